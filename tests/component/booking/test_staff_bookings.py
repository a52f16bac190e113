"""Staff book, move and cancel for a student, by the same conditions as guardians."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.booking.deliveries import Deliveries
from tests.component.booking.evening import FOUR, a_classmate, ask, book, put_out
from tests.component.booking.meetings import a_family_with_meetings, cells_of, rounds_path
from tests.component.conftest import Clock
from tests.component.portal import Answer, Family, Portal, call

from booking.api import handler
from booking.rounds.round import Round
from skolbro import ids
from skolbro.access.relations import Kind


@pytest.fixture
def family(portal: Portal) -> Family:
    return a_family_with_meetings(portal)


def staff(
    method: str, family: Family, made: Round, *, by: str | None = None, version: int = 1,
    **parts: Any,
) -> Answer:  # fmt: skip
    headers = {} if method in {"GET", "POST"} else {"if-match": f'"{version}"'}
    return call(
        handler, method, f"{rounds_path(family, made.id)}/students/{family.child}/booking",
        person=by or family.mentor, headers={**headers, **parts.pop("headers", {})}, **parts,
    )  # fmt: skip


def test_staff_books_moves_and_cancels_for_a_student(portal: Portal, family: Family) -> None:
    made, (first, second, _) = put_out(portal, family)

    booked = staff("POST", family, made, body={"slotId": first.id})
    assert booked.status == 201, booked
    assert booked.body["slot"]["meets"]["displayName"] == "Alva Lind"
    assert sorted(cells_of(portal, family.child)) == [
        "2026-12-03 c1500", "2026-12-03 c1505", "2026-12-03 c1510",
    ]  # fmt: skip
    assert cells_of(portal, family.anna) == {}
    assert staff("GET", family, made).headers["ETag"] == '"1"'

    moved = [staff("PUT", family, made, body={"slotId": second.id}) for _ in range(2)]
    assert [one.status for one in moved] == [204, 204]
    assert min(cells_of(portal, family.child)) == "2026-12-03 c1520"
    assert staff("DELETE", family, made).problem == "changed-meanwhile"

    gone = [staff("DELETE", family, made, version=2) for _ in range(2)]
    assert [one.status for one in gone] == [204, 204]
    assert cells_of(portal, family.child) == {}
    assert staff("GET", family, made).problem == "meeting-cancelled"
    assert {one["state"]["S"] for one in portal.items("booking", "Slot")} == {"free"}


def test_staff_books_before_and_after_the_window_but_nothing_that_has_been(
    portal: Portal, family: Family, at: Clock
) -> None:
    made, (first, second, _) = put_out(portal, family)
    at(FOUR - timedelta(hours=1))
    assert book(family, made, first).problem == "round-closed"

    assert staff("POST", family, made, body={"slotId": first.id}).status == 201
    at(FOUR + timedelta(minutes=30))
    assert staff("PUT", family, made, body={"slotId": second.id}).problem == "slot-passed"


def test_staff_and_guardians_compete_by_the_same_conditions(portal: Portal, family: Family) -> None:
    made, (first, second, _) = put_out(portal, family)
    cia = a_classmate(portal, family)
    assert book(family, made, first).status == 201

    assert staff("POST", cia, made, body={"slotId": first.id}).problem == "slot-taken"
    assert staff("POST", family, made, body={"slotId": second.id}).problem == "meeting-booked"
    assert staff("PUT", family, made, body={"slotId": second.id}).status == 204
    assert book(cia, made, first).status == 201


def test_a_lost_answer_books_once(portal: Portal, family: Family) -> None:
    made, (first, *_) = put_out(portal, family)
    key = {"idempotency-key": "the-key-of-maria"}

    both = [staff("POST", family, made, body={"slotId": first.id}, headers=key) for _ in range(2)]

    assert [one.status for one in both] == [201, 201]
    assert both[0].body == both[1].body
    assert len(portal.items("booking", "Booking")) == 1


def test_where_guardians_meet_alone_staff_says_with_whom(portal: Portal, family: Family) -> None:
    made, (first, second, _) = put_out(portal, family, separate=True)

    for guardian in (None, ids.new(), family.mentor):
        body = {"slotId": first.id, "guardianId": guardian}
        assert staff("POST", family, made, body=body).problem == "not-a-guardian-here"
    for slot, guardian in ((first, family.anna), (second, family.erik)):
        body = {"slotId": slot.id, "guardianId": guardian}
        assert staff("POST", family, made, body=body).status == 201
    assert len(portal.items("booking", "Booking")) == 2
    query = {"guardianId": family.erik}
    assert staff("GET", family, made, query=query).body["slot"]["id"] == second.id
    assert staff("GET", family, made).problem == "not-a-guardian-here"
    assert staff("DELETE", family, made, query=query).status == 204
    assert sorted(cells_of(portal, family.erik)) == []
    assert len(cells_of(portal, family.anna)) == 3


def test_what_staff_gives_back_goes_to_who_waits(
    portal: Portal, family: Family, deliveries: Deliveries
) -> None:
    made, (only,) = put_out(portal, family, (0,))
    cia = a_classmate(portal, family)
    assert staff("POST", family, made, body={"slotId": only.id}).status == 201
    assert ask("PUT", cia, made, "/waiting").status in {200, 201, 204}

    assert staff("DELETE", family, made).status == 204
    deliveries.deliver()

    (offer,) = deliveries.told("booking.slot_offered.v1")
    assert offer["student_id"] == cia.child


def test_nobody_but_the_groups_staff_books_for_a_student(portal: Portal, family: Family) -> None:
    made, (first, *_) = put_out(portal, family)
    other = a_family_with_meetings(portal, school=family.school)
    body = {"slotId": first.id}

    for person in (family.anna, family.child, other.mentor, ids.new()):
        assert staff("POST", family, made, by=person, body=body).status == 404
    assert staff("POST", other, made, body=body).status == 404
    assert staff("POST", family, made, body={"slotId": ids.new()}).status == 404
    assert staff("PUT", family, made, body=body).status == 404


def test_a_teacher_books_for_no_student_with_protected_identity(portal: Portal) -> None:
    family = a_family_with_meetings(portal, protected=True)
    nils = ids.new()
    portal.relate(
        nils, Kind.TEACHES, family.class_id, person_name="Nils", object_name="4B",
        group_kind="class", school_id=family.school.id, commune_id=family.school.commune_id,
    )  # fmt: skip
    made, (first, *_) = put_out(portal, family)
    body = {"slotId": first.id}

    assert staff("POST", family, made, by=nils, body=body).status == 404
    assert staff("POST", family, made, body=body).status == 201
    assert staff("GET", family, made).status == 200
    (read,) = portal.items("booking", "Read")
    assert read["what"]["S"] == "booking.meeting"
