"""What a school's administrators decide: functions, absence reports, closed days. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from directory.problems import UnknownFunctionError
from skolbro.access.schools import School
from skolbro.http.problems import PreconditionFailedError

# The product's functions, by the names that the home page and the settings use.
FUNCTIONS = (
    "attendance",
    "timetable",
    "timeRegistration",
    "meetings",
    "assessments",
    "units",
    "assignments",
    "tests",
    "blog",
    "information",
    "calendar",
    "contacts",
    "documentation",
)


def changed_school(
    school: School,
    *,
    expected_version: int,
    phone: str,
    functions: tuple[str, ...],
    days_ahead: int,
    cut_off: str | None,
    notice_after_minutes: int | None,
    closed_days: Iterable[date],
    others: Mapping[str, Mapping[str, object] | None],
) -> School:
    """The next version of a school, after the one that was seen.

    `others` are the settings of `leave` and `statistics`; those that are None stay as they are.

    Raises `PreconditionFailedError`, and `UnknownFunctionError` for one named twice as well.
    """
    if school.version != expected_version:
        raise PreconditionFailedError
    if set(functions) - set(FUNCTIONS) or len(set(functions)) != len(functions):
        raise UnknownFunctionError(known=", ".join(FUNCTIONS))
    attendance: dict[str, object] = {"days_ahead": days_ahead}
    if notice_after_minutes is not None:
        attendance["notice_after_minutes"] = notice_after_minutes
    if cut_off is not None:
        attendance["cut_off"] = cut_off
    given = {name: dict(settings) for name, settings in others.items() if settings is not None}
    return replace(
        school,
        phone=phone,
        functions=functions,
        calendar=replace(school.calendar, closed_days=frozenset(closed_days)),
        settings={**school.settings, "attendance": attendance, **given},
        version=school.version + 1,
    )
