"""One request or more to every operation of the API, in one world."""

from datetime import timedelta
from typing import Any

import boto3

from attendance.day.items import day_from
from attendance.day.store import DAY
from notify.store import MARKER, NOTIFICATION
from skolbro.access.schools import school_attributes
from skolbro.access.store import SCHOOL
from skolbro.table import Entity, from_item, to_item
from skolbro_local.bench.deployment import MORNING
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World, report

TODAY = MORNING.date()
TOMORROW = TODAY + timedelta(days=1)


def requests(world: World) -> tuple[Request, ...]:
    """Every operation. A test holds them against the API's description."""
    return (*_identity(), *_directory(world), *_attendance(world), *_notify(world))


WANTED_OF_A_SCHOOL = {
    "phone": "0490-543 21",
    "functions": ["attendance"],
    "absence": {"daysAhead": 1, "cutOff": None},
    "closedDays": [],
}


def _identity() -> tuple[Request, ...]:
    return (
        Request(
            operation="identity_list_sign_in_options", module="identity",
            path="/identity/sign-in-options",
        ),
    )  # fmt: skip


def _directory(world: World) -> tuple[Request, ...]:
    school, one = f"/directory/schools/{world.school.id}", f"/directory/imports/{world.imported.id}"
    item = to_item(SCHOOL.item(school_attributes(world.school)))
    karl: dict[str, Any] = {"module": "directory", "person": world.commune_administrator}
    sara: dict[str, Any] = {"module": "directory", "person": world.administrator}
    return (
        _me("guardian", world.guardian),
        _me("mentor", world.mentor),
        Request(operation="directory_read_school", path=school, **sara),
        Request(
            operation="directory_change_school", method="PUT", path=school, body=WANTED_OF_A_SCHOOL,
            headers={"if-match": '"1"'}, standing=((world.deployment.table("access"), item),),
            **sara,
        ),
        Request(
            operation="directory_start_import", method="POST", path="/directory/imports",
            body={"fileName": "oneroster.zip", "bytes": 1000}, **karl,
        ),
        Request(operation="directory_read_import", path=one, **karl),
        Request(operation="directory_list_rejections", path=f"{one}/rejections", **karl),
    )  # fmt: skip


def _me(variant: str, person: str) -> Request:
    return Request(
        operation="directory_read_me", variant=variant, module="directory", path="/directory/me",
        person=person,
    )  # fmt: skip


def _attendance(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "attendance", "person": world.guardian}
    child, group = f"/attendance/students/{world.child}", f"/attendance/groups/{world.class_id}"
    tomorrow = _stored(world, "attendance", DAY, student_id=world.child, date=TOMORROW)
    (absence,) = (one.id for one in day_from(from_item(tomorrow)).absences)
    table = world.deployment.table("attendance")
    return (
        Request(operation="attendance_list_report_days", path=f"{child}/report-days", **anna),
        report(world, world.sibling, TODAY),
        Request(operation="attendance_list_absences", path=f"{child}/absences", **anna),
        Request(
            operation="attendance_read_absence", path=f"{child}/absences/{absence}",
            **anna,
        ),
        Request(
            operation="attendance_withdraw_absence", method="DELETE",
            path=f"{child}/absences/{absence}", headers={"if-match": '"1"'},
            standing=((table, tomorrow),), **anna,
        ),
        Request(
            operation="attendance_read_group_day", module="attendance",
            path=f"{group}/days/{TODAY}", person=world.mentor,
        ),
    )  # fmt: skip


def _notify(world: World) -> tuple[Request, ...]:
    newest, own = world.notifications[-1], world.guardian
    item = _stored(world, "notify", NOTIFICATION, recipient_id=own, id=newest.id)
    marker = to_item(MARKER.item({"person_id": own, "marker": world.notifications[0].id}))
    table = world.deployment.table("notify")
    anna: dict[str, Any] = {"module": "notify", "person": own}
    return (
        Request(operation="notify_list_notifications", path="/notify/notifications", **anna),
        Request(
            operation="notify_mark_read", method="PUT",
            path=f"/notify/notifications/{newest.id}/read", standing=((table, item),), **anna,
        ),
        Request(
            operation="notify_move_read_marker", method="PUT", path="/notify/read-marker",
            body={"upTo": newest.id}, standing=((table, marker),), **anna,
        ),
    )  # fmt: skip


def _stored(world: World, module: str, entity: Entity, **key: object) -> dict[str, Any]:
    with world.deployment.serving(module):
        answer = boto3.client("dynamodb").get_item(
            TableName=world.deployment.table(module), Key=entity.key(**key)
        )
    found: dict[str, Any] = answer["Item"]
    return found
