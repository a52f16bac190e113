import type { FreeSlot } from "../../api/meetings";
import { capital, dayName, schoolClock, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { meetingsTexts } from "../../text/meetings";

interface Span {
  startsAt: string;
  endsAt: string;
}

export interface SlotWords {
  /** "16:00–16:20" */
  span: (slot: Span) => string;
  /** "tisdag 1 december klockan 16:00" */
  when: (slot: { startsAt: string }) => string;
  /** "Tisdag 1 december klockan 16:00–16:20" */
  whole: (slot: Span) => string;
  /** "Tisdag 1 december" */
  day: (day: string) => string;
  /** With whom and where, as a line. */
  withAndWhere: (slot: FreeSlot) => string;
}

/** How a time is said. */
export function useSlotWords(): SlotWords {
  const { language } = useLanguage();
  const own = useTexts(meetingsTexts);
  const clock = (instant: string) => schoolClock(new Date(instant));
  const span = ({ startsAt, endsAt }: Span) => own.span(clock(startsAt), clock(endsAt));
  const dayOf = (instant: string) => dayName(schoolDate(new Date(instant)), language);
  return {
    span,
    when: ({ startsAt }) => own.at(dayOf(startsAt), clock(startsAt)),
    whole: (slot) => capital(own.at(dayOf(slot.startsAt), span(slot))),
    day: (day) => capital(dayName(day, language)),
    withAndWhere: ({ teachers, venue }) =>
      [teachers.filter(Boolean).join(", "), venue.place ?? own.byVideo].filter(Boolean).join(", "),
  };
}
