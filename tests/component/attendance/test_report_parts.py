"""Parts of a day, days in a row, several children at once, and the school's own registrations."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from tests.component.attendance.reports import (
    TODAY,
    TOMORROW,
    address,
    days,
    events,
    listed,
    report,
    report_all,
    withdraw,
)
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from attendance.timetable.items import lesson_attributes
from attendance.timetable.lesson import Lesson
from attendance.timetable.store import WEEK
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.calendar import STOCKHOLM
from skolbro.table import to_item

MORNING = {"attendance": {"days_ahead": 1, "cut_off": "07:30"}}


def on_the_wall(at: str) -> datetime:
    return datetime.combine(date(2026, 11, 24), time.fromisoformat(at), STOCKHOLM)


def a_sibling(portal: Portal, family: Family, **parts: Any) -> str:
    """Another child of Anna's, at the same school unless said otherwise."""
    sibling = ids.new()
    portal.relate(
        family.anna, Kind.GUARDIAN_OF, sibling, person_name="Anna Lind", object_name="Elias Lind",
        **{"school_id": family.school.id, **parts},
    )  # fmt: skip
    return sibling


def a_lesson(portal: Portal, family: Family, **changes: Any) -> dict[str, str]:
    """A lesson of the child's class today, as a client was shown it."""
    parts = {"starts": "10:00", "ends": "10:50", "title": "Matematik", "day": date(2026, 11, 24)}
    lesson = Lesson(id=ids.new(), group_id=family.class_id, **{**parts, **changes})
    week = {
        "group_id": family.class_id,
        "week": "2026-W48",
        "lessons": {lesson.id: lesson_attributes(lesson)},
    }
    portal.dynamodb.put_item(TableName="attendance", Item=to_item(WEEK.item(week)))
    named = {"id": lesson.id, "groupId": family.class_id}
    return {**named, "starts": lesson.starts, "ends": lesson.ends}


def register(family: Family, path: str, by: str, **parts: Any) -> Answer:
    body = {"studentId": family.child, "firstDay": TODAY, "wholeDay": True, **parts}
    return call(handler, "POST", path, person=by, body=body)


def in_class(family: Family, **parts: Any) -> Answer:
    path = f"/attendance/groups/{family.class_id}/absences"
    return register(family, path, parts.pop("by", family.mentor), **parts)


def still_ill(family: Family, absence_id: str, *, by: str | None = None, **parts: Any) -> Answer:
    path = f"{address(family, absence_id)}/extension"
    return call(handler, "POST", path, person=by or family.anna, **parts)


def test_siblings_are_reported_in_one_go(portal: Portal) -> None:
    family = a_family(portal)
    sibling = a_sibling(portal, family)

    answer = report_all(family, studentIds=[family.child, sibling], note="Magsjuka")

    assert answer.status == 201
    assert [one["studentId"] for one in answer.body["items"]] == [family.child, sibling]
    assert {one["student_id"] for one in days(portal)} == {family.child, sibling}
    assert {one["data"]["student_id"] for one in events(portal)} == {family.child, sibling}


def test_a_child_named_twice_is_one_child(portal: Portal) -> None:
    family = a_family(portal)

    assert len(report_all(family, studentIds=[family.child] * 2).body["items"]) == 1


def test_of_several_children_all_are_reported_or_none(portal: Portal) -> None:
    family = a_family(portal)
    closed = portal.add_school(a_school(settings=MORNING, name="Almdalen"))
    sibling = a_sibling(portal, family, school_id=closed.id)
    stranger = a_family(portal).child

    late = report_all(family, studentIds=[family.child, sibling])
    others = report_all(family, studentIds=[family.child, stranger])

    assert late.problem == "cut-off-passed"
    assert "Almdalen" in late.body["detail"]
    assert [error["pointer"] for error in late.body["errors"]] == ["/studentIds/1"]
    assert others.problem == "not-found"
    assert portal.items("attendance") == []


def test_a_child_that_is_reported_already_does_not_hold_up_its_sibling(portal: Portal) -> None:
    family = a_family(portal)
    sibling = a_sibling(portal, family)
    before = report(family, by=family.erik, note="Feber").body

    answer = report_all(family, studentIds=[family.child, sibling])

    alva, elias = answer.body["items"]
    assert answer.status == 201
    assert (alva["id"], alva["note"]) == (before["id"], "Feber")
    assert elias["studentId"] == sibling
    assert len(events(portal)) == 2


