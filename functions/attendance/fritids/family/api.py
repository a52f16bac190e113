"""Guardians' routes of time registration."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.fritids.comments import comment_on
from attendance.fritids.family import store
from attendance.fritids.family.policy import (
    ChildAtFritids,
    Household,
    child_at_fritids,
    children_at_fritids,
    household,
)
from attendance.fritids.family.presentation import show_answer, show_days, show_plan, show_week
from attendance.fritids.family.reading import read_days, read_registered, read_week
from attendance.fritids.family.schemas import (
    FritidsDaysOut,
    FritidsPlanOut,
    FritidsWeekOut,
    HolidayAnswerIn,
    HolidayAnswerOut,
    PickUpIn,
    ResidenceIn,
    ScheduleIn,
    WeekChangeIn,
    WeekCopiesOut,
    WeekCopyIn,
)
from attendance.fritids.family.wanted import (
    copied,
    wanted_answer,
    wanted_base,
    wanted_changes,
    wanted_pick_up,
    wanted_residence,
)
from attendance.fritids.schedule import shown_period
from attendance.fritids.schemas import CommentIn, CommentOut
from skolbro.http import etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalRouter,
    created,
    found,
    found_content,
    no_content,
)
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.http.wire import Day, Out
from skolbro.ids import PATTERN

router = PortalRouter()

Child = Annotated[ChildAtFritids, Depends(child_at_fritids)]
Children = Annotated[tuple[ChildAtFritids, ...], Depends(children_at_fritids)]
Home = Annotated[Household, Depends(household)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
InPath = Annotated[Day, Path()]
# Described, not validated: what cannot be a lov's id is as little there as what is not one's.
HolidayId = Annotated[str, Path(json_schema_extra={"pattern": PATTERN})]


@router.get(
    "/attendance/students/<student_id>/fritids",
    operation_id="attendance_list_fritids_days",
    summary="A child's days at fritids, merged",
)
def list_fritids_days(
    child: Child,
    request: Request,
    first: Annotated[Day | None, Query(alias="from")] = None,
    last: Annotated[Day | None, Query(alias="to")] = None,
) -> Response[FritidsDaysOut]:
    """Four weeks from this Monday unless the period is given."""
    first, last = shown_period(first, last, today=child.today)
    days = read_days(child, first=first, last=last)
    return found_content(request, show_days(days))


@router.get(
    "/attendance/students/<student_id>/fritids-weeks/<day>",
    operation_id="attendance_read_fritids_week",
    summary="The week of a day at fritids, merged",
)
def read_fritids_week(child: Child, day: InPath, request: Request) -> Response[FritidsWeekOut]:
    """With the ETag that a change of the week names; comments and touches make it another."""
    days = read_week(child, day)
    version, shown = days.registered.week(day).version, show_week(days, monday=days.first)
    return found(request, shown, tag=_tag(version, shown))


@router.put(
    "/attendance/students/<student_id>/fritids-weeks/<day>",
    status_code=204,
    operation_id="attendance_change_fritids_week",
    summary="Change days of the week of a day",
    openapi_extensions=NAMES_VERSION,
)
def change_fritids_week(
    wanted: WeekChangeIn, child: Child, day: InPath, request: Request
) -> Response[None]:
    """Exceptions from the base schedule, and who picks up; null takes the exception away."""
    version = etag.version_to_change(request)
    changes = wanted_changes(wanted, child, day=day)
    store.change_week(child.scope, changes, today=child.today, version=version)
    return no_content()


@router.post(
    "/attendance/fritids-copies",
    status_code=201,
    operation_id="attendance_copy_fritids_week",
    summary="Copy a week to other weeks and to siblings",
)
def copy_fritids_week(wanted: WeekCopyIn, children: Children, key: Key) -> Response[WeekCopiesOut]:
    """All of it, or nothing; closed days and those of a lov are passed over."""
    try:
        told = copied(wanted, children, key)
    except AlreadyAnswered as before:
        told = WeekCopiesOut.model_validate_json(before.answer)
    address = f"/attendance/students/{wanted.student_ids[0]}/fritids"
    return created(told, location=address, tag=etag.of_version(1))


@router.get(
    "/attendance/students/<student_id>/fritids-plan",
    operation_id="attendance_read_fritids_plan",
    summary="Base schedules, whose weeks, and pick-up",
)
def read_fritids_plan(home: Home, request: Request) -> Response[FritidsPlanOut]:
    """With the ETag that a change of any of it names."""
    plan = read_registered(home.child, home.child.today).plan
    shown = show_plan(plan, home)
    return found(request, shown, tag=_tag(plan.version, shown))


@router.put(
    "/attendance/students/<student_id>/fritids-plan/schedule",
    status_code=204,
    operation_id="attendance_change_fritids_schedule",
    summary="Set the base schedule from a Monday",
    openapi_extensions=NAMES_VERSION,
)
def change_fritids_schedule(wanted: ScheduleIn, child: Child, request: Request) -> Response[None]:
    """For all weeks, or for one's own where the weeks are divided."""
    version, base = etag.version_to_change(request), wanted_base(wanted, child)
    store.change_schedule(child.scope, base, version=version)
    return no_content()


