import type { FritidsUnit, FritidsUnitIn, Holiday, Times } from "../api/registration";
import { shiftDay } from "../text/days";

const MOST_DAYS_LOCKED = 30;
const MOST_HOLIDAY_DAYS = 100;
const USUAL: Times = { starts: "06:00", ends: "18:00" };

export type SettingsWrong =
  "hours" | "lock" | "holidayName" | "holidayDays" | "holidayLong" | "holidayOverlap";

/** A unit's settings as they are being changed; the number of days as it is written. */
export interface SettingsDraft {
  hours: (Times | null)[];
  lockDays: string;
  closedDays: string[];
  holidays: Holiday[];
}

export function settingsDraft(unit: FritidsUnit): SettingsDraft {
  const { hours, closedDays, holidays } = unit;
  return { hours, lockDays: String(unit.lockDays), closedDays, holidays };
}

/** What cannot be so, before the school says it. */
export function wrongSettings(draft: SettingsDraft): SettingsWrong | undefined {
  const isWrong = (one: Times | null) => one && (!one.starts || one.ends <= one.starts);
  if (draft.hours.some(isWrong)) return "hours";
  if (!/^\d{1,2}$/.test(draft.lockDays) || Number(draft.lockDays) > MOST_DAYS_LOCKED) return "lock";
  return wrongHolidays(draft.holidays);
}

function wrongHolidays(holidays: Holiday[]): SettingsWrong | undefined {
  if (holidays.some((one) => !one.name.trim())) return "holidayName";
  const isInOrder = ({ first, last, lastAnswerDay }: Holiday) =>
    lastAnswerDay !== "" && lastAnswerDay < first && first <= last;
  if (!holidays.every(isInOrder)) return "holidayDays";
  if (holidays.some((one) => shiftDay(one.first, MOST_HOLIDAY_DAYS) <= one.last)) {
    return "holidayLong";
  }
  const sorted = byFirst(holidays);
  const meets = sorted.some((one, place) => place > 0 && one.first <= (sorted[place - 1]?.last ?? ""));
  return meets ? "holidayOverlap" : undefined;
}

export function wantedSettings(draft: SettingsDraft): FritidsUnitIn {
  const holidays = draft.holidays.map((one) => ({ ...one, name: one.name.trim() }));
  return {
    hours: draft.hours,
    lockDays: Number(draft.lockDays),
    closedDays: draft.closedDays,
    holidays: byFirst(holidays),
  };
}

/** A weekday that is opened has the hours of another one, or the usual. */
export function withWeekday(hours: (Times | null)[], place: number, isOpen: boolean) {
  const alike = hours.find((one) => one) ?? USUAL;
  return hours.map((one, number) => (number === place ? (isOpen ? alike : null) : one));
}

/** Each day once, in order. */
export function withDay(days: string[], day: string): string[] {
  return [...new Set([...days, day])].sort();
}

function byFirst(holidays: Holiday[]): Holiday[] {
  return [...holidays].sort((one, other) => one.first.localeCompare(other.first));
}
