"""A student's days, and what is said of their marks, on the wire."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from attendance.absence.schemas import AbsenceOut
from attendance.rollcall.schemas import PresenceName
from skolbro.http.wire import Day, In, Instant, Out

Explanation = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class ExplanationIn(In):
    """Why the student was away, in the guardian's words."""

    text: Explanation


class ValidityIn(In):
    """Whether the school accepts the explanation, so that the absence is valid."""

    valid: bool


class AssessmentOut(Out):
    """What is said of one mark. `version` is what the next change names in `If-Match`."""

    version: int
    explanation: str | None
    valid: bool | None


class ExplanationOut(Out):
    """What the guardian has said."""

    text: str


class ValidityOut(Out):
    """What the mentor has decided."""

    valid: bool


class DayMarkOut(Out):
    """What the roll call of one lesson says, on the school's clock.

    `notice` says whether guardians were told of it as unreported, and whether that was taken back.
    """

    lesson_id: str
    group_id: str
    starts: str
    ends: str
    presence: PresenceName
    missed_minutes: int
    reported: Literal["none", "part", "whole"]
    saved_at: Instant
    notice: Literal["sent", "withdrawn"] | None
    assessment: AssessmentOut


class StudentDayOut(Out):
    """One day: what is reported, and what the roll calls say."""

    date: Day
    absences: list[AbsenceOut]
    marks: list[DayMarkOut]


class StudentDayListOut(Out):
    """A student's days of which anything is known, newest first."""

    items: list[StudentDayOut]
    next: str | None
