"""The instant at which a round opens: two hundred guardians, twenty times.

`SKOLBRO_MEETING_ROUNDS=100` races for so many rounds instead of a few.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.component.booking.evening import FOUR, a_round, path, put_out
from tests.component.booking.held import check, kept
from tests.component.booking.meetings import a_family_with_meetings
from tests.component.portal import Family, Portal
from tests.stack.rivals import RIVALS, Attempt, Rivals, rivals

from booking.rounds.round import Round
from booking.rounds.slot import Slot
from skolbro import ids
from skolbro.access.relations import Kind

pytestmark = pytest.mark.stack
GUARDIANS, SLOTS = 200, 20
ROUNDS = int(os.environ.get("SKOLBRO_MEETING_ROUNDS", "3"))
FEWER_ROUNDS = 5


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "booking")


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("booking", engine=dynamodb_local_address) as made:
        yield made


def a_class(portal: Portal, family: Family, *, size: int) -> list[Family]:
    """Children with a guardian each."""
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    families = []
    for _ in range(size):
        child, guardian = ids.new(), ids.new()
        portal.relate(guardian, Kind.GUARDIAN_OF, child, object_name="Barn", **place)
        portal.relate(child, Kind.MEMBER_OF, family.class_id, group_kind="class", **place)
        families.append(
            Family(family.school, child, guardian, ids.new(), family.class_id, family.mentor)
        )
    return families


def an_evening(portal: Portal, family: Family, *, day: int) -> tuple[Round, list[Slot]]:
    """Twenty times, on a day of its own."""
    evening = timedelta(days=day)
    made = a_round(family, closes_at=FOUR + evening)
    made = replace(made, first_day=made.first_day + evening, last_day=made.last_day + evening)
    minutes = [day * 24 * 60 + 20 * number for number in range(SLOTS)]
    return put_out(portal, family, minutes, made=made)


def to_book(family: Family, made: Round, slot: Slot, *, by: str | None = None) -> Attempt:
    headers = {"idempotency-key": ids.new()}
    parts = {"person": by or family.anna, "body": {"slotId": slot.id}, "headers": headers}
    return Attempt("booking", "POST", path(family, made), parts)


def to_move(family: Family, made: Round, slot: Slot, *, by: str) -> Attempt:
    parts = {"person": by, "body": {"slotId": slot.id}, "headers": {"if-match": '"1"'}}
    return Attempt("booking", "PUT", path(family, made), parts)


def test_of_two_hundred_guardians_twenty_win_and_the_others_are_told_what_is_free(
    portal: Portal, field: Rivals
) -> None:
    family = a_family_with_meetings(portal)
    families = a_class(portal, family, size=GUARDIANS)
    for day in range(ROUNDS):
        made, slots = an_evening(portal, family, day=day)
        wanted = [slots[number % SLOTS] for number in range(GUARDIANS)]

        outcomes = field.crowd(
            [to_book(one, made, slot) for one, slot in zip(families, wanted, strict=True)]
        )

        answers = [one.answer for one in outcomes]
        assert Counter(one.status for one in answers) == {201: SLOTS, 409: GUARDIANS - SLOTS}
        won = {one.body["slot"]["id"] for one in answers if one.status == 201}
        assert won == {one.id for one in slots}
        for answer, slot in zip(answers, wanted, strict=True):
            if answer.status == 409:
                assert answer.problem == "slot-taken"
                free = {one["id"] for one in answer.body["freeSlots"]}
                assert free <= won - {slot.id}
    check(kept(portal))


def test_of_two_guardians_of_the_same_child_one_books(portal: Portal, field: Rivals) -> None:
    for _ in range(FEWER_ROUNDS):
        family = a_family_with_meetings(portal)
        made, slots = put_out(portal, family, [20 * number for number in range(RIVALS)])
        guardians = (family.anna, family.erik) * (RIVALS // 2)

        outcomes = field.race(
            [
                to_book(family, made, slot, by=one)
                for one, slot in zip(guardians, slots, strict=True)
            ]
        )

        told = Counter(one.answer.status for one in outcomes)
        assert told == {201: 1, 409: RIVALS - 1}
        problems = {one.answer.problem for one in outcomes if one.answer.status == 409}
        assert problems <= {"meeting-booked", "person-busy"}
    check(kept(portal))


def test_moves_that_race_leave_every_child_with_one_meeting(portal: Portal, field: Rivals) -> None:
    """Two children change places with each other and with what is free, all at once."""
    for _ in range(FEWER_ROUNDS):
        family = a_family_with_meetings(portal)
        families = a_class(portal, family, size=RIVALS)
        made, slots = put_out(portal, family, [20 * number for number in range(RIVALS + 2)])
        booked = field.race(
            [to_book(one, made, slot) for one, slot in zip(families, slots, strict=False)]
        )
        assert {one.answer.status for one in booked} == {201}

        outcomes = field.race(
            [
                to_move(one, made, slots[(number + 2) % len(slots)], by=one.anna)
                for number, one in enumerate(families)
            ]
        )

        assert {one.answer.status for one in outcomes} <= {200, 409}
        check(kept(portal))
        mine = [one for one in kept(portal).bookings if one.round_id == made.id]
        assert len(mine) == RIVALS
