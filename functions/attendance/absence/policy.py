"""Who may do what with attendance, on top of having the child or the group."""

from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools.event_handler import Request

from attendance.absence.report import ReportingRules
from skolbro.access import store
from skolbro.access.schools import School, contact
from skolbro.access.scopes import ChildScope, own_child
from skolbro.http.problems import FunctionOffError, NotFoundError

FUNCTION = "attendance"


@dataclass(frozen=True, slots=True)
class Reporting:
    """A child whose school takes reports, and the rules it takes them by."""

    scope: ChildScope
    rules: ReportingRules


def reporting_for_own_child(request: Request) -> Reporting:
    """Product: the school decides which functions a guardian has.

    Raises `NotFoundError` for a child of others, and `FunctionOffError`.
    """
    scope = own_child(request)
    school = store.school(scope.school_id)
    if school is None:
        raise NotFoundError
    if FUNCTION not in school.functions:
        raise FunctionOffError(contact=contact(school.name, school.phone))
    return Reporting(scope, _rules(school))


def _rules(school: School) -> ReportingRules:
    settings: dict[str, Any] = school.settings.get(FUNCTION, {})
    return ReportingRules(
        school=school.name,
        phone=school.phone,
        calendar=school.calendar,
        days_ahead=settings.get("days_ahead", 1),
        cut_off=settings.get("cut_off"),
    )
