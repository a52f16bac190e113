"""Taking the roll: from what is asked to what then stands."""

from dataclasses import replace
from datetime import date

from attendance.day.student_day import Presence
from attendance.rollcall import store
from attendance.rollcall.presentation import show_save
from attendance.rollcall.roll_call import Save, StudentMark, check_begun, check_marks, check_open
from attendance.rollcall.schemas import RollCallIn, SavedRollCallOut, StudentMarkIn
from attendance.timetable.lesson import StudentException
from skolbro.access.scopes import GroupAdministrationScope, GroupScope


def take(
    scope: GroupScope | GroupAdministrationScope,
    wanted: RollCallIn,
    *,
    lesson_id: str,
    day: date,
    version: int,
) -> SavedRollCallOut:
    """Save the class. A save that was made before, whose answer was lost, is answered again.

    Raises what the rules and `store.keep` do.
    """
    save = _save(scope, wanted, lesson_id=lesson_id, day=day, version=version)
    if isinstance(scope, GroupAdministrationScope):
        check_begun(day, save.starts, now=scope.now)
    else:
        check_open(day, save.starts, now=scope.now)
    check_marks(save, students=(one.person_id for one in scope.listed))
    try:
        store.keep(scope, save)
    except store.AlreadySavedError as before:
        save = replace(save, at=before.standing.at)
    return show_save(scope, save)


def _save(
    scope: GroupScope | GroupAdministrationScope,
    wanted: RollCallIn,
    *,
    lesson_id: str,
    day: date,
    version: int,
) -> Save:
    relation = scope.relation
    return Save(
        group_id=scope.group_id,
        lesson_id=lesson_id,
        day=day,
        starts=wanted.starts,
        ends=wanted.ends,
        version=version + 1,
        by=scope.actor.person_id,
        by_name="" if relation.person_protected else relation.person_name,
        at=scope.now,
        marks=tuple(map(_mark, wanted.marks)),
    )


def _mark(one: StudentMarkIn) -> StudentMark:
    own, student_id = one.own_times, one.student_id
    exception = own and StudentException(student_id=student_id, starts=own.starts, ends=own.ends)
    return StudentMark(
        student_id=student_id,
        presence=Presence(one.presence),
        missed=one.missed_minutes or 0,
        own=exception or None,
    )
