"""Attendance (närvaro): who is ill today, and who has said so.

Nouns
    An *absence* (frånvaro) is reported by a guardian for a school day. A *day* holds all that is
    known of one student's one day, so that a report and, later, a roll call cannot contradict
    each other. *Reporting rules* are the school's: how far ahead, until when in the morning.

Routes
    A guardian's own child:
    `GET /attendance/students/{student_id}/report-days`, the days that can be reported now;
    `POST /attendance/absences` reports one;
    `GET /attendance/students/{student_id}/absences` lists them;
    `GET /attendance/students/{student_id}/absences/{absence_id}` reads one;
    `DELETE /attendance/students/{student_id}/absences/{absence_id}` withdraws one's own report.

    A mentor's or teacher's group: `GET /attendance/groups/{group_id}/days/{day}`.

Events
    `attendance.absence_reported.v1`, `attendance.absence_withdrawn.v1`.

Access patterns
    One item a student and day, so a child's history is one query, and a class's day one batch of
    known keys: neither grows with the school.
"""
