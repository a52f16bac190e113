"""What the roll call tells other modules, and attendance's own worker."""

import datetime as dt
from typing import ClassVar

from attendance.rollcall.roll_call import Save
from skolbro.access.scopes import (
    ChildScope,
    GroupAdministrationScope,
    GroupScope,
    StudentScope,
    WorkScope,
)
from skolbro.events import Event, EventData
from skolbro.ids import Id


class RollCallSaved(EventData):
    """A lesson's roll call is saved, or corrected, by `by`; `version` is the one it has now."""

    event_type: ClassVar = "attendance.roll_call_saved.v1"

    school_id: Id
    group_id: Id
    lesson_id: Id
    date: dt.date
    version: int
    by: Id


class UnreportedAbsence(EventData):
    """A student was not at a lesson, and nobody has reported it: guardians must know the same day.

    `first_of_day` says that no other notice stood that day. What is derived from the notice has
    the event's id.
    """

    event_type: ClassVar = "attendance.unreported_absence.v1"

    student_id: Id
    school_id: Id
    group_id: Id
    lesson_id: Id
    date: dt.date
    first_of_day: bool


class UnreportedAbsenceWithdrawn(EventData):
    """The teacher has corrected the mark: what the event `notice_id` told was wrong."""

    event_type: ClassVar = "attendance.unreported_absence_withdrawn.v1"

    notice_id: Id
    student_id: Id
    school_id: Id
    group_id: Id
    lesson_id: Id
    date: dt.date


class AbsenceExplained(EventData):
    """A guardian has explained, afterwards, what a student missed of a lesson."""

    event_type: ClassVar = "attendance.absence_explained.v1"

    student_id: Id
    school_id: Id
    lesson_id: Id
    date: dt.date
    by: Id


class AbsenceAssessed(EventData):
    """The mentor has decided whether what a student missed of a lesson counts as valid absence."""

    event_type: ClassVar = "attendance.absence_assessed.v1"

    student_id: Id
    school_id: Id
    lesson_id: Id
    date: dt.date
    valid: bool
    by: Id


def roll_call_saved(save: Save, *, scope: GroupScope | GroupAdministrationScope) -> Event:
    """That a teacher has saved."""
    told = RollCallSaved(
        school_id=scope.school_id,
        group_id=save.group_id,
        lesson_id=save.lesson_id,
        date=save.day,
        version=save.version,
        by=save.by,
    )
    return told.happened(scope.now)


def unreported_absence(*, scope: WorkScope, first_of_day: bool, **about: object) -> Event:
    """That guardians are to be told of a student's lesson."""
    told = UnreportedAbsence.model_validate({**about, "first_of_day": first_of_day})
    return told.happened(scope.now)


def unreported_absence_withdrawn(*, scope: WorkScope, notice_id: str, **about: object) -> Event:
    """That guardians were told what was not so."""
    told = UnreportedAbsenceWithdrawn.model_validate({**about, "notice_id": notice_id})
    return told.happened(scope.now)


def absence_explained(scope: ChildScope, *, lesson_id: str, day: dt.date) -> Event:
    """That the guardian of the scope has explained."""
    told = AbsenceExplained(
        student_id=scope.student_id,
        school_id=scope.school_id,
        lesson_id=lesson_id,
        date=day,
        by=scope.actor.person_id,
    )
    return told.happened(scope.now)


def absence_assessed(scope: StudentScope, *, lesson_id: str, day: dt.date, valid: bool) -> Event:
    """That the mentor of the scope has decided."""
    told = AbsenceAssessed(
        student_id=scope.student_id,
        school_id=scope.school_id,
        lesson_id=lesson_id,
        date=day,
        valid=valid,
        by=scope.actor.person_id,
    )
    return told.happened(scope.now)
