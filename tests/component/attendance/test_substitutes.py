"""A substitute is let in to the lesson that the timetable says, on its day, and to nothing else."""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.substituting import TODAY, Substituting
from tests.component.attendance.timetables import LESSON, shown
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, call

from attendance.api import handler
from attendance.timetable import store as timetable
from directory.substitutes import store
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.scopes import at_work
from skolbro.http.problems import PreconditionFailedError
from skolbro.table import from_item

# In the lesson, 08:30 on the wall.
DURING = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
TOMORROW = "2026-11-25"


def test_a_substitute_opens_and_saves_the_lesson_that_is_theirs(
    substituting: Substituting, at: Clock
) -> None:
    lesson = substituting.lesson()
    assert substituting.roll_call(lesson).status == 404
    substituting.deliver()
    at(DURING)

    opened = substituting.roll_call(lesson)
    saved = substituting.save(lesson)

    assert (opened.status, opened.body["groupName"]) == (200, "4B")
    assert [one["displayName"] for one in opened.body["students"]] == ["Alva Lind"]
    assert saved.status == 200, saved
    assert saved.body["savedBy"] == {"id": substituting.school.omar, "name": "Omar Ali", "me": True}


def test_the_day_and_the_days_timetable_are_seen(substituting: Substituting) -> None:
    substituting.lesson()
    substituting.lesson(starts="10:00", ends="11:00", substituteIds=[], title="Svenska")
    substituting.lesson(date="2026-11-26", title="Idrott")
    substituting.deliver()

    day = substituting.day()
    week = substituting.school.group_week(substituting.school.omar)

    assert [one["displayName"] for one in day.body["students"]] == ["Alva Lind"]
    assert shown(week) == ["2026-11-24 08:20 Matematik", "2026-11-24 10:00 Svenska"]


def test_a_substitute_is_let_in_to_nothing_else(substituting: Substituting) -> None:
    lesson, other = substituting.lesson(), substituting.lesson(substituteIds=[])
    substituting.deliver()
    school, omar = substituting.school, substituting.school.omar
    group = f"/attendance/groups/{school.family.class_id}"

    refused = [
        substituting.roll_call(other),
        substituting.save(other),
        substituting.roll_call(lesson, day=TOMORROW),
        substituting.day(TOMORROW),
        substituting.day("2026-11-23"),
        school.group_week(omar, week="2026-W49"),
        school.group_week(omar, week="2026-W47"),
        call(handler, "GET", f"{substituting.address(lesson)}/saves", person=omar),
        call(handler, "GET", f"{group}/statistics", person=omar),
        call(handler, "GET", f"{group}/statistics-file", person=omar),
        call(handler, "GET", f"{group}/leaves", person=omar),
        call(handler, "GET", f"{group}/fritids", person=omar),
        call(handler, "GET", f"{group}/students/{school.family.child}/days", person=omar),
        call(handler, "POST", f"{group}/absences", person=omar, body={
            "studentId": school.family.child, "firstDay": TODAY, "wholeDay": True}),
    ]  # fmt: skip

    assert [(one.status, one.problem) for one in refused] == [(404, "not-found")] * len(refused)


@pytest.mark.parametrize(
    ("now", "status"),
    [
        # Stockholm is an hour ahead of UTC in November.
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), 404),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), 200),
        (datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC), 200),
        (datetime(2026, 11, 24, 23, 0, tzinfo=UTC), 404),
    ],
)
def test_from_midnight_to_midnight_on_the_schools_wall(
    substituting: Substituting, at: Clock, now: datetime, status: int
) -> None:
    at(TUESDAY - timedelta(days=7))
    lesson = substituting.lesson()
    substituting.deliver()
    at(now)

    assert substituting.roll_call(lesson).status == status
    assert substituting.day().status == status


@pytest.mark.parametrize(
    "change",
    [
        {"substituteIds": []},
        {"cancelled": True},
        {"kind": "break"},
        {"date": TOMORROW},
        None,
    ],
)
def test_whoever_is_named_no_more_is_shut_out(
    substituting: Substituting, change: dict[str, Any] | None
) -> None:
    lesson = substituting.lesson()
    substituting.deliver()
    assert substituting.roll_call(lesson).status == 200

    if change is None:
        answer = substituting.school.send("DELETE", lesson)
    else:
        body = {**LESSON, "substituteIds": [substituting.school.omar], **change}
        answer = substituting.school.send("PUT", lesson, body=body)
    assert answer.status < 300, answer
    substituting.deliver()

    assert substituting.roll_call(lesson).status == 404
    assert substituting.day().status == 404


def test_two_lessons_of_a_day_are_two(substituting: Substituting) -> None:
    first, second = substituting.lesson(), substituting.lesson(starts="10:00", ends="11:00")
    substituting.deliver()
    substituting.school.send("DELETE", first)
    substituting.deliver()

    assert substituting.roll_call(first).status == 404
    assert substituting.roll_call(second).status == 200


