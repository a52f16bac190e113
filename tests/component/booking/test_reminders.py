"""The reminder a day before: planned, moved and taken away with the meeting."""

from datetime import timedelta

from tests.component.booking.deliveries import Deliveries
from tests.component.booking.evening import FOUR, book, cancel, move, put_out
from tests.component.booking.meetings import a_family_with_meetings
from tests.component.conftest import Clock
from tests.component.portal import Portal

DUE = "booking.reminder_due.v1"
DAY = timedelta(days=1)
LATER = timedelta(minutes=20)


def only(deliveries: Deliveries) -> str:
    (name,) = deliveries.planned()
    return name


def test_a_reminder_is_planned_a_day_before_moved_and_taken_away(
    portal: Portal, deliveries: Deliveries
) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, _) = put_out(portal, family)

    book(family, made, first)
    deliveries.deliver()
    assert [at for at, _ in deliveries.planned().values()] == [FOUR - DAY]
    name = only(deliveries)
    move(family, made, second, version=1)
    deliveries.deliver()
    assert deliveries.planned()[name][0] == FOUR + LATER - DAY
    cancel(family, made, version=2)
    deliveries.deliver()

    assert deliveries.planned() == {}


def test_events_out_of_order_leave_the_reminder_where_the_meeting_is(
    portal: Portal, deliveries: Deliveries
) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, _) = put_out(portal, family)
    book(family, made, first)
    move(family, made, second, version=1)
    events = deliveries.new_events()

    deliveries.stream(*reversed(events))
    assert [at for at, _ in deliveries.planned().values()] == [FOUR + LATER - DAY]
    cancel(family, made, version=2)
    deliveries.stream(*deliveries.new_events(), *events)

    assert deliveries.planned() == {}


def test_a_reminder_is_told_once_however_often_it_comes(
    portal: Portal, deliveries: Deliveries, at: Clock
) -> None:
    family = a_family_with_meetings(portal)
    made, (first, *_) = put_out(portal, family)
    book(family, made, first)
    deliveries.deliver()
    ((instant, message),) = deliveries.planned().values()
    at(instant)

    deliveries.due(message, message)
    deliveries.due(message)

    (told,) = deliveries.told(DUE)
    assert (told["student_id"], told["slot_id"]) == (family.child, first.id)


def test_a_reminder_of_what_is_no_more_is_not_told(
    portal: Portal, deliveries: Deliveries, at: Clock
) -> None:
    family = a_family_with_meetings(portal)
    made, (first, second, _) = put_out(portal, family)
    book(family, made, first)
    deliveries.deliver()
    ((instant, message),) = deliveries.planned().values()
    move(family, made, second, version=1)
    at(instant)
    deliveries.due(message)
    assert deliveries.told(DUE) == []

    at(FOUR + timedelta(hours=1))
    deliveries.deliver()
    deliveries.due(message.replace(first.id, second.id))

    assert deliveries.told(DUE) == []


def test_who_books_within_the_last_day_needs_no_reminder(
    portal: Portal, deliveries: Deliveries, at: Clock
) -> None:
    family = a_family_with_meetings(portal)
    made, (first, *_) = put_out(portal, family)
    at(FOUR - DAY + timedelta(minutes=1))

    assert book(family, made, first).status == 201
    deliveries.deliver()

    assert deliveries.planned() == {}
