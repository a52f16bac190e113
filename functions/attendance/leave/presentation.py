"""Leave as its readers see it."""

from datetime import date, datetime

from attendance.leave.application import Leave, LeaveRules, Period, WaitingLeave, school_events
from attendance.leave.applying import Applying, Deciding
from attendance.leave.schemas import (
    ApplicantOut,
    LeaveOut,
    LeavePeriodOut,
    LeaveStudentOut,
    LeaveToDecideOut,
    SchoolEventOut,
    WaitingLeaveOut,
)
from skolbro.calendar import school_date


def show_period(period: Period, days: tuple[date, ...], applying: Applying) -> LeavePeriodOut:
    """What an application would be about."""
    return LeavePeriodOut(
        first_day=period.first,
        last_day=period.last,
        school_days=len(days),
        events=_events(period, applying.rules),
        decider=applying.decider(len(days)).value,
        confirmation=applying.rules.confirmation.value,
    )


def show_leave(leave: Leave, applying: Applying) -> LeaveOut:
    """An application before one of the child's guardians, and what that one may do."""
    reader = applying.scope.actor.person_id
    return LeaveOut(
        id=leave.id,
        student_id=leave.student_id,
        first_day=leave.period.first,
        last_day=leave.period.last,
        school_days=leave.school_days,
        events=_events(leave.period, applying.rules),
        reason=leave.reason,
        status=leave.status.value,
        decider=leave.decider.value,
        applied_by=_applicant(leave, reader),
        applied_at=leave.applied_at,
        closed_by=_closer(leave, reader),
        closed_at=leave.closed_at,
        comment=leave.comment,
        may_confirm=leave.may_be_confirmed_by(reader),
        may_veto=leave.may_be_vetoed_by(reader, guardian=applying.is_guardian),
        may_withdraw=leave.may_be_withdrawn_by(reader),
    )


def show_leave_to_decide(leave: Leave, deciding: Deciding) -> LeaveToDecideOut:
    """An application before its decider."""
    scope, reader = deciding.scope, deciding.scope.actor.person_id
    return LeaveToDecideOut(
        id=leave.id,
        student=LeaveStudentOut(
            id=scope.student_id,
            display_name=scope.student.person_name,
            group_name=scope.student.object_name,
        ),
        first_day=leave.period.first,
        last_day=leave.period.last,
        school_days=leave.school_days,
        events=_events(leave.period, deciding.rules),
        reason=leave.reason,
        status=leave.status.value,
        decider=leave.decider.value,
        applied_by=_applicant(leave, reader),
        applied_at=leave.applied_at,
        closed_by=_closer(leave, reader),
        closed_at=leave.closed_at,
        comment=leave.comment,
        may_decide=leave.may_be_decided_by(deciding.decider),
    )


def show_waiting(waiting: WaitingLeave, *, name: str, now: datetime) -> WaitingLeaveOut:
    """An application in a decider's list."""
    return WaitingLeaveOut(
        id=waiting.id,
        student_id=waiting.student_id,
        display_name=name,
        group_name=waiting.group_name,
        first_day=waiting.period.first,
        last_day=waiting.period.last,
        school_days=waiting.school_days,
        decider=waiting.decider.value,
        waits_since=waiting.waits_since,
        waited_days=(school_date(now) - school_date(waiting.waits_since)).days,
    )


def _events(period: Period, rules: LeaveRules) -> list[SchoolEventOut]:
    return [
        SchoolEventOut.model_validate({"date": one.day, "kind": one.kind, "name": one.name})
        for one in school_events(period, calendar=rules.calendar)
    ]


def _applicant(leave: Leave, reader: str) -> ApplicantOut:
    return ApplicantOut(
        id=leave.applied_by, name=leave.applicant_name, me=leave.applied_by == reader
    )


def _closer(leave: Leave, reader: str) -> ApplicantOut | None:
    if not leave.closed_by:
        return None
    return ApplicantOut(id=leave.closed_by, name=leave.closer_name, me=leave.closed_by == reader)
