"""Writing a comment, from either side."""

from datetime import date

from attendance.fritids import store
from attendance.fritids.presentation import show_comment
from attendance.fritids.schedule import check_near
from attendance.fritids.schemas import CommentIn, CommentOut
from attendance.fritids.today import Comment, CommentSide
from skolbro import ids
from skolbro.access.scopes import ChildScope, StudentScope
from skolbro.calendar import school_date
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey


def comment_on(
    scope: ChildScope | StudentScope, asked: CommentIn, *, day: date, key: IdempotencyKey
) -> CommentOut:
    """A line about a child's day, by whoever has the scope; the same again for the same key."""
    check_near(day, today=school_date(scope.now))
    writer = scope.relation
    comment = Comment(
        id=ids.new(),
        text=asked.text,
        side=CommentSide.STAFF if scope.is_staff else CommentSide.GUARDIAN,
        by=writer.person_id,
        name="" if writer.person_protected else writer.person_name,
        at=scope.now,
    )
    shown = show_comment(comment, reader_id=writer.person_id)
    answer = shown.model_dump_json(by_alias=True)
    try:
        store.add_comment(scope, comment, day=day, key=key, answer=answer)
    except AlreadyAnswered as before:
        return CommentOut.model_validate_json(before.answer)
    return shown
