import type { Lesson, StudentWeek } from "../api/client";
import { shiftDay } from "../text/days";

const DAYS_IN_A_WEEK = 7;
const MS_IN_A_DAY = 86_400_000;

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
/** Monday is 1 and Sunday is 7 (ISO 8601). */
const weekdayOf = (day: string) => noonOf(day).getUTCDay() || DAYS_IN_A_WEEK;

export function mondayOf(day: string): string {
  return shiftDay(day, 1 - weekdayOf(day));
}

/** The ISO week of a day, as `2026-W53`: it belongs to the year that its Thursday is in. */
export function weekOf(day: string): string {
  const thursday = shiftDay(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const days = (noonOf(thursday).getTime() - noonOf(`${year}-01-01`).getTime()) / MS_IN_A_DAY;
  return `${year}-W${String(Math.floor(days / DAYS_IN_A_WEEK) + 1).padStart(2, "0")}`;
}

/** Its number alone, as it is called in Sweden: "vecka 48". */
export const weekNumber = (day: string) => Number(weekOf(day).slice(6));

/** The next day, or the one before, over weekends where nothing stands. */
export function shiftSchoolDay(day: string, by: 1 | -1): string {
  let shifted = shiftDay(day, by);
  while (weekdayOf(shifted) > 5) shifted = shiftDay(shifted, by);
  return shifted;
}

/** On a weekend, the Monday that comes. */
export function schoolDayFrom(day: string): string {
  return weekdayOf(day) > 5 ? shiftSchoolDay(day, 1) : day;
}

/** Monday to Friday, and a Saturday or Sunday only when something stands there. */
export function shownDays(week: StudentWeek): StudentWeek["days"] {
  return week.days.filter((day) => weekdayOf(day.date) <= 5 || day.lessons.length > 0);
}

/** Lessons that a guardian can report: not cancelled, not a break, and not over. */
export function reportable(
  week: StudentWeek | undefined,
  day: string,
  now: { date: string; clock: string },
): Lesson[] {
  const lessons = week?.timetable ? week.days.find((one) => one.date === day)?.lessons : undefined;
  return (lessons ?? []).filter(
    (one) =>
      one.kind === "lesson" && !one.cancelled && (day > now.date || one.ends > now.clock),
  );
}

/** Minutes of nothing before each lesson, 0 where they touch or overlap. */
export function gapsOf(lessons: Lesson[], begins: number): number[] {
  let reached = begins;
  return lessons.map((one) => {
    const gap = Math.max(0, minutes(one.starts) - reached);
    reached = Math.max(reached, minutes(one.ends));
    return gap;
  });
}

/** When the first lesson of the week begins, in minutes: where the grid begins. */
export function beginsAt(days: StudentWeek["days"]): number {
  const starts = days.flatMap((day) => day.lessons.map((one) => minutes(one.starts)));
  return Math.min(...starts, 24 * 60);
}

/** Minutes after midnight of an `HH:MM`. */
export const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const LONG_ENOUGH_PX = 60;

/** What a finger did: along, farther than it slipped up or down. */
export function swipeOf(
  from: { x: number; y: number },
  to: { x: number; y: number },
): 1 | -1 | undefined {
  const along = to.x - from.x;
  if (Math.abs(along) < LONG_ENOUGH_PX) return undefined;
  if (Math.abs(along) < 2 * Math.abs(to.y - from.y)) return undefined;
  return along < 0 ? 1 : -1;
}
