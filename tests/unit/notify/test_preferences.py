"""What is sent now, later, in the digest, or not at all."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.notification import KINDS, Kind
from notify.preferences.deliveries import DeliveryPlan, Suppressed, deliveries
from notify.preferences.preference import Channel, Choice, Preferences, QuietHours, When, chosen
from notify.preferences.problems import MandatoryKindError, UnknownKindError
from skolbro.calendar import STOCKHOLM

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)
ALL = frozenset(Channel)
LEAVE = KINDS["attendance.leave_approved"]
UNREPORTED = KINDS["attendance.unreported_absence"]


def planned(
    kind: Kind = LEAVE,
    *,
    preferences: Preferences | None = None,
    now: datetime = NOON,
    unread: bool = False,
    sounds: bool = True,
    reachable: frozenset[Channel] = ALL,
) -> DeliveryPlan:
    return deliveries(
        kind,
        preferences=preferences or Preferences(),
        now=now,
        unread=unread,
        sounds=sounds,
        reachable=reachable,
    )


def choosing(kind: Kind, *channels: Channel, when: When = When.NOW) -> Preferences:
    return Preferences(choices={kind.name: Choice(frozenset(channels), when)})


def test_before_anything_is_chosen_a_phone_and_a_browser_are_told_at_once() -> None:
    assert planned() == DeliveryPlan(now=(Channel.PUSH, Channel.WEB_PUSH))


def test_at_night_what_is_not_urgent_waits_for_the_morning() -> None:
    assert planned(now=NIGHT) == DeliveryPlan(after=MORNING)
    assert planned(UNREPORTED, now=NIGHT).now


def test_of_what_is_unread_already_no_second_notice_is_sent() -> None:
    assert planned(unread=True) == DeliveryPlan(suppressed=Suppressed.UNREAD_BEFORE)
    assert planned(UNREPORTED, unread=True).now


def test_the_days_second_lesson_makes_no_sound() -> None:
    assert planned(UNREPORTED, sounds=False) == DeliveryPlan(suppressed=Suppressed.NOT_FIRST_OF_DAY)


def test_what_is_put_into_the_digest_is_not_sent_alone() -> None:
    chosen_digest = choosing(LEAVE, Channel.EMAIL, when=When.DIGEST)
    assert planned(preferences=chosen_digest) == DeliveryPlan(digest=True)


def test_what_is_switched_off_stands_in_the_bell_only() -> None:
    assert planned(preferences=choosing(LEAVE)) == DeliveryPlan(suppressed=Suppressed.SWITCHED_OFF)


def test_what_the_law_wants_told_takes_any_way_that_there_is() -> None:
    only_mail = frozenset({Channel.EMAIL})
    assert planned(UNREPORTED, reachable=only_mail) == DeliveryPlan(now=(Channel.EMAIL,))
    assert planned(reachable=only_mail) == DeliveryPlan(suppressed=Suppressed.UNREACHABLE)
    assert planned(UNREPORTED, reachable=frozenset()) == DeliveryPlan(
        suppressed=Suppressed.UNREACHABLE
    )


@pytest.mark.parametrize("choice", [Choice(frozenset()), Choice(ALL, When.DIGEST)])
def test_a_mandatory_kind_is_neither_switched_off_nor_put_off(choice: Choice) -> None:
    with pytest.raises(MandatoryKindError):
        chosen(language="sv", quiet=QuietHours(), choices={UNREPORTED.name: choice}, version=1)


def test_a_kind_that_there_is_not_cannot_be_chosen() -> None:
    with pytest.raises(UnknownKindError):
        chosen(language="sv", quiet=QuietHours(), choices={"x.y": Choice(ALL)}, version=1)


CHANNELS = st.frozensets(st.sampled_from(Channel))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
INSTANTS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda at: at.replace(second=0, microsecond=0))


@given(
    kind=st.sampled_from(list(KINDS.values())),
    channels=CHANNELS,
    when=st.sampled_from(When),
    quiet=st.builds(QuietHours, TIMES, TIMES),
    now=INSTANTS,
    unread=st.booleans(),
    reachable=CHANNELS,
)
def test_exactly_one_thing_happens_and_nothing_goes_where_it_was_not_wanted(
    kind: Kind,
    channels: frozenset[Channel],
    when: When,
    quiet: QuietHours,
    now: datetime,
    unread: bool,  # noqa: FBT001 - drawn by hypothesis
    reachable: frozenset[Channel],
) -> None:
    preferences = Preferences(quiet=quiet, choices={kind.name: Choice(channels, when)})
    plan = planned(kind, preferences=preferences, now=now, unread=unread, reachable=reachable)

    outcomes = [bool(plan.now), plan.after is not None, plan.digest, plan.suppressed is not None]
    assert outcomes.count(True) == 1
    assert set(plan.now) <= reachable
    if not kind.mandatory:
        assert set(plan.now) <= channels
    if plan.now and not kind.urgent:
        assert quiet.end_after(now) is None


@given(begins=TIMES, ends=TIMES, now=INSTANTS)
def test_quiet_hours_end_within_a_day_and_outside_of_themselves(
    begins: time, ends: time, now: datetime
) -> None:
    quiet = QuietHours(begins, ends)
    end = quiet.end_after(now)
    if begins == ends:
        assert end is None
    if end is not None:
        assert now < end <= now + timedelta(hours=25)
        on_the_wall = end.astimezone(STOCKHOLM)
        skipped = on_the_wall.date() in {date(2026, 3, 29), date(2027, 3, 28)}
        twice = on_the_wall.date() in {date(2026, 10, 25), date(2027, 10, 31)}
        assert skipped or twice or on_the_wall.time() == ends


@pytest.mark.parametrize(
    ("evening", "hours"),
    [(date(2026, 3, 28), 9), (date(2026, 10, 24), 11), (date(2026, 11, 24), 10)],
)
def test_both_nights_of_the_clock_change_end_at_half_past_six(evening: date, hours: int) -> None:
    begins = datetime.combine(evening, time(20, 30), STOCKHOLM).astimezone(UTC)
    end = QuietHours().end_after(begins)
    assert end == begins + timedelta(hours=hours)
    assert end is not None
    assert end.astimezone(STOCKHOLM).time() == time(6, 30)
