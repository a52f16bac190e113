"""Who may do what with leave, on top of having the child, the class or the school."""

from typing import Any

from aws_lambda_powertools.event_handler import Request

from attendance.leave.application import Confirmation, Decider, LeaveRules
from attendance.leave.applying import Applying, Deciding
from skolbro import aws, clock
from skolbro.access import store
from skolbro.access.relations import Kind, Relation
from skolbro.access.schools import School, contact
from skolbro.access.scopes import (
    GroupScope,
    led_student,
    named_student,
    own_child,
    own_group,
    student_of_group,
)
from skolbro.http.problems import FunctionOffError, NotFoundError

FUNCTION, SETTINGS = "attendance", "leave"
A_CLASS = "class"


def applying_for_own_child(request: Request) -> Applying:
    """A guardian's or another responsible adult's child, whose school has attendance switched on.

    One round trip: what surrounds the child is read at the same time as the relation that shows
    it. Raises `NotFoundError` and `FunctionOffError`.
    """
    student_id = named_student(request)
    scope, (groups, people) = aws.together(
        lambda: own_child(request), lambda: _surroundings(student_id)
    )
    school = _school(scope.school_id)
    if FUNCTION not in school.functions:
        raise FunctionOffError(contact=contact(school.name, school.phone))
    classes = [one for one in groups if one.group_kind == A_CLASS]
    return Applying(
        scope=scope,
        rules=_rules(school),
        school_class=next((one for one in classes if one.school_id == scope.school_id), None),
        guardians=tuple(one.person_id for one in people),
    )


def mentored_class(request: Request) -> GroupScope:
    """The class in the path, for its mentor and for no other teacher. Raises `NotFoundError`."""
    scope = own_group(request)
    if scope.relation.kind is not Kind.MENTOR_OF:
        raise NotFoundError
    return scope


def deciding_as_mentor(request: Request) -> Deciding:
    """A student of one's class, for its mentor and for no other teacher. Raises `NotFoundError`."""
    scope = student_of_group(request)
    if scope.relation.kind is not Kind.MENTOR_OF:
        raise NotFoundError
    return Deciding(scope=scope, rules=_rules(_school(scope.school_id)), decider=Decider.MENTOR)


def deciding_as_principal(request: Request) -> Deciding:
    """A student of the school that one leads. Raises `NotFoundError`."""
    scope = led_student(request)
    rules = _rules(_school(scope.school_id))
    return Deciding(scope=scope, rules=rules, decider=Decider.PRINCIPAL)


def _surroundings(student_id: str) -> tuple[list[Relation], tuple[Relation, ...]]:
    now = clock.now()
    relations, people = aws.together(
        lambda: store.relations_of(student_id, now=now),
        lambda: store.people_of(student_id, kinds=(Kind.GUARDIAN_OF,), now=now),
    )
    return [one for one in relations if one.kind is Kind.MEMBER_OF], people


def _school(school_id: str) -> School:
    school = store.school(school_id)
    if school is None:
        raise NotFoundError
    return school


def _rules(school: School) -> LeaveRules:
    settings: dict[str, Any] = school.settings.get(SETTINGS, {})
    return LeaveRules(
        school=school.name,
        phone=school.phone,
        calendar=school.calendar,
        confirmation=Confirmation(settings.get("confirmation", Confirmation.ONE_APPLIES)),
    )
