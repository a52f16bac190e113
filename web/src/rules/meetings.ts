import type { ChildsRound, FreeSlot, ProposedTime } from "../api/meetings";
import { schoolDate } from "../text/days";

/** Times of one day on the school's wall. */
export interface DayOfSlots<S> {
  day: string;
  slots: S[];
}

/** Times by day, both in the order of the clock. */
export function byDay<S extends { startsAt: string }>(slots: S[]): DayOfSlots<S>[] {
  const days = new Map<string, S[]>();
  for (const slot of [...slots].sort(soonest)) {
    const day = schoolDate(new Date(slot.startsAt));
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, of]) => ({ day, slots: of }));
}

function soonest(one: { startsAt: string }, other: { startsAt: string }): number {
  return Date.parse(one.startsAt) - Date.parse(other.startsAt);
}

/** What one can choose: not the time that one has. */
export function others(slots: FreeSlot[], own: FreeSlot | undefined): FreeSlot[] {
  return slots.filter((one) => one.id !== own?.id);
}

/** A sibling's round that times can be proposed together with. */
export interface SiblingRound {
  name: string;
  round: ChildsRound;
}

/**
 * The children to propose times for: this one, and each sibling with a round where the school
 * has the same days. Where every one of them has a meeting there is nothing to propose.
 */
export function toPropose(own: ChildsRound, siblings: ChildsRound[]): ChildsRound[] {
  const among = [own];
  for (const one of siblings) {
    const isOther = !among.some((taken) => taken.studentId === one.studentId);
    if (isOther && (one.open || one.booked) && meets(own, one)) among.push(one);
  }
  const isWorth = among.length > 1 && among.some((one) => !one.booked);
  return isWorth ? among.slice(0, MOST_SIBLINGS) : [];
}

const MOST_SIBLINGS = 5;

function meets(one: ChildsRound, other: ChildsRound): boolean {
  return one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
}

/** Which times of a proposal are still to be booked, in order. */
export function toBook(times: ProposedTime[]): ProposedTime[] {
  return times.filter((one) => !one.booked);
}

/** Who was faster is told with what is left: a refusal that another time helps against. */
export function isOutrun(code: string | undefined): boolean {
  return code === "slot-taken";
}
