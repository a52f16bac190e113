"""The demo's time registration, on any day of the week."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from tests.component.attendance.fritids.eken import an_eken
from tests.component.portal import Portal, request

from attendance.api import handler
from skolbro_local.demo.fritids import open_fritids


def client_of(person: str) -> httpx.Client:
    """As a signed-in person reaches the portal, without a network."""

    def answer(asked: httpx.Request) -> httpx.Response:
        body = json.loads(asked.content) if asked.content else None
        event = request(
            asked.method, asked.url.path, person=person, body=body, headers=dict(asked.headers)
        )
        told = handler(event, None)
        return httpx.Response(told["statusCode"], headers=told["headers"], text=told["body"])

    return httpx.Client(transport=httpx.MockTransport(answer), base_url="http://portal")


@pytest.mark.parametrize("day", [23, 24, 27, 28, 29])
def test_the_demo_child_is_planned_from_today_and_then_the_days_are_locked(
    portal: Portal, at: Any, day: int
) -> None:
    at(datetime(2026, 11, day, 8, 0, tzinfo=UTC))
    eken = an_eken(portal)

    open_fritids(
        client_of(eken.fatima),
        client_of(eken.anna),
        f"/attendance/groups/{eken.unit}/fritids",
        f"/attendance/students/{eken.child}",
    )

    days = eken.days()
    assert days["2026-11-30"]["times"] == [
        {"starts": "06:45", "ends": "08:00"},
        {"starts": "13:30", "ends": "16:15"},
    ]
    (child,) = eken.list_of(f"2026-11-{day}")["items"]
    weekend = day in {28, 29}
    assert child["source"] == ("closed" if weekend else "exception")
    assert [one["name"] for one in child["adults"]] == ["Asta Lind"]
    assert eken.staff_asks("GET").body["lockDays"] == 7
