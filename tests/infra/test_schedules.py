"""Schedules ring by the school's clock, once a day, and what they bring is understood and kept."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.infra.expansion import Resource, Template, changed, expanded, resources, target

from attendance.reminders.queue import errand_of
from attendance.reminders.reminder import Kind
from notify.delivery.queue import Tick, asked_of
from skolbro import clock
from skolbro.calendar import school_date, wall_instant, wall_time

SCHEDULE = "AWS::Scheduler::Schedule"
_CRON = re.compile(r"cron\((\d+) (\d+) [?*] \* ([?A-Z*-]+) \*\)")
EVERY_QUARTER = "cron(0/15 * * * ? *)"
RANG = "<aws.scheduler.scheduled-time>"


OF_REMINDERS = [
    name
    for name, one in sorted(resources(expanded(), SCHEDULE).items())
    if one["ScheduleExpression"] != EVERY_QUARTER
]


def findings(template: Template) -> list[str]:
    """What would ring at the wrong time, or be lost."""
    return [
        f"{name} {what}"
        for name, schedule in resources(template, SCHEDULE).items()
        for what in _wrong(template, schedule)
    ]


def _wrong(template: Template, schedule: Resource) -> Iterator[str]:
    to, queues = schedule["Target"], resources(template, "AWS::SQS::Queue")
    is_of_all_day = schedule["ScheduleExpression"] == EVERY_QUARTER
    # What rings at every instant must not follow a clock that is set back.
    zone = "UTC" if is_of_all_day else "Europe/Stockholm"
    if schedule.get("ScheduleExpressionTimezone") != zone:
        yield "rings by another clock than the school's"
    if not is_of_all_day and 1 <= int(_time(schedule)[:2]) <= 3:
        yield "rings in the hour that a night in spring lacks and one in autumn has twice"
    last_resort = target(to.get("DeadLetterConfig", {}).get("Arn"))
    if "RedrivePolicy" in queues.get(last_resort, {"RedrivePolicy": None}):
        yield "loses what cannot be delivered"
    if target(to["Arn"]) not in _allowed(template, target(to["RoleArn"])):
        yield "may not send to its queue"
    if RANG not in to["Input"]:
        yield "does not tell when it rang, so that a late one is of another day"


def _time(schedule: Resource) -> str:
    found = _CRON.fullmatch(schedule["ScheduleExpression"])
    assert found, schedule
    return f"{int(found[2]):02d}:{int(found[1]):02d}"


def _allowed(template: Template, role: str) -> set[str]:
    statements = [
        statement
        for policy in resources(template, "AWS::IAM::Role")[role]["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]
    assert [one["Action"] for one in statements] == ["sqs:SendMessage"]
    return {target(place) for one in statements for place in one["Resource"]}


def test_every_schedule_rings_by_the_schools_clock_and_loses_nothing() -> None:
    assert findings(expanded()) == []


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("ScheduleExpressionTimezone", None, "rings by another clock"),
        ("ScheduleExpression", "cron(30 2 ? * MON-FRI *)", "rings in the hour"),
        ("Target/DeadLetterConfig", None, "loses what"),
        ("Target/Input", '{"kind":"stillIll"}', "does not tell"),
    ],
)
def test_what_is_wrong_with_a_schedule_is_found(path: str, value: object, found: str) -> None:
    broken = changed(expanded(), f"StillIllSchedule/Properties/{path}", value)
    assert any(one.startswith(f"StillIllSchedule {found}") for one in findings(broken))


def test_a_role_that_may_not_send_is_found() -> None:
    elsewhere = changed(
        expanded(), "StillIllSchedule/Properties/Target/Arn", {"Ref": "NoticeQueue"}
    )
    assert findings(elsewhere) == ["StillIllSchedule may not send to its queue"]


def test_the_role_of_schedules_is_for_schedules_of_this_deployment_only() -> None:
    (trust,) = resources(expanded(), "AWS::IAM::Role")["SchedulesRole"]["AssumeRolePolicyDocument"][
        "Statement"
    ]
    assert trust["Principal"] == {"Service": "scheduler.amazonaws.com"}
    assert target(trust["Condition"]["ArnEquals"]["aws:SourceArn"]) == "Schedules"


def test_a_countrys_schools_are_taken_a_few_at_a_time() -> None:
    mappings = resources(expanded(), "AWS::Lambda::EventSourceMapping")
    assert mappings["AttendanceReminderWorkerReminders"]["ScalingConfig"]["MaximumConcurrency"] == 4


def test_every_kind_of_reminder_has_one_schedule() -> None:
    inputs = [resources(expanded(), SCHEDULE)[name]["Target"]["Input"] for name in OF_REMINDERS]
    assert sorted(json.loads(one)["kind"] for one in inputs) == sorted(Kind)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("name", OF_REMINDERS)
def test_around_the_nights_that_move_the_clock_each_day_has_its_own_errand(
    name: str, night: date
) -> None:
    schedule = resources(expanded(), SCHEDULE)[name]
    shown, told = _time(schedule), []
    for number in range(-2, 3):
        rings = wall_instant(night + timedelta(days=number), shown)
        assert (school_date(rings), wall_time(rings)) == (night + timedelta(days=number), shown)
        told.append(errand_of(schedule["Target"]["Input"].replace(RANG, clock.to_wire(rings))).day)

    assert told == [night + timedelta(days=number) for number in range(-2, 3)]


def test_what_waits_is_released_each_quarter_by_a_message_that_its_worker_reads() -> None:
    schedule = resources(expanded(), SCHEDULE)["DeliverySchedule"]
    rings = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    told = asked_of(schedule["Target"]["Input"].replace(RANG, clock.to_wire(rings)))
    assert told == Tick(rings)
    assert target(schedule["Target"]["Arn"]) == "DeliveryQueue"
