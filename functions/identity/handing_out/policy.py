"""Whose accounts a school may hand out, beyond the kernel's scopes."""

from dataclasses import dataclass

from aws_lambda_powertools.event_handler import Request

from identity.accounts.account import Account
from identity.accounts.store import accounts_of
from skolbro import aws, clock
from skolbro.access import store
from skolbro.access.relations import Kind, Relation
from skolbro.access.scopes import (
    GroupAdministrationScope,
    PersonScope,
    StudentScope,
    administered_group,
    named_student,
    person_of_school_with,
    student_of_school,
    works_beside,
)
from skolbro.http.problems import NotFoundError


@dataclass(frozen=True, slots=True)
class Household:
    """A student and the student's guardians, for an administrator of the school."""

    scope: StudentScope
    guardians: tuple[Relation, ...]


def household_of_school(request: Request) -> Household:
    """The student in the path with those guardians who are not protected.

    Raises `NotFoundError`, also for a student with protected identity.
    """
    named = named_student(request)
    scope, guardians = aws.together(
        lambda: student_of_school(request),
        lambda: store.people_of(named, kinds=(Kind.GUARDIAN_OF,), now=clock.now()) if named else (),
    )
    if scope.student.person_protected:
        raise NotFoundError
    return Household(scope, tuple(one for one in guardians if not one.person_protected))


def person_with_account(request: Request) -> tuple[PersonScope, Account]:
    """The person in the path, and their account. One round trip. Raises `NotFoundError`."""
    return person_of_school_with(
        request, lambda named: accounts_of(named, [named.person_id])[named.person_id]
    )


@dataclass(frozen=True, slots=True)
class ClassToWriteTo:
    """A group, and the guardians of those of its students who are in lists."""

    scope: GroupAdministrationScope
    guardians: tuple[Relation, ...]

    def without_work_elsewhere(self) -> tuple[Relation, ...]:
        """Those guardians whose account opens nothing that the school has no say about."""
        relations = aws.all_together(
            [
                lambda one=one: store.relations_of(one.person_id, now=self.scope.now)  # type: ignore[misc]
                for one in self.guardians
            ]
        )
        each = zip(self.guardians, relations, strict=True)
        return tuple(one for one, held in each if not works_beside(held, self.scope.school_id))


def class_to_write_to(request: Request) -> ClassToWriteTo:
    """The group in the path, with its guardians, each once. Raises `NotFoundError`.

    A query a student: letters are written once a year, and a class has some thirty.
    """
    scope = administered_group(request)
    found = aws.all_together(
        [
            lambda one=one: store.people_of(  # type: ignore[misc]
                one.person_id, kinds=(Kind.GUARDIAN_OF,), now=scope.now
            )
            for one in scope.listed
        ]
    )
    guardians = {one.person_id: one for household in found for one in household}
    shown = tuple(one for one in guardians.values() if not one.person_protected)
    return ClassToWriteTo(scope, shown)
