"""What is new of a child, function by function, and the delivery log."""

from datetime import timedelta
from typing import Any

from tests.component.notify.outbox import Outbox
from tests.component.notify.test_sending import LEAVE, a_notice, register
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, a_school, call

from notify import store
from notify.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.scopes import at_work


def overview(family: Family, person: str, **parts: Any) -> Answer:
    path = f"/notify/students/{family.child}/overview"
    return call(handler, "GET", path, person=person, **parts)


def deliveries(family: Family, person: str, of: str) -> Answer:
    path = f"/notify/schools/{family.school.id}/people/{of}/deliveries"
    return call(handler, "GET", path, person=person)


def test_each_function_of_the_school_has_its_number_and_its_newest_line(portal: Portal) -> None:
    family = a_family(portal, school=a_school(functions=("meetings", "attendance")))
    other = ids.new()
    notices = [a_notice(family) for _ in range(3)]
    sibling = a_notice(family, child_id=other, through=None)
    store.ring(at_work("test"), [*notices, sibling])
    call(handler, "PUT", f"/notify/notifications/{notices[0].id}/read", person=family.anna)

    answer = overview(family, family.anna)

    meetings, attendance = answer.body["items"]
    assert (meetings["function"], meetings["unread"], meetings["newest"]) == ("meetings", 0, None)
    assert (attendance["function"], attendance["unread"]) == ("attendance", 2)
    assert attendance["newest"]["id"] == notices[2].id
    tag = {"if-none-match": answer.headers["ETag"]}
    assert overview(family, family.anna, headers=tag).status == 304


def test_nobody_elses_child_has_an_overview(portal: Portal) -> None:
    family = a_family(portal)
    store.ring(at_work("test"), [a_notice(family)])
    portal.relate(
        family.anna, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY - timedelta(seconds=1)
    )

    assert overview(family, family.anna).status == 404
    assert overview(family, family.mentor).status == 404


def test_the_schools_support_sees_how_it_went_and_not_what_it_said(outbox: Outbox) -> None:
    family, sara = a_family(outbox.portal), ids.new()
    outbox.portal.work_at(sara, family.school, Duty.SCHOOL_ADMINISTRATOR)
    register(family.anna)
    outbox.ring(a_notice(family))
    outbox.work()

    answer = deliveries(family, sara, family.anna)

    (line,) = answer.body["items"]
    assert (line["kind"], line["channel"], line["status"]) == (LEAVE, "push", "sent")
    assert line["traceId"] == "1-trace"
    assert "Alva" not in str(answer.body)


def test_another_schools_sendings_and_people_are_not_seen(outbox: Outbox) -> None:
    family, sara = a_family(outbox.portal), ids.new()
    elsewhere = a_family(outbox.portal)
    outbox.portal.work_at(sara, family.school, Duty.SCHOOL_ADMINISTRATOR)
    outbox.portal.relate(
        family.anna, Kind.GUARDIAN_OF, elsewhere.child, school_id=elsewhere.school.id
    )
    outbox.ring(a_notice(family, through=elsewhere.child))
    outbox.work()

    assert deliveries(family, sara, family.anna).body == {"items": []}
    assert deliveries(family, sara, elsewhere.anna).status == 404
    assert deliveries(family, sara, "x").status == 404
    assert deliveries(family, family.mentor, family.anna).status == 404
    assert len(outbox.portal.items("notify", "Delivery")) == 1


def test_that_a_protected_persons_log_was_read_is_logged(portal: Portal) -> None:
    family, sara = a_family(portal), ids.new()
    portal.work_at(sara, family.school, Duty.SCHOOL_ADMINISTRATOR)
    portal.relate(
        family.anna, Kind.GUARDIAN_OF, family.child, school_id=family.school.id,
        person_protected=True,
    )  # fmt: skip

    assert deliveries(family, sara, family.anna).status == 200
    assert deliveries(family, sara, family.erik).status == 200

    (read,) = portal.items("notify", "Read")
    assert (read["person_id"]["S"], read["reader_id"]["S"]) == (family.anna, sara)
