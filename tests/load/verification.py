"""What must hold when the morning is over: nothing lost or double, each told once. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

GOOD = frozenset({200, 201})


class Kind(StrEnum):
    """The kinds of fault."""

    ERROR = "requests that failed"
    LOST = "reports lost"
    DOUBLE = "reports that stand twice"
    UNTOLD = "people not told"
    TOLD_TWICE = "people told twice, or of nothing"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be."""

    kind: Kind
    what: str


@dataclass(frozen=True, slots=True)
class Told:
    """An absence as an answer told of it."""

    id: str
    student_id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one report; a status of 0 is none. `key` is the Idempotency-Key."""

    key: str
    status: int
    absences: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """A whole-day absence that stands in the tables."""

    id: str
    student_id: str
    day: str
    by: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a report."""

    id: str
    absence_id: str
    student_id: str
    by: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line in somebody's bell."""

    recipient_id: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that stands in the tables."""

    absences: tuple[Absence, ...] = ()
    events: tuple[Event, ...] = ()
    lines: tuple[Line, ...] = ()


type Audience = Mapping[str, frozenset[str]]


def faults(answers: Iterable[Answer], found: Found, audience: Audience) -> list[Fault]:
    """All that is wrong. `audience` is who must be told of each student, the reporter aside."""
    answered = tuple(answers)
    return [
        *_errors(answered),
        *_answers(answered, found),
        *_standing(answered, found),
        *_events(found),
        *_lines(found, audience),
    ]


def expected_lines(found: Found, audience: Audience) -> Counter[Line]:
    """Every line that the events must have made."""
    return Counter(
        Line(person, event.id)
        for event in found.events
        for person in audience.get(event.student_id, frozenset()) - {event.by}
    )


def _errors(answers: Iterable[Answer]) -> Iterator[Fault]:
    for one in answers:
        if one.status not in GOOD:
            yield Fault(Kind.ERROR, f"{one.key}: {one.status or 'no answer'}")
        elif not one.absences:
            yield Fault(Kind.ERROR, f"{one.key}: {one.status} that tells of nothing")


def _answers(answers: Iterable[Answer], found: Found) -> Iterator[Fault]:
    standing = {one.id for one in found.absences}
    by_key: defaultdict[str, set[tuple[Told, ...]]] = defaultdict(set)
    for one in answers:
        if one.status in GOOD:
            by_key[one.key].add(one.absences)
    for key, told in by_key.items():
        if len(told) > 1:
            yield Fault(Kind.DOUBLE, f"{key}: two answers that differ")
    for one_told in sorted({one.id for several in by_key.values() for t in several for one in t}):
        if one_told not in standing:
            yield Fault(Kind.LOST, f"{one_told}: answered, and does not stand")


def _standing(answers: Iterable[Answer], found: Found) -> Iterator[Fault]:
    told = {one.id for answer in answers for one in answer.absences}
    for id_, number in Counter(one.id for one in found.absences).items():
        if number > 1:
            yield Fault(Kind.DOUBLE, f"{id_}: stands {number} times")
        if id_ not in told:
            yield Fault(Kind.DOUBLE, f"{id_}: stands, and nobody was answered so")
    days = Counter((one.student_id, one.day) for one in set(found.absences))
    for (student_id, day), number in days.items():
        if number > 1:
            yield Fault(Kind.DOUBLE, f"{student_id}: {number} reports of {day}")


def _events(found: Found) -> Iterator[Fault]:
    told = Counter(event.absence_id for event in found.events)
    standing = {one.id for one in found.absences}
    for id_ in sorted(standing - set(told)):
        yield Fault(Kind.UNTOLD, f"{id_}: no event")
    for id_, number in told.items():
        if number > 1:
            yield Fault(Kind.TOLD_TWICE, f"{id_}: {number} events")
        if id_ not in standing:
            yield Fault(Kind.TOLD_TWICE, f"{id_}: an event of what does not stand")


def _lines(found: Found, audience: Audience) -> Iterator[Fault]:
    wanted, rung = expected_lines(found, audience), Counter(found.lines)
    for line in wanted - rung:
        yield Fault(Kind.UNTOLD, f"{line.recipient_id}: has not heard of {line.event_id}")
    for line, number in (rung - wanted).items():
        yield Fault(Kind.TOLD_TWICE, f"{line.recipient_id}: {number} too many of {line.event_id}")
