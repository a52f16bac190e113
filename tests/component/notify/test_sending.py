"""From a line in the bell to what leaves the portal."""

import json
from datetime import timedelta
from typing import Any

import pytest
from tests.component.notify.outbox import Outbox
from tests.component.portal import TUESDAY, Family, a_family, call

from notify import store
from notify.api import handler
from notify.delivery import carrying, worker
from notify.delivery.senders.outcomes import BusyError
from notify.notification import Notification
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.access.scopes import at_work

LEAVE, UNREPORTED = "attendance.leave_approved", "attendance.unreported_absence"
TOKEN = "a1" * 32
EMAIL, PHONE = "anna@example.se", "+46701234567"


def a_notice(family: Family, *, kind: str = LEAVE, **changes: Any) -> Notification:
    parts: dict[str, Any] = {
        "id": ids.new(),
        "recipient_id": family.anna,
        "kind": kind,
        "at": TUESDAY,
        "link": f"/children/{family.child}/leaves/{ids.new()}",
        "through": family.child,
        "child_id": family.child,
        "child_name": "Alva Lind",
        "push": True,
        "trace": "1-trace",
    }
    return Notification(**{**parts, **changes})


def register(person: str, token: str = TOKEN, **body: Any) -> str:
    device = ids.new()
    answer = call(
        handler, "PUT", f"/notify/devices/{device}", person=person,
        body={"platform": "apns", "token": token, **body},
    )  # fmt: skip
    assert answer.status == 204, answer
    return device


def choose(person: str, kind: str, channels: list[str], when: str = "now", **more: Any) -> None:
    body = {
        "language": "sv",
        "quietHours": {"begins": "20:30", "ends": "06:30"},
        "kinds": [{"kind": kind, "channels": channels, "when": when}],
        **more,
    }
    path = "/notify/preferences"
    tag = {"if-match": '"1"'}
    answer = call(handler, "PUT", path, person=person, body=body, headers=tag)
    assert answer.status == 200, answer


