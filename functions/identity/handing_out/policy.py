"""Whose accounts a school may hand out, beyond the kernel's scopes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from aws_lambda_powertools.event_handler import Request

from identity.accounts.account import Account
from identity.accounts.store import account_of
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
    return person_of_school_with(request, lambda named: account_of(named, named.person_id))


@dataclass(frozen=True, slots=True)
class ClassToWriteTo:
    """A group, for an administrator of the school, with a way to its guardians."""

    scope: GroupAdministrationScope

    def guardians(self) -> tuple[Relation, ...]:
        """Those of the students who are in lists, each once, who are so themselves.

        Without those whose account opens something that the school has no say about. A query a
        student and one a guardian: letters are written once a year, and a class has some thirty.
        """
        households = self._each(
            lambda one: store.people_of(
                one.person_id, kinds=(Kind.GUARDIAN_OF,), now=self.scope.now
            ),
            self.scope.listed,
        )
        known = {one.person_id: one for household in households for one in household}
        shown = [one for one in known.values() if not one.person_protected]
        held = self._each(lambda one: store.relations_of(one.person_id, now=self.scope.now), shown)
        each = zip(shown, held, strict=True)
        return tuple(one for one, held in each if not works_beside(held, self.scope.school_id))

    def _each[T](self, read: Callable[[Relation], T], people: Sequence[Relation]) -> list[T]:
        return aws.all_together([partial(read, one) for one in people])


def class_to_write_to(request: Request) -> ClassToWriteTo:
    """The group in the path. One round trip. Raises `NotFoundError`."""
    return ClassToWriteTo(administered_group(request))
