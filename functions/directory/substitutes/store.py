"""Substitutions in the access table: written here, and read by all."""

from collections.abc import Iterable
from typing import Any

from directory.store import GROUP
from directory.substitutes.substitution import Known, SubstitutesOfDay, substitution_item
from skolbro import aws, clock
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import WorkScope
from skolbro.access.store import SUBSTITUTION, people_at, still_holds
from skolbro.config import Settings
from skolbro.table import Transaction, read_keys, read_page, to_item


class OlderError(Exception):
    """What stands follows from the same change of the timetable, or from a later one."""


class NotAtWorkError(Exception):
    """The person's work at the school has ended meanwhile."""


def known_of(scope: WorkScope, told: SubstitutesOfDay) -> Known:
    """What the register says of a message. One round trip: a read unit a person, and one more."""
    people = tuple(told.lessons)
    staff, groups = aws.together(
        lambda: people_at(told.school_id, people, kind=Kind.WORKS_AT, now=scope.now),
        lambda: read_keys(Settings.load().table, [GROUP.key(group_id=told.group_id)]),
    )
    return Known(staff={one.person_id: one for one in staff}, group=groups[0] if groups else None)


def put(_: WorkScope, told: SubstitutesOfDay, relation: Relation) -> None:
    """Let one substitution stand, if what stands does not follow from a later change.

    Two write units, and two for the person's work, which must not have ended. Raises `OlderError`
    and `NotAtWorkError`.
    """
    transaction = Transaction()
    transaction.put(
        Settings.load().access_table,
        SUBSTITUTION.item(substitution_item(told, relation)),
        condition="attribute_not_exists(pk) OR version < :version",
        values={":version": told.version},
        refusal=lambda _: OlderError(),
    )
    if relation.lesson_ids:
        work = still_holds(
            person_id=relation.person_id, kind=Kind.WORKS_AT, object_id=told.school_id
        )
        transaction.require(
            work["table"],
            work["key"],
            condition=work["condition"],
            values=work["values"],
            refusal=lambda _: NotAtWorkError(),
        )
    transaction.commit()


def end(scope: WorkScope, left: Iterable[tuple[str, str]]) -> None:
    """End what people may as substitutes at schools where they work no more: person and school.

    A query a person, and a write unit for each day that has not passed.
    """
    now = clock.to_wire(scope.now)
    for person_id, school_id in left:
        for item in _standing(person_id, now=now):
            if item["school_id"] == school_id:
                aws.dynamodb().update_item(
                    TableName=Settings.load().access_table,
                    Key=SUBSTITUTION.key(**item),
                    UpdateExpression="SET valid_until = :now",
                    ConditionExpression="attribute_exists(pk)",
                    ExpressionAttributeValues=to_item({":now": now}),
                )


def protect(scope: WorkScope, person_id: str) -> None:
    """Mark who substitutes as protected, on this day and those to come. A query, and a unit a day.

    An import rewrites relations, but not what the timetable says.
    """
    for item in _standing(person_id, now=clock.to_wire(scope.now)):
        aws.dynamodb().update_item(
            TableName=Settings.load().access_table,
            Key=SUBSTITUTION.key(**item),
            UpdateExpression="SET person_protected = :yes",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues=to_item({":yes": True}),
        )


def _standing(person_id: str, *, now: str) -> tuple[dict[str, Any], ...]:
    page = read_page(
        TableName=Settings.load().access_table,
        KeyConditionExpression="pk = :person AND begins_with(sk, :kind)",
        FilterExpression="valid_until > :now",
        ExpressionAttributeValues=to_item(
            {
                ":person": f"PERSON#{person_id}",
                ":kind": f"{Kind.SUBSTITUTES_FOR}#",
                ":now": now,
            }
        ),
        ConsistentRead=True,
    )
    return page.items
