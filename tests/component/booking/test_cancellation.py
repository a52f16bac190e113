"""A round is cancelled: every meeting is, once, and everybody has the time back."""

from typing import Any

import pytest
from tests.component.booking.deliveries import Deliveries
from tests.component.booking.evening import a_classmate, ask, book, put_out
from tests.component.booking.meetings import a_family_with_meetings, cells_of, rounds_path
from tests.component.portal import Family, Portal, call

from booking.api import handler
from booking.cancellation import store
from booking.cancellation.cancelling import cancel_meetings
from booking.meetings.changes import book as take
from booking.meetings.moves import booked
from booking.rounds.round import Round
from booking.rounds.slot import Holder
from skolbro import clock
from skolbro.access.scopes import at_work
from skolbro.table import Transaction, from_item

CANCELLED = "booking.meeting_cancelled.v1"


@pytest.fixture
def family(portal: Portal) -> Family:
    return a_family_with_meetings(portal)


def cancel_round(family: Family, made: Round, *, version: int = 1) -> None:
    answer = call(
        handler, "PUT", f"{rounds_path(family, made.id)}/cancellation", person=family.mentor,
        body={"reason": "Maria är sjuk"}, headers={"if-match": f'"{version}"'},
    )  # fmt: skip
    assert answer.status == 204, answer


def states(portal: Portal) -> list[str]:
    return sorted(one["state"]["S"] for one in portal.items("booking", "Slot"))


def two_meetings(portal: Portal, family: Family) -> tuple[Round, Family]:
    """Alva and a classmate have each a meeting; the third time is free."""
    made, (first, second, _) = put_out(portal, family)
    cia = a_classmate(portal, family)
    assert book(family, made, first).status == 201
    assert book(cia, made, second).status == 201
    return made, cia


def test_all_meetings_are_cancelled_and_all_have_their_time_back(
    portal: Portal, family: Family, deliveries: Deliveries
) -> None:
    made, cia = two_meetings(portal, family)
    third = a_classmate(portal, family)
    assert ask("PUT", third, made, "/waiting").status in {200, 201, 204}
    deliveries.deliver()
    cancel_round(family, made)
    images = deliveries.new_events()

    for _ in range(2):
        deliveries.stream(*images)
    deliveries.deliver()

    assert states(portal) == ["cancelled"] * 3
    for person in (family.mentor, family.anna, family.child, cia.anna, cia.child):
        assert cells_of(portal, person) == {}
    told = deliveries.told(CANCELLED)
    assert sorted(one["student_id"] for one in told) == sorted([family.child, cia.child])
    assert {(one["cause"], one["by"]) for one in told} == {("round", family.mentor)}
    assert [one["student_id"] for one in deliveries.told("booking.waiting_ended.v1")] == [
        third.child
    ]
    bookings = portal.items("booking", "Booking")
    assert {one["status"]["S"] for one in bookings} == {"cancelled"}
    assert [name for name in deliveries.planned() if name.startswith("meeting-")] == []


def test_a_worker_that_stops_half_way_is_begun_again_and_tells_nobody_twice(
    portal: Portal, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, cia = two_meetings(portal, family)
    cancel_round(family, made)
    real = store.cancel_slot
    done: list[Any] = []

    def dies(*args: Any, **parts: Any) -> None:
        if len(done) == 1:
            raise TimeoutError
        real(*args, **parts)
        done.append(args)

    monkeypatch.setattr(store, "cancel_slot", dies)
    with pytest.raises(TimeoutError):
        cancel_meetings(at_work("test"), made.id, by=family.mentor)
    assert states(portal).count("cancelled") == 1

    monkeypatch.setattr(store, "cancel_slot", real)
    cancel_meetings(at_work("test"), made.id, by=family.mentor)

    assert states(portal) == ["cancelled"] * 3
    events = map(from_item, portal.items("booking", "Event"))
    told = [one["data"]["student_id"] for one in events if one["type"] == CANCELLED]
    assert sorted(told) == sorted([family.child, cia.child])


def test_a_booking_that_slips_in_is_cancelled_too(
    portal: Portal, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, (slot,) = put_out(portal, family, (0,))
    cancel_round(family, made)
    real = store.cancel_slot

    def late(*args: Any, **parts: Any) -> None:
        monkeypatch.setattr(store, "cancel_slot", real)
        transaction = Transaction()
        meeting = booked(
            made, slot, holder=Holder(family.child), guardian_id=family.anna, by=family.anna,
            now=clock.now(),
        )  # fmt: skip
        take(transaction, meeting, slot=slot, now=clock.now())
        transaction.commit()
        real(*args, **parts)

    monkeypatch.setattr(store, "cancel_slot", late)
    cancel_meetings(at_work("test"), made.id, by=family.mentor)

    assert states(portal) == ["cancelled"]
    (meeting,) = portal.items("booking", "Booking")
    assert meeting["status"]["S"] == "cancelled"
    assert cells_of(portal, family.anna) == cells_of(portal, family.mentor) == {}


def test_a_round_that_is_not_cancelled_keeps_its_meetings(portal: Portal, family: Family) -> None:
    made, _ = two_meetings(portal, family)

    cancel_meetings(at_work("test"), made.id, by=family.mentor)
    cancel_meetings(at_work("test"), family.child, by=family.mentor)

    assert states(portal) == ["booked", "booked", "free"]


def test_what_was_a_teachers_time_can_be_put_out_again(portal: Portal, family: Family) -> None:
    made, _ = put_out(portal, family)
    cancel_round(family, made)
    cancel_meetings(at_work("test"), made.id, by=family.mentor)

    put_out(portal, family)

    assert states(portal) == ["cancelled"] * 3 + ["free"] * 3
