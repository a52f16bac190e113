"""A child whose guardians apply for leave, and a student before who decides. Pure."""

from dataclasses import dataclass

from attendance.leave.application import (
    Decider,
    Leave,
    LeaveRules,
    Period,
    Place,
    Status,
    WaitingLeave,
    decider_of,
    leave_id,
    to_confirm,
)
from attendance.leave.problems import NoVetoError
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import ChildScope, StudentScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Applying:
    """A child whose school takes applications for leave, its class, and who has custody."""

    scope: ChildScope
    rules: LeaveRules
    school_class: Relation | None
    guardians: tuple[str, ...]

    @property
    def class_id(self) -> str:
        """The class whose mentor may decide; empty without one."""
        return self.school_class.object_id if self.school_class else ""

    @property
    def is_guardian(self) -> bool:
        """Whether the asker has custody, which another responsible adult has not."""
        return self.scope.relation.kind is Kind.GUARDIAN_OF

    @property
    def likely_place(self) -> Place:
        """In whose lists a leave of the child's waits, unless the child has changed class since."""
        return Place(self.scope.school_id, self.class_id)

    def decider(self, days: int) -> Decider:
        """Who decides on a leave of so many school days."""
        return decider_of(days, class_id=self.class_id)

    def place(self, days: int) -> Place:
        """In whose lists a leave of so many school days is to wait."""
        is_short = self.decider(days) is Decider.MENTOR
        return Place(self.scope.school_id, self.class_id if is_short else "")

    def check_veto(self) -> None:
        """Raises `NoVetoError` for an adult who has not custody of the child."""
        if not self.is_guardian:
            raise NoVetoError

    def new_leave(self, period: Period, *, days: int, reason: str) -> Leave:
        """An application by the asker, who need not confirm it."""
        relation = self.scope.relation
        awaits = to_confirm(self.guardians, applicant=relation.person_id, rules=self.rules)
        return Leave(
            id=leave_id(period),
            student_id=self.scope.student_id,
            school_id=self.scope.school_id,
            class_id="" if awaits else self.place(days).class_id,
            school_days=days,
            reason=reason,
            applied_by=relation.person_id,
            applicant_name="" if relation.person_protected else relation.person_name,
            applied_at=self.scope.now,
            status=Status.AWAITS_CONFIRMATION if awaits else Status.AWAITS_DECISION,
            decider=self.decider(days),
            awaits=awaits,
        )

    def waiting(self, identity: str, *, days: int) -> WaitingLeave:
        """The leave as the lists are to have it; without the name of a protected child."""
        relation = self.scope.relation
        return WaitingLeave(
            id=identity,
            student_id=relation.object_id,
            student_name="" if relation.object_protected else relation.object_name,
            group_name=self.school_class.object_name if self.school_class else "",
            school_days=days,
            decider=self.decider(days),
            waits_since=self.scope.now,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """A student, before the mentor or the principal."""

    scope: StudentScope
    rules: LeaveRules
    decider: Decider

    @property
    def likely_place(self) -> Place:
        """In whose lists a leave of the student's waits, unless it was made in another class."""
        return Place(self.scope.school_id, self.scope.student.object_id)
