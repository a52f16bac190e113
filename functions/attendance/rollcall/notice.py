"""Whether guardians are to be told of an absence that nobody has reported. Pure.

SkolL 7 kap. 17 §: when a student is away without leave, the guardians are told the same day. A
report that is there first always wins, as all of it stands in one item; see decision 0006.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from attendance.day.student_day import Presence, StudentDay


class Verdict(StrEnum):
    """What is to be done about one lesson of a student's day, as the day stands."""

    NOTIFY = "notify"
    WITHDRAW = "withdraw"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether guardians are to be told of one student's lesson."""

    school_id: str
    student_id: str
    lesson_id: str
    day: date


def verdict(day: StudentDay, lesson_id: str) -> Verdict:
    """Told once of an absence that nobody has reported; taken back when the teacher corrects it.

    A report that comes after the notice, or the mentor's acceptance, leaves the notice as it is:
    it was true when it was sent.
    """
    mark, notice = day.marks.get(lesson_id), day.notices.get(lesson_id)
    away = mark is not None and mark.presence is Presence.ABSENT
    if notice is not None and notice.stands:
        return Verdict.NOTHING if away else Verdict.WITHDRAW
    if mark is None or not away or mark.valid or day.is_reported(lesson_id, mark):
        return Verdict.NOTHING
    return Verdict.NOTIFY


def is_first(day: StudentDay) -> bool:
    """Whether no other notice stands that day: product, one push or SMS per child and day.

    A notice that was wrong and is taken back has told nothing: after it the next one is the first,
    or a child who is really gone would be gone without a sound.
    """
    return not any(notice.stands for notice in day.notices.values())
