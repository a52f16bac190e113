"""What a teacher may see of the meetings of a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_lambda_powertools.event_handler import Request

from booking.daylist import store
from booking.daylist.day import DayMeeting, day_asked_for, meetings_of_day
from skolbro import aws
from skolbro.access import store as access
from skolbro.access.relations import Kind
from skolbro.access.scopes import StaffScope, self_named, staff_member
from skolbro.access.scopes.asked import from_path


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A teacher's day, and the students who may be named in it."""

    scope: StaffScope
    meetings: tuple[DayMeeting, ...]
    names: dict[str, str]


def own_day(request: Request) -> OwnDay:
    """The day in the path, for whoever works at a school.

    Two round trips: what holds the teacher's time is read together with what the teacher has to
    do with, and then the times and the groups' students. Of students only those of groups that
    are still the teacher's, and nobody with protected identity: whoever must act opens the round,
    and that is logged. Raises `NotFoundError`.
    """
    day = day_asked_for(from_path(request, "day"))
    scope, refs = aws.together(
        lambda: staff_member(request), lambda: store.times_held(self_named(request), day)
    )
    groups = sorted({one.group_id for one in refs} & scope.group_ids)
    (slots, rounds), names = aws.together(
        lambda: store.slots_and_rounds(scope, refs), lambda: _names(groups, scope)
    )
    me = scope.actor.person_id
    return OwnDay(scope, meetings_of_day(slots, rounds, day=day, teacher_id=me), names)


def _names(groups: Sequence[str], scope: StaffScope) -> dict[str, str]:
    if len(groups) > 1:
        half = len(groups) // 2
        first, second = aws.together(
            lambda: _names(groups[:half], scope), lambda: _names(groups[half:], scope)
        )
        return first | second
    return {
        one.person_id: one.person_name
        for group_id in groups
        for one in access.people_of(group_id, kinds=(Kind.MEMBER_OF,), now=scope.now)
        if not one.person_protected
    }
