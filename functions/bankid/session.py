"""A sign-in with BankID, from the request to the answer. Pure.

    created -> starting -> pending -> complete -> finished
                  |           |-> failed -> starting
                  |-> failed  |-> cancelled -> starting

An order is open in `pending` alone, so that a session never has two. Instants are Unix
milliseconds.
"""

from dataclasses import dataclass
from enum import StrEnum

from bankid.authorization import Asked

SESSION_SECONDS = 600
# BankID's guideline: an order is collected every two seconds, no oftener.
COLLECT_EVERY = 2000
# A start that is not heard of any more has been broken off, such as by a function that died.
START_TAKES_AT_MOST = 15_000


class Stage(StrEnum):
    """How far a sign-in has come."""

    CREATED = "created"
    STARTING = "starting"
    PENDING = "pending"
    COMPLETE = "complete"
    FAILED = "failed"
    CANCELLED = "cancelled"
    FINISHED = "finished"


NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.CREATED: frozenset({Stage.STARTING}),
    Stage.STARTING: frozenset({Stage.PENDING, Stage.FAILED}),
    Stage.PENDING: frozenset({Stage.COMPLETE, Stage.FAILED, Stage.CANCELLED}),
    Stage.COMPLETE: frozenset({Stage.FINISHED}),
    Stage.FAILED: frozenset({Stage.STARTING}),
    Stage.CANCELLED: frozenset({Stage.STARTING}),
    Stage.FINISHED: frozenset(),
}


class Way(StrEnum):
    """Where the BankID app is: on the same device as the browser, or on another one."""

    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order with BankID. Nothing of it leaves the server but what starts the app."""

    reference: str
    autostart_token: str
    qr_token: str
    qr_secret: str
    ordered_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser's sign-in. `key` is the hash of what its cookie holds."""

    key: str
    form_key: str
    asked: Asked
    stage: Stage
    way: Way
    hint: str
    order: Order | None
    returned: bool
    subject: str
    expires_at: int

    def may_finish(self) -> bool:
        """Whether the client may have its code.

        On the same device only once the app has led back to this very browser: otherwise
        whoever sent somebody a link that starts the app would be signed in as them.
        """
        return self.stage is Stage.COMPLETE and (self.way is Way.OTHER or self.returned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What BankID says of an order."""

    status: str
    hint: str = ""
    personal_number: str = ""
    risk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What follows for the session."""

    stage: Stage
    hint: str


def may_follow(before: Stage, after: Stage) -> bool:
    """Whether a sign-in may go from one stage to another."""
    return after in NEXT[before]


def outcome_of(collected: Collected) -> Outcome:
    """What an answer to `/collect` means. What is not known is a failure, never a sign-in.

    A completed order of high risk (`returnRisk`) is refused: the guideline's advice for what
    leads to other people's data.
    """
    match collected:
        case Collected(status="pending", hint=hint):
            return Outcome(stage=Stage.PENDING, hint=hint)
        case Collected(status="complete", risk="high"):
            return Outcome(stage=Stage.FAILED, hint="transactionRiskBlocked")
        case Collected(status="complete"):
            return Outcome(stage=Stage.COMPLETE, hint="")
        case Collected(status="failed", hint=hint):
            return Outcome(stage=Stage.FAILED, hint=hint)
        case _:
            return Outcome(stage=Stage.FAILED, hint="unknown")


def wait_before_collect(collected_at: int, now: int) -> int:
    """Whole seconds until the order may be collected again, 0 when it may now."""
    return max(0, -((now - collected_at - COLLECT_EVERY) // 1000))
