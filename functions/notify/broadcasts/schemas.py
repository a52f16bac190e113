"""Broadcasts on the wire."""

from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from notify.broadcasts.broadcast import MOST_BYTES, MOST_CHARACTERS
from skolbro.http.wire import In, Instant, Out


def _fits(text: str) -> str:
    if len(text.encode()) > MOST_BYTES:
        raise PydanticCustomError("string_too_long", "at most 480 bytes of UTF-8")
    return text


class BroadcastIn(In):
    """What is to be told: a few lines. What is longer, or a file, is not for the bell."""

    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=MOST_CHARACTERS),
        AfterValidator(_fits),
    ]


class BroadcastOut(Out):
    """A message on its way to the guardians."""

    id: str
    audience: Literal["group", "school", "commune"]
    at: Instant
    text: str


class BroadcastListOut(Out):
    """What one has sent, the newest first."""

    items: list[BroadcastOut]
    next: str | None
