"""Alternating residence: whose each week is, and that the years have 53 weeks now and then."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.attendance.fritids.samples import DAYS, MONDAY

from attendance.fritids.problems import UnknownOwnerError
from attendance.fritids.residence import Residence, WeekRule, divided, place

PARENTS = {"anna", "erik"}


def test_week_53_and_week_1_are_both_odd() -> None:
    even_odd = Residence(rule=WeekRule.ISO_WEEK, owners=("anna", "erik"))

    weeks = [date(2026, 12, 21) + timedelta(weeks=n) for n in range(4)]
    assert [monday.isocalendar().week for monday in weeks] == [52, 53, 1, 2]
    assert [even_odd.owner_of(monday) for monday in weeks] == ["anna", "erik", "erik", "anna"]


def test_a_cycle_goes_on_by_turns_across_week_53() -> None:
    cycle = divided(
        WeekRule.CYCLE, ("anna", "erik"), first=date(2026, 12, 21), by="anna", adults=PARENTS
    )

    weeks = [date(2026, 12, 21) + timedelta(weeks=n) for n in range(4)]
    assert [cycle.owner_of(monday) for monday in weeks] == ["anna", "erik", "anna", "erik"]


@given(st.lists(st.sampled_from(sorted(PARENTS)), min_size=1, max_size=4), DAYS, st.integers(0, 99))
def test_the_weeks_from_the_first_are_as_they_were_proposed(
    owners: list[str], first: date, week: int
) -> None:
    by = owners[0]
    cycle = divided(WeekRule.CYCLE, tuple(owners), first=first, by=by, adults=PARENTS)

    assert cycle.owner_of(first + timedelta(weeks=week)) == owners[week % len(owners)]
    assert cycle.owners_from(first) == tuple(owners)


@given(DAYS, st.integers(0, 6), st.sampled_from(list(WeekRule)), st.integers(1, 4))
def test_all_days_of_a_week_are_of_the_same(
    day: date, weekday: int, rule: WeekRule, length: int
) -> None:
    monday = day - timedelta(days=day.weekday())

    assert place(rule, length, monday) == place(rule, length, monday + timedelta(weekday))


@pytest.mark.parametrize(
    ("rule", "owners"),
    [
        (WeekRule.ISO_WEEK, ("anna",)),
        (WeekRule.ISO_WEEK, ("anna", "erik", "anna")),
        (WeekRule.ISO_WEEK, ("anna", "karin")),
        (WeekRule.ISO_WEEK, ("erik", "erik")),
        (WeekRule.CYCLE, ("anna",) * 5),
        (WeekRule.CYCLE, ()),
    ],
)
def test_weeks_are_divided_between_the_childs_own_adults(
    rule: WeekRule, owners: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownOwnerError):
        divided(rule, owners, first=MONDAY, by="anna", adults=PARENTS)


def test_even_and_odd_are_shown_as_they_are() -> None:
    even_odd = divided(WeekRule.ISO_WEEK, ("erik", "anna"), first=MONDAY, by="anna", adults=PARENTS)

    assert even_odd.owners_from(MONDAY) == even_odd.owners == ("erik", "anna")
