"""Times that are given back, and those who wait for them, in order."""

from datetime import timedelta

import pytest
from tests.component.booking.deliveries import Deliveries
from tests.component.booking.evening import (
    FOUR,
    a_classmate,
    ask,
    book,
    cancel,
    free,
    move,
    put_out,
    see,
)
from tests.component.booking.meetings import a_family_with_meetings
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Answer, Family, Portal

from booking.rounds.round import Round
from booking.rounds.slot import Slot
from booking.waiting.offers import GRACE, OFFER_STANDS

OFFERED = "booking.slot_offered.v1"


@pytest.fixture
def full(portal: Portal, at: Clock) -> tuple[Round, Slot, Family, list[Family]]:
    """One time, which is booked, and three other children of the class who wait, in order."""
    family = a_family_with_meetings(portal)
    made, (slot,) = put_out(portal, family, (0,))
    assert book(family, made, slot).status == 201
    others = [a_classmate(portal, family) for _ in range(3)]
    for minute, other in enumerate(others):
        at(TUESDAY + timedelta(minutes=minute))
        assert wait(other, made).status == 200
    at(TUESDAY + timedelta(minutes=10))
    return made, slot, family, others


type Full = tuple[Round, Slot, Family, list[Family]]


def wait(family: Family, made: Round, *, by: str | None = None) -> Answer:
    return ask("PUT", family, made, "/waiting", by=by)


def leave(family: Family, made: Round) -> Answer:
    return ask("DELETE", family, made, "/waiting")


def offer_of(family: Family, made: Round) -> str | None:
    waiting = see(family, made).body["waiting"]
    return waiting["offer"]["id"] if waiting and waiting["offer"] else None


def test_a_place_in_the_list_is_kept_and_tells_how_many_are_before(full: Full) -> None:
    made, _, _, (first, second, third) = full

    assert [see(one, made).body["waiting"]["before"] for one in (first, second, third)] == [0, 1, 2]
    since = see(first, made).body["waiting"]["since"]
    assert wait(first, made).body["since"] == since
    assert wait(first, made, by=first.anna).status == 200


def test_who_has_a_meeting_does_not_wait(full: Full) -> None:
    made, _, family, _ = full

    assert wait(family, made).problem == "meeting-booked"


def test_a_time_that_is_given_back_is_offered_to_who_has_waited_longest(
    full: Full, deliveries: Deliveries
) -> None:
    made, slot, family, (first, second, third) = full
    cancel(family, made, version=1)
    # Even before the worker has come, nobody who happens to look is faster.
    assert [free(one, made) for one in (family, second)] == [[], []]
    assert book(third, made, slot).problem == "slot-taken"

    deliveries.deliver()

    assert [offer_of(one, made) for one in (first, second, third)] == [slot.id, None, None]
    assert [one["student_id"] for one in deliveries.told(OFFERED)] == [first.child]
    assert book(second, made, slot).problem == "slot-taken"
    assert free(first, made) == [slot.id]
    assert book(first, made, slot).status == 201
    assert see(first, made).body["waiting"] is None


def test_an_offer_that_is_not_taken_goes_to_the_next_and_at_last_to_anybody(
    full: Full, deliveries: Deliveries, at: Clock
) -> None:
    made, slot, family, (first, second, third) = full
    cancel(family, made, version=1)
    deliveries.deliver()
    instant = TUESDAY + timedelta(minutes=10)

    for one, following in ((first, second), (second, third), (third, None)):
        (planned,) = [at for name, (at, _) in deliveries.planned().items() if "offers" in name]
        instant += OFFER_STANDS
        assert planned == instant
        at(instant)
        deliveries.run(f"offers-{made.id}")
        assert see(one, made).body["waiting"] is None
        if following:
            assert offer_of(following, made) == slot.id

    assert [one["student_id"] for one in deliveries.told(OFFERED)] == [
        first.child, second.child, third.child,
    ]  # fmt: skip
    assert free(family, made) == [slot.id]
    assert book(family, made, slot).status == 201


