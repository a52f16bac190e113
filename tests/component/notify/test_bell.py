"""From an event to a bell, and what a person does there."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, call

from notify.api import handler
from notify.worker import handler as stream
from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.events import EVENT
from skolbro.table import to_item


def reported(family: Family, *, event_id: str | None = None, by: str | None = None) -> Any:
    item = {
        "id": event_id or ids.new(),
        "type": "attendance.absence_reported.v2",
        "at": clock.to_wire(TUESDAY),
        "data": {
            "absence_id": "2026-11-24." + ids.new(),
            "student_id": family.child,
            "school_id": family.school.id,
            "date": "2026-11-24",
            "by": by or family.anna,
        },
        "trace": "",
        "expires_at": 1,
    }
    return record(to_item(EVENT.item(item)))


def record(image: dict[str, Any]) -> dict[str, Any]:
    return {
        "eventID": ids.new(),
        "eventName": "INSERT",
        "dynamodb": {"NewImage": image, "SequenceNumber": ids.new()},
    }


def deliver(*records: dict[str, Any]) -> Any:
    return stream({"Records": list(records)}, None)


def bell_of(person: str, **parts: Any) -> Answer:
    answer = call(handler, "GET", "/notify/notifications", person=person, **parts)
    assert answer.status == 200, answer
    return answer


def test_the_other_guardian_and_the_mentor_are_told_and_the_reporter_is_not(
    portal: Portal,
) -> None:
    family = a_family(portal)

    assert deliver(reported(family)) == {"batchItemFailures": []}

    erik = bell_of(family.erik).body
    assert erik["unread"] == 1
    line = erik["items"][0]
    assert (line["childId"], line["childName"]) == (family.child, "Alva Lind")
    assert line["title"] == "Alva Lind är anmäld frånvarande"
    assert line["link"] == f"/children/{family.child}/attendance"
    mentor = bell_of(family.mentor).body["items"][0]
    assert mentor["link"].endswith("/days/2026-11-24")
    assert bell_of(family.anna).body["items"] == []


def test_an_event_delivered_twice_and_out_of_order_rings_once(portal: Portal) -> None:
    family = a_family(portal)
    older, newer = reported(family), reported(family, by=family.erik)

    deliver(newer, older)
    deliver(older)

    assert bell_of(family.mentor).body["unread"] == 2
    assert bell_of(family.erik).body["unread"] == 1


def test_a_failing_record_does_not_hold_back_the_others(portal: Portal) -> None:
    family = a_family(portal)
    broken = reported(family)
    broken["dynamodb"]["NewImage"]["data"] = {"M": {}}

    answer = deliver(broken, reported(family))

    assert answer == {
        "batchItemFailures": [{"itemIdentifier": broken["dynamodb"]["SequenceNumber"]}]
    }
    assert bell_of(family.erik).body["unread"] == 1


def test_an_event_of_a_newer_version_is_passed_by(portal: Portal) -> None:
    family = a_family(portal)
    newer = reported(family)
    newer["dynamodb"]["NewImage"]["type"] = {"S": "attendance.absence_reported.v9"}

    assert deliver(newer) == {"batchItemFailures": []}
    assert bell_of(family.erik).body["items"] == []


def test_what_is_marked_read_stays_read_and_the_rest_does_not(portal: Portal) -> None:
    family = a_family(portal)
    for _ in range(3):
        deliver(reported(family))
    newest = bell_of(family.erik).body["items"][0]["id"]

    for _ in range(2):
        path = f"/notify/notifications/{newest}/read"
        assert call(handler, "PUT", path, person=family.erik).status == 204

    body = bell_of(family.erik).body
    assert body["unread"] == 2
    assert [line["read"] for line in body["items"]] == [True, False, False]


def test_all_is_read_up_to_what_was_shown_and_what_came_after_is_not(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))
    shown = bell_of(family.erik).body["items"][0]["id"]
    deliver(reported(family))

    moved = call(handler, "PUT", "/notify/read-marker", person=family.erik, body={"upTo": shown})

    assert moved.status == 204
    assert bell_of(family.erik).body["unread"] == 1


def test_the_marker_reaches_no_further_than_what_has_been_told(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))

    for made_up in ("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", ids.new()):
        moved = call(
            handler, "PUT", "/notify/read-marker", person=family.erik, body={"upTo": made_up}
        )
        assert (moved.status, moved.problem) == (404, "not-found")

    assert bell_of(family.erik).body["unread"] == 1


def test_what_has_no_content_has_a_body_that_a_gateway_can_send(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))
    shown = bell_of(family.erik).body["items"][0]["id"]

    moved = call(handler, "PUT", "/notify/read-marker", person=family.erik, body={"upTo": shown})

    assert (moved.status, moved.body) == (204, "")


def test_the_marker_never_moves_back(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))
    deliver(reported(family))
    newest, oldest = (line["id"] for line in bell_of(family.erik).body["items"])

    for up_to in (newest, oldest):
        call(handler, "PUT", "/notify/read-marker", person=family.erik, body={"upTo": up_to})

    assert bell_of(family.erik).body["unread"] == 0


def test_anothers_notification_cannot_be_marked(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))
    eriks = bell_of(family.erik).body["items"][0]["id"]
    stranger = ids.new()

    answer = call(handler, "PUT", f"/notify/notifications/{eriks}/read", person=stranger)

    assert answer.problem == "not-found"
    assert bell_of(family.erik).body["unread"] == 1


def test_a_guardian_whose_relation_has_ended_sees_the_child_no_more(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))

    portal.relate(family.erik, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY)

    assert bell_of(family.erik).body == {"items": [], "unread": 0, "next": None}


def test_a_guardian_whose_relation_ended_before_the_event_is_not_told(portal: Portal) -> None:
    family = a_family(portal)
    yesterday = TUESDAY - timedelta(days=1)
    portal.relate(family.erik, Kind.GUARDIAN_OF, family.child, valid_until=yesterday)

    deliver(reported(family))

    stored = portal.items("notify", "Notification")
    assert {item["recipient_id"]["S"] for item in stored} == {family.mentor}


def test_a_protected_student_is_not_named_before_staff(portal: Portal) -> None:
    family = a_family(portal, protected=True)

    deliver(reported(family))

    line = bell_of(family.mentor).body["items"][0]
    assert (line["childId"], line["childName"]) == (None, None)
    assert line["title"] == "En elev är anmäld frånvarande"


def test_the_bell_is_cheap_until_something_has_changed(portal: Portal) -> None:
    family = a_family(portal)
    deliver(reported(family))
    tag = bell_of(family.erik).headers["ETag"]

    again = call(
        handler,
        "GET",
        "/notify/notifications",
        person=family.erik,
        headers={"if-none-match": tag},
    )
    assert (again.status, again.body) == (304, "")

    deliver(reported(family))
    assert bell_of(family.erik, headers={"if-none-match": tag}).body["unread"] == 2


def test_a_long_bell_is_read_page_by_page_without_gap_or_repetition(portal: Portal) -> None:
    family = a_family(portal)
    sent = sorted((ids.new() for _ in range(7)), reverse=True)
    deliver(*(reported(family, event_id=event_id) for event_id in sent))

    read: list[str] = []
    query = {"limit": "3"}
    while True:
        page = bell_of(family.erik, query=query)
        read += [line["id"] for line in page.body["items"]]
        if page.body["next"] is None:
            break
        query["cursor"] = page.body["next"]
        next_page = f"/notify/notifications?limit=3&cursor={page.body['next']}"
        assert page.headers["Link"] == f'<{next_page}>; rel="next"'

    assert "Link" not in page.headers
    assert read == sent


@pytest.mark.parametrize("carry", ["to another person", "changed", "invented"])
def test_a_cursor_is_good_only_where_it_was_given(portal: Portal, carry: str) -> None:
    family = a_family(portal)
    deliver(*(reported(family) for _ in range(3)))
    cursor = bell_of(family.erik, query={"limit": "2"}).body["next"]
    person = family.mentor if carry == "to another person" else family.erik
    if carry == "changed":
        cursor = cursor[:-4] + ("AAAA" if cursor[-4:] != "AAAA" else "BBBB")
    if carry == "invented":
        cursor = "eyJhZnRlciI6IjAxIn0"

    answer = call(handler, "GET", "/notify/notifications", person=person, query={"cursor": cursor})

    assert answer.problem == "invalid-cursor"


def test_what_has_expired_is_gone_even_before_it_is_removed(portal: Portal, at: Any) -> None:
    family = a_family(portal)
    deliver(reported(family))

    at(TUESDAY + timedelta(days=121))

    assert bell_of(family.erik).body["items"] == []
