"""Roll calls as their readers see them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attendance.day.absence import Absence, Span, overlap
from attendance.day.student_day import StudentDay
from attendance.rollcall.roll_call import RollCall, Save, opens_at
from attendance.rollcall.schemas import (
    OwnTimesOut,
    RollCallHistoryOut,
    RollCallLessonOut,
    RollCallMarkOut,
    RollCallOut,
    RollCallPersonOut,
    RollCallReportOut,
    RollCallStudentOut,
    SavedMarkOut,
    SavedRollCallOut,
)
from attendance.timetable.lesson import Lesson
from skolbro.access.relations import Relation
from skolbro.access.scopes import GroupAdministrationScope, GroupScope


def show_roll_call(
    scope: GroupScope | GroupAdministrationScope,
    lesson: Lesson,
    taken: RollCall | None,
    days: Mapping[str, StudentDay],
) -> RollCallOut:
    """A lesson before its teacher: who is expected, what is reported, what is marked."""
    return RollCallOut(
        group_id=scope.group_id,
        group_name=scope.group_name,
        date=lesson.day,
        lesson=RollCallLessonOut(
            id=lesson.id,
            title=lesson.title,
            room=lesson.room,
            starts=lesson.starts,
            ends=lesson.ends,
        ),
        opens_at=opens_at(lesson.day, lesson.starts),
        saved_by=_person(scope, taken.by, taken.by_name) if taken else None,
        saved_at=taken.at if taken else None,
        students=list(_students(scope, lesson, days)),
    )


def show_save(scope: GroupScope | GroupAdministrationScope, save: Save) -> SavedRollCallOut:
    """What one save says, of the students whom the reader may see, as the class list has them."""
    known = {one.person_id: one.person_name for one in scope.listed}
    seen = [one for one in save.marks if one.student_id in known]
    return SavedRollCallOut(
        saved_by=_person(scope, save.by, save.by_name),
        saved_at=save.at,
        marks=[
            SavedMarkOut(
                student_id=one.student_id, presence=one.presence.value, missed_minutes=one.missed
            )
            for one in sorted(seen, key=lambda one: known[one.student_id])
        ],
    )


def show_history(
    scope: GroupScope | GroupAdministrationScope, saves: Iterable[Save]
) -> RollCallHistoryOut:
    """All saves."""
    return RollCallHistoryOut(items=[show_save(scope, one) for one in saves], next=None)


def _students(
    scope: GroupScope | GroupAdministrationScope, lesson: Lesson, days: Mapping[str, StudentDay]
) -> Iterator[RollCallStudentOut]:
    for student in sorted(scope.listed, key=lambda one: one.person_name):
        own = lesson.for_student(student.person_id)
        if own is not None:
            known = days.get(student.person_id)
            yield _student(student, own, known or _nothing(student, lesson.day))


def _student(student: Relation, lesson: Lesson, day: StudentDay) -> RollCallStudentOut:
    mark, times = day.marks.get(lesson.id), _span(lesson)
    reported = day.reported(lesson.id, times)
    return RollCallStudentOut(
        id=student.person_id,
        display_name=student.person_name,
        own_times=_own_times(lesson),
        reported="whole" if reported == lesson.minutes else "part" if reported else "none",
        reports=[_report(one) for one in day.standing if _touches(one, lesson)],
        mark=RollCallMarkOut(presence=mark.presence.value, missed_minutes=mark.missed)
        if mark
        else None,
    )


def _own_times(lesson: Lesson) -> OwnTimesOut | None:
    return next(
        (OwnTimesOut(starts=one.starts, ends=one.ends) for one in lesson.exceptions),
        None,
    )


def _report(absence: Absence) -> RollCallReportOut:
    extent = absence.extent
    parts = (extent.span,) if extent.span else extent.lessons
    return RollCallReportOut(
        id=absence.id,
        whole_day=extent.is_whole_day,
        starts=min((one.starts for one in parts if one), default=None),
        ends=absence.ended or max((one.ends for one in parts if one), default=None),
        source=absence.source.value,
        note=absence.note,
    )


def _touches(absence: Absence, lesson: Lesson) -> bool:
    return absence.names(lesson.id) or overlap(absence.minutes, _span(lesson).minutes) > 0


def _person(
    scope: GroupScope | GroupAdministrationScope, person_id: str, name: str
) -> RollCallPersonOut:
    return RollCallPersonOut(id=person_id, name=name, me=person_id == scope.actor.person_id)


def _nothing(student: Relation, day: date) -> StudentDay:
    return StudentDay(student_id=student.person_id, day=day)


def _span(lesson: Lesson) -> Span:
    return Span(starts=lesson.starts, ends=lesson.ends)
