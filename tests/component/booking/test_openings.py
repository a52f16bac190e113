"""Guardians are told of a round once: when it opens, or when it first has times."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.component.booking.deliveries import Deliveries
from tests.component.booking.meetings import (
    a_family_with_meetings,
    a_round,
    make_round,
    put_out,
    rounds_path,
)
from tests.component.conftest import Clock
from tests.component.portal import Family, Portal, call

from booking.api import handler

OPENED = "booking.round_opened.v1"
TOMORROW = {"day": "2026-11-25", "time": "07:00"}
AT_SEVEN = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)


@pytest.fixture
def family(portal: Portal) -> Family:
    return a_family_with_meetings(portal)


def told(deliveries: Deliveries) -> list[str]:
    deliveries.deliver()
    return [one["round_id"] for one in deliveries.told(OPENED)]


def change(family: Family, round_id: str, *, opens: dict[str, str], version: int = 1) -> None:
    answer = call(
        handler, "PUT", rounds_path(family, round_id), person=family.mentor,
        body=a_round(opens=opens), headers={"if-match": f'"{version}"'},
    )  # fmt: skip
    assert answer.status == 204, answer


def test_a_round_that_is_open_is_told_of_when_its_first_times_are_put_out(
    family: Family, deliveries: Deliveries
) -> None:
    round_id = str(make_round(family).body["id"])
    assert told(deliveries) == []

    for starts, ends in (("08:00", "09:00"), ("10:00", "11:00")):
        assert put_out(family, round_id, starts=starts, ends=ends).status == 201
        assert told(deliveries) == [round_id]


def test_a_round_that_opens_later_is_told_of_then(
    family: Family, deliveries: Deliveries, at: Clock
) -> None:
    round_id = str(make_round(family, opens=TOMORROW).body["id"])
    put_out(family, round_id)
    assert told(deliveries) == []
    name = f"opening-{round_id}"
    assert deliveries.planned()[name][0] == AT_SEVEN

    at(AT_SEVEN)
    _, message = deliveries.planned()[name]
    for _ in range(2):
        deliveries.due(message)

    assert told(deliveries) == [round_id]
    assert put_out(family, round_id, starts="08:00", ends="09:00").status == 201
    assert told(deliveries) == [round_id]


def test_the_opening_moves_with_the_window(
    family: Family, deliveries: Deliveries, at: Clock
) -> None:
    round_id = str(make_round(family, opens=TOMORROW).body["id"])
    put_out(family, round_id)
    change(family, round_id, opens={"day": "2026-11-26", "time": "07:00"})
    deliveries.deliver()
    name, later = f"opening-{round_id}", AT_SEVEN + timedelta(days=1)
    assert deliveries.planned()[name][0] == later

    # A message of the time before, or one that comes early, plans it anew.
    at(AT_SEVEN)
    deliveries.run(name)
    assert told(deliveries) == []
    assert deliveries.planned()[name][0] == later

    change(family, round_id, opens={"day": "2026-11-24", "time": "07:00"}, version=2)
    assert told(deliveries) == [round_id]


def test_a_round_without_times_or_that_is_cancelled_is_not_told_of(
    family: Family, deliveries: Deliveries, at: Clock
) -> None:
    empty, cancelled = (str(make_round(family, opens=TOMORROW).body["id"]) for _ in range(2))
    put_out(family, cancelled)
    answer = call(
        handler, "PUT", f"{rounds_path(family, cancelled)}/cancellation", person=family.mentor,
        body={"reason": "Maria är sjuk"}, headers={"if-match": '"1"'},
    )  # fmt: skip
    assert answer.status == 204
    deliveries.deliver()

    at(AT_SEVEN)
    for name in list(deliveries.planned()):
        deliveries.run(name)

    assert told(deliveries) == []
    put_out(family, empty, starts="08:00", ends="09:00")
    assert told(deliveries) == [empty]
