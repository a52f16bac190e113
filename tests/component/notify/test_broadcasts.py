"""A message from school: from who sends it to the bells of all whom it is for."""

import json
import os
import random
from datetime import timedelta
from typing import Any

import boto3
import pytest
from tests.component.conftest import Clock
from tests.component.notify.outbox import Outbox
from tests.component.notify.test_bell import bell_of, record
from tests.component.notify.test_sending import register
from tests.component.portal import TUESDAY, Answer, Family, Portal, a_family, a_school, call

from notify.api import handler
from notify.broadcasts.broadcast import MOST_BYTES
from notify.fanout.worker import handler as worker
from notify.worker import handler as stream
from skolbro import ids
from skolbro.access.relations import Duty, Kind

TEXT = "I morgon har vi idrottsdag. Ta med vattenflaska."


@pytest.fixture(autouse=True)
def _queue(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert portal
    queue = boto3.client("sqs").create_queue(QueueName="broadcasts")["QueueUrl"]
    monkeypatch.setenv("BROADCAST_QUEUE_URL", queue)


@pytest.fixture
def family(portal: Portal) -> Family:
    made = a_family(portal)
    portal.list_group(made.school, made.class_id, "class")
    return made


def tell(path: str, person: str, *, text: str = TEXT, **parts: Any) -> Answer:
    return call(handler, "POST", path, person=person, body={"text": text}, **parts)


def tell_class(family: Family, **parts: Any) -> Answer:
    path = f"/notify/groups/{family.class_id}/broadcasts"
    return tell(path, parts.pop("by", family.mentor), **parts)


def tell_school(portal: Portal, family: Family, **parts: Any) -> Answer:
    office = ids.new()
    portal.work_at(office, family.school, Duty.SCHOOL_ADMINISTRATOR)
    return tell(f"/notify/schools/{family.school.id}/broadcasts", office, **parts)


def tell_commune(portal: Portal, family: Family, **parts: Any) -> Answer:
    karl, commune = ids.new(), family.school.commune_id
    duties = (Duty.COMMUNE_ADMINISTRATOR,)
    portal.relate(karl, Kind.WORKS_AT, commune, commune_id=commune, duties=duties)
    return tell("/notify/broadcasts", karl, **parts)


def begin(portal: Portal) -> None:
    """What the stream brings of notify's own events."""
    images = portal.items("notify", "Event")
    assert stream({"Records": list(map(record, images))}, None) == {"batchItemFailures": []}


def messages() -> list[str]:
    """What waits in the queue, taken from it."""
    sqs, queue, found = boto3.client("sqs"), os.environ["BROADCAST_QUEUE_URL"], []
    while some := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
        for one in some:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=one["ReceiptHandle"])
            found.append(one["Body"])
    return found


def work_on(*bodies: str) -> Any:
    records = [
        {"messageId": str(number), "body": body, "eventSource": "aws:sqs", "attributes": {}}
        for number, body in enumerate(bodies)
    ]
    return worker({"Records": records}, None)


def deliver(portal: Portal) -> None:
    """All of it, until nothing is left."""
    begin(portal)
    while waiting := messages():
        assert work_on(*waiting) == {"batchItemFailures": []}


def a_sibling(portal: Portal, family: Family, *, name: str = "Bo Lind") -> str:
    """Another child of Anna's, in a class of its own at the same school."""
    child, class_id = ids.new(), ids.new()
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    portal.relate(
        family.anna, Kind.GUARDIAN_OF, child, person_name="Anna Lind", object_name=name, **place
    )
    portal.relate(
        child, Kind.MEMBER_OF, class_id, person_name=name, object_name="2A", group_kind="class",
        **place,
    )  # fmt: skip
    portal.list_group(family.school, class_id, "class")
    return child


def lines(person: str) -> list[tuple[str, str | None]]:
    return [(one["title"], one["text"]) for one in bell_of(person).body["items"]]


ABOUT_ALVA = ("Skolan har ett meddelande till dig om Alva Lind", TEXT)
ABOUT_BOTH = ("Skolan har ett meddelande till dig om Alva Lind och Bo Lind", TEXT)


def test_a_class_is_told_by_its_mentor_and_nobody_else_hears_of_it(
    portal: Portal, family: Family
) -> None:
    other = a_family(portal, school=family.school)

    answer = tell_class(family)
    deliver(portal)

    assert (answer.status, answer.body["audience"], answer.body["text"]) == (201, "group", TEXT)
    assert lines(family.anna) == lines(family.erik) == [ABOUT_ALVA]
    assert lines(other.anna) == lines(family.mentor) == []
    (line,) = bell_of(family.anna).body["items"]
    assert (line["read"], line["link"]) == (False, f"/bell?line={answer.body['id']}")


