"""Times laid out one after another, and what a time must be like. Pure; Europe/Stockholm."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from booking.day.cells import Span
from booking.rounds.round import LONGEST, MOST_SLOTS, SHORTEST, STEP, Round, Venue
from booking.rounds.slot import Slot, SlotState, Teacher
from booking.rounds.wall import instant_of
from booking.slots.problems import SlotDayError, SlotTimeError, TooManySlotsError
from booking.slots.schemas import SlotIn, SlotsIn
from skolbro import ids

# What one transaction takes: a write for each time, and a condition for each five minutes of it.
MOST_AT_ONCE, MOST_HOURS = 40, 6


def lay_out(
    wanted: SlotsIn, planned: Round, *, teachers: tuple[Teacher, ...], now: datetime
) -> tuple[Slot, ...]:
    """The times between two times of a day: meetings with pauses, as the round has them; or one.

    16:00 to 18:00 with 15 minutes and a gap of 5 are six. Raises `ClockChangeError`,
    `SlotTimeError`, `SlotDayError`, `TooManySlotsError` and `VenueError`.
    """
    whole = span_of(wanted.day, wanted.starts, wanted.ends)
    spans = (whole,) if wanted.single else _one_after_another(whole, planned)
    for span in spans:
        _check(span, planned, day=wanted.day, now=now)
    length = sum((span.ends - span.starts for span in spans), timedelta())
    if len(spans) > MOST_AT_ONCE or length > timedelta(hours=MOST_HOURS):
        raise too_many()
    venue = venue_of(wanted.place, wanted.link, planned=planned)
    state = SlotState.BLOCKED if wanted.blocked else SlotState.FREE
    return tuple(
        Slot(
            id=ids.new(), round_id=planned.id, group_id=planned.group_id, span=span,
            teachers=teachers, venue=venue, state=state,
        )
        for span in spans
    )  # fmt: skip


def changed_slot(
    slot: Slot, wanted: SlotIn, planned: Round, *, teachers: tuple[Teacher, ...], now: datetime
) -> Slot:
    """The next version of a time that nobody has. Raises as `lay_out`."""
    span = span_of(wanted.day, wanted.starts, wanted.ends)
    _check(span, planned, day=wanted.day, now=now)
    return replace(
        slot,
        span=span,
        teachers=teachers,
        venue=venue_of(wanted.place, wanted.link, planned=planned),
        state=SlotState.BLOCKED if wanted.blocked else SlotState.FREE,
        sequence=slot.sequence + 1,
        version=slot.version + 1,
    )


def span_of(day: date, starts: str, ends: str) -> Span:
    """From one time of a day to another. Raises `ClockChangeError` and `SlotTimeError`."""
    span = Span(instant_of(day, starts), instant_of(day, ends))
    if span.ends <= span.starts or span.starts.minute % STEP or span.ends.minute % STEP:
        raise _no_time()
    return span


def venue_of(place: str | None, link: str | None, *, planned: Round) -> Venue:
    """Where a time is: as the round has it, unless said otherwise. Raises `VenueError`."""
    if not place and not link:
        return planned.venue
    venue = Venue(place=place or "", link=link or "")
    venue.check()
    return venue


def too_many() -> TooManySlotsError:
    """With the bounds in words."""
    return TooManySlotsError(at_once=MOST_AT_ONCE, hours=MOST_HOURS, most=MOST_SLOTS)


def _one_after_another(whole: Span, planned: Round) -> tuple[Span, ...]:
    length, gap = timedelta(minutes=planned.minutes), timedelta(minutes=planned.gap)
    starts = whole.starts
    spans = []
    while starts + length <= whole.ends:
        spans.append(Span(starts, starts + length))
        starts += length + gap
    if not spans:
        raise _no_time()
    return tuple(spans)


def _check(span: Span, planned: Round, *, day: date, now: datetime) -> None:
    if not timedelta(minutes=SHORTEST) <= span.ends - span.starts <= timedelta(minutes=LONGEST):
        raise _no_time()
    if not planned.first_day <= day <= planned.last_day or span.starts <= now:
        raise SlotDayError(first=planned.first_day, last=planned.last_day)


def _no_time() -> SlotTimeError:
    return SlotTimeError(shortest=SHORTEST, longest=LONGEST)
