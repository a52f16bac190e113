import { expect, test } from "vitest";
import type { Absence, ReportDays } from "../api/client";
import { daysFor, EMPTY_DRAFT, isUnderWay, missing, periodOf, reportOf, stillIll } from "./report";

const school = (...days: [string, boolean][]): ReportDays => ({
  days: days.map(([date, open]) => ({
    date,
    open,
    reason: open ? null : ("cutOffPassed" as const),
    closesAt: "08:30",
  })),
  phone: "0490-123 45",
  schoolName: "Ekebro skola",
});

const absence = (date: string, changed: Partial<Absence> = {}): Absence => ({
  id: date,
  studentId: "alva",
  date,
  wholeDay: true,
  span: null,
  lessons: [],
  note: null,
  status: "reported",
  source: "guardian",
  reportedBy: { id: "anna", name: "Anna", me: true },
  reportedAt: "2026-11-24T06:40:00Z",
  ended: null,
  withdrawnAt: null,
  mayWithdraw: true,
  ...changed,
});

const TUESDAY = { date: "2026-11-24", clock: "10:00" };
const LESSONS = [
  { id: "1", groupId: "8a", starts: "08:10", ends: "09:00", title: "Matematik" },
  { id: "2", groupId: "8a", starts: "09:20", ends: "10:10", title: "Svenska" },
];

test("siblings are offered the days that both their schools take", () => {
  const one = school(["2026-11-24", true], ["2026-11-25", true]);
  const other = school(["2026-11-24", false], ["2026-11-25", true], ["2026-11-26", true]);
  expect(daysFor([one])).toEqual(["2026-11-24", "2026-11-25"]);
  expect(daysFor([one, other])).toEqual(["2026-11-25"]);
  expect(daysFor([])).toEqual([]);
});

test.each([
  ["nothing wanted", "", "", "2026-11-24", "2026-11-24"],
  ["a day that has closed since", "2026-11-23", "", "2026-11-24", "2026-11-24"],
  ["days in a row", "2026-11-24", "2026-11-25", "2026-11-24", "2026-11-25"],
  ["a last day before the first", "2026-11-25", "2026-11-24", "2026-11-25", "2026-11-25"],
  ["a last day that nobody offers", "2026-11-24", "2026-12-01", "2026-11-24", "2026-11-24"],
])("the period is as near to what was wanted as it can be: %s", (_, wanted, until, first, last) => {
  const draft = { ...EMPTY_DRAFT, firstDay: wanted, lastDay: until };
  expect(periodOf(draft, ["2026-11-24", "2026-11-25"])).toEqual({ first, last });
});

test.each([
  ["without times", "", "", "times"],
  ["29 minutes", "12:00", "12:29", "tooShort"],
  ["30 minutes", "12:00", "12:30", undefined],
  ["backwards", "12:30", "12:00", "tooShort"],
  ["over since a while", "08:00", "09:00", "passed"],
  ["over right now", "08:00", "10:00", "passed"],
  ["begun, and not over", "08:00", "10:01", undefined],
] as const)("a span is refused before it is sent: %s", (_, starts, ends, why) => {
  const draft = { ...EMPTY_DRAFT, part: "span" as const, starts, ends };
  expect(missing(draft, TUESDAY.date, TUESDAY)).toBe(why);
});

test("tomorrow's span is not over, whatever the clock is today", () => {
  const draft = { ...EMPTY_DRAFT, part: "span" as const, starts: "08:00", ends: "09:00" };
  expect(missing(draft, "2026-11-25", TUESDAY)).toBeUndefined();
});

test("lessons must be chosen, and the whole day needs nothing", () => {
  const draft = { ...EMPTY_DRAFT, part: "lessons" as const };
  expect(missing(draft, TUESDAY.date, TUESDAY)).toBe("lessons");
  expect(missing({ ...draft, lessonIds: ["1"] }, TUESDAY.date, TUESDAY)).toBeUndefined();
  expect(missing(EMPTY_DRAFT, TUESDAY.date, TUESDAY)).toBeUndefined();
});

test("a report names exactly one part of the day", () => {
  const day = { first: "2026-11-24", last: "2026-11-24" };
  const times = { starts: "10:00", ends: "11:00" };
  const draft = { ...EMPTY_DRAFT, ...times, lessonIds: ["2"], note: "" };
  const base = { studentIds: ["alva"], firstDay: "2026-11-24", note: null };
  expect(reportOf(draft, day, ["alva"], LESSONS)).toEqual({ ...base, wholeDay: true });
  const span = reportOf({ ...draft, part: "span" }, day, ["alva"], LESSONS);
  expect(span).toEqual({ ...base, span: times });
  const lessons = reportOf({ ...draft, part: "lessons" }, day, ["alva"], LESSONS);
  expect(lessons).toEqual({
    ...base,
    lessons: [{ id: "2", groupId: "8a", starts: "09:20", ends: "10:10" }],
  });
});

test("days in a row are reported for all the children, with the message", () => {
  const days = { first: "2026-11-24", last: "2026-11-25" };
  expect(reportOf({ ...EMPTY_DRAFT, note: "Hej" }, days, ["alva", "elias"], [])).toEqual({
    studentIds: ["alva", "elias"],
    firstDay: "2026-11-24",
    lastDay: "2026-11-25",
    wholeDay: true,
    note: "Hej",
  });
});

test("what has begun today is ended, and all else is taken back", () => {
  const span = (starts: string) => ({ wholeDay: false, span: { starts, ends: "12:00" } });
  const lessons = { wholeDay: false, lessons: LESSONS };
  expect(isUnderWay(absence("2026-11-24"), TUESDAY)).toBe(true);
  expect(isUnderWay(absence("2026-11-24"), { ...TUESDAY, clock: "07:40" })).toBe(false);
  expect(isUnderWay(absence("2026-11-25"), TUESDAY)).toBe(false);
  expect(isUnderWay(absence("2026-11-24", span("10:30")), TUESDAY)).toBe(false);
  expect(isUnderWay(absence("2026-11-24", span("09:30")), TUESDAY)).toBe(true);
  expect(isUnderWay(absence("2026-11-24", lessons), TUESDAY)).toBe(true);
});

const OFFERED = ["2026-11-24", "2026-11-25"];

test.each([
  ["yesterday", "2026-11-23", "2026-11-24"],
  ["today", "2026-11-24", "2026-11-25"],
  ["Friday, asked on Monday", "2026-11-20", "2026-11-23"],
])("still ill is asked about the next day that can be reported: %s", (_, day, next) => {
  const offered = next === "2026-11-23" ? ["2026-11-23"] : OFFERED;
  expect(stillIll([absence(day)], offered)).toMatchObject({ absence: { date: day }, day: next });
});

test.each([
  ["a school day lies between", [absence("2026-11-20")]],
  ["the next day is reported", [absence("2026-11-23"), absence("2026-11-24"), absence("2026-11-25")]],
  ["the next day is a leave", [absence("2026-11-24"), absence("2026-11-25", { source: "leave" })]],
  ["it was taken back", [absence("2026-11-23", { status: "withdrawn" })]],
  ["the child came back", [absence("2026-11-24", { status: "ended", ended: "10:15" })]],
  ["it was a part of the day", [absence("2026-11-23", { wholeDay: false })]],
  ["it was a leave", [absence("2026-11-23", { source: "leave" })]],
  ["nothing was reported", []],
])("still ill is not asked when %s", (_, absences) => {
  expect(stillIll(absences, OFFERED)).toBeUndefined();
});
