"""Every route for every kind of person: served, or refused without a byte or a trace."""

from copy import deepcopy
from typing import Any

import pytest
from tests.architecture.asking import Operation, ask, operations, what_it_says
from tests.architecture.matrix import EVERYBODY, MATRIX
from tests.architecture.village import Village
from tests.whole_portal import Picture

from skolbro_local.reference import openapi

DESCRIPTION = openapi()
# Whose child it is, but not whose to change.
REFUSED = {
    403: {"not-own-report", "not-own-leave", "no-veto"},
    404: {"not-found"},
    409: {"confirmation-not-asked"},
}
# What everybody does to their own things is in nobody's way: the tables are put back at the end.
OWN_THINGS = {
    "identity_ask_email",
    "identity_change_password",
    "identity_change_username",
    "identity_confirm_email",
    "identity_end_sign_in",
    "identity_keep_sign_in",
    "notify_change_preferences",
    "notify_register_device",
    "notify_remove_device",
}
OPERATIONS = {one.id: one for one in operations(DESCRIPTION)}


def without_a_row(description: dict[str, Any]) -> set[str]:
    """Routes that the matrix does not know, and rows of routes that are gone."""
    return {one.id for one in operations(description)} ^ MATRIX.keys()


def test_every_route_has_its_row() -> None:
    assert without_a_row(DESCRIPTION) == set(), "give each new route a row in matrix.py"


def test_a_new_route_without_a_row_is_told_of() -> None:
    description = deepcopy(DESCRIPTION)
    description["paths"]["/attendance/secrets"] = {
        "get": {"operationId": "attendance_read_secrets"}
    }

    assert without_a_row(description) == {"attendance_read_secrets"}


def test_a_row_of_a_route_that_is_gone_is_told_of() -> None:
    description = deepcopy(DESCRIPTION)
    del description["paths"]["/directory/me"]

    assert without_a_row(description) == {"directory_read_me"}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda one: one.id)
def test_whoever_is_allowed_is_served_and_reads_of_the_child_only_as_the_row_says(
    village: Village, before: Picture, operation: Operation
) -> None:
    row = MATRIX[operation.id]
    for who in sorted(row.allowed):
        answer = ask(operation, village, village.people[who])

        assert 200 <= answer.status < 300, (who, answer)
        said = what_it_says(answer)
        named = {secret for secret in village.of_the_child() if secret in said}
        assert bool(named) == (who in row.names), (who, named)
        if operation.method == "GET" or operation.id in OWN_THINGS:
            continue
        village.portal.put_back(before)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda one: one.id)
def test_whoever_is_not_allowed_reads_not_one_byte_and_changes_nothing(
    village: Village, before: Picture, operation: Operation
) -> None:
    row = MATRIX[operation.id]
    for who in sorted(EVERYBODY - row.allowed):
        answer = ask(operation, village, village.people[who])

        assert answer.status == row.refusal(who), (who, answer)
        assert answer.problem in REFUSED[answer.status]
        said = what_it_says(answer)
        assert [secret for secret in village.secrets() if secret in said] == [], who
    assert village.portal.changed_since(before) == set()


@pytest.mark.parametrize(
    "operation",
    [one for one in OPERATIONS.values() if one.method == "GET"],
    ids=lambda one: one.id,
)
def test_reading_changes_nothing(village: Village, before: Picture, operation: Operation) -> None:
    for who in MATRIX[operation.id].allowed:
        ask(operation, village, village.people[who])

    assert village.portal.changed_since(before) == set()
