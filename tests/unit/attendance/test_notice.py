"""Whether guardians are to be told: in every order of what can happen, against a model."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.day.absence import Absence, Extent, ReportedLesson, Span
from attendance.day.student_day import Mark, Notice, Presence, StudentDay
from attendance.rollcall.notice import Verdict, is_first, verdict

TODAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
LESSON = "lesson"
STEPS = ("absent", "correct", "report", "withdraw", "read 1", "write 1", "read 2", "write 2")
# Each actor keeps an order of their own; a decision is read first, and written if nothing changed.
ACTORS = (STEPS[:2], STEPS[2:4], STEPS[4:6], STEPS[6:])


def a_mark(presence: Presence, **changes: Any) -> Mark:
    mark = Mark(
        lesson_id=LESSON, group_id="g", starts="08:20", ends="09:00", presence=presence, by="t",
        at=NOW,
    )  # fmt: skip
    return replace(mark, **changes)


def an_absence(extent: Extent | None = None, **changes: Any) -> Absence:
    absence = Absence(
        id="a", student_id="s", day=TODAY, extent=extent or Extent(), note=None, reported_by="p",
        reporter_name="Anna", reported_at=NOW,
    )  # fmt: skip
    return replace(absence, **changes)


def a_day(*absences: Absence, mark: Mark | None = None, notice: Notice | None = None) -> StudentDay:
    return StudentDay(
        student_id="s", day=TODAY, absences=absences,
        marks={LESSON: mark} if mark else {}, notices={LESSON: notice} if notice else {},
    )  # fmt: skip


def a_notice(lesson: str = LESSON, *, withdrawn: bool = False) -> Notice:
    at = NOW if withdrawn else None
    return Notice(lesson_id=lesson, id="n", at=NOW, first=True, withdrawn_at=at)


@pytest.mark.parametrize("presence", Presence)
def test_only_who_is_absent_without_a_report_is_told_of(presence: Presence) -> None:
    told = verdict(a_day(mark=a_mark(presence)), LESSON)

    assert (told is Verdict.NOTIFY) == (presence is Presence.ABSENT)


@pytest.mark.parametrize(
    ("extent", "ended", "reported"),
    [
        (Extent(), None, True),
        (Extent(), "08:30", True),
        (Extent(), "08:20", False),
        (Extent(span=Span(starts="08:59", ends="10:00")), None, True),
        (Extent(span=Span(starts="09:00", ends="10:00")), None, False),
        (Extent(span=Span(starts="07:00", ends="08:20")), None, False),
        (
            Extent(
                lessons=(ReportedLesson(id=LESSON, group_id="g", starts="10:00", ends="10:40"),)
            ),
            None,
            True,
        ),
    ],
)
def test_whatever_touches_the_lesson_is_a_report_of_it(
    extent: Extent, ended: str | None, *, reported: bool
) -> None:
    day = a_day(an_absence(extent, ended=ended), mark=a_mark(Presence.ABSENT))

    assert (verdict(day, LESSON) is Verdict.NOTHING) == reported


def test_an_absence_that_the_mentor_has_accepted_is_not_told_of() -> None:
    mark = a_mark(Presence.ABSENT)

    assert verdict(a_day(mark=replace(mark, valid=True)), LESSON) is Verdict.NOTHING
    assert verdict(a_day(mark=replace(mark, valid=False)), LESSON) is Verdict.NOTIFY


def test_of_a_lesson_without_a_mark_nothing_is_told() -> None:
    assert verdict(a_day(), LESSON) is Verdict.NOTHING
    assert verdict(a_day(mark=a_mark(Presence.ABSENT)), "another") is Verdict.NOTHING


@given(st.lists(st.booleans(), max_size=4))
def test_the_first_of_the_day_is_that_beside_which_no_other_stands(withdrawn: list[bool]) -> None:
    notices = {str(n): a_notice(str(n), withdrawn=is_gone) for n, is_gone in enumerate(withdrawn)}
    day = replace(a_day(), notices=notices)

    assert is_first(day) == all(withdrawn)


@dataclass
class Model:
    """One item and what was decided on it: as the store does, each write names what it read."""

    day: StudentDay = field(default_factory=a_day)
    read: dict[str, StudentDay] = field(default_factory=dict)
    told: list[Verdict] = field(default_factory=list)

    def take(self, step: str) -> None:
        kind, _, number = step.partition(" ")
        match kind:
            case "absent":
                self._change(marks={LESSON: a_mark(Presence.ABSENT)})
            case "correct":
                self._change(marks={LESSON: a_mark(Presence.LATE, missed=5)})
            case "report":
                self._change(absences=(an_absence(),))
            case "withdraw":
                self._change(absences=(an_absence(withdrawn_at=NOW),))
            case "read":
                self.read[number] = self.day
            case _:
                self.decide(self.read[number])

    def decide(self, seen: StudentDay) -> None:
        # What has changed since is read again, and decided on as it then stands.
        if seen.version != self.day.version:
            seen = self.day
        what = verdict(seen, LESSON)
        if what is Verdict.NOTHING:
            return
        if what is Verdict.NOTIFY:
            assert self.day.marks[LESSON].presence is Presence.ABSENT
            assert not self.day.is_reported(LESSON, self.day.marks[LESSON])
        self.told.append(what)
        self._change(notices={LESSON: a_notice(withdrawn=what is Verdict.WITHDRAW)})

    def _change(self, **changes: Any) -> None:
        self.day = replace(self.day, version=self.day.version + 1, **changes)


def orders() -> Iterator[tuple[str, ...]]:
    """Every order of the steps in which each actor's own come one after the other."""
    for order in permutations(STEPS):
        if all(order.index(first) < order.index(then) for first, then in ACTORS):
            yield order


def test_in_no_order_is_anybody_told_what_is_not_so() -> None:
    number = 0
    for order in orders():
        number += 1
        model = Model()
        for step in order:
            model.take(step)
        # Both messages have come; what follows from the last change comes after it.
        model.decide(model.day)
        notices, corrections = (model.told.count(one) for one in (Verdict.NOTIFY, Verdict.WITHDRAW))
        assert notices == corrections <= 1, order
        stands = LESSON in model.day.notices and model.day.notices[LESSON].stands
        assert not stands, order
        if order.index("report") < order.index("absent") and order.index("withdraw") > order.index(
            "write 2"
        ) > order.index("write 1"):
            assert model.told == [], order
    assert number == 2520
