"""Input that no client of ours sends: each is a problem that says what to do; nothing changes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.architecture.matrix import Who
from tests.architecture.village import NEXT_DAY, Village, a_village
from tests.component.portal import Answer
from tests.whole_portal import Picture, whole_portal

REPORT = "/attendance/absences"


@pytest.fixture(scope="module")
def village() -> Iterator[Village]:
    with whole_portal() as portal:
        yield a_village(portal)


@pytest.fixture(autouse=True)
def _nothing_changes(village: Village) -> Iterator[None]:
    before: Picture = village.portal.picture()
    yield
    assert village.portal.changed_since(before) == set()


def as_anna(village: Village, method: str, path: str, **parts: Any) -> Answer:
    return village.portal.call(method, path, person=village.people[Who.GUARDIAN], **parts)


def report(village: Village, **changes: Any) -> Answer:
    body = {"studentIds": [village.child], "firstDay": NEXT_DAY, "wholeDay": True, **changes}
    return as_anna(village, "POST", REPORT, body=body)


@pytest.mark.parametrize(
    ("raw", "status", "problem"),
    [
        ("{", 400, "broken-json"),
        ("", 422, "invalid-request"),
        ("[]", 422, "invalid-request"),
        ("null", 422, "invalid-request"),
        ('"text"', 422, "invalid-request"),
        ('{"firstDay": NaN}', 400, "broken-json"),
        ('{"firstDay": "a", "firstDay": "b"}', 400, "broken-json"),
        ("[" * 30_000, 400, "broken-json"),
        ('{"a":"' + "x" * 70_000 + '"}', 413, "too-large"),
        ('{"a":"' + "x" * 10_000_000 + '"}', 413, "too-large"),
        ('{"a":"' + "å" * 40_000 + '"}', 413, "too-large"),
        ('{"note":"\\ud800"}', 400, "broken-json"),
        ('{"\\uDFFF":"x"}', 400, "broken-json"),
        ("9" * 5000, 400, "broken-json"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_body_that_is_no_report(village: Village, raw: str, status: int, problem: str) -> None:
    answer = as_anna(village, "POST", REPORT, raw=raw)

    # The child is named in the body: without it there is none to find.
    if status == 422:
        assert answer.problem in {problem, "not-found"}
    else:
        assert (answer.status, answer.problem) == (status, problem)
    json.dumps(answer.body, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"firstDay": "2026-11-31"},
        {"firstDay": "2026-11-24T00:00"},
        {"firstDay": 20261124},
        {"firstDay": ["2026-11-24"]},
        {"firstDay": "２０２６-11-24"},
        {"firstDay": "2026-W48-2"},
        {"firstDay": "20261124"},
        {"firstDay": None},
        {"wholeDay": False},
        {"wholeDay": "true"},
        {"wholeDay": 1},
        {"note": 1},
        {"note": "x" * 501},
        {"note": {"S": "x"}},
        {"reason": "influenza"},
        {"student_id": "x"},
    ],
    ids=str,
)
def test_a_field_of_another_form(village: Village, changes: dict[str, Any]) -> None:
    answer = report(village, **changes)

    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert [error["pointer"] for error in answer.body["errors"]] == [f"/{next(iter(changes))}"]


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2026-11-23", "day-passed"),
        ("0001-01-01", "day-passed"),
        ("2026-11-26", "too-far-ahead"),
        ("2026-11-27", "not-a-school-day"),
        ("2026-11-28", "not-a-school-day"),
        ("2026-12-25", "not-a-school-day"),
        ("9999-12-31", "not-a-school-day"),
    ],
)
def test_a_day_that_cannot_be_reported(village: Village, day: str, problem: str) -> None:
    assert report(village, firstDay=day).problem == problem


LESSON = {"id": "0" * 26, "groupId": "0" * 26, "starts": "08:00", "ends": "09:00"}


@pytest.mark.parametrize(
    "parts",
    [
        {"wholeDay": None},
        {"span": {"starts": "10:00", "ends": "11:00"}},
        {"lessons": [LESSON]},
        {"wholeDay": None, "lessons": [LESSON], "span": {"starts": "10:00", "ends": "11:00"}},
        {"wholeDay": None, "lessons": [LESSON], "lastDay": "2026-11-30"},
    ],
    ids=str,
)
def test_a_part_of_a_day_that_is_none_or_two(village: Village, parts: dict[str, Any]) -> None:
    answer = report(village, **parts)

    assert (answer.status, answer.problem) == (422, "one-part-of-the-day")


@pytest.mark.parametrize(
    ("span", "problem"),
    [
        ({"starts": "10:00", "ends": "10:29"}, "span-too-short"),
        ({"starts": "23:30", "ends": "00:30"}, "span-too-short"),
        ({"starts": "10:00", "ends": "24:00"}, "invalid-request"),
        ({"starts": "10:00", "ends": "1:00"}, "invalid-request"),
        ({"starts": "１0:00", "ends": "11:00"}, "invalid-request"),
        ({"starts": "10:00"}, "invalid-request"),
    ],
    ids=str,
)
def test_a_span_that_is_none(village: Village, span: dict[str, str], problem: str) -> None:
    assert report(village, wholeDay=None, span=span).problem == problem


@pytest.mark.parametrize(
    "query",
    [
        {"from": "0001-01-01"},
        {"to": "0001-01-01"},
        {"from": "9999-12-31"},
        {"from": "9999-12-31", "to": "9999-12-31"},
        {"from": "0001-01-01", "to": "9999-12-31"},
        {"from": "2026-11-25", "to": "2026-11-24"},
        {"from": "2026-11-31"},
        {"from": ""},
        {"to": "tomorrow"},
    ],
    ids=str,
)
def test_a_period_that_cannot_be_shown(village: Village, query: dict[str, str]) -> None:
    path = f"/attendance/students/{village.child}/absences"
    answer = as_anna(village, "GET", path, query=query)

    if query == {"from": "9999-12-31", "to": "9999-12-31"}:
        assert answer.body["items"] == []
    else:
        assert answer.problem in {"period-too-long", "invalid-request"}


@pytest.mark.parametrize(
    "tag",
    ["1", '""', '"2"', "*", 'W/"1"', '"1", "2"', '"١"', '"-1"', '"1e1"', '"1\n"']
    + [f'"{"9" * digits}"' for digits in (16, 40, 5000)],
)
def test_a_version_that_was_never_given_out(village: Village, tag: str) -> None:
    path = f"/attendance/students/{village.child}/absences/{village.absence}"

    answer = as_anna(village, "DELETE", path, headers={"if-match": tag})

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")


def test_a_change_without_a_version(village: Village) -> None:
    path = f"/attendance/students/{village.child}/absences/{village.absence}"

    assert as_anna(village, "DELETE", path).problem == "if-match-needed"


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "many", "", "9" * 5000])
def test_a_page_of_no_size(village: Village, limit: str) -> None:
    answer = as_anna(village, "GET", "/notify/notifications", query={"limit": limit})

    assert answer.problem == "invalid-request"


@pytest.mark.parametrize("cursor", ["", "a", "åäö", "%00", "=" * 40, "A" * 400, "A" * 401])
def test_a_cursor_that_was_never_given_out(village: Village, cursor: str) -> None:
    answer = as_anna(village, "GET", "/notify/notifications", query={"cursor": cursor})

    assert answer.problem in {"invalid-cursor", "invalid-request"}


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x"]
)
def test_another_sort_of_content(village: Village, kind: str) -> None:
    answer = as_anna(village, "POST", REPORT, raw="x=1", headers={"content-type": kind})

    assert answer.status in {400, 404, 415, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
