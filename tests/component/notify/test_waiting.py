"""What is sent later: at the end of quiet hours, and in the day's digest."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.component.notify.outbox import Outbox
from tests.component.notify.test_sending import (
    EMAIL,
    LEAVE,
    UNREPORTED,
    a_notice,
    choose,
    register,
)
from tests.component.portal import a_family, call

from notify.api import handler
from notify.waiting.waiting import digest_day, digest_due, quarter_for, tick_at
from skolbro import ids

NIGHT = datetime(2026, 11, 24, 21, 10, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)
AFTERNOON = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)


def test_at_night_it_waits_and_in_the_morning_it_is_sent_once(outbox: Outbox, at: Any) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    at(NIGHT)
    outbox.ring(a_notice(family, at=NIGHT))
    outbox.work(times=2)
    outbox.tick("2026-11-25T05:15:00Z")
    outbox.work()
    assert (outbox.sent, outbox.log()) == ([], [("", "quiet", "")])

    at(MORNING + timedelta(minutes=4))
    for _ in range(2):
        outbox.tick("2026-11-25T05:30:00Z")
        outbox.work(times=2)

    assert len(outbox.pushes()) == 1
    assert ("push", "sent", "") in outbox.log()


def test_who_has_read_it_by_the_morning_sleeps_on(outbox: Outbox, at: Any) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    at(NIGHT)
    notice = a_notice(family, at=NIGHT)
    outbox.ring(notice)
    outbox.work()
    call(handler, "PUT", f"/notify/notifications/{notice.id}/read", person=family.anna)

    at(MORNING)
    outbox.tick("2026-11-25T05:30:00Z")
    outbox.work()

    assert (outbox.sent, outbox.log()) == ([], [("", "suppressed", "readBefore")])


def test_what_is_urgent_does_not_wait(outbox: Outbox, at: Any) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    at(NIGHT)
    outbox.ring(a_notice(family, kind=UNREPORTED, at=NIGHT))
    outbox.work()

    assert len(outbox.pushes()) == 1


def test_a_digest_tells_once_of_all_that_is_still_unread(outbox: Outbox, at: Any) -> None:
    family = a_family(outbox.portal)
    outbox.reach(family.anna, email=EMAIL)
    choose(family.anna, LEAVE, ["email"], when="digest")
    read, first, second = (a_notice(family) for _ in range(3))
    outbox.ring(read, first, second)
    outbox.work(times=2)
    call(handler, "PUT", f"/notify/notifications/{read.id}/read", person=family.anna)
    assert outbox.sent == []

    at(AFTERNOON)
    for _ in range(2):
        outbox.tick("2026-11-24T15:30:00Z")
        outbox.work(times=2)

    (letter,) = outbox.letters()
    plain = letter["Content"]["Simple"]["Body"]["Text"]["Data"]
    assert plain.count("Ledigheten för Alva är beviljad") == 1
    # The event comes again, long after: it was in a digest.
    outbox.dispatch(*outbox.portal.items("notify", "Notification"))
    at(AFTERNOON + timedelta(days=1))
    outbox.work()
    outbox.tick("2026-11-25T15:30:00Z")
    outbox.work()
    assert len(outbox.letters()) == 1


def test_a_digest_of_nothing_unread_is_not_sent(outbox: Outbox, at: Any) -> None:
    family = a_family(outbox.portal)
    outbox.reach(family.anna, email=EMAIL)
    choose(family.anna, LEAVE, ["email"], when="digest")
    notice = a_notice(family)
    outbox.ring(notice)
    outbox.work()
    call(handler, "PUT", "/notify/read-marker", person=family.anna, body={"upTo": notice.id})

    at(AFTERNOON)
    outbox.tick("2026-11-24T15:30:00Z")
    outbox.work()

    assert outbox.sent == []


def test_a_morning_of_many_is_released_to_the_last(outbox: Outbox, at: Any) -> None:
    family = a_family(outbox.portal)
    at(NIGHT)
    people = [ids.new() for _ in range(60)]
    outbox.ring(*(a_notice(family, recipient_id=one, through=None) for one in people))
    outbox.work()
    at(MORNING)
    outbox.tick("2026-11-25T05:30:00Z")
    outbox.work()

    assert [one[1:] for one in outbox.log()] == [("suppressed", "unreachable")] * 60


INSTANTS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(now=INSTANTS, wait=st.integers(0, 24 * 60))
def test_a_quarter_is_never_early_never_past_and_has_a_tick(now: datetime, wait: int) -> None:
    due = now + timedelta(minutes=wait)
    quarter = quarter_for(due, now=now)

    assert due <= quarter
    assert now < quarter <= due + timedelta(minutes=16)
    assert tick_at(quarter + timedelta(minutes=14)) == quarter


@given(now=INSTANTS)
def test_a_digest_is_due_within_a_day_at_half_past_four(now: datetime) -> None:
    due = digest_due(digest_day(now))
    assert now < due <= now + timedelta(hours=25, minutes=1)
    assert quarter_for(due, now=now) == due


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_both_days_of_the_clock_change_have_a_digest(day: date) -> None:
    assert digest_day(digest_due(day) - timedelta(hours=1)) == day
