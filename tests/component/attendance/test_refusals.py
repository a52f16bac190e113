"""What cannot be reported: each a problem that says what to do, and nothing changed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.component.attendance.reports import TODAY, address, report, withdraw
from tests.component.portal import TUESDAY, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Kind

SCHOOL = "Ekebro skola, 0490-123 45"


@pytest.fixture
def family(portal: Portal) -> Iterator[Family]:
    """A family whose tables hold the same afterwards."""
    family = a_family(portal)
    before = portal.items("attendance"), portal.items("access")
    yield family
    assert (portal.items("attendance"), portal.items("access")) == before


@pytest.mark.parametrize(
    ("day", "problem", "swedish", "english"),
    [
        ("2026-11-23", "day-passed", f"Ring {SCHOOL}.", f"Call {SCHOOL}."),
        ("2025-11-24", "day-passed", f"Ring {SCHOOL}.", f"Call {SCHOOL}."),
        ("2026-11-27", "not-a-school-day", "Välj en skoldag.", "Choose a school day."),
        ("2026-11-28", "not-a-school-day", "2026-11-28", "2026-11-28"),
        ("2026-12-25", "not-a-school-day", "2026-12-25", "2026-12-25"),
        ("2027-03-02", "not-a-school-day", "2027-03-02", "2027-03-02"),
        ("9999-12-31", "not-a-school-day", "9999-12-31", "9999-12-31"),
        ("2026-11-26", "too-far-ahead", "till och med 2026-11-25", "including 2026-11-25"),
        ("2026-12-21", "too-far-ahead", "Kontakta skolan", "Contact the school"),
    ],
)
def test_a_day_that_cannot_be_reported_is_refused_with_what_to_do(
    family: Family, day: str, problem: str, swedish: str, english: str
) -> None:
    for language, told in (("sv", swedish), ("en", english)):
        answer = report(family, firstDay=day, headers={"accept-language": language})

        assert (answer.status, answer.problem) == (409, problem)
        assert told in answer.body["detail"]
        assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize(
    "day", ["2026-11-31", "2026-02-29", "20261124", "2026-11-24T08:00", 20261124, 1795478400, None]
)
def test_a_day_that_does_not_exist_is_refused_with_the_form_of_one(
    family: Family, day: object
) -> None:
    for language, form in (("sv", "ÅÅÅÅ-MM-DD"), ("en", "YYYY-MM-DD")):
        answer = report(family, firstDay=day, headers={"accept-language": language})

        assert (answer.status, answer.problem) == (422, "invalid-request")
        (error,) = answer.body["errors"]
        assert error["pointer"] == "/firstDay"
        assert form in error["message"]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"wholeDay": 1}, "/wholeDay"),
        ({"wholeDay": False}, "/wholeDay"),
        ({"studentIds": 12}, "/studentIds"),
        ({"studentIds": ["alva"]}, "/studentIds/0"),
        ({"studentIds": None}, "/studentIds"),
        ({"note": 5}, "/note"),
        ({"note": ["Feber"]}, "/note"),
        ({"note": "a" * 501}, "/note"),
        ({"reason": "Feber"}, "/reason"),
        ({"reportedBy": "x"}, "/reportedBy"),
    ],
)
def test_a_field_that_is_wrong_is_named(
    family: Family, changes: dict[str, Any], pointer: str
) -> None:
    answer = report(family, **changes)

    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert [error["pointer"] for error in answer.body["errors"]] == [pointer]
    assert "Ingenting har ändrats." in answer.body["detail"]


def test_every_missing_field_is_named(family: Family) -> None:
    answer = report(family, raw="{}")

    pointers = {error["pointer"] for error in answer.body["errors"]}
    assert pointers == {"/studentIds", "/firstDay"}


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ("{good", "broken-json"),
        ('{good,"firstDay":"2026-11-25"}', "broken-json"),
        ('{good,"note":NaN}', "broken-json"),
        ("{good}{}", "broken-json"),
        ("[]", "invalid-request"),
        ("[{good}]", "invalid-request"),
        ("large", "too-large"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(family: Family, form: str, problem: str) -> None:
    good = json.dumps({"studentIds": [family.child], "firstDay": TODAY, "wholeDay": True})
    large = json.dumps({"studentIds": [family.child], "note": "a" * 10_000_000})
    raw = large if form == "large" else form.replace("good", good[1:-1])

    for language in ("sv", "en"):
        answer = report(family, raw=raw, headers={"accept-language": language})
        assert answer.problem == problem


def test_after_the_cut_off_the_schools_phone_is_named(portal: Portal, at: Any) -> None:
    settings = {"attendance": {"days_ahead": 1, "cut_off": "08:15"}}
    family = a_family(portal, school=a_school(settings=settings))
    at(TUESDAY + timedelta(hours=1))

    answer = report(family)

    assert (answer.status, answer.problem) == (409, "cut-off-passed")
    assert answer.body["detail"] == f"Anmälan för i dag stängde klockan 08:15. Ring {SCHOOL}."
    assert portal.items("attendance") == []


def test_a_school_without_a_phone_is_named_alone(portal: Portal) -> None:
    family = a_family(portal, school=a_school(phone=""))

    assert report(family, firstDay="2026-11-23").body["detail"].endswith("Ring Ekebro skola.")


def test_a_school_that_does_not_use_attendance_takes_no_report(portal: Portal) -> None:
    family = a_family(portal, school=a_school(functions=()))
    days = f"/attendance/students/{family.child}/report-days"

    for answer in (report(family), call(handler, "GET", days, person=family.anna)):
        assert (answer.status, answer.problem) == (404, "function-off")
        assert SCHOOL in answer.body["detail"]
    assert portal.items("attendance") == []


def test_a_child_whose_school_is_gone_is_not_found(portal: Portal, family: Family) -> None:
    child = ids.new()
    relation = portal.relate(family.anna, Kind.GUARDIAN_OF, child, school_id=ids.new())

    assert report(family, studentIds=[child]).problem == "not-found"
    portal.dynamodb.delete_item(
        TableName="access",
        Key={
            "pk": {"S": f"PERSON#{relation.person_id}"},
            "sk": {"S": f"{relation.kind}#{relation.object_id}"},
        },
    )


@pytest.mark.parametrize("who", ["stranger", "mentor", "child", "ended", "not yet"])
def test_anothers_child_does_not_exist(portal: Portal, who: str) -> None:
    family, own = a_family(portal), a_family(portal)
    absence = report(family).body["id"]
    person = {"mentor": family.mentor, "child": family.child}.get(who, own.anna)
    at_most = {"ended": {"valid_until": TUESDAY - timedelta(days=1)}}
    at_least = {"not yet": {"valid_from": TUESDAY + timedelta(seconds=1)}}
    if who in {"ended", "not yet"}:
        valid: dict[str, Any] = {**at_most, **at_least}[who]
        portal.relate(person, Kind.GUARDIAN_OF, family.child, **valid)
    before = portal.items("attendance")

    answers = [
        report(family, by=person, firstDay="2026-11-25"),
        call(handler, "GET", address(family), person=person),
        call(handler, "GET", address(family, absence), person=person),
        withdraw(family, absence, by=person),
        call(handler, "GET", f"/attendance/groups/{family.class_id}/days/{TODAY}", person=own.anna),
    ]

    nobody = a_family(portal)
    missing = call(handler, "GET", address(nobody), person=person)
    for answer in answers:
        assert (answer.status, answer.problem) == (404, "not-found")
        assert answer.body["detail"] == missing.body["detail"]
    assert portal.items("attendance") == before


def test_a_relation_that_ends_this_moment_is_over(portal: Portal) -> None:
    family = a_family(portal)
    portal.relate(family.anna, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY)

    assert report(family).problem == "not-found"
    assert portal.items("attendance") == []


def test_another_child_cannot_be_slipped_in_beside_ones_own(portal: Portal) -> None:
    family, other = a_family(portal), a_family(portal)
    body = json.dumps({"studentIds": [other.child], "firstDay": TODAY, "wholeDay": True})
    twice = body[:-1] + f',"studentIds":["{family.child}"]}}'

    assert report(family, raw=body).problem == "not-found"
    assert report(family, raw=twice).problem == "broken-json"
    assert portal.items("attendance") == []


@pytest.mark.parametrize(
    "absence",
    ["", ".", "2026-11-31.day.", "2026-11-24.day.", "2026-11-24.x.", "x" * 41, "２０26-11-24.day."],
)
def test_an_absence_by_an_invented_id_is_not_found(family: Family, absence: str) -> None:
    invented = absence + (ids.new() if absence.endswith(".") else "x")
    path = address(family, invented)

    assert call(handler, "GET", path, person=family.anna).problem == "not-found"
    assert withdraw(family, invented).problem == "not-found"


def test_without_a_token_nothing_is_said(family: Family) -> None:
    expired = {"token_use": "access", "username": family.anna, "exp": "1"}
    for token in ({}, expired, {"token_use": "id", "username": family.anna}):
        answer = call(handler, "GET", address(family), token=token)
        assert (answer.status, answer.problem) == (401, "sign-in-needed")


def test_a_report_over_the_new_year_needs_a_term(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    at(datetime(2026, 12, 21, 8, 0, tzinfo=UTC))

    assert report(family, firstDay="2026-12-22").problem == "not-a-school-day"
    assert report(family, firstDay="2026-12-21").status == 201
