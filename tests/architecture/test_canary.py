"""No name, note, e-mail or personal number in logs, keys, events, queues, headers or cursors."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from tests.architecture import canary
from tests.architecture.canary import EMAIL, NAME, NOTE, NUMBER, WORDS, seen, sightings
from tests.architecture.canary_journey import (
    Journey,
    a_day,
    bad_fields,
    bad_requests,
    failing_workers,
    failures,
    imports,
)
from tests.architecture.village import a_village
from tests.component.portal import Answer, call
from tests.whole_portal import whole_portal

from skolbro.http import cursors
from skolbro.http.app import PortalApp, serve
from skolbro.observability import log


@dataclass
class Walked:
    """A journey that is over, with all that it wrote."""

    journey: Journey
    log: str
    imports: list[str]
    failed: list[Answer]
    failed_records: list[list[dict[str, Any]]]
    messages: list[canary.Place]


@pytest.fixture(scope="module")
def walked() -> Iterator[Walked]:
    with whole_portal() as portal, canary.recorded() as written:
        journey = Journey(a_village(portal))
        a_day(journey)
        bad_requests(journey)
        bad_fields(journey)
        done = list(imports(journey))
        failed, records = list(failures(journey)), list(failing_workers(journey))
        queue = list(canary.messages())
        yield Walked(journey, written.getvalue(), done, failed, records, queue)


def test_the_journey_leads_to_where_names_could_be_seen(walked: Walked) -> None:
    journey = walked.journey
    statuses = {answer.status for answer in journey.answers}

    assert statuses >= {200, 201, 204, 304, 400, 401, 403, 404, 405, 412, 415, 422, 500}
    assert sightings(journey.bodies()) >= set(WORDS[:2])
    people = json.dumps(journey.village.portal.items("directory", "Person"), ensure_ascii=False)
    assert sightings(people) >= set(WORDS[:2])
    assert {"refused", "failed", "unreadable", "consumed"} <= {
        json.loads(line)["what"] for line in walked.log.splitlines() if line.startswith("{")
    }
    assert {answer.status for answer in walked.failed} == {500}
    assert all(walked.failed_records)
    assert walked.messages
    followed = [one.body for one in journey.answers if one.status == 200 and "counts" in one.body]
    assert {one["status"] for one in followed} >= {"finished", "failed"}
    assert max(one["counts"]["rejected"] for one in followed) > 100
    told = [place for answer in journey.answers for place, _ in canary.outside(answer)]
    assert {"cursor", "header Link of 200", "header Location of 201"} <= set(told)


def test_no_line_of_the_log_holds_a_name(walked: Walked) -> None:
    assert [line for line in walked.log.splitlines() if sightings(line)] == []


def test_no_key_of_any_table_holds_a_name(walked: Walked) -> None:
    assert seen(canary.keys(walked.journey.village.portal)) == {}


def test_no_event_holds_a_name(walked: Walked) -> None:
    assert list(canary.events(walked.journey.village.portal))
    assert seen(canary.events(walked.journey.village.portal)) == {}


def test_no_file_is_called_by_a_name(walked: Walked) -> None:
    assert len(list(canary.files())) > len(walked.imports)
    assert seen(canary.files()) == {}


def test_no_message_of_the_queue_holds_a_name(walked: Walked) -> None:
    assert seen(iter(walked.messages)) == {}


def test_no_header_and_no_cursor_holds_a_name(walked: Walked) -> None:
    for answer in walked.journey.answers:
        assert seen(canary.outside(answer)) == {}


@pytest.mark.parametrize("how", ["print", "log", "stderr", "logging"])
def test_a_handler_that_logs_what_it_is_sent_is_noticed(how: str) -> None:
    app = PortalApp()

    @app.post("/careless")
    def careless() -> dict[str, str]:
        _let_out(str(app.current_event.body), how)
        return {}

    with canary.recorded() as written:
        assert call(serve(app), "POST", "/careless", body={"note": NOTE}).status == 200

    assert sightings(written.getvalue())


def _let_out(text: str, how: str) -> None:
    import logging  # noqa: PLC0415 - as a careless handler would
    import sys  # noqa: PLC0415

    match how:
        case "print":
            print(text)  # noqa: T201 - what must be noticed
        case "log":
            log("careless", route=text)
        case "stderr":
            sys.stderr.write(text)
        case "logging":
            logging.getLogger("careless").warning("%s", text)


@pytest.mark.parametrize("word", [NAME, NOTE, EMAIL, NUMBER, "KANARIE", "ÅSAFÅGEL"])
@pytest.mark.parametrize(
    "write", [str, json.dumps, quote, str.title, lambda text: text.encode().hex()]
)
def test_a_word_is_noticed_however_it_is_written(word: str, write: Callable[[str], str]) -> None:
    assert sightings(write(f"x{word}y"))


@pytest.mark.parametrize("word", [NAME, NOTE, EMAIL, NUMBER])
@pytest.mark.parametrize("before", ["", "x", "xy", "xyz", '{"after":"'])
def test_a_word_within_base64_is_noticed(word: str, before: str) -> None:
    assert sightings(b64encode(f"{before}{word}".encode()).decode())


@pytest.mark.usefixtures("walked")
def test_a_name_in_a_cursor_is_noticed() -> None:
    cursor = cursors.seal({"after": NAME}, route="/x", person_id="1")

    assert seen(canary.outside(Answer(200, {}, {"next": cursor})))


def test_what_holds_no_name_is_let_be() -> None:
    assert sightings("Alva Lind, 4B, anna@example.se, 01JD0000000000000000000000") == set()


@pytest.mark.parametrize("table", ["directory", "attendance"])
def test_a_name_in_a_key_or_an_event_is_noticed(walked: Walked, table: str) -> None:
    portal = walked.journey.village.portal
    key = {"pk": {"S": f"PERSON#{NUMBER}"}, "sk": {"S": "EVENT"}}
    item = {**key, "entity": {"S": "Event"}, "data": {"M": {"name": {"S": NAME}}}}
    portal.dynamodb.put_item(TableName=table, Item=item)
    try:
        assert seen(canary.keys(portal))
        assert seen(canary.events(portal))
    finally:
        portal.dynamodb.delete_item(TableName=table, Key=key)
