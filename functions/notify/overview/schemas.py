"""The overview on the wire."""

from notify.schemas import NotificationOut
from skolbro.http.wire import Out


class FunctionNewsOut(Out):
    """A function of the school: its unread lines about the child, and the newest."""

    function: str
    unread: int
    newest: NotificationOut | None


class OverviewOut(Out):
    """In the school's order. Counted among the newest hundred lines of the bell."""

    items: list[FunctionNewsOut]
