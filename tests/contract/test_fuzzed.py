"""Whatever is sent, the answer is one that the description knows, and never our fault."""

import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.architecture.asking import Operation, in_path, operations
from tests.architecture.matrix import MATRIX, Who
from tests.architecture.village import Village
from tests.component.portal import call
from tests.contract.gateway import Gateway

from skolbro_local.reference import openapi

DESCRIPTION = openapi()
SCHEMA = schemathesis.openapi.from_dict(DESCRIPTION)
OPERATIONS = list(operations(DESCRIPTION))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def fuzzed(operation: Operation) -> st.SearchStrategy[Case[Any]]:
    described = SCHEMA[operation.path][operation.method]
    good: st.SearchStrategy[Case[Any]] = described.as_strategy(GenerationMode.POSITIVE)
    return good | described.as_strategy(GenerationMode.NEGATIVE)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_no_request_breaks_a_route_or_its_description(
    village: Village, operation: Operation
) -> None:
    """Half of the requests name what is the asker's own, so that they come further."""
    gateway = Gateway(village.portal, village.people[min(MATRIX[operation.id].allowed)])

    @EXAMPLES
    @given(case=fuzzed(operation), own=st.booleans())
    def send(case: Case[Any], own: bool) -> None:  # noqa: FBT001 - drawn
        checks = [*CHECKS, negative_data_rejection]
        if own and operation.in_path:
            # What was wrong may have been what is put right here.
            checks = CHECKS
            case.path_parameters = {
                name: in_path(village, operation)[name] for name in operation.in_path
            }
        case.call_and_validate(app=gateway, checks=checks)

    send()
    assert gateway.served


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_another_method_is_told_which_to_use(village: Village, operation: Operation) -> None:
    path = operation.path.format(**in_path(village, operation))
    known = {one.method for one in OPERATIONS if one.path == operation.path}
    for method in {"GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"} - known:
        answer = call(village.portal.handler_of(path), method, path, person=village.child)

        assert (answer.status, answer.problem) == (405, "method-not-allowed"), method
        assert set(answer.headers["Allow"].split(", ")) == known
        assert answer.headers["Allow"] in answer.body["detail"]


@pytest.mark.parametrize("module", ["identity", "directory", "attendance", "booking", "notify"])
def test_an_address_without_a_route_is_not_found(village: Village, module: str) -> None:
    for path in (f"/{module}", f"/{module}/", f"/{module}/secrets", f"/{module}/%2e%2e/me"):
        answer = village.portal.call("GET", path, person=village.people[Who.GUARDIAN])

        assert answer.problem == "not-found", json.dumps(path)
