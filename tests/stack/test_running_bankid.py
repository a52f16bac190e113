"""Signing in with BankID on the running stack, through the pool's own pages and triggers."""

import re
import secrets
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bankid.store import know
from skolbro import aws, ids
from skolbro.access.scopes import at_work
from skolbro.personal_number import subject_of
from skolbro_local import places
from skolbro_local.demo.bankid import STRANGER, number_of, numbers
from skolbro_local.stack import Stack
from skolbro_local.website import SCOPES
from skolbro_local.work import as_module

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
_KEY = re.compile(r'name="key" value="([^"]+)"')
UNLINKED = ("19690202", 989)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)"


@pytest.fixture
def browser() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=60, headers={"Accept": "text/html"}) as client:
        yield client


def leave_for_bankid(browser: httpx.Client, stack: Stack) -> None:
    """As the web client does: to the pool, which leads on to BankID's pages."""
    asked = {
        "response_type": "code",
        "client_id": stack.client_id,
        "redirect_uri": f"{stack.web_url}/",
        "scope": " ".join(SCOPES),
        "state": secrets.token_urlsafe(16),
        "identity_provider": "BankID",
    }
    led = browser.get(f"{stack.auth_domain}/oauth2/authorize", params=asked)
    page = browser.get(led.headers["location"], follow_redirects=True)
    assert page.status_code == 200
    assert "Logga in med BankID" in page.text


def start(browser: httpx.Client, stack: Stack, way: str) -> str:
    """Choose a device. Returns the page that then waits."""
    here = f"{stack.bankid_issuer}/sign-in"
    found = _KEY.search(browser.get(here).text)
    assert found
    form = {"way": way, "key": found[1]}
    return browser.post(f"{here}/start", data=form, follow_redirects=True).text


def answer(**told: str) -> httpx.Response:
    """What a person does in the app."""
    return httpx.post(f"{places.BANKID_APP}identify", data=told)


def until_done(browser: httpx.Client, stack: Stack, page: str) -> httpx.Response:
    """What the page's script does, until the page leads on."""
    found = _KEY.search(page)
    assert found
    for _ in range(20):
        told = browser.post(
            f"{stack.bankid_issuer}/sign-in/poll",
            data={"key": found[1]},
            headers={"Accept": "application/json"},
        )
        if told.status_code == 200 and told.json()["moved"]:
            break
        time.sleep(int(told.headers.get("retry-after", "1")))
    else:
        pytest.fail(f"not done: {told.text}")
    on = browser.get(f"{stack.bankid_issuer}/sign-in")
    return browser.get(httpx.URL(stack.bankid_issuer).join(on.headers["location"]))


def tokens(browser: httpx.Client, stack: Stack, finished: httpx.Response) -> dict[str, str]:
    """From BankID's pages by the pool to the web client's code, and its tokens."""
    back = browser.get(finished.headers["location"])
    assert back.status_code == 302, back.text
    code = parse_qs(urlsplit(back.headers["location"]).query)["code"][0]
    told = browser.post(
        f"{stack.auth_domain}/oauth2/token",
        data={
            "grant_type": "authorization_code",
            "client_id": stack.client_id,
            "code": code,
            "redirect_uri": f"{stack.web_url}/",
        },
    )
    answered: dict[str, str] = told.raise_for_status().json()
    return answered


def test_anna_signs_in_by_bankid_and_is_anna(browser: httpx.Client, stack: Stack) -> None:
    leave_for_bankid(browser, stack)
    page = start(browser, stack, "other")
    assert answer(personalNumber=numbers()["anna"]).status_code == 200

    told = tokens(browser, stack, until_done(browser, stack, page))

    headers = {"Authorization": f"Bearer {told['access_token']}"}
    me = httpx.get(f"{stack.api_url}/directory/me", headers=headers, timeout=60).raise_for_status()
    anna = stack.account("anna")
    assert me.json()["person"]["id"] == anna.person_id
    assert {one["id"] for one in me.json()["children"]} == set(anna.child_ids)


def test_erik_signs_in_on_the_device_where_his_app_is(browser: httpx.Client, stack: Stack) -> None:
    browser.headers["User-Agent"] = PHONE
    leave_for_bankid(browser, stack)
    page = start(browser, stack, "same")
    found = re.search(r"autostarttoken=([\w-]+)", page)
    assert found
    led = answer(autostarttoken=found[1], personalNumber=numbers()["erik"])
    assert browser.get(led.headers["location"]).status_code == 303

    told = tokens(browser, stack, until_done(browser, stack, page))

    headers = {"Authorization": f"Bearer {told['access_token']}"}
    me = httpx.get(f"{stack.api_url}/directory/me", headers=headers, timeout=60).raise_for_status()
    assert me.json()["person"]["id"] == stack.account("erik").person_id


def test_a_stranger_is_told_what_to_do_and_gets_no_account(
    browser: httpx.Client, stack: Stack
) -> None:
    leave_for_bankid(browser, stack)
    page = start(browser, stack, "other")
    assert answer(personalNumber=number_of(STRANGER)).status_code == 200

    finished = until_done(browser, stack, page)

    assert finished.status_code == 403
    assert "Be skolans expedition registrera dig" in finished.text
    assert made_by_the_pool(stack) == []


def test_whom_the_pool_has_no_link_for_is_made_no_user(browser: httpx.Client, stack: Stack) -> None:
    with as_module(stack, "bankid"):
        subject = subject_of(aws.secret(), number_of(UNLINKED))
        know(at_work("a register that was not linked"), subject, ids.new())
    leave_for_bankid(browser, stack)
    page = start(browser, stack, "other")
    answer(personalNumber=number_of(UNLINKED))

    refused = browser.get(until_done(browser, stack, page).headers["location"])

    assert refused.status_code == 400
    assert "registrera dig" in refused.text
    assert made_by_the_pool(stack) == []


def made_by_the_pool(stack: Stack) -> list[str]:
    users = stack.client("cognito-idp").list_users(UserPoolId=stack.user_pool_id)["Users"]
    return [one["Username"] for one in users if one["Username"].startswith("BankID_")]
