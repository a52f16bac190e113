"""Leave on the wire."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from skolbro.http.wire import Day, In, Instant, Out
from skolbro.ids import Id

Reason = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Comment = Annotated[str, StringConstraints(max_length=1000)]
StatusName = Literal[
    "awaitsConfirmation", "awaitsDecision", "approved", "rejected", "vetoed", "withdrawn"
]
DeciderName = Literal["mentor", "principal"]


class LeaveIn(In):
    """A guardian's application: the first and the last day, both included, and why."""

    student_id: Id
    first_day: Day
    last_day: Day
    reason: Reason


class DecisionIn(In):
    """What the school answers."""

    outcome: Literal["approved", "rejected"]
    comment: Comment | None = None


class SchoolEventOut(Out):
    """What the school's year has in the period. A closed day has no name."""

    date: Day
    kind: Literal["termBegins", "termEnds", "closedDay", "publicHoliday"]
    name: str


class LeavePeriodOut(Out):
    """What an application for a period would be about, before it is made."""

    first_day: Day
    last_day: Day
    school_days: int
    events: list[SchoolEventOut]
    decider: DeciderName
    confirmation: Literal["oneApplies", "bothConfirm"]


class ApplicantOut(Out):
    """Who applied or closed. The name is empty where the person's identity is protected."""

    id: str
    name: str
    me: bool


class LeaveOut(Out):
    """One application for leave, before one of the child's guardians."""

    id: str
    student_id: str
    first_day: Day
    last_day: Day
    school_days: int
    events: list[SchoolEventOut]
    reason: str
    status: StatusName
    decider: DeciderName
    applied_by: ApplicantOut
    applied_at: Instant
    closed_by: ApplicantOut | None
    closed_at: Instant | None
    comment: str | None
    may_confirm: bool
    may_veto: bool
    may_withdraw: bool


class LeaveListOut(Out):
    """A child's applications, the latest period first."""

    items: list[LeaveOut]
    next: str | None


class WaitingLeaveOut(Out):
    """An application that waits for a decision, as its decider's list has it.

    The name is empty in the principal's list where the student's identity is protected: whoever
    opens the application reads it, and that is logged.
    """

    id: str
    student_id: str
    display_name: str
    group_name: str
    first_day: Day
    last_day: Day
    school_days: int
    decider: DeciderName
    waits_since: Instant
    waited_days: int


class WaitingLeaveListOut(Out):
    """What waits for a decision, the soonest leave first."""

    items: list[WaitingLeaveOut]
    next: str | None


class LeaveStudentOut(Out):
    """The student, before who decides."""

    id: str
    display_name: str
    group_name: str


class LeaveToDecideOut(Out):
    """One application for leave, before its decider."""

    id: str
    student: LeaveStudentOut
    first_day: Day
    last_day: Day
    school_days: int
    events: list[SchoolEventOut]
    reason: str
    status: StatusName
    decider: DeciderName
    applied_by: ApplicantOut
    applied_at: Instant
    closed_by: ApplicantOut | None
    closed_at: Instant | None
    comment: str | None
    may_decide: bool