def test_a_phone_is_told_the_childs_first_name_and_nothing_more(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    outbox.ring(a_notice(family))
    outbox.work()

    (push,) = outbox.pushes()
    told = json.loads(json.loads(push["Message"])["APNS"])
    assert told["aps"]["alert"]["title"] == "Ledigheten för Alva är beviljad"
    assert told["trace"] == "1-trace"
    assert "Lind" not in str(outbox.sent)
    assert outbox.log() == [("push", "sent", "")]


def test_an_android_phone_is_told_as_well_and_the_endpoint_is_kept(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna, "f" * 40, platform="fcm")
    for _ in range(2):
        outbox.ring(a_notice(family))
        outbox.work()

    first, second = outbox.pushes()
    assert first["TargetArn"] == second["TargetArn"]
    assert "fcmV1Message" in json.loads(first["Message"])["GCM"]


def test_however_often_it_comes_it_is_sent_once(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    choose(family.anna, LEAVE, ["push", "email", "sms"])
    outbox.reach(family.anna, email=EMAIL, phone=PHONE)
    notice = a_notice(family)
    outbox.ring(notice)
    outbox.dispatch(*outbox.portal.items("notify", "Notification"))
    outbox.work(times=3)

    assert (len(outbox.pushes()), len(outbox.letters()), len(outbox.texts())) == (1, 1, 1)


def test_a_letter_is_plain_and_html_and_says_how_to_stop_it(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    choose(family.anna, LEAVE, ["email"], language="en")
    outbox.reach(family.anna, email=EMAIL)
    outbox.ring(a_notice(family, child_name="<b>Åsa</b> Lind"))
    outbox.work()

    (letter,) = outbox.letters()
    simple = letter["Content"]["Simple"]
    assert letter["Destination"] == {"ToAddresses": [EMAIL]}
    assert "<b>Åsa</b>" in simple["Body"]["Text"]["Data"]
    assert "&lt;b&gt;Åsa&lt;/b&gt;" in simple["Body"]["Html"]["Data"]
    assert '<html lang="en">' in simple["Body"]["Html"]["Data"]
    assert {one["Name"] for one in simple["Headers"]} == {
        "Auto-Submitted",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    }
    assert {one["Value"] for one in letter["EmailTags"]} >= {family.anna}


def test_what_the_law_wants_told_goes_by_sms_without_a_link(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    outbox.reach(family.anna, phone=PHONE)
    outbox.ring(a_notice(family, kind=UNREPORTED), a_notice(family, kind=UNREPORTED, push=False))
    outbox.work()

    (text,) = outbox.texts()
    assert text["PhoneNumber"] == PHONE
    assert text["Message"].startswith("Alva var inte på lektionen")
    assert "http" not in text["Message"]
    assert ("", "suppressed", "notFirstOfDay") in outbox.log()


def test_no_address_and_no_name_stands_in_the_queue_or_the_delivery_log(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    choose(family.anna, LEAVE, ["email", "sms"])
    outbox.reach(family.anna, email=EMAIL, phone=PHONE)
    outbox.ring(a_notice(family))
    bodies = outbox.waiting()
    for body in bodies:
        worker.consume(body)

    kept = str(bodies) + str(outbox.portal.items("notify", "Delivery"))
    assert [secret for secret in (EMAIL, PHONE, "Alva", "Lind") if secret in kept] == []


def test_a_second_notice_on_the_same_thing_waits_until_the_first_is_read(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    link = "/children/x/leaves/y"
    first, second, third = (a_notice(family, link=link) for _ in range(3))
    outbox.ring(first)
    outbox.work()
    outbox.ring(second)
    outbox.work()
    assert len(outbox.pushes()) == 1
    assert ("", "suppressed", "unreadBefore") in outbox.log()

    path = f"/notify/notifications/{first.id}/read"
    assert call(handler, "PUT", path, person=family.anna).status == 204
    outbox.ring(third)
    outbox.work()
    assert len(outbox.pushes()) == 2


def test_who_has_read_it_or_has_lost_custody_is_not_disturbed(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    register(family.erik, "b2" * 32)
    read, lost = a_notice(family), a_notice(family, recipient_id=family.erik)
    outbox.ring(read, lost)
    call(handler, "PUT", f"/notify/notifications/{read.id}/read", person=family.anna)
    outbox.portal.relate(
        family.erik, Kind.GUARDIAN_OF, family.child, valid_until=TUESDAY - timedelta(seconds=1)
    )
    outbox.work()

    assert outbox.sent == []
    assert {one[2] for one in outbox.log()} == {"readBefore", "concernsNoMore"}


def test_of_a_child_protected_since_the_event_no_name_leaves(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    register(family.mentor, "b2" * 32)
    outbox.ring(
        a_notice(family),
        a_notice(family, recipient_id=family.mentor, through=family.class_id),
    )
    outbox.portal.relate(
        family.anna, Kind.GUARDIAN_OF, family.child, object_name="Alva Lind", object_protected=True
    )
    outbox.portal.relate(
        family.child, Kind.MEMBER_OF, family.class_id, group_kind="class", person_protected=True
    )
    outbox.work()

    assert len(outbox.pushes()) == 2
    assert "Alva" not in str(outbox.sent)


def test_to_a_protected_person_only_the_own_device_is_told(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    choose(family.anna, LEAVE, ["push", "email", "sms"])
    outbox.reach(family.anna, email=EMAIL, phone=PHONE)
    outbox.ring(a_notice(family))
    outbox.portal.relate(
        family.anna, Kind.GUARDIAN_OF, family.child, object_name="Alva Lind", person_protected=True
    )
    outbox.work()

    assert [what for what, _ in outbox.sent] == ["Publish"]
    assert len(outbox.pushes()) == 1
    assert "Alva" not in str(outbox.sent)


def test_a_disabled_endpoint_is_forgotten_and_the_law_finds_another_way(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    outbox.reach(family.anna, email=EMAIL)
    outbox.faults["Publish"] = ["EndpointDisabled"]
    outbox.ring(a_notice(family, kind=UNREPORTED))
    outbox.work()

    assert outbox.portal.items("notify", "Device") == []
    assert outbox.log() == [("email", "sent", ""), ("push", "failed", "EndpointDisabled")]


def test_what_is_throttled_is_sent_when_it_comes_again(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    choose(family.anna, LEAVE, ["push", "email"])
    outbox.reach(family.anna, email=EMAIL)
    outbox.faults["Publish"] = ["Throttled"]
    outbox.ring(a_notice(family))
    (body,) = outbox.waiting()

    with pytest.raises(BusyError):
        worker.consume(body)
    assert (len(outbox.letters()), len(outbox.pushes())) == (1, 0)
    worker.consume(body)
    assert (len(outbox.letters()), len(outbox.pushes())) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "channel", "sent"),
    [(LEAVE, "push", 1), (LEAVE, "email", 0), (UNREPORTED, "email", 1), (UNREPORTED, "sms", 1)],
)
def test_after_a_crash_between_claim_and_sending(
    outbox: Outbox, at: Any, monkeypatch: pytest.MonkeyPatch, kind: str, channel: str, sent: int
) -> None:
    family = a_family(outbox.portal)
    register(family.anna)
    choose(family.anna, kind, [channel])
    outbox.reach(family.anna, email=EMAIL, phone=PHONE)
    outbox.ring(a_notice(family, kind=kind))
    (body,) = outbox.waiting()

    def crash(*_: object, **__: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(carrying, "_send", crash)
        with pytest.raises(MemoryError):
            worker.consume(body)
    with pytest.raises(carrying.InOtherHandsError):
        worker.consume(body)
    at(TUESDAY + timedelta(minutes=3))
    for _ in range(2):
        worker.consume(body)

    assert len(outbox.sent) == sent
    assert [one[1] for one in outbox.log()] == ["sent" if sent else "failed"]


def test_a_kind_of_a_newer_version_and_a_line_that_is_gone_are_passed_by(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    newer = a_notice(family, kind="booking.meeting_moved")
    outbox.ring(newer)
    outbox.work()
    gone = {"kind": "notice", "personId": family.anna, "notificationId": ids.new()}
    worker.consume(json.dumps(gone))

    assert outbox.log() == []


@pytest.mark.parametrize("body", ["", "{}", '{"kind":"x"}', '{"kind":"notice","personId":"a"}'])
@pytest.mark.usefixtures("outbox")
def test_a_message_that_nobody_wrote_fails_alone(body: str) -> None:
    good = json.dumps({"kind": "notice", "personId": ids.new(), "notificationId": ids.new()})
    records = [
        {"messageId": str(number), "body": text, "eventSource": "aws:sqs"}
        for number, text in enumerate([body, good])
    ]
    answer = worker.handler({"Records": records}, None)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}


def test_what_was_withdrawn_is_not_asked_for(outbox: Outbox) -> None:
    family = a_family(outbox.portal)
    notice = a_notice(family, kind=UNREPORTED)
    store.ring_instead(at_work("test"), [notice], of=ids.new())
    outbox.dispatch(*outbox.portal.items("notify", "Notification"))

    assert len(outbox.waiting()) == 1
