"""Who is in an audience, a page at a time: read when the errand is done, as it then stands."""

from notify.broadcasts.broadcast import Audience, Broadcast
from notify.fanout.errand import Errand, Of
from skolbro.access import store
from skolbro.access.relations import Kind, Relation
from skolbro.access.schools import SHARDS
from skolbro.access.scopes import WorkScope

GUARDIANS = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)
A_CLASS = "class"


def parts_of(scope: WorkScope, errand: Errand, broadcast: Broadcast) -> tuple[Errand, ...]:
    """Smaller errands, which are all of it together. One round trip, of a page at most.

    Every student is in a class; other groups of a school are not looked through.
    """
    match errand.of:
        case Of.COMMUNE:
            return tuple(errand.part(Of.PART, shard) for shard in SHARDS)
        case Of.PART:
            return _schools(errand, broadcast)
        case Of.SCHOOL:
            classes = store.groups_of_school(errand.object_id, kind=A_CLASS)
            return tuple(errand.part(Of.GROUP, one) for one in classes)
        case _:
            members = store.people_of(errand.object_id, kinds=(Kind.MEMBER_OF,), now=scope.now)
            return errand.chunks([one.person_id for one in members])


def guardians_of(scope: WorkScope, errand: Errand) -> tuple[str, ...]:
    """The guardians of a chunk's students, each once. A query a student."""
    found = {
        one.person_id
        for student_id in errand.student_ids
        for one in store.people_of(student_id, kinds=GUARDIANS, now=scope.now)
    }
    return tuple(sorted(found))


def children_in(scope: WorkScope, guardian_id: str, broadcast: Broadcast) -> tuple[Relation, ...]:
    """A guardian's children who are in the audience now, by name. One round trip; two of a group.

    All of them, whichever chunk asks: of siblings in several classes the first chunk writes the
    line, and every other would write the same.
    """
    own = [one for one in store.relations_of(guardian_id, now=scope.now) if one.kind in GUARDIANS]
    match broadcast.audience:
        case Audience.SCHOOL:
            here = [one for one in own if one.school_id == broadcast.object_id]
        case Audience.COMMUNE:
            here = [one for one in own if one.commune_id == broadcast.object_id]
        case Audience.GROUP:
            here = _members(scope, own, broadcast.object_id)
    by_child = {one.object_id: one for one in here}
    return tuple(sorted(by_child.values(), key=lambda one: (one.object_name, one.object_id)))


def _members(scope: WorkScope, own: list[Relation], group_id: str) -> list[Relation]:
    children = [one.object_id for one in own]
    found = store.people_at(group_id, children, kind=Kind.MEMBER_OF, now=scope.now)
    members = {one.person_id for one in found}
    return [one for one in own if one.object_id in members]


def _schools(errand: Errand, broadcast: Broadcast) -> tuple[Errand, ...]:
    schools, after = store.schools_of(errand.object_id, after=errand.after or None)
    own = [one for one in schools if one.commune_id == broadcast.object_id]
    found = [errand.part(Of.SCHOOL, one.id) for one in own]
    return tuple([*found, errand.on(after)] if after else found)
