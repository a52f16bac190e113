"""Alternating residence: which guardian has which weeks of the one schedule. Pure.

Each guardian sets the times of their own weeks, and sees all. The weeks are divided by agreement:
one proposes, another accepts, and until then nothing has changed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from attendance.fritids.problems import UnknownOwnerError

DAYS_IN_A_WEEK = 7
EPOCH = date(1970, 1, 5)  # a Monday: cycles of all lengths are counted from it
MOST_WEEKS = 4


class WeekRule(StrEnum):
    """By even and odd ISO weeks, of which 53 and 1 follow each other, or by a cycle of weeks."""

    ISO_WEEK = "isoWeek"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Residence:
    """Whose the weeks are: of even and odd ISO weeks, or of each week of a cycle from `EPOCH`."""

    rule: WeekRule
    owners: tuple[str, ...]

    def owner_of(self, day: date) -> str:
        """Whose the week of a day is."""
        return self.owners[place(self.rule, len(self.owners), day)]

    def owners_from(self, monday: date) -> tuple[str, ...]:
        """The owners in the order that a guardian reads: of a cycle, from a week on."""
        if self.rule is WeekRule.ISO_WEEK:
            return self.owners
        begins = place(self.rule, len(self.owners), monday)
        return (*self.owners[begins:], *self.owners[:begins])


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidenceProposal:
    """A division that waits for another adult of the child; without weeks, to divide no more."""

    by: str
    residence: Residence | None


def place(rule: WeekRule, length: int, day: date) -> int:
    """Where in the list of owners the week of a day stands."""
    if rule is WeekRule.ISO_WEEK:
        return day.isocalendar().week % 2
    return (day - EPOCH).days // DAYS_IN_A_WEEK % length


def divided(
    rule: WeekRule, owners: tuple[str, ...], *, first: date, by: str, adults: Collection[str]
) -> Residence:
    """A division as a guardian proposes it.

    `owners` are those of even and odd weeks, or of a cycle's weeks from the week of `first`.
    Raises `UnknownOwnerError` for a week of somebody who is not the child's, or without one's own.
    """
    right_length = len(owners) == 2 if rule is WeekRule.ISO_WEEK else len(owners) <= MOST_WEEKS  # noqa: PLR2004 - even and odd
    if not right_length or not set(owners) <= set(adults) or by not in owners:
        raise UnknownOwnerError
    if rule is WeekRule.ISO_WEEK:
        return Residence(rule=rule, owners=owners)
    begins = place(rule, len(owners), first)
    from_epoch = tuple(owners[(n - begins) % len(owners)] for n in range(len(owners)))
    return Residence(rule=rule, owners=from_epoch)
