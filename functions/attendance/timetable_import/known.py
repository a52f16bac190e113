"""Who is at the school, of those whom a file names: looked up in the access table."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from attendance.timetable.lesson import Teacher
from attendance.timetable_import.imports import TimetableImport
from attendance.timetable_import.plan import (
    Known,
    KnownGroup,
    named_groups,
    named_people,
)
from attendance.timetable_import.reading.rows import Reading
from skolbro.access.relations import Kind
from skolbro.access.scopes import WorkScope
from skolbro.access.store import people_at, people_of
from skolbro.ids import IdOf

# As many as the client has connections, less one for what else goes on.
READERS = 9


def known_to(scope: WorkScope, running: TimetableImport, reading: Reading, *, id_of: IdOf) -> Known:
    """The groups and the staff of the import's school. One query a group, a read a teacher."""
    group_ids = {id_of("class", one) for one in named_groups(reading)}
    group_ids |= {running.group_id} if running.group_id else set()
    people = sorted(id_of("user", one) for one in named_people(reading))
    staff = people_at(running.school_id, people, kind=Kind.WORKS_AT, now=scope.now)
    return Known(
        groups=_groups(scope, sorted(group_ids), running.school_id),
        teachers={
            one.person_id: Teacher(
                id=one.person_id, name="" if one.person_protected else one.person_name
            )
            for one in staff
        },
    )


def _groups(scope: WorkScope, group_ids: Iterable[str], school_id: str) -> dict[str, KnownGroup]:
    with ThreadPoolExecutor(READERS) as readers:
        found = readers.map(lambda one: _group(scope, one, school_id), group_ids)
        return {group.id: group for group in found if group is not None}


def _group(scope: WorkScope, group_id: str, school_id: str) -> KnownGroup | None:
    kinds = (Kind.MEMBER_OF, Kind.MENTOR_OF, Kind.TEACHES)
    people = people_of(group_id, kinds=kinds, now=scope.now)
    here = [one for one in people if one.school_id == school_id]
    if not here:
        return None
    students = frozenset(one.person_id for one in here if one.kind is Kind.MEMBER_OF)
    return KnownGroup(id=group_id, name=here[0].object_name, students=students)
