"""The description of the API: whole, valid, fresh, and the same on every route."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from tests.architecture.asking import Operation, ask, operations
from tests.architecture.matrix import MATRIX, Who
from tests.architecture.village import Village

from skolbro.http.wire import In, Out
from skolbro_local.reference import MODULES, REFERENCE, openapi, pages

DESCRIPTION = openapi()
OPERATIONS = {one.id: one for one in operations(DESCRIPTION)}
PAGES = pages()
# What is put in whole, and lost by nobody when two do so at once.
UNVERSIONED = {"notify_mark_read", "notify_move_read_marker"}
every_operation = pytest.mark.parametrize("one", OPERATIONS.values(), ids=lambda one: one.id)


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_fresh(name: str) -> None:
    assert (REFERENCE / name).read_text() == PAGES[name], "run `make reference`"


def test_the_description_is_valid() -> None:
    assert [str(error) for error in OpenAPIV31SpecValidator(DESCRIPTION).iter_errors()] == []


def test_no_two_routes_have_one_operation_id() -> None:
    assert len(OPERATIONS) == sum(len(methods) for methods in DESCRIPTION["paths"].values())


@every_operation
def test_a_route_is_named_module_verb_noun_and_says_what_it_is_for(one: Operation) -> None:
    module = one.path.split("/")[1]

    assert re.fullmatch(rf"{module}(_[a-z]+){{2,}}", one.id)
    assert one.described["summary"]
    assert one.path == one.path.lower()
    assert not one.path.endswith("/")


@every_operation
def test_a_route_demands_its_modules_scope(one: Operation) -> None:
    module, kind = one.path.split("/")[1], "read" if one.method == "GET" else "write"
    flows = DESCRIPTION["components"]["securitySchemes"]["token"]["flows"]
    if one.is_public:
        return
    assert one.described["security"] == [{"token": [f"skolbro/{module}.{kind}"]}]
    assert f"skolbro/{module}.{kind}" in flows["authorizationCode"]["scopes"]


@every_operation
def test_any_other_answer_is_a_problem(one: Operation) -> None:
    content = one.described["responses"]["default"]["content"]

    assert content == {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    assert "422" not in one.described["responses"]


@every_operation
def test_every_parameter_of_the_path_is_described(one: Operation) -> None:
    described = {p["name"]: p for p in one.described.get("parameters", ()) if p["in"] == "path"}

    assert described.keys() == set(one.in_path)
    for name, parameter in described.items():
        assert parameter["required"]
        assert {"pattern", "format"} & parameter["schema"].keys(), name


def required_headers(one: Operation) -> set[str]:
    parameters = one.described.get("parameters", ())
    return {p["name"] for p in parameters if p["in"] == "header" and p["required"]}


@every_operation
def test_what_creates_asks_for_a_key_and_what_changes_for_a_version(one: Operation) -> None:
    wanted = {"POST": {"Idempotency-Key"}, "GET": set()}.get(one.method, {"If-Match"})

    assert required_headers(one) == (set() if one.id in UNVERSIONED else wanted)


@every_operation
def test_what_creates_tells_where_and_which_version(one: Operation) -> None:
    made = one.described["responses"].get("201")

    assert (made is not None) == (one.method == "POST")
    if made is not None:
        assert made["headers"].keys() == {"ETag", "Location"}


@every_operation
def test_a_route_takes_the_headers_and_gives_those_that_are_described(
    village: Village, one: Operation
) -> None:
    person = village.people[min(MATRIX[one.id].allowed)]
    described = one.described["responses"]

    answer = ask(one, village, person)

    assert str(answer.status) in described
    told = described[str(answer.status)].get("headers", {}).keys()
    assert answer.headers.keys() & {"ETag", "Location"} == told
    assert ("304" in described) == (one.method == "GET" and "ETag" in told)
    if "304" in described:
        again = ask(one, village, person, headers={"if-none-match": answer.headers["ETag"]})
        assert (again.status, again.headers["ETag"]) == (304, answer.headers["ETag"])


@every_operation
def test_a_route_refuses_a_request_without_a_header_that_is_described_as_required(
    village: Village, one: Operation
) -> None:
    person = village.people[min(MATRIX[one.id].allowed)]
    for header, status in (("Idempotency-Key", 400), ("If-Match", 428)):
        if header in required_headers(one):
            assert ask(one, village, person, headers={header.lower(): ""}).status == status


def test_a_report_of_what_stands_is_answered_as_described(village: Village) -> None:
    report = OPERATIONS["attendance_report_absence"]
    anna, erik = village.people[Who.GUARDIAN], village.people[Who.OTHER_GUARDIAN]
    assert ask(report, village, anna).status == 201

    answer = ask(report, village, erik)

    assert answer.status == 200
    described = report.described["responses"]["200"]
    assert answer.headers.keys() & {"ETag", "Location"} == described["headers"].keys()


def test_a_period_is_asked_for_by_the_names_that_are_described(village: Village) -> None:
    listing = OPERATIONS["attendance_list_absences"]
    names = [p["name"] for p in listing.described["parameters"] if p["in"] == "query"]
    assert names == ["from", "to"]
    anna = village.people[Who.GUARDIAN]

    within = ask(listing, village, anna, query={"from": "2026-11-24", "to": "2026-11-24"})
    after = ask(listing, village, anna, query={"from": "2026-11-25", "to": "2026-11-30"})
    before = ask(listing, village, anna, query={"from": "2026-11-01", "to": "2026-11-23"})

    assert [len(answer.body["items"]) for answer in (within, after, before)] == [1, 0, 0]


def properties(schema: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(schema, dict):
        for name, inside in schema.items():
            if name == "properties":
                yield from ((place, field) for field in inside)
            yield from properties(inside, f"{place}/{name}")


def test_every_field_is_written_in_camel_case() -> None:
    found = list(properties(DESCRIPTION["components"]["schemas"], ""))

    assert len(found) > 50
    assert [one for one in found if not re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", one[1])] == []


def wire_models() -> Iterator[type[BaseModel]]:
    for module in MODULES:
        for found in vars(import_module(f"{module}.schemas")).values():
            if isinstance(found, type) and issubclass(found, (In, Out)) and found not in {In, Out}:
                yield found


def defaults(model: type[BaseModel]) -> list[str]:
    fields: dict[str, FieldInfo] = model.model_fields
    return [name for name, field in fields.items() if not field.is_required()]


@pytest.mark.parametrize("model", list(wire_models()), ids=lambda model: model.__name__)
def test_every_model_is_told_of_and_what_is_answered_has_no_defaults(
    model: type[BaseModel],
) -> None:
    assert model.__doc__
    assert not issubclass(model, Out) or defaults(model) == []
    assert issubclass(model, Out) or model.model_config["extra"] == "forbid"


def test_a_default_in_an_answer_is_found() -> None:
    class LeftOut(Out):
        name: str = ""

    assert defaults(LeftOut) == ["name"]
