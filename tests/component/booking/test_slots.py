"""Times of a round, through the real handler: no teacher is in two places at once."""

from typing import Any

import pytest
from tests.component.booking.meetings import (
    DAY,
    a_family_with_meetings,
    cells_of,
    change_slot,
    make_round,
    put_out,
    read_round,
    rounds_path,
    take_in,
    times,
)
from tests.component.portal import Family, Portal, a_school, call

from booking.api import handler
from booking.rounds.items import SLOT
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.table import to_item


@pytest.fixture
def family(portal: Portal) -> Family:
    return a_family_with_meetings(portal)


@pytest.fixture
def round_id(family: Family) -> str:
    return str(make_round(family).body["id"])


def starts_of(body: dict[str, Any]) -> list[str]:
    return [one["startsAt"][11:16] for one in body["items"]]


def teaches(portal: Portal, family: Family, name: str = "Nils Berg") -> str:
    """One more teacher of the class."""
    teacher = ids.new()
    portal.relate(
        teacher, Kind.TEACHES, family.class_id, person_name=name, object_name="4B",
        group_kind="class", school_id=family.school.id, commune_id=family.school.commune_id,
    )  # fmt: skip
    return teacher


def test_two_hours_of_quarters_with_pauses_of_five_are_six_times(
    portal: Portal, family: Family, round_id: str
) -> None:
    answer = put_out(family, round_id)

    assert answer.status == 201, answer
    assert starts_of(answer.body) == ["15:00", "15:20", "15:40", "16:00", "16:20", "16:40"]
    plan = read_round(family, round_id).body
    assert plan["slots"] == answer.body["items"]
    assert plan["round"]["slotCount"] == 6
    assert [one["displayName"] for one in plan["students"]] == ["Alva Lind"]
    assert len(cells_of(portal, family.mentor)) == 6 * 3


def test_one_time_may_have_a_length_and_a_link_of_its_own(family: Family, round_id: str) -> None:
    answer = put_out(
        family, round_id, single=True, starts="08:10", ends="08:45", blocked=True,
        link="https://video.example/rum",
    )  # fmt: skip

    (slot,) = answer.body["items"]
    assert (slot["startsAt"], slot["endsAt"]) == ("2026-12-03T07:10:00Z", "2026-12-03T07:45:00Z")
    assert slot["venue"] == {"place": None, "link": "https://video.example/rum"}
    assert slot["state"] == "blocked"
    assert slot["teachers"] == [{"id": family.mentor, "name": "Maria Ek"}]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"ends": "16:00"}, "slot-time"),
        ({"ends": "15:00"}, "slot-time"),
        ({"ends": "16:10"}, "slot-time"),
        ({"starts": "16:02"}, "slot-time"),
        ({"single": True}, None),
        ({"single": True, "ends": "18:05"}, "slot-time"),
        ({"day": "2026-12-05"}, "slot-day"),
        ({"day": "2026-12-02"}, "slot-day"),
        ({"place": "Sal 1", "link": "https://video.example/rum"}, "meeting-venue"),
        ({"starts": "08:00"}, "too-many-slots"),
        ({"starts": "24:00"}, "invalid-request"),
        ({"teacherIds": []}, "invalid-request"),
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_is_refused(
    portal: Portal, family: Family, round_id: str, changes: dict[str, Any], problem: str | None
) -> None:
    answer = put_out(family, round_id, **changes)

    if problem is None:
        assert answer.status == 201
        return
    assert answer.problem == problem
    assert portal.items("booking", "Slot") == []
    assert cells_of(portal, family.mentor) == {}


def test_no_teacher_has_two_times_at_once_in_any_round_or_school(
    portal: Portal, family: Family, round_id: str
) -> None:
    put_out(family, round_id)
    other = a_family_with_meetings(portal, school=a_school(functions=("meetings",)))
    portal.relate(
        family.mentor, Kind.MENTOR_OF, other.class_id, person_name="Maria Ek", object_name="5A",
        group_kind="class", school_id=other.school.id, commune_id=other.school.commune_id,
    )  # fmt: skip
    there = str(make_round(other, person=family.mentor).body["id"])

    for starts, ends, status in (
        ("16:00", "16:15", 409),
        ("15:50", "16:05", 409),
        ("16:10", "16:25", 409),
        ("16:15", "16:20", 201),
        ("15:45", "16:00", 201),
    ):
        answer = put_out(other, there, person=family.mentor, single=True, starts=starts, ends=ends)
        assert answer.status == status, (starts, answer)
        if status == 409:
            assert answer.problem == "teacher-busy"
            assert "den 2026-12-03" in answer.body["detail"]


