"""Preferences on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from skolbro.http.wire import Clock, In, Out

ChannelName = Literal["push", "webPush", "email", "sms"]
WhenName = Literal["now", "digest"]
MOST_KINDS = 100


class QuietHoursIn(In):
    """From and until on the school's clock; the same time twice means never."""

    begins: Clock
    ends: Clock


class KindIn(In):
    """How one kind shall come."""

    kind: Annotated[str, Field(max_length=80)]
    channels: Annotated[list[ChannelName], Field(max_length=4)]
    when: WhenName


class PreferencesIn(In):
    """All that the person chooses. A kind that is not named is as the portal has it."""

    language: Literal["sv", "en"]
    quiet_hours: QuietHoursIn
    kinds: Annotated[list[KindIn], Field(max_length=MOST_KINDS)]


class QuietHoursOut(Out):
    """As in `QuietHoursIn`."""

    begins: str
    ends: str


class KindOut(Out):
    """How one kind comes. One that is `mandatory` cannot be switched off or put off.

    `chosen` says that the person has chosen it: else it follows what the portal has.
    """

    kind: str
    title: str
    channels: list[ChannelName]
    when: WhenName
    chosen: bool
    mandatory: bool
    urgent: bool


class PreferencesOut(Out):
    """What holds for the person, for every kind that there is."""

    language: Literal["sv", "en"]
    quiet_hours: QuietHoursOut
    kinds: list[KindOut]
