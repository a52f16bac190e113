"""The requests of preferences, devices and what is sent."""

from typing import Any

from notify.broadcasts.broadcast import Audience, Broadcast
from notify.broadcasts.items import BROADCAST, broadcast_attributes
from notify.unsubscribing.letter_key import LetterKey
from skolbro.table import to_item
from skolbro_local.bench.deployment import MORNING, SECRET
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World

PHONE = {"platform": "apns", "token": "a1" * 32}
MESSAGE = {"text": "I morgon har vi idrottsdag."}
PREFERENCES = {
    "language": "sv",
    "quietHours": {"begins": "20:30", "ends": "06:30"},
    "kinds": [{"kind": "attendance.leave_approved", "channels": ["email"], "when": "digest"}],
}


def notify_requests(world: World) -> tuple[Request, ...]:
    """One of each route of notify, beside the bell's."""
    anna: dict[str, Any] = {"module": "notify", "person": world.guardian}
    device = "/notify/devices/01HZ0000000000000000000000"
    sara: dict[str, Any] = {"module": "notify", "person": world.administrator}
    overview = f"/notify/students/{world.child}/overview"
    people = f"/notify/schools/{world.school.id}/people"
    return (
        *_broadcasts(world),
        *_of_a_letter(world),
        Request(operation="notify_list_broadcasts", path="/notify/broadcasts", **sara),
        Request(operation="notify_read_overview", path=overview, **anna),
        Request(
            operation="notify_list_deliveries", path=f"{people}/{world.guardian}/deliveries", **sara
        ),
        Request(operation="notify_list_devices", path="/notify/devices", **anna),
        Request(operation="notify_register_device", method="PUT", path=device, body=PHONE, **anna),
        Request(operation="notify_remove_device", method="DELETE", path=device, **anna),
        Request(operation="notify_read_preferences", path="/notify/preferences", **anna),
        Request(
            operation="notify_change_preferences", method="PUT", path="/notify/preferences",
            body=PREFERENCES, headers={"if-match": '"1"'}, **anna,
        ),
    )  # fmt: skip


def _broadcasts(world: World) -> tuple[Request, ...]:
    told: dict[str, Any] = {"body": MESSAGE, "method": "POST", "module": "notify"}
    one = Broadcast(
        id="01HZ0000000000000000000000", audience=Audience.GROUP, object_id=world.class_id,
        by=world.mentor, at=MORNING, text=MESSAGE["text"],
    )  # fmt: skip
    table = world.deployment.table("notify")
    item = to_item(BROADCAST.item(broadcast_attributes(one)))
    return (
        Request(
            operation="notify_read_broadcast", path=f"/notify/broadcasts/{one.id}",
            module="notify", person=world.mentor, standing=((table, item),),
        ),
        Request(
            operation="notify_tell_group", path=f"/notify/groups/{world.class_id}/broadcasts",
            person=world.mentor, **told,
        ),
        Request(
            operation="notify_tell_school", path=f"/notify/schools/{world.school.id}/broadcasts",
            person=world.administrator, **told,
        ),
        Request(
            operation="notify_tell_commune", path="/notify/broadcasts",
            person=world.commune_administrator, **told,
        ),
    )  # fmt: skip


def _of_a_letter(world: World) -> tuple[Request, ...]:
    key = LetterKey(world.guardian, "attendance.leave_approved", MORNING.date())
    path = f"/notify/unsubscriptions/{key.sealed(secret=SECRET.encode())}"
    return (
        Request(operation="notify_read_unsubscription", module="notify", path=path),
        Request(operation="notify_stop_letters", module="notify", method="POST", path=path),
    )
