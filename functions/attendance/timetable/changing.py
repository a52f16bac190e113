"""An administrator's change of a week: the rule, the table, and the answer."""

from attendance.timetable import store
from attendance.timetable.editing import Wanted, add_lesson, change_lesson, remove_lesson
from attendance.timetable.lesson import LessonKind, StudentException
from attendance.timetable.occupancy import clashes
from attendance.timetable.policy import Editing
from attendance.timetable.presentation import show_change
from attendance.timetable.schemas import LessonChangedOut, TimetableLessonIn
from attendance.timetable.week import GroupWeek
from skolbro import ids
from skolbro.access.scopes import tag_of_week
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey
from skolbro.http.problems import PreconditionFailedError


def tag_of(editing: Editing, *, version: int) -> str:
    """A week's ETag. One that nobody has written has one too, so that it can be changed."""
    return tag_of_week(editing.scope, editing.week.week, version=version)


def add(
    editing: Editing, wanted: TimetableLessonIn, *, version: int, key: IdempotencyKey
) -> LessonChangedOut:
    """One more lesson. Raises the problems of the rule, and `PreconditionFailedError`."""
    lesson_id = ids.new()
    try:
        if editing.week.version != version:
            # A lesson that was added, whose answer was lost, has changed the version itself.
            store.recall(editing.scope, key)
            raise PreconditionFailedError
        after = add_lesson(editing.week, lesson_id, _wanted(wanted), around=editing.around)
        shown = _show(editing, after, lesson_id)
        answer = shown.model_dump_json(by_alias=True)
        store.change_week(editing.scope, editing.week, after, key=key, answer=answer)
    except AlreadyAnswered as before:
        return LessonChangedOut.model_validate_json(before.answer)
    return shown


def change(
    editing: Editing, lesson_id: str, wanted: TimetableLessonIn, *, version: int
) -> LessonChangedOut:
    """A lesson as it shall be. Raises the problems of the rule, and `PreconditionFailedError`."""
    after = change_lesson(editing.week, lesson_id, _wanted(wanted), around=editing.around)
    _check_version(editing, version)
    store.change_week(editing.scope, editing.week, after)
    return _show(editing, after, lesson_id)


def remove(editing: Editing, lesson_id: str, *, version: int) -> None:
    """No lesson there. Raises `NotFoundError` and `PreconditionFailedError`."""
    after = remove_lesson(editing.week, lesson_id)
    _check_version(editing, version)
    store.change_week(editing.scope, editing.week, after)


def _check_version(editing: Editing, version: int) -> None:
    if editing.week.version != version:
        raise PreconditionFailedError


def _show(editing: Editing, after: GroupWeek, lesson_id: str) -> LessonChangedOut:
    lesson = after.lessons[lesson_id]
    found = clashes(lesson, after, editing.others)
    return show_change(lesson, after, seen=editing.scope.seen, clashes=found)


def _wanted(told: TimetableLessonIn) -> Wanted:
    return Wanted(
        day=told.date,
        starts=told.starts,
        ends=told.ends,
        title=told.title,
        kind=LessonKind(told.kind or LessonKind.LESSON),
        room=told.room or "",
        teachers=tuple(told.teacher_ids),
        substitutes=tuple(told.substitute_ids),
        cancelled=bool(told.cancelled),
        note=told.note or "",
        exceptions=tuple(
            StudentException(
                student_id=one.student_id,
                participates=one.participates,
                starts=one.starts,
                ends=one.ends,
            )
            for one in told.exceptions
        ),
    )
