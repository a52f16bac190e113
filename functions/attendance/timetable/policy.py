"""Whose timetable is shown, and which week an administrator changes."""

from dataclasses import dataclass
from datetime import date

from aws_lambda_powertools.event_handler import Request

from attendance.timetable import store
from attendance.timetable.editing import Around
from attendance.timetable.lesson import Teacher, week_of
from attendance.timetable.occupancy import Occupied, Taken, Who, room_of
from attendance.timetable.week import GroupWeek, week_asked_for
from skolbro import aws, ids
from skolbro.access import store as access
from skolbro.access.relations import Kind
from skolbro.access.scopes import (
    GroupAdministrationScope,
    GroupScope,
    OwnStudentScope,
    ShownWeekScope,
    StaffScope,
    administered_group,
    own_child_or_self,
    own_group_or_substitute,
    self_named,
    shown_week,
    staff_member,
)
from skolbro.access.scopes.asked import from_body, from_path
from skolbro.calendar import school_date
from skolbro.http import etag
from skolbro.http.problems import NotFoundError, PreconditionFailedError

FUNCTION = "timetable"
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class StudentTimetable:
    """A student's week, and whether the student's school shows its timetable."""

    scope: OwnStudentScope
    week: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class GroupTimetable:
    """A group's week, and whether its school shows its timetable.

    Before who substitutes, only what is on the `day` of it.
    """

    scope: GroupScope
    week: str
    is_shown: bool
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OwnTimetable:
    """A teacher's own week, with the groups that the timetable has them in."""

    scope: StaffScope
    week: str
    taught: frozenset[str]


@dataclass(frozen=True, slots=True)
class Editing:
    """A group's week before an administrator, who may be named in it, and what is taken then."""

    scope: GroupAdministrationScope
    week: GroupWeek
    around: Around
    others: tuple[Occupied, ...]


def timetable_of_own_student(request: Request) -> StudentTimetable:
    """For the student and those who have the child. Raises `NotFoundError`, `NoSuchWeekError`."""
    scope = own_child_or_self(request)
    week = week_asked_for(from_path(request, "week"), today=school_date(scope.now))
    return StudentTimetable(scope, week, _is_shown(scope.school_id))


def timetable_of_own_group(request: Request) -> GroupTimetable:
    """For a mentor or a teacher of the group, and for who substitutes there today.

    Raises `NotFoundError`, also before a substitute for another week, and `NoSuchWeekError`.
    """
    scope = own_group_or_substitute(request)
    today, asked = school_date(scope.now), from_path(request, "week")
    substitutes = scope.relation.kind is Kind.SUBSTITUTES_FOR
    if substitutes and asked != week_of(today):
        raise NotFoundError
    week = week_asked_for(asked, today=today)
    is_shown = _is_shown(scope.relation.school_id)
    return GroupTimetable(scope, week, is_shown, today if substitutes else None)


def own_timetable(request: Request) -> OwnTimetable:
    """For whoever works at a school. Raises `NotFoundError`, `NoSuchWeekError`."""
    asked = from_path(request, "week")
    scope, taught = aws.together(
        lambda: staff_member(request), lambda: store.taught_by(self_named(request), week=asked)
    )
    week = week_asked_for(asked, today=school_date(scope.now))
    return OwnTimetable(scope, week, taught)


def editing(request: Request) -> Editing:
    """For an administrator of the group's school. Raises `NotFoundError`, `NoSuchWeekError`.

    To read, two round trips: first whose it is, then the week. To change what was shown before,
    one: the week and those whom the body names are read at the same time as what proves that they
    may be, and are given to nobody for whom it does not. A change of what was not shown is refused
    with nothing read: `PreconditionFailedError`, `PreconditionRequiredError`.
    """
    shown = shown_week(request)
    if shown is not None and request.method != "GET":
        return _changing(request, shown)
    scope = administered_group(request)
    if request.method != "GET":
        etag.version_to_change(request)
        raise PreconditionFailedError
    week = week_asked_for(from_path(request, "week"), today=school_date(scope.now))
    stood, _ = store.week_to_change(scope, week=week)
    return _editing(scope, stood or _empty(scope, week), staff={}, others=())


def _changing(request: Request, shown: ShownWeekScope) -> Editing:
    people, room = _named(request)
    school_id = from_path(request, "school_id")
    who = [Who(kind=Taken.TEACHER, id=person_id, name="") for person_id in people]
    who += [room_of(school_id, room)] if room else []
    scope, ((stood, others), staff) = aws.together(
        lambda: administered_group(request),
        lambda: aws.together(
            lambda: store.week_to_change(shown, week=shown.week, who=who),
            lambda: _staff(people, school_id, request),
        ),
    )
    week = week_asked_for(shown.week, today=school_date(scope.now))
    return _editing(scope, stood or _empty(scope, week), staff=staff, others=others)


def _editing(
    scope: GroupAdministrationScope,
    week: GroupWeek,
    *,
    staff: dict[str, Teacher],
    others: tuple[Occupied, ...],
) -> Editing:
    around = Around(staff=staff, students=scope.seen, unseen=scope.unseen)
    return Editing(scope, week, around, others)


def _empty(scope: GroupAdministrationScope, week: str) -> GroupWeek:
    return GroupWeek(
        group_id=scope.group_id, group_name=scope.group_name, school_id=scope.school.id, week=week
    )


def _is_shown(school_id: str) -> bool:
    school = access.school(school_id)
    return school is not None and FUNCTION in school.functions


def _named(request: Request) -> tuple[list[str], str]:
    """Whom and which room the body names, as it was sent: what is wrong with it is told later."""
    lists = (from_body(request, "teacherIds"), from_body(request, "substituteIds"))
    named = [one for found in lists if isinstance(found, list) for one in found if ids.is_id(one)]
    room = from_body(request, "room")
    return list(dict.fromkeys(named))[:MOST_NAMED], room if isinstance(room, str) else ""


def _staff(people: list[str], school_id: str, request: Request) -> dict[str, Teacher]:
    if not people:
        return {}
    found = access.people_at(school_id, people, kind=Kind.WORKS_AT, now=self_named(request).now)
    return {
        one.person_id: Teacher(
            id=one.person_id, name="" if one.person_protected else one.person_name
        )
        for one in found
    }
