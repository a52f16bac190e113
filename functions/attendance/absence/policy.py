"""Who may report what, on top of having the child or the student."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools.event_handler import Request

from attendance.absence.report import ReportingRules
from skolbro.access import store
from skolbro.access.schools import School, contact
from skolbro.access.scopes import (
    ChildScope,
    StudentScope,
    own_child,
    own_children,
    student_of_group,
    student_of_school,
)
from skolbro.http.problems import FunctionOffError, NotFoundError

FUNCTION = "attendance"


@dataclass(frozen=True, slots=True)
class Reporting:
    """A child whose school takes reports, and the rules it takes them by."""

    scope: ChildScope
    rules: ReportingRules


@dataclass(frozen=True, slots=True)
class Registration:
    """A student whose absence the school registers itself, and its rules."""

    scope: StudentScope
    rules: ReportingRules


def reporting_for_own_child(request: Request) -> Reporting:
    """Product: the school decides which functions a guardian has.

    Raises `NotFoundError` for a child of others, and `FunctionOffError`.
    """
    scope = own_child(request)
    return Reporting(scope, _rules_of(scope.school_id))


def reporting_for_own_children(request: Request) -> tuple[Reporting, ...]:
    """As for one child, for all whom the body names: each child's own school decides."""
    scopes = own_children(request)
    rules = _rules_of_all(scope.school_id for scope in scopes)
    return tuple(Reporting(scope, rules[scope.school_id]) for scope in scopes)


def registration_in_own_group(request: Request) -> Registration:
    """Product: only staff registers backwards. For a mentor or a teacher of the group."""
    scope = student_of_group(request)
    return Registration(scope, _rules_of(scope.school_id))


def registration_at_own_school(request: Request) -> Registration:
    """For the school's office, which takes the calls that come after the cut-off."""
    scope = student_of_school(request)
    return Registration(scope, _rules_of(scope.school_id))


def _rules_of_all(school_ids: Iterable[str]) -> dict[str, ReportingRules]:
    return {school_id: _rules_of(school_id) for school_id in dict.fromkeys(school_ids)}


def _rules_of(school_id: str) -> ReportingRules:
    school = store.school(school_id)
    if school is None:
        raise NotFoundError
    if FUNCTION not in school.functions:
        raise FunctionOffError(contact=contact(school.name, school.phone))
    return _rules(school)


def _rules(school: School) -> ReportingRules:
    settings: dict[str, Any] = school.settings.get(FUNCTION, {})
    return ReportingRules(
        school=school.name,
        phone=school.phone,
        calendar=school.calendar,
        days_ahead=settings.get("days_ahead", 1),
        cut_off=settings.get("cut_off"),
    )
