"""A teacher's day of meetings, through the real handler."""

from tests.component.booking.meetings import (
    DAY,
    a_family_with_meetings,
    make_round,
    put_out,
    take_in,
)
from tests.component.portal import Answer, Family, Portal, a_school, call

from booking.api import handler
from booking.rounds.items import SLOT
from skolbro import clock, ids
from skolbro.access.relations import Duty, Kind
from skolbro.table import to_item


def day_of(person: str, day: str = DAY) -> Answer:
    return call(handler, "GET", f"/booking/teachers/me/days/{day}", person=person)


def book(portal: Portal, family: Family, round_id: str, slot_id: str) -> None:
    portal.dynamodb.update_item(
        TableName="booking",
        Key=SLOT.key(round_id=round_id, id=slot_id),
        UpdateExpression="SET #s = :s, student_id = :c",
        ExpressionAttributeNames={"#s": "state"},
        ExpressionAttributeValues=to_item({":s": "booked", ":c": family.child}),
    )


def a_second_class(portal: Portal, family: Family) -> Family:
    """Maria is the mentor of a class at another school, too."""
    other = a_family_with_meetings(portal, school=a_school(functions=("meetings",)))
    portal.relate(
        family.mentor, Kind.MENTOR_OF, other.class_id, person_name="Maria Ek", object_name="5A",
        group_kind="class", school_id=other.school.id, commune_id=other.school.commune_id,
    )  # fmt: skip
    return other


def test_a_teacher_sees_the_day_across_groups_and_schools(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    other = a_second_class(portal, family)
    here = str(make_round(family).body["id"])
    there = str(make_round(other, person=family.mentor, title="Samtal 5A").body["id"])
    slot = put_out(family, here, single=True, ends="16:15").body["items"][0]
    gone = put_out(family, here, single=True, starts="19:00", ends="19:15").body["items"][0]
    put_out(
        other, there, person=family.mentor, single=True, starts="08:00", ends="08:30", blocked=True
    )
    put_out(family, here, single=True, day="2026-12-04", ends="16:15")
    take_in(family, gone, round_id=here)
    book(portal, family, here, slot["id"])

    items = day_of(family.mentor).body["items"]

    assert [(one["groupName"], one["roundTitle"], one["slot"]["state"]) for one in items] == [
        ("5A", "Samtal 5A", "blocked"),
        ("4B", "Utvecklingssamtal HT 2026", "booked"),
    ]
    assert items[1]["slot"]["meets"]["displayName"] == "Alva Lind"
    assert len(day_of(family.mentor, "2026-12-04").body["items"]) == 1
    assert day_of(family.mentor, "2026-12-05").body["items"] == []


def test_of_a_group_that_is_the_teachers_no_more_no_student_is_named(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    portal.work_at(family.mentor, family.school, Duty.TEACHER)
    round_id = str(make_round(family).body["id"])
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]
    book(portal, family, round_id, slot["id"])
    portal.relate(
        family.mentor, Kind.MENTOR_OF, family.class_id, object_name="4B", group_kind="class",
        school_id=family.school.id, commune_id=family.school.commune_id,
        valid_until=clock.now(),
    )  # fmt: skip

    (item,) = day_of(family.mentor).body["items"]

    assert (item["slot"]["state"], item["slot"]["meets"]) == ("booked", None)


def test_a_protected_student_is_not_named_in_the_day_list(portal: Portal) -> None:
    family = a_family_with_meetings(portal, protected=True)
    round_id = str(make_round(family).body["id"])
    slot = put_out(family, round_id, single=True, ends="16:15").body["items"][0]
    book(portal, family, round_id, slot["id"])

    answer = day_of(family.mentor)

    assert answer.body["items"][0]["slot"]["meets"] is None
    assert family.child not in str(answer.body)


def test_a_day_is_the_schools_and_not_that_of_utc(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    round_id = str(make_round(family).body["id"])
    for starts, ends in (("00:00", "00:15"), ("23:30", "23:45")):
        assert put_out(family, round_id, single=True, starts=starts, ends=ends).status == 201

    items = day_of(family.mentor).body["items"]

    assert [one["slot"]["startsAt"] for one in items] == [
        "2026-12-02T23:00:00Z",
        "2026-12-03T22:30:00Z",
    ]
    assert day_of(family.mentor, "2026-12-02").body["items"] == []


def test_who_works_at_no_school_has_no_such_day(portal: Portal) -> None:
    family = a_family_with_meetings(portal)
    for person in (family.anna, family.child, ids.new()):
        assert day_of(person).status == 404
    for day, status in (("2026-13-01", 422), ("x", 422), ("9999-12-31", 404)):
        assert day_of(family.mentor, day).status == status
