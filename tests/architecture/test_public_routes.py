"""A token of the portal's own client is asked for everywhere but on the listed routes."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from tests.architecture.asking import Operation, ask, operations, what_it_says
from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.component.portal import CLIENT, ISSUER, TUESDAY, claims
from tests.whole_portal import Picture

from skolbro import ids
from skolbro_local.reference import openapi
from skolbro_local.website import SCOPES

PUBLIC = {
    "identity_activate_account",
    "identity_ask_recovery",
    "identity_list_sign_in_options",
    "notify_read_unsubscription",
    "notify_stop_letters",
}
DESCRIPTION = openapi()
CLOSED = [one for one in operations(DESCRIPTION) if not one.is_public]

# What the gateway's authorizer could let through if it were configured wrongly.
TOKENS: dict[str, dict[str, object]] = {
    "an ID token": {"token_use": "id", "aud": CLIENT},
    "no use": {"token_use": None},
    "another client": {"client_id": "another-client"},
    "no client": {"client_id": None},
    "another issuer": {"iss": ISSUER + "x"},
    "an issuer in capitals": {"iss": ISSUER.upper()},
    "expired this second": {"exp": str(int(TUESDAY.timestamp()))},
    "expired an hour ago": {"exp": str(int((TUESDAY - timedelta(hours=1)).timestamp()))},
    "an expiry that is no number": {"exp": "soon"},
    "an expiry that is not a number": {"exp": "nan"},
    "no expiry": {"exp": None},
    "a client's own token": {"username": None},
    "a user name that is no person": {"username": "anna"},
    "a user name in lower case": {"username": ids.new().lower()},
    "a person and a line": {"username": ids.new() + "\n"},
    "a list of people": {"username": [ids.new()]},
}


def public(description: dict[str, Any]) -> set[str]:
    return {one.id for one in operations(description) if one.is_public}


def test_the_public_routes_are_those_of_the_list() -> None:
    assert public(DESCRIPTION) == PUBLIC


def test_a_route_that_is_made_public_is_told_of() -> None:
    description = deepcopy(DESCRIPTION)
    del description["paths"]["/directory/me"]["get"]["security"]

    assert public(description) == PUBLIC | {"directory_read_me"}


@pytest.mark.parametrize("operation", CLOSED, ids=lambda one: one.id)
def test_a_closed_route_refuses_whoever_is_not_signed_in(
    village: Village, before: Picture, operation: Operation
) -> None:
    answer = ask(operation, village, None)

    assert (answer.status, answer.problem) == (401, "sign-in-needed"), answer
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    said = what_it_says(answer)
    assert [secret for secret in village.secrets() if secret in said] == []
    assert village.portal.changed_since(before) == set()


@pytest.mark.parametrize("operation", CLOSED, ids=lambda one: one.id)
def test_a_closed_route_refuses_any_other_token(
    village: Village, before: Picture, operation: Operation
) -> None:
    for anybody in (Who.GUARDIAN, Who.MENTOR, Who.SCHOOL_ADMIN, Who.COMMUNE_ADMIN):
        for why, wrong in TOKENS.items():
            token = {**claims(village.people[anybody]), **wrong}
            token = {name: value for name, value in token.items() if value is not None}

            answer = ask(operation, village, None, token=token)

            assert (answer.status, answer.problem) == (401, "sign-in-needed"), (why, answer)
    assert village.portal.changed_since(before) == set()


@pytest.mark.parametrize("operation", CLOSED, ids=lambda one: one.id)
def test_a_closed_route_asks_for_its_own_scope(
    village: Village, before: Picture, operation: Operation
) -> None:
    whole = claims(village.people[Who.GUARDIAN])
    (needed,) = DESCRIPTION["paths"][operation.path][operation.method.lower()]["security"][0][
        "token"
    ]
    others = " ".join(one for one in SCOPES if one != needed)

    for scope in (others, "", needed.upper(), f"{needed}s", f"x{needed}"):
        answer = ask(operation, village, None, token={**whole, "scope": scope})

        assert (answer.status, answer.problem) == (403, "scope-missing"), answer
        assert needed in answer.headers["WWW-Authenticate"]
    assert village.portal.changed_since(before) == set()


def test_a_public_route_answers_whoever_asks(village: Village) -> None:
    for one in operations(DESCRIPTION):
        if one.is_public:
            assert 200 <= ask(one, village, None).status < 300
