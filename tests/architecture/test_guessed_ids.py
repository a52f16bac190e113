"""Whoever guesses, or has seen, another's id learns nothing from it, wherever it is put."""

from urllib.parse import quote

import pytest
from tests.architecture.asking import Operation, ask, in_path, operations, what_it_says
from tests.architecture.matrix import MATRIX, Who
from tests.architecture.village import NEXT_DAY, Village
from tests.component.portal import Answer
from tests.whole_portal import Picture

from skolbro import ids
from skolbro_local.reference import openapi

OPERATIONS = {one.id: one for one in operations(openapi())}
WITH_IDS = [one for one in OPERATIONS.values() if set(one.in_path) - {"day"}]
ATTACKERS = (Who.CLASSMATES_GUARDIAN, Who.FORMER_GUARDIAN, Who.OTHER_TEACHER, Who.UNKNOWN)
REFUSED = {400, 404, 422}


def like(real: str) -> list[str]:
    """Ids that look like another's, or lead astray."""
    return [
        real.lower(),
        f"\n{real}",
        f" {real}",
        f"../students/{real}",
        f"..%2F{real}",
        f"{real}%2Fabsences",
        f"{real}%00",
        f"{real}#",
        f"x#{real}",
        quote(f"PERSON#{real}", safe=""),
        real[:-1],
        real + real,
        real * 100,
        "9" * 26,
        "ÅÄÖ",
        "*",
        ".",
        "''",
        '{"S":"x"}',
        "null",
        "0" * 26,
        "A" * 3000,
    ]


def without_echo(answer: Answer, *sent: str) -> str:
    said = what_it_says(answer)
    for text in sent:
        said = said.replace(text, "")
    return said


@pytest.mark.parametrize("operation", WITH_IDS, ids=lambda one: one.id)
def test_an_id_that_exists_is_answered_as_one_that_does_not(
    village: Village, operation: Operation
) -> None:
    for who in set(ATTACKERS) - MATRIX[operation.id].allowed:
        real = ask(operation, village, village.people[who])
        for name in set(operation.in_path) - {"day", "absence_id"}:
            made_up = ask(operation, village, village.people[who], values={name: ids.new()})

            assert what_it_says(real) == what_it_says(made_up), (who, name)
            assert real.status == made_up.status == 404


@pytest.mark.parametrize("operation", WITH_IDS, ids=lambda one: one.id)
def test_malformed_ids_are_refused_and_lead_nowhere(
    village: Village, before: Picture, operation: Operation
) -> None:
    insider = next(iter(sorted(MATRIX[operation.id].allowed)))
    # A device makes its own id, and one that nobody has is as good as any.
    for name in set(operation.in_path) - {"day", "device_id"}:
        for malformed in like(in_path(village, operation)[name]):
            for who in (insider, Who.CLASSMATES_GUARDIAN):
                answer = ask(operation, village, village.people[who], values={name: malformed})

                assert answer.status in REFUSED, (name, malformed, answer)
                said = without_echo(answer, malformed)
                assert not [one for one in village.secrets() if one in said], (malformed, said)
    assert village.portal.changed_since(before) == set()


@pytest.mark.parametrize("who", ATTACKERS)
def test_another_child_in_the_body_is_not_found(
    village: Village, before: Picture, who: Who
) -> None:
    report = OPERATIONS["attendance_report_absence"]
    for student_id in (village.child, ids.new()):
        body = {"studentIds": [student_id], "firstDay": NEXT_DAY, "wholeDay": True}

        answer = ask(report, village, village.people[who], body=body)

        assert (answer.status, answer.problem) == (404, "not-found")
    assert village.portal.changed_since(before) == set()


def test_malformed_ids_in_the_body_are_refused(village: Village, before: Picture) -> None:
    report = OPERATIONS["attendance_report_absence"]
    made_up = [village.child, [village.child], {"S": village.child}, None, 7, True]
    for student_id in (*like(village.child), *made_up[1:]):
        body = {"studentIds": [student_id], "firstDay": NEXT_DAY, "wholeDay": True}

        answer = ask(report, village, village.people[Who.GUARDIAN], body=body)

        assert answer.status in REFUSED, (student_id, answer)
    assert village.portal.changed_since(before) == set()


