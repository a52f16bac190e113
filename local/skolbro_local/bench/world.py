"""A school of a given size, with classes of 25, in a deployment's tables."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import boto3

from attendance.api import handler as attendance
from directory import store as directory
from directory.imports import Import, new_import
from directory.oneroster.roster import Rejection
from identity.options import PASSWORD, SignInOption
from identity.store import keep_sign_in_option
from notify.notification import Notification
from notify.store import ring
from skolbro import ids
from skolbro.access.relations import Duty, Kind, Relation, relation_attributes
from skolbro.access.schools import School, school_attributes
from skolbro.access.scopes import at_work
from skolbro.access.store import RELATION, SCHOOL
from skolbro.calendar import SchoolCalendar, Term
from skolbro.table import Entity
from skolbro_local.bench.deployment import MORNING, Deployment
from skolbro_local.bench.fritids_world import register_times
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.meetings_world import lay_meetings

STUDENTS_IN_A_CLASS = 25
NOTIFICATIONS, REJECTIONS, COMMUNES = 120, 150, 10
WRITERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Who and what the requests are about."""

    size: int
    deployment: Deployment
    school: School
    class_id: str
    child: str
    sibling: str
    guardian: str
    mentor: str
    principal: str
    administrator: str
    commune_administrator: str
    fritids: str
    fritids_staff: str
    fritids_children: tuple[str, ...]
    imported: Import
    notifications: tuple[Notification, ...]


def build_world(deployment: Deployment, *, students: int) -> World:
    """Fill a deployment's tables, which must be empty. At least two classes: 50 students."""
    deployment.create()
    school = _school()
    relations = [*_relations(school, students // STUDENTS_IN_A_CLASS)]
    mentor = next(one for one in relations if one.kind is Kind.MENTOR_OF)
    guardian, child, sibling = _family(relations)
    fritids = [*_fritids(school, relations, mentor.object_id, sibling)]
    relations += fritids
    staff = {duty: _works_at(school, duty) for duty in Duty}
    administrator = staff[Duty.COMMUNE_ADMINISTRATOR].person_id
    world = World(
        size=students, deployment=deployment, school=school, class_id=mentor.object_id,
        child=child, sibling=sibling, guardian=guardian, mentor=mentor.person_id,
        principal=staff[Duty.PRINCIPAL].person_id,
        administrator=staff[Duty.SCHOOL_ADMINISTRATOR].person_id,
        commune_administrator=administrator,
        fritids=fritids[0].object_id, fritids_staff=fritids[0].person_id,
        fritids_children=tuple(one.person_id for one in fritids[1:]),
        imported=new_import(school.commune_id, by=administrator, now=MORNING),
        notifications=_notifications(guardian, child),
    )  # fmt: skip
    _write_register(world, [*relations, *staff.values()])
    _tell(world)
    return world


def _family(relations: Iterable[Relation]) -> tuple[str, str, str]:
    guards = [one for one in relations if one.kind is Kind.GUARDIAN_OF]
    guardian = guards[0].person_id
    child, sibling = (one.object_id for one in guards if one.person_id == guardian)
    return guardian, child, sibling


def _school() -> School:
    term = Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21))
    return School(
        id=ids.new(),
        commune_id=ids.new(),
        name="Ekebro skola",
        phone="0490-123 45",
        functions=("attendance", "timeRegistration", "meetings"),
        settings={"attendance": {"days_ahead": 3}},
        calendar=SchoolCalendar((term,), frozenset()),
    )


def _relations(school: School, classes: int) -> Iterator[Relation]:
    """Class by class: a mentor, the students, and two guardians a student.

    Two classes share their families: every student has a sibling in the other.
    """
    families: list[tuple[str, str]] = []
    for number in range(classes):
        name = f"{number % 9 + 1}{'ABCDEFGH'[number // 9 % 8]}"
        group = {"object_id": ids.new(), "object_name": name}
        if number % 2 == 0:
            families = [(ids.new(), ids.new()) for _ in range(STUDENTS_IN_A_CLASS)]
        yield _relation(school, ids.new(), Kind.MENTOR_OF, **group)
        for family in families:
            member = _relation(school, ids.new(), Kind.MEMBER_OF, **group)
            yield member
            student = {"object_id": member.person_id, "object_name": member.person_name}
            for guardian in family:
                yield _relation(school, guardian, Kind.GUARDIAN_OF, group_name=name, **student)


