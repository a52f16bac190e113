"""What a person has chosen, and what may be chosen. Pure.

Product, Notifications: by type, immediately or as a daily digest, with quiet hours for all that
is not urgent. Times are on the school's clock, Europe/Stockholm.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from notify.notification import KINDS
from notify.preferences.problems import MandatoryKindError, UnknownKindError
from skolbro.calendar import STOCKHOLM


class Channel(StrEnum):
    """A way to reach somebody outside of the portal."""

    PUSH = "push"
    WEB_PUSH = "webPush"
    EMAIL = "email"
    SMS = "sms"


class When(StrEnum):
    """At once, or in the day's only message."""

    NOW = "now"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Choice:
    """How one kind of notification comes. Without channels it stands in the bell only."""

    channels: frozenset[Channel]
    when: When = When.NOW


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From a time of the day until another, which may be on the next day; the same is never."""

    begins: time = time(20, 30)
    ends: time = time(6, 30)

    def end_after(self, now: datetime) -> datetime | None:
        """When the present quiet hours end (UTC); None outside of them.

        The clock on the wall decides, so the night of the change to summer time is an hour
        shorter. An end that the clock jumps over is the first moment after the jump.
        """
        local = now.astimezone(STOCKHOLM)
        at = local.time().replace(tzinfo=None)
        if self.begins <= self.ends:
            quiet, day = self.begins <= at < self.ends, local.date()
        else:
            quiet = at >= self.begins or at < self.ends
            day = local.date() + timedelta(days=1 if at >= self.begins else 0)
        if not quiet:
            return None
        ends = datetime.combine(day, self.ends, STOCKHOLM).astimezone(UTC)
        # In the hour that comes twice, the end on the wall may have been once already.
        return ends if ends > now else ends + timedelta(hours=1)


# A push costs nothing; an SMS costs the commune money, and an e-mail the reader's patience.
FIRST = Choice(frozenset({Channel.PUSH, Channel.WEB_PUSH}))
FIRST_OF_MANDATORY = Choice(frozenset({Channel.PUSH, Channel.WEB_PUSH, Channel.SMS}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """All that one person has chosen; version 1 is what holds before anything is."""

    language: str = "sv"
    quiet: QuietHours = field(default_factory=QuietHours)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    version: int = 1

    def choice(self, kind: str) -> Choice:
        """What holds for a kind: chosen, or the portal's own choice."""
        first = FIRST_OF_MANDATORY if KINDS[kind].mandatory else FIRST
        return self.choices.get(kind, first)


def chosen(
    *, language: str, quiet: QuietHours, choices: Mapping[str, Choice], version: int
) -> Preferences:
    """New preferences in place of a version. What is not named is as the portal has it.

    Raises `UnknownKindError`, and `MandatoryKindError` for a mandatory kind without a channel,
    or in the digest: SkolL 7 kap. 17 § wants the guardian told the same day.
    """
    for kind, choice in choices.items():
        if kind not in KINDS:
            raise UnknownKindError
        if KINDS[kind].mandatory and (not choice.channels or choice.when is not When.NOW):
            raise MandatoryKindError
    return Preferences(language=language, quiet=quiet, choices=choices, version=version + 1)
