"""The demo commune's parent meetings, by the requests that the seed makes."""

import json
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from tests.component.booking.meetings import a_family_with_meetings, rounds_path
from tests.component.conftest import Clock
from tests.component.portal import Portal, call

from booking.api import handler
from skolbro_local.demo.meetings import hold_meetings


def client(person: str) -> httpx.Client:
    def answer(request: httpx.Request) -> httpx.Response:
        got = call(
            handler, request.method, request.url.path, person=person,
            body=json.loads(request.content) if request.content else None,
            headers=dict(request.headers),
        )  # fmt: skip
        return httpx.Response(got.status, json=got.body)

    return httpx.Client(transport=httpx.MockTransport(answer), base_url="http://portal")


@pytest.mark.parametrize("days", range(7))
def test_on_any_weekday_there_is_an_open_round_with_times(
    portal: Portal, at: Clock, days: int
) -> None:
    at(datetime(2027, 3, 14, 7, 0, tzinfo=UTC) + timedelta(days=days))
    family = a_family_with_meetings(portal)

    for _ in range(2):
        hold_meetings(client(family.mentor), family.class_id)

    (made,) = call(handler, "GET", rounds_path(family), person=family.mentor).body["items"]
    assert made["slotCount"] == 13
    shown = call(
        handler, "GET", f"/booking/students/{family.child}/rounds/{made['id']}", person=family.anna
    )
    assert (shown.body["open"], len(shown.body["slots"])) == (True, 12)
