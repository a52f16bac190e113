"""What an event may carry, declared by the module that sends it: ids, dates and codes."""

import re
from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from skolbro.events.outbox import Event

_NAME = re.compile(r"[a-z]+\.[a-z]+(?:_[a-z]+)+\.v[1-9][0-9]*")


class EventData(BaseModel):
    """The base of all declared events: one class for each version, never changed once sent.

    `event_type` is `<module>.<what_happened>.v<n>`. A value of another form, or a field that is
    not declared, raises `pydantic.ValidationError` before anything is written: a name has no
    field to stand in. Whoever needs another field makes a new version.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    event_type: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type["EventData"]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:  # noqa: ANN401 - pydantic's own
        """Every event is listed under its type: the reference and a contract test read the list."""
        if "event_type" not in cls.__dict__:
            return
        if _NAME.fullmatch(cls.event_type) is None:
            raise TypeError(f"an event is called module.what_happened.v1, not {cls.event_type}")
        if EventData.kinds.setdefault(cls.event_type, cls).__qualname__ != cls.__qualname__:
            raise TypeError(f"two events with the type {cls.event_type}")

    def happened(self, at: datetime) -> Event:
        """The event for the outbox, as of an aware instant."""
        return Event(type=self.event_type, at=at, data=self.model_dump(mode="json"))
