"""Events: what is really sent has the declared form, and a version that was sent never changes."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import boto3
import pytest
from pydantic import ValidationError
from tests.architecture.asking import tag_of_week
from tests.architecture.matrix import Who
from tests.architecture.village import TODAY, WEEK, Village, a_village, call_the_roll
from tests.component.attendance.months import deliver, marked, withdrawn
from tests.component.directory.registry import wake
from tests.contract.leave_refusals import apply, change, decide
from tests.contract.meeting_events import meet_and_cancel
from tests.contract.reminding import remind_of_all
from tests.oneroster import a_commune, bulk
from tests.whole_portal import BUCKET, in_environment_of, whole_portal

from attendance.rollcall.worker import decide as settle
from directory.imports import new_import
from directory.store import start_import
from skolbro import clock, ids
from skolbro.access.scopes import at_work
from skolbro.events import EventData
from skolbro.table import from_item
from skolbro_local.reference import REFERENCE, event_schemas, events

type Schema = dict[str, Any]

SENT = Path(__file__).with_name("events.json")
SCHEMAS = event_schemas()
ENVELOPE = {"pk", "sk", "entity", "id", "type", "at", "data", "trace", "expires_at"}
PERSONAL = ("Alva Lind", "alva", "ALVA", "anna@example.se", "201608242389", "20160824-2389")
NOT_BINDING = {"description", "title"}


def without_words(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in NOT_BINDING}


def broken(sent: Schema, now: Schema) -> list[str]:
    """How readers of what was sent would fail on what is sent now."""
    before, after = sent["properties"], now["properties"]
    left = [f"{name} is gone or has another name" for name in before if name not in after]
    other = [
        f"{name} is of another form"
        for name in before.keys() & after.keys()
        if before[name] != after[name]
    ]
    absent = (set(sent["required"]) - set(now["required"])) & after.keys()
    more = [f"{name} is new" for name in after if name not in before]
    return sorted([*left, *other, *more, *(f"{name} may be absent" for name in absent)])


def is_id_date_or_code(field: Schema) -> bool:
    """Whether a value of this form has no room for a name or a text."""
    choices = field.get("anyOf")
    if choices:
        return all(map(is_id_date_or_code, choices))
    if field.get("type") in {"boolean", "integer"}:
        return True
    if field.get("type") == "array":
        return is_id_date_or_code(field["items"])
    if field.get("type") == "object":
        patterns = field.get("patternProperties", {})
        return bool(patterns) and all(
            is_id_date_or_code({"pattern": names}) and is_id_date_or_code(values)
            for names, values in patterns.items()
        )
    pattern = field.get("pattern", "")
    has_room = any(re.search(pattern, text) for text in PERSONAL)
    return not has_room or field.get("format") == "date" or bool(field.keys() & {"const", "enum"})


@pytest.fixture(scope="module")
def items() -> Iterator[list[dict[str, Any]]]:
    """All outboxes after reminders, a report, its withdrawal, a notice, and imports."""
    with whole_portal() as portal:
        village = a_village(portal)
        remind_of_all(village)
        path = f"/attendance/students/{village.child}/absences/{village.absence}"
        anna, headers = village.people[Who.GUARDIAN], {"if-match": '"1"'}
        assert portal.call("DELETE", path, person=anna, headers=headers).status == 204
        leave_ends(village)
        absence_reaches_the_threshold(village)
        notice_and_correct(village)
        meet_and_cancel(village)
        substitute_is_named(village)
        staff_set_times(village)
        staff_tell_the_class(village)
        in_environment_of("directory")
        take_in(village, bulk(a_commune()), by=village.people[Who.COMMUNE_ADMIN])
        take_in(village, b"no zip", by=village.people[Who.COMMUNE_ADMIN])
        registry = a_commune()
        registry.users["anna"]["metadata.skolbro.protectedIdentity"] = "true"
        take_in(village, bulk(registry), by="")
        outboxes = ("attendance", "booking", "directory", "notify")
        yield [from_item(item) for table in outboxes for item in portal.items(table, "Event")]


def staff_tell_the_class(village: Village) -> None:
    """The mentor has a message to all guardians."""
    path = f"/notify/groups/{village.class_id}/broadcasts"
    mentor, body = village.people[Who.MENTOR], {"text": "I morgon har vi idrottsdag."}
    assert village.portal.call("POST", path, person=mentor, body=body).status == 201


def leave_ends(village: Village) -> None:
    """One leave is decided, others are vetoed and withdrawn; the village has applied for two."""
    assert decide(village).status == 204
    vetoed = apply(village, "2026-12-14", "2026-12-15").body["id"]
    assert change(village, Who.OTHER_GUARDIAN, "veto", leave=vetoed).status == 204
    unconfirmed = village.unconfirmed_leave
    assert change(village, Who.GUARDIAN, "", leave=unconfirmed).status == 204


def absence_reaches_the_threshold(village: Village) -> None:
    """Ten hours of lessons, and nobody was there."""
    in_environment_of("attendance")
    marked(village.child, "2026-11-23", group_id=village.class_id, presence="absent", minutes=600)
    deliver(withdrawn(village.child, village.school, "2026-11-23"))


def notice_and_correct(village: Village) -> None:
    """The absence is told of, explained, judged; and then the mentor has been mistaken."""
    question = {
        "schoolId": village.school.id,
        "studentId": village.child,
        "lessonId": village.taught,
        "date": TODAY,
    }
    place = f"/students/{village.child}/days/{TODAY}/lessons/{village.taught}"
    for who, path, body, version in (
        (Who.GUARDIAN, f"/attendance{place}/explanation", {"text": "Bussen kom inte"}, 1),
        (Who.MENTOR, f"/attendance/groups/{village.class_id}{place}/validity", {"valid": False}, 2),
    ):
        headers = {"if-match": f'"{version}"'}
        answer = village.portal.call(
            "PUT", path, person=village.people[who], body=body, headers=headers
        )
        assert answer.status == 200, answer
    settle(json.dumps(question))
    assert call_the_roll(village, version='"2"', presence="present").status == 200
    settle(json.dumps(question))


def substitute_is_named(village: Village) -> None:
    """A lesson gets a substitute."""
    school, group = f"/attendance/schools/{village.school.id}", village.class_id
    lesson = {
        "date": TODAY, "starts": "14:00", "ends": "15:00", "title": "Slöjd",
        "substituteIds": [village.people[Who.SUBSTITUTE]],
    }  # fmt: skip
    answer = village.portal.call(
        "POST",
        f"{school}/groups/{group}/weeks/{WEEK}/lessons",
        person=village.people[Who.SCHOOL_ADMIN],
        headers={"if-match": tag_of_week(village, WEEK)},
        body=lesson,
    )
    assert answer.status == 201, answer


def staff_set_times(village: Village) -> None:
    """The child is free from fritids today, as staff have it."""
    path = f"/attendance/groups/{village.fritids}/fritids/{TODAY}/students/{village.child}/schedule"
    staff, headers = village.people[Who.FRITIDS_STAFF], {"if-match": '"1"'}
    answer = village.portal.call("PUT", path, person=staff, headers=headers, body={"times": []})
    assert answer.status == 204, answer


def take_in(village: Village, archive: bytes, *, by: str) -> None:
    """As the worker does when a file has come."""
    started = new_import(village.commune, by=by, now=clock.now())
    start_import(at_work("test"), started)
    boto3.client("s3").put_object(Bucket=BUCKET, Key=started.object_key, Body=archive)
    assert wake({"importId": started.id}) == {"batchItemFailures": []}


def test_every_declared_event_is_sent_and_no_other(items: list[dict[str, Any]]) -> None:
    assert {item["type"] for item in items} == set(SCHEMAS)
    assert len(items) == 42


def test_what_is_sent_has_the_declared_fields_and_no_other(items: list[dict[str, Any]]) -> None:
    for item in items:
        kind, text = EventData.kinds[item["type"]], json.dumps(item["data"])
        assert kind.model_validate_json(text).happened(clock.now()).data == item["data"]
        assert set(item) == ENVELOPE
        assert ids.is_id(item["id"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_event_has_room_for_ids_dates_and_codes_only(name: str) -> None:
    schema = SCHEMAS[name]

    assert [f for f, form in schema["properties"].items() if not is_id_date_or_code(form)] == []
    assert schema["additionalProperties"] is False
    assert schema["required"] == list(schema["properties"])


def test_room_for_a_text_is_noticed() -> None:
    class Careless(EventData):
        note: str
        text: str | None
        counts: dict[str, int]

    for form in Careless.model_json_schema()["properties"].values():
        assert not is_id_date_or_code(form)
    assert not is_id_date_or_code({"type": "string", "pattern": "^.*$"})


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("field", ["by", "note"])
def test_a_name_does_not_get_into_an_event(
    items: list[dict[str, Any]], name: str, field: str
) -> None:
    data = next(item["data"] for item in items if item["type"] == name)

    with pytest.raises(ValidationError):
        EventData.kinds[name].model_validate_json(json.dumps({**data, field: "Alva Lind"}))


def test_a_version_that_has_been_sent_does_not_change() -> None:
    for name, sent in json.loads(SENT.read_text()).items():
        version = int(name.rpartition(".v")[2])
        next_one = f"{name.rpartition('.v')[0]}.v{version + 1}"
        assert name in SCHEMAS, f"{name} is read elsewhere: send {next_one} beside it"
        why = broken(sent, SCHEMAS[name])
        assert not why, f"{name}: {'; '.join(why)}. Declare {next_one} instead"
        assert without_words(SCHEMAS[name]) == sent


def test_every_event_is_among_those_that_must_not_change() -> None:
    missing = {
        name: without_words(schema)
        for name, schema in SCHEMAS.items()
        if name not in json.loads(SENT.read_text())
    }

    assert missing == {}, f"add to {SENT.name}: {json.dumps(missing, indent=2)}"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("remove", ["by is gone or has another name"]),
        ("rename", ["by is gone or has another name", "person is new"]),
        ("retype", ["by is of another form"]),
        ("loosen", ["by may be absent"]),
        ("add", ["person is new"]),
        ("describe", []),
    ],
)
def test_a_change_that_breaks_readers_is_noticed(change: str, why: list[str]) -> None:
    sent = json.loads(SENT.read_text())["attendance.absence_reported.v2"]
    now = deepcopy(sent)
    fields, required = now["properties"], now["required"]
    match change:
        case "remove" | "rename":
            form = fields.pop("by")
            required.remove("by")
            fields |= {"person": form} if change == "rename" else {}
        case "retype":
            fields["by"] = {"type": "integer"}
        case "loosen":
            required.remove("by")
        case "add":
            fields["person"] = {"type": "string"}
        case "describe":
            now["description"] = "In other words."

    assert broken(sent, now) == why


@pytest.mark.parametrize("name", ["attendance.reported", "absence_reported.v1", "a.b_c.v0", ""])
def test_an_event_is_called_by_its_module_what_happened_and_a_version(name: str) -> None:
    with pytest.raises(TypeError, match="is called module"):
        type("Misnamed", (EventData,), {"__module__": __name__, "event_type": name})


def test_two_events_do_not_share_a_type() -> None:
    taken = next(iter(SCHEMAS))

    with pytest.raises(TypeError, match="two events"):
        type("Second", (EventData,), {"__module__": __name__, "event_type": taken})


def test_the_page_of_events_is_as_the_code_is() -> None:
    assert (REFERENCE / "events.md").read_text() == events(), "run `make reference`"
