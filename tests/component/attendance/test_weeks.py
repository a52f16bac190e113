"""Reading a week: the student's own, a teacher's own, a group's."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.timetables import WEEK, Timetables, lessons, shown, timetables
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Portal, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Kind


@pytest.fixture
def school(portal: Portal) -> Timetables:
    return timetables(portal)


def test_a_guardian_reads_the_childs_whole_week_in_order(school: Timetables) -> None:
    school.add(starts="10:00", ends="11:00", title="Svenska")
    school.add(teacherIds=[school.family.mentor], note="Ta med linjal")
    school.add(date="2026-11-23", kind="break", title="Rast", room="")

    answer = school.student_week()

    assert answer.body["timetable"] is True
    assert [day["date"] for day in answer.body["days"]] == [
        f"2026-11-{day}" for day in range(23, 30)
    ]
    assert shown(answer) == [
        "2026-11-23 08:20 Rast", "2026-11-24 08:20 Matematik", "2026-11-24 10:00 Svenska",
    ]  # fmt: skip
    lesson = lessons(answer)[1]
    assert {name: lesson[name] for name in lesson if name not in {"id", "groupId"}} == {
        "groupName": "4B", "date": "2026-11-24", "starts": "08:20", "ends": "09:20",
        "kind": "lesson", "title": "Matematik", "room": "Sal 12",
        "teachers": [{"id": school.family.mentor, "name": "Maria Ek"}], "substitutes": [],
        "cancelled": False, "movedFrom": None, "note": "Ta med linjal",
    }  # fmt: skip


def test_the_student_reads_the_same_week_as_the_guardians(school: Timetables) -> None:
    school.add()
    family = school.family

    answers = [school.student_week(by=one) for one in (family.anna, family.erik, family.child)]

    assert [answer.body for answer in answers] == [answers[0].body] * 3
    assert shown(answers[2]) == ["2026-11-24 08:20 Matematik"]


def test_nobody_else_reads_a_students_week(school: Timetables, portal: Portal) -> None:
    classmate = ids.new()
    portal.relate(classmate, Kind.MEMBER_OF, school.family.class_id, group_kind="class")

    for person in (classmate, school.family.mentor, school.sara, school.omar, ids.new()):
        assert school.student_week(by=person).problem == "not-found"


@pytest.mark.usefixtures("school")
def test_a_student_without_a_group_has_no_week_of_their_own() -> None:
    lonely = ids.new()

    path = f"/attendance/students/{lonely}/weeks/{WEEK}"
    assert call(handler, "GET", path, person=lonely).problem == "not-found"


def test_what_has_not_changed_is_not_sent_again(school: Timetables) -> None:
    school.add()
    tag = school.student_week().headers["ETag"]

    assert school.student_week(headers={"if-none-match": tag}).status == 304
    school.add(title="Svenska")
    assert school.student_week(headers={"if-none-match": tag}).status == 200


def test_a_students_own_exceptions_are_applied_and_others_are_not_told(
    school: Timetables, portal: Portal
) -> None:
    bo = ids.new()
    portal.relate(bo, Kind.MEMBER_OF, school.family.class_id, object_name="4B",
                  group_kind="class", school_id=school.family.school.id)  # fmt: skip
    alva = school.family.child
    late = {"studentId": alva, "participates": True, "starts": "08:40"}
    school.add(exceptions=[{"studentId": bo, "participates": False}, late])
    away = [{"studentId": alva, "participates": False}]
    school.add(starts="10:00", ends="11:00", title="Simning", exceptions=away)

    assert shown(school.student_week()) == ["2026-11-24 08:40 Matematik"]
    assert bo not in str(school.student_week().body)
    path = f"/attendance/students/{bo}/weeks/{WEEK}"
    assert shown(call(handler, "GET", path, person=bo)) == ["2026-11-24 10:00 Simning"]


def test_lessons_of_all_the_students_groups_stand_together(
    school: Timetables, portal: Portal
) -> None:
    music = school.group("Musik 4")
    portal.relate(school.family.child, Kind.MEMBER_OF, music, object_name="Musik 4",
                  group_kind="teachingGroup", school_id=school.family.school.id)  # fmt: skip
    school.add()
    school.add(group=music, starts="07:50", ends="08:10", title="Kör")

    assert shown(school.student_week()) == ["2026-11-24 07:50 Kör", "2026-11-24 08:20 Matematik"]


@pytest.mark.parametrize("functions", [("attendance",), ("attendance", "timetable")])
def test_a_school_without_a_timetable_says_so(portal: Portal, functions: tuple[str, ...]) -> None:
    made = timetables(portal)
    portal.add_school(a_school(id=made.family.school.id, functions=functions))
    if "timetable" not in functions:
        made.add()

    body = made.student_week().body

    assert (body["timetable"], len(body["days"])) == (False, 7)
    assert lessons(made.student_week()) == []
    assert made.group_week(made.family.mentor).body["timetable"] is False


def test_a_week_without_lessons_in_a_school_with_a_timetable_is_empty(school: Timetables) -> None:
    school.add()

    answer = school.student_week(week="2026-W49")

    assert (answer.body["timetable"], lessons(answer)) == (True, [])


@pytest.mark.parametrize(
    "week", ["2026-W54", "2025-W53", "2026-48", "W48", "2026-W00", "2020-W10", "2030-W10", "%C3%A5"]
)
def test_a_week_that_does_not_exist_is_refused_with_how_to_write_one(
    school: Timetables, week: str
) -> None:
    answers = (
        school.student_week(week=week), school.own_week(school.omar, week),
        school.group_week(school.family.mentor, week), school.read(week=week),
    )  # fmt: skip

    assert {(answer.status, answer.problem) for answer in answers} == {(422, "no-such-week")}
    assert "2026-W48" in answers[0].body["detail"]
    assert school.student_week(by=ids.new(), week=week).problem == "not-found"


@pytest.mark.parametrize(
    ("now", "week", "day"),
    [
        (datetime(2026, 12, 28, 6, tzinfo=UTC), "2026-W53", "2026-12-31"),
        (datetime(2026, 12, 28, 6, tzinfo=UTC), "2026-W53", "2027-01-03"),
        (datetime(2026, 3, 29, 6, tzinfo=UTC), "2026-W13", "2026-03-27"),
        (datetime(2026, 3, 29, 6, tzinfo=UTC), "2026-W14", "2026-03-30"),
        (datetime(2026, 10, 25, 6, tzinfo=UTC), "2026-W44", "2026-10-26"),
    ],
)
def test_a_lesson_stands_at_its_time_in_week_53_and_around_the_changes_of_clock(
    portal: Portal, at: Clock, now: datetime, week: str, day: str
) -> None:
    made = timetables(portal)
    at(now)
    made.add(date=day, week=week)

    assert shown(made.student_week(week=week)) == [f"{day} 08:20 Matematik"]


def test_a_teacher_reads_own_lessons_of_all_groups_and_those_taken_over(school: Timetables) -> None:
    maria, omar = school.family.mentor, school.omar
    music = school.group("Musik 4")
    school.add(teacherIds=[maria])
    school.add(starts="09:30", ends="10:00", title="Ledig", teacherIds=[maria],
               substituteIds=[omar])  # fmt: skip
    school.add(group=music, starts="13:00", ends="14:00", title="Kör", teacherIds=[omar])
    school.add(starts="11:00", ends="12:00", title="Utan lärare")

    assert shown(school.own_week(maria)) == [
        "2026-11-24 08:20 Matematik", "2026-11-24 09:30 Ledig", "2026-11-24 11:00 Utan lärare",
    ]  # fmt: skip
    assert shown(school.own_week(omar)) == ["2026-11-24 09:30 Ledig", "2026-11-24 13:00 Kör"]
    assert shown(school.own_week(school.sara)) == []


def test_who_works_nowhere_has_no_week_at_work(school: Timetables) -> None:
    for person in (school.family.anna, school.family.child, ids.new()):
        assert school.own_week(person).problem == "not-found"


def test_who_has_left_the_school_reads_its_lessons_no_more(
    school: Timetables, portal: Portal
) -> None:
    school.add(substituteIds=[school.omar])
    there = a_school()
    ended = {"valid_until": TUESDAY, "valid_from": TUESDAY - timedelta(days=9)}
    portal.relate(school.omar, Kind.WORKS_AT, school.family.school.id, **ended)
    portal.relate(school.omar, Kind.WORKS_AT, there.id, school_id=there.id)

    assert shown(school.own_week(school.omar)) == []


def test_the_mentor_reads_the_groups_week_with_its_students_exceptions(
    school: Timetables,
) -> None:
    told: dict[str, Any] = {"studentId": school.family.child, "participates": False}
    school.add(exceptions=[told])

    answer = school.group_week(school.family.mentor)

    assert (answer.body["groupName"], answer.body["timetable"]) == ("4B", True)
    assert lessons(answer)[0]["exceptions"] == [{**told, "starts": None, "ends": None}]
    assert school.group_week(school.omar).problem == "not-found"
    assert school.group_week(school.family.anna).problem == "not-found"


def test_a_protected_student_is_told_of_to_the_mentor_only_and_reads_are_logged(
    portal: Portal,
) -> None:
    school = timetables(portal, protected=True)
    child, mentor, teacher = school.family.child, school.family.mentor, ids.new()
    portal.relate(teacher, Kind.TEACHES, school.family.class_id, object_name="4B",
                  school_id=school.family.school.id)  # fmt: skip
    refused = school.add(exceptions=[{"studentId": child, "participates": False}])
    school.add()

    assert refused.problem == "not-in-group"
    assert len(lessons(school.student_week())) == 1
    reads = [(one["reader_id"]["S"], one["person_id"]["S"], one["what"]["S"])
             for one in portal.items("attendance", "Read")]  # fmt: skip
    assert reads == [(school.family.anna, child, "attendance.timetable")]
    school.group_week(mentor)
    school.group_week(teacher)
    assert [one["reader_id"]["S"] for one in portal.items("attendance", "Read")].count(mentor) == 1
    assert len(portal.items("attendance", "Read")) == 2


def test_a_teacher_with_protected_identity_is_shown_without_a_name(portal: Portal) -> None:
    school = timetables(portal)
    portal.relate(school.omar, Kind.WORKS_AT, school.family.school.id, person_name="Hemlig",
                  person_protected=True, school_id=school.family.school.id)  # fmt: skip
    school.add(teacherIds=[school.omar])

    assert lessons(school.student_week())[0]["teachers"] == [{"id": school.omar, "name": ""}]
