"""Parent meetings (utvecklingssamtal): rounds, times, and bookings without double booking.

Nouns
    A *round* (samtalsomgång) is one group's: when guardians may book, the days, how long a meeting
    is. A *slot* (tid) is put out in it by teachers, for one meeting; it is free, blocked, booked or
    offered. A *booking* (bokning) is a student's meeting of the round, with all guardians, or with
    one alone. A person's *day* says what holds each five minutes of it, so that nobody is in two
    places at once. The *waiting list* (kö) has those who want a time that somebody gives back. A
    *series* joins the rounds that an administrator made for several groups.

Routes
    A mentor's or teacher's group: `GET /booking/groups/{group_id}/rounds` lists its rounds; `POST
    /booking/groups/{group_id}/rounds` makes one; `GET
    /booking/groups/{group_id}/rounds/{round_id}` shows it with its times; `PUT
    /booking/groups/{group_id}/rounds/{round_id}` changes it; `PUT
    /booking/groups/{group_id}/rounds/{round_id}/cancellation` cancels it and all its meetings;
    `PUT /booking/groups/{group_id}/rounds/{round_id}/wishes/{student_id}` says that a student
    needs no meeting, or asks for one.

    The group's times: `POST /booking/groups/{group_id}/rounds/{round_id}/slots` puts out many or
    one; `GET /booking/groups/{group_id}/rounds/{round_id}/slots/{slot_id}` reads, `PUT
    /booking/groups/{group_id}/rounds/{round_id}/slots/{slot_id}` changes and `DELETE
    /booking/groups/{group_id}/rounds/{round_id}/slots/{slot_id}` takes in one that nobody has.
    `GET /booking/teachers/me/days/{day}` is a teacher's own day, across groups and schools.

    Staff for a student, at any time: `POST
    /booking/groups/{group_id}/rounds/{round_id}/students/{student_id}/booking` books, `GET
    /booking/groups/{group_id}/rounds/{round_id}/students/{student_id}/booking` reads, `PUT
    /booking/groups/{group_id}/rounds/{round_id}/students/{student_id}/booking` moves and `DELETE
    /booking/groups/{group_id}/rounds/{round_id}/students/{student_id}/booking` cancels.

    A school's administrators: `POST /booking/schools/{school_id}/rounds` makes a round for each
    of several groups; `GET /booking/schools/{school_id}/rounds` lists what was made so, `GET
    /booking/schools/{school_id}/rounds/{series_id}` reads it, and `PUT
    /booking/schools/{school_id}/rounds/{series_id}/cancellation` cancels all of it.

    A guardian's own child: `GET /booking/students/{student_id}/rounds` lists the rounds that
    concern the child now; `GET /booking/students/{student_id}/rounds/{round_id}` shows the times
    to choose; `POST /booking/students/{student_id}/rounds/{round_id}/booking` books, `GET
    /booking/students/{student_id}/rounds/{round_id}/booking` reads, `PUT
    /booking/students/{student_id}/rounds/{round_id}/booking` moves and `DELETE
    /booking/students/{student_id}/rounds/{round_id}/booking` cancels; `GET
    /booking/students/{student_id}/rounds/{round_id}/booking/calendar-file` is the meeting for a
    calendar; `PUT /booking/students/{student_id}/rounds/{round_id}/waiting` waits for a time, and
    `DELETE /booking/students/{student_id}/rounds/{round_id}/waiting` does no more. `GET
    /booking/proposals` proposes times for siblings after each other.

Events
    `booking.round_planned.v1`, `booking.round_opened.v1`, `booking.round_cancelled.v1`,
    `booking.meeting_booked.v1`, `booking.meeting_changed.v1`, `booking.meeting_cancelled.v1`,
    `booking.slot_offered.v1`, `booking.waiting_left.v1`, `booking.waiting_ended.v1` and
    `booking.reminder_due.v1`. The module's own worker reads them: it cancels what is in a
    cancelled round, offers a time that is given back to who waits, and plans one-off schedules,
    whose messages come by a queue: when a round opens, when a meeting is a day away, and when an
    offer is over. A queue tells of who has got protected identity: those are named on no time.

Access patterns
    A round and its times stand under one key, so a round is one query, bounded by how many times a
    round may have. A student's booking stands under the student, once for each round. A person's
    day is one item, and changing it is one conditional update with nothing read before.
"""
