"""What a delta refers to without saying it: looked up in the tables."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from directory import store
from directory.oneroster.roster import Roster
from directory.register import Group, Link, Person, Register, SchoolUnit
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import WorkScope
from skolbro.access.store import SCHOOL, people_of, relations_of
from skolbro.ids import IdOf

# As many as the client has connections, less one for what else goes on.
READERS = 9


@dataclass(slots=True)
class Known:
    """People, groups, schools and students' classes that stood before."""

    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    schools: dict[str, SchoolUnit] = field(default_factory=dict)
    homes: dict[str, Group] = field(default_factory=dict)


def known_groups(scope: WorkScope, roster: Roster, id_of: IdOf) -> dict[str, Group]:
    """The groups that enrollments refer to and the file does not hold: none in a bulk file."""
    missing = {one.class_ for one in roster.enrollments.values()} - roster.classes.keys()
    return _groups(scope, {id_of("class", sourced_id) for sourced_id in missing})


def known_students(scope: WorkScope, roster: Roster, id_of: IdOf) -> set[str]:
    """Those of a delta's guardians and students who are in a class, so that no child guards."""
    if roster.mode != "delta":
        return set()
    named = {user.id: user.agents for user in roster.users.values() if user.agents}
    people = {id_of("user", one) for user, agents in named.items() for one in (user, *agents)}
    return {
        person_id
        for person_id, relations in _each(lambda one: relations_of(one, now=scope.now), people)
        if any(relation.kind is Kind.MEMBER_OF for relation in relations)
    }


def _each(
    read: Callable[[str], tuple[Relation, ...]], person_ids: AbstractSet[str]
) -> list[tuple[str, tuple[Relation, ...]]]:
    """Every person's relations, some at a time: a delta of thousands must not wait for each."""
    in_order = sorted(person_ids)
    with ThreadPoolExecutor(READERS) as readers:
        return list(zip(in_order, readers.map(read, in_order), strict=True))


def widen(scope: WorkScope, register: Register) -> Known:
    """Take in the relations of everybody whom a delta touches, so that names follow along.

    A student who changes class, or a person who changes name, is named in others' relations.
    """
    known = Known()
    touched = set(register.people)
    for person_id, kind, object_id in (*register.links, *register.ended):
        touched.add(person_id)
        if kind == Kind.GUARDIAN_OF:
            touched.add(object_id)
    for _, relations in _each(lambda one: _around(scope, one), touched - register.left):
        for relation in relations:
            _keep(register, relation)
    _look_up(scope, register, known)
    return known


def _around(scope: WorkScope, person_id: str) -> tuple[Relation, ...]:
    own = relations_of(person_id, now=scope.now)
    return own + people_of(person_id, kinds=(Kind.GUARDIAN_OF,), now=scope.now)


def _keep(register: Register, relation: Relation) -> None:
    if {relation.person_id, relation.object_id} & register.left:
        return
    link = Link(
        person_id=relation.person_id,
        kind=relation.kind,
        object_id=relation.object_id,
        duties=relation.duties,
        begins=relation.valid_from,
        ends=relation.valid_until,
    )
    named = register.guardians_named.get(relation.object_id)
    if relation.kind is Kind.GUARDIAN_OF and named and relation.person_id not in named:
        register.ended.add(link.key)
    if relation.kind is Kind.WORKS_AT:
        _keep_duties(register, link)
    elif link.key not in register.ended and relation.kind is not Kind.RESPONSIBLE_FOR:
        register.links.setdefault(link.key, link)


def _keep_duties(register: Register, before: Link) -> None:
    # A delta names only the roles that have changed: the person keeps the others.
    given = register.links.get(before.key)
    kept = {*before.duties} - register.duties_dropped.get(before.key, frozenset())
    duties = tuple(sorted(kept | {*given.duties} if given else kept))
    if not duties:
        return
    register.ended.discard(before.key)
    ends = given.ends if given and not kept - {*given.duties} else before.ends
    register.links[before.key] = replace(before, duties=duties, ends=ends)


def _look_up(scope: WorkScope, register: Register, known: Known) -> None:
    named = {link.person_id for link in register.links.values()}
    reached = {link.object_id for link in register.links.values()}
    guarded = {link.object_id for link in register.links.values() if link.kind is Kind.GUARDIAN_OF}
    known.people = _people(scope, (named | guarded) - register.people.keys())
    known.schools = _schools(scope, reached - register.schools.keys())
    for student_id, relations in _each(lambda one: relations_of(one, now=scope.now), guarded):
        for relation in relations:
            ending = (student_id, relation.kind.value, relation.object_id) in register.ended
            before = known.homes.get(student_id)
            is_better = before is None or (relation.group_kind == "class" != before.kind)
            if relation.kind is Kind.MEMBER_OF and is_better and not ending:
                known.homes[student_id] = Group(
                    id=relation.object_id,
                    name=relation.object_name,
                    kind=relation.group_kind,
                    school_id=relation.school_id,
                )
    known.groups = _groups(scope, reached - register.groups.keys())


def _groups(scope: WorkScope, group_ids: set[str]) -> dict[str, Group]:
    keys = [store.GROUP.key(group_id=group_id) for group_id in sorted(group_ids)]
    return {
        item["group_id"]: Group(
            id=item["group_id"], name=item["name"], kind=item["kind"], school_id=item["school_id"]
        )
        for item in store.stored(scope, store.GROUP, keys)
    }


def _people(scope: WorkScope, person_ids: set[str]) -> dict[str, Person]:
    keys = [store.PERSON.key(person_id=person_id) for person_id in sorted(person_ids)]
    return {item["person_id"]: _person(item) for item in store.stored(scope, store.PERSON, keys)}


def _person(item: dict[str, Any]) -> Person:
    return Person(
        id=item["person_id"],
        given_name=item["given_name"],
        family_name=item["family_name"],
        protected=item["protected"],
    )


def _schools(scope: WorkScope, school_ids: set[str]) -> dict[str, SchoolUnit]:
    keys = [SCHOOL.key(school_id=school_id) for school_id in sorted(school_ids)]
    return {
        item["school_id"]: SchoolUnit(id=item["school_id"], name=item["name"])
        for item in store.stored(scope, SCHOOL, keys)
    }