def _fritids(
    school: School, relations: Iterable[Relation], class_id: str, sibling: str
) -> list[Relation]:
    """A fritids unit: who works there, the students of a class, and a sibling of one of them."""
    eken = {"object_id": ids.new(), "object_name": "Eken", "group_kind": "fritids"}
    members = [
        one.person_id
        for one in relations
        if one.kind is Kind.MEMBER_OF and (one.object_id == class_id or one.person_id == sibling)
    ]
    return [
        _relation(school, ids.new(), Kind.TEACHES, **eken),
        *(_relation(school, member, Kind.MEMBER_OF, **eken) for member in members),
    ]


def _relation(school: School, person_id: str, kind: Kind, **parts: Any) -> Relation:  # noqa: ANN401 - fields
    given = {"group_kind": "" if kind is Kind.GUARDIAN_OF else "class", "school_id": school.id}
    return Relation(
        person_id=person_id,
        kind=kind,
        valid_from=MORNING - timedelta(days=90),
        commune_id=school.commune_id,
        person_name=f"Person {person_id[-6:]}",
        **{**given, **parts},
    )


def _works_at(school: School, duty: Duty) -> Relation:
    is_commune = duty is Duty.COMMUNE_ADMINISTRATOR
    place = school.commune_id if is_commune else school.id
    return _relation(
        school,
        ids.new(),
        Kind.WORKS_AT,
        object_id=place,
        object_name="" if is_commune else school.name,
        duties=(duty,),
        group_kind="",
        school_id="" if is_commune else school.id,
    )


def _notifications(guardian: str, child: str) -> tuple[Notification, ...]:
    return tuple(
        Notification(
            id=ids.new(), recipient_id=guardian, kind="attendance.absence_reported", at=MORNING,
            link=f"/children/{child}/attendance", through=child, child_id=child,
            child_name="Alva Lind",
        )
        for _ in range(NOTIFICATIONS)
    )  # fmt: skip


def _write_register(world: World, relations: list[Relation]) -> None:
    scope, table = at_work("bench"), world.deployment.table
    people = sorted({one.person_id for one in relations})
    persons = [
        directory.PERSON.item(
            {
                "person_id": person_id,
                "commune_id": world.school.commune_id,
                "given_name": "Person",
                "family_name": person_id[-6:],
                "protected": False,
            }
        )
        for person_id in people
    ]
    related = [RELATION.item(relation_attributes(one)) for one in relations]
    with world.deployment.serving("directory"), ThreadPoolExecutor(WRITERS) as writers:
        directory.write(scope, table("access"), [SCHOOL.item(school_attributes(world.school))])
        for name, items in ((table("access"), related), (table("directory"), persons)):
            pieces = [items[start : start + 500] for start in range(0, len(items), 500)]
            list(writers.map(lambda piece, name=name: directory.write(scope, name, piece), pieces))


def _tell(world: World) -> None:
    """What has been said: absences, rings of the bell, an import with rejected rows, communes."""
    scope, told = at_work("bench"), world.imported
    with world.deployment.serving("notify"):
        ring(scope, world.notifications)
    with world.deployment.serving("directory"):
        directory.start_import(scope, told)
        wrong = [Rejection("users.csv", line, "sourcedId", "Fel") for line in range(REJECTIONS)]
        directory.keep_rejections(scope, told.id, wrong)
    with world.deployment.serving("identity"):
        for number in range(COMMUNES):
            option = SignInOption(
                commune_id=ids.new(), name=f"Kommun {number}", methods=(PASSWORD,)
            )
            keep_sign_in_option(scope, option)
    with world.deployment.serving("booking"):
        lay_meetings(
            world.deployment.table("booking"), school=world.school.id, class_id=world.class_id,
            other=world.fritids, mentor=world.mentor,
        )  # fmt: skip
    with world.deployment.serving("attendance"):
        table = world.deployment.table("attendance")
        register_times(table, world.fritids, world.fritids_children, other=world.mentor)
        for day in (MORNING.date(), MORNING.date() + timedelta(days=1)):
            attendance(report(world, world.child, day).event(), None)


def report(world: World, child: str, day: date, *, variant: str = "", days: int = 1) -> Request:
    """The guardian reports a child absent, for a day or some in a row."""
    last = day + timedelta(days=days - 1)
    said = {"firstDay": day.isoformat(), "lastDay": last.isoformat(), "wholeDay": True}
    return Request(
        operation="attendance_report_absence",
        variant=variant,
        module="attendance",
        method="POST",
        path="/attendance/absences",
        person=world.guardian,
        body={"studentIds": [child], "note": "Feber", **said},
    )


def stored_item(world: World, module: str, entity: Entity, **key: object) -> dict[str, Any]:
    """What stands at a key, as DynamoDB has it."""
    with world.deployment.serving(module):
        answer = boto3.client("dynamodb").get_item(
            TableName=world.deployment.table(module), Key=entity.key(**key)
        )
    found: dict[str, Any] = answer["Item"]
    return found
