"""The routes of rounds for a whole school, for its administrators."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from booking.rounds.round import Round
from booking.rounds.schemas import CancellationIn
from booking.series import store
from booking.series.planning import new_series
from booking.series.policy import (
    OwnSeries,
    PlanningSchool,
    own_schools_meetings,
    own_series,
    planning_school,
)
from booking.series.presentation import show_series
from booking.series.schemas import SeriesIn, SeriesListOut, SeriesOut
from booking.series.series import Series
from skolbro.access.scopes import SchoolScope
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
from skolbro.http.problems import Problem

router = PortalRouter()

School = Annotated[SchoolScope, Depends(own_schools_meetings)]
Planning = Annotated[PlanningSchool, Depends(planning_school)]
TheSeries = Annotated[OwnSeries, Depends(own_series)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
OF_SCHOOL = "/booking/schools/<school_id>/rounds"
ONE = f"{OF_SCHOOL}/<series_id>"


@router.get(
    OF_SCHOOL, operation_id="booking_list_school_rounds", summary="Rounds made for a whole school"
)
def list_school_rounds(school: School, request: Request) -> Response[SeriesListOut]:
    """For its administrators; the latest made first."""
    shown = [show_series(one) for one in store.series_of_school(school)]
    return found_content(request, SeriesListOut(items=shown, next=None))


@router.post(
    OF_SCHOOL,
    status_code=201,
    operation_id="booking_make_school_rounds",
    summary="Make a round for each of several groups",
)
def make_school_rounds(wanted: SeriesIn, planning: Planning, key: Key) -> Response[SeriesOut]:
    """For the school's administrators. The groups' own teachers put out times afterwards."""
    try:
        series, rounds = _new_series(wanted, planning, key)
        shown = show_series(series)
        answer = shown.model_dump_json(by_alias=True)
        store.make_series(planning.scope, series, rounds, key=key, answer=answer)
    except AlreadyAnswered as before:
        shown = SeriesOut.model_validate_json(before.answer)
    location = f"/booking/schools/{planning.scope.school.id}/rounds/{shown.id}"
    return created(shown, location=location, tag=etag.of_version(1))


@router.get(ONE, operation_id="booking_read_school_rounds", summary="Rounds made in one go")
def read_school_rounds(own: TheSeries, request: Request) -> Response[SeriesOut]:
    """With the ETag that a cancellation names."""
    shown = show_series(own.series)
    return found(request, shown, tag=etag.of_version(own.series.version))


@router.put(
    f"{ONE}/cancellation",
    status_code=204,
    operation_id="booking_cancel_school_rounds",
    summary="Cancel rounds that were made in one go, and all their meetings",
    openapi_extensions=NAMES_VERSION,
)
def cancel_school_rounds(
    own: TheSeries, wanted: CancellationIn, request: Request
) -> Response[None]:
    """With the reason. All who have a meeting are told, in a moment."""
    version = etag.version_to_change(request)
    store.cancel_series(own.scope, own.series, reason=wanted.reason, version=version)
    return no_content()


def _new_series(
    wanted: SeriesIn, planning: PlanningSchool, key: IdempotencyKey
) -> tuple[Series, tuple[Round, ...]]:
    try:
        return new_series(wanted, planning.scope, planning.groups)
    except Problem:
        # Rounds made in time, whose answer was lost, are answered after their window too.
        store.recall(planning.scope, key)
        raise
