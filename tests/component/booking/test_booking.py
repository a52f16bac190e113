"""A guardian books, moves and cancels a meeting, through the real handler."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.booking.evening import (
    FOUR,
    a_classmate,
    a_round,
    a_sibling,
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
from tests.component.portal import Portal, a_family, call

from booking.api import handler
from booking.rounds.round import RoundStatus, Venue
from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.table import from_item


def events(portal: Portal) -> list[str]:
    items = sorted((from_item(one) for one in portal.items("booking", "Event")), key=_id)
    return [one["type"] for one in items]


def _id(item: dict[str, Any]) -> str:
    return str(item["id"])


def test_a_guardian_books_a_free_time_and_both_guardians_see_it(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family)

    answer = book(family, made, second)

    assert answer.status == 201, answer
    assert answer.headers["ETag"] == '"1"'
    assert answer.body["slot"]["startsAt"] == "2026-12-03T15:20:00Z"
    assert answer.body["slot"]["teachers"] == ["Maria Ek"]
    assert answer.body["slot"]["venue"] == {"place": "Sal 12", "link": None}
    for guardian, is_own in ((family.anna, True), (family.erik, False)):
        shown = see(family, made, by=guardian).body
        assert shown["meeting"] == {**answer.body, "bookedByMe": is_own}
        assert [one["id"] for one in shown["slots"]] == [first.id, third.id]
    assert events(portal) == ["booking.meeting_booked.v1"]


def test_others_see_that_a_time_is_gone_and_not_whose_it_is(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    other = a_classmate(portal, family)
    made, (first, second, _) = put_out(portal, family)
    book(family, made, first)

    shown = see(other, made).body

    assert first.id not in [one["id"] for one in shown["slots"]]
    assert second.id in [one["id"] for one in shown["slots"]]
    assert family.child not in str(shown)
    assert shown["meeting"] is None


def test_a_time_has_one_holder_and_who_comes_second_is_told_what_is_free(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    other = a_classmate(portal, family)
    made, (first, second, third) = put_out(portal, family)
    book(family, made, first)

    answer = book(other, made, first)

    assert (answer.status, answer.problem) == (409, "slot-taken")
    assert [one["id"] for one in answer.body["freeSlots"]] == [second.id, third.id]
    assert see(other, made).body["meeting"] is None


def test_a_child_has_one_meeting_a_round_whichever_guardian_asks(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family)
    book(family, made, first)

    for guardian in (family.anna, family.erik):
        answer = book(family, made, second, by=guardian)
        assert (answer.status, answer.problem) == (409, "meeting-booked")
    assert free(family, made) == [second.id, third.id]


def test_where_guardians_meet_alone_neither_sees_the_others_meeting(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family, separate=True)
    assert book(family, made, first).body["alone"] is True

    assert see(family, made, by=family.erik).body["meeting"] is None
    assert ask("GET", family, made, by=family.erik).status == 404
    assert ask("GET", family, made, "/booking/calendar-file", by=family.erik).status == 404
    assert book(family, made, second, by=family.erik).status == 201
    assert free(family, made) == [third.id]
    rounds = call(handler, "GET", f"/booking/students/{family.child}/rounds", person=family.erik)
    assert rounds.body["items"][0]["booked"] is True


def test_a_meeting_alone_at_the_same_time_in_two_rounds_is_not_told_to_the_other(
    portal: Portal,
) -> None:
    family = a_family_with_meetings(portal)
    made, (slot,) = put_out(portal, family, (0,), separate=True)
    music = a_sibling(portal, family)
    portal.relate(
        family.child, Kind.MEMBER_OF, music.class_id, school_id=family.school.id,
        commune_id=family.school.commune_id, group_kind="teaching",
    )  # fmt: skip
    other, (same,) = put_out(portal, music, (0,), separate=True)
    assert book(family, made, slot).status == 201

    assert book(family, other, same, by=family.erik).status == 201
    assert book(family, other, same).problem == "slot-taken"


def test_nobody_is_in_two_places_at_once(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    sibling = a_sibling(portal, family)
    made, (first, second) = put_out(portal, family, (5, 25))
    others, (before, after, later) = put_out(portal, sibling, (0, 15, 40))
    book(family, made, first)

    for slot in (before, after):
        answer = book(sibling, others, slot)
        assert (answer.status, answer.problem) == (409, "person-busy")
        assert "16:" in answer.body["detail"]
    assert book(sibling, others, before, by=family.erik).status == 201
    assert free(sibling, others) == [after.id, later.id]
    assert second.id in free(family, made)


def test_a_guardian_who_teaches_is_not_booked_into_the_own_lesson_of_meetings(
    portal: Portal,
) -> None:
    family = a_family_with_meetings(portal)
    made, (slot,) = put_out(portal, family, (0,))
    teacher_of_other = a_sibling(portal, family)
    colleague = a_round(teacher_of_other)
    put_out(
        portal, type(family)(**{**vars(teacher_of_other), "mentor": family.anna}), (5,),
        made=colleague,
    )  # fmt: skip

    assert book(family, made, slot).problem == "person-busy"


def test_a_move_takes_the_new_time_and_gives_back_the_old_one(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family)
    book(family, made, first)

    answer = move(family, made, second, version=1, by=family.erik)

    assert answer.status == 200, answer
    assert answer.headers["ETag"] == '"2"'
    assert answer.body["slot"]["id"] == second.id
    assert free(family, made) == [first.id, third.id]
    assert events(portal) == ["booking.meeting_booked.v1", "booking.meeting_changed.v1"]


def test_a_move_to_a_time_that_overlaps_ones_own_is_one_act(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made = a_round(family, minutes=30)
    _, (first,) = put_out(portal, family, (0,), made=made)
    colleague = type(family)(**{**vars(family), "mentor": ids.new()})
    _, (second,) = put_out(portal, colleague, (10,), made=made)
    book(family, made, first)

    answer = move(family, made, second, version=1)

    assert answer.status == 200, answer
    assert free(family, made) == [first.id]


def test_a_move_to_a_taken_time_leaves_the_meeting_where_it_was(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    other = a_classmate(portal, family)
    made, (first, second, third) = put_out(portal, family)
    book(family, made, first)
    book(other, made, second)

    answer = move(family, made, second, version=1)

    assert (answer.status, answer.problem) == (409, "slot-taken")
    assert [one["id"] for one in answer.body["freeSlots"]] == [third.id]
    assert see(family, made).body["meeting"]["slot"]["id"] == first.id


def test_a_move_to_the_time_that_one_has_changes_nothing(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, _) = put_out(portal, family)
    book(family, made, first)
    moved = move(family, made, second, version=1)

    again = move(family, made, second, version=1)
    also = move(family, made, second, version=2)

    assert moved.status == again.status == also.status == 200
    assert moved.body == again.body == also.body
    assert moved.headers["ETag"] == again.headers["ETag"] == '"2"'
    assert len(events(portal)) == 2


def test_a_move_of_a_version_that_is_not_the_last_is_refused(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family)
    book(family, made, first)
    move(family, made, second, version=1)

    assert move(family, made, third, version=1).problem == "changed-meanwhile"
    assert cancel(family, made, version=1).problem == "changed-meanwhile"
    assert ask("PUT", family, made, body={"slotId": third.id}).status == 428


def test_a_cancelled_meeting_is_free_for_others_and_may_be_booked_anew(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family)
    book(family, made, first)

    assert cancel(family, made, version=1).status == 204
    assert cancel(family, made, version=1).status == 204

    assert see(family, made).body["meeting"] is None
    assert free(family, made) == [first.id, second.id, third.id]
    assert move(family, made, second, version=2).problem == "meeting-cancelled"
    assert events(portal) == ["booking.meeting_booked.v1", "booking.meeting_cancelled.v1"]
    again = book(family, made, second)
    assert (again.status, again.headers["ETag"]) == (201, '"3"')


def test_a_lost_answer_is_given_again_and_books_nothing_more(portal: Portal, at: Clock) -> None:
    family = a_family_with_meetings(portal)
    closes = clock.now() + timedelta(hours=1)
    made, (first, second, _) = put_out(portal, family, closes_at=closes)
    key = {"idempotency-key": "the-key-of-anna"}
    answer = book(family, made, first, headers=key)

    again = book(family, made, first, headers=key)
    assert (again.status, again.body, again.headers["ETag"]) == (201, answer.body, '"1"')
    assert book(family, made, second, headers=key).problem == "idempotency-key-reused"
    move(family, made, second, version=1)
    at(made.closes_at)
    after = book(family, made, first, headers=key)

    assert (after.status, after.body, after.headers["ETag"]) == (201, answer.body, '"1"')


def test_rounds_are_listed_while_they_are_open_or_hold_a_meeting(portal: Portal, at: Clock) -> None:
    family = a_family_with_meetings(portal)
    made, (first, *_) = put_out(portal, family)
    put_out(portal, family, (60,), opens_at=FOUR - timedelta(days=2))
    put_out(portal, family, (80,), status=RoundStatus.CANCELLED)
    address = f"/booking/students/{family.child}/rounds"

    def listed() -> list[tuple[str, bool, bool]]:
        answer = call(handler, "GET", address, person=family.erik)
        assert answer.status == 200, answer
        return [(one["id"], one["open"], one["booked"]) for one in answer.body["items"]]

    assert listed() == [(made.id, True, False)]
    book(family, made, first)
    assert listed() == [(made.id, True, True)]
    at(made.closes_at)
    assert (made.id, False, True) in listed()
    at(FOUR + timedelta(hours=1))
    assert listed() == []


def test_after_the_window_only_the_school_changes(portal: Portal, at: Clock) -> None:
    family = a_family_with_meetings(portal)
    other = a_classmate(portal, family)
    made, (first, second, _) = put_out(portal, family)
    book(family, made, first)
    at(made.closes_at)

    shown = see(family, made).body
    assert (shown["open"], shown["slots"]) == (False, [])
    assert shown["meeting"]["slot"]["id"] == first.id
    for answer in (
        move(family, made, second, version=1),
        cancel(family, made, version=1),
        book(other, made, second),
        ask("PUT", other, made, "/waiting"),
    ):
        assert (answer.status, answer.problem) == (409, "round-closed")
        assert "Ekebro skola" in answer.body["detail"]
    assert see(other, made).status == 404


def test_before_the_window_there_is_no_round(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (slot, *_) = put_out(portal, family, opens_at=FOUR - timedelta(days=2))

    assert see(family, made).status == 404
    assert book(family, made, slot).problem == "not-found"


def test_a_time_that_has_begun_is_neither_booked_nor_given_back(portal: Portal, at: Clock) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, third) = put_out(portal, family, closes_at=FOUR + timedelta(hours=3))
    book(family, made, first)
    at(FOUR + timedelta(minutes=20))

    assert free(family, made) == [third.id]
    assert move(family, made, second, version=1).problem == "slot-passed"
    assert move(family, made, third, version=1).problem == "slot-passed"
    assert cancel(family, made, version=1).problem == "slot-passed"


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("GET", ""),
        ("GET", "/booking"),
        ("GET", "/booking/calendar-file"),
        ("POST", "/booking"),
        ("PUT", "/booking"),
        ("DELETE", "/booking"),
        ("PUT", "/waiting"),
        ("DELETE", "/waiting"),
    ],
)
def test_anothers_child_and_a_child_of_another_group_are_not_there(
    portal: Portal, method: str, rest: str
) -> None:
    family, others = a_family_with_meetings(portal), a_family_with_meetings(portal)
    made, (slot, *_) = put_out(portal, family)
    there, (foreign, *_) = put_out(portal, others)
    parts: dict[str, Any] = {"headers": {"if-match": '"1"'}} if method in {"PUT", "DELETE"} else {}
    if rest == "/booking" and method in {"POST", "PUT"}:
        parts["body"] = {"slotId": slot.id}
    book(family, made, slot)

    for person in (others.anna, family.child, family.mentor, others.mentor, ids.new()):
        answer = ask(method, family, made, rest, by=person, **parts)
        assert (answer.status, answer.problem) == (404, "not-found")
    for round_id in (there.id, ids.new(), "x"):
        odd = type(made)(**{**{f: getattr(made, f) for f in made.__slots__}, "id": round_id})
        answer = ask(method, family, odd, rest, **parts)
        assert (answer.status, answer.problem) == (404, "not-found")
    assert foreign.id in free(others, there)


def test_a_time_of_another_round_or_commune_is_not_there(portal: Portal) -> None:
    family, others = a_family_with_meetings(portal), a_family_with_meetings(portal)
    made, (first, *_) = put_out(portal, family)
    _, (foreign, *_) = put_out(portal, others)

    assert book(family, made, foreign).problem == "not-found"
    assert book(family, made, ids.new()).problem == "not-found"
    assert book(family, made, "no id").problem == "invalid-request"
    book(family, made, first)
    assert move(family, made, foreign, version=1).problem == "not-found"
    assert see(family, made).body["meeting"]["slot"]["id"] == first.id


def test_a_school_without_parent_meetings_says_so(portal: Portal) -> None:
    family = a_family(portal)
    made, (slot, *_) = put_out(portal, family)

    assert book(family, made, slot).problem == "function-off"
    address = f"/booking/students/{family.child}/rounds"
    assert call(handler, "GET", address, person=family.anna).problem == "function-off"


def test_a_reading_of_a_protected_child_is_kept_and_the_calendar_does_not_name_it(
    portal: Portal,
) -> None:
    family = a_family_with_meetings(portal, protected=True)
    made, (slot, *_) = put_out(portal, family, venue=Venue(link="https://video.example/4b"))
    book(family, made, slot)
    before = len(portal.items("booking", "Read"))

    see(family, made)
    text = ask("GET", family, made, "/booking/calendar-file").body

    assert len(portal.items("booking", "Read")) == before + 2
    assert "Alva" not in text
    assert "https://video.example/4b" in text


def test_the_calendar_file_keeps_its_id_and_counts_its_changes(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, _) = put_out(portal, family)
    book(family, made, first)

    def read() -> dict[str, str]:
        answer = ask("GET", family, made, "/booking/calendar-file")
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert "@" not in answer.body.replace("@skolbro.se", "")
        lines = [line.partition(":") for line in answer.body.splitlines()]
        return {name.split(";")[0]: value for name, _, value in lines}

    booked = read()
    move(family, made, second, version=1)
    moved = read()
    cancel(family, made, version=2)
    gone = read()
    book(family, made, first)
    anew = read()

    assert len({one["UID"] for one in (booked, moved, gone, anew)}) == 1
    assert [one["SEQUENCE"] for one in (booked, moved, gone, anew)] == ["0", "1", "2", "3"]
    assert [one["STATUS"] for one in (booked, moved, gone)] == [
        "CONFIRMED", "CONFIRMED", "CANCELLED",
    ]  # fmt: skip
    assert "Alva" in booked["SUMMARY"]
    assert "Lind" not in booked["SUMMARY"]
