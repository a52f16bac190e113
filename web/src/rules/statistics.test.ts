import { expect, test } from "vitest";
import type { GroupStatistics } from "../api/staff";
import { fileName } from "./file";
import { byAbsence, canAsk, usualPeriod } from "./statistics";

const student = (id: string, absentPerCent: number | null) => ({
  id,
  displayName: id,
  minutes: {
    offered: 0,
    valid: 0,
    invalid: 0,
    late: 0,
    validPerCent: null,
    invalidPerCent: null,
    latePerCent: null,
    absentPerCent,
  },
});

test("thirty days are shown, today with them", () => {
  expect(usualPeriod("2026-11-24")).toEqual({ from: "2026-10-26", to: "2026-11-24" });
});

test.each([
  ["", "2026-11-24", false],
  ["2026-11-25", "2026-11-24", false],
  ["2026-11-24", "2026-11-24", true],
])("a period is asked about when it is one: %s to %s", (from, to, can) => {
  expect(canAsk({ from, to })).toBe(can);
});

test("who is away the most comes first, and the order of the class list is kept else", () => {
  const students = [student("A", null), student("B", 2), student("C", 30), student("D", 2)];
  const shown = byAbsence({ students } as unknown as GroupStatistics);
  expect(shown.map((one) => one.id)).toEqual(["C", "B", "D", "A"]);
});

test("the file has the name that the answer gives it", () => {
  const named = 'attachment; filename="2026-10-26--2026-11-24.csv"';
  expect(fileName(named, "x.csv")).toBe("2026-10-26--2026-11-24.csv");
  expect(fileName(null, "x.csv")).toBe("x.csv");
});
