"""From a child who has become protected to bells of staff that do not name the child."""

from notify.forgetting import store
from skolbro.access.ever import people_ever, relations_ever
from skolbro.access.relations import Kind
from skolbro.access.scopes import WorkScope
from skolbro.forgetting.store import forget_in

OF_A_GROUP = (Kind.TEACHES, Kind.MENTOR_OF)


def forget_child(scope: WorkScope, person_id: str) -> None:
    """Name a child in no bell but those of the child's guardians. Nothing for anybody else.

    Twice is as good as once. A query for each who works, or has worked, at the child's schools.
    """
    for one in sorted(_staff_of(person_id) - _guardians_of(scope, person_id)):
        for line in store.lines_about(scope, one, child_id=person_id):
            forget_in(scope, line, person_id)


def _staff_of(child_id: str) -> set[str]:
    places = [one for one in relations_ever(child_id) if one.kind is Kind.MEMBER_OF]
    groups = {one.object_id for one in places}
    schools = {one.school_id for one in places}
    asked = [(group, kind) for group in groups for kind in OF_A_GROUP]
    asked += [(school, Kind.WORKS_AT) for school in schools]
    return {found.person_id for place, kind in asked for found in people_ever(place, kind=kind)}


def _guardians_of(scope: WorkScope, child_id: str) -> set[str]:
    found = people_ever(child_id, kind=Kind.GUARDIAN_OF)
    return {one.person_id for one in found if one.holds(scope.now)}
