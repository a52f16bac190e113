from dataclasses import replace

import pytest
from tests.load.verification import (
    Absence,
    Answer,
    Event,
    Fault,
    Found,
    Kind,
    Line,
    Told,
    expected_lines,
    faults,
)

ALVA = Absence("absence-1", "alva", "2026-11-25", "anna")
ELIAS = Absence("absence-2", "elias", "2026-11-25", "anna")
TOLD = tuple(Told(one.id, one.student_id) for one in (ALVA, ELIAS))
ANSWERS = (
    Answer("key-1", 201, TOLD),
    Answer("key-1", 201, TOLD),
    Answer("key-2", 200, TOLD[:1]),
)
EVENTS = (
    Event("event-1", "absence-1", "alva", "anna"),
    Event("event-2", "absence-2", "elias", "anna"),
)
AUDIENCE = {
    "alva": frozenset({"anna", "erik", "maria"}),
    "elias": frozenset({"anna", "erik"}),
}
LINES = (Line("erik", "event-1"), Line("maria", "event-1"), Line("erik", "event-2"))
GOOD = Found((ALVA, ELIAS), EVENTS, LINES)


def kinds(found: Found = GOOD, answers: tuple[Answer, ...] = ANSWERS) -> set[Kind]:
    return {fault.kind for fault in faults(answers, found, AUDIENCE)}


def test_a_morning_without_faults_has_none() -> None:
    assert faults(ANSWERS, GOOD, AUDIENCE) == []


@pytest.mark.parametrize("status", [0, 404, 409, 500, 503])
def test_a_request_that_failed_is_found(status: int) -> None:
    assert kinds(answers=(*ANSWERS, Answer("key-3", status))) == {Kind.ERROR}


def test_an_answer_that_tells_of_nothing_is_found() -> None:
    assert kinds(answers=(*ANSWERS, Answer("key-3", 201))) == {Kind.ERROR}


def test_a_report_that_was_answered_and_does_not_stand_is_lost() -> None:
    lost = replace(GOOD, absences=(ALVA,))

    assert Fault(Kind.LOST, "absence-2: answered, and does not stand") in faults(
        ANSWERS, lost, AUDIENCE
    )


def test_a_report_is_lost_also_when_its_event_and_its_lines_are() -> None:
    assert kinds(Found((ALVA,), EVENTS[:1], LINES[:2])) == {Kind.LOST}


def test_a_report_that_stands_in_two_places_is_double() -> None:
    assert kinds(replace(GOOD, absences=(ALVA, ALVA, ELIAS))) == {Kind.DOUBLE}


def test_a_second_report_of_a_childs_day_is_double_whatever_its_id() -> None:
    again = replace(ALVA, id="absence-3", by="erik")
    event = Event("event-3", "absence-3", "alva", "erik")
    rung = tuple(Line(person, "event-3") for person in ("anna", "maria"))
    answers = (*ANSWERS, Answer("key-3", 201, (Told("absence-3", "alva"),)))
    found = Found((*GOOD.absences, again), (*EVENTS, event), (*LINES, *rung))

    assert faults(answers, found, AUDIENCE) == [Fault(Kind.DOUBLE, "alva: 2 reports of 2026-11-25")]


def test_a_report_that_nobody_was_answered_is_double() -> None:
    assert kinds(answers=(Answer("key-1", 201, TOLD[:1]),)) == {Kind.DOUBLE}


def test_one_key_with_two_answers_is_double() -> None:
    assert kinds(answers=(*ANSWERS, Answer("key-1", 201, TOLD[:1]))) == {Kind.DOUBLE}


def test_a_report_without_an_event_is_untold() -> None:
    assert kinds(replace(GOOD, events=EVENTS[:1], lines=LINES[:2])) == {Kind.UNTOLD}


def test_an_event_that_came_to_one_less_is_untold() -> None:
    missing = faults(ANSWERS, replace(GOOD, lines=LINES[1:]), AUDIENCE)

    assert missing == [Fault(Kind.UNTOLD, "erik: has not heard of event-1")]


@pytest.mark.parametrize(
    "line",
    [LINES[0], Line("anna", "event-1"), Line("erik", "event-of-nothing")],
    ids=["again", "whoever reported", "of nothing"],
)
def test_a_line_too_many_is_told_twice(line: Line) -> None:
    assert kinds(replace(GOOD, lines=(*LINES, line))) == {Kind.TOLD_TWICE}


def test_two_events_of_one_report_are_told_twice() -> None:
    again = replace(EVENTS[0], id="event-3")
    rung = tuple(replace(line, event_id="event-3") for line in LINES[:2])

    assert kinds(Found(GOOD.absences, (*EVENTS, again), (*LINES, *rung))) == {Kind.TOLD_TWICE}


def test_whoever_reported_is_not_to_be_told() -> None:
    assert set(expected_lines(GOOD, AUDIENCE)) == set(LINES)
