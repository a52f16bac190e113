"""Back-to-back proposals against every choice there is."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from booking.family.siblings import MOST_PROPOSALS, Opening, Proposal, proposals

EVENING = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)


def opening(start: int, *, minutes: int = 15, of: str = "r") -> Opening:
    starts = EVENING + timedelta(minutes=start)
    return Opening(
        round_id=of,
        slot_id=f"{of}{start}-{minutes}",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=minutes),
    )


def starts(visit: Proposal) -> list[tuple[str, int]]:
    return [(child, (one.starts_at - EVENING).seconds // 60) for child, one in visit.times]


def test_two_children_follow_each_other_and_the_shortest_visit_is_first() -> None:
    openings = {
        "ada": [opening(0, of="a"), opening(60, of="a")],
        "bo": [opening(30, of="b"), opening(75, of="b")],
    }

    best, *others = proposals(openings)

    assert starts(best) == [("ada", 60), ("bo", 75)]
    assert best.waiting == timedelta(0)
    assert [starts(one) for one in others] == [
        [("ada", 0), ("bo", 30)],
        [("bo", 30), ("ada", 60)],
    ]


def test_a_time_at_the_same_moment_is_no_proposal() -> None:
    assert proposals({"ada": [opening(0, of="a")], "bo": [opening(10, of="b")]}) == ()


def test_a_child_without_a_time_leaves_nothing_to_propose() -> None:
    assert proposals({"ada": [opening(0)], "bo": []}) == ()
    assert proposals({}) == ()


def test_more_children_than_can_be_tried_get_none() -> None:
    assert proposals({str(child): [opening(20 * child)] for child in range(6)}) == ()


times = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 4)), min_size=1, max_size=6, unique=True
)
families = st.lists(times, min_size=1, max_size=3)


@given(families)
def test_the_first_is_the_shortest_of_all_that_fit_and_none_overlaps(
    family: list[list[tuple[int, int]]],
) -> None:
    openings = {
        str(child): [opening(10 * at, minutes=10 * long, of=str(child)) for at, long in mine]
        for child, mine in enumerate(family)
    }

    found = proposals(openings)

    fitting = [spans for spans in map(_fits, product(*openings.values())) if spans is not None]
    assert bool(found) == bool(fitting)
    assert len(found) <= MOST_PROPOSALS
    if found:
        assert found[0].ends_at - found[0].starts_at == min(fitting)
    for one in found:
        assert {child for child, _ in one.times} == set(openings)
        assert all(time in openings[child] for child, time in one.times)
        assert all(first.ends_at <= then.starts_at for (_, first), (_, then) in pairwise(one.times))


def _fits(chosen: tuple[Opening, ...]) -> timedelta | None:
    """How long a visit is with these times, if they do not overlap."""
    inorder = sorted(chosen, key=lambda one: one.starts_at)
    if any(first.ends_at > then.starts_at for first, then in pairwise(inorder)):
        return None
    return inorder[-1].ends_at - inorder[0].starts_at
