"""The bell as its owner sees it."""

from collections.abc import Callable

from notify.notification import Notification
from notify.schemas import BellOut, NotificationOut
from notify.store import Bell


def show_bell(bell: Bell, *, limit: int, language: str, seal: Callable[[str], str]) -> BellOut:
    """The first `limit` lines of what was read, and the number unread among all of it."""
    shown = bell.notifications[:limit]
    cut = len(bell.notifications) > limit
    more_after = shown[-1].id if cut else bell.more_after
    return BellOut(
        items=[_show(one, marker=bell.marker, language=language) for one in shown],
        unread=sum(not one.is_read(bell.marker) for one in bell.notifications),
        next=seal(more_after) if more_after else None,
    )


def show_line(one: Notification | None, *, marker: str, language: str) -> NotificationOut | None:
    """One line of the bell, where there is one."""
    return _show(one, marker=marker, language=language) if one else None


def _show(one: Notification, *, marker: str, language: str) -> NotificationOut:
    return NotificationOut.model_validate(
        {
            "id": one.id,
            "kind": one.kind,
            "at": one.at,
            "read": one.is_read(marker),
            "child_id": one.child_id,
            "child_name": one.child_name,
            "title": one.title(language),
            "text": one.text or None,
            "link": one.link,
        }
    )
