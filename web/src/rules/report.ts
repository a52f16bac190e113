import type { components } from "../api/schema";
import type { Absence, ReportDays } from "../api/client";
import { minutes } from "./week";

/** What a guardian is about to report; kept while children and days are chosen. */
export interface Draft {
  firstDay: string;
  lastDay: string;
  part: Part;
  starts: string;
  ends: string;
  lessonIds: string[];
  note: string;
}

export type Part = "wholeDay" | "span" | "lessons";
export type ReportIn = components["schemas"]["AbsenceReportIn"];
/** Why a draft cannot be sent yet. */
export type Missing = "times" | "tooShort" | "passed" | "lessons";

/** A lesson as it is reported: with the times that it was shown with. */
export interface NamedLesson {
  id: string;
  groupId: string;
  starts: string;
  ends: string;
}

export const EMPTY_DRAFT: Draft = {
  firstDay: "",
  lastDay: "",
  part: "wholeDay",
  starts: "",
  ends: "",
  lessonIds: [],
  note: "",
};

/** Product: a span is at least 30 minutes. */
export const SHORTEST_SPAN_MINUTES = 30;
/** The school's day begins then, for what is reported as the whole of it. */
const DAY_BEGINS = "08:00";

/** The days that are open for every one of the children, whose schools may differ. */
export function daysFor(choices: ReportDays[]): string[] {
  const [first, ...others] = choices.map((one) =>
    one.days.filter((day) => day.open).map((day) => day.date),
  );
  return (first ?? []).filter((day) => others.every((days) => days.includes(day)));
}

/** The first and the last day, as near to what was wanted as the offered days let them be. */
export function periodOf(draft: Draft, offered: string[]): { first: string; last: string } {
  const first = offered.find((day) => day === draft.firstDay) ?? offered[0] ?? "";
  const isLater = draft.lastDay > first && offered.includes(draft.lastDay);
  return { first, last: isLater ? draft.lastDay : first };
}

/** The school's own rules, told before anything is sent. `now` is the school's date and clock. */
export function missing(
  draft: Draft,
  day: string,
  now: { date: string; clock: string },
): Missing | undefined {
  if (draft.part === "lessons") return draft.lessonIds.length === 0 ? "lessons" : undefined;
  if (draft.part === "wholeDay") return undefined;
  if (!draft.starts || !draft.ends) return "times";
  if (minutes(draft.ends) - minutes(draft.starts) < SHORTEST_SPAN_MINUTES) return "tooShort";
  return day === now.date && draft.ends <= now.clock ? "passed" : undefined;
}

/** The request of a draft. */
export function reportOf(
  draft: Draft,
  { first, last }: { first: string; last: string },
  studentIds: string[],
  lessons: NamedLesson[],
): ReportIn {
  const days = { firstDay: first, ...(last !== first && { lastDay: last }) };
  return { studentIds, ...days, ...partIn(draft, lessons), note: draft.note || null };
}

function partIn(draft: Draft, lessons: NamedLesson[]) {
  if (draft.part === "span") return { span: { starts: draft.starts, ends: draft.ends } };
  if (draft.part === "wholeDay") return { wholeDay: true as const };
  const chosen = lessons.filter((one) => draft.lessonIds.includes(one.id));
  return {
    lessons: chosen.map(({ id, groupId, starts, ends }) => ({ id, groupId, starts, ends })),
  };
}

/** Whether a report that is taken back now has begun, so that what has passed stays reported. */
export function isUnderWay(absence: Absence, now: { date: string; clock: string }): boolean {
  if (absence.date !== now.date) return false;
  const starts = absence.lessons.map((lesson) => lesson.starts).sort();
  return now.clock > (absence.span?.starts ?? starts[0] ?? DAY_BEGINS);
}

/**
 * "Still ill?": the whole day before the next day that can be reported, unless that one is
 * reported already. A weekend may lie between, and no other day.
 */
export function stillIll(
  absences: Absence[],
  offered: string[],
): { absence: Absence; day: string } | undefined {
  const whole = absences.filter((one) => one.wholeDay && one.status === "reported");
  const reported = new Set(whole.map((one) => one.date));
  const newest = whole
    .filter((one) => one.source !== "leave")
    .sort((one, other) => (one.date < other.date ? 1 : -1))
    .find((one) => offered.some((day) => day > one.date));
  const day = newest && offered.find((one) => one > newest.date);
  if (!day || reported.has(day) || hasWeekdayBetween(newest.date, day)) return undefined;
  return { absence: newest, day };
}

function hasWeekdayBetween(first: string, last: string): boolean {
  const at = new Date(`${first}T12:00:00Z`);
  for (at.setUTCDate(at.getUTCDate() + 1); dateOf(at) < last; at.setUTCDate(at.getUTCDate() + 1)) {
    if (at.getUTCDay() % 6 !== 0) return true;
  }
  return false;
}

const dateOf = (at: Date) => at.toISOString().slice(0, 10);
