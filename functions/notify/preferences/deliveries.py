"""What is sent now, what waits, and what is not sent at all. Pure.

Product, Notifications: quiet hours for all that is not urgent, and no second notice on the same
thing until the first is read. The bell has it in any case: this decides of sounds only.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from notify.notification import Kind
from notify.preferences.preference import Channel, Preferences, When

# In this order a mandatory kind looks for a way, when none of those chosen leads to the person.
LAST_RESORTS = (Channel.SMS, Channel.EMAIL, Channel.PUSH, Channel.WEB_PUSH)
# What a digest is sent by: it is a list, which neither an SMS nor a push has room for.
OF_DIGEST = frozenset({Channel.EMAIL, Channel.PUSH, Channel.WEB_PUSH})


class Suppressed(StrEnum):
    """Why nothing is sent."""

    SWITCHED_OFF = "switchedOff"
    NOT_FIRST_OF_DAY = "notFirstOfDay"
    UNREAD_BEFORE = "unreadBefore"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPlan:
    """One of the four: `now`, at the end of quiet hours (UTC), in the `digest`, or not at all."""

    now: tuple[Channel, ...] = ()
    after: datetime | None = None
    digest: bool = False
    suppressed: Suppressed | None = None


def deliveries(
    kind: Kind,
    *,
    preferences: Preferences,
    now: datetime,
    unread: bool,
    sounds: bool,
    reachable: frozenset[Channel],
) -> DeliveryPlan:
    """What happens with one notification of one person.

    `unread` says that an earlier notice on the same thing is unread, `sounds` that its event
    made it the day's first, and `reachable` by which channels the person can be reached at all.
    What the law wants told (`mandatory`) is held back by none of them but the last, and then
    goes by any way that there is.
    """
    if kind.first_of_day and not sounds:
        return DeliveryPlan(suppressed=Suppressed.NOT_FIRST_OF_DAY)
    choice = preferences.choice(kind.name)
    if not choice.channels:
        return DeliveryPlan(suppressed=Suppressed.SWITCHED_OFF)
    if unread and not kind.mandatory:
        return DeliveryPlan(suppressed=Suppressed.UNREAD_BEFORE)
    if choice.when is When.DIGEST and not kind.mandatory:
        return DeliveryPlan(digest=True)
    quiet_until = preferences.quiet.end_after(now)
    if quiet_until and not kind.urgent:
        return DeliveryPlan(after=quiet_until)
    channels = tuple(sorted(choice.channels & reachable))
    if not channels and kind.mandatory:
        channels = tuple(one for one in LAST_RESORTS if one in reachable)[:1]
    return (
        DeliveryPlan(now=channels) if channels else DeliveryPlan(suppressed=Suppressed.UNREACHABLE)
    )
