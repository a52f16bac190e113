"""Attendance (närvaro): who is at school, who is not, and who has said so.

Nouns
    A *student's day* holds all that is known of one student's one day, so that a report, a roll
    call and a notice cannot contradict each other. An *absence* (frånvaro) is reported by a
    guardian, or registered by the school, for a day, for lessons or for a span of time.
    *Reporting rules* are the school's: how far ahead, until when in the morning. The *timetable*
    (schema) has the lessons of each group, week by week; a *timetable import* takes in what
    another system has laid, as SS 12000 or iCalendar. *Leave* (ledighet) is applied for by a
    guardian, and decided by the mentor or the principal; what is granted is an absence of each of
    its school days. *Statistics* are a student's *months*: minutes offered, missed with a reason,
    missed without, and late. *Time registration* (fritidsschema) has when a child is at its
    *fritids unit*, who picks it up, and who has come and left.
    The *roll call* (lektionsnärvaro) of a
    lesson gives each student a *mark*: present, late, absent or left early; each *save* of it is
    kept. A *notice* tells guardians of an *unreported absence*. An *explanation* is a guardian's,
    afterwards, and its *validity* the mentor's to decide. A *reminder* (påminnelse) is told by the
    clock: of a leave that waits for a decision, of who may still be ill, of a week at fritids
    that nobody has registered, of a lov that is not answered; a *run* is how far one school has
    come with one kind of them on one day.

Routes
    A guardian's own children:
    `GET /attendance/students/{student_id}/report-days`, the days that can be reported now;
    `POST /attendance/absences` reports one child or several;
    `GET /attendance/students/{student_id}/absences` lists a child's;
    `GET /attendance/students/{student_id}/absences/{absence_id}` reads one;
    `DELETE /attendance/students/{student_id}/absences/{absence_id}` withdraws one's own report,
    or ends it now; `POST /attendance/students/{student_id}/absences/{absence_id}/extension` says
    that the child is still ill.

    A mentor's or teacher's group: `GET /attendance/groups/{group_id}/days/{day}`;
    `POST /attendance/groups/{group_id}/absences` registers a student's absence, backwards as well,
    and `DELETE /attendance/groups/{group_id}/students/{student_id}/absences/{absence_id}` takes
    back one's own.

    Time registration of a guardian's own child:
    `GET /attendance/students/{student_id}/fritids`, the days as they come to, merged;
    `GET /attendance/students/{student_id}/fritids-weeks/{day}` and
    `PUT /attendance/students/{student_id}/fritids-weeks/{day}`, a week of them;
    `POST /attendance/fritids-copies` copies a week to other weeks and to siblings;
    `GET /attendance/students/{student_id}/fritids-plan`, what holds over time, with
    `PUT /attendance/students/{student_id}/fritids-plan/schedule`,
    `PUT /attendance/students/{student_id}/fritids-plan/pick-up`,
    `PUT /attendance/students/{student_id}/fritids-plan/residence` and
    `PUT /attendance/students/{student_id}/fritids-plan/residence/acceptance`;
    `GET /attendance/students/{student_id}/fritids-holidays/{holiday_id}` and
    `PUT /attendance/students/{student_id}/fritids-holidays/{holiday_id}`, the answer to a lov;
    `POST /attendance/students/{student_id}/fritids-days/{day}/comments` writes to staff.

    Time registration of a fritids unit, for its staff:
    `GET /attendance/groups/{group_id}/fritids` and
    `PUT /attendance/groups/{group_id}/fritids`, its settings;
    `GET /attendance/groups/{group_id}/fritids/{day}`, the day's list, and
    `GET /attendance/groups/{group_id}/fritids/{day}/occupancy`, by the half hour;
    `POST /attendance/groups/{group_id}/fritids/{day}/touches` checks in and out;
    `GET /attendance/groups/{group_id}/fritids/{day}/students/{student_id}`, a child at the door;
    `GET /attendance/groups/{group_id}/fritids/{day}/students/{student_id}/schedule` and
    `PUT /attendance/groups/{group_id}/fritids/{day}/students/{student_id}/schedule`, its times of a
    day that guardians cannot change;
    `POST /attendance/groups/{group_id}/fritids/{day}/comments` writes to guardians;
    `GET /attendance/groups/{group_id}/fritids-weeks/{day}/missing`, who has not registered.

    And for the school's administrators:
    `GET /attendance/schools/{school_id}/groups/{group_id}/fritids` and
    `PUT /attendance/schools/{school_id}/groups/{group_id}/fritids`.

    The school's office: `POST /attendance/schools/{school_id}/absences` does the same, and so does
    `DELETE /attendance/schools/{school_id}/students/{student_id}/absences/{absence_id}`.

    The timetable of a week: `GET /attendance/students/{student_id}/weeks/{week}` for the student
    and those who have the child; `GET /attendance/teachers/me/weeks/{week}`, a teacher's own;
    `GET /attendance/groups/{group_id}/weeks/{week}` for a group's mentor and teachers.

    A school's administrators edit it:
    `GET /attendance/schools/{school_id}/groups/{group_id}/weeks/{week}` reads a week to change;
    `POST /attendance/schools/{school_id}/groups/{group_id}/weeks/{week}/lessons` adds a lesson;
    `PUT /attendance/schools/{school_id}/groups/{group_id}/weeks/{week}/lessons/{lesson_id}` and
    `DELETE /attendance/schools/{school_id}/groups/{group_id}/weeks/{week}/lessons/{lesson_id}`.
    And import it: `POST /attendance/schools/{school_id}/timetable-imports` starts an import,
    `GET /attendance/schools/{school_id}/timetable-imports/{timetable_import_id}` follows it, and
    `GET /attendance/schools/{school_id}/timetable-imports/{timetable_import_id}/rejections` tells
    what did not go in.

    Leave, for a guardian:
    `GET /attendance/students/{student_id}/leave-period` tells what an application would be about;
    `POST /attendance/leaves` applies; `GET /attendance/students/{student_id}/leaves` lists;
    `GET /attendance/students/{student_id}/leaves/{leave_id}` reads one;
    `DELETE /attendance/students/{student_id}/leaves/{leave_id}` withdraws one's own;
    `PUT /attendance/students/{student_id}/leaves/{leave_id}/confirmation` and
    `PUT /attendance/students/{student_id}/leaves/{leave_id}/veto` are the other guardian's yes and
    no.

    Leave, for the mentor: `GET /attendance/groups/{group_id}/leaves` is what waits;
    `GET /attendance/groups/{group_id}/students/{student_id}/leaves/{leave_id}` reads one;
    `PUT /attendance/groups/{group_id}/students/{student_id}/leaves/{leave_id}/decision` decides.

    Leave, for the principal: `GET /attendance/schools/{school_id}/leaves` is what waits;
    `GET /attendance/schools/{school_id}/students/{student_id}/leaves/{leave_id}` reads one;
    `PUT /attendance/schools/{school_id}/students/{student_id}/leaves/{leave_id}/decision` decides.

    Statistics: `GET /attendance/students/{student_id}/statistics` for a guardian;
    `GET /attendance/groups/{group_id}/statistics` for the mentor or a teacher, and
    `GET /attendance/groups/{group_id}/statistics-file` the same as CSV. For the principal:
    `GET /attendance/schools/{school_id}/students/{student_id}/statistics`,
    `GET /attendance/schools/{school_id}/groups/{group_id}/statistics` and
    `GET /attendance/schools/{school_id}/groups/{group_id}/statistics-file`.

    A teacher's lesson: `GET /attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call`
    shows who is expected and what is reported;
    `PUT /attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call` saves the class;
    `GET /attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call/saves` lists who
    has marked what. The school's office corrects what is longer ago:
    `GET
    /attendance/schools/{school_id}/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call` and
    `PUT
    /attendance/schools/{school_id}/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call`.

    Afterwards: `GET /attendance/students/{student_id}/days` and, for the mentor,
    `GET /attendance/groups/{group_id}/students/{student_id}/days` show reports and marks;
    `PUT /attendance/students/{student_id}/days/{day}/lessons/{lesson_id}/explanation` explains;
    `PUT
    /attendance/groups/{group_id}/students/{student_id}/days/{day}/lessons/{lesson_id}/validity`
    decides.

Events
    `attendance.absence_reported.v2`, `attendance.absence_withdrawn.v2`,
    `attendance.leave_confirmation_asked.v1`, `attendance.leave_applied.v1`,
    `attendance.leave_vetoed.v1`, `attendance.leave_withdrawn.v1`, `attendance.leave_decided.v1`,
    `attendance.fritids_day_changed.v1`,
    `attendance.absence_threshold_reached.v1`, `attendance.roll_call_saved.v1`,
    `attendance.unreported_absence.v1`, `attendance.unreported_absence_withdrawn.v1`,
    `attendance.absence_explained.v1`, `attendance.absence_assessed.v1`,
    `attendance.substitutes_changed.v1`, `attendance.leave_decision_reminder.v1`,
    `attendance.leave_confirmation_reminder.v1`,
    `attendance.still_ill_reminder.v1`, `attendance.missing_week_reminder.v1`,
    `attendance.holiday_answer_reminder.v1`. The module's own worker reads what has become of a
    student's day, and counts that day anew. After a roll call, and after a report that is taken
    back, a question waits in a queue: whether guardians are to be told is decided when its time has
    come, on the student's day as it then stands. What the timetable says of substitutes is sent on
    to the directory's queue. Of `directory.person_protected.v1` it looks for the person's name, as
    it was copied beside what was said, in all that the person has had to do with, page by page in a
    queue of its own, and tells booking's. A schedule's message becomes one for each school, in the
    queue of reminders.

Access patterns
    One item a student and day, so a child's history is one query, and a class's day one batch of
    known keys: neither grows with the school. One item a group and week of the timetable,
    and one a teacher, or a room, and week, by which somebody in two places at once is noticed.
    A leave stands with its student, and in the lists of those who are to decide while it waits. One
    item a student and month holds the statistics, so that nothing is counted when it is asked for.
    Of a child at fritids one item has what holds over time, and one each the exceptions of a week,
    what was on a day, and the answer to a lov.
    One item a lesson's roll call, and one for each save of it. One item a school, kind and day of
    reminders, and a list of a school's day of those whose report ends then.
"""
