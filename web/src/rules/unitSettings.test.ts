import { expect, test } from "vitest";
import type { FritidsUnit, Holiday } from "../api/registration";
import {
  settingsDraft,
  type SettingsDraft,
  wantedSettings,
  withDay,
  withWeekday,
  wrongSettings,
} from "./unitSettings";

const OPEN = { starts: "06:00", ends: "18:00" };
const LOV: Holiday = {
  id: "a",
  name: "Jullov",
  first: "2026-12-21",
  last: "2027-01-08",
  lastAnswerDay: "2026-12-04",
};
const UNIT: FritidsUnit = {
  groupId: "eken",
  name: "Eken",
  hours: [OPEN, OPEN, OPEN, OPEN, OPEN, null, null],
  closedDays: ["2026-12-07"],
  lockDays: 7,
  holidays: [LOV],
};
const draft = (changes: Partial<SettingsDraft> = {}) => ({ ...settingsDraft(UNIT), ...changes });

test("what was read and not changed is sent as it was", () => {
  const { hours, lockDays, closedDays, holidays } = UNIT;
  expect(wrongSettings(draft())).toBeUndefined();
  expect(wantedSettings(draft())).toEqual({ hours, lockDays, closedDays, holidays });
});

test.each([
  ["hours", { hours: [{ starts: "18:00", ends: "06:00" }] }],
  ["hours", { hours: [{ starts: "", ends: "06:00" }] }],
  ["hours", { hours: [{ starts: "06:00", ends: "" }] }],
  ["lock", { lockDays: "" }],
  ["lock", { lockDays: "31" }],
  ["lock", { lockDays: "-1" }],
  ["lock", { lockDays: "1.5" }],
  ["holidayName", { holidays: [{ ...LOV, name: " " }] }],
  ["holidayDays", { holidays: [{ ...LOV, first: "" }] }],
  ["holidayDays", { holidays: [{ ...LOV, last: "2026-12-20" }] }],
  ["holidayDays", { holidays: [{ ...LOV, lastAnswerDay: "2026-12-21" }] }],
  ["holidayDays", { holidays: [{ ...LOV, lastAnswerDay: "" }] }],
  ["holidayLong", { holidays: [{ ...LOV, last: "2027-03-31" }] }],
  ["holidayOverlap", { holidays: [{ ...LOV, first: "2027-01-08", last: "2027-01-09" }, LOV] }],
] as const)("what cannot be so is said before it is sent: %s", (wrong, changes) => {
  expect(wrongSettings(draft(changes as unknown as Partial<SettingsDraft>))).toBe(wrong);
});

test("a hundred days are a lov, and two that meet are two", () => {
  expect(wrongSettings(draft({ holidays: [{ ...LOV, last: "2027-03-30" }] }))).toBeUndefined();
  const after = { ...LOV, id: "b", first: "2027-01-09", last: "2027-01-10" };
  expect(wrongSettings(draft({ holidays: [after, LOV] }))).toBeUndefined();
  expect(wantedSettings(draft({ holidays: [after, LOV] })).holidays).toEqual([LOV, after]);
});

test("a weekday that is opened opens as the others do", () => {
  const late = { starts: "07:00", ends: "17:00" };
  expect(withWeekday([late, null], 1, true)).toEqual([late, late]);
  expect(withWeekday([null, null], 1, true)).toEqual([null, OPEN]);
  expect(withWeekday([late, late], 0, false)).toEqual([null, late]);
});

test("a closed day stands once and in order", () => {
  expect(withDay(["2026-12-07"], "2026-11-30")).toEqual(["2026-11-30", "2026-12-07"]);
  expect(withDay(["2026-12-07"], "2026-12-07")).toEqual(["2026-12-07"]);
});
