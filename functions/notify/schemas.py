"""The bell on the wire."""

from typing import Literal

from skolbro.http.wire import In, Instant, Out
from skolbro.ids import Id


class NotificationOut(Out):
    """One line of the bell: what is new, about which child, and where it is.

    A broadcast is about all of the reader's children in its audience, whom its title names, and has
    its own text.
    """

    id: str
    kind: Literal[
        "attendance.absence_explained",
        "attendance.fritids_day_changed",
        "attendance.absence_reported",
        "attendance.absence_withdrawn",
        "attendance.leave_confirmation_asked",
        "attendance.leave_applied",
        "attendance.leave_vetoed",
        "attendance.leave_withdrawn",
        "attendance.leave_approved",
        "attendance.leave_rejected",
        "attendance.absence_threshold_reached",
        "attendance.unreported_absence",
        "attendance.unreported_absence_withdrawn",
        "attendance.leave_confirmation_reminder",
        "attendance.leave_decision_reminder",
        "attendance.still_ill_reminder",
        "attendance.missing_week_reminder",
        "attendance.holiday_answer_reminder",
        "booking.round_opened",
        "booking.meeting_booked",
        "booking.meeting_changed",
        "booking.meeting_cancelled",
        "booking.slot_offered",
        "booking.reminder_due",
        "booking.waiting_ended",
        "notify.broadcast",
        "directory.import_finished",
    ]
    at: Instant
    read: bool
    child_id: str | None
    child_name: str | None
    title: str
    text: str | None
    link: str


class BellOut(Out):
    """A page of the bell. `unread` counts among the newest hundred: 100 means so many or more."""

    items: list[NotificationOut]
    unread: int
    next: str | None


class ReadMarkerIn(In):
    """Everything up to and including this notification has been read."""

    up_to: Id