def test_an_own_child_in_the_query_does_not_open_anothers_path(village: Village) -> None:
    listing = OPERATIONS["attendance_list_absences"]
    person = village.people[Who.CLASSMATES_GUARDIAN]
    query = {"studentId": village.classmate, "student_id": village.classmate}

    answer = ask(listing, village, person, query=query)

    assert answer.status == 404
    assert what_it_says(answer) == what_it_says(ask(listing, village, person))


def test_an_own_child_in_the_body_does_not_open_anothers_path(village: Village) -> None:
    person = village.people[Who.CLASSMATES_GUARDIAN]
    body = {"studentId": village.classmate, "student_id": village.classmate}
    for operation in ("attendance_read_absence", "attendance_withdraw_absence"):
        answer = ask(OPERATIONS[operation], village, person, body=body)

        assert answer.status == 404, operation


def test_an_absence_of_another_child_is_not_found_below_ones_own(
    village: Village, before: Picture
) -> None:
    person = village.people[Who.CLASSMATES_GUARDIAN]
    for operation in ("attendance_read_absence", "attendance_withdraw_absence"):
        answer = ask(
            OPERATIONS[operation], village, person, values={"student_id": village.classmate}
        )

        assert answer.status == 404, operation
        assert "Notkanarie" not in what_it_says(answer)
    assert village.portal.changed_since(before) == set()


def test_a_guessed_tag_tells_nothing(village: Village) -> None:
    """304 or 412 would say that the thing exists, and which version it has."""
    for operation in WITH_IDS:
        for who in set(ATTACKERS) - MATRIX[operation.id].allowed:
            plain = ask(operation, village, village.people[who])
            for header in ("if-match", "if-none-match"):
                for tag in ('"1"', '"2"', "*", 'W/"1"'):
                    guessed = ask(operation, village, village.people[who], headers={header: tag})

                    assert what_it_says(guessed) == what_it_says(plain), (operation, who, tag)


def test_anothers_cursor_is_refused_whoever_brings_it(village: Village) -> None:
    bell = OPERATIONS["notify_list_notifications"]
    person = village.people[Who.OTHER_GUARDIAN]
    _ring_again(village)
    cursor = ask(bell, village, person, query={"limit": "1"}).body["next"]
    assert ask(bell, village, person, query={"cursor": cursor}).status == 200

    for who in set(Who) - {Who.OTHER_GUARDIAN}:
        answer = ask(bell, village, village.people[who], query={"cursor": cursor})

        assert answer.problem == "invalid-cursor", who
    rejections = OPERATIONS["directory_list_rejections"]
    admin = village.people[Who.COMMUNE_ADMIN]
    assert ask(rejections, village, admin, query={"cursor": cursor}).problem == "invalid-cursor"


def _ring_again(village: Village) -> None:
    person = village.people[Who.OTHER_GUARDIAN]
    (told,) = [
        one
        for one in village.portal.items("notify", "Notification")
        if one["recipient_id"]["S"] == person
    ]
    newer = ids.new()
    again = {**told, "id": {"S": newer}, "sk": {"S": f"BELL#{newer}"}}
    village.portal.dynamodb.put_item(TableName="notify", Item=again)


def test_anothers_idempotency_key_does_not_bring_anothers_answer(village: Village) -> None:
    report = OPERATIONS["attendance_report_absence"]
    key = {"idempotency-key": "the-key-of-anna"}
    anna = ask(report, village, village.people[Who.GUARDIAN], headers=key)
    assert anna.status == 201

    for who in ATTACKERS:
        answer = ask(report, village, village.people[who], headers=key)

        assert answer.status == 404, who
        assert anna.body["items"][0]["id"] not in what_it_says(answer)


def test_ones_own_idempotency_key_brings_nothing_when_the_child_is_ones_own_no_more(
    village: Village,
) -> None:
    report = OPERATIONS["attendance_report_absence"]
    key = {"idempotency-key": "the-key-of-anna"}
    anna = village.people[Who.GUARDIAN]
    first = ask(report, village, anna, headers=key)
    village.end_custody(Who.GUARDIAN)

    answer = ask(report, village, anna, headers=key)

    assert answer.status == 404
    assert first.body["items"][0]["id"] not in what_it_says(answer)
