import type { FritidsPlan, Residence } from "../api/registration";
import { shiftDay } from "../text/days";
import { mondayOf, weekNumber } from "./week";

const WEEK = 7;
export const MOST_CYCLE = 4;

export type Rule = Residence["rule"];

/** A division of the weeks as it is being made. `owners` are those of the cycle's weeks. */
export interface ResidenceDraft {
  rule: Rule;
  even: string;
  odd: string;
  owners: string[];
}

/** One begins with what holds, and else with every second week. */
export function residenceDraft(plan: FritidsPlan): ResidenceDraft {
  const { rule, owners } = plan.residence;
  const me = plan.adults.find((one) => one.me)?.id ?? "";
  const other = plan.adults.find((one) => !one.me)?.id ?? me;
  const isEven = rule === "isoWeek";
  return {
    rule,
    even: (isEven && owners[0]) || me,
    odd: (isEven && owners[1]) || other,
    owners: rule === "cycle" ? owners : [me, other],
  };
}

/** A cycle of some weeks: those that are added go on in turn. */
export function withLength(owners: string[], length: number): string[] {
  return Array.from({ length }, (_, place) => owners[place % owners.length] ?? "");
}

/** The numbers of a cycle's weeks, from the week of a Monday on. */
export function weeksFrom(monday: string, length: number): number[] {
  return Array.from({ length }, (_, place) => weekNumber(shiftDay(monday, place * WEEK)));
}

/** Whoever proposes has a week: the school takes nothing else. */
export function isWithoutMe(draft: ResidenceDraft, me: string): boolean {
  return draft.rule !== "together" && !ownersOf(draft).includes(me);
}

export function wantedResidence(draft: ResidenceDraft, today: string): Residence {
  return { rule: draft.rule, owners: ownersOf(draft), firstWeek: mondayOf(today) };
}

function ownersOf({ rule, even, odd, owners }: ResidenceDraft): string[] {
  if (rule === "together") return [];
  return rule === "isoWeek" ? [even, odd] : owners;
}
