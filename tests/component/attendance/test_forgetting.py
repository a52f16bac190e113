"""Whoever gets protected identity is named in nothing that was said before."""

import pytest
from tests.component.attendance.forgettings import Forgettings
from tests.component.attendance.fritids.eken import TODAY, Eken, an_eken
from tests.component.attendance.leaves import (
    applied,
    both_confirm,
    change,
    decide,
    read,
    waiting_in_class,
)
from tests.component.attendance.reports import listed, report
from tests.component.attendance.roll_calls import DURING, a_classroom, a_lesson, put_week
from tests.component.conftest import Clock
from tests.component.portal import Answer, Portal, a_family

from attendance.timetable.lesson import Teacher
from skolbro import ids
from skolbro.table import to_item

pytestmark = pytest.mark.usefixtures("_queue")


@pytest.fixture
def forgettings(portal: Portal) -> Forgettings:
    return Forgettings(portal)


@pytest.fixture
def _queue(forgettings: Forgettings, monkeypatch: pytest.MonkeyPatch) -> None:
    forgettings.make_queues(monkeypatch)


def test_the_other_guardian_reads_a_report_without_the_name_of_who_made_it(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal)
    assert report(family).status == 201
    before = listed(family, by=family.erik)
    assert [one["reportedBy"]["name"] for one in before] == ["Anna Lind"]

    forgettings.protect(family.anna)

    assert forgettings.named("Anna Lind") == set()
    (after,) = listed(family, by=family.erik)
    assert after["reportedBy"] == {**before[0]["reportedBy"], "name": ""}
    assert (after["date"], after["wholeDay"]) == (before[0]["date"], before[0]["wholeDay"])


def test_a_report_keeps_the_name_of_anybody_else(portal: Portal, forgettings: Forgettings) -> None:
    family = a_family(portal)
    assert report(family).status == 201

    forgettings.protect(family.erik)

    (after,) = listed(family, by=family.erik)
    assert after["reportedBy"]["name"] == "Anna Lind"


