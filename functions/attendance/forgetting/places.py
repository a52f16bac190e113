"""Where a person may have said something: also where they have no more to do with it.

Found by relations, which are never deleted. Who works at a school may have said something of any of
its students: a principal decides, an administrator reports, somebody substituted in March.
"""

from attendance.forgetting.errand import Errand, Of
from skolbro.access.ever import every_group_of, people_ever, relations_ever
from skolbro.access.relations import Kind
from skolbro.access.scopes import WorkScope

# Of a child, what was said is in the child's own partition, whichever the school was.
AT_A_SCHOOL = frozenset(Kind) - {Kind.GUARDIAN_OF, Kind.MEMBER_OF, Kind.RESPONSIBLE_FOR}
OF_A_CHILD = frozenset({Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR})


def parts_of(_: WorkScope, errand: Errand) -> tuple[Errand, ...]:
    """A person's own partition, those of their children, schools, and groups they have had."""
    relations = relations_ever(errand.person_id)
    at_school = [one for one in relations if one.kind in AT_A_SCHOOL]
    groups = {one.object_id for one in at_school if one.kind is not Kind.WORKS_AT}
    children = {one.object_id for one in relations if one.kind in OF_A_CHILD}
    return (
        *errand.for_each(Of.STUDENT, {errand.person_id} | children | _students_of(groups)),
        *errand.for_each(Of.GROUP, groups),
        *errand.for_each(Of.SCHOOL, {one.school_id for one in at_school} - {""}),
    )


def parts_of_school(_: WorkScope, errand: Errand) -> tuple[Errand, ...]:
    """A school's groups, and whoever has been in one, each once.

    A query a group: half a read unit for each 4 KB of its people.
    """
    groups = set(every_group_of(errand.object_id))
    return (
        *errand.for_each(Of.STUDENT, _students_of(groups)),
        *errand.for_each(Of.GROUP, groups),
    )


def _students_of(groups: set[str]) -> set[str]:
    return {
        student.person_id
        for group_id in groups
        for student in people_ever(group_id, kind=Kind.MEMBER_OF)
    }
