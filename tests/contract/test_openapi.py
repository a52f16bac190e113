"""The committed description is the code's own, is valid, and keeps the project's conventions."""

import json
import re
from copy import deepcopy
from importlib import import_module
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from aws_lambda_powertools.event_handler import Response
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel
from tests.architecture.asking import Operation, operations

from attendance.timetable.week import WEEK
from skolbro import ids
from skolbro.http.wire import In, Out
from skolbro_local import places, reference

STALE = "stale: run `make reference` and commit what it writes"
TYPES = places.ROOT / "web" / "src" / "api" / "schema.d.ts"
PUBLIC = {
    "identity_activate_account",
    "identity_ask_recovery",
    "identity_list_sign_in_options",
    "notify_read_unsubscription",
    "notify_stop_letters",
}
# What the body says cannot be lost by whoever comes later, so no version is named.
REPEATABLE = {
    "identity_activate_account",
    "identity_ask_recovery",
    # The last address is the one, and is none before its code has come back.
    "identity_ask_email",
    "identity_confirm_email",
    "identity_change_password",
    "identity_end_all_sign_ins",
    "identity_end_sign_in",
    "identity_keep_sign_in",
    # The last code is the one.
    "identity_hand_out_code",
    "identity_print_letters",
    "identity_bar_person",
    "notify_mark_read",
    "notify_move_read_marker",
    "notify_register_device",
    "notify_remove_device",
    # RFC 8058: sent by e-mail programs, which know no key.
    "notify_stop_letters",
    "booking_wait_for_slot",
    "booking_leave_waiting_list",
}
# A list that is put together anew, and has no version of its own.
PERIODS = (
    "attendance_list_absences",
    "attendance_list_mentored_student_days",
    "attendance_list_student_days",
    "attendance_weigh_leave",
    "attendance_read_student_statistics",
    "attendance_read_group_statistics",
    "attendance_export_group_statistics",
    "attendance_read_led_student_statistics",
    "attendance_read_led_group_statistics",
    "attendance_export_led_group_statistics",
    "attendance_list_fritids_days",
)
WITH_GUARDIAN = (
    "booking_read_for_student",
    "booking_move_for_student",
    "booking_cancel_for_student",
)
# Answered as a file, not as JSON.
FILES = {
    "identity_print_letters": "application/pdf",
    "attendance_export_group_statistics": "text/csv",
    "attendance_export_led_group_statistics": "text/csv",
    "booking_read_calendar_file": "text/calendar",
}
WITHOUT_VERSION = {
    "attendance_list_absences",
    "attendance_list_mentored_student_days",
    "attendance_list_report_days",
    "attendance_list_student_days",
}
CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z]+)*")
DESCRIPTION = reference.openapi()
OPERATIONS = list(operations(DESCRIPTION))
SCHEMAS: dict[str, dict[str, Any]] = DESCRIPTION["components"]["schemas"]
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)


def parameters(operation: Operation, where: str) -> dict[str, dict[str, Any]]:
    every = operation.described.get("parameters", [])
    return {one["name"]: one for one in every if one["in"] == where}


def answer_headers(operation: Operation, status: str) -> set[str]:
    return set(operation.described["responses"][status].get("headers", {}))


def models[M: BaseModel](kind: type[M]) -> list[type[M]]:
    """Every model of the wire that a module has."""
    for module in reference.MODULES:
        import_module(f"{module}.api")
    below = [one for one in kind.__subclasses__() if one.__module__.endswith(".schemas")]
    # What several have in common is described with each of them.
    return [leaf for one in below for leaf in (models(one) if one.__subclasses__() else [one])]


def routes() -> dict[str, Any]:
    """The functions behind the operations."""
    apps = [import_module(f"{module}.api").app for module in reference.MODULES]
    every = [route for app in apps for route in app._static_routes + app._dynamic_routes]  # noqa: SLF001 - no public way
    return {route.operation_id: route.func for route in every}


@pytest.mark.parametrize(("name", "text"), reference.pages().items(), ids=reference.pages())
def test_the_generated_reference_is_what_the_code_says(name: str, text: str) -> None:
    assert (reference.REFERENCE / name).read_text() == text, STALE


