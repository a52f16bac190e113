"""What happens elsewhere, told to whom it concerns."""

from typing import Any

from notify import store
from notify.audience import (
    audience_of_absence,
    audience_of_fritids_day,
    audience_of_import,
    audience_of_leave,
    audience_of_threshold,
    audience_of_unreported,
    deciders_of_leave,
    guardians_to_confirm,
    guardians_to_remind,
    mentors_of_absence,
)
from notify.broadcasts.broadcast import Audience
from notify.fanout.errand import whole
from notify.fanout.queue import send
from notify.forgetting.forgetting import forget_child
from notify.meetings import audience_of_meeting, audience_of_round, audience_to_act
from skolbro.access.scopes import WorkScope
from skolbro.events import Event
from skolbro.events.consumer import Consumer

consumer = Consumer()


def handler(batch: dict[str, Any], context: object) -> dict[str, Any]:
    """A batch of a table's stream, notify's own among them, filtered to event items."""
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


@consumer.on("attendance.leave_confirmation_asked.v1")
def ask_to_confirm_leave(scope: WorkScope, event: Event) -> None:
    """The other guardian, who must confirm before anybody decides."""
    told = audience_of_leave(scope, event, kind="attendance.leave_confirmation_asked")
    store.ring(scope, told)


@consumer.on("attendance.leave_applied.v1")
def tell_of_leave(scope: WorkScope, event: Event) -> None:
    """The other guardian, who may say no, and who decides."""
    kind = "attendance.leave_applied"
    store.ring(scope, audience_of_leave(scope, event, kind=kind))
    store.ring(scope, deciders_of_leave(scope, event, kind=kind))


@consumer.on("attendance.leave_vetoed.v1")
def tell_of_veto(scope: WorkScope, event: Event) -> None:
    """The applicant."""
    store.ring(scope, audience_of_leave(scope, event, kind="attendance.leave_vetoed"))


@consumer.on("attendance.leave_withdrawn.v1")
def tell_of_withdrawn_leave(scope: WorkScope, event: Event) -> None:
    """The other guardian."""
    store.ring(scope, audience_of_leave(scope, event, kind="attendance.leave_withdrawn"))


@consumer.on("attendance.leave_decided.v1")
def tell_of_decision(scope: WorkScope, event: Event) -> None:
    """Both guardians."""
    outcome = event.data["outcome"]
    store.ring(scope, audience_of_leave(scope, event, kind=f"attendance.leave_{outcome}"))


@consumer.on("attendance.absence_threshold_reached.v1")
def tell_of_threshold(scope: WorkScope, event: Event) -> None:
    """The mentor and the principal."""
    kind = "attendance.absence_threshold_reached"
    store.ring(scope, audience_of_threshold(scope, event, kind=kind))


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


@consumer.on("attendance.fritids_day_changed.v1")
def tell_of_fritids_day(scope: WorkScope, event: Event) -> None:
    """Every guardian: also those who did not phone."""
    told = audience_of_fritids_day(scope, event, kind="attendance.fritids_day_changed")
    store.ring(scope, told)


@consumer.on("attendance.leave_decision_reminder.v1")
def remind_of_leave(scope: WorkScope, event: Event) -> None:
    """Who is to decide."""
    kind = "attendance.leave_decision_reminder"
    store.ring(scope, deciders_of_leave(scope, event, kind=kind))


@consumer.on("attendance.leave_confirmation_reminder.v1")
def remind_to_confirm_leave(scope: WorkScope, event: Event) -> None:
    """Those guardians who have not confirmed."""
    kind = "attendance.leave_confirmation_reminder"
    store.ring(scope, guardians_to_confirm(scope, event, kind=kind))


@consumer.on("attendance.still_ill_reminder.v1")
def ask_whether_still_ill(scope: WorkScope, event: Event) -> None:
    """Every guardian: where the link leads, one touch says so."""
    kind = "attendance.still_ill_reminder"
    store.ring(scope, guardians_to_remind(scope, event, kind=kind, place="attendance"))


@consumer.on("attendance.missing_week_reminder.v1")
def remind_of_week(scope: WorkScope, event: Event) -> None:
    """Every guardian, or the one whose week it is."""
    place = f"timeRegistration/week/{event.data['monday']}"
    kind = "attendance.missing_week_reminder"
    store.ring(scope, guardians_to_remind(scope, event, kind=kind, place=place))


@consumer.on("attendance.holiday_answer_reminder.v1")
def remind_of_holiday(scope: WorkScope, event: Event) -> None:
    """Every guardian."""
    kind, place = "attendance.holiday_answer_reminder", "timeRegistration/holidays"
    store.ring(scope, guardians_to_remind(scope, event, kind=kind, place=place))


@consumer.on("booking.round_opened.v1")
def tell_of_round(scope: WorkScope, event: Event) -> None:
    """Every guardian of the group."""
    store.ring(scope, audience_of_round(scope, event, kind="booking.round_opened"))


@consumer.on("booking.meeting_booked.v1")
def tell_of_booked_meeting(scope: WorkScope, event: Event) -> None:
    """The guardians whose meeting it is, but for who booked it."""
    store.ring(scope, audience_of_meeting(scope, event, kind="booking.meeting_booked"))


@consumer.on("booking.meeting_changed.v1")
def tell_of_changed_meeting(scope: WorkScope, event: Event) -> None:
    """The guardians whose meeting it is, but for who moved it."""
    store.ring(scope, audience_of_meeting(scope, event, kind="booking.meeting_changed"))


@consumer.on("booking.slot_offered.v1")
def tell_of_offer(scope: WorkScope, event: Event) -> None:
    """The guardians who wait: the time is held for a while."""
    store.ring(scope, audience_to_act(scope, event, kind="booking.slot_offered"))


@consumer.on("booking.reminder_due.v1")
def remind_of_meeting(scope: WorkScope, event: Event) -> None:
    """All guardians whose meeting it is, a day before."""
    store.ring(scope, audience_to_act(scope, event, kind="booking.reminder_due"))


@consumer.on("booking.meeting_cancelled.v1")
def tell_of_cancelled_meeting(scope: WorkScope, event: Event) -> None:
    """The guardians whose meeting it was, but for who cancelled it; the link leads to why."""
    store.ring(scope, audience_of_meeting(scope, event, kind="booking.meeting_cancelled"))


@consumer.on("booking.waiting_ended.v1")
def tell_of_ended_waiting(scope: WorkScope, event: Event) -> None:
    """The guardians who waited for a time in a round that has been cancelled."""
    store.ring(scope, audience_of_meeting(scope, event, kind="booking.waiting_ended"))


@consumer.on("directory.import_finished.v1")
def tell_of_import(scope: WorkScope, event: Event) -> None:
    """The administrator who uploaded the file."""
    store.ring(scope, audience_of_import(event))


@consumer.on("notify.broadcast_sent.v1")
def tell_audience(_: WorkScope, event: Event) -> None:
    """All guardians of an audience, by a queue: they may be very many."""
    told, audience = event.data, Audience(event.data["audience"])
    send([whole(told["broadcast_id"], audience, told["object_id"], by=told["by"])])


@consumer.on("directory.person_protected.v1")
def forget(scope: WorkScope, event: Event) -> None:
    """Whoever has become protected is named in no bell of staff, where a child may be named."""
    forget_child(scope, event.data["person_id"])
