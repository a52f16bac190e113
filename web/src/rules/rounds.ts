import type { Round, RoundIn, Series, Slot, SlotsIn } from "../api/meetings";
import { schoolClock, schoolDate } from "../text/days";

export const MINUTES = [10, 15, 20, 25, 30, 40, 45, 60];
export const GAPS = [0, 5, 10, 15, 20, 30];
const MOST_AT_ONCE = 40;
const MOST_MINUTES = 360;
const STEP = 5;
const LONGEST = 120;

/** A round that is being written. */
export interface RoundDraft {
  title: string;
  opensDay: string;
  opensTime: string;
  closesDay: string;
  closesTime: string;
  firstDay: string;
  lastDay: string;
  minutes: number;
  gap: number;
  venue: "place" | "link";
  where: string;
  note: string;
  separate: boolean;
}

export const EMPTY_ROUND: RoundDraft = {
  title: "",
  opensDay: "",
  opensTime: "08:00",
  closesDay: "",
  closesTime: "20:00",
  firstDay: "",
  lastDay: "",
  minutes: 20,
  gap: 5,
  venue: "place",
  where: "",
  note: "",
  separate: false,
};

/** A round that stands, as it can be written over. */
export function draftOf(round: Round): RoundDraft {
  const opens = new Date(round.opensAt);
  const closes = new Date(round.closesAt);
  return {
    title: round.title,
    opensDay: schoolDate(opens),
    opensTime: schoolClock(opens),
    closesDay: schoolDate(closes),
    closesTime: schoolClock(closes),
    firstDay: round.firstDay,
    lastDay: round.lastDay,
    minutes: round.minutes,
    gap: round.gap,
    venue: round.venue.link ? "link" : "place",
    where: round.venue.link ?? round.venue.place ?? "",
    note: round.note ?? "",
    separate: round.separate,
  };
}

export type RoundMissing = "title" | "days" | "dayOrder" | "window" | "windowOrder" | "late" | "place" | "link";

/** Why a round cannot be sent yet; the first thing, in the order of the form. */
export function roundMissing(draft: RoundDraft): RoundMissing | undefined {
  if (!draft.title.trim()) return "title";
  if (!draft.firstDay || !draft.lastDay) return "days";
  if (draft.lastDay < draft.firstDay) return "dayOrder";
  const { opensDay, opensTime, closesDay, closesTime } = draft;
  if (!opensDay || !opensTime || !closesDay || !closesTime) return "window";
  if (`${closesDay} ${closesTime}` <= `${opensDay} ${opensTime}`) return "windowOrder";
  if (closesDay > draft.lastDay) return "late";
  if (draft.venue === "place") return draft.where.trim() ? undefined : "place";
  return /^https:\/\/[A-Za-z0-9.-]/.test(draft.where.trim()) ? undefined : "link";
}

export function roundIn(draft: RoundDraft): RoundIn {
  const where = draft.where.trim();
  return {
    title: draft.title.trim(),
    opens: { day: draft.opensDay, time: draft.opensTime },
    closes: { day: draft.closesDay, time: draft.closesTime },
    firstDay: draft.firstDay,
    lastDay: draft.lastDay,
    minutes: draft.minutes,
    gap: draft.gap,
    place: draft.venue === "place" ? where : null,
    link: draft.venue === "link" ? where : null,
    note: draft.note.trim() || null,
    separate: draft.separate,
  };
}

/** Times that are about to be put out. */
export interface SlotsDraft {
  day: string;
  starts: string;
  ends: string;
  single: boolean;
  blocked: boolean;
  teacherIds: string[];
}

/** One time on the wall of a day, `HH:MM`. */
export interface WallSpan {
  starts: string;
  ends: string;
}

/**
 * The times that a draft becomes, as the school lays them: meetings with pauses between two times
 * of a day (16:00 to 18:00 with 15 minutes and a gap of 5 are six), or the one that is written.
 */
