"""Signing in with BankID, from the user pool's request to its token, against the simulator."""

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from tests.component.bankid.browser import (
    CLIENT_ID,
    CLIENT_SECRET,
    HOME,
    IP,
    ISSUER,
    Browser,
    Time,
    exchange,
)
from tests.component.portal import Portal

from bankid.store import know
from skolbro import aws, ids
from skolbro.access.scopes import at_work
from skolbro.personal_number import subject_of
from skolbro_local.bankid.orders import ERRORS, FAILED, PENDING, Bank

TOLVAN = "191212121212"


def meet(number: str = TOLVAN) -> str:
    """A school makes a person with a personal number."""
    subject = subject_of(aws.secret(), number)
    know(at_work("a school"), subject, ids.new())
    return subject


def the_order(bank: Bank) -> Any:
    (order,) = bank.orders.values()
    return order


def identify(browser: Browser, bank: Bank, time: Time, scenario: str = "identify") -> None:
    """Scan the code, and let the pages ask until it is done."""
    browser.authorize()
    browser.start("other")
    bank.identify(the_order(bank), TOLVAN, scenario)
    for _ in range(2):
        time.pass_seconds(2)
        assert browser.poll().status == 200


def test_a_person_whom_a_school_knows_is_signed_in(
    browser: Browser, bank: Bank, time: Time
) -> None:
    subject = meet()

    identify(browser, bank, time)
    finished = browser.finish()
    tokens = exchange(finished.query["code"])

    assert finished.location.startswith(f"{HOME}?")
    assert finished.query["state"] == "state-1"
    keys = KeySet.import_key_set(Browser().get("/jwks").json)
    assert len(keys.keys) == 2
    token = jwt.decode(tokens.json["id_token"], keys, algorithms=["RS256"])
    expected = {"iss": ISSUER, "aud": CLIENT_ID, "sub": subject, "nonce": "nonce-1"}
    assert {name: token.claims[name] for name in expected} == expected
    assert token.claims["exp"] == time.now // 1000 + 300
    me = Browser().get("/userinfo", authorization=f"Bearer {tokens.json['access_token']}")
    assert me.json == {"sub": subject}


def test_the_personal_number_is_nowhere_but_with_bankid(
    provider: Portal, browser: Browser, bank: Bank, time: Time, capfd: pytest.CaptureFixture[str]
) -> None:
    meet()

    identify(browser, bank, time)
    tokens = exchange(browser.finish().query["code"]).body

    logged = capfd.readouterr()
    payload = base64.urlsafe_b64decode(json.loads(tokens)["id_token"].split(".")[1] + "==")
    for written in (str(provider.items("bankid")), logged.out, logged.err, tokens, str(payload)):
        assert TOLVAN not in written
        assert TOLVAN[2:] not in written


def test_what_a_page_shows_holds_no_order_and_no_secret(browser: Browser, bank: Bank) -> None:
    browser.authorize()
    browser.start("other")
    order = the_order(bank)

    shown = browser.get("/sign-in")
    asked = browser.get("/sign-in/qr")

    for secret in (order.reference, order.qr_secret, order.qr_token, order.autostart_token):
        assert secret not in shown.body + str(shown.headers) + asked.body + str(browser.cookies)
    assert (shown.status, asked.headers["content-type"]) == (200, "image/svg+xml")
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    assert shown.headers["cache-control"] == "no-store"
    assert "<script>" not in shown.body
    assert " on" not in shown.body.partition("<main>")[2].replace(" on ", "")


