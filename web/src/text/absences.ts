import type { Absence } from "../api/client";
import type { Texts } from "./sv";

type Part = Pick<Absence, "wholeDay" | "span" | "lessons" | "ended">;

/** Which part of a day an absence is for, and when the child came back before its end. */
export function partOf(absence: Part, text: Texts): string {
  const part = absence.wholeDay ? text.wholeDay : times(absence, text);
  return absence.ended ? text.cameBack(part, absence.ended) : part;
}

function times({ span, lessons }: Part, text: Texts): string {
  const parts = span ? [span] : [...lessons].sort((one, other) => (one.starts < other.starts ? -1 : 1));
  return parts.map(({ starts, ends }) => text.span(starts, ends)).join(", ");
}
