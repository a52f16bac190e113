"""From a roll call to the guardians' bells: stream, queue and workers as they are deployed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from tests.stack.running import AT_LENGTH_SECONDS, People, Person, line, take_back, wait_for

from attendance.timetable.items import lesson_attributes
from attendance.timetable.lesson import Lesson, week_of
from attendance.timetable.store import WEEK
from skolbro import ids
from skolbro.calendar import school_date, wall_time
from skolbro.table import to_item
from skolbro_local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
AWAY = "attendance.unreported_absence"
WRONG = "attendance.unreported_absence_withdrawn"


@pytest.fixture
def at_once(people: People) -> Iterator[None]:
    """The school tells guardians without waiting."""
    sara = people("sara")
    (school,) = sara.read("/directory/me")["schools"]
    path = f"/directory/schools/{school['id']}"
    before = _change(sara, path, noticeAfterMinutes=0)
    yield
    _change(sara, path, noticeAfterMinutes=before)


def _change(sara: Person, path: str, **absence: int) -> int:
    answer = sara.get(path)
    school = answer.json()
    body = {name: school[name] for name in ("phone", "functions", "absence", "closedDays")}
    changed = {**body, "absence": {**body["absence"], **absence}}
    done = sara.put(path, changed, etag=answer.headers["etag"])
    assert done.status_code == 200, done.text
    minutes: int = school["absence"]["noticeAfterMinutes"]
    return minutes


def teach(stack: Stack, group: dict[str, Any], day: date, starts: str) -> str:
    """A lesson of a group, which begins in a moment; its week as the timetable has it."""
    lesson = Lesson(
        id=ids.new(), group_id=group["id"], day=day, starts=starts, ends="23:59", title="Svenska"
    )
    week = {
        "group_id": group["id"],
        "school_id": group["schoolId"],
        "week": week_of(day),
        "lessons": {lesson.id: lesson_attributes(lesson)},
        "version": 1,
    }
    stack.client("dynamodb").put_item(
        TableName=stack.tables["attendance"], Item=to_item(WEEK.item(week))
    )
    return lesson.id


@pytest.mark.usefixtures("at_once")
def test_guardians_are_told_and_a_correction_is_told_as_well(stack: Stack, people: People) -> None:
    anna, erik, maria = people("anna"), people("erik"), people("maria")
    child = anna.account.child_ids[0]
    take_back(anna, child)
    # What was taken back today holds until now: the lesson begins after that.
    now = datetime.now(UTC)
    day, starts = school_date(now), wall_time(now + timedelta(minutes=5))
    group = next(one for one in maria.read("/directory/me")["groups"] if one["mentor"])
    lesson = teach(stack, group, day, starts)
    path = f"/attendance/groups/{group['id']}/days/{day}/lessons/{lesson}/roll-call"
    seen = {one.id: {old["id"] for old in one.bell()["items"]} for one in (anna, erik)}
    shown = maria.get(path)
    assert shown.status_code == 200, shown.text
    body: dict[str, Any] = {
        "starts": starts,
        "ends": "23:59",
        "marks": [{"studentId": child, "presence": "absent", "missedMinutes": 0}],
    }

    saved = maria.put(path, body, etag=shown.headers["etag"])
    assert saved.status_code == 200, saved.text
    for guardian in (anna, erik):
        told = wait_for(partial(line, guardian, seen[guardian.id], AWAY), seconds=AT_LENGTH_SECONDS)
        assert told["childId"] == child

    body["marks"][0] |= {"presence": "late", "missedMinutes": 5}
    assert maria.put(path, body, etag=saved.headers["etag"]).status_code == 200
    for guardian in (anna, erik):
        wait_for(partial(line, guardian, seen[guardian.id], WRONG), seconds=AT_LENGTH_SECONDS)
        assert line(guardian, seen[guardian.id], AWAY) is None
