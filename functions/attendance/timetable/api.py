"""The timetable's routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from attendance.timetable import changing, store
from attendance.timetable.policy import (
    Editing,
    GroupTimetable,
    OwnTimetable,
    StudentTimetable,
    editing,
    own_timetable,
    timetable_of_own_group,
    timetable_of_own_student,
)
from attendance.timetable.presentation import (
    show_group_week,
    show_student_week,
    show_teacher_week,
)
from attendance.timetable.schemas import (
    GroupWeekOut,
    LessonChangedOut,
    StudentWeekOut,
    TeacherWeekOut,
    TimetableLessonIn,
)
from attendance.timetable.week import WEEK, GroupWeek
from skolbro.http import etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    found_content,
    no_content,
    stood_already,
)
from skolbro.http.idempotency import IdempotencyKey, idempotency_key
from skolbro.ids import Id

router = PortalRouter()

OwnStudent = Annotated[StudentTimetable, Depends(timetable_of_own_student)]
OwnGroup = Annotated[GroupTimetable, Depends(timetable_of_own_group)]
OwnWeek = Annotated[OwnTimetable, Depends(own_timetable)]
EditedWeek = Annotated[Editing, Depends(editing)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
# Described, not validated: the refusal of a week that does not exist says how to write one.
Week = Annotated[str, Path(json_schema_extra={"pattern": WEEK})]
GROUP_WEEK = "/attendance/schools/<school_id>/groups/<group_id>/weeks/<week>"


@router.get(
    "/attendance/students/<student_id>/weeks/<week>",
    operation_id="attendance_read_student_week",
    summary="A student's timetable of a week",
)
def read_student_week(own: OwnStudent, week: Week, request: Request) -> Response[StudentWeekOut]:
    """For the student and those who have the child: whole ISO week, each day in order."""
    group_ids = [group.object_id for group in own.scope.groups]
    weeks, has_any = store.weeks(own.scope, group_ids, week=week, school_id=own.scope.school_id)
    shown = show_student_week(
        own.scope.student_id, weeks, week=week, has_timetable=own.is_shown and has_any
    )
    return found_content(request, shown)


@router.get(
    "/attendance/teachers/me/weeks/<week>",
    operation_id="attendance_read_own_week",
    summary="A teacher's own timetable of a week",
)
def read_own_week(own: OwnWeek, week: Week, request: Request) -> Response[TeacherWeekOut]:
    """Lessons that one teaches, also as a substitute, in all groups."""
    group_ids = sorted(own.taught | own.scope.group_ids)
    weeks, _ = store.weeks(own.scope, group_ids, week=week)
    shown = show_teacher_week(
        own.scope.actor.person_id,
        weeks,
        week=week,
        own_groups=own.scope.group_ids,
        school_ids=own.scope.school_ids,
    )
    return found_content(request, shown)


@router.get(
    "/attendance/groups/<group_id>/weeks/<week>",
    operation_id="attendance_read_group_week",
    summary="A group's timetable of a week",
)
def read_group_week(own: OwnGroup, week: Week, request: Request) -> Response[GroupWeekOut]:
    """For the mentor or a teacher of the group, with the students' exceptions.

    For who substitutes there today too: what is on that day.
    """
    scope, relation = own.scope, own.scope.relation
    weeks, has_any = store.weeks(scope, [scope.group_id], week=week, school_id=relation.school_id)
    empty = GroupWeek(
        group_id=scope.group_id,
        group_name=relation.object_name,
        school_id=relation.school_id,
        week=week,
    )
    seen = frozenset(student.person_id for student in scope.students)
    week_seen = next(iter(weeks), empty).on(own.day)
    shown = show_group_week(week_seen, has_timetable=own.is_shown and has_any, seen=seen)
    return found_content(request, shown)


@router.get(
    GROUP_WEEK,
    operation_id="attendance_read_group_week_to_edit",
    summary="A group's week, for the school's administrators",
)
def read_group_week_to_edit(
    edited: EditedWeek,
    week: Week,  # noqa: ARG001 - described here, asked for by the policy
    request: Request,
) -> Response[GroupWeekOut]:
    """With the ETag that a change of any of its lessons names."""
    shown = show_group_week(edited.week, has_timetable=True, seen=edited.scope.seen)
    return found(request, shown, tag=changing.tag_of(edited, version=edited.week.version))


@router.post(
    f"{GROUP_WEEK}/lessons",
    status_code=201,
    operation_id="attendance_add_lesson",
    summary="Add a lesson or a break",
    openapi_extensions=NAMES_VERSION,
)
def add_lesson(
    wanted: TimetableLessonIn,
    edited: EditedWeek,
    week: Week,
    key: Key,
    request: Request,
) -> Response[LessonChangedOut]:
    """A teacher or a room in two places at once is told, not refused."""
    version = etag.version_to_change(request)
    shown = changing.add(edited, wanted, version=version, key=key)
    address = f"/attendance/schools/{edited.scope.school.id}/groups/{edited.scope.group_id}"
    return created(
        shown,
        location=f"{address}/weeks/{week}/lessons/{shown.lesson.id}",
        tag=changing.tag_of(edited, version=version + 1),
    )


@router.put(
    f"{GROUP_WEEK}/lessons/<lesson_id>",
    operation_id="attendance_change_lesson",
    summary="Change a lesson: move or cancel it, its room, substitute or exceptions",
    openapi_extensions=NAMES_VERSION,
)
def change_lesson(
    wanted: TimetableLessonIn,
    edited: EditedWeek,
    week: Week,  # noqa: ARG001 - as above
    lesson_id: Annotated[Id, Path()],
    request: Request,
) -> Response[LessonChangedOut]:
    """The whole lesson as it shall be. A moved one says where it stood."""
    version = etag.version_to_change(request)
    shown = changing.change(edited, lesson_id, wanted, version=version)
    return stood_already(shown, tag=changing.tag_of(edited, version=version + 1))


@router.delete(
    f"{GROUP_WEEK}/lessons/<lesson_id>",
    status_code=204,
    operation_id="attendance_delete_lesson",
    summary="Take a lesson out of the timetable",
    openapi_extensions=NAMES_VERSION,
)
def delete_lesson(
    edited: EditedWeek,
    week: Week,  # noqa: ARG001 - as above
    lesson_id: Annotated[Id, Path()],
    request: Request,
) -> Response[None]:
    """One that was planned and does not take place is better cancelled: people see that."""
    changing.remove(edited, lesson_id, version=etag.version_to_change(request))
    return no_content()
