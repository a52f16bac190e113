"""A teacher's roll call, a guardian's report and the decision to tell, all at the same moment.

What each change of the student's day found there is read from the table's stream: so it is seen in
truth, and not by anybody's clock, whether a report was there before the notice.
"""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from tests.component.attendance.roll_calls import Classroom, a_classroom, a_lesson, put_week
from tests.component.portal import Portal
from tests.stack.delivery import read_all
from tests.stack.rivals import DELIVERY, RIVALS, Attempt, Outcome, Rivals, rivals

from attendance.day.items import day_from
from attendance.day.student_day import Presence, StudentDay
from attendance.rollcall.worker import handler as worker
from skolbro import ids
from skolbro.table import from_item

pytestmark = pytest.mark.stack
ROUNDS = 6
TODAY = "2026-11-24"
REPORTS = 6


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "attendance")


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("attendance", engine=dynamodb_local_address) as made:
        yield made


@pytest.fixture
def streaming(portal: Portal) -> Portal:
    described = portal.dynamodb.describe_table(TableName="attendance")["Table"]
    if "StreamSpecification" not in described:
        portal.dynamodb.update_table(
            TableName="attendance",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
    return portal


def begun(portal: Portal) -> Classroom:
    """A classroom whose lesson has begun at 07:41."""
    room = a_classroom(portal)
    put_week(room, a_lesson(room, starts="07:30", ends="08:10"))
    return room


def saving(room: Classroom, presence: str = "absent", version: str = '"1"') -> Attempt:
    body = {"starts": "07:30", "ends": "08:10", "marks": room.all(presence)}
    parts = {"person": room.teacher, "body": body, "headers": {"if-match": version}}
    return Attempt("attendance", "PUT", room.address, parts)


def reporting(room: Classroom, guardian: str) -> Attempt:
    body = {"studentIds": [room.alva], "firstDay": TODAY, "wholeDay": True}
    headers = {"idempotency-key": ids.new()}
    parts = {"person": guardian, "body": body, "headers": headers}
    return Attempt("attendance", "POST", "/attendance/absences", parts)


def message(room: Classroom) -> dict[str, Any]:
    question = {
        "schoolId": room.family.school.id,
        "studentId": room.alva,
        "lessonId": room.lesson,
        "date": TODAY,
    }
    return {"messageId": ids.new(), "body": json.dumps(question), "eventSource": "aws:sqs"}


def delivering(room: Classroom) -> Attempt:
    return Attempt("attendance.rollcall.worker", DELIVERY, "", message(room))


def history(room: Classroom) -> list[StudentDay]:
    """Alva's day after each change of it."""
    images = (
        record["dynamodb"]["NewImage"]
        for record in read_all(boto3.client("dynamodbstreams"), "attendance")
        if "NewImage" in record["dynamodb"]
    )
    return [
        day_from(from_item(image))
        for image in images
        if image["entity"] == {"S": "StudentDay"} and image["student_id"] == {"S": room.alva}
    ]


def notices(room: Classroom, kind: str = "unreported_absence") -> int:
    return sum(one["data"]["student_id"] == room.alva for one in room.events(kind))


def check_history(room: Classroom) -> list[bool]:
    """No notice was ever written over a report; answers after which changes one stood."""
    standing = []
    for before, after in zip([None, *history(room)], history(room), strict=False):
        had, has = (
            day is not None and room.lesson in day.notices and day.notices[room.lesson].stands
            for day in (before, after)
        )
        if has and not had:
            mark = after.marks[room.lesson]
            assert mark.presence is Presence.ABSENT
            assert not after.is_reported(room.lesson, mark)
        standing.append(has)
    return standing


def settle(room: Classroom) -> None:
    """What was not decided comes back, as it does from the queue."""
    assert worker({"Records": [message(room)]}, None) == {"batchItemFailures": []}


def statuses(outcomes: list[Outcome]) -> set[int]:
    return {one.answer.status for one in outcomes}


@pytest.mark.parametrize("saved_before", [True, False])
def test_no_notice_is_ever_written_over_a_report(
    streaming: Portal, field: Rivals, *, saved_before: bool
) -> None:
    for _ in range(ROUNDS):
        room = begun(streaming)
        if saved_before:
            attempt = saving(room)
            assert field.race([attempt] * RIVALS)[0].answer.status == 200
        turns = [reporting(room, room.family.anna) for _ in range(REPORTS)]
        turns += [] if saved_before else [saving(room)]
        turns += [delivering(room) for _ in range(RIVALS - len(turns))]

        outcomes = field.race(turns)

        assert statuses(outcomes) <= {200, 201}
        settle(room)
        told = check_history(room)
        # The report stands in the end, so a notice was either first or is not there at all.
        assert history(room)[-1].standing
        assert notices(room) == int(told[-1]) <= 1


def test_a_correction_at_the_same_moment_leaves_no_notice_that_is_wrong(
    streaming: Portal, field: Rivals
) -> None:
    for _ in range(ROUNDS):
        room = begun(streaming)
        assert field.race([saving(room)] * RIVALS)[0].answer.status == 200
        turns = [saving(room, "present", '"2"')]
        turns += [delivering(room) for _ in range(RIVALS - 1)]

        outcomes = field.race(turns)

        assert outcomes[0].answer.status == 200
        settle(room)
        assert check_history(room)[-1] is False
        assert notices(room) == notices(room, "unreported_absence_withdrawn") <= 1


def test_of_many_teachers_at_once_one_saves_and_the_same_save_is_answered_alike(
    streaming: Portal, field: Rivals
) -> None:
    for _ in range(ROUNDS):
        room = begun(streaming)
        half = RIVALS // 2
        turns = [saving(room)] * half + [saving(room, "present")] * half

        outcomes = field.race(turns)

        by_save = [statuses(outcomes[:half]), statuses(outcomes[half:])]
        assert sorted(by_save, key=min) == [{200}, {412}]
        assert len(room.events("roll_call_saved")) >= 1
        assert len([one for one in room.events("roll_call_saved")
                    if one["data"]["lesson_id"] == room.lesson]) == 1  # fmt: skip
