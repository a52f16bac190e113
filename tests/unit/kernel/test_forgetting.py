"""Where an item names a person, and the update after which it does so no more."""

import copy
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolbro.forgetting.names import BESIDE, IN_A_CHANGE, Forgetting, forgettings, named_in

ANNA, ERIK = "01JTQ8ZK1V6S4M3N2P1R0T9X8Y", "01JTQ8ZK1V6S4M3N2P1R0T9X8Z"

NAMED = st.builds(
    lambda pair, who, name: {pair[0]: who, pair[1]: name},
    st.sampled_from(BESIDE),
    st.sampled_from([ANNA, ERIK]),
    st.sampled_from(["Anna Lind", "Erik Holm", ""]),
)
PARTS = st.recursive(
    NAMED | st.text(max_size=3) | st.integers(0, 9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["absences", "M#1", "note", "teachers"]), inner)
    ),
    max_leaves=12,
)
ITEMS = st.dictionaries(st.sampled_from(["a", "b", "id", "by"]), PARTS, max_size=4)


def applied(item: dict[str, Any], change: Forgetting) -> dict[str, Any]:
    """An item after an update, as DynamoDB would do it."""
    after = copy.deepcopy(item)
    for one in change.change.removeprefix("SET ").split(", "):
        path, _, value = one.partition(" = ")
        *steps, last = [
            int(step[1:-1]) if step.startswith("[") else change.names[step]
            for step in re.findall(r"#n\d+|\[\d+\]", path)
        ]
        part: Any = after
        for step in steps:
            part = part[step]
        part[last] = part[last] + change.values[":one"] if "+" in value else change.values[value]
    return after


def forgotten(item: dict[str, Any], person_id: str, *, saves: bool = False) -> dict[str, Any]:
    for change in forgettings(item, person_id, saves=saves):
        item = applied(item, change)
    return item


@given(ITEMS)
def test_nobody_is_named_after_it_and_everybody_else_still_is(item: dict[str, Any]) -> None:
    others = {one.name for one in named_in(item, ERIK)}

    after = forgotten(item, ANNA)

    assert list(named_in(after, ANNA)) == []
    assert {one.name for one in named_in(after, ERIK)} == others


@given(ITEMS)
def test_nothing_but_names_and_versions_changes(item: dict[str, Any]) -> None:
    names = {one.name for one in named_in(item, ANNA)}

    assert changed(item, forgotten(item, ANNA)) == names


def changed(before: Any, after: Any) -> set[tuple[str | int, ...]]:
    if isinstance(before, dict):
        steps: list[Any] = list(before)
        assert before.keys() == after.keys()
    elif isinstance(before, list):
        steps = list(range(len(before)))
        assert len(before) == len(after)
    else:
        return set() if before == after else {()}
    return {(one, *rest) for one in steps for rest in changed(before[one], after[one])}


def test_the_version_of_what_was_shown_counts_on() -> None:
    item = {"version": 3, "days": {"x": {"by": ANNA, "name": "Anna Lind", "version": 7}}}

    assert forgotten(item, ANNA) == {
        "version": 3, "days": {"x": {"by": ANNA, "name": "", "version": 8}},
    }  # fmt: skip


def test_the_version_of_a_save_stands() -> None:
    item = {"version": 3, "by": ANNA, "by_name": "Anna Lind"}

    assert forgotten(item, ANNA, saves=True) == {"version": 3, "by": ANNA, "by_name": ""}


@pytest.mark.parametrize("count", [1, IN_A_CHANGE, IN_A_CHANGE + 1, 50])
def test_an_update_has_no_more_names_than_it_can_hold(count: int) -> None:
    item = {"comments": [{"by": ANNA, "name": "Anna Lind"}] * count}

    changes = list(forgettings(item, ANNA))

    assert len(changes) == -(-count // IN_A_CHANGE)
    assert all(len(one.change) + len(one.condition) < 4096 for one in changes)
    assert list(named_in(forgotten(item, ANNA), ANNA)) == []


def test_an_update_holds_only_where_the_person_still_stands() -> None:
    (change,) = forgettings({"comments": [{"by": ANNA, "name": "Anna Lind"}]}, ANNA)

    assert change.condition == "#n0[0].#n2 = :person"
    assert change.names == {"#n0": "comments", "#n1": "name", "#n2": "by"}