def test_an_offer_that_is_over_is_anybodys_even_if_the_worker_has_stopped(
    full: Full, deliveries: Deliveries, at: Clock
) -> None:
    made, slot, family, (first, _, third) = full
    cancel(family, made, version=1)
    deliveries.deliver()
    over = TUESDAY + timedelta(minutes=10) + OFFER_STANDS

    at(over)
    assert book(third, made, slot).problem == "slot-taken"
    at(over + GRACE)
    assert book(third, made, slot).status == 201
    assert book(first, made, slot).problem == "slot-taken"


def test_a_time_that_is_held_for_the_list_is_anybodys_if_the_worker_has_stopped(
    full: Full, at: Clock
) -> None:
    made, slot, family, (_, second, _) = full
    cancel(family, made, version=1)

    at(TUESDAY + timedelta(minutes=10) + GRACE)

    assert book(second, made, slot).status == 201


def test_who_leaves_the_list_gives_up_what_is_offered(full: Full, deliveries: Deliveries) -> None:
    made, slot, family, (first, second, _) = full
    cancel(family, made, version=1)
    deliveries.deliver()

    assert [leave(first, made).status for _ in range(2)] == [204, 204]
    deliveries.deliver()

    assert book(first, made, slot).problem == "slot-taken"
    assert offer_of(second, made) == slot.id
    assert leave(first, made).status == 204


def test_a_move_gives_the_old_time_to_the_list(full: Full, deliveries: Deliveries) -> None:
    made, slot, family, (first, *_) = full
    _, (later,) = put_out(deliveries.portal, family, (60,), made=made)

    assert move(family, made, later, version=1).status == 200
    deliveries.deliver()

    assert offer_of(first, made) == slot.id


def test_who_books_another_time_gives_up_what_is_offered(
    full: Full, deliveries: Deliveries
) -> None:
    made, slot, family, (first, second, _) = full
    cancel(family, made, version=1)
    deliveries.deliver()
    _, (later,) = put_out(deliveries.portal, family, (60,), made=made)

    assert book(first, made, later).status == 201
    deliveries.deliver()

    assert offer_of(second, made) == slot.id


def test_the_same_events_again_and_in_another_order_offer_nothing_twice(
    full: Full, deliveries: Deliveries
) -> None:
    made, slot, family, (first, second, _) = full
    cancel(family, made, version=1)
    events = deliveries.new_events()

    deliveries.stream(*reversed(events), *events)
    deliveries.stream(*events)

    assert [one["student_id"] for one in deliveries.told(OFFERED)] == [first.child]
    assert offer_of(second, made) is None
    assert offer_of(first, made) == slot.id


def test_with_nobody_in_line_the_time_is_free_at_once(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (slot,) = put_out(portal, family, (0,))
    book(family, made, slot)

    cancel(family, made, version=1)

    assert free(family, made) == [slot.id]


def test_what_is_too_late_to_offer_is_free(full: Full, deliveries: Deliveries, at: Clock) -> None:
    made, slot, family, (first, *_) = full
    at(made.closes_at - timedelta(minutes=20))

    cancel(family, made, version=1)
    deliveries.deliver()

    assert deliveries.told(OFFERED) == []
    assert free(first, made) == [slot.id]


def test_a_guardian_whose_own_meeting_it_is_waits_for_oneself_only(
    portal: Portal, deliveries: Deliveries
) -> None:
    family = a_family_with_meetings(portal)
    other = a_classmate(portal, family)
    made, (slot,) = put_out(portal, family, (0,), separate=True)
    book(other, made, slot)
    assert wait(family, made, by=family.erik).status == 200

    cancel(other, made, version=1)
    deliveries.deliver()

    assert see(family, made).body["waiting"] is None
    assert see(family, made, by=family.erik).body["waiting"]["offer"]["id"] == slot.id
    (told,) = deliveries.told(OFFERED)
    assert told["alone_id"] == family.erik
    assert book(family, made, slot).problem == "slot-taken"
    assert book(family, made, slot, by=family.erik).status == 201


def test_an_offer_ends_with_the_window(full: Full, deliveries: Deliveries, at: Clock) -> None:
    made, _, family, (first, *_) = full
    at(made.closes_at - timedelta(hours=1))

    cancel(family, made, version=1)
    deliveries.deliver()

    until = see(first, made).body["waiting"]["offerUntil"]
    assert until == made.closes_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert made.closes_at < FOUR
