"""The access table: relations and schools. `directory` writes it, everybody else only reads.

A relation is read strongly consistent on every request: a change of custody bites on the next.
Looking the other way, from a child or a group to its people, goes by the index, which lags by
milliseconds; whoever is found that way is told something, never shown it, and what they open
is checked again.
"""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from skolbro import aws, clock
from skolbro.access.actor import Actor
from skolbro.access.contacts import Contact, contact_from
from skolbro.access.relations import Kind, Relation, relation_from
from skolbro.access.schools import School, school_from
from skolbro.access.standing import standing_from
from skolbro.calendar import school_date
from skolbro.config import Settings
from skolbro.http.problems import UnauthorizedError
from skolbro.table import AccessPattern, Design, Entity, from_item, read_keys, read_page, to_item

RELATION = Entity(
    name="Relation",
    what="What a person has to do with a student, a group or a school, and from when until when.",
    pk="PERSON#{person_id}",
    sk="{kind}#{object_id}",
    gsi1pk="OBJECT#{object_id}",
    gsi1sk="{kind}#{person_id}",
)
SCHOOL = Entity(
    name="School",
    what="A school unit with the functions it has switched on, its year and its settings.",
    pk="SCHOOL#{school_id}",
    sk="PROFILE",
    gsi1pk="SCHOOLS#{shard}",
    gsi1sk="{school_id}",
)
SCHOOL_GROUP = Entity(
    name="SchoolGroup",
    what="A class, a teaching group or a fritids unit in the list of its school's groups.",
    pk="SCHOOL#{school_id}",
    sk="GROUP#{kind}#{group_id}",
)
SUBSTITUTION = Entity(
    name="Substitution",
    what="That a person substitutes in lessons of a group on one day, as its timetable has it.",
    pk="PERSON#{person_id}",
    sk="{kind}#{object_id}#{date}",
    expires=True,
)
CONTACT = Entity(
    name="Contact",
    what="Where a person can be reached outside of the portal; nothing of a protected person.",
    pk="CONTACT#{person_id}",
    sk="CONTACT",
)
STANDING = Entity(
    name="Standing",
    what="Which sign-ins of a person do not count any more; `identity` alone writes it.",
    pk="STANDING#{person_id}",
    sk="STANDING",
)
DESIGN = Design(
    table="access",
    entities=(RELATION, SCHOOL, SCHOOL_GROUP, SUBSTITUTION, CONTACT, STANDING),
    patterns=(
        AccessPattern(name="one relation of a person", entity=RELATION, by="pk, sk"),
        AccessPattern(name="all relations of a person", entity=RELATION, by="pk"),
        AccessPattern(
            name="the people of a child, group or school",
            entity=RELATION,
            by="gsi1pk, gsi1sk begins with the kind",
            index="gsi1",
            consistent=False,
        ),
        AccessPattern(
            name="whether a person substitutes in a group today", entity=SUBSTITUTION, by="pk, sk"
        ),
        AccessPattern(
            name="where a person substitutes", entity=SUBSTITUTION, by="pk, sk begins with"
        ),
        AccessPattern(name="one school", entity=SCHOOL, by="pk, sk", consistent=False),
        AccessPattern(
            name="all schools, in sixteen parts",
            entity=SCHOOL,
            by="gsi1pk, a shard at a time",
            index="gsi1",
            consistent=False,
        ),
        AccessPattern(
            name="a school's groups, or those of a kind",
            entity=SCHOOL_GROUP,
            by="pk, sk begins with the kind",
            consistent=False,
        ),
        AccessPattern(name="where a person is reached", entity=CONTACT, by="pk, sk"),
        AccessPattern(name="whether a sign-in still counts", entity=STANDING, by="pk, sk"),
    ),
)

HOLDS = "valid_from <= :now AND valid_until > :now"
MOST_RELATIONS = 400
MOST_PEOPLE = 1000
SCHOOL_SECONDS = 60

_schools: dict[str, tuple[float, School]] = {}


def find_relation(
    actor: Actor, *, object_id: str, kinds: Iterable[Kind], now: datetime
) -> Relation | None:
    """The first of the kinds that holds now. One round trip, one read unit a kind and one more."""
    return find_relations(actor, object_ids=(object_id,), kinds=kinds, now=now).get(object_id)


def find_relations(
    actor: Actor, *, object_ids: Sequence[str], kinds: Iterable[Kind], now: datetime
) -> dict[str, Relation]:
    """To each object the first of the kinds that holds now, if any does. One round trip.

    Who substitutes is asked of the school's present date. Raises `UnauthorizedError` where the
    sign-in has been ended.
    """
    in_order = tuple(kinds)
    person_id = actor.person_id
    keys = [_key(person_id, kind, object_id, now) for object_id in object_ids for kind in in_order]
    keys.append(STANDING.key(person_id=person_id))
    found = read_keys(Settings.load().access_table, keys)
    _check(actor, [one for one in found if one["entity"] == STANDING.name])
    relations = (relation_from(one) for one in found if one["entity"] != STANDING.name)
    held = [relation for relation in relations if relation.holds(now)]
    held.sort(key=lambda relation: in_order.index(relation.kind), reverse=True)
    return {relation.object_id: relation for relation in held}


def check_standing(actor: Actor) -> None:
    """Raises `UnauthorizedError` where the sign-in has been ended. One read unit."""
    key = STANDING.key(person_id=actor.person_id)
    _check(actor, read_keys(Settings.load().access_table, [key]))


