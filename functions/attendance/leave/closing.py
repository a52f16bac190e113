"""How an application for leave ends, and why it may not. Pure.

A change is written on the condition that it may be made; where the condition does not hold, these
rules say why, from what stood there instead.
"""

from dataclasses import dataclass

from attendance.leave.application import MENTOR_DECIDES, Decider, Leave, LeaveRules, Status
from attendance.leave.problems import (
    ConfirmationMissingError,
    ConfirmationNotAskedError,
    LeaveDecidedError,
    LeaveEndedError,
    NotOwnLeaveError,
    NoVetoError,
    PrincipalDecidesError,
)
from skolbro.http.problems import PreconditionFailedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A decision, a veto or a withdrawal of the version that somebody has seen."""

    leave_id: str
    version: int
    status: Status
    comment: str | None = None
    by: Decider | None = None


def is_done(leave: Leave, closing: Closing, *, person_id: str) -> bool:
    """Whether this is what came of a closing whose answer was lost."""
    return (
        leave.version == closing.version + 1
        and leave.status is closing.status
        and leave.closed_by == person_id
        and leave.comment == closing.comment
    )


def why_not_withdrawn(leave: Leave, person_id: str, *, rules: LeaveRules) -> Exception:
    """Why the applicant's withdrawal did not go through, after what stood there instead."""
    if leave.applied_by != person_id:
        return NotOwnLeaveError()
    return _why_not_open(leave, rules=rules) or PreconditionFailedError()


def why_not_vetoed(leave: Leave, person_id: str, *, rules: LeaveRules) -> Exception:
    """Why a veto did not go through."""
    if leave.applied_by == person_id:
        return NoVetoError()
    return _why_not_open(leave, rules=rules) or PreconditionFailedError()


def why_not_confirmed(leave: Leave, person_id: str, *, rules: LeaveRules) -> Exception:
    """Why a confirmation did not go through."""
    closed = _why_not_open(leave, rules=rules)
    if closed:
        return closed
    if not leave.may_be_confirmed_by(person_id):
        return ConfirmationNotAskedError()
    return PreconditionFailedError()


def why_not_decided(leave: Leave, *, by: Decider, rules: LeaveRules) -> Exception:
    """Why a decision did not go through: of two deciders at once, the second reads the first's."""
    closed = _why_not_open(leave, rules=rules)
    if closed:
        return closed
    if leave.status is Status.AWAITS_CONFIRMATION:
        return ConfirmationMissingError()
    if by is Decider.MENTOR and leave.decider is Decider.PRINCIPAL:
        return PrincipalDecidesError(most=MENTOR_DECIDES)
    return PreconditionFailedError()


def why_not_closed(
    leave: Leave, closing: Closing, *, person_id: str, rules: LeaveRules
) -> Exception:
    """Why a decision, a veto or a withdrawal did not go through."""
    if closing.by:
        return why_not_decided(leave, by=closing.by, rules=rules)
    if closing.status is Status.VETOED:
        return why_not_vetoed(leave, person_id, rules=rules)
    return why_not_withdrawn(leave, person_id, rules=rules)


def _why_not_open(leave: Leave, *, rules: LeaveRules) -> Exception | None:
    if leave.status.is_open:
        return None
    if leave.status.is_decided:
        return LeaveDecidedError(contact=rules.contact)
    return LeaveEndedError()
