"""Keeping the statistics up to date, when something has become of students' days."""

from collections.abc import Iterable
from datetime import date

from attendance.statistics import store
from attendance.statistics.month import THRESHOLD_PER_CENT
from skolbro.access.scopes import WorkScope
from skolbro.access.store import school

SETTINGS = "statistics"


def count_again(
    scope: WorkScope, student_ids: Iterable[str], days: Iterable[date], *, school_id: str
) -> None:
    """Count these days of these students anew. Whatever comes twice or late is counted once."""
    threshold, counted = _threshold(school_id), tuple(days)
    for student_id in student_ids:
        store.count_days(scope, student_id, counted, school_id=school_id, threshold=threshold)


def _threshold(school_id: str) -> int:
    """The school's own, in per cent of the offered minutes of a month."""
    found = school(school_id)
    settings = found.settings.get(SETTINGS, {}) if found else {}
    return int(settings.get("threshold_per_cent", THRESHOLD_PER_CENT))