def test_days_in_a_row_pass_over_closed_days(portal: Portal) -> None:
    family = a_family(portal, school=a_school(settings={"attendance": {"days_ahead": 5}}))

    answer = report_all(family, lastDay="2026-11-30")

    days_reported = [one["date"] for one in answer.body["items"]]
    assert days_reported == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-30"]
    (event,) = events(portal)
    assert (event["data"]["first_day"], event["data"]["last_day"]) == (TODAY, "2026-11-30")


def test_days_in_a_row_reach_no_further_than_the_school_takes(portal: Portal) -> None:
    family = a_family(portal)

    assert report_all(family, lastDay="2026-11-30").problem == "too-far-ahead"
    assert portal.items("attendance") == []


def test_a_span_is_reported_beside_another_and_not_twice(portal: Portal) -> None:
    family = a_family(portal)
    dentist: dict[str, Any] = {"wholeDay": None, "span": {"starts": "10:00", "ends": "11:30"}}
    later: dict[str, Any] = {"wholeDay": None, "span": {"starts": "13:00", "ends": "14:00"}}

    first, second = report(family, **dentist), report(family, **later)
    again = report(family, by=family.erik, **dentist)

    assert (first.status, second.status, again.status) == (201, 201, 200)
    assert first.body["span"] == dentist["span"]
    assert first.body["wholeDay"] is False
    assert again.body["id"] == first.body["id"]
    assert len(listed(family)) == 2


def test_a_part_of_a_day_that_is_reported_whole_is_reported_already(portal: Portal) -> None:
    family = a_family(portal)
    whole = report(family)

    part = report(family, wholeDay=None, span={"starts": "10:00", "ends": "11:30"})

    assert (part.status, part.body["id"]) == (200, whole.body["id"])


def test_a_whole_day_may_follow_a_part_of_it(portal: Portal) -> None:
    family = a_family(portal)
    report(family, wholeDay=None, span={"starts": "10:00", "ends": "11:30"})

    assert report(family).status == 201
    assert len(listed(family)) == 2


def test_lessons_of_the_timetable_are_reported(portal: Portal) -> None:
    family = a_family(portal)
    lesson = a_lesson(portal, family)

    answer = report(family, wholeDay=None, lessons=[lesson])

    assert answer.status == 201, answer
    assert answer.body["lessons"] == [lesson]
    assert listed(family, by=family.erik)[0]["lessons"] == [lesson]


@pytest.mark.parametrize("what", ["cancelled", "another-day", "another-group", "unknown"])
def test_a_lesson_that_the_child_does_not_have_is_not_reported(portal: Portal, what: str) -> None:
    family = a_family(portal)
    lesson = a_lesson(portal, family, cancelled=what == "cancelled")
    if what == "another-group":
        other = a_family(portal)
        lesson = a_lesson(portal, other)
    if what == "unknown":
        lesson = {**lesson, "id": ids.new()}
    day = TOMORROW if what == "another-day" else TODAY

    answer = report(family, firstDay=day, wholeDay=None, lessons=[lesson])

    assert (answer.status, answer.problem) == (409, "lesson-not-there")
    assert days(portal) == events(portal) == []


def test_lessons_are_of_one_child(portal: Portal) -> None:
    family = a_family(portal)
    lesson, sibling = a_lesson(portal, family), a_sibling(portal, family)

    answer = report_all(family, studentIds=[family.child, sibling], wholeDay=None, lessons=[lesson])

    assert answer.problem == "one-part-of-the-day"


