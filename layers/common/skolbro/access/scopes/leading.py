"""What a principal leads: the school, its groups and its students (SkolL 2 kap. 9 §)."""

from dataclasses import dataclass
from datetime import datetime

from aws_lambda_powertools.event_handler import Request

from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.actor import Actor
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.scopes.asked import actor_of, from_path, relation_to
from skolbro.access.scopes.kinds import StudentScope
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True)
class LedSchoolScope:
    """A school, for its principal (SkolL 2 kap. 9 §)."""

    actor: Actor
    relation: Relation
    now: datetime

    @property
    def school_id(self) -> str:
        """The school."""
        return self.relation.object_id


@dataclass(frozen=True, slots=True)
class LedGroupScope:
    """One group of a school, for its principal, with its students.

    Students with protected identity are among them: the principal answers for that a student's
    absence is looked into (SkolL 7 kap. 19 a §), and so is one of those who must act.
    """

    actor: Actor
    relation: Relation
    group_id: str
    group_name: str
    students: tuple[Relation, ...]
    now: datetime


def led_school(request: Request) -> LedSchoolScope:
    """The school in the path, for its principal. Raises `NotFoundError`."""
    now = clock.now()
    actor = actor_of(request, now)
    return LedSchoolScope(actor, _led(actor, request, now), now)


def led_student(request: Request) -> StudentScope:
    """The student in the path, of the school in the path, for its principal.

    Of the student's groups at the school the class stands for all. One round trip. Raises
    `NotFoundError`, also for a student who has left the school.
    """
    now = clock.now()
    actor = actor_of(request, now)
    student_id = from_path(request, "student_id")
    relation, places = aws.together(
        lambda: _led(actor, request, now),
        lambda: store.relations_of(student_id, now=now) if ids.is_id(student_id) else (),
    )
    here = [
        place
        for place in places
        if place.kind is Kind.MEMBER_OF and place.school_id == relation.object_id
    ]
    if not here:
        raise NotFoundError
    student = min(here, key=lambda place: (place.group_kind != "class", place.object_id))
    return StudentScope(actor, relation, student, now)


def led_group(request: Request) -> LedGroupScope:
    """The group in the path, of the school in the path, for its principal.

    One round trip: the students are read at the same time. Raises `NotFoundError`, also for a
    group without students.
    """
    now = clock.now()
    actor = actor_of(request, now)
    group_id = from_path(request, "group_id")
    relation, members = aws.together(
        lambda: _led(actor, request, now),
        lambda: (
            store.people_of(group_id, kinds=(Kind.MEMBER_OF,), now=now)
            if ids.is_id(group_id)
            else ()
        ),
    )
    students = tuple(one for one in members if one.school_id == relation.object_id)
    if not students:
        raise NotFoundError
    return LedGroupScope(actor, relation, group_id, students[0].object_name, students, now)


def _led(actor: Actor, request: Request, now: datetime) -> Relation:
    relation = relation_to(actor, from_path(request, "school_id"), (Kind.WORKS_AT,), now)
    if Duty.PRINCIPAL not in relation.duties:
        raise NotFoundError
    return relation
