"""A client that asks again is told cheaply that nothing is new, and never wrongly."""

from datetime import timedelta
from typing import Any

import pytest
from tests.component.notify.test_bell import bell_of, deliver, reported
from tests.component.notify.test_forgetting import protected
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, call

from notify.api import handler
from notify.glance import HOLDS_SECONDS
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.table import Page, read_page

PATH = "/notify/notifications"


def again(person: str, tag: str, **parts: Any) -> Answer:
    headers = {"if-none-match": tag, **parts.pop("headers", {})}
    return call(handler, "GET", PATH, person=person, headers=headers, **parts)


def a_bell(portal: Portal, *, lines: int = 1) -> tuple[Family, str, list[str]]:
    """Erik's bell with lines in it: the family, the tag and the lines' ids, newest first."""
    family = a_family(portal)
    deliver(*[reported(family) for _ in range(lines)])
    answer = bell_of(family.erik)
    return family, answer.headers["ETag"], [one["id"] for one in answer.body["items"]]


def test_nothing_new_is_answered_without_reading_the_whole_bell(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    family, tag, _ = a_bell(portal, lines=12)
    asked: list[int] = []

    def noted(**query: Any) -> Page:
        asked.append(query["Limit"])
        return read_page(**query)

    monkeypatch.setattr("notify.store.read_page", noted)

    assert again(family.erik, tag).status == 304
    assert asked == [10]


def test_a_new_line_is_seen(portal: Portal) -> None:
    family, tag, _ = a_bell(portal)

    deliver(reported(family))

    assert again(family.erik, tag).body["unread"] == 2


def test_a_line_that_comes_later_than_newer_ones_is_seen(portal: Portal) -> None:
    family = a_family(portal)
    older, *newer = (reported(family) for _ in range(6))
    deliver(*newer)
    tag = bell_of(family.erik).headers["ETag"]

    deliver(older)

    assert again(family.erik, tag).body["unread"] == 6


@pytest.mark.parametrize("place", [0, 15])
def test_what_is_read_on_another_phone_is_seen_however_old_it_is(
    portal: Portal, place: int
) -> None:
    family, tag, lines = a_bell(portal, lines=16)

    call(handler, "PUT", f"{PATH}/{lines[place]}/read", person=family.erik)

    assert again(family.erik, tag).body["unread"] == 15


def test_that_all_has_been_read_is_seen(portal: Portal) -> None:
    family, tag, lines = a_bell(portal, lines=3)

    call(handler, "PUT", "/notify/read-marker", person=family.erik, body={"upTo": lines[0]})

    assert again(family.erik, tag).body["unread"] == 0


def test_a_marker_holds_after_a_single_line_is_read(portal: Portal) -> None:
    family, _, lines = a_bell(portal, lines=3)

    call(handler, "PUT", "/notify/read-marker", person=family.erik, body={"upTo": lines[1]})
    call(handler, "PUT", f"{PATH}/{lines[2]}/read", person=family.erik)

    assert bell_of(family.erik).body["unread"] == 1


def test_a_guardian_whose_custody_has_ended_does_not_keep_what_they_had(portal: Portal) -> None:
    family, tag, _ = a_bell(portal)

    portal.relate(family.erik, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY)

    assert again(family.erik, tag).body["items"] == []


def test_a_line_that_names_its_child_no_more_is_seen(portal: Portal) -> None:
    family, _, _ = a_bell(portal)
    tag = bell_of(family.mentor).headers["ETag"]

    deliver(protected(family.child))

    assert again(family.mentor, tag).body["items"][0]["childName"] is None


def test_a_tag_is_of_one_language_one_length_and_one_person(portal: Portal) -> None:
    family, tag, _ = a_bell(portal)

    assert again(family.erik, tag, headers={"accept-language": "en"}).status == 200
    assert again(family.erik, tag, query={"limit": "5"}).status == 200
    assert again(family.mentor, tag).status == 200


def test_nothing_is_believed_for_longer_than_a_quarter(portal: Portal, at: Any) -> None:
    family, tag, _ = a_bell(portal)

    at(TUESDAY + timedelta(seconds=HOLDS_SECONDS))

    assert again(family.erik, tag).status == 200


def test_anothers_line_marked_read_changes_nothing_of_ones_own(portal: Portal) -> None:
    family, tag, lines = a_bell(portal)
    stranger = ids.new()

    assert call(handler, "PUT", f"{PATH}/{lines[0]}/read", person=stranger).status == 404

    assert again(family.erik, tag).status == 304
    assert portal.items("notify", "ReadMarker") == []