def test_who_sent_it_reads_it_and_nobody_else(portal: Portal, family: Family) -> None:
    address = tell_class(family).headers["Location"]

    assert call(handler, "GET", address, person=family.mentor).body["text"] == TEXT
    assert call(handler, "GET", address, person=family.anna).status == 404
    assert (
        call(handler, "GET", f"/notify/broadcasts/{ids.new()}", person=family.mentor).status == 404
    )
    assert portal


def test_siblings_of_a_school_are_one_line_that_names_both(portal: Portal, family: Family) -> None:
    a_sibling(portal, family)

    assert tell_school(portal, family).status == 201
    deliver(portal)

    assert lines(family.anna) == [ABOUT_BOTH]
    assert lines(family.erik) == [ABOUT_ALVA]


def test_a_sibling_in_another_class_is_not_named_to_the_class(
    portal: Portal, family: Family
) -> None:
    a_sibling(portal, family)

    tell_class(family)
    deliver(portal)

    assert lines(family.anna) == [ABOUT_ALVA]


def test_a_commune_is_told_and_no_other(portal: Portal, family: Family) -> None:
    second = a_family(portal, school=a_school(commune_id=family.school.commune_id))
    portal.list_group(second.school, second.class_id, "class")
    elsewhere = a_family(portal)
    portal.list_group(elsewhere.school, elsewhere.class_id, "class")

    assert tell_commune(portal, family).status == 201
    deliver(portal)

    assert lines(family.anna) == lines(second.erik) == [ABOUT_ALVA]
    assert lines(elsewhere.anna) == []


def test_a_repeated_request_is_one_message(portal: Portal, family: Family) -> None:
    key = {"idempotency-key": ids.new()}

    first, again = tell_class(family, headers=key), tell_class(family, headers=key)
    deliver(portal)

    assert (first.status, first.body) == (again.status, again.body)
    assert lines(family.anna) == [ABOUT_ALVA]


def test_messages_that_come_twice_and_out_of_order_tell_once(
    portal: Portal, family: Family
) -> None:
    a_sibling(portal, family)
    tell_school(portal, family)
    begin(portal)
    begin(portal)
    shuffled = random.Random(4)  # noqa: S311 - an order, the same each time
    while waiting := messages():
        both = waiting * 2
        shuffled.shuffle(both)
        assert work_on(*both) == {"batchItemFailures": []}

    assert lines(family.anna) == [ABOUT_BOTH]
    assert len(portal.items("notify", "Notification")) == 2


def test_a_line_that_is_read_stays_read_when_the_message_comes_again(
    portal: Portal, family: Family
) -> None:
    told = tell_class(family).body["id"]
    begin(portal)
    waiting = messages()
    work_on(*waiting)
    (chunk,) = messages()
    work_on(chunk)
    path = f"/notify/notifications/{told}/read"
    assert call(handler, "PUT", path, person=family.anna).status == 204

    work_on(chunk)

    assert bell_of(family.anna).body["unread"] == 0


def test_who_comes_into_the_audience_while_it_is_told_may_be_told_and_who_leaves_is_not(
    portal: Portal, family: Family
) -> None:
    tell_class(family)
    begin(portal)
    work_on(*messages())
    (chunk,) = messages()
    item = next(
        one for one in portal.items("access", "Relation") if one["person_id"]["S"] == family.erik
    )
    item["valid_until"] = {"S": "2026-11-24T06:40:00Z"}
    portal.dynamodb.put_item(TableName="access", Item=item)

    work_on(chunk)

    assert lines(family.anna) == [ABOUT_ALVA]
    assert lines(family.erik) == []


def test_of_several_children_only_those_who_are_still_ones_own_are_named(
    portal: Portal, family: Family
) -> None:
    bo = a_sibling(portal, family)
    tell_school(portal, family)
    deliver(portal)
    for item in portal.items("access", "Relation"):
        if item["object_id"]["S"] == bo:
            item["valid_until"] = {"S": "2026-11-24T06:40:00Z"}
            portal.dynamodb.put_item(TableName="access", Item=item)

    assert lines(family.anna) == [ABOUT_ALVA]


def test_a_phone_names_the_children_and_says_nothing_of_the_text(
    portal: Portal, family: Family, outbox: Outbox
) -> None:
    sigge = a_sibling(portal, family, name="Sigge Lind")
    a_sibling(portal, family)
    protect(portal, sigge)
    register(family.anna)
    tell_school(portal, family)
    deliver(portal)

    outbox.dispatch(*portal.items("notify", "Notification"))
    outbox.work()

    (push,) = outbox.pushes()
    sent = str(json.loads(json.loads(push["Message"])["APNS"]))
    assert "Skolan har ett meddelande till dig om Alva och Bo" in sent
    assert "idrottsdag" not in sent


