"""The kinds of scope: what somebody has been checked for in this very request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skolbro.access import store
from skolbro.access.actor import Actor
from skolbro.access.relations import Kind, Relation
from skolbro.access.schools import School
from skolbro.http.problems import NotFoundError, Problem
from skolbro.table import Transaction


@dataclass(frozen=True, slots=True)
class SelfScope:
    """A person's own things."""

    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class ChildScope:
    """One child, for a guardian or for another adult whom the commune has made responsible."""

    actor: Actor
    relation: Relation
    now: datetime

    @property
    def student_id(self) -> str:
        """The child."""
        return self.relation.object_id

    @property
    def school_id(self) -> str:
        """The child's school."""
        return self.relation.school_id

    @property
    def is_protected(self) -> bool:
        """Whether the child's identity is protected."""
        return self.relation.object_protected

    @property
    def is_staff(self) -> bool:
        """Whether the school itself is asking."""
        return False

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the relation has not ended a moment ago."""
        require_relation(self.relation, transaction)

    def require_member(
        self, group_id: str, transaction: Transaction, *, refusal: type[Problem]
    ) -> None:
        """Let the change happen only if the child is in a group, at the moment of writing."""
        _require_member(self.student_id, group_id, transaction, refusal)


@dataclass(frozen=True, slots=True)
class GroupScope:
    """One class or teaching group, for its mentor or a teacher of it, with its students.

    Or for who substitutes there today, where a route lets a substitute in; `relation` says which.

    OSL 21 kap. 3 §: of students with protected identity only those who must act may know. The
    mentor must, and whoever has the students before them, as a roll call has; elsewhere they are
    not among a teacher's students.
    """

    actor: Actor
    relation: Relation
    students: tuple[Relation, ...]
    now: datetime

    @property
    def group_id(self) -> str:
        """The group."""
        return self.relation.object_id

    @property
    def group_name(self) -> str:
        """Its name."""
        return self.relation.object_name

    @property
    def school_id(self) -> str:
        """Its school."""
        return self.relation.school_id

    @property
    def listed(self) -> tuple[Relation, ...]:
        """The students whom a list before the asker has: all that the scope holds."""
        return self.students

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the relation has not ended a moment ago."""
        require_relation(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class StudentScope:
    """One student, for a mentor or a teacher of theirs, or for who runs or leads the school.

    `student` is the student's place in the group, or in a group of the school, that proves it.
    """

    actor: Actor
    relation: Relation
    student: Relation
    now: datetime

    @property
    def student_id(self) -> str:
        """The student."""
        return self.student.person_id

    @property
    def school_id(self) -> str:
        """The student's school."""
        return self.student.school_id

    @property
    def is_protected(self) -> bool:
        """Whether the student's identity is protected."""
        return self.student.person_protected

    @property
    def is_staff(self) -> bool:
        """Whether the school itself is asking."""
        return True

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if neither relation has ended a moment ago."""
        require_relation(self.relation, transaction)
        require_relation(self.student, transaction)

    def require_member(
        self, group_id: str, transaction: Transaction, *, refusal: type[Problem]
    ) -> None:
        """Let the change happen only if the student is in a group, at the moment of writing."""
        if group_id != self.student.object_id:
            _require_member(self.student_id, group_id, transaction, refusal)


@dataclass(frozen=True, slots=True)
class SchoolScope:
    """A school, for one of its administrators, with the school as it stands."""

    actor: Actor
    relation: Relation
    school: School
    now: datetime

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the duty has not ended a moment ago."""
        require_relation(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class GroupAdministrationScope:
    """One group of a school, for one of the school's administrators, with its students.

    Students with protected identity are among them, and `seen` are those who are not: before an
    administrator, who need not act for a single student, the others are in no list.
    """

    actor: Actor
    relation: Relation
    school: School
    group_id: str
    group_name: str
    group_kind: str
    students: tuple[Relation, ...]
    now: datetime

    @property
    def school_id(self) -> str:
        """Its school."""
        return self.school.id

    @property
    def listed(self) -> tuple[Relation, ...]:
        """The students whom a list before the administrator has."""
        return tuple(one for one in self.students if not one.person_protected)

    @property
    def seen(self) -> frozenset[str]:
        """The students whom the administrator may see."""
        return frozenset(one.person_id for one in self.listed)

    @property
    def unseen(self) -> frozenset[str]:
        """The students whom the administrator may not see."""
        return frozenset(one.person_id for one in self.students if one.person_protected)

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the duty has not ended a moment ago."""
        require_relation(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class OwnStudentScope:
    """One student and the student's groups, for the student, a guardian or a responsible adult.

    To read what the student's own day is made of, and for nothing that a student may not do.
    """

    actor: Actor
    student_id: str
    school_id: str
    is_protected: bool
    groups: tuple[Relation, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class StaffScope:
    """Somebody who works at a school or has groups there, with all that they have to do with."""

    actor: Actor
    relations: tuple[Relation, ...]
    now: datetime

    @property
    def school_ids(self) -> frozenset[str]:
        """The schools where they work."""
        return frozenset(one.school_id for one in self.relations)

    @property
    def group_ids(self) -> frozenset[str]:
        """The groups that they teach."""
        kinds = (Kind.MENTOR_OF, Kind.TEACHES)
        return frozenset(one.object_id for one in self.relations if one.kind in kinds)


@dataclass(frozen=True, slots=True)
class AdministrationScope:
    """A commune, for one of its administrators."""

    actor: Actor
    relation: Relation
    now: datetime

    @property
    def commune_id(self) -> str:
        """The commune."""
        return self.relation.commune_id

    def require(self, transaction: Transaction) -> None:
        """Let the change happen only if the duty has not ended a moment ago."""
        require_relation(self.relation, transaction)


@dataclass(frozen=True, slots=True)
class PublicScope:
    """What anybody may read before signing in."""


@dataclass(frozen=True, slots=True)
class WorkScope:
    """The portal itself at work on an event, a queue's message or an operator's command."""

    reason: str
    now: datetime


def require_relation(relation: Relation, transaction: Transaction) -> None:
    """Let a change happen only if a relation holds at the moment of writing."""
    check = store.still_holds(
        person_id=relation.person_id,
        kind=relation.kind,
        object_id=relation.place,
        lesson_ids=relation.lesson_ids,
    )
    _hold(check, transaction, refusal=NotFoundError)


def _require_member(
    student_id: str, group_id: str, transaction: Transaction, refusal: type[Problem]
) -> None:
    check = store.still_holds(person_id=student_id, kind=Kind.MEMBER_OF, object_id=group_id)
    _hold(check, transaction, refusal=refusal)


def _hold(check: dict[str, Any], transaction: Transaction, *, refusal: type[Problem]) -> None:
    transaction.require(
        check["table"],
        check["key"],
        condition=check["condition"],
        values=check["values"],
        refusal=lambda _: refusal(),
    )
