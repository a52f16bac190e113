"""The route of a teacher's day."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from booking.daylist.policy import OwnDay, own_day
from booking.daylist.presentation import show_day
from booking.daylist.schemas import DayListOut
from skolbro.http.app import PortalRouter, found_content
from skolbro.http.wire import Day

router = PortalRouter()

OnDay = Annotated[Day, Path()]
TheDay = Annotated[OwnDay, Depends(own_day)]


@router.get(
    "/booking/teachers/me/days/<day>",
    operation_id="booking_read_own_day",
    summary="A teacher's own meetings of a day",
)
def read_own_day(own: TheDay, day: OnDay, request: Request) -> Response[DayListOut]:
    """Across rounds, groups and schools, in order: what is booked, free and blocked."""
    return found_content(request, show_day(own, day=day))