def protect(portal: Portal, child: str) -> None:
    """A child becomes protected between the event and the sending."""
    for item in portal.items("access", "Relation"):
        if item["object_id"]["S"] == child:
            item["object_protected"] = {"BOOL": True}
            portal.dynamodb.put_item(TableName="access", Item=item)


@pytest.mark.parametrize(
    "body",
    ["[]", "{}", '{"broadcastId":"x","of":"school","objectId":"x","after":"","studentIds":[]}'],
)
def test_a_poison_message_comes_back_without_the_others(
    portal: Portal, family: Family, body: str
) -> None:
    tell_class(family)
    begin(portal)
    (good,) = messages()

    assert work_on(body, good) == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    deliver(portal)

    assert lines(family.anna) == [ABOUT_ALVA]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "a" * 301, "å" * 241, "🎈" * 121],
    ids=["empty", "blank", "long", "swedish", "balloons"],
)
def test_a_text_that_does_not_fit_is_refused_and_nobody_is_told(
    portal: Portal, family: Family, text: str
) -> None:
    assert tell_class(family, text=text).status == 422
    assert portal.items("notify") == []


def test_a_text_of_balloons_and_arabic_is_shown_as_it_is(portal: Portal, family: Family) -> None:
    text = "<b>Fest!</b> 🎈 أهلا"

    tell_class(family, text=text)
    deliver(portal)

    assert lines(family.anna) == [(ABOUT_ALVA[0], text)]


def test_the_longest_text_to_three_siblings_is_within_one_write_unit(
    portal: Portal, family: Family
) -> None:
    for name in ("Maximiliana Lindqvist", "Bo Lind"):
        a_sibling(portal, family, name=name)
    tell_school(portal, family, text="🎈" * (MOST_BYTES // 4))
    deliver(portal)

    assert max(map(size_of_item, portal.items("notify", "Notification"))) <= 1024


def size_of_item(item: dict[str, Any]) -> int:
    """Bytes as DynamoDB counts them: names and values in UTF-8."""
    return sum(len(name.encode()) + _size(value) for name, value in item.items())


def _size(value: dict[str, Any]) -> int:
    ((kind, told),) = value.items()
    match kind:
        case "S":
            return len(told.encode())
        case "N":
            return len(told) // 2 + 2
        case "L":
            return 3 + sum(1 + _size(one) for one in told)
        case "M":
            return 3 + len(told) + size_of_item(told)
    return 1


def test_a_sender_sends_twenty_a_day_wherever_to(portal: Portal, family: Family, at: Clock) -> None:
    portal.work_at(family.mentor, family.school, Duty.SCHOOL_ADMINISTRATOR)
    school = f"/notify/schools/{family.school.id}/broadcasts"
    for number in range(20):
        answer = tell_class(family) if number % 2 else tell(school, family.mentor)
        assert answer.status == 201

    refused = tell_class(family)

    assert (refused.status, refused.problem) == (429, "too-many-broadcasts")
    # From 07:41 to midnight on the school's wall.
    assert refused.headers["Retry-After"] == str(16 * 3600 + 19 * 60 + 1)
    assert tell_school(portal, family).status == 201
    assert len(portal.items("notify", "Broadcast")) == 21
    at(TUESDAY + timedelta(hours=17))
    assert tell_class(family).status == 201


def test_an_answer_that_was_lost_is_given_again_after_the_twentieth(family: Family) -> None:
    key = {"idempotency-key": "the-key-of-maria"}
    first = tell_class(family, headers=key)
    for _ in range(19):
        assert tell_class(family).status == 201

    again = tell_class(family, headers=key)

    assert (again.status, again.body) == (201, first.body)


def test_a_sender_lists_their_own_page_by_page(family: Family, at: Clock) -> None:
    for day in range(3):
        at(TUESDAY + timedelta(days=day))
        for number in range(15):
            assert tell_class(family, text=f"{day} {number}").status == 201

    first = call(handler, "GET", "/notify/broadcasts", person=family.mentor)
    query = {"cursor": first.body["next"]}
    second = call(handler, "GET", "/notify/broadcasts", person=family.mentor, query=query)

    assert [len(one.body["items"]) for one in (first, second)] == [20, 20]
    assert {one["text"][0] for one in first.body["items"]} == {"2", "1"}
    assert not {one["id"] for one in first.body["items"]} & {
        one["id"] for one in second.body["items"]
    }
    others = call(handler, "GET", "/notify/broadcasts", person=family.anna)
    assert others.body == {"items": [], "next": None}
    stolen = call(handler, "GET", "/notify/broadcasts", person=family.anna, query=query)
    assert stolen.problem == "invalid-cursor"
