"""From the register that shall be, and what stands, to the items to write. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from directory.register import Group, Link, Person, Register, SchoolUnit
from skolbro import clock
from skolbro.access.contacts import Contact
from skolbro.access.relations import (
    FOREVER,
    Kind,
    Relation,
    relation_attributes,
    relation_from,
)
from skolbro.access.schools import School, school_attributes, school_from
from skolbro.calendar import SchoolCalendar, Term

FIRST_FUNCTIONS = ("attendance",)


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a person can be reached, by the person's id."""

    person_id: str
    contact: Contact


type Entry = SchoolUnit | Person | Group | Link | Reached
type Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an entry's item says of others: looked up in the file, or in the table for a delta."""

    commune_id: str
    people: Mapping[str, Person]
    groups: Mapping[str, Group]
    school_of_student: Mapping[str, Group]
    schools: Mapping[str, SchoolUnit]
    terms: tuple[Term, ...]


def entries_of(register: Register) -> list[Entry]:
    """All that shall be, by place: in an order that is the same for the same file."""
    entries: list[Entry] = [
        *register.schools.values(),
        *register.people.values(),
        *register.groups.values(),
        *register.links.values(),
        *(Reached(person_id, contact) for person_id, contact in register.contacts.items()),
    ]
    return sorted(entries, key=place_of)


def place_of(entry: Entry) -> str:
    """Where an entry stands among all: those that others refer to first."""
    match entry:
        case SchoolUnit():
            return f"1#{entry.id}"
        case Person():
            return f"2#{entry.id}"
        case Group():
            return f"3#{entry.id}"
        case Link():
            return "#".join(("4", *entry.key))
        case Reached():
            return f"5#{entry.person_id}"


def home_classes(
    links: Mapping[tuple[str, str, str], Link], groups: Mapping[str, Group]
) -> dict[str, Group]:
    """Each student's class, by which guardians know the child; else any group of theirs."""
    found: dict[str, Group] = {}
    for person_id, kind, group_id in sorted(links):
        group = groups.get(group_id)
        if kind != Kind.MEMBER_OF or group is None:
            continue
        if person_id not in found or (group.kind == "class" != found[person_id].kind):
            found[person_id] = group
    return found


def school_item(unit: SchoolUnit, stored: Stored | None, around: Surroundings) -> dict[str, Any]:
    """A school with its new name and terms; what its administrators have set stays."""
    if stored is None:
        calendar = SchoolCalendar(around.terms, frozenset())
        made = School(
            id=unit.id, commune_id=around.commune_id, name=unit.name, phone="",
            functions=FIRST_FUNCTIONS, calendar=calendar,
            settings={"attendance": {"days_ahead": 1}},
        )  # fmt: skip
        return school_attributes(made)
    before = school_from(dict(stored))
    calendar = replace(before.calendar, terms=around.terms or before.calendar.terms)
    after = replace(before, name=unit.name, calendar=calendar)
    if after != before:
        after = replace(after, version=before.version + 1)
    return school_attributes(after)


def person_item(person: Person, around: Surroundings) -> dict[str, Any]:
    """A person."""
    return {
        "person_id": person.id,
        "commune_id": around.commune_id,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "protected": person.protected,
    }


def group_item(group: Group, around: Surroundings) -> dict[str, Any]:
    """A group."""
    return {
        "group_id": group.id,
        "commune_id": around.commune_id,
        "name": group.name,
        "kind": group.kind,
        "school_id": group.school_id,
    }


def relation_item(
    link: Link, stored: Stored | None, around: Surroundings, *, now: datetime
) -> dict[str, Any]:
    """A relation as it shall stand.

    One that has ended and is back begins anew, and its earlier period is kept: history is never
    deleted (arkivlagen 10 § asks for a decision before anything is).
    """
    before = relation_from(dict(stored)) if stored else None
    earlier = list(stored.get("earlier", ())) if stored else []
    begins = link.begins or (before.valid_from if before else now)
    if before and before.valid_until <= now < link.ends:
        earlier.append([clock.to_wire(before.valid_from), clock.to_wire(before.valid_until)])
        begins = max(link.begins or now, before.valid_until)
    elif before and before.valid_until <= now:
        begins = before.valid_from
    elif earlier:
        # The registry's own first day lies in the period that is kept.
        begins = max(begins, clock.from_wire(earlier[-1][1]))
    relation = _named(link, around)
    item = relation_attributes(replace(relation, valid_from=begins, valid_until=link.ends))
    return {**item, "earlier": earlier} if earlier else item


def ended_item(stored: Stored, *, now: datetime) -> dict[str, Any] | None:
    """A relation ended now; None if it has ended before."""
    if relation_from(dict(stored)).valid_until <= now:
        return None
    kept = {name: value for name, value in stored.items() if name not in KEY_ATTRIBUTES}
    return {**kept, "valid_until": clock.to_wire(now)}


KEY_ATTRIBUTES = frozenset({"pk", "sk", "gsi1pk", "gsi1sk", "entity"})


def same(stored: Stored | None, wanted: Stored) -> bool:
    """Whether a stored item says what it shall, so that no write is needed."""
    if stored is None:
        return False
    said = {name: value for name, value in stored.items() if name not in KEY_ATTRIBUTES}
    return said == {name: value for name, value in wanted.items() if value is not None}


def _named(link: Link, around: Surroundings) -> Relation:
    person = around.people.get(link.person_id)
    student = around.people.get(link.object_id) if link.kind is Kind.GUARDIAN_OF else None
    home = around.school_of_student.get(link.object_id)
    group = home if student else around.groups.get(link.object_id)
    school = around.schools.get(link.object_id)
    is_commune = link.kind is Kind.WORKS_AT and link.object_id == around.commune_id
    return Relation(
        person_id=link.person_id,
        kind=link.kind,
        object_id=link.object_id,
        valid_from=FOREVER,
        commune_id=around.commune_id,
        school_id=_school_id(link, group, is_commune=is_commune),
        person_name=person.name if person else "",
        object_name=_object_name(student, group, school),
        group_name=group.name if student and group else "",
        group_kind=group.kind if group and not student else "",
        duties=link.duties,
        person_protected=person.protected if person else False,
        object_protected=student.protected if student else False,
    )


def _school_id(link: Link, group: Group | None, *, is_commune: bool) -> str:
    if link.kind is Kind.WORKS_AT:
        return "" if is_commune else link.object_id
    return group.school_id if group else ""


def _object_name(student: Person | None, group: Group | None, school: SchoolUnit | None) -> str:
    if student:
        return student.name
    if group:
        return group.name
    return school.name if school else ""