def test_the_web_clients_types_know_every_operation_and_header() -> None:
    types = TYPES.read_text()
    for operation in OPERATIONS:
        assert f'"{operation.path}": {{' in types, STALE
        assert f'operations["{operation.id}"]' in types, STALE
        start = types.index(f"    {operation.id}: {{")
        told = types[start : types.index("\n    };\n", start)]
        for parameter in operation.described.get("parameters", []):
            name = parameter["name"]
            mark = "" if parameter["required"] else "?"
            assert re.search(rf'\n +"?{name}"?{re.escape(mark)}: ', told), f"{name} is {STALE}"
        for status in operation.described["responses"]:
            assert re.search(rf"\n {{12}}{status}: ", told), f"{status} is {STALE}"


def test_the_web_clients_types_know_every_property() -> None:
    types = TYPES.read_text()
    for name, schema in SCHEMAS.items():
        start = types.index(f"        {name}: {{")
        told = types[start : types.index("\n        };\n", start)]
        written = re.findall(r"\n {12}(\w+)(\??): ", told)
        must = schema.get("required", [])
        expected = {(one, "" if one in must else "?") for one in schema["properties"]}

        assert set(written) == expected, f"{name} is {STALE}"


def test_the_description_is_valid_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(DESCRIPTION).iter_errors()) == []


def test_a_description_that_is_not_valid_is_told_of() -> None:
    broken = deepcopy(DESCRIPTION)
    del broken["paths"]["/directory/me"]["get"]["responses"]["200"]["description"]

    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


@every_operation
def test_an_operation_is_named_module_verb_noun_and_told_in_words(operation: Operation) -> None:
    module = operation.path.split("/")[1]
    summary = operation.described["summary"]

    assert re.fullmatch(rf"{module}(_[a-z]+){{2,}}", operation.id)
    assert summary[0].isupper()
    assert not summary.endswith(".")


def test_no_two_operations_have_one_name() -> None:
    assert len({one.id for one in OPERATIONS}) == len(OPERATIONS)


@every_operation
def test_an_operation_asks_for_its_modules_scope_unless_it_is_public(operation: Operation) -> None:
    kind = "read" if operation.method == "GET" else "write"
    scope = f"skolbro/{operation.path.split('/')[1]}.{kind}"
    asked = None if operation.id in PUBLIC else [{"token": [scope]}]

    assert operation.described.get("security") == asked


def test_every_scope_that_is_asked_for_is_declared() -> None:
    flows = DESCRIPTION["components"]["securitySchemes"]["token"]["flows"]
    asked = {
        scope
        for one in OPERATIONS
        for way in one.described.get("security", [])
        for scope in way["token"]
    }

    assert asked <= set(flows["authorizationCode"]["scopes"])


