"""What a person has to do with another, with a group or with a school, and for how long."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from skolbro import clock

FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


class Kind(StrEnum):
    """The kinds of relation. The person stands first: a guardian is *guardian of* a student."""

    GUARDIAN_OF = "guardian-of"
    RESPONSIBLE_FOR = "responsible-for"
    TEACHES = "teaches"
    MENTOR_OF = "mentor-of"
    MEMBER_OF = "member-of"
    WORKS_AT = "works-at"
    SUBSTITUTES_FOR = "substitutes-for"


class Duty(StrEnum):
    """What somebody who works at a school, or at the commune's office, does there."""

    TEACHER = "teacher"
    FRITIDS_STAFF = "fritidsStaff"
    PRINCIPAL = "principal"
    SCHOOL_ADMINISTRATOR = "schoolAdministrator"
    COMMUNE_ADMINISTRATOR = "communeAdministrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation, valid from an instant until, but not including, another.

    Föräldrabalken 6 kap.: custody can end any day, and then it ends at once. Names stand here
    for those who may read the relation, so that no module needs the register of people.
    `school_id` is the school of the student or group; `commune_id` is who wrote it. Who substitutes
    does so on one `date` at the school, in the lessons of `lesson_ids`, and in nothing else.
    """

    person_id: str
    kind: Kind
    object_id: str
    valid_from: datetime
    valid_until: datetime = FOREVER
    commune_id: str = ""
    school_id: str = ""
    person_name: str = ""
    object_name: str = ""
    group_name: str = ""
    group_kind: str = ""
    duties: tuple[Duty, ...] = ()
    person_protected: bool = False
    object_protected: bool = False
    date: str = ""
    lesson_ids: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The object, as the relation's key names it: of who substitutes, on the day."""
        return f"{self.object_id}#{self.date}" if self.date else self.object_id

    def holds(self, now: datetime) -> bool:
        """Whether it is valid at an instant."""
        return self.valid_from <= now < self.valid_until


def relation_from(item: dict[str, Any]) -> Relation:
    """A relation as the access table holds it."""
    return Relation(
        person_id=item["person_id"],
        kind=Kind(item["kind"]),
        object_id=item["object_id"],
        valid_from=clock.from_wire(item["valid_from"]),
        valid_until=clock.from_wire(item["valid_until"]),
        commune_id=item.get("commune_id", ""),
        school_id=item.get("school_id", ""),
        person_name=item.get("person_name", ""),
        object_name=item.get("object_name", ""),
        group_name=item.get("group_name", ""),
        group_kind=item.get("group_kind", ""),
        duties=tuple(Duty(duty) for duty in item.get("duties", ())),
        person_protected=item.get("person_protected", False),
        object_protected=item.get("object_protected", False),
        date=item.get("date", ""),
        lesson_ids=tuple(item.get("lesson_ids", ())),
    )


def substitution_attributes(relation: Relation) -> dict[str, Any]:
    """As `relation_attributes`, of who substitutes on a day."""
    own = {"date": relation.date, "lesson_ids": list(relation.lesson_ids)}
    return {**relation_attributes(relation), **own}


def relation_attributes(relation: Relation) -> dict[str, Any]:
    """A relation as the access table is to hold it; only `directory` writes one."""
    return {
        "person_id": relation.person_id,
        "kind": relation.kind.value,
        "object_id": relation.object_id,
        "valid_from": clock.to_wire(relation.valid_from),
        "valid_until": clock.to_wire(relation.valid_until),
        "commune_id": relation.commune_id,
        "school_id": relation.school_id,
        "person_name": relation.person_name,
        "object_name": relation.object_name,
        "group_name": relation.group_name,
        "group_kind": relation.group_kind,
        "duties": [duty.value for duty in relation.duties],
        "person_protected": relation.person_protected,
        "object_protected": relation.object_protected,
    }
