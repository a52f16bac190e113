"""Statistics on the wire. All numbers but per cent are minutes."""

from skolbro.http.wire import Day, Out


class MinutesOut(Out):
    """Minutes, and their share of the offered ones in per cent: null while nothing is offered."""

    offered: int
    valid: int
    invalid: int
    late: int
    valid_per_cent: float | None
    invalid_per_cent: float | None
    late_per_cent: float | None
    absent_per_cent: float | None


class MonthOut(Out):
    """The part of a period that lies in one month, `YYYY-MM`."""

    month: str
    minutes: MinutesOut


class StudentStatisticsOut(Out):
    """One student's period."""

    student_id: str
    first_day: Day
    last_day: Day
    total: MinutesOut
    months: list[MonthOut]


class CountedGroupOut(Out):
    """The group that is counted."""

    id: str
    name: str


class GroupStudentStatisticsOut(Out):
    """One student of the group."""

    id: str
    display_name: str
    minutes: MinutesOut


class GroupStatisticsOut(Out):
    """A group's period: all lessons of its students for the mentor, else the group's own."""

    group: CountedGroupOut
    first_day: Day
    last_day: Day
    all_lessons: bool
    total: MinutesOut
    students: list[GroupStudentStatisticsOut]
