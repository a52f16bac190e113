"""What happens elsewhere, told to whom it concerns."""

from typing import Any

from notify import store
from notify.audience import (
    audience_of_absence,
    audience_of_import,
    audience_of_unreported,
    mentors_of_absence,
)
from skolbro.access.scopes import WorkScope
from skolbro.events import Event
from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of a table's stream, filtered to event items."""
    return consumer.handle(batch, context)


@consumer.on("attendance.absence_reported.v2")
def tell_of_absence(scope: WorkScope, event: Event) -> None:
    """The other guardian and the mentor."""
    told = audience_of_absence(scope, event, kind="attendance.absence_reported")
    store.ring(scope, told)


@consumer.on("attendance.absence_withdrawn.v2")
def tell_of_withdrawal(scope: WorkScope, event: Event) -> None:
    """The same people as were told of the absence."""
    told = audience_of_absence(scope, event, kind="attendance.absence_withdrawn")
    store.ring(scope, told)


@consumer.on("attendance.unreported_absence.v1")
def tell_of_unreported_absence(scope: WorkScope, event: Event) -> None:
    """Every guardian: a line for each lesson."""
    told = audience_of_unreported(scope, event, kind="attendance.unreported_absence")
    store.ring(scope, told)


@consumer.on("attendance.unreported_absence_withdrawn.v1")
def tell_of_correction(scope: WorkScope, event: Event) -> None:
    """Every guardian: the line that was wrong goes, and one that says so comes instead."""
    told = audience_of_unreported(scope, event, kind="attendance.unreported_absence_withdrawn")
    store.ring_instead(scope, told, of=event.data["notice_id"])


@consumer.on("attendance.absence_explained.v1")
def tell_of_explanation(scope: WorkScope, event: Event) -> None:
    """The mentor, who decides whether the absence is valid."""
    store.ring(scope, mentors_of_absence(scope, event, kind="attendance.absence_explained"))


@consumer.on("directory.import_finished.v1")
def tell_of_import(scope: WorkScope, event: Event) -> None:
    """The administrator who uploaded the file."""
    store.ring(scope, audience_of_import(event))