def test_a_leave_names_neither_who_applied_nor_who_decided(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    assert decide(family, leave_id, comment="Hälsa").status == 204

    for one in (family.anna, family.mentor):
        forgettings.protect(one)

    seen = read(family, leave_id, by=family.erik).body
    assert (seen["appliedBy"]["name"], seen["closedBy"]["name"]) == ("", "")
    assert (seen["reason"], seen["comment"]) == ("Begravning i Finland", "Hälsa")
    assert forgettings.named("Anna Lind") == forgettings.named("Maria Ek") == set()


def test_a_leave_that_waits_is_in_its_lists_without_the_students_name(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal, school=both_confirm())
    leave_id = applied(family)
    assert change(family, leave_id, "confirmation", by=family.erik).status == 204
    assert forgettings.named("Alva Lind") != set()

    forgettings.protect(family.child)

    assert forgettings.named("Alva Lind") == set()
    assert len(waiting_in_class(family)) == 1
    assert decide(family, leave_id, version=_version(read(family, leave_id))).status == 204


def test_a_changed_leave_is_read_anew_by_whoever_has_it(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal)
    leave_id = applied(family)
    had = read(family, leave_id, by=family.erik).headers["ETag"]

    forgettings.protect(family.anna)

    assert read(family, leave_id, by=family.erik).headers["ETag"] != had


def test_a_roll_call_and_its_saves_do_not_name_who_called_it(
    portal: Portal, forgettings: Forgettings, at: Clock
) -> None:
    room = a_classroom(portal)
    at(DURING)
    assert room.save().status == 200
    before = room.read(by=room.family.mentor)
    assert before.body["savedBy"]["name"] == "Tor Ek"

    forgettings.protect(room.teacher)

    after = room.read(by=room.family.mentor)
    assert after.body["savedBy"] == {**before.body["savedBy"], "name": ""}
    assert after.body["students"] == before.body["students"]
    assert forgettings.named("Tor Ek") == set()
    # What the mentor had is what is saved upon: the class's marks have not changed.
    tag = before.headers["ETag"]
    saved = room.save(*room.all("late", missed=5), by=room.family.mentor, version=tag)
    assert saved.status == 200


def test_a_timetable_does_not_name_who_teaches(
    portal: Portal, forgettings: Forgettings, at: Clock
) -> None:
    room = a_classroom(portal)
    at(DURING)
    taught = (Teacher(id=room.teacher, name="Tor Ek"), Teacher(id=ids.new(), name="Siv Ros"))
    put_week(room, a_lesson(room, teachers=taught, substitutes=taught[:1]))

    forgettings.protect(room.teacher)

    assert forgettings.named("Tor Ek") == set()
    assert forgettings.named("Siv Ros") == {("GroupWeek", f"lessons.{room.lesson}.teachers[].name")}


def test_comments_and_times_at_fritids_do_not_name_who_said_them(
    portal: Portal, forgettings: Forgettings
) -> None:
    eken = an_eken(portal)
    _talk(eken)

    for one in (eken.anna, eken.fatima):
        forgettings.protect(one)

    assert forgettings.named("Anna Lind") == forgettings.named("Fatima Haddad") == set()
    comments = eken.days()[TODAY]["comments"]
    assert [(one["text"], one["name"]) for one in comments] == [
        ("Ont i knät", ""),
        ("Vi vilar", ""),
    ]


def test_a_day_at_fritids_is_read_anew_by_whoever_has_it(
    portal: Portal, forgettings: Forgettings
) -> None:
    eken = an_eken(portal)
    _talk(eken)
    had = eken.week(TODAY, by=eken.erik).headers["ETag"]

    forgettings.protect(eken.anna)

    assert eken.week(TODAY, by=eken.erik).headers["ETag"] != had


def test_what_was_said_where_one_no_longer_works_is_found_too(
    portal: Portal, forgettings: Forgettings, at: Clock
) -> None:
    room = a_classroom(portal)
    at(DURING)
    assert room.save().status == 200
    for item in portal.items("access", "Relation"):
        if item["person_id"]["S"] == room.teacher:
            item["valid_until"] = {"S": "2026-11-24T07:29:00Z"}
            portal.dynamodb.put_item(TableName="access", Item=item)

    forgettings.protect(room.teacher)

    assert forgettings.named("Tor Ek") == set()


def test_an_administrator_who_has_no_group_is_found_through_the_school(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal)
    portal.list_group(family.school, family.class_id, "class")
    office = ids.new()
    portal.work_at(office, family.school)
    leave_id = applied(family)
    (item,) = portal.items("attendance", "Leave")
    item |= to_item({"closed_by": office, "closer_name": "Office Ros"})
    portal.dynamodb.put_item(TableName="attendance", Item=item)

    forgettings.protect(office)

    assert forgettings.named("Office Ros") == set()
    assert read(family, leave_id).status == 200


def test_twice_is_as_good_as_once_and_the_second_look_writes_nothing(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal)
    assert report(family).status == 201
    forgettings.protect(family.anna)
    items = portal.items("attendance")

    forgettings.protect(family.anna)

    assert portal.items("attendance") == items


def test_a_second_look_comes_a_quarter_of_an_hour_later(
    portal: Portal, forgettings: Forgettings
) -> None:
    family = a_family(portal)

    forgettings.tell(family.anna)

    assert (len(forgettings.waiting()), forgettings.kept_back()) == (1, 1)
    assert forgettings.told_to_booking() == (1, 1)


def test_a_long_partition_is_looked_through_page_by_page_and_a_crash_loses_nothing(
    portal: Portal, forgettings: Forgettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = a_family(portal)
    for day in ("2026-11-24", "2026-11-25"):
        assert report(family, firstDay=day).status == 201
    forgettings.mark(family.anna)
    forgettings.pages_of(1, monkeypatch)
    forgettings.tell(family.anna)
    (person,) = forgettings.waiting()
    assert forgettings.work_on(person) == {"batchItemFailures": []}
    before = len(forgettings.named("Anna Lind"))

    with forgettings.crash_at_write(2):
        lost = forgettings.work_until_failure()
    assert 0 < len(forgettings.named("Anna Lind")) <= before

    forgettings.work_on(*lost)
    forgettings.deliver()
    assert forgettings.named("Anna Lind") == set()


@pytest.mark.parametrize(
    "body",
    [
        "[]", "{}", '{"personId":"x","of":"person","objectId":"x","after":""}',
        '{"personId":"01JTQ8ZK1V6S4M3N2P1R0T9X8Y","of":"all","objectId":"","after":""}',
    ],
)  # fmt: skip
def test_what_is_not_an_errand_comes_back_and_ends_among_the_dead_letters(
    forgettings: Forgettings, body: str
) -> None:
    answer = forgettings.work_on({"messageId": "1", "body": body})

    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}


def _talk(eken: Eken) -> None:
    path = f"fritids-days/{TODAY}/comments"
    assert eken.family_asks("POST", path, body={"text": "Ont i knät"}).status == 201
    told = {"text": "Vi vilar", "studentId": eken.child}
    assert eken.staff_asks("POST", f"/{TODAY}/comments", body=told).status == 201


def _version(answer: Answer) -> int:
    return int(answer.headers["ETag"].strip('"'))
