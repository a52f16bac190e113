"""Whose schedule it is: a child's adults', while the child has a place at a fritids unit."""

from dataclasses import dataclass
from datetime import date, datetime

from aws_lambda_powertools.event_handler import Request

from attendance.fritids import store as units
from attendance.fritids.problems import NotAtFritidsError
from attendance.fritids.unit import FritidsUnit, Holiday
from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.relations import Kind, Relation
from skolbro.access.schools import School, contact
from skolbro.access.scopes import ChildScope, own_child, own_children
from skolbro.access.scopes.asked import are_ids, from_body, from_path
from skolbro.calendar import school_date
from skolbro.http.problems import FunctionOffError, NotFoundError

FUNCTION, UNIT = "timeRegistration", "fritids"
ADULTS = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAtFritids:
    """A child with a place at a unit. `groups` are all the child's; `contact` is whom to call."""

    scope: ChildScope
    unit: FritidsUnit
    unit_name: str
    contact: str
    groups: tuple[str, ...]

    @property
    def now(self) -> datetime:
        """The instant of the request."""
        return self.scope.now

    @property
    def today(self) -> date:
        """The school's day."""
        return school_date(self.scope.now)

    def holiday(self, holiday_id: str) -> Holiday:
        """A lov of the unit. Raises `NotFoundError`."""
        found = self.unit.holiday(holiday_id)
        if found is None:
            raise NotFoundError
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A child at fritids, and all the adults who have the child."""

    child: ChildAtFritids
    adults: tuple[Relation, ...]

    @property
    def adult_ids(self) -> frozenset[str]:
        """Who they are."""
        return frozenset(one.person_id for one in self.adults)

    @property
    def is_alone(self) -> bool:
        """Whether nobody else has the child, so that there is nobody to agree with."""
        return self.adult_ids <= {self.child.scope.actor.person_id}


def child_at_fritids(request: Request) -> ChildAtFritids:
    """The child in the path or the body, for its adults.

    Raises `NotFoundError`, `FunctionOffError` and `NotAtFritidsError`. One round trip, and another
    when the school or the unit has not been met for a minute.
    """
    student_id = from_path(request, "student_id") or from_body(request, "studentId")
    scope, relations = aws.together(lambda: own_child(request), lambda: _groups(student_id))
    return _at_fritids(scope, relations)


def household(request: Request) -> Household:
    """As `child_at_fritids`, with the child's adults, in the same round trip."""
    student_id = from_path(request, "student_id")
    scope, (relations, adults) = aws.together(
        lambda: own_child(request),
        lambda: aws.together(lambda: _groups(student_id), lambda: _adults(student_id)),
    )
    return Household(child=_at_fritids(scope, relations), adults=adults)


def children_at_fritids(request: Request) -> tuple[ChildAtFritids, ...]:
    """All the children that the body names, or none.

    One round trip for two children; one more for every three.
    """
    named = from_body(request, "studentIds")
    students = tuple(dict.fromkeys(named)) if are_ids(named) else ()
    scopes, relations = aws.together(
        lambda: own_children(request), lambda: _groups_of_all(students)
    )
    pairs = zip(scopes, relations, strict=True)
    return tuple(_at_fritids(scope, groups) for scope, groups in pairs)


def _groups_of_all(students: tuple[str, ...]) -> tuple[tuple[Relation, ...], ...]:
    if len(students) < 2:  # noqa: PLR2004 - one child, or none
        return tuple(_groups(one) for one in students)
    first, others = aws.together(lambda: _groups(students[0]), lambda: _groups_of_all(students[1:]))
    return (first, *others)


def _groups(student_id: object) -> tuple[Relation, ...]:
    if not ids.is_id(student_id):
        return ()
    found = store.relations_of(str(student_id), now=clock.now())
    return tuple(one for one in found if one.kind is Kind.MEMBER_OF)


def _adults(student_id: str) -> tuple[Relation, ...]:
    if not ids.is_id(student_id):
        return ()
    found = store.people_of(student_id, kinds=ADULTS, now=clock.now())
    return tuple(sorted(found, key=lambda one: (one.person_name, one.person_id)))


def _at_fritids(scope: ChildScope, groups: tuple[Relation, ...]) -> ChildAtFritids:
    fritids = sorted(one.object_id for one in groups if one.group_kind == UNIT)
    if not fritids:
        whom = _open(store.school(scope.school_id))
        raise NotAtFritidsError(contact=whom)
    unit_id = fritids[0]
    school, unit = aws.together(
        lambda: store.school(scope.school_id), lambda: units.unit(scope, unit_id)
    )
    return ChildAtFritids(
        scope=scope,
        unit=unit,
        unit_name=next(one.object_name for one in groups if one.object_id == unit_id),
        contact=_open(school),
        groups=tuple(one.object_id for one in groups),
    )


def _open(school: School | None) -> str:
    if school is None:
        raise NotFoundError
    whom = contact(school.name, school.phone)
    if FUNCTION not in school.functions:
        raise FunctionOffError(contact=whom)
    return whom
