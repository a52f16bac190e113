"""Notify (aviseringar): telling people that something is new, and where.

Nouns
    A *notification* stands in a person's *bell* until it is read. The *audience* of an event is
    who must be told, found when the event arrives. A *read marker* says "all up to here".
    A *device* (`devices/`) is a phone or a browser that messages are sent to; its token has one
    *holder*, who registered it last.
    A *delivery* (`delivery/`) is one sending by one channel; what is to be sent later waits for
    a quarter of an hour (`waiting/`).
    A *letter* is an e-mail; by its *key* one *unsubscribes* (`unsubscribing/`) without signing in.
    *Preferences* (`preferences/`) say how a person wishes to be told beside the bell.
    A *broadcast* (utskick, `broadcasts/`) is a short message from school to all guardians of a
    group, a school or a commune; the *fan-out* (`fanout/`) puts it into their bells.

Routes
    `GET /notify/notifications` is the bell, newest first, with the number unread;
    `PUT /notify/notifications/{notification_id}/read` marks one read;
    `PUT /notify/read-marker` marks all read, up to one. `GET /notify/preferences` and
    `PUT /notify/preferences` are one's own choice of channels by kind, of quiet hours and language.
    `GET /notify/devices` lists one's phones and browsers, `PUT /notify/devices/{device_id}`
    registers one, and `DELETE /notify/devices/{device_id}` takes it away.
    `GET /notify/unsubscriptions/{letter}` says what a letter's link is about, and
    `POST /notify/unsubscriptions/{letter}` stops such letters. Both are public.
    `GET /notify/students/{student_id}/overview` tells what is new of a child by function, and
    `GET /notify/schools/{school_id}/people/{person_id}/deliveries` is the delivery log of a person.
    `POST /notify/groups/{group_id}/broadcasts`, `POST /notify/schools/{school_id}/broadcasts` and
    `POST /notify/broadcasts` tell all guardians of a group, a school and the commune;
    `GET /notify/broadcasts` lists what one has sent, and `GET /notify/broadcasts/{broadcast_id}`
    reads one of them. Twenty a day go from one sender.

Events
    Consumes `attendance.absence_reported.v2`, `attendance.absence_withdrawn.v2`,
    `attendance.leave_confirmation_asked.v1`, `attendance.leave_applied.v1`,
    `attendance.leave_vetoed.v1`, `attendance.leave_withdrawn.v1`, `attendance.leave_decided.v1`,
    `attendance.absence_threshold_reached.v1`,
    `attendance.unreported_absence.v1`, `attendance.unreported_absence_withdrawn.v1`,
    `attendance.absence_explained.v1`, `attendance.fritids_day_changed.v1`,
    `attendance.leave_confirmation_reminder.v1`, `attendance.leave_decision_reminder.v1`,
    `attendance.still_ill_reminder.v1`,
    `attendance.missing_week_reminder.v1`, `attendance.holiday_answer_reminder.v1`,
    `booking.round_opened.v1`, `booking.meeting_booked.v1`, `booking.meeting_changed.v1`,
    `booking.meeting_cancelled.v1`, `booking.slot_offered.v1`, `booking.reminder_due.v1`,
    `booking.waiting_ended.v1` and `directory.import_finished.v1`. A notification's id is the
    event's, so an event delivered twice tells once. `directory.person_protected.v1` takes a child's
    name out of the bells of staff. `notify.broadcast_sent.v1` is the module's own: an errand in the
    queue of broadcasts becomes one for each school, each class, and each chunk of students.

Access patterns
    One partition a person: the newest notifications and the marker, whatever the history. Who has
    the bell already is answered from a glance at its newest ten lines (`glance.py`).
"""
