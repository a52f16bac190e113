"""Which schools are reminded, and who has a place at their fritids units."""

from collections.abc import Iterator

from attendance.reminders.reminder import Errand
from skolbro.access import store
from skolbro.access.relations import Kind
from skolbro.access.schools import School
from skolbro.access.scopes import WorkScope

UNIT = "fritids"


def schools_for(errand: Errand) -> Iterator[School]:
    """Those of one part of all schools that have the function. Half a read unit each 4 KB."""
    after: str | None = None
    while True:
        schools, after = store.schools_of(errand.shard, after=after)
        yield from (one for one in schools if _is_for(one, errand))
        if after is None:
            return


def school_for(errand: Errand) -> School | None:
    """The school, unless the function has been switched off by now. One read unit."""
    school = store.school_now(errand.school_id)
    return school if school and _is_for(school, errand) else None


def units_of(school: School) -> tuple[str, ...]:
    """The school's fritids units."""
    return store.groups_of_school(school.id, kind=UNIT)


def children_of(scope: WorkScope, unit_id: str, *, school: School) -> list[str]:
    """Who has a place there now, at this school: a unit may have moved from another."""
    members = store.people_of(unit_id, kinds=(Kind.MEMBER_OF,), now=scope.now)
    return [one.person_id for one in members if one.school_id == school.id]


def _is_for(school: School, errand: Errand) -> bool:
    """Product: the school decides which functions there are."""
    is_open = not errand.kind.needs_school_day or school.calendar.is_school_day(errand.day)
    return is_open and errand.kind.function in school.functions
