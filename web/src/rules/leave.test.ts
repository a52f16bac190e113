import { expect, test } from "vitest";
import { EMPTY_LEAVE, hasPeriod, leaveMissing } from "./leave";

const written = { firstDay: "2026-12-01", lastDay: "2026-12-03", reason: "Begravning" };

test.each([
  ["nothing is written", EMPTY_LEAVE, "days"],
  ["the last day is missing", { ...written, lastDay: "" }, "days"],
  ["the days stand backwards", { ...written, lastDay: "2026-11-30" }, "order"],
  ["the reason is blank", { ...written, reason: " \n" }, "reason"],
  ["all is there", written, undefined],
  ["it is one day", { ...written, lastDay: "2026-12-01" }, undefined],
])("an application is held back, or not, when %s", (_, draft, why) => {
  expect(leaveMissing(draft)).toBe(why);
});

test("the school is asked about a period as soon as there is one", () => {
  expect(hasPeriod({ ...written, reason: "" })).toBe(true);
  expect(hasPeriod({ ...written, lastDay: "" })).toBe(false);
  expect(hasPeriod({ ...written, lastDay: "2026-11-30" })).toBe(false);
  expect(hasPeriod(EMPTY_LEAVE)).toBe(false);
});