@every_operation
def test_any_other_answer_is_a_problem(operation: Operation) -> None:
    content = operation.described["responses"]["default"]["content"]

    assert content == {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    assert not {status for status in operation.described["responses"] if status[0] in "45"}


@every_operation
def test_what_a_change_must_carry_is_asked_for(operation: Operation) -> None:
    """RFC 9110 13.1.1 for a change of what stands, a key for what is made."""
    asked = {
        "GET": set(),
        "POST": {"Idempotency-Key"},
        "PUT": {"If-Match"},
        "DELETE": {"If-Match"},
    }[operation.method]
    # A lesson is made in a week, and changes the week.
    asked |= {"If-Match"} if operation.id == "attendance_add_lesson" else set()
    headers = parameters(operation, "header")

    assert set(headers) == (set() if operation.id in REPEATABLE else asked)
    assert all(one["required"] for one in headers.values())


@every_operation
def test_an_id_in_a_path_has_the_form_of_one(operation: Operation) -> None:
    found = parameters(operation, "path")

    assert set(found) == set(operation.in_path)
    assert all(one["required"] for one in found.values())
    for name, one in found.items():
        if name.endswith("_id"):
            assert one["schema"]["pattern"].endswith(ids.PATTERN.removeprefix("^"))
        elif name == "letter":
            assert one["schema"]["maxLength"] == 300
        elif name == "week":
            assert one["schema"]["pattern"] == WEEK
        else:
            assert (name, one["schema"]["format"]) == ("day", "date")


@every_operation
def test_what_stands_in_a_query_is_camel_case_optional_and_never_null(operation: Operation) -> None:
    for name, one in parameters(operation, "query").items():
        assert CAMEL.fullmatch(name)
        assert not one["required"]
        assert isinstance(one["schema"]["type"], str), f"{name} is a choice"


def test_periods_and_pages_are_asked_for_as_the_routes_take_them() -> None:
    schemas = {
        one.id: {name: p["schema"] for name, p in parameters(one, "query").items()}
        for one in OPERATIONS
        if parameters(one, "query")
    }
    day = {"type": "string", "format": "date"}
    period = {"from": day | {"title": "From"}, "to": day | {"title": "To"}}
    cursor = {"type": "string", "maxLength": 400, "title": "Cursor"}
    guardian = {"type": "string", "pattern": ids.PATTERN, "title": "Guardianid"}
    several = {"type": "string"}
    limit = {"type": "integer", "minimum": 1, "maximum": 100, "default": 20, "title": "Limit"}

    assert schemas == {
        **dict.fromkeys(PERIODS, period),
        "attendance_list_school_leaves": {"limit": limit, "cursor": cursor},
        "attendance_list_timetable_rejections": {"cursor": cursor},
        **{one: {"guardianId": guardian} for one in WITH_GUARDIAN},
        "booking_propose_times": {"students": several, "rounds": several},
        "directory_list_rejections": {"cursor": cursor},
        "notify_list_broadcasts": {"cursor": cursor},
        "directory_list_school_groups": {"cursor": cursor},
        "notify_list_notifications": {"limit": limit, "cursor": cursor},
    }


@every_operation
def test_the_answers_headers_are_described(operation: Operation) -> None:
    answers = operation.described["responses"]
    expected: set[str] = set()
    if "201" in answers:
        assert answer_headers(operation, "201") == {"ETag", "Location"}
    if "200" in answers:
        if operation.id not in WITHOUT_VERSION:
            expected |= {"ETag"}
        if "cursor" in parameters(operation, "query"):
            expected |= {"Link"}
        assert answer_headers(operation, "200") == expected
    assert ("304" in answers) == (operation.method == "GET" and "ETag" in expected)


@every_operation
def test_an_answer_has_the_model_that_its_route_names(operation: Operation) -> None:
    answer = get_type_hints(routes()[operation.id])["return"]
    model = get_args(answer)[0] if get_origin(answer) is Response else answer
    good = [a for code, a in operation.described["responses"].items() if code in {"200", "201"}]

    if model is type(None):
        assert not good
    if operation.id in FILES:
        assert [set(one["content"]) for one in good] == [{FILES[operation.id]}]
        return
    for one in good:
        reference_to = one["content"]["application/json"]["schema"]["$ref"]
        assert reference_to == f"#/components/schemas/{model.__name__}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_properties_are_camel_case(name: str) -> None:
    assert [one for one in SCHEMAS[name]["properties"] if not CAMEL.fullmatch(one)] == []


@pytest.mark.parametrize("model", models(Out), ids=lambda one: one.__name__)
def test_an_answer_always_has_every_property(model: type[Out]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.is_required()] == []
    if model.__name__ in SCHEMAS:
        schema = SCHEMAS[model.__name__]
        assert set(schema["required"]) == set(schema["properties"])


@pytest.mark.parametrize("model", models(In), ids=lambda one: one.__name__)
def test_a_request_takes_no_property_that_is_not_described(model: type[In]) -> None:
    assert SCHEMAS[model.__name__]["additionalProperties"] is False


def test_the_description_is_json_that_says_each_name_once() -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({name for name, _ in pairs}) == len(pairs)
        return dict(pairs)

    text = (reference.REFERENCE / "openapi.json").read_text()

    assert json.loads(text, object_pairs_hook=once) == DESCRIPTION
