"""Many schools, each with what every kind of reminder looks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import boto3
from botocore.config import Config

from attendance.day.absence import WHOLE_DAY, Absence, absence_id
from attendance.day.items import REPORT, STANDS, absence_attributes
from attendance.day.store import DAY
from attendance.fritids.items import unit_attributes
from attendance.fritids.store import UNIT
from attendance.fritids.unit import FritidsUnit, Holiday
from attendance.leave.application import Decider, Period, Place, WaitingLeave, leave_id
from attendance.leave.items import SCHOOL_LEAVE, waiting_attributes
from attendance.reminders.items import LAST_DAY
from attendance.reminders.reminder import Kind
from skolbro import ids
from skolbro.access.relations import Kind as RelationKind
from skolbro.access.relations import Relation, relation_attributes
from skolbro.access.schools import School, school_attributes
from skolbro.access.store import RELATION, SCHOOL, SCHOOL_GROUP
from skolbro.calendar import SchoolCalendar, Term, school_date
from skolbro.table import Entity, put_items
from skolbro_local.bench.deployment import MORNING, Deployment

# Of each school: those whose report ended yesterday, and those with a place at its fritids unit.
ILL, CHILDREN = 5, 50
TODAY = school_date(MORNING)
YESTERDAY = TODAY - timedelta(days=1)
CALENDAR = SchoolCalendar(
    (Term("HT", date(2026, 8, 18), date(2026, 12, 21)),), frozenset({date(2026, 11, 27)})
)
LONG_AGO = datetime.combine(date(2026, 8, 18), MORNING.timetz())

type Item = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """Where it stands, and how many schools it has."""

    deployment: Deployment
    schools: int

    def told(self, kind: Kind) -> int:
        """How many events of a kind have been written; none is written twice, or this is more."""
        words = "".join(f"_{one.lower()}" if one.isupper() else one for one in kind.value)
        # The product's client gives up after three seconds, which a page of this may take.
        patient = boto3.client("dynamodb", config=Config(read_timeout=60))
        pages = patient.get_paginator("scan").paginate(
            TableName=self.deployment.table("attendance"),
            FilterExpression="#entity = :event AND #type = :type",
            ExpressionAttributeNames={"#entity": "entity", "#type": "type"},
            ExpressionAttributeValues={
                ":event": {"S": "Event"},
                ":type": {"S": f"attendance.{words}_reminder.v1"},
            },
            Select="COUNT",
        )
        return sum(page["Count"] for page in pages)


def build_country(deployment: Deployment, *, schools: int) -> Country:
    """Every school has a leave that waits, ill children, and a unit of which nothing is known."""
    deployment.create()
    with deployment.serving("attendance"):
        for _ in range(schools):
            school = _a_school()
            unit = _a_unit()
            put_items(deployment.table("access"), list(_relations(school, unit)))
            put_items(deployment.table("attendance"), list(_waiting(school, unit)))
    return Country(deployment=deployment, schools=schools)


def _a_school() -> School:
    return School(
        id=ids.new(), commune_id=ids.new(), name="Skolan", phone="",
        functions=("attendance", "timeRegistration"), calendar=CALENDAR,
        settings={"attendance": {"days_ahead": 1}},
    )  # fmt: skip


def _a_unit() -> FritidsUnit:
    lov = Holiday(
        id=ids.new(), name="Jullov", first=date(2026, 12, 22), last=date(2027, 1, 7),
        last_answer_day=TODAY,
    )  # fmt: skip
    return FritidsUnit(group_id=ids.new(), holidays=(lov,))


def _relations(school: School, unit: FritidsUnit) -> Iterator[Item]:
    yield SCHOOL.item(school_attributes(school))
    listed = {"school_id": school.id, "group_id": unit.group_id, "kind": "fritids"}
    yield SCHOOL_GROUP.item(listed)
    for _ in range(CHILDREN):
        place = Relation(
            person_id=ids.new(), kind=RelationKind.MEMBER_OF, object_id=unit.group_id,
            valid_from=LONG_AGO, school_id=school.id, group_kind="fritids",
        )  # fmt: skip
        yield RELATION.item(relation_attributes(place))


def _waiting(school: School, unit: FritidsUnit) -> Iterator[Item]:
    yield UNIT.item(unit_attributes(unit))
    period = Period(first=date(2026, 12, 7), last=date(2026, 12, 11))
    leave = WaitingLeave(
        id=leave_id(period), student_id=ids.new(), student_name="Elev", group_name="4B",
        school_days=5, decider=Decider.MENTOR, waits_since=MORNING - timedelta(days=4),
    )  # fmt: skip
    yield SCHOOL_LEAVE.item(waiting_attributes(leave, Place(school.id, ids.new())))
    for _ in range(ILL):
        student = ids.new()
        yield from (_noted(LAST_DAY, school, student), _ill(student))


def _noted(entity: Entity, school: School, student_id: str) -> Item:
    told = {"school_id": school.id, "date": YESTERDAY.isoformat(), "student_id": student_id}
    expires_at = int((MORNING + timedelta(days=14)).timestamp())
    return dict(entity.item({**told, "expires_at": expires_at}))


def _ill(student_id: str) -> Item:
    absence = Absence(
        id=absence_id(YESTERDAY, WHOLE_DAY), student_id=student_id, day=YESTERDAY, note=None,
        reported_by=ids.new(), reporter_name="Anna", reported_at=MORNING,
    )  # fmt: skip
    return dict(
        DAY.item(
            {
                "student_id": student_id,
                "date": YESTERDAY.isoformat(),
                "version": 1,
                f"{REPORT}{absence.id.rpartition('.')[2]}": absence_attributes(absence),
                f"{STANDS}day": absence.id,
            }
        )
    )
