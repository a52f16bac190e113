"""What reminders tell other modules: whom to remind is found when the event comes."""

import datetime as dt
from typing import ClassVar, Literal

from attendance.absence.events import AbsenceId
from attendance.leave.events import LeaveId
from skolbro.events import EventData
from skolbro.ids import Id


class LeaveDecisionReminder(EventData):
    """An application for leave waits still for whoever is to decide."""

    event_type: ClassVar = "attendance.leave_decision_reminder.v1"

    leave_id: LeaveId
    student_id: Id
    school_id: Id
    decider: Literal["mentor", "principal"]


class LeaveConfirmationReminder(EventData):
    """An application for leave waits still for guardians to confirm it: for those of `awaits`."""

    event_type: ClassVar = "attendance.leave_confirmation_reminder.v1"

    leave_id: LeaveId
    student_id: Id
    school_id: Id
    awaits: tuple[Id, ...]


class StillIllReminder(EventData):
    """A student's report for the whole of the school day before has ended: is it so on `date`.

    The id is that of the absence which one call extends.
    """

    event_type: ClassVar = "attendance.still_ill_reminder.v1"

    absence_id: AbsenceId
    student_id: Id
    school_id: Id
    date: dt.date


class MissingWeekReminder(EventData):
    """Nobody has said when a student is at fritids in the week of `monday`.

    `owner_id` is the guardian whose week it is, and empty where the weeks are not divided.
    """

    event_type: ClassVar = "attendance.missing_week_reminder.v1"

    student_id: Id
    school_id: Id
    group_id: Id
    monday: dt.date
    owner_id: Id | Literal[""]


class HolidayAnswerReminder(EventData):
    """Something of a lov waits for an answer, which is to come on `last_answer_day` at the latest.

    The student is at the fritids unit `group_id`.
    """

    event_type: ClassVar = "attendance.holiday_answer_reminder.v1"

    student_id: Id
    school_id: Id
    group_id: Id
    holiday_id: Id
    last_answer_day: dt.date
