"""One student's one day, put together: reports, the roll calls' marks, and the notices. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from attendance.day.absence import Absence, Minutes, Span, overlap


class Presence(StrEnum):
    """What a roll call says of a student."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    LEFT_EARLY = "leftEarly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Span):
    """What the roll call of one lesson says of one student.

    `starts` and `ends` are the lesson's, as this student has it. `missed` counts minutes: from the
    beginning for who was late, at the end for who left early. `valid` is what the mentor has
    decided of an absence that nobody had reported, after `explanation`; `assessment` counts what
    has been said of it so, from 1 for nothing.
    """

    lesson_id: str
    group_id: str
    presence: Presence
    missed: int = 0
    by: str
    at: datetime
    version: int = 1
    explanation: str | None = None
    valid: bool | None = None
    assessment: int = 1

    @property
    def missed_minutes(self) -> Minutes:
        """The part of the lesson that the student was not there, in minutes after midnight."""
        first, last = self.minutes
        match self.presence:
            case Presence.PRESENT:
                return first, first
            case Presence.LATE:
                return first, first + self.missed
            case Presence.LEFT_EARLY:
                return last - self.missed, last
            case Presence.ABSENT:
                return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """That the guardians were told of an absence from a lesson that nobody had reported.

    `id` is that of the event which told of it; `first` says that no other stood that day.
    """

    lesson_id: str
    id: str
    at: datetime
    first: bool
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been taken back."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentDay:
    """All that is known; `version` counts the changes, and is 0 for a day of which nothing is."""

    student_id: str
    day: date
    version: int = 0
    absences: tuple[Absence, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Absence, ...]:
        """The reports that hold, in the order in which they were made."""
        return tuple(absence for absence in self.absences if absence.stands)

    def reported(self, lesson_id: str, lesson: Span) -> int:
        """How many of a lesson's minutes are reported, by whomever.

        A lesson that is reported by name is so at whatever time it takes place in the end.
        """
        first, last = lesson.minutes
        if any(one.names(lesson_id) for one in self.standing):
            return last - first
        return overlap((part for one in self.standing for part in one.minutes), (first, last))

    def is_reported(self, lesson_id: str, lesson: Span) -> bool:
        """Whether anything of a lesson is reported.

        Guardians who have said that a child goes to the dentist in the middle of a lesson know
        that it is away: no notice of an unreported absence is due (SkolL 7 kap. 17 §).
        """
        return self.reported(lesson_id, lesson) > 0
