"""Reading a roll call, before whoever may take it or correct it."""

from datetime import date

from attendance.rollcall import store
from attendance.rollcall.presentation import show_roll_call
from attendance.rollcall.roll_call import NOTHING_SAVED, check_taught
from attendance.rollcall.schemas import RollCallOut
from skolbro.access.scopes import GroupAdministrationScope, GroupScope
from skolbro.http import etag


def shown_roll_call(
    scope: GroupScope | GroupAdministrationScope, lesson_id: str, *, day: date
) -> tuple[RollCallOut, str]:
    """The roll call with the ETag that a save names. Raises `NotFoundError`, `NoRollCallError`."""
    lesson, taken, days = store.roll_call(scope, lesson_id, day=day)
    check_taught(lesson)
    shown = show_roll_call(scope, lesson, taken, days)
    version = taken.version if taken else NOTHING_SAVED
    return shown, etag.of_version_and_content(version, shown.model_dump_json())