def test_a_co_teacher_is_as_busy_as_the_mentor(
    portal: Portal, family: Family, round_id: str
) -> None:
    nils = teaches(portal, family)
    both: dict[str, Any] = {"teacherIds": [family.mentor, nils]}

    assert put_out(family, round_id, **both).status == 201
    answer = put_out(family, round_id, teacherIds=[nils], starts="17:00", ends="19:00")

    assert answer.problem == "teacher-busy"
    assert "17:00" in answer.body["detail"]
    assert cells_of(portal, nils) == cells_of(portal, family.mentor)


def test_a_round_tells_who_may_hold_its_meetings_mentors_first(
    portal: Portal, family: Family, round_id: str
) -> None:
    teacher = teaches(portal, family, "Anders Berg")

    shown = read_round(family, round_id).body["teachers"]

    assert shown == [
        {"id": family.mentor, "name": "Maria Ek"},
        {"id": teacher, "name": "Anders Berg"},
    ]


def test_who_does_not_teach_the_group_holds_no_meetings(
    portal: Portal, family: Family, round_id: str
) -> None:
    nils = teaches(portal, family)
    for people in ([ids.new()], [nils, family.anna], [nils, nils]):
        answer = put_out(family, round_id, teacherIds=people)
        assert answer.problem == "not-a-teacher-here"
    assert portal.items("booking", "Slot") == []


def test_a_lost_answer_puts_nothing_out_twice(
    portal: Portal, family: Family, round_id: str
) -> None:
    first, second = (
        call(
            handler, "POST", f"{rounds_path(family, round_id)}/slots", person=family.mentor,
            body=times(), headers={"idempotency-key": "the-key-of-maria"},
        )
        for _ in range(2)
    )  # fmt: skip

    assert (first.status, second.status) == (201, 201)
    assert first.body == second.body
    assert len(portal.items("booking", "Slot")) == 6
    assert read_round(family, round_id).body["round"]["slotCount"] == 6


def test_a_time_is_moved_and_lets_go_of_the_one_before(
    portal: Portal, family: Family, round_id: str
) -> None:
    nils = teaches(portal, family)
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]

    moved = change_slot(
        family, slot, round_id=round_id, starts="16:05", ends="16:20", teacherIds=[nils]
    )
    again = change_slot(
        family, slot, round_id=round_id, starts="16:05", ends="16:20", teacherIds=[nils]
    )

    assert (moved.status, again.status) == (204, 204)
    assert cells_of(portal, family.mentor) == {}
    assert sorted(cells_of(portal, nils)) == [
        "2026-12-03 c1505", "2026-12-03 c1510", "2026-12-03 c1515",
    ]  # fmt: skip
    (shown,) = read_round(family, round_id).body["slots"]
    assert (shown["id"], shown["version"]) == (slot["id"], 2)
    assert shown["startsAt"] == "2026-12-03T15:05:00Z"


def test_a_time_that_overlaps_itself_can_be_moved_to_another_day_and_back(
    portal: Portal, family: Family, round_id: str
) -> None:
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]

    for version, day, starts, ends in (
        (1, DAY, "16:05", "16:30"),
        (2, "2026-12-04", "16:05", "16:30"),
        (3, DAY, "16:20", "16:25"),
    ):
        answer = change_slot(
            family, slot, round_id=round_id, version=version, day=day, starts=starts, ends=ends
        )
        assert answer.status == 204, answer

    assert sorted(cells_of(portal, family.mentor)) == ["2026-12-03 c1520"]


def test_a_change_names_the_version_it_changes(family: Family, round_id: str) -> None:
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]

    assert change_slot(family, slot, round_id=round_id, blocked=True).status == 204
    answer = change_slot(family, slot, round_id=round_id, starts="16:05")

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    read = call(
        handler, "GET", f"{rounds_path(family, round_id)}/slots/{slot['id']}", person=family.mentor
    )
    assert (read.body["state"], read.headers["ETag"]) == ("blocked", '"2"')


