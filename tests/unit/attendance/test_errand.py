"""Errands on the wire: what the worker reads, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.reminders import queue
from attendance.reminders.reminder import Errand, Kind

ERRANDS = st.builds(
    Errand,
    kind=st.sampled_from(Kind),
    day=st.dates(),
    shard=st.sampled_from(["", *"0123456789ABCDEF"]),
    school_id=st.sampled_from(["", "01JTQ8ZK1V6S4M3N2P1R0T9X8Y"]),
)


@given(ERRANDS)
def test_an_errand_is_read_as_it_was_sent(told: Errand) -> None:
    assert queue.errand_of(queue._body(told)) == told  # noqa: SLF001 - what goes over the wire


@pytest.mark.parametrize(
    "body",
    [
        '{"kind":"stillIll"}', '{"kind":"stillIll","date":"x"}',
        '{"kind":"stillIll","date":"2026-11-25","shard":"X"}',
        '{"kind":"stillIll","date":"2026-11-25","schoolId":"x"}',
        '{"kind":"stillIll","at":"yesterday"}', "[]", "stillIll",
    ],
)  # fmt: skip
def test_anything_else_is_refused(body: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        queue.errand_of(body)