def test_what_is_taken_back_during_the_day_ends_then(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    absence = report(family).body
    at(on_the_wall("10:40"))

    answer = withdraw(family, absence["id"])

    (left,) = listed(family)
    assert answer.status == 204
    assert (left["status"], left["ended"], left["withdrawnAt"]) == ("ended", "10:40", None)
    assert left["mayWithdraw"] is False
    assert withdraw(family, absence["id"], if_match='"2"').problem == "already-withdrawn"


def test_who_comes_back_and_falls_ill_again_is_reported_again(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    first = report(family).body
    at(on_the_wall("10:40"))
    withdraw(family, first["id"])

    again = report(family, wholeDay=None, span={"starts": "13:00", "ends": "15:00"})

    assert again.status == 201
    assert [one["status"] for one in listed(family)] == ["reported", "ended"]


def test_still_ill_next_morning(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    absence = report(family, note="Feber").body
    at(TUESDAY + timedelta(days=1))

    answer = still_ill(family, absence["id"], by=family.erik)
    again = still_ill(family, absence["id"])

    (extended,) = answer.body["items"]
    assert (answer.status, again.status) == (201, 200)
    assert (extended["date"], extended["wholeDay"], extended["note"]) == (TOMORROW, True, None)
    assert extended["reportedBy"]["id"] == family.erik
    assert again.body["items"][0]["id"] == extended["id"]


def test_still_ill_asked_the_same_day_is_about_tomorrow(portal: Portal) -> None:
    family = a_family(portal)

    answer = still_ill(family, report(family).body["id"])

    assert answer.body["items"][0]["date"] == TOMORROW


def test_still_ill_of_what_was_never_reported_is_not_found(portal: Portal) -> None:
    family = a_family(portal)

    assert still_ill(family, f"{TODAY}.day.{ids.new()}").problem == "not-found"


def test_the_mentor_registers_backwards_and_guardians_see_who_did(portal: Portal) -> None:
    family = a_family(portal)

    answer = in_class(family, firstDay="2026-11-19", lastDay="2026-11-23", note="Ringde")

    assert answer.status == 201
    shown = listed(family)
    assert [one["date"] for one in shown] == ["2026-11-23", "2026-11-20", "2026-11-19"]
    assert {one["source"] for one in shown} == {"staff"}
    assert {one["reportedBy"]["name"] for one in shown} == {"Maria Ek"}
    assert events(portal)[0]["data"]["source"] == "staff"


def test_guardians_do_not_take_back_what_the_school_registered(portal: Portal) -> None:
    family = a_family(portal)
    (absence,) = in_class(family).body["items"]

    assert withdraw(family, absence["id"]).problem == "not-own-report"


def test_who_registered_by_mistake_takes_it_back_whenever(portal: Portal) -> None:
    family = a_family(portal)
    (absence,) = in_class(family, firstDay="2026-11-19").body["items"]
    place = f"/attendance/groups/{family.class_id}/students/{family.child}/absences"
    path, headers = f"{place}/{absence['id']}", {"if-match": '"1"'}
    teacher = ids.new()
    portal.relate(teacher, Kind.TEACHES, family.class_id, school_id=family.school.id)

    other = call(handler, "DELETE", path, person=teacher, headers=headers)
    mine = call(handler, "DELETE", path, person=family.mentor, headers=headers)

    assert (other.problem, mine.status) == ("not-own-report", 204)
    assert [one["status"] for one in listed(family)] == ["withdrawn"]
    assert events(portal)[-1]["type"] == "attendance.absence_withdrawn.v2"


def test_a_student_of_another_class_is_not_the_mentors(portal: Portal) -> None:
    family, other = a_family(portal), a_family(portal)

    assert in_class(family, studentId=other.child).problem == "not-found"
    assert in_class(family, by=other.mentor).problem == "not-found"
    assert portal.items("attendance") == []


def test_a_student_who_left_this_morning_is_not_registered(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(
        family.child, Kind.MEMBER_OF, family.class_id, school_id=family.school.id,
        valid_until=TUESDAY,
    )  # fmt: skip

    assert in_class(family).problem == "not-found"


def test_a_teacher_does_not_register_a_student_with_protected_identity(portal: Portal) -> None:
    family = a_family(portal, protected=True)
    teacher = ids.new()
    portal.relate(teacher, Kind.TEACHES, family.class_id, school_id=family.school.id)

    assert in_class(family, by=teacher).problem == "not-found"
    assert in_class(family).status == 201


def test_the_office_registers_who_phones_after_the_cut_off(portal: Portal) -> None:
    family = a_family(portal, school=a_school(settings=MORNING))
    sara = ids.new()
    portal.work_at(sara, family.school, Duty.SCHOOL_ADMINISTRATOR)
    path = f"/attendance/schools/{family.school.id}/absences"

    assert report(family).problem == "cut-off-passed"
    assert register(family, path, sara).status == 201
    assert register(a_family(portal), path, sara).problem == "not-found"


@pytest.mark.parametrize("duty", [Duty.TEACHER, Duty.PRINCIPAL, Duty.FRITIDS_STAFF])
def test_only_the_office_registers_for_the_school(portal: Portal, duty: Duty) -> None:
    family, person = a_family(portal), ids.new()
    portal.work_at(person, family.school, duty)
    path = f"/attendance/schools/{family.school.id}/absences"

    assert register(family, path, person).problem == "not-found"
