"""Whose identity is protected is known to those who must act, and every reading is logged."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.architecture.asking import ask, operations, what_it_says
from tests.architecture.matrix import ADULTS, MATRIX, Who
from tests.architecture.village import Village, a_village
from tests.component.portal import Answer
from tests.whole_portal import whole_portal

from skolbro import aws
from skolbro.table import from_item
from skolbro_local.reference import openapi

OPERATIONS = {one.id: one for one in operations(openapi())}


@pytest.fixture(scope="module")
def protected() -> Iterator[Village]:
    """The village, whose child and first guardian have protected identity."""
    with whole_portal() as portal:
        yield a_village(portal, protected=True)


@pytest.fixture
def village(protected: Village) -> Iterator[Village]:
    before = protected.portal.picture()
    yield protected
    protected.portal.put_back(before)


def ask_as(village: Village, operation_id: str, who: Who, **parts: Any) -> Answer:
    answer = ask(OPERATIONS[operation_id], village, village.people[who], **parts)
    assert 200 <= answer.status < 300, answer
    return answer


def reads(village: Village) -> list[tuple[str, str, str, str]]:
    """Table, reader, read about, and what."""
    return [
        (table, item["reader_id"], item["person_id"], item["what"])
        for table in ("directory", "attendance", "notify")
        for item in map(from_item, village.portal.items(table, "Read"))
    ]


def test_a_protected_student_is_not_in_a_teachers_group(village: Village) -> None:
    answer = ask_as(village, "attendance_read_group_day", Who.TEACHER)

    assert [student["displayName"] for student in answer.body["students"]] == ["Bo"]
    assert answer.body["absent"] == 0
    said = what_it_says(answer)
    assert [secret for secret in village.of_the_child() if secret in said] == []
    assert reads(village) == []


def test_a_protected_student_is_in_the_mentors_class_and_the_reading_is_logged(
    village: Village,
) -> None:
    answer = ask_as(village, "attendance_read_group_day", Who.MENTOR)

    assert {student["id"] for student in answer.body["students"]} == {
        village.child,
        village.classmate,
    }
    mentor = village.people[Who.MENTOR]
    assert reads(village) == [("attendance", mentor, village.child, "attendance.day")]


def test_a_protected_student_is_not_named_in_the_mentors_bell(village: Village) -> None:
    answer = ask_as(village, "notify_list_notifications", Who.MENTOR)

    (line,) = answer.body["items"]
    assert (line["childId"], line["childName"]) == (None, None)
    said = what_it_says(answer)
    assert [secret for secret in village.of_the_child() if secret in said] == []


def test_the_name_does_not_stand_in_the_mentors_bell_in_the_table_either(village: Village) -> None:
    mentor = village.people[Who.MENTOR]
    stored = [
        str(item)
        for item in village.portal.items("notify", "Notification")
        if item["recipient_id"]["S"] == mentor
    ]

    assert len(stored) == 1
    assert not [secret for secret in village.of_the_child() if secret in stored[0]]


@pytest.mark.parametrize(
    "operation_id", ["attendance_list_absences", "attendance_read_absence", "directory_read_me"]
)
@pytest.mark.parametrize("who", sorted(ADULTS))
def test_every_reading_by_an_adult_of_the_child_is_logged(
    village: Village, operation_id: str, who: Who
) -> None:
    for _ in range(2):
        ask_as(village, operation_id, who)

    found = reads(village)
    assert len(found) == 2
    assert {one[1:3] for one in found} == {(village.people[who], village.child)}


def test_whoever_is_refused_has_read_nothing(village: Village) -> None:
    for operation in OPERATIONS.values():
        for who in set(Who) - MATRIX[operation.id].allowed:
            ask(operation, village, village.people[who])

    assert reads(village) == []


def test_a_reading_that_cannot_be_logged_is_not_answered(village: Village) -> None:
    path = OPERATIONS["attendance_list_absences"].path
    village.portal.handler_of(path)
    events = aws.dynamodb().meta.events

    def fail(**_: Any) -> None:
        raise ConnectionError

    events.register("before-call.dynamodb.TransactWriteItems", fail)
    try:
        answer = ask(
            OPERATIONS["attendance_list_absences"], village, village.people[Who.OTHER_GUARDIAN]
        )
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", fail)

    assert (answer.status, answer.problem) == (500, "internal-error")
    said = what_it_says(answer)
    assert [secret for secret in village.of_the_child() if secret in said] == []


@pytest.mark.parametrize("operation_id", ["attendance_list_absences", "attendance_read_absence"])
def test_a_protected_guardians_name_is_hidden_from_the_other(
    village: Village, operation_id: str
) -> None:
    answer = ask_as(village, operation_id, Who.OTHER_GUARDIAN)

    assert "Annakanarie" not in what_it_says(answer)
    one = answer.body["items"][0] if "items" in answer.body else answer.body
    assert one["reportedBy"]["name"] == ""


def test_a_protected_guardians_name_is_hidden_from_the_mentor(village: Village) -> None:
    answer = ask_as(village, "attendance_read_group_day", Who.MENTOR)

    assert "Annakanarie" not in what_it_says(answer)
