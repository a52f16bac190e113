"""Who is told of parent meetings: found when the event arrives, from the relations of then."""

from collections import defaultdict
from dataclasses import replace

from notify.notification import Notification
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import WorkScope
from skolbro.access.store import people_of
from skolbro.events import Event

GUARDIANS = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)


def audience_of_round(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """Every guardian of the group's students, each once; two round trips a student and one.

    Who has one child in the group reads its name, and who has several of them none.
    """
    children: defaultdict[str, list[Relation]] = defaultdict(list)
    for student in people_of(event.data["group_id"], kinds=(Kind.MEMBER_OF,), now=scope.now):
        for guardian in people_of(student.person_id, kinds=GUARDIANS, now=scope.now):
            children[guardian.person_id].append(guardian)
    return tuple(_told(relations, event, kind=kind) for relations in children.values())


def audience_of_meeting(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """The child's guardians, but for who did it; of a meeting with one alone, that one only.

    Product, Parent meetings: separated guardians do not see each other's meeting.
    """
    by = event.data.get("by", "")
    concerned = _concerned(scope, event)
    return tuple(_told([one], event, kind=kind) for one in concerned if one.person_id != by)


def audience_to_act(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """All of the same, who booked among them: a time to answer or to come, worth a sound."""
    concerned = _concerned(scope, event)
    return tuple(replace(_told([one], event, kind=kind), push=True) for one in concerned)


def _concerned(scope: WorkScope, event: Event) -> tuple[Relation, ...]:
    alone = event.data["alone_id"]
    guardians = people_of(event.data["student_id"], kinds=GUARDIANS, now=scope.now)
    return tuple(one for one in guardians if alone in {"", one.person_id})


def _told(relations: list[Relation], event: Event, *, kind: str) -> Notification:
    first = relations[0]
    is_only = len({one.object_id for one in relations}) == 1
    return Notification(
        id=event.id,
        recipient_id=first.person_id,
        kind=kind,
        at=event.at,
        link=f"/children/{first.object_id}/meetings/{event.data['round_id']}",
        through=first.object_id,
        child_id=first.object_id if is_only else None,
        child_name=first.object_name if is_only else None,
        trace=event.trace,
    )
