"""Ids that say nothing, and the same id for the same key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolbro import ids

SECRET = b"k" * 64
PARTS = st.lists(st.text(), min_size=1, max_size=3)


def test_a_new_id_is_an_id_and_new() -> None:
    made = [ids.new() for _ in range(200)]

    assert all(map(ids.is_id, made))
    assert len(set(made)) == len(made)


@given(PARTS)
def test_a_derived_id_is_an_id_and_always_the_same(parts: list[str]) -> None:
    assert ids.is_id(ids.derived(SECRET, *parts))
    assert ids.derived(SECRET, *parts) == ids.derived(SECRET, *parts)


@given(PARTS, PARTS)
def test_different_keys_lead_to_different_ids(some: list[str], other: list[str]) -> None:
    same = ids.derived(SECRET, *some) == ids.derived(SECRET, *other)

    assert same == (some == other)


@pytest.mark.parametrize(
    ("some", "other"), [(("ab", "c"), ("a", "bc")), (("1:a",), ("", "a")), (("a", ""), ("a",))]
)
def test_parts_cannot_flow_into_each_other(some: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert ids.derived(SECRET, *some) != ids.derived(SECRET, *other)


@given(PARTS)
def test_without_the_secret_an_id_cannot_be_guessed_back(parts: list[str]) -> None:
    assert ids.derived(SECRET, *parts) != ids.derived(b"another", *parts)


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "01M86Z734E6K7H35GQGX2FSX5", "01M86Z734E6K7H35GQGX2FSX522",
        "81M86Z734E6K7H35GQGX2FSX52", "01m86z734e6k7h35gqgx2fsx52", "01M86Z734E6K7H35GQGX2FSX5I",
        "01M86Z734E6K7H35GQGX2FSX52\n", " 01M86Z734E6K7H35GQGX2FSX52", 12, None, ["01"],
    ],
)  # fmt: skip
def test_what_has_not_the_shape_is_no_id(text: object) -> None:
    assert not ids.is_id(text)