export function preview(draft: SlotsDraft, { minutes, gap }: { minutes: number; gap: number }): WallSpan[] {
  const [first, last] = [minuteOf(draft.starts), minuteOf(draft.ends)];
  if (first === undefined || last === undefined || last <= first) return [];
  if (draft.single) return [{ starts: draft.starts, ends: draft.ends }];
  const spans: WallSpan[] = [];
  for (let at = first; at + minutes <= last; at += minutes + gap) {
    spans.push({ starts: clockOf(at), ends: clockOf(at + minutes) });
  }
  return spans;
}

export type SlotsMissing = "day" | "outside" | "times" | "step" | "none" | "length" | "tooMany" | "teacher";

/** Why times cannot be put out yet. */
export function slotsMissing(draft: SlotsDraft, round: Round): SlotsMissing | undefined {
  if (!draft.day) return "day";
  if (draft.day < round.firstDay || round.lastDay < draft.day) return "outside";
  const [first, last] = [minuteOf(draft.starts), minuteOf(draft.ends)];
  if (first === undefined || last === undefined || last <= first) return "times";
  if (first % STEP || last % STEP) return "step";
  if (draft.single && last - first > LONGEST) return "length";
  const count = preview(draft, round).length;
  if (count === 0) return "none";
  const each = draft.single ? last - first : round.minutes;
  if (count > MOST_AT_ONCE || count * each > MOST_MINUTES) return "tooMany";
  return draft.teacherIds.length === 0 ? "teacher" : undefined;
}

export function slotsIn(draft: SlotsDraft): SlotsIn {
  return { ...draft };
}

function minuteOf(clock: string): number | undefined {
  const [hours, minutes] = clock.split(":").map(Number);
  if (!/^\d{2}:\d{2}$/.test(clock) || hours === undefined || minutes === undefined) return undefined;
  return hours * 60 + minutes;
}

function clockOf(minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export type RoundStage = "cancelled" | "planned" | "open" | "closed" | "over";

/** Where in its life a round is: guardians book while it is open, staff also afterwards. */
export function stageOf(round: Round, now: Date): RoundStage {
  if (round.status === "cancelled") return "cancelled";
  if (round.lastDay < schoolDate(now)) return "over";
  if (now < new Date(round.opensAt)) return "planned";
  return now < new Date(round.closesAt) ? "open" : "closed";
}

/** Which students have no meeting yet, and are not said to need none. */
export function withoutMeeting<S extends { id: string; wish: string | null }>(
  students: S[],
  slots: Slot[],
): S[] {
  const met = new Set(slots.map((one) => one.meets?.studentId));
  return students.filter((one) => !met.has(one.id) && one.wish !== "notNeeded");
}

/** The teachers to choose from: oneself first, then the group's, and those who hold its times. */
export function teachersOf(
  me: { id: string; name: string },
  group: { id: string; name: string }[],
  slots: Slot[],
): { id: string; name: string }[] {
  const known = new Map([[me.id, me.name]]);
  for (const one of [...group, ...slots.flatMap((slot) => slot.teachers)]) {
    if (!known.has(one.id)) known.set(one.id, one.name);
  }
  return [...known].map(([id, name]) => ({ id, name }));
}

const FULL_SIZE = 10.5;
const LEAST_SIZE = 6;
const MOST_LINES = 26;

/** The size of print, in points, with which a day's meetings have room on one page of A4. */
export function printSize(lines: number): number {
  return Math.max(LEAST_SIZE, Math.min(FULL_SIZE, (FULL_SIZE * MOST_LINES) / Math.max(lines, 1)));
}

/** The groups that an administrator can choose: one's own, and those that had a round before. */
export function groupsToChoose(
  own: { id: string; name: string }[],
  before: Series[],
): { id: string; name: string }[] {
  const known = new Map(own.map((one) => [one.id, one.name]));
  for (const one of before.flatMap((series) => series.rounds)) {
    if (!known.has(one.groupId)) known.set(one.groupId, one.groupName);
  }
  return [...known]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, "sv"));
}

/** The times that staff can give a student: free, and still to come. */
export function freeAhead(slots: Slot[], now: Date): Slot[] {
  return slots.filter((one) => one.state === "free" && now < new Date(one.startsAt));
}
