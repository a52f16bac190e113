"""Who may put out times, on top of having the group, and what the change is made of."""

from dataclasses import dataclass
from datetime import datetime

from aws_lambda_powertools.event_handler import Request

from booking.rounds.policy import own_groups_meetings
from booking.rounds.problems import RoundCancelledError
from booking.rounds.round import Round, RoundStatus
from booking.rounds.slot import Slot, Teacher
from booking.rounds.switch import school_with_meetings
from booking.slots import store
from booking.slots.problems import NotATeacherHereError
from skolbro import aws, clock, ids
from skolbro.access import store as access
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import GroupScope, own_group, self_named
from skolbro.access.scopes.asked import from_body, from_path
from skolbro.http.problems import NotFoundError

TEACHING = (Kind.MENTOR_OF, Kind.TEACHES)


@dataclass(frozen=True, slots=True)
class Planning:
    """A round of one's own group, and those who are to hold its meetings.

    With the time that the path names, if it names one: perhaps one that has been taken in.
    """

    scope: GroupScope
    round: Round
    teachers: tuple[Teacher, ...]
    slot: Slot | None


@dataclass(frozen=True, slots=True)
class TaughtGroup:
    """One's own group, and those who may hold its meetings: mentors first, then its teachers."""

    scope: GroupScope
    teachers: tuple[Teacher, ...]


def planning(request: Request) -> Planning:
    """For a mentor or a teacher of the group, in a round that has not been cancelled.

    One round trip: the round and those whom the body names are read at the same time as what
    proves that they may be. Raises `NotFoundError`, `FunctionOffError`, `RoundCancelledError` and
    `NotATeacherHereError`.
    """
    round_id, slot_id = from_path(request, "round_id"), from_path(request, "slot_id")
    scope, ((planned, slot), named) = aws.together(
        lambda: own_group(request),
        lambda: aws.together(
            lambda: store.round_ahead(self_named(request), round_id=round_id, slot_id=slot_id),
            lambda: _teachers(request),
        ),
    )
    school_with_meetings(scope.relation.school_id)
    if planned is None or planned.group_id != scope.group_id or (slot_id and slot is None):
        raise NotFoundError
    if planned.status is RoundStatus.CANCELLED:
        raise RoundCancelledError
    return Planning(scope, planned, _checked(scope, named, request), slot)


def taught_group(request: Request) -> TaughtGroup:
    """For a mentor or a teacher of the group. One round trip; units grow with those who teach it.

    Raises `NotFoundError` and `FunctionOffError`.
    """
    group_id = from_path(request, "group_id")
    scope, teachers = aws.together(
        lambda: own_groups_meetings(request), lambda: _teachers_of(group_id, now=clock.now())
    )
    return TaughtGroup(scope, teachers)


def _teachers_of(group_id: object, *, now: datetime) -> tuple[Teacher, ...]:
    if not isinstance(group_id, str) or not ids.is_id(group_id):
        return ()
    mentors, others = aws.together(
        lambda: access.people_of(group_id, kinds=(Kind.MENTOR_OF,), now=now),
        lambda: access.people_of(group_id, kinds=(Kind.TEACHES,), now=now),
    )
    by_id = {one.person_id: one for one in (*others, *mentors)}
    ordered = dict.fromkeys(one.person_id for one in (*mentors, *others))
    return tuple(_teacher(by_id[one]) for one in ordered)


def _checked(
    scope: GroupScope, found: dict[str, Relation], request: Request
) -> tuple[Teacher, ...]:
    named = from_body(request, "teacherIds")
    if not isinstance(named, list):
        return (_teacher(scope.relation),)
    if len(found) != len(named) or not all(one in found for one in named):
        raise NotATeacherHereError
    return tuple(_teacher(found[one]) for one in named)


def _teachers(request: Request) -> dict[str, Relation]:
    """Those of the people whom the body names who teach the group."""
    named, group_id = from_body(request, "teacherIds"), from_path(request, "group_id")
    asked = [one for one in named if ids.is_id(one)] if isinstance(named, list) else []
    if not asked or not ids.is_id(group_id) or len(asked) > store.MOST_NAMED:
        return {}
    people, now = list(dict.fromkeys(asked)), clock.now()
    mentors, teachers = aws.together(
        lambda: access.people_at(group_id, people, kind=Kind.MENTOR_OF, now=now),
        lambda: access.people_at(group_id, people, kind=Kind.TEACHES, now=now),
    )
    return {one.person_id: one for one in (*teachers, *mentors)}


def _teacher(relation: Relation) -> Teacher:
    return Teacher(relation.person_id, "" if relation.person_protected else relation.person_name)
