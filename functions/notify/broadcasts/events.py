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


def broadcast_sent(one: Broadcast) -> Event:
    """Which, and to whom; never what it says."""
    data = {"broadcast_id": one.id, "audience": one.audience.value, "object_id": one.object_id}
    return BroadcastSent.model_validate(data).happened(one.at)
