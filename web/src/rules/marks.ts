import type { DayMark, StudentDay } from "../api/client";

/** Days on which something of a lesson was missed, and of each only those lessons. */
export function missedDays(days: StudentDay[]): { date: string; marks: DayMark[] }[] {
  return days
    .map(({ date, marks }) => ({ date, marks: marks.filter((one) => one.presence !== "present") }))
    .filter(({ marks }) => marks.length > 0);
}

/** What was reported in whole needs no explanation. */
export function mayBeExplained(mark: DayMark): boolean {
  return mark.presence !== "present" && mark.reported !== "whole";
}
