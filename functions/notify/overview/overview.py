"""From the newest lines of a bell to what each function has that is new. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from notify.notification import Notification

# By the module that tells, or by the kind where a module has several functions.
FUNCTION_OF = {
    "attendance": "attendance",
    "attendance.holiday_answer_reminder": "timeRegistration",
    "attendance.missing_week_reminder": "timeRegistration",
    "booking": "meetings",
}


@dataclass(frozen=True, slots=True)
class FunctionNews:
    """How much of a function is unread, and its newest line, if it has one."""

    function: str
    unread: int
    newest: Notification | None


def function_of(kind: str) -> str:
    """The function that a kind of notification belongs to; empty where it is none's."""
    return FUNCTION_OF.get(kind) or FUNCTION_OF.get(kind.partition(".")[0], "")


def news_of(
    lines: Iterable[Notification], *, child_id: str, functions: Sequence[str], marker: str
) -> tuple[FunctionNews, ...]:
    """For each function of the school, in its order, of the lines about one child.

    `lines` come newest first. What belongs to a function that is off is in the bell only.
    """
    about = [one for one in lines if one.child_id == child_id]
    found = []
    for function in functions:
        own = [one for one in about if function_of(one.kind) == function]
        unread = sum(not one.is_read(marker) for one in own)
        found.append(FunctionNews(function, unread, own[0] if own else None))
    return tuple(found)
