"""What the bell does not take: each a problem that says what to do, and nothing changed."""

from typing import Any

import pytest
from tests.component.notify.test_bell import deliver, reported
from tests.component.portal import Portal, a_family, call

from notify.api import handler
from skolbro import ids

MARKER = "/notify/read-marker"
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("parts", "status", "problem", "pointer"),
    [
        ({"body": {}}, 422, "invalid-request", "/upTo"),
        ({"body": {"upTo": 5}}, 422, "invalid-request", "/upTo"),
        ({"body": {"upTo": "newest"}}, 422, "invalid-request", "/upTo"),
        ({"body": {"upTo": None}}, 422, "invalid-request", "/upTo"),
        ({"body": {"upTo": ids.new(), "personId": "x"}}, 422, "invalid-request", "/personId"),
        ({"body": [{"upTo": ids.new()}]}, 422, "invalid-request", ""),
        ({"raw": "{"}, 400, "broken-json", None),
        ({"raw": '{"upTo":"a","upTo":"b"}'}, 400, "broken-json", None),
        ({"raw": '{"upTo":"' + "a" * 10_000_000 + '"}'}, 413, "too-large", None),
        (
            {"raw": f"upTo={ids.new()}", "headers": FORM},
            415,
            "unsupported-media-type",
            None,
        ),
    ],
)
def test_a_marker_that_is_none_moves_nothing(
    portal: Portal, parts: dict[str, Any], status: int, problem: str, pointer: str | None
) -> None:
    answer = call(handler, "PUT", MARKER, person=ids.new(), **parts)

    assert (answer.status, answer.problem) == (status, problem)
    if pointer is not None:
        assert [error["pointer"] for error in answer.body["errors"]] == [pointer]
    assert portal.items("notify") == []


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"limit": "0"}, "/limit"),
        ({"limit": "101"}, "/limit"),
        ({"limit": "many"}, "/limit"),
        ({"cursor": "a" * 401}, "/cursor"),
    ],
)
def test_a_page_of_no_size_is_refused(query: dict[str, str], pointer: str) -> None:
    answer = call(handler, "GET", "/notify/notifications", person=ids.new(), query=query)

    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert [error["pointer"] for error in answer.body["errors"]] == [pointer]
    assert answer.body["errors"][0]["message"] != "Värdet går inte att använda."


@pytest.mark.parametrize(
    ("one", "status", "problem"),
    [
        ("01M86Z734E6K7H35GQGX2FSX52", 404, "not-found"),
        *((one, 422, "invalid-request") for one in ("x", "MARKER", "BELL%231", "%00", "å")),
    ],
)
def test_a_notification_that_is_not_there_cannot_be_marked(
    portal: Portal, one: str, status: int, problem: str
) -> None:
    answer = call(handler, "PUT", f"/notify/notifications/{one}/read", person=ids.new())

    assert (answer.status, answer.problem) == (status, problem)
    assert portal.items("notify") == []


@pytest.mark.usefixtures("portal")
def test_an_empty_bell_is_empty() -> None:
    bell = call(handler, "GET", "/notify/notifications", person=ids.new())

    assert bell.body == {"items": [], "unread": 0, "next": None}


def test_the_bell_speaks_the_readers_language(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))

    english = {"accept-language": "en"}
    answer = call(handler, "GET", "/notify/notifications", person=family.erik, headers=english)

    assert answer.body["items"][0]["title"] == "Alva Lind has been reported absent"
