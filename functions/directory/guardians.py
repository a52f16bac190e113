"""Who guards whom, read out of a file in which either may name the other. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from directory.oneroster.roster import Roster

GUARDIANS = ("guardian", "parent", "relative")


@dataclass(frozen=True, slots=True)
class Guardianship:
    """A guardian and a student, by the registry's own ids; `deleted` when their row is."""

    guardian: str
    student: str
    deleted: bool


def guardianships(
    roster: Roster, *, is_known_student: Callable[[str], bool]
) -> Iterator[Guardianship]:
    """OneRoster 1.2, `agentSourcedIds`: who of two is the guardian, their roles tell.

    A delta need not repeat the roles, so there whoever is known to be a student never guards.
    """
    guardians = {role.user for role in roster.roles.values() if role.role in GUARDIANS}
    students = {role.user for role in roster.roles.values() if role.role == "student"}

    def guards(user: str) -> bool:
        if roster.mode == "bulk":
            return user in guardians
        return user in guardians or not (user in students or is_known_student(user))

    def is_guarded(user: str) -> bool:
        if roster.mode == "bulk":
            return user in students
        return user not in guardians or user in students or is_known_student(user)

    for user in roster.users.values():
        for agent in user.agents:
            for guardian, student in ((agent, user.id), (user.id, agent)):
                if guards(guardian) and is_guarded(student):
                    yield Guardianship(guardian, student, user.deleted)
                    break
