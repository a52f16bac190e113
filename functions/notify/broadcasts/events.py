"""What notify tells its own worker."""

from typing import ClassVar, Literal

from notify.broadcasts.broadcast import Broadcast
from skolbro.events import Event, EventData
from skolbro.ids import Id


class BroadcastSent(EventData):
    """Staff have a message to the guardians of a group, a school or a commune."""

    event_type: ClassVar = "notify.broadcast_sent.v1"

    broadcast_id: Id
    audience: Literal["group", "school", "commune"]
    object_id: Id
    by: Id


def broadcast_sent(one: Broadcast) -> Event:
    """Which, and to whom; never what it says."""
    named = {"broadcast_id": one.id, "object_id": one.object_id, "by": one.by}
    return BroadcastSent.model_validate({**named, "audience": one.audience.value}).happened(one.at)
