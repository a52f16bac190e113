/** An application that is being written. */
export interface LeaveDraft {
  firstDay: string;
  lastDay: string;
  reason: string;
}

export const EMPTY_LEAVE: LeaveDraft = { firstDay: "", lastDay: "", reason: "" };

export type LeaveMissing = "days" | "order" | "reason";

/** Whether the days can be asked about: the school's answer says the rest. */
export function hasPeriod({ firstDay, lastDay }: LeaveDraft): boolean {
  return firstDay !== "" && firstDay <= lastDay;
}

/** Why a draft cannot be sent yet. */
export function leaveMissing(draft: LeaveDraft): LeaveMissing | undefined {
  if (!draft.firstDay || !draft.lastDay) return "days";
  if (draft.lastDay < draft.firstDay) return "order";
  return draft.reason.trim() === "" ? "reason" : undefined;
}
