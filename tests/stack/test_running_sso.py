"""A commune's own sign-in on the running stack: real providers, the pool, and its triggers.

MiniStack does not check signatures, audiences or times of other providers' answers (see the
decision on the real template). What the pool lets the trigger see is refused there.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.stack.communes_idp import Browser, CommunesIdp, can_run, communes_idp
from tests.stack.running import run, skolbro

from skolbro import ids
from skolbro_local.communes import communes_of
from skolbro_local.demo.bankid import numbers
from skolbro_local.sso.connecting import Saml, connect, disconnect, provider_name
from skolbro_local.stack import Stack

pytestmark = [
    pytest.mark.stack,
    pytest.mark.xdist_group("stack"),
    pytest.mark.skipif(not can_run(), reason="npm is missing, which fetches the providers"),
]
UNIT = "12345678"
ANNA = {
    "eduPersonPrincipalName": "anna.berg@ekebro.se",
    "personalNumber": numbers()["anna"],
    "sisSchoolUnitCode": UNIT,
    "email": "anna.berg@ekebro.example",
}
PEOPLE = {
    "anna": ANNA,
    "stranger": {"eduPersonPrincipalName": "new@ekebro.se", "sisSchoolUnitCode": UNIT},
    # Whoever may set her own address and name at the commune, and hopes for more.
    "mallory": {
        "eduPersonPrincipalName": "mallory@ekebro.se",
        "sisSchoolUnitCode": UNIT,
        "email": ANNA["email"],
        "name": ANNA["eduPersonPrincipalName"],
    },
    "elsewhere": {**ANNA, "sisSchoolUnitCode": "87654321"},
}


@pytest.fixture(scope="module")
def idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommunesIdp]:
    with communes_idp(PEOPLE, tmp_path_factory.mktemp("idp")) as running:
        yield running


@pytest.fixture(scope="module")
def commune(stack: Stack) -> Iterator[str]:
    (found,) = (one for one, name in communes_of(stack).items() if name == "Ekebro kommun")
    yield found
    disconnect(stack, found)


@pytest.fixture
def people(tmp_path: Path) -> str:
    file = tmp_path / "people.csv"
    file.write_text(
        f"sourcedId,eduPersonPrincipalName\nguardian-anna,{ANNA['eduPersonPrincipalName']}\n"
    )
    return str(file)


@pytest.fixture
def by_openid(
    stack: Stack, idp: CommunesIdp, commune: str, people: str, tmp_path: Path
) -> Iterator[Browser]:
    secret = tmp_path / "secret"
    secret.write_text(idp.client_secret + "\n")
    disconnect(stack, commune)
    skolbro(
        "commune", "connect", commune, "--oidc", idp.issuer, "--client-id", "skolbro",
        "--client-secret-file", str(secret), "--school-unit", UNIT,
    )  # fmt: skip
    skolbro("commune", "link", commune, people)
    with Browser(stack, provider_name(commune)) as browser:
        yield browser
    disconnect(stack, commune)


@pytest.fixture
def by_saml(stack: Stack, idp: CommunesIdp, commune: str, people: str) -> Iterator[Browser]:
    disconnect(stack, commune)
    skolbro("commune", "connect", commune, "--saml", idp.metadata)
    skolbro("commune", "link", commune, people)
    with Browser(stack, provider_name(commune)) as browser:
        yield browser
    disconnect(stack, commune)


def me(stack: Stack, tokens: dict[str, str]) -> Any:
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    answer = httpx.get(f"{stack.api_url}/directory/me", headers=headers, timeout=60)
    return answer.raise_for_status().json()


def user_of(stack: Stack, username: str) -> dict[str, str]:
    pool = stack.client("cognito-idp")
    person = stack.account(username).person_id
    told = pool.admin_get_user(UserPoolId=stack.user_pool_id, Username=person)
    return {one["Name"]: one["Value"] for one in told["UserAttributes"]}


def made_by_the_pool(stack: Stack) -> list[str]:
    users = stack.client("cognito-idp").list_users(UserPoolId=stack.user_pool_id)["Users"]
    return [one["Username"] for one in users if one["UserStatus"] == "EXTERNAL_PROVIDER"]


def options(stack: Stack) -> dict[str, list[str]]:
    told = httpx.get(f"{stack.api_url}/identity/sign-in-options", timeout=60).json()
    return {
        one["id"]: [method["identityProvider"] for method in one["methods"]]
        for one in told["communes"]
    }


def assert_unknown(stack: Stack, refused: httpx.Response) -> None:
    assert refused.status_code == 400, refused.headers
    assert "unknown-person" in refused.text
    assert "registrera dig" in refused.text
    assert made_by_the_pool(stack) == []


def test_anna_signs_in_by_openid_and_is_anna(stack: Stack, by_openid: Browser) -> None:
    found = me(stack, by_openid.tokens(by_openid.by_openid("anna")))

    anna = stack.account("anna")
    assert found["person"]["id"] == anna.person_id
    assert {one["id"] for one in found["children"]} == set(anna.child_ids)


def test_anna_signs_in_by_saml_and_is_anna(stack: Stack, by_saml: Browser) -> None:
    found = me(stack, by_saml.tokens(by_saml.by_saml("anna")))

    anna = stack.account("anna")
    assert found["person"]["id"] == anna.person_id
    assert {one["id"] for one in found["children"]} == set(anna.child_ids)


def test_bankid_and_the_communes_sign_in_meet_in_one_account_which_keeps_nothing_of_either(
    stack: Stack, by_saml: Browser
) -> None:
    before = user_of(stack, "anna")["email"]
    by_saml.tokens(by_saml.by_saml("anna"))

    user = user_of(stack, "anna")
    kinds = {one["providerName"].partition("-")[0] for one in json.loads(user["identities"])}
    assert kinds == {"BankID", "sso"}
    assert user["email"] == before
    for private in (ANNA["eduPersonPrincipalName"], ANNA["personalNumber"], ANNA["email"]):
        assert private not in str(user)


@pytest.mark.parametrize("who", ["stranger", "mallory", "elsewhere"])
def test_by_openid_nobody_else_becomes_her_or_anybody(
    stack: Stack, by_openid: Browser, who: str
) -> None:
    assert_unknown(stack, by_openid.by_openid(who))


@pytest.mark.parametrize("who", ["stranger", "mallory"])
def test_by_saml_nobody_else_becomes_her_or_anybody(
    stack: Stack, by_saml: Browser, who: str
) -> None:
    assert_unknown(stack, by_saml.by_saml(who))


def test_another_communes_sign_in_that_names_her_does_not_become_her(
    stack: Stack, idp: CommunesIdp, by_saml: Browser
) -> None:
    other = ids.new()
    told = connect(stack, other, Saml(source=idp.metadata))
    try:
        with Browser(stack, told.provider) as browser:
            assert_unknown(stack, browser.by_saml("anna"))
    finally:
        disconnect(stack, other)
    assert by_saml.tokens(by_saml.by_saml("anna"))


def test_an_answer_is_good_once(stack: Stack, by_saml: Browser) -> None:
    assert by_saml.by_saml("anna").status_code == 302

    assert by_saml.again().status_code == 400
    assert me(stack, by_saml.tokens(by_saml.by_saml("anna")))


def test_an_openid_answer_is_good_once(by_openid: Browser) -> None:
    assert by_openid.by_openid("anna").status_code == 302

    assert by_openid.again().status_code == 400


def test_a_provider_that_was_exchanged_in_the_pool_alone_lets_nobody_in(
    stack: Stack, by_openid: Browser, commune: str, tmp_path: Path
) -> None:
    pool = stack.client("cognito-idp")
    which = {"UserPoolId": stack.user_pool_id, "ProviderName": provider_name(commune)}
    details = pool.describe_identity_provider(**which)["IdentityProvider"]["ProviderDetails"]
    with communes_idp(PEOPLE, tmp_path) as foreign:
        exchanged = {"oidc_issuer": foreign.issuer, "client_secret": foreign.client_secret}
        pool.update_identity_provider(**which, ProviderDetails={**details, **exchanged})

        refused = by_openid.by_openid("anna")

    assert refused.status_code == 400
    assert "not-trusted" in refused.text
    assert made_by_the_pool(stack) == []


def test_the_sign_in_page_shows_it_for_its_commune_until_it_is_disconnected(
    stack: Stack, by_saml: Browser, idp: CommunesIdp, commune: str
) -> None:
    name = provider_name(commune)
    assert options(stack)[commune] == [name, "COGNITO", "BankID"]

    said = skolbro("commune", "connect", commune, "--saml", idp.metadata)
    assert f"entity id: urn:amazon:cognito:sp:{stack.user_pool_id}" in said
    assert f"answers to: {stack.auth_domain}/saml2/idpresponse" in said
    skolbro("commune", "add", "Ekebro kommun", "--commune-id", commune, "--bankid")
    assert options(stack)[commune] == [name, "COGNITO", "BankID"]

    skolbro("commune", "disconnect", commune)
    assert options(stack)[commune] == ["COGNITO", "BankID"]
    assert by_saml.leave().status_code == 400


def test_whoever_is_unlinked_does_not_come_in_any_more(
    stack: Stack, by_saml: Browser, commune: str, people: str
) -> None:
    skolbro("commune", "unlink", commune, people)
    assert_unknown(stack, by_saml.by_saml("anna"))

    skolbro("commune", "link", commune, people)
    assert me(stack, by_saml.tokens(by_saml.by_saml("anna")))


@pytest.mark.usefixtures("by_saml")
def test_a_row_that_cannot_be_is_named_by_its_line(
    stack: Stack, commune: str, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    taken = ANNA["eduPersonPrincipalName"]
    file.write_text(
        "sourcedId,eduPersonPrincipalName\n"
        f"guardian-erik,{taken}\nnobody,nobody@ekebro.se\nguardian-erik,without-domain\n"
    )

    done = run("commune", "link", commune, str(file))

    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [one.partition(":")[0] for one in lines] == ["line 2", "line 3", "line 4", "3 rejected"]
    for private in (taken, "nobody@", "without-domain"):
        assert private not in done.stdout
    assert made_by_the_pool(stack) == []
