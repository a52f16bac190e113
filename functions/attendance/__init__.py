"""Attendance (närvaro): who is at school, who is not, and who has said so.

Nouns
    A *student's day* holds all that is known of one student's one day, so that a report, a roll
    call and a notice cannot contradict each other. An *absence* (frånvaro) is reported by a
    guardian, or registered by the school, for a day, for lessons or for a span of time.
    *Reporting rules* are the school's: how far ahead, until when in the morning. The *timetable*
    (schema) has the lessons of each group, week by week. The *roll call* (lektionsnärvaro) of a
    lesson gives each student a *mark*: present, late, absent or left early; each *save* of it is
    kept. A *notice* tells guardians of an *unreported absence*. An *explanation* is a guardian's,
    afterwards, and its *validity* the mentor's to decide.

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
    `POST /attendance/groups/{group_id}/absences` registers a student's absence, backwards as well.

    The school's office: `POST /attendance/schools/{school_id}/absences` does the same.

    A teacher's lesson: `GET /attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call`
    shows who is expected and what is reported;
    `PUT /attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call` saves the class;
    `GET /attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call/saves` lists who
    has marked what.

    Afterwards: `GET /attendance/students/{student_id}/days` and, for the mentor,
    `GET /attendance/groups/{group_id}/students/{student_id}/days` show reports and marks;
    `PUT /attendance/students/{student_id}/days/{day}/lessons/{lesson_id}/explanation` explains;
    `PUT
    /attendance/groups/{group_id}/students/{student_id}/days/{day}/lessons/{lesson_id}/validity`
    decides.

Events
    `attendance.absence_reported.v2`, `attendance.absence_withdrawn.v2`,
    `attendance.roll_call_saved.v1`, `attendance.unreported_absence.v1`,
    `attendance.unreported_absence_withdrawn.v1`, `attendance.absence_explained.v1`,
    `attendance.absence_assessed.v1`. Attendance's own workers read the first of a roll call, and
    what takes a report back: what waits in a queue after it is a question, decided when its time
    has come on the student's day as it then stands.

Access patterns
    One item a student and day, so a child's history is one query, and a class's day one batch of
    known keys: neither grows with the school. One item a group and week of the timetable. One item
    a lesson's roll call, and one for each save of it.
"""
