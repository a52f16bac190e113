"""Absences and their parts of a day, by example and by property."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.day.absence import (
    WHOLE_DAY,
    Absence,
    Extent,
    ReportedLesson,
    Span,
    absence_id,
    day_of,
    overlap,
    slot_begins,
    slot_of,
)
from attendance.day.items import absence_attributes, absence_from
from attendance.day.student_day import Mark, Presence, StudentDay
from skolbro import ids
from skolbro.http.problems import NotFoundError

TUESDAY = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)
TODAY = date(2026, 11, 24)
TIMES = st.times().map(lambda at: at.strftime("%H:%M"))
SPANS = st.tuples(TIMES, TIMES).map(lambda pair: Span(starts=min(pair), ends=max(pair)))


def lesson(starts: str, ends: str, name: str | None = None) -> ReportedLesson:
    return ReportedLesson(starts=starts, ends=ends, id=name or ids.new(), group_id=ids.new())


LESSONS = SPANS.map(lambda span: lesson(span.starts, span.ends))
EXTENTS = (
    st.just(WHOLE_DAY)
    | SPANS.map(lambda span: Extent(span=span))
    | st.lists(LESSONS, min_size=1, max_size=4).map(lambda some: Extent(lessons=tuple(some)))
)


def absence(extent: Extent = WHOLE_DAY, **changes: Any) -> Absence:
    parts: dict[str, Any] = {
        "id": absence_id(TODAY, extent), "student_id": ids.new(), "day": TODAY, "extent": extent,
        "note": None, "reported_by": "anna", "reporter_name": "Anna", "reported_at": TUESDAY,
    }  # fmt: skip
    return Absence(**{**parts, **changes})


def minutes(parts: tuple[tuple[int, int], ...]) -> set[int]:
    return {minute for first, last in parts for minute in range(first, last)}


@given(st.dates(), EXTENTS)
def test_the_id_of_an_absence_leads_to_its_day_and_its_part(day: date, extent: Extent) -> None:
    made = absence_id(day, extent)

    assert (day_of(made), slot_of(made)) == (day, extent.slot)


@given(EXTENTS)
def test_the_id_tells_when_the_part_begins(extent: Extent) -> None:
    begins = slot_begins(absence_id(TODAY, extent))

    assert begins == (
        None
        if extent.is_whole_day
        else min(f"{m // 60:02d}:{m % 60:02d}" for m, _ in extent.minutes)
    )


@given(st.text() | st.from_regex(r"\d{4}-\d{2}-\d{2}\.day\..{26}"))
def test_an_id_that_is_none_leads_nowhere(text: str) -> None:
    try:
        day = day_of(text)
    except NotFoundError:
        return
    assert text.startswith(f"{day.isoformat()}.{slot_of(text)}.")
    assert ids.is_id(text.rpartition(".")[2])


def test_the_same_lessons_are_the_same_part_in_any_order() -> None:
    first, second = lesson("08:00", "09:00"), lesson("10:00", "11:00")

    assert Extent(lessons=(first, second)).slot == Extent(lessons=(second, first)).slot
    assert Extent(lessons=(first,)).slot != Extent(lessons=(second,)).slot


@given(st.lists(SPANS, max_size=6), SPANS)
def test_each_minute_that_is_covered_counts_once(covered: list[Span], wanted: Span) -> None:
    parts = tuple(span.minutes for span in covered)

    assert overlap(parts, wanted.minutes) == len(minutes(parts) & minutes((wanted.minutes,)))


@given(EXTENTS, TIMES)
def test_what_is_ended_covers_what_lay_before(extent: Extent, ended: str) -> None:
    whole, left = absence(extent), absence(extent, ended=ended)
    end = int(ended[:2]) * 60 + int(ended[3:])

    assert minutes(left.minutes) == {one for one in minutes(whole.minutes) if one < end}


def test_what_is_withdrawn_covers_nothing() -> None:
    assert absence(withdrawn_at=TUESDAY).minutes == ()


@given(EXTENTS)
def test_what_is_stored_is_what_is_read(extent: Extent) -> None:
    told = absence(extent, note="Tandläkare")

    assert absence_from(told.student_id, told.day, absence_attributes(told)) == told


def day(*absences: Absence) -> StudentDay:
    return StudentDay(student_id=ids.new(), day=TODAY, absences=absences)


@pytest.mark.parametrize(
    ("reports", "reported"),
    [
        ([], 0),
        ([absence()], 50),
        ([absence(Extent(span=Span(starts="08:30", ends="10:00")))], 30),
        ([absence(Extent(span=Span(starts="09:00", ends="10:00")))], 0),
        ([absence(ended="08:20")], 10),
        ([absence(withdrawn_at=TUESDAY)], 0),
        ([absence(ended="08:20"), absence(Extent(span=Span(starts="08:15", ends="08:45")))], 35),
        ([absence(Extent(lessons=(lesson("13:00", "14:00", "maths"),)))], 50),
        ([absence(Extent(lessons=(lesson("13:00", "14:00", "maths"),)), ended="12:00")], 0),
        ([absence(Extent(lessons=(lesson("13:00", "14:00", "other"),)))], 0),
    ],
)
def test_how_much_of_a_lesson_is_reported(reports: list[Absence], reported: int) -> None:
    maths = Span(starts="08:10", ends="09:00")

    assert day(*reports).reported("maths", maths) == reported
    assert day(*reports).is_reported("maths", maths) is (reported > 0)


@pytest.mark.parametrize(
    ("presence", "missed", "away"),
    [
        (Presence.PRESENT, 0, 0),
        (Presence.LATE, 10, 10),
        (Presence.LEFT_EARLY, 15, 15),
        (Presence.ABSENT, 0, 50),
    ],
)
def test_the_part_of_a_lesson_that_a_mark_leaves_out(
    presence: Presence, missed: int, away: int
) -> None:
    mark = Mark(
        lesson_id="maths", group_id="4B", starts="08:10", ends="09:00", presence=presence,
        missed=missed, by="maria", at=TUESDAY,
    )  # fmt: skip

    first, last = mark.missed_minutes

    assert last - first == away
    assert mark.minutes[0] <= first <= last <= mark.minutes[1]
