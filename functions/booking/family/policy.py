"""Which guardian may do what in a round, on top of having the child."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aws_lambda_powertools.event_handler import Request

from booking.family import store as booking
from booking.family.at_hand import ChildInRound, RoundRead
from booking.family.siblings import MOST_SIBLINGS
from booking.meetings.booking import Booking, BookingStatus
from booking.rounds.round import Round
from booking.rounds.switch import school_with_meetings
from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.relations import Kind, Relation
from skolbro.access.schools import contact
from skolbro.access.scopes import (
    ChildScope,
    SelfScope,
    named_student,
    own_child,
    own_children_in_query,
    self_named,
)
from skolbro.access.scopes.asked import are_ids, from_body, from_path, from_query
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildWithGroups:
    """A child, its groups, and its meetings as its guardian may see them."""

    scope: ChildScope
    groups: tuple[Relation, ...]
    bookings: tuple[Booking, ...]

    def has_booked(self, made: Round) -> bool:
        """Whether the child has a meeting in a round."""
        mine = (one for one in self.bookings if one.status is BookingStatus.BOOKED)
        return any(one.round_id == made.id for one in mine)


def child_with_groups(request: Request) -> ChildWithGroups:
    """A guardian's or another responsible adult's child, at a school that has meetings.

    One round trip: what surrounds the child is read at the same time as the relation that shows
    it. Raises `NotFoundError` and `FunctionOffError`.
    """
    me, student_id = self_named(request), named_student(request)
    scope, (groups, bookings) = aws.together(
        lambda: own_child(request),
        lambda: aws.together(
            lambda: _groups(student_id), lambda: booking.bookings_of(me, student_id)
        ),
    )
    school_with_meetings(scope.school_id)
    return ChildWithGroups(scope=scope, groups=groups, bookings=bookings)


def child_in_round(request: Request) -> ChildInRound:
    """The same child in the path's round, with all its times. Raises as `child_with_groups`."""
    return _in_round(self_named(request), request, booking.whole_round)


def child_to_book(request: Request) -> ChildInRound:
    """With the one time that the body names. Raises as `child_with_groups`."""
    slot_id = _slot(request)
    return _in_round(
        self_named(request),
        request,
        lambda me, **where: booking.meeting_at_hand(me, slot_id=slot_id, gives_back=False, **where),
    )


def child_with_meeting(request: Request) -> ChildInRound:
    """With what may be given back, and the time that the body names. As `child_with_groups`."""
    slot_id = _slot(request)
    return _in_round(
        self_named(request),
        request,
        lambda me, **where: booking.meeting_at_hand(me, slot_id=slot_id, gives_back=True, **where),
    )


def children_in_rounds(request: Request) -> tuple[ChildInRound, ...]:
    """Children whom the query names in `students`, each in the round at its place in `rounds`.

    Two round trips for a pair of siblings, as a few things only are read at the same time. Raises
    as `child_with_groups`, for one child as for all.
    """
    me = self_named(request)
    students, rounds = from_query(request, "students"), from_query(request, "rounds")
    is_asked = are_ids(students) and are_ids(rounds) and len(students) == len(rounds)
    if not is_asked or len(students) > MOST_SIBLINGS or len(set(students)) < len(students):
        raise NotFoundError
    scopes, found = aws.together(
        lambda: own_children_in_query(request),
        lambda: aws.all_together(
            [partial(_seen, me, *pair) for pair in zip(students, rounds, strict=True)]
        ),
    )
    return tuple(_placed(me, one, *seen) for one, seen in zip(scopes, found, strict=True))


def _seen(
    me: SelfScope, student_id: str, round_id: str
) -> tuple[tuple[Relation, ...], RoundRead | None]:
    return aws.together(
        lambda: _groups(student_id),
        lambda: _read(booking.whole_round, me, student_id=student_id, round_id=round_id),
    )


def _in_round(me: SelfScope, request: Request, read: Callable[..., RoundRead]) -> ChildInRound:
    student_id, round_id = named_student(request), _round(request)
    scope, (groups, found) = aws.together(
        lambda: own_child(request),
        lambda: aws.together(
            lambda: _groups(student_id),
            lambda: _read(read, me, student_id=student_id, round_id=round_id),
        ),
    )
    return _placed(me, scope, groups, found)


def _placed(
    me: SelfScope, scope: ChildScope, groups: tuple[Relation, ...], found: RoundRead | None
) -> ChildInRound:
    school = school_with_meetings(scope.school_id)
    if found is None:
        raise NotFoundError
    return ChildInRound(
        asker=me,
        scope=scope,
        read=found,
        is_member=any(one.object_id == found.made.group_id for one in groups),
        contact=contact(school.name, school.phone),
    )


def _read(
    read: Callable[..., RoundRead], me: SelfScope, *, student_id: str, round_id: str
) -> RoundRead | None:
    # What is not there is told of when the child has proved to be one's own.
    if not (student_id and round_id):
        return None
    try:
        return read(me, student_id=student_id, round_id=round_id)
    except NotFoundError:
        return None


def _groups(student_id: str) -> tuple[Relation, ...]:
    if not student_id:
        return ()
    relations = store.relations_of(student_id, now=clock.now())
    return tuple(one for one in relations if one.kind is Kind.MEMBER_OF)


def _round(request: Request) -> str:
    named = from_path(request, "round_id")
    return named if ids.is_id(named) else ""


def _slot(request: Request) -> str:
    named = from_body(request, "slotId")
    return str(named) if ids.is_id(named) else ""