def test_on_the_same_device_the_app_must_lead_back_to_the_browser_that_began(
    browser: Browser, bank: Bank, time: Time
) -> None:
    meet()
    browser.headers["user-agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)"
    browser.authorize()
    browser.start("same")
    order = the_order(bank)
    page = browser.get("/sign-in").body
    assert f"https://app.bankid.com/?autostarttoken={order.autostart_token}" in page
    assert order.return_url not in page
    bank.identify(bank.started(order.autostart_token), TOLVAN)
    for _ in range(2):
        time.pass_seconds(2)
        told = browser.poll()
    assert (told.json["stage"], told.json["moved"]) == ("complete", False)
    assert browser.get("/sign-in").status == 200
    assert browser.get("/sign-in/finish").status == 404

    thief = Browser()
    thief.authorize(state="state-2", nonce="nonce-2")
    assert thief.send("GET", order.return_url).status == 404
    assert Browser().send("GET", order.return_url).status == 404
    assert browser.send("GET", order.return_url).location == "/bankid/sign-in"
    assert browser.send("GET", order.return_url).status == 404
    assert "code" in browser.finish().query


def test_somebody_whom_no_school_knows_is_told_what_to_do(
    browser: Browser, bank: Bank, time: Time
) -> None:
    identify(browser, bank, time)

    page = browser.finish()

    assert page.status == 403
    assert "Be skolans expedition registrera dig" in page.body
    assert "error=access_denied&amp;state=state-1" in page.body
    assert browser.get("/sign-in/finish").status == 403


def test_a_code_is_given_once_and_good_once(browser: Browser, bank: Bank, time: Time) -> None:
    meet()
    identify(browser, bank, time)
    before = replace(browser, cookies=dict(browser.cookies))
    code = browser.finish().query["code"]

    assert before.get("/sign-in/finish").status == 404
    assert exchange(code).status == 200
    again = exchange(code)
    assert (again.status, again.json) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_secret": ""}, 401, "invalid_client"),
        ({"client_id": "another"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"redirect_uri": HOME + "/"}, 400, "invalid_grant"),
        ({"code_verifier": "w" * 43}, 400, "invalid_grant"),
        ({"code_verifier": ""}, 400, "invalid_grant"),
        ({"code": "guessed"}, 400, "invalid_grant"),
    ],
)
def test_a_code_is_for_its_client_alone(
    browser: Browser,
    bank: Bank,
    time: Time,
    changes: dict[str, str],
    status: int,
    error: str,
) -> None:
    meet()
    identify(browser, bank, time)
    code = browser.finish().query["code"]

    answer = exchange(code, **changes)

    assert (answer.status, answer.json) == (status, {"error": error})


def test_a_code_is_good_for_a_minute(browser: Browser, bank: Bank, time: Time) -> None:
    meet()
    identify(browser, bank, time)
    code = browser.finish().query["code"]

    time.pass_seconds(60)

    assert exchange(code).json == {"error": "invalid_grant"}


def test_the_client_may_show_its_secret_in_the_header(
    browser: Browser, bank: Bank, time: Time
) -> None:
    meet()
    identify(browser, bank, time)
    code = browser.finish().query["code"]
    basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": HOME,
        "code_verifier": "v" * 43,
    }

    both = form | {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    assert Browser().post("/token", both, authorization=f"Basic {basic}").status == 401
    assert Browser().post("/token", form, authorization="Basic x").status == 401
    assert Browser().post("/token", form, authorization=f"Basic {basic}").status == 200


@pytest.mark.parametrize("scenario", [one for one in PENDING if one != "userSign"])
def test_every_hint_of_a_pending_order_is_told(
    browser: Browser, bank: Bank, time: Time, scenario: str
) -> None:
    browser.authorize()
    browser.start("other")
    bank.identify(the_order(bank), TOLVAN, scenario)
    time.pass_seconds(2)

    told = browser.poll().json

    assert (told["stage"], told["moved"]) == ("pending", False)
    assert told["message"]
    assert told["message"] in browser.get("/sign-in").body


@pytest.mark.parametrize(
    "scenario",
    [*FAILED, *(one for one, status in ERRORS.items() if status < 500 and status != 408)],
)
def test_whatever_fails_is_told_and_can_be_tried_again(
    browser: Browser, bank: Bank, time: Time, scenario: str
) -> None:
    meet()
    browser.authorize()
    browser.start("other")
    bank.identify(the_order(bank), TOLVAN, scenario)
    time.pass_seconds(2)

    assert browser.poll().json["moved"]
    page = browser.get("/sign-in", accept_language="en").body
    assert 'role="alert"' in page
    assert 'lang="en"' in page

    bank.orders.clear()
    browser.start("other")
    bank.identify(the_order(bank), TOLVAN)
    for _ in range(2):
        time.pass_seconds(2)
        browser.poll()
    assert "code" in browser.finish().query


def test_a_completed_order_of_high_risk_signs_nobody_in(
    browser: Browser, bank: Bank, time: Time
) -> None:
    meet()

    identify(browser, bank, time, "highRisk")

    assert "osäker" in browser.get("/sign-in").body
    assert browser.get("/sign-in/finish").status == 404


@pytest.mark.parametrize("number", ["19121212TF12", "1912121212", "191212121213", ""])
def test_a_number_with_letters_or_of_another_form_signs_nobody_in(
    browser: Browser, bank: Bank, time: Time, number: str
) -> None:
    browser.authorize()
    browser.start("other")
    bank.identify(the_order(bank), number)
    for _ in range(2):
        time.pass_seconds(2)
        browser.poll()

    assert "inget svenskt personnummer" in browser.get("/sign-in").body
    assert browser.get("/sign-in/finish").status == 404


def test_the_address_that_bankid_is_told_is_the_gateways_and_no_headers(
    browser: Browser, bank: Bank
) -> None:
    browser.authorize()
    browser.headers["x-forwarded-for"] = "203.0.113.9"
    browser.start("other")

    assert the_order(bank).end_user_ip == IP
