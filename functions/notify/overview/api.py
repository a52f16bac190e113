"""The route of the overview."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from notify.overview.overview import news_of
from notify.overview.reading import bell_and_functions
from notify.overview.schemas import FunctionNewsOut, OverviewOut
from notify.presentation import show_line
from skolbro.access.scopes import ChildScope, own_child
from skolbro.http.app import PortalRouter, found_content, language_of

router = PortalRouter()

OwnChild = Annotated[ChildScope, Depends(own_child)]


@router.get(
    "/notify/students/<student_id>/overview",
    operation_id="notify_read_overview",
    summary="What is new of a child, function by function",
)
def read_overview(child: OwnChild, request: Request) -> Response[OverviewOut]:
    """The numbers of the home page's tiles. Two round trips, whatever the history."""
    bell, functions = bell_and_functions(child)
    language = language_of(request)
    news = news_of(
        bell.notifications, child_id=child.student_id, functions=functions, marker=bell.marker
    )
    shown = [
        FunctionNewsOut(
            function=one.function,
            unread=one.unread,
            newest=show_line(one.newest, marker=bell.marker, language=language),
        )
        for one in news
    ]
    return found_content(request, OverviewOut(items=shown))