def test_messages_in_any_order_and_twice_lead_to_what_the_timetable_says(
    substituting: Substituting,
) -> None:
    school, maria = substituting.school, substituting.school.family.mentor
    lesson = substituting.lesson()
    for people in ([maria], [maria, school.omar], [school.omar], []):
        school.send("PUT", lesson, body={**LESSON, "substituteIds": people})
    substituting.lesson(starts="13:00", ends="14:00")
    bodies = substituting.bodies()
    assert len(bodies) == 6
    substituting.deliver(*bodies)
    wanted = substituting.standing()
    assert list(wanted) == [f"{school.omar} {TODAY}"]

    chance = random.Random(6)  # noqa: S311 - an order, not a secret
    for _ in range(12):
        order = chance.sample(bodies, len(bodies))
        for item in substituting.portal.items("access", "Substitution"):
            key = {name: item[name] for name in ("pk", "sk")}
            substituting.portal.dynamodb.delete_item(TableName="access", Key=key)
        substituting.deliver(*order[:4], *order[2:], order[0])
        assert substituting.standing() == wanted, [json.loads(one)["version"] for one in order]


def test_an_import_lets_in_as_an_administrator_does(substituting: Substituting) -> None:
    lesson = substituting.lesson()
    substituting.deliver()
    group = substituting.school.family.class_id
    scope = at_work("test")
    (week,) = timetable.standing_weeks(scope, [group], ["2026-W48"]).values()
    after = week.without_lesson(lesson)

    timetable.put_week(scope, week, after)
    substituting.deliver()

    assert substituting.roll_call(lesson).status == 404
    with pytest.raises(PreconditionFailedError):
        timetable.put_week(scope, week, after)
    assert substituting.bodies() == []


def test_a_week_without_news_of_substitutes_tells_nothing(substituting: Substituting) -> None:
    lesson = substituting.lesson(substituteIds=[])
    substituting.school.send("PUT", lesson, body={**LESSON, "title": "NO"})
    substituting.lesson(date="2026-11-23", starts="10:00", ends="11:00")  # yesterday

    assert substituting.bodies() == []


def test_who_does_not_work_at_the_school_is_not_let_in(substituting: Substituting) -> None:
    school = substituting.school
    lesson = substituting.lesson()
    (body,) = substituting.bodies()
    school.portal.relate(
        school.omar, Kind.WORKS_AT, school.family.school.id, duties=(Duty.TEACHER,),
        school_id=school.family.school.id, valid_until=TUESDAY,
    )  # fmt: skip
    substituting.deliver(body)

    assert substituting.roll_call(lesson).status == 404
    assert substituting.standing() == {}


def test_work_that_ends_sooner_ends_it_sooner(substituting: Substituting, at: Clock) -> None:
    school, noon = substituting.school, datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    lesson = substituting.lesson()
    school.portal.relate(
        school.omar, Kind.WORKS_AT, school.family.school.id, duties=(Duty.TEACHER,),
        school_id=school.family.school.id, valid_until=noon,
    )  # fmt: skip
    substituting.deliver()

    at(noon - timedelta(seconds=1))
    assert substituting.roll_call(lesson).status == 200
    at(noon)
    assert substituting.roll_call(lesson).status == 404


def test_a_group_of_another_school_is_not_opened(substituting: Substituting) -> None:
    lesson = substituting.lesson()
    substituting.register_group(substituting.school.family.class_id, ids.new())
    substituting.deliver()

    assert substituting.roll_call(lesson).status == 404


def test_what_ends_with_the_work_at_one_school_stays_at_another(
    substituting: Substituting,
) -> None:
    school = substituting.school
    lesson = substituting.lesson()
    substituting.deliver()

    store.end(at_work("test"), [(school.omar, ids.new()), (ids.new(), school.family.school.id)])
    assert substituting.roll_call(lesson).status == 200
    store.end(at_work("test"), [(school.omar, school.family.school.id)])
    assert substituting.roll_call(lesson).status == 404


@pytest.mark.parametrize(
    "body", ["{", "[]", "{}", '{"school_id": "x", "group_id": "x", "date": "2026-11-24"}']
)
def test_what_is_no_message_comes_back_without_its_neighbours(
    substituting: Substituting, body: str
) -> None:
    lesson = substituting.lesson()

    answer = substituting.try_to_deliver(body, *substituting.bodies())

    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert substituting.roll_call(lesson).status == 200


def test_what_stands_is_forgotten_after_a_time_and_names_its_change(
    substituting: Substituting,
) -> None:
    substituting.lesson()
    substituting.deliver()

    (item,) = map(from_item, substituting.portal.items("access", "Substitution"))

    assert item["expires_at"] == int(datetime(2026, 12, 15, 23, 0, tzinfo=UTC).timestamp())
    assert (item["version"], item["person_name"]) == (2, "Omar Ali")
