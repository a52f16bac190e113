"""The roll call on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from skolbro.http.wire import Clock, Day, In, Instant, Out
from skolbro.ids import Id

# A roll call is one transaction, which holds a hundred changes and takes five for itself.
MOST_MARKS = 80
MOST_MINUTES = 24 * 60
PresenceName = Literal["present", "late", "absent", "leftEarly"]


class OwnTimesIn(In):
    """A student's own times as they were shown; null where they are the lesson's."""

    starts: Clock | None
    ends: Clock | None


class StudentMarkIn(In):
    """One student: late and left early with the minutes that were missed."""

    student_id: Id
    presence: PresenceName
    missed_minutes: Annotated[int, Field(ge=0, lt=MOST_MINUTES)] | None = None
    own_times: OwnTimesIn | None = None


class RollCallIn(In):
    """The class, and the lesson's times as they were shown.

    Who is not among the marks is not in the roll call, and keeps what an earlier save says.
    """

    starts: Clock
    ends: Clock
    marks: Annotated[list[StudentMarkIn], Field(min_length=1, max_length=MOST_MARKS)]


class RollCallPersonOut(Out):
    """Who saved. The name is empty where the person's identity is protected."""

    id: str
    name: str
    me: bool


class RollCallReportOut(Out):
    """A report that touches the lesson, with the part of the day that it covers."""

    id: str
    whole_day: bool
    starts: str | None
    ends: str | None
    source: Literal["guardian", "staff", "leave"]
    note: str | None


class RollCallMarkOut(Out):
    """What the roll call says."""

    presence: PresenceName
    missed_minutes: int


class OwnTimesOut(Out):
    """A student's own times; null where they are the lesson's."""

    starts: str | None
    ends: str | None


class RollCallStudentOut(Out):
    """A student who is expected at the lesson, what is reported of it, and the mark, if any."""

    id: str
    display_name: str
    own_times: OwnTimesOut | None
    reported: Literal["none", "part", "whole"]
    reports: list[RollCallReportOut]
    mark: RollCallMarkOut | None


class RollCallLessonOut(Out):
    """The lesson, on the school's clock."""

    id: str
    title: str
    room: str
    starts: str
    ends: str


class RollCallOut(Out):
    """A lesson with those who are expected there, in the order of the class list."""

    group_id: str
    group_name: str
    date: Day
    lesson: RollCallLessonOut
    opens_at: Instant
    saved_by: RollCallPersonOut | None
    saved_at: Instant | None
    students: list[RollCallStudentOut]


class SavedMarkOut(Out):
    """What was saved of one student."""

    student_id: str
    presence: PresenceName
    missed_minutes: int


class SavedRollCallOut(Out):
    """One save: by whom, when, and all that was marked."""

    saved_by: RollCallPersonOut
    saved_at: Instant
    marks: list[SavedMarkOut]


class RollCallHistoryOut(Out):
    """All saves of a lesson's roll call, newest first."""

    items: list[SavedRollCallOut]
    next: str | None
