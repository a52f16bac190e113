"""A student's days after the lessons: seen and explained by guardians, accepted by the mentor."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.attendance.deliveries import Deliveries
from tests.component.attendance.reports import report
from tests.component.attendance.roll_calls import DURING, Classroom, a_classroom
from tests.component.conftest import Clock
from tests.component.portal import Answer, Portal, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Kind

DAY = "2026-11-24"


@pytest.fixture
def room(portal: Portal, at: Clock) -> Classroom:
    made = a_classroom(portal)
    at(DURING)
    return made


def days(room: Classroom, *, by: str | None = None, **query: str) -> Any:
    path = f"/attendance/students/{room.alva}/days"
    answer = call(handler, "GET", path, person=by or room.family.anna, query=query)
    assert answer.status == 200, answer
    return answer.body["items"]


def explain(room: Classroom, text: str = "Bussen kom inte", **parts: Any) -> Answer:
    lesson, day = parts.get("lesson", room.lesson), parts.get("day", DAY)
    path = f"/attendance/students/{room.alva}/days/{day}/lessons/{lesson}/explanation"
    headers = {"if-match": parts.get("version", '"1"')}
    by = parts.get("by", room.family.anna)
    return call(handler, "PUT", path, person=by, body={"text": text}, headers=headers)


def assess(room: Classroom, *, valid: bool = True, **parts: Any) -> Answer:
    path = (
        f"/attendance/groups/{room.family.class_id}/students/{room.alva}"
        f"/days/{DAY}/lessons/{room.lesson}/validity"
    )
    headers = {"if-match": parts.get("version", '"1"')}
    by = parts.get("by", room.family.mentor)
    return call(handler, "PUT", path, person=by, body={"valid": valid}, headers=headers)


def test_a_guardian_sees_what_the_roll_calls_say_beside_the_reports(room: Classroom) -> None:
    room.save(*room.all("leftEarly", missed=10))
    report(room.family, wholeDay=None, span={"starts": "08:45", "ends": "10:00"})

    (day,) = days(room)

    assert (day["date"], len(day["absences"])) == (DAY, 1)
    assert day["marks"] == [
        {
            "lessonId": room.lesson,
            "groupId": room.family.class_id,
            "starts": "08:20",
            "ends": "09:00",
            "presence": "leftEarly",
            "missedMinutes": 10,
            "reported": "part",
            "savedAt": "2026-11-24T07:30:00Z",
            "notice": None,
            "assessment": {"version": 1, "explanation": None, "valid": None},
        }
    ]


def test_a_guardian_sees_that_a_notice_was_sent_and_taken_back(
    room: Classroom, deliveries: Deliveries
) -> None:
    room.save()
    deliveries.deliver()
    assert days(room)[0]["marks"][0]["notice"] == "sent"

    room.save(*room.all("present"), version='"2"')
    deliveries.deliver()

    assert days(room)[0]["marks"][0]["notice"] == "withdrawn"


def test_days_of_a_period_are_read_newest_first(room: Classroom) -> None:
    room.save()
    report(room.family, firstDay="2026-11-25")

    assert [one["date"] for one in days(room)] == ["2026-11-25", DAY]
    assert [one["date"] for one in days(room, to=DAY)] == [DAY]


def test_a_guardian_explains_and_the_mentor_accepts(room: Classroom) -> None:
    room.save()

    explained = explain(room)
    assessed = assess(room, version=explained.headers["ETag"])

    assert (explained.status, explained.headers["ETag"]) == (200, '"2"')
    assert (assessed.status, assessed.headers["ETag"]) == (200, '"3"')
    said = {"version": 3, "explanation": "Bussen kom inte", "valid": True}
    assert days(room)[0]["marks"][0]["assessment"] == said
    path = f"/attendance/groups/{room.family.class_id}/students/{room.alva}/days"
    mentors = call(handler, "GET", path, person=room.family.mentor)
    assert mentors.body["items"][0]["marks"][0]["assessment"] == said
    (first,), (second,) = room.events("absence_explained"), room.events("absence_assessed")
    assert "Bussen" not in str(first)
    assert (first["data"]["by"], second["data"]["valid"]) == (room.family.anna, True)


def test_a_correction_of_the_class_leaves_what_was_said(room: Classroom) -> None:
    room.save()
    explain(room)

    room.save(version='"2"')

    assert days(room)[0]["marks"][0]["assessment"]["explanation"] == "Bussen kom inte"


def test_an_accepted_absence_is_not_told_of(room: Classroom, deliveries: Deliveries) -> None:
    room.save()
    assess(room)

    deliveries.deliver()

    assert room.events("unreported_absence") == []


def test_of_two_guardians_the_second_reads_the_first_one_before(room: Classroom) -> None:
    room.save()
    explain(room)

    second = explain(room, "Tandläkaren", by=room.family.erik)

    assert (second.status, second.problem) == (412, "changed-meanwhile")
    assert explain(room, "Tandläkaren", by=room.family.erik, version='"2"').status == 200


@pytest.mark.parametrize("version", [1, 2])
def test_an_explanation_whose_answer_was_lost_is_answered_again(
    room: Classroom, version: int
) -> None:
    room.save()
    for seen in range(1, version):
        explain(room, "Först", version=f'"{seen}"')

    answers = [explain(room, version=f'"{version}"') for _ in range(2)]

    assert [one.status for one in answers] == [200, 200]
    assert answers[0].headers["ETag"] == answers[1].headers["ETag"] == f'"{version + 1}"'
    assert len(room.events("absence_explained")) == version


def test_there_is_nothing_to_explain_where_the_student_was_there(room: Classroom) -> None:
    room.save(*room.all("present"))

    assert (explain(room).status, explain(room).problem) == (409, "nothing-to-explain")
    assert assess(room).problem == "nothing-to-explain"


def test_what_was_not_marked_cannot_be_explained(room: Classroom) -> None:
    assert (explain(room).status, assess(room).status) == (404, 404)
    room.save()
    assert explain(room, lesson=ids.new()).status == 404
    assert explain(room, day="2026-11-23").status == 404


def test_what_was_missed_is_explained_for_thirty_days(room: Classroom, at: Clock) -> None:
    room.save()
    at(DURING + timedelta(days=31))

    assert (explain(room).problem, assess(room).problem) == ("roll-call-closed",) * 2


@pytest.mark.parametrize("text", ["", "  ", "x" * 501])
def test_an_explanation_says_something_and_is_short(room: Classroom, text: str) -> None:
    room.save()

    assert explain(room, text).status == 422


def test_only_guardians_explain_and_only_the_mentor_decides(room: Classroom) -> None:
    room.save()
    for other in (room.teacher, room.family.mentor, ids.new(), room.alva):
        assert explain(room, by=other).status == 404
    for other in (room.teacher, room.family.anna, ids.new(), room.alva):
        assert assess(room, by=other).status == 404
    path = f"/attendance/groups/{room.family.class_id}/students/{room.alva}/days"
    assert call(handler, "GET", path, person=room.teacher).status == 404


def test_a_guardian_whose_custody_has_ended_explains_nothing(
    room: Classroom, portal: Portal
) -> None:
    room.save()
    portal.relate(room.family.anna, Kind.GUARDIAN_OF, room.alva, valid_until=DURING)

    assert explain(room).status == 404
    assert days(room, by=room.family.erik)[0]["marks"][0]["assessment"]["version"] == 1


def test_reading_of_a_protected_students_days_is_logged(portal: Portal, at: Clock) -> None:
    room = a_classroom(portal, protected=True)
    at(DURING)
    days(room)

    (read,) = portal.items("attendance", "Read")
    assert read["what"]["S"] == "attendance.days"
    assert read["reader_id"]["S"] == room.family.anna