def people_at(
    object_id: str, person_ids: Sequence[str], *, kind: Kind, now: datetime
) -> tuple[Relation, ...]:
    """Those of some people who have one kind of relation to an object. One round trip."""
    keys = [
        RELATION.key(person_id=person_id, kind=kind, object_id=object_id)
        for person_id in person_ids
    ]
    relations = map(relation_from, read_keys(Settings.load().access_table, keys))
    return tuple(relation for relation in relations if relation.holds(now))


def relations_of(person_id: str, *, now: datetime) -> tuple[Relation, ...]:
    """All that hold now. One round trip; units grow with the person's own relations only.

    Where somebody substitutes is not among them: it lets them in to a lesson, and nowhere else.
    """
    page = read_page(
        TableName=Settings.load().access_table,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=to_item({":pk": f"PERSON#{person_id}"}),
        ConsistentRead=True,
        Limit=MOST_RELATIONS,
    )
    lasting = (item for item in page.items if item["entity"] == RELATION.name)
    return tuple(relation for relation in map(relation_from, lasting) if relation.holds(now))


def people_of(object_id: str, *, kinds: Iterable[Kind], now: datetime) -> tuple[Relation, ...]:
    """Those who have a relation of these kinds to a child, a group or a school, valid now."""
    wanted = frozenset(kinds)
    begins = next(iter(wanted)).value if len(wanted) == 1 else ""
    values: dict[str, Any] = {":object": f"OBJECT#{object_id}"}
    condition = "gsi1pk = :object"
    if begins:
        values[":kind"] = f"{begins}#"
        condition += " AND begins_with(gsi1sk, :kind)"
    page = read_page(
        TableName=Settings.load().access_table,
        IndexName="gsi1",
        KeyConditionExpression=condition,
        ExpressionAttributeValues=to_item(values),
        Limit=MOST_PEOPLE,
    )
    relations = (relation_from(item) for item in page.items)
    return tuple(found for found in relations if found.kind in wanted and found.holds(now))


def school(school_id: str) -> School | None:
    """A school, at most a minute old in a warm function: its settings change a few times a year."""
    kept = _schools.get(school_id)
    if kept and kept[0] > time.monotonic():
        return kept[1]
    found = school_now(school_id)
    if found is not None:
        _schools[school_id] = (time.monotonic() + SCHOOL_SECONDS, found)
    return found


def contact_of(person_id: str) -> Contact:
    """Where a person is reached, for whoever is about to send. One read unit."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().access_table,
        Key=CONTACT.key(person_id=person_id),
        ConsistentRead=True,
    )
    return contact_from(from_item(answer["Item"])) if "Item" in answer else Contact()


def school_now(school_id: str) -> School | None:
    """A school as it stands this moment. One read unit."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().access_table,
        Key=SCHOOL.key(school_id=school_id),
        ConsistentRead=True,
    )
    return school_from(from_item(answer["Item"])) if "Item" in answer else None


def schools_of(shard: str, *, after: str | None = None) -> tuple[tuple[School, ...], str | None]:
    """A page of the schools in one of the sixteen parts, and the id after which there is more.

    For the portal's own work: no person may ask for every school. A megabyte at most, which is
    some five hundred schools, at half a read unit each 4 KB.
    """
    part = f"SCHOOLS#{shard}"
    start = SCHOOL.key(school_id=after) | to_item({"gsi1pk": part, "gsi1sk": after})
    page = read_page(
        TableName=Settings.load().access_table,
        IndexName="gsi1",
        KeyConditionExpression="gsi1pk = :part",
        ExpressionAttributeValues=to_item({":part": part}),
        **({"ExclusiveStartKey": start} if after else {}),
    )
    found = tuple(map(school_from, page.items))
    return found, found[-1].id if page.last_key and found else None


def groups_of_school(school_id: str, *, kind: str) -> tuple[str, ...]:
    """The ids of a school's groups of a kind, such as `fritids`. One round trip."""
    page = read_page(
        TableName=Settings.load().access_table,
        KeyConditionExpression="pk = :school AND begins_with(sk, :kind)",
        ExpressionAttributeValues=to_item(
            {":school": f"SCHOOL#{school_id}", ":kind": f"GROUP#{kind}#"}
        ),
        Limit=MOST_PEOPLE,
    )
    return tuple(item["group_id"] for item in page.items)


def forget_schools() -> None:
    """Read every school anew: for whoever has just changed one, and for tests."""
    _schools.clear()


def still_holds(
    *, person_id: str, kind: Kind, object_id: str, lesson_ids: Sequence[str] = ()
) -> dict[str, Any]:
    """The condition that a relation is valid at the moment of writing, also for some lessons."""
    lessons = {f":lesson{number}": one for number, one in enumerate(lesson_ids)}
    named = [f"contains(lesson_ids, {name})" for name in lessons]
    return {
        "table": Settings.load().access_table,
        "key": RELATION.key(person_id=person_id, kind=kind, object_id=object_id),
        "condition": " AND ".join((HOLDS, *named)),
        "values": {":now": clock.to_wire(clock.now()), **lessons},
    }


def _key(person_id: str, kind: Kind, object_id: str, now: datetime) -> dict[str, Any]:
    named = {"person_id": person_id, "kind": kind, "object_id": object_id}
    if kind is Kind.SUBSTITUTES_FOR:
        return SUBSTITUTION.key(**named, date=school_date(now))
    return RELATION.key(**named)


def _check(actor: Actor, found: Sequence[dict[str, Any]]) -> None:
    if not all(standing_from(one).lets_in(actor) for one in found):
        raise UnauthorizedError
