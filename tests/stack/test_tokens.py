"""Which tokens pass.

The gateway's authorizer checks signature, issuer, audience, times and scope, here as in AWS.
It lets an ID token of our client be weighed by its scopes, of which it has none. What the gateway
might let through if it were configured wrongly, the module refuses by itself: those claims are
handed to the function directly, as the gateway would.
"""

import base64
import json
import time
from dataclasses import replace
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.component.portal import request
from tests.stack.running import People, Person

from skolbro import ids
from skolbro_local import places
from skolbro_local.stack import Stack
from skolbro_local.tokens import sign_in

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
PATH = "/directory/me"
REFUSED = 401
FORBIDDEN = 403


@pytest.fixture(scope="module")
def anna(people: People) -> Person:
    return people("anna")


@pytest.fixture(scope="module")
def token(anna: Person) -> str:
    return anna.tokens["access_token"]


def ask(
    stack: Stack,
    token: str | None,
    *,
    method: str = "GET",
    path: str = PATH,
    body: object = None,
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    headers |= {"Idempotency-Key": ids.new()}
    return httpx.request(method, f"{stack.api_url}{path}", headers=headers, json=body, timeout=60)


def claims_of(token: str) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return claims


def pool_key(stack: Stack) -> str:
    """The emulated pool's own signing key, which a real pool never shows."""
    folder = places.STATE / "cognito-pool-keys"
    return (folder / f"{stack.user_pool_id}-access.pem").read_text()


def signed(token: str, key: str, *, kid: str | None = None, **changes: object) -> str:
    """The same token with other claims, signed with a key."""
    headers = {"kid": kid or jwt.get_unverified_header(token)["kid"]}
    claims = {**claims_of(token), **changes}
    return jwt.encode(claims, key, algorithm="RS256", headers=headers)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def a_strangers_key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def forgeries(stack: Stack, token: str) -> dict[str, str]:
    header, payload, signature = token.split(".")
    other_claims = {**claims_of(token), "username": stack.account("karl").person_id}
    kid = jwt.get_unverified_header(token)["kid"]
    key, now = pool_key(stack), int(time.time())
    public = serialization.load_pem_private_key(key.encode(), None).public_key()
    secret = public.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    as_text = jwt.encode(claims_of(token), base64.b64encode(secret), headers={"kid": kid})
    other_pool = stack.issuer.rpartition("_")[0] + "_Another01"
    return {
        "no algorithm": f"{part({'alg': 'none', 'kid': kid})}.{payload}.",
        "the public key as a secret": as_text,
        "expired": signed(token, key, exp=now - 60),
        "not yet valid": signed(token, key, nbf=now + 3600),
        "issued in the future": signed(token, key, iat=now + 3600),
        "another pool's": signed(token, key, iss=other_pool),
        "another client's": signed(token, key, client_id="another-client"),
        "a stranger's key": signed(token, a_strangers_key()),
        "an unknown key": signed(token, a_strangers_key(), kid="unknown"),
        "another person's name in it": f"{header}.{part(other_claims)}.{signature}",
        "cut off": token[:-20],
        "garbage": "abc.def.ghi",
        "not even that": "hello",
    }


def test_an_access_token_passes_and_so_does_one_signed_with_the_pools_key(
    stack: Stack, anna: Person, token: str
) -> None:
    answer = ask(stack, token)

    assert answer.status_code == 200, answer.text
    assert answer.json()["person"]["id"] == anna.id
    # So that what is refused below is refused for its claims, not for how it was made.
    assert ask(stack, signed(token, pool_key(stack))).status_code == 200


def test_every_forged_or_outdated_token_is_refused_without_a_word_why(
    stack: Stack, token: str
) -> None:
    answers = {name: ask(stack, forged) for name, forged in forgeries(stack, token).items()}
    answers["none at all"] = ask(stack, None)

    assert {name: one.status_code for name, one in answers.items()} == dict.fromkeys(
        answers, REFUSED
    )
    assert {one.text for one in answers.values()} == {'{"message": "Unauthorized"}'}


def test_an_id_token_does_not_pass(stack: Stack, anna: Person) -> None:
    answer = ask(stack, anna.tokens["id_token"])

    # Of the right client and rightly signed: so only the module can tell.
    assert answer.status_code == REFUSED
    assert answer.json()["type"].endswith("/sign-in-needed")


def test_a_token_of_another_client_of_the_pool_does_not_pass(stack: Stack) -> None:
    pool = stack.client("cognito-idp")
    web = pool.describe_user_pool_client(UserPoolId=stack.user_pool_id, ClientId=stack.client_id)[
        "UserPoolClient"
    ]
    kept = ("AllowedOAuthFlowsUserPoolClient", "AllowedOAuthFlows", "AllowedOAuthScopes",
            "CallbackURLs", "SupportedIdentityProviders")  # fmt: skip
    made = pool.create_user_pool_client(
        UserPoolId=stack.user_pool_id, ClientName="other", **{name: web[name] for name in kept}
    )["UserPoolClient"]["ClientId"]
    try:
        account = stack.account("anna")
        other = sign_in(replace(stack, client_id=made), account.username, account.password)

        assert ask(stack, other["access_token"]).status_code == REFUSED
    finally:
        pool.delete_user_pool_client(UserPoolId=stack.user_pool_id, ClientId=made)


def test_a_scope_opens_its_own_routes_only(stack: Stack) -> None:
    account = stack.account("anna")
    scopes = ("openid", "skolbro/notify.read")
    few = sign_in(stack, account.username, account.password, scopes=scopes)["access_token"]

    assert ask(stack, few, path="/notify/notifications").status_code == 200
    absence = {
        "studentIds": [account.child_ids[0]],
        "firstDay": "2026-11-24",
        "wholeDay": True,
    }
    for method, path, body in (
        ("GET", PATH, None),
        ("POST", "/directory/imports", {"fileName": "a.zip", "bytes": 1}),
        ("POST", "/attendance/absences", absence),
        ("PUT", "/notify/read-marker", {"upTo": ids.new()}),
    ):
        answer = ask(stack, few, method=method, path=path, body=body)
        assert answer.status_code == FORBIDDEN
        assert answer.json()["type"].endswith("/scope-missing")


@pytest.mark.parametrize("module", ["directory", "attendance", "notify"])
def test_the_module_itself_refuses_what_a_gateway_might_let_through(
    stack: Stack, anna: Person, token: str, module: str
) -> None:
    paths = {
        "directory": PATH,
        "attendance": f"/attendance/students/{anna.account.child_ids[0]}/absences",
        "notify": "/notify/notifications",
    }
    good = {name: str(value) for name, value in claims_of(token).items()}
    cases: dict[str, dict[str, object]] = {
        "an ID token": {**good, "token_use": "id"},
        "another pool": {**good, "iss": f"{stack.issuer}x"},
        "another client": {**good, "client_id": "another-client"},
        "expired": {**good, "exp": str(int(time.time()) - 1)},
        "no person": {**good, "username": "anna"},
        "nothing": {},
    }
    client = stack.client("lambda")
    found = [
        one["FunctionName"]
        for one in client.list_functions()["Functions"]
        if one["Handler"] == f"{module}.api.handler"
    ]

    def invoke(claimed: dict[str, object]) -> Any:
        event = request("GET", paths[module], token=claimed)
        told = client.invoke(FunctionName=found[0], Payload=json.dumps(event))
        return json.loads(told["Payload"].read())

    assert invoke({**good})["statusCode"] == 200
    for name, claimed in cases.items():
        answer = invoke(claimed)
        assert answer["statusCode"] == REFUSED, name
        assert json.loads(answer["body"])["type"].endswith("/sign-in-needed"), name


def test_the_ways_of_signing_in_are_public(stack: Stack) -> None:
    answer = ask(stack, None, path="/identity/sign-in-options")

    assert answer.status_code == 200
    assert [one["name"] for one in answer.json()["communes"]] == ["Ekebro kommun"]


def preflight(stack: Stack, origin: str) -> httpx.Response:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
    }
    return httpx.options(f"{stack.api_url}/attendance/absences", headers=headers, timeout=60)


def test_the_web_clients_origin_may_ask_and_no_other(stack: Stack) -> None:
    allowed, other = preflight(stack, stack.web_url), preflight(stack, "https://evil.example")

    assert allowed.is_success
    assert allowed.headers["access-control-allow-origin"] == stack.web_url
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert "idempotency-key" in allowed.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-origin" not in other.headers
