"""Whose unit it is: that of its staff, who teach the group."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aws_lambda_powertools.event_handler import Request

from attendance.fritids import store as units
from attendance.fritids.unit import FritidsUnit
from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import (
    GroupAdministrationScope,
    GroupScope,
    StudentScope,
    administered_group,
    group_at_hand,
    student_at_hand,
)
from skolbro.access.scopes.asked import from_path
from skolbro.calendar import school_date
from skolbro.http.problems import NotFoundError

UNIT = "fritids"
ADULTS = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnUnit:
    """A unit with its children, for its staff."""

    scope: GroupScope
    unit: FritidsUnit

    @property
    def name(self) -> str:
        """What the unit is called."""
        return self.scope.relation.object_name

    @property
    def today(self) -> date:
        """The school's day."""
        return school_date(self.scope.now)

    @property
    def names(self) -> dict[str, str]:
        """The children by their ids, in the order of the list."""
        in_order = sorted(self.scope.students, key=lambda one: (one.person_name, one.person_id))
        return {one.person_id: one.person_name for one in in_order}

    def adult_holds(self, person_id: str, kind: Kind, student_id: str) -> dict[str, Any]:
        """The condition that somebody is a child's adult at the moment of writing."""
        return store.still_holds(person_id=person_id, kind=kind, object_id=student_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildOfUnit:
    """A child of one's own unit, with its adults where they are asked for."""

    scope: StudentScope
    unit: FritidsUnit
    adults: tuple[Relation, ...] = ()


def own_unit(request: Request) -> OwnUnit:
    """The unit in the path. Raises `NotFoundError` for a group that is none, too.

    One round trip, and another when the unit has not been met for a minute.
    """
    scope = group_at_hand(request)
    _check_unit(scope.relation.group_kind)
    return OwnUnit(scope=scope, unit=units.unit(scope, scope.group_id))


def own_unit_now(request: Request) -> OwnUnit:
    """As `own_unit`, with its settings as they stand this moment."""
    scope = group_at_hand(request)
    _check_unit(scope.relation.group_kind)
    return OwnUnit(scope=scope, unit=units.unit_now(scope, scope.group_id))


def administered_unit(request: Request) -> GroupAdministrationScope:
    """The unit in the path, for an administrator of its school. Raises `NotFoundError`."""
    scope = administered_group(request)
    _check_unit(scope.group_kind)
    return scope


def child_of_own_unit(request: Request) -> StudentScope:
    """A child of the unit in the path, whom the path or the body names. Raises `NotFoundError`."""
    scope = student_at_hand(request)
    _check_unit(scope.relation.group_kind)
    return scope


def child_with_unit(request: Request) -> ChildOfUnit:
    """As `child_of_own_unit`, with the unit, and without the child's adults."""
    scope = student_at_hand(request)
    _check_unit(scope.relation.group_kind)
    return ChildOfUnit(scope=scope, unit=units.unit(scope, scope.relation.object_id))


def child_at_the_door(request: Request) -> ChildOfUnit:
    """As `child_of_own_unit`, with the child's adults, in the same round trip."""
    student_id = from_path(request, "student_id")
    scope, adults = aws.together(lambda: child_of_own_unit(request), lambda: _adults(student_id))
    unit = units.unit(scope, scope.relation.object_id)
    return ChildOfUnit(scope=scope, unit=unit, adults=adults)


def _adults(student_id: str) -> tuple[Relation, ...]:
    if not ids.is_id(student_id):
        return ()
    found = store.people_of(student_id, kinds=ADULTS, now=clock.now())
    return tuple(sorted(found, key=lambda one: (one.person_name, one.person_id)))


def _check_unit(kind: str) -> None:
    if kind != UNIT:
        raise NotFoundError
