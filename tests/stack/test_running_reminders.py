"""From a schedule to the guardians' bells: scheduler, queue, workers and stream as deployed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.stack.running import AT_LENGTH_SECONDS, People, Person, line, wait_for

from attendance.reminders.items import RUN
from attendance.reminders.reminder import Kind
from skolbro import aws, clock, ids
from skolbro.calendar import school_date
from skolbro.config import Settings
from skolbro.schedules import cancel, set_once
from skolbro_local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
KIND = "attendance.holiday_answer_reminder"
GROUP = "skolbro-local"
AFTER = timedelta(seconds=3)


@contextmanager
def a_lov_to_answer(fatima: Person, unit: str, today: date) -> Iterator[None]:
    """Eken has a lov whose last answer day is today; afterwards it is as it was."""
    path = f"/attendance/groups/{unit}/fritids"
    answer = fatima.get(path)
    before = {name: answer.json()[name] for name in ("hours", "closedDays", "lockDays", "holidays")}
    first = today + timedelta(days=400)
    lov = {
        "id": ids.new(), "name": "Sommarlov", "first": first.isoformat(),
        "last": (first + timedelta(days=6)).isoformat(), "lastAnswerDay": today.isoformat(),
    }  # fmt: skip
    changed = {**before, "holidays": [*before["holidays"], lov]}
    done = fatima.put(path, changed, etag=answer.headers["etag"])
    assert done.status_code == 204, done.text
    yield
    assert fatima.put(path, before, etag=fatima.get(path).headers["etag"]).status_code == 204


@pytest.fixture
def queue_arn(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The deployed queue of reminders, and the settings of a function that sets schedules."""
    described = stack.client("cloudformation").describe_stack_resources(StackName=GROUP)
    names = {
        one["LogicalResourceId"]: one["PhysicalResourceId"] for one in described["StackResources"]
    }
    queue = arn(stack, names["ReminderQueue"])
    role = stack.client("iam").get_role(RoleName=names["SchedulesRole"])["Role"]["Arn"]
    for name, value in {
        "TABLE": stack.tables["attendance"],
        "ACCESS_TABLE": stack.tables["access"],
        "SECRET_ARN": stack.secret_arn,
        "SCHEDULE_GROUP": names["Schedules"],
        "SCHEDULE_ROLE_ARN": role,
        "SCHEDULE_DEAD_LETTERS_ARN": arn(stack, names["ReminderDeadLetters"]),
        "AWS_ENDPOINT_URL": stack.aws_endpoint,
    }.items():
        monkeypatch.setenv(name, value)
    aws.client.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    yield queue
    aws.client.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]


def arn(stack: Stack, url: str) -> str:
    told = stack.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    found: str = told["Attributes"]["QueueArn"]
    return found


def schedules(stack: Stack) -> dict[str, dict[str, Any]]:
    """All that stand in the deployment's group."""
    client = stack.client("scheduler")
    named = [one["Name"] for one in client.list_schedules(GroupName=GROUP)["Schedules"]]
    return {name: client.get_schedule(Name=name, GroupName=GROUP) for name in named}


def test_every_kind_is_deployed(stack: Stack) -> None:
    told = [json.loads(one["Target"]["Input"]) for one in schedules(stack).values()]
    kinds = {one["kind"] for one in told if "at" in one}

    assert kinds - {"tick"} == set(Kind), "notify's own clock ticks beside them"


def test_a_schedule_rings_and_guardians_are_reminded_once(
    stack: Stack, people: People, queue_arn: str
) -> None:
    anna, fatima = people("anna"), people("fatima")
    (unit,) = [one for one in fatima.read("/directory/me")["groups"] if one["kind"] == "fritids"]
    now = datetime.now(UTC)
    today = school_date(now)
    run = RUN.key(school_id=unit["schoolId"], day=today, kind=Kind.HOLIDAY_ANSWER)
    stack.client("dynamodb").delete_item(TableName=stack.tables["attendance"], Key=run)
    seen = {one["id"] for one in anna.bell()["items"]}
    tick = json.dumps({"kind": "holidayAnswer", "at": clock.to_wire(now)})

    with a_lov_to_answer(fatima, unit["id"], today):
        assert set_once("ring", at=now + AFTER, queue_arn=queue_arn, message=tick)
        told = wait_for(lambda: line(anna, seen, KIND), seconds=AT_LENGTH_SECONDS)
        assert told["link"] == f"/children/{told['childId']}/timeRegistration/holidays"
        # It is gone when it has run. Again is once: `line` fails on a second one.
        assert "ring" not in schedules(stack)
        stack.client("sqs").send_message(QueueUrl=url_of(stack, queue_arn), MessageBody=tick)
        wait_for(lambda: empty(stack, queue_arn), seconds=AT_LENGTH_SECONDS)
        assert line(anna, seen, KIND) == told


def test_what_is_cancelled_or_moved_does_not_ring(stack: Stack, queue_arn: str) -> None:
    soon, later = datetime.now(UTC) + AFTER, datetime.now(UTC) + timedelta(days=2)
    set_once("moved", at=soon, queue_arn=queue_arn, message="{}")
    set_once("cancelled", at=soon, queue_arn=queue_arn, message="{}")

    set_once("moved", at=later, queue_arn=queue_arn, message="{}")
    cancel("cancelled")

    stand = schedules(stack)
    assert "cancelled" not in stand
    assert stand["moved"]["ScheduleExpression"] == later.strftime("at(%Y-%m-%dT%H:%M:%S)")
    cancel("moved")
    assert "moved" not in schedules(stack)


def url_of(stack: Stack, queue_arn: str) -> str:
    name = queue_arn.rpartition(":")[2]
    found: str = stack.client("sqs").get_queue_url(QueueName=name)["QueueUrl"]
    return found


def empty(stack: Stack, queue_arn: str) -> bool | None:
    """Nothing waits, and nothing is in a worker's hands."""
    told = stack.client("sqs").get_queue_attributes(
        QueueUrl=url_of(stack, queue_arn), AttributeNames=["All"]
    )["Attributes"]
    waits = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    return True if all(int(told[name]) == 0 for name in waits) else None
