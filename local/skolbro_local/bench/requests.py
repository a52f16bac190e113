"""One request or more to every operation of the API, in one world."""

from typing import Any

from notify.items import MARKER, NOTIFICATION
from skolbro.access.schools import school_attributes
from skolbro.access.store import SCHOOL
from skolbro.table import to_item
from skolbro_local.bench.absence_requests import absence_requests
from skolbro_local.bench.fritids_requests import fritids_requests
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.identity_requests import identity_requests
from skolbro_local.bench.leave_requests import leave_requests
from skolbro_local.bench.meeting_requests import meeting_requests
from skolbro_local.bench.notify_requests import notify_requests
from skolbro_local.bench.roll_call_requests import roll_call_requests
from skolbro_local.bench.round_requests import round_requests
from skolbro_local.bench.timetable_requests import timetable_requests
from skolbro_local.bench.world import World, stored_item


def requests(world: World) -> tuple[Request, ...]:
    """Every operation. A test holds them against the API's description."""
    return (
        *identity_requests(world),
        *_directory(world),
        *absence_requests(world),
        *timetable_requests(world),
        *leave_requests(world),
        *fritids_requests(world),
        *roll_call_requests(world),
        *meeting_requests(world),
        *round_requests(world),
        *_notify(world),
    )


WANTED_OF_A_SCHOOL = {
    "phone": "0490-543 21",
    "functions": ["attendance"],
    "absence": {"daysAhead": 1, "cutOff": None},
    "closedDays": [],
}


def _directory(world: World) -> tuple[Request, ...]:
    school, one = f"/directory/schools/{world.school.id}", f"/directory/imports/{world.imported.id}"
    item = to_item(SCHOOL.item(school_attributes(world.school)))
    karl: dict[str, Any] = {"module": "directory", "person": world.commune_administrator}
    sara: dict[str, Any] = {"module": "directory", "person": world.administrator}
    return (
        _me("guardian", world.guardian),
        _me("mentor", world.mentor),
        Request(operation="directory_read_school", path=school, **sara),
        Request(operation="directory_list_school_groups", path=f"{school}/groups", **sara),
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


def _notify(world: World) -> tuple[Request, ...]:
    newest, own = world.notifications[-1], world.guardian
    item = stored_item(world, "notify", NOTIFICATION, recipient_id=own, id=newest.id)
    marker = to_item(MARKER.item({"person_id": own, "marker": world.notifications[0].id}))
    table = world.deployment.table("notify")
    anna: dict[str, Any] = {"module": "notify", "person": own}
    return (
        Request(operation="notify_list_notifications", path="/notify/notifications", **anna),
        Request(
            operation="notify_list_notifications", variant="nothing new",
            path="/notify/notifications", headers={"if-none-match": "*"}, **anna,
        ),
        Request(
            operation="notify_mark_read", method="PUT",
            path=f"/notify/notifications/{newest.id}/read", standing=((table, item),), **anna,
        ),
        Request(
            operation="notify_move_read_marker", method="PUT", path="/notify/read-marker",
            body={"upTo": newest.id}, standing=((table, marker),), **anna,
        ),
        *notify_requests(world),
    )  # fmt: skip