@router.put(
    "/attendance/students/<student_id>/fritids-plan/pick-up",
    status_code=204,
    operation_id="attendance_change_pick_up",
    summary="Set how the child leaves, and with whom",
    openapi_extensions=NAMES_VERSION,
)
def change_pick_up(wanted: PickUpIn, child: Child, request: Request) -> Response[None]:
    """What holds any day that says nothing else."""
    version = etag.version_to_change(request)
    store.change_pick_up(child.scope, wanted_pick_up(wanted), version=version)
    return no_content()


@router.put(
    "/attendance/students/<student_id>/fritids-plan/residence",
    status_code=204,
    operation_id="attendance_propose_residence",
    summary="Propose whose the weeks are",
    openapi_extensions=NAMES_VERSION,
)
def propose_residence(wanted: ResidenceIn, home: Home, request: Request) -> Response[None]:
    """It holds when another of the child's adults accepts; at once where there is none."""
    version, residence = etag.version_to_change(request), wanted_residence(wanted, home)
    store.propose_residence(home.child.scope, residence, alone=home.is_alone, version=version)
    return no_content()


@router.put(
    "/attendance/students/<student_id>/fritids-plan/residence/acceptance",
    status_code=204,
    operation_id="attendance_accept_residence",
    summary="Accept whose the weeks are",
    openapi_extensions=NAMES_VERSION,
)
def accept_residence(child: Child, request: Request) -> Response[None]:
    """For another than whoever proposed; no body."""
    store.accept_residence(child.scope, version=etag.version_to_change(request))
    return no_content()


@router.get(
    "/attendance/students/<student_id>/fritids-holidays/<holiday_id>",
    operation_id="attendance_read_holiday_answer",
    summary="What has been answered of a lov",
)
def read_holiday_answer(
    child: Child, holiday_id: HolidayId, request: Request
) -> Response[HolidayAnswerOut]:
    """With the ETag that an answer names."""
    holiday = child.holiday(holiday_id)
    answer = read_registered(child, holiday.first).answers.get(holiday_id)
    version, shown = answer.version if answer else 1, show_answer(holiday, answer)
    return found(request, shown, tag=_tag(version, shown))


@router.put(
    "/attendance/students/<student_id>/fritids-holidays/<holiday_id>",
    status_code=204,
    operation_id="attendance_answer_holiday",
    summary="Answer a lov: off all of it, or times by the day",
    openapi_extensions=NAMES_VERSION,
)
def answer_holiday(
    wanted: HolidayAnswerIn, child: Child, holiday_id: HolidayId, request: Request
) -> Response[None]:
    """Until, and on, the last answer day."""
    version = etag.version_to_change(request)
    answer = wanted_answer(wanted, child, holiday_id=holiday_id, version=version)
    store.answer_holiday(child.scope, answer)
    return no_content()


@router.post(
    "/attendance/students/<student_id>/fritids-days/<day>/comments",
    status_code=201,
    operation_id="attendance_comment_fritids_day",
    summary="Write to staff about a day",
)
def comment_fritids_day(
    wanted: CommentIn, child: Child, day: InPath, key: Key
) -> Response[CommentOut]:
    """Staff read it in the day's list."""
    told = comment_on(child.scope, wanted, day=day, key=key)
    address = f"/attendance/students/{child.scope.student_id}/fritids-weeks/{day}"
    return created(told, location=address, tag=etag.of_version(1))


def _tag(version: int, shown: Out) -> str:
    return etag.of_version_and_content(version, shown.model_dump_json())
