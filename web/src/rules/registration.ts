import type {
  DayChange,
  DayPickUp,
  FritidsDay,
  FritidsPlan,
  FritidsWeek,
  Times,
} from "../api/registration";
import { shiftDay } from "../text/days";
import { mondayOf } from "./week";

export const MOST_TIMES = 4;
export const MOST_WEEKS = 4;
const WEEK = 7;
const WORKDAYS = 5;
const MONDAYS_OFFERED = 12;
const USUAL: Times = { starts: "13:00", ends: "16:00" };

export type Wrong = "empty" | "order" | "overlap" | "hours";

/** What cannot be so with a day's times, before the school says it. */
export function wrongTimes(times: Times[], hours: Times | null): Wrong | undefined {
  if (times.some((one) => !one.starts || !one.ends)) return "empty";
  if (times.some((one) => one.ends <= one.starts)) return "order";
  const sorted = inOrder(times);
  if (sorted.some((one, place) => place > 0 && one.starts < (sorted[place - 1]?.ends ?? ""))) {
    return "overlap";
  }
  const isOutside = (one: Times) => hours && (one.starts < hours.starts || one.ends > hours.ends);
  return times.some(isOutside) ? "hours" : undefined;
}

export function inOrder(times: Times[]): Times[] {
  return [...times].sort((one, other) => one.starts.localeCompare(other.starts));
}

/** One more: in the morning when there is only an afternoon, as far as the unit is open. */
export function withOneMore(times: Times[], hours: Times | null): Times[] {
  const isOnlyAfternoon = times.length > 0 && times.every((one) => one.starts >= "12:00");
  if (isOnlyAfternoon) return [{ starts: hours?.starts ?? "06:30", ends: "08:00" }, ...times];
  if (times.length > 0) return [...times, { starts: "", ends: "" }];
  const ends = hours && hours.ends < USUAL.ends ? hours.ends : USUAL.ends;
  const starts = hours && hours.starts > USUAL.starts ? hours.starts : USUAL.starts;
  return [{ starts, ends }];
}

export type DayKind = "times" | "off" | "usual";
export type PickUpKind = "usual" | "alone" | "adult" | "note";

/** A day as it is being changed. */
export interface DayDraft {
  kind: DayKind;
  times: Times[];
  pickUp: PickUpKind;
  aloneAt: string;
  adultId: string;
  note: string;
}

export function draftOf(day: FritidsDay): DayDraft {
  const { thatDay, aloneAt, adult, note } = day.pickUp;
  return {
    kind: kindOf(day),
    times: day.times,
    pickUp: thatDay ? pickUpKind(aloneAt, adult?.id) : "usual",
    aloneAt: (thatDay && aloneAt) || day.times.at(-1)?.ends || "",
    adultId: (thatDay && adult?.id) || "",
    note: thatDay ? note : "",
  };
}

function kindOf(day: FritidsDay): DayKind {
  if (day.source === "base") return "usual";
  return day.times.length > 0 ? "times" : "off";
}

function pickUpKind(aloneAt: string | null, adultId: string | undefined): PickUpKind {
  if (adultId) return "adult";
  return aloneAt ? "alone" : "note";
}

export type DayWrong = Wrong | "adult" | "alone";

export function wrongDay(draft: DayDraft, day: FritidsDay): DayWrong | undefined {
  if (draft.kind === "times" && !day.lock) {
    const wrong = draft.times.length === 0 ? "empty" : wrongTimes(draft.times, day.hours);
    if (wrong) return wrong;
  }
  if (draft.pickUp === "adult" && !draft.adultId) return "adult";
  return draft.pickUp === "alone" && !draft.aloneAt ? "alone" : undefined;
}

/** Only what has been changed is sent: the rest stays, whoever has changed it since. */
export function changeOf(draft: DayDraft, day: FritidsDay): DayChange | undefined {
  const was = draftOf(day);
  const change: DayChange = { weekday: weekday(day.date) };
  if (!day.lock && !isSame(timesOf(draft), timesOf(was))) change.times = timesOf(draft);
  if (!isSame(pickUpOf(draft), pickUpOf(was))) change.pickUp = pickUpOf(draft);
  return "times" in change || "pickUp" in change ? change : undefined;
}

function timesOf(draft: DayDraft): Times[] | null {
  if (draft.kind === "usual") return null;
  return draft.kind === "off" ? [] : inOrder(draft.times);
}

function pickUpOf(draft: DayDraft): DayPickUp | null {
  const note = draft.note.trim();
  switch (draft.pickUp) {
    case "usual":
      return null;
    case "alone":
      return { aloneAt: draft.aloneAt, adultId: null, note };
    case "adult":
      return { aloneAt: null, adultId: draft.adultId, note };
    case "note":
      return { aloneAt: null, adultId: null, note };
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Monday is 1. */
export function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || WEEK;
}

/** Monday to Friday, and a Saturday or Sunday only when the unit is open or something stands. */
export function shownFritidsDays(week: FritidsWeek): FritidsDay[] {
  return week.days.filter(
    (day) => weekday(day.date) <= WORKDAYS || day.hours || day.times.length > 0,
  );
}

/** A week's times as they are seen: what is copied. */
export function weekTimes(week: FritidsWeek): Times[][] {
  return week.days.map((day) => day.times);
}

/** Mondays from which a base schedule may begin: no day of theirs is locked. */
export function offeredMondays(firstOpenDay: string): string[] {
  const monday = mondayOf(firstOpenDay);
  const first = monday < firstOpenDay ? shiftDay(monday, WEEK) : monday;
  return Array.from({ length: MONDAYS_OFFERED }, (_, number) => shiftDay(first, WEEK * number));
}

export const EMPTY_WEEK: Times[][] = Array.from({ length: WEEK }, () => []);

/** The base schedule to begin with: the latest of one's own, or of all weeks. */
export function latestBase(plan: FritidsPlan): Times[][][] {
  const me = plan.adults.find((one) => one.me)?.id ?? "";
  const own = plan.bases.filter((one) => one.ownerId === null || one.ownerId === me);
  const latest = own.reduce<(typeof own)[number] | undefined>(
    (best, one) => (!best || one.validFrom >= best.validFrom ? one : best),
    undefined,
  );
  return latest?.weeks ?? [EMPTY_WEEK];
}

/** The weekdays on which the unit is open, and those that the schedule uses already. */
export function openWeekdays(plan: FritidsPlan, week: Times[][]): number[] {
  return Array.from({ length: WEEK }, (_, place) => place).filter(
    (place) => plan.unit.hours[place] || (week[place]?.length ?? 0) > 0,
  );
}

/** The days of a lov on which the unit is open. */
export function holidayDays(plan: FritidsPlan, holiday: { first: string; last: string }): string[] {
  const days: string[] = [];
  for (let day = holiday.first; day <= holiday.last; day = shiftDay(day, 1)) {
    const isOpen = plan.unit.hours[weekday(day) - 1] && !plan.unit.closedDays.includes(day);
    if (isOpen) days.push(day);
  }
  return days;
}

export type CopyReach = "same" | "next" | "two" | "four" | "eight";
const REACH: Record<CopyReach, { first: number; last: number }> = {
  same: { first: 0, last: 0 },
  next: { first: 1, last: 1 },
  two: { first: 1, last: 2 },
  four: { first: 1, last: 4 },
  eight: { first: 1, last: 8 },
};

export const reachOf = (reach: CopyReach) => REACH[reach];