def test_a_time_is_not_moved_onto_another(family: Family, round_id: str) -> None:
    first, *_ = put_out(family, round_id).body["items"]

    answer = change_slot(family, first, round_id=round_id, starts="16:10", ends="16:25")

    assert answer.problem == "teacher-busy"
    assert "16:20" in answer.body["detail"]


def test_a_time_that_is_taken_in_is_gone_and_its_teacher_free(
    portal: Portal, family: Family, round_id: str
) -> None:
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]

    assert [take_in(family, slot, round_id=round_id).status for _ in range(2)] == [204, 204]

    assert cells_of(portal, family.mentor) == {}
    plan = read_round(family, round_id).body
    assert (plan["slots"], plan["round"]["slotCount"]) == ([], 0)
    answer = change_slot(family, slot, round_id=round_id, version=2)
    assert (answer.status, answer.problem) == (404, "not-found")
    assert put_out(family, round_id).status == 201


@pytest.mark.parametrize("state", ["booked", "offered"])
def test_a_time_that_somebody_has_is_neither_changed_nor_taken_in(
    portal: Portal, family: Family, round_id: str, state: str
) -> None:
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]
    portal.dynamodb.update_item(
        TableName="booking",
        Key=SLOT.key(round_id=round_id, id=slot["id"]),
        UpdateExpression="SET #s = :s, student_id = :c, offer_until = :u",
        ExpressionAttributeNames={"#s": "state"},
        ExpressionAttributeValues=to_item(
            {":s": state, ":c": family.child, ":u": "2026-11-30T12:00:00Z"}
        ),
    )

    for answer in (
        change_slot(family, slot, round_id=round_id, starts="16:05", ends="16:20"),
        take_in(family, slot, round_id=round_id),
    ):
        assert (answer.status, answer.problem) == (409, "slot-booked")
    (shown,) = read_round(family, round_id).body["slots"]
    assert shown["meets"]["displayName"] == "Alva Lind"


def test_a_round_of_another_group_is_not_there(
    portal: Portal, family: Family, round_id: str
) -> None:
    other = a_family_with_meetings(portal, school=family.school)
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]

    assert read_round(other, round_id).status == 404
    assert put_out(other, round_id).status == 404
    assert change_slot(other, slot, round_id=round_id).status == 404
    assert take_in(other, slot, round_id=round_id).status == 404
    elsewhere = str(make_round(other).body["id"])
    assert take_in(other, slot, round_id=elsewhere).status == 404
    for odd in ("x", "0" * 26, ids.new()):
        assert read_round(family, odd).status == 404
        assert put_out(family, odd).status == 404


def test_times_in_the_night_when_the_clocks_change(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    made = make_round(
        family, firstDay="2027-03-27", lastDay="2027-03-28",
        closes={"day": "2027-03-27", "time": "12:00"}, minutes=30, gap=0,
    )  # fmt: skip
    night = {"day": "2027-03-28"}

    skipped = put_out(family, made.body["id"], starts="02:00", ends="04:00", **night)
    over = put_out(family, made.body["id"], starts="01:00", ends="04:00", **night)

    assert skipped.problem == "clock-change"
    # From one to four are two hours, that night.
    assert starts_of(over.body) == ["00:00", "00:30", "01:00", "01:30"]


def test_of_a_protected_student_a_teacher_sees_that_the_time_is_taken_and_no_more(
    portal: Portal,
) -> None:
    family = a_family_with_meetings(portal, protected=True)
    nils = teaches(portal, family)
    round_id = str(make_round(family).body["id"])
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]
    portal.dynamodb.update_item(
        TableName="booking",
        Key=SLOT.key(round_id=round_id, id=slot["id"]),
        UpdateExpression="SET #s = :s, student_id = :c",
        ExpressionAttributeNames={"#s": "state"},
        ExpressionAttributeValues=to_item({":s": "booked", ":c": family.child}),
    )

    for_nils, for_maria = (read_round(family, round_id, person=p) for p in (nils, family.mentor))

    assert for_nils.body["slots"][0]["state"] == "booked"
    assert for_nils.body["slots"][0]["meets"] is None
    assert for_nils.body["students"] == []
    assert for_maria.body["slots"][0]["meets"]["studentId"] == family.child
    (read,) = portal.items("booking", "Read")
    assert read["reader_id"]["S"] == family.mentor
