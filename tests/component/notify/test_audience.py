"""Whom an event concerns, found from the relations that hold when it arrives."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.component.portal import TUESDAY, Family, Portal, a_family

from notify.audience import audience_of_absence, audience_of_import
from notify.notification import Notification
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.access.scopes import at_work
from skolbro.events import Event

REPORTED = "attendance.absence_reported"


def told_of(family: Family, *, by: str | None = None) -> tuple[Notification, ...]:
    data = {"student_id": family.child, "date": "2026-11-24", "by": by or family.anna}
    event = Event(type=f"{REPORTED}.v1", at=TUESDAY, data=data)
    return audience_of_absence(at_work("test"), event, kind=REPORTED)


def recipients(family: Family, *, by: str | None = None) -> set[str]:
    return {one.recipient_id for one in told_of(family, by=by)}


def test_whoever_reported_is_not_told_of_it(portal: Portal) -> None:
    family = a_family(portal)

    assert recipients(family) == {family.erik, family.mentor}
    assert recipients(family, by=family.erik) == {family.anna, family.mentor}


def test_another_responsible_adult_and_each_mentor_of_the_class_is_told(portal: Portal) -> None:
    family = a_family(portal)
    aunt, second = ids.new(), ids.new()
    portal.relate(aunt, Kind.RESPONSIBLE_FOR, family.child, object_name="Alva Lind")
    portal.relate(second, Kind.MENTOR_OF, family.class_id)

    assert recipients(family) == {family.erik, family.mentor, aunt, second}


def test_teachers_and_mentors_of_other_groups_are_not_told(portal: Portal) -> None:
    family = a_family(portal)
    group = ids.new()
    portal.relate(ids.new(), Kind.TEACHES, family.class_id)
    portal.relate(ids.new(), Kind.MENTOR_OF, ids.new())
    portal.relate(family.child, Kind.MEMBER_OF, group, group_kind="fritids")
    portal.relate(ids.new(), Kind.MENTOR_OF, group)

    assert recipients(family) == {family.erik, family.mentor}


def test_a_notification_leads_each_to_the_own_place(portal: Portal) -> None:
    family = a_family(portal)
    by_person = {one.recipient_id: one for one in told_of(family)}

    guardian, mentor = by_person[family.erik], by_person[family.mentor]
    assert (guardian.link, guardian.through) == (
        f"/children/{family.child}/attendance",
        family.child,
    )
    assert (mentor.link, mentor.through) == (
        f"/groups/{family.class_id}/days/2026-11-24",
        family.class_id,
    )


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from([Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR]),
        st.sampled_from([-1, 0, 1]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PEOPLE, st.booleans())
def test_all_who_are_related_now_are_told_once_and_a_protected_name_stays_at_home(
    portal: Portal,
    people: list[tuple[Kind, int, bool]],
    protected: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    family = a_family(portal, protected=protected)
    expected = {family.erik, family.mentor}
    for kind, ends_in, begun in people:
        person = ids.new()
        begins = TUESDAY - timedelta(days=9) if begun else TUESDAY + timedelta(days=1)
        until = TUESDAY + timedelta(days=ends_in)
        portal.relate(person, kind, family.child, valid_from=begins, valid_until=until)
        expected |= {person} if begun and ends_in > 0 else set()

    told = told_of(family)

    assert sorted(one.recipient_id for one in told) == sorted(expected)
    assert len({one.id for one in told}) == 1
    mentor = next(one for one in told if one.recipient_id == family.mentor)
    assert (mentor.child_name is None, mentor.child_id is None) == (protected, protected)


@pytest.mark.parametrize(("by", "told"), [("karl", ["karl"]), ("", [])])
def test_of_an_import_only_who_started_it_is_told(by: str, told: list[str]) -> None:
    data: dict[str, Any] = {"by": by, "import_id": "i"}
    event = Event(type="directory.import_finished.v1", at=TUESDAY, data=data)

    audience = audience_of_import(event)

    assert [one.recipient_id for one in audience] == told
    assert all(one.link == "/imports/i" and one.through is None for one in audience)
