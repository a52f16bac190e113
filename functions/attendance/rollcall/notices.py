"""From a mark to a notice: what is considered at once, and what is decided a little later.

The teacher has some minutes to correct a slip, and the guardian to report, before anybody is
frightened: so a message waits in a queue for as long as the school wants. What it brings is a
question, not an order: whether to tell is decided when it arrives, on the day as it then stands.
"""

from collections.abc import Iterable
from datetime import date

from attendance.day.student_day import StudentDay
from attendance.rollcall import queue, store
from attendance.rollcall.delay import notice_after_minutes
from attendance.rollcall.notice import Question, Verdict, verdict
from skolbro.access.scopes import WorkScope
from skolbro.events import Event

# Each time somebody else was first: a guardian, a teacher, or another copy of the message.
TRIES = 6


class BusyDayError(Exception):
    """The day was changed again and again while it was decided on: the queue brings it back."""


def consider_roll_call(scope: WorkScope, event: Event) -> tuple[str, ...]:
    """After a save: ask later about who is away without a report; take back what was wrong.

    Returns the students whom the save was about.
    """
    told = event.data
    day = date.fromisoformat(told["date"])
    students = store.students_saved(
        scope,
        group_id=told["group_id"],
        lesson_id=told["lesson_id"],
        day=day,
        version=told["version"],
    )
    days = store.days_of(scope, students, day=day)
    _consider(scope, days, school_id=told["school_id"], lesson_id=told["lesson_id"])
    return students


def consider_withdrawal(scope: WorkScope, event: Event) -> None:
    """After a report is taken back: a student marked away may be so without a report now."""
    told = event.data
    day = date.fromisoformat(told["date"])
    days = store.days_of(scope, (told["student_id"],), day=day)
    _consider(scope, days, school_id=told["school_id"])


def settle(scope: WorkScope, question: Question) -> None:
    """Decide, and do it only if the day is still as it was decided on.

    Once is as good as twice: what is told stands in the day. Raises `BusyDayError`.
    """
    for _ in range(TRIES):
        days = store.days_of(scope, (question.student_id,), day=question.day)
        if not days:
            return
        what = verdict(days[0], question.lesson_id)
        if what is Verdict.NOTHING:
            return
        act = store.notify if what is Verdict.NOTIFY else store.withdraw
        try:
            act(scope, days[0], school_id=question.school_id, lesson_id=question.lesson_id)
        except store.DayChangedError:
            continue
        return
    raise BusyDayError


def _consider(
    scope: WorkScope, days: Iterable[StudentDay], *, school_id: str, lesson_id: str | None = None
) -> None:
    later: list[Question] = []
    for day in days:
        for lesson in (lesson_id,) if lesson_id else tuple(day.marks):
            question = Question(
                school_id=school_id, student_id=day.student_id, lesson_id=lesson, day=day.day
            )
            match verdict(day, lesson):
                case Verdict.NOTIFY:
                    later.append(question)
                case Verdict.WITHDRAW:
                    settle(scope, question)
                case Verdict.NOTHING:
                    continue
    if later:
        queue.ask_later(later, minutes=notice_after_minutes(school_id))
