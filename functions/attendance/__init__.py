"""Attendance (närvaro): who is ill today, and who has said so.

Nouns
    An *absence* (frånvaro) is reported by a guardian for a school day. A *day* holds all that is
    known of one student's one day, so that a report and, later, a roll call cannot contradict
    each other. *Reporting rules* are the school's: how far ahead, until when in the morning.

Routes
    Report, read and withdraw a child's absence (guardian); the class's day (mentor, teacher).

Events
    `attendance.absence_reported.v1`, `attendance.absence_withdrawn.v1`.

Access patterns
    One item a student and day, so a child's history is one query, and a class's day one batch of
    known keys: neither grows with the school.
"""
