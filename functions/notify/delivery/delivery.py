"""One sending of one notification by one channel, and what may be done with it. Pure.

A sending is claimed before it is made, so that of two workers only one sends. A worker that
crashes in between leaves a claim, and nobody knows whether the message went out. A push takes the
place of the one before it on the device (it carries the notification's id), so it is sent again.
An e-mail or an SMS would come twice: it is sent again only if the law wants the person told.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from notify.preferences.preference import Channel

KEPT = timedelta(days=120)
# Longer than a worker lives (the template's Timeout), so a claim so old is nobody's any more.
CLAIM_HOLDS = timedelta(seconds=60)
MOST_TRIES = 2
REPLACED_ON_THE_DEVICE = frozenset({Channel.PUSH, Channel.WEB_PUSH})


class Status(StrEnum):
    """How far a sending has come. What is `claimed` is in a worker's hands."""

    ACCEPTED = "accepted"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    QUIET = "quiet"
    DIGEST = "digest"


# Decided once: what comes again, however late, changes nothing.
DECIDED = frozenset({Status.SUPPRESSED, Status.DIGEST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A line of the delivery log: who, what kind, how, and how it went. Never what it said.

    `subject_id` is the notification, or the day's digest; `target` the device, if it is one;
    `channel` is empty where nothing was to be sent, and `reason` then says why not.
    """

    person_id: str
    subject_id: str
    kind: str
    at: datetime
    status: Status
    channel: Channel | None = None
    target: str = ""
    school_id: str = ""
    reason: str = ""
    tries: int = 0
    trace: str = ""

    def ended(self, status: Status, *, at: datetime, reason: str = "") -> "Delivery":
        """How it went."""
        return replace(self, status=status, at=at, reason=reason)


class Next(StrEnum):
    """What whoever finds a sending begun does with it."""

    SEND = "send"
    LEAVE = "leave"
    HAS_FAILED = "hasFailed"
    COME_BACK = "comeBack"
    GIVE_UP = "giveUp"


def next_step(found: Delivery | None, *, now: datetime, mandatory: bool) -> Next:
    """Whether to send, when a sending may stand there already."""
    if found is None or found.status is Status.ACCEPTED:
        return Next.SEND
    if found.status is not Status.CLAIMED:
        return Next.HAS_FAILED if found.status is Status.FAILED else Next.LEAVE
    if now - found.at < CLAIM_HOLDS:
        return Next.COME_BACK
    may_repeat = mandatory or found.channel in REPLACED_ON_THE_DEVICE
    return Next.SEND if may_repeat and found.tries < MOST_TRIES else Next.GIVE_UP
