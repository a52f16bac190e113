import { expect, test } from "vitest";
import type { Lesson, StudentWeek } from "../api/client";
import {
  beginsAt,
  gapsOf,
  mondayOf,
  reportable,
  schoolDayFrom,
  shiftSchoolDay,
  shownDays,
  swipeOf,
  weekNumber,
  weekOf,
} from "./week";

const lesson = (date: string, starts: string, ends: string, changed: Partial<Lesson> = {}) => ({
  id: `${date}${starts}`,
  groupId: "8a",
  groupName: "8A",
  date,
  starts,
  ends,
  kind: "lesson" as const,
  title: "Matematik",
  room: "",
  teachers: [],
  substitutes: [],
  cancelled: false,
  movedFrom: null,
  note: "",
  ...changed,
});

const week = (...days: [string, Lesson[]][]): StudentWeek => ({
  studentId: "elias",
  week: "2026-W48",
  timetable: true,
  days: days.map(([date, lessons]) => ({ date, lessons })),
});

test.each([
  ["2026-11-24", "2026-W48"],
  ["2026-12-28", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
  ["2024-12-30", "2025-W01"],
  ["2026-03-29", "2026-W13"],
  ["2026-03-30", "2026-W14"],
  ["2026-10-25", "2026-W43"],
  ["2026-10-26", "2026-W44"],
])("%s is in the ISO week %s, over new year and both changes of the clock", (day, name) => {
  expect(weekOf(day)).toBe(name);
});

test("a week begins on Monday, and is called by its number", () => {
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
  expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  expect(weekNumber("2027-01-03")).toBe(53);
});

test("one goes from Friday to Monday and back", () => {
  expect(shiftSchoolDay("2026-11-27", 1)).toBe("2026-11-30");
  expect(shiftSchoolDay("2026-11-30", -1)).toBe("2026-11-27");
  expect(schoolDayFrom("2026-11-28")).toBe("2026-11-30");
  expect(schoolDayFrom("2026-11-27")).toBe("2026-11-27");
});

test("a weekend is shown when something stands there", () => {
  const saturday = [lesson("2026-11-28", "10:00", "12:00")];
  const days = week(["2026-11-27", []], ["2026-11-28", saturday], ["2026-11-29", []]);
  expect(shownDays(days).map((one) => one.date)).toEqual(["2026-11-27", "2026-11-28"]);
});

test("what is over, cancelled or a break is not reported", () => {
  const day = "2026-11-24";
  const shown = week([
    day,
    [
      lesson(day, "08:10", "09:00"),
      lesson(day, "09:00", "09:20", { kind: "break" }),
      lesson(day, "09:20", "10:10"),
      lesson(day, "10:20", "11:10", { cancelled: true }),
    ],
  ]);
  const at = (date: string, clock: string) =>
    reportable(shown, day, { date, clock }).map((one) => one.starts);
  expect(at("2026-11-23", "23:00")).toEqual(["08:10", "09:20"]);
  expect(at(day, "08:59")).toEqual(["08:10", "09:20"]);
  expect(at(day, "09:00")).toEqual(["09:20"]);
  expect(reportable({ ...shown, timetable: false }, day, { date: day, clock: "07:00" })).toEqual([]);
  expect(reportable(undefined, day, { date: day, clock: "07:00" })).toEqual([]);
});

test("the grid begins with the week's first lesson, and leaves room for what lies between", () => {
  const day = [
    lesson("2026-11-24", "08:30", "09:30"),
    lesson("2026-11-24", "09:00", "09:20"),
    lesson("2026-11-24", "10:00", "10:40"),
  ];
  expect(beginsAt(week(["2026-11-24", day]).days)).toBe(510);
  expect(gapsOf(day, 480)).toEqual([30, 0, 30]);
});

test.each([
  ["to the left", -80, 10, 1],
  ["to the right", 80, -10, -1],
  ["too short", -40, 0, undefined],
  ["a scroll that went askew", -80, 60, undefined],
] as const)("a swipe is long and level: %s", (_, x, y, by) => {
  expect(swipeOf({ x: 100, y: 100 }, { x: 100 + x, y: 100 + y })).toBe(by);
});
