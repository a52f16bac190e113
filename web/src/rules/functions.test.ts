import { expect, test } from "vitest";
import { functionOf } from "./functions";

test("a notification counts under the tile of its function", () => {
  expect(functionOf("booking.round_opened")).toBe("meetings");
  expect(functionOf("attendance.absence_reported")).toBe("attendance");
});
