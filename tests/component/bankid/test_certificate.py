"""The daily check of the certificate, and what a missing or broken one leads to."""

import json
from datetime import timedelta

import boto3
import pytest
from tests.component.bankid.browser import Browser
from tests.component.portal import Portal

from bankid import relying_party
from bankid.certificate import NoCertificateError
from bankid.worker import METRIC, handler
from skolbro import clock
from skolbro_local.bankid.authority import Authority
from skolbro_local.bankid.secret import certificate_secret


def put(text: str) -> None:
    boto3.client("secretsmanager").put_secret_value(SecretId="b", SecretString=text)
    relying_party.forget_client()


@pytest.fixture(autouse=True)
def _namespace(provider: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert provider
    monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "skolbro-test")
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", "bankid")


@pytest.mark.parametrize("days", [400, 30, 3, 0, -2])
def test_the_days_that_are_left_are_counted(
    authority: Authority, capfd: pytest.CaptureFixture[str], days: int
) -> None:
    put(certificate_secret(authority, lasts=timedelta(days=days, hours=1)))
    assert clock.now()

    handler({}, None)

    told = json.loads(capfd.readouterr().out)
    assert told[METRIC] == [days]
    (metrics,) = told["_aws"]["CloudWatchMetrics"]
    assert (metrics["Namespace"], metrics["Dimensions"]) == ("skolbro-test", [["service"]])
    assert told["service"] == "bankid"


def test_where_bankid_is_not_used_nothing_is_counted(capfd: pytest.CaptureFixture[str]) -> None:
    put("{}")

    handler({}, None)

    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("text", ["", "x", "[]", '{"certificate": "x"}'])
def test_a_secret_of_another_form_rings_the_alarm(text: str) -> None:
    put(text or '""')
    with pytest.raises(NoCertificateError):
        handler({}, None)


@pytest.mark.parametrize(
    "text", ["{}", '{"certificate": "x", "privateKey": "y", "authority": "z"}']
)
def test_without_a_certificate_the_page_says_so_and_the_log_too(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    put(text)
    browser = Browser()
    browser.authorize()
    browser.start("other")

    assert "BankID fick ett tekniskt fel" in browser.get("/sign-in").body
    assert json.loads(capfd.readouterr().out.splitlines()[0])["level"] == "ERROR"


def test_a_certificate_of_another_authority_is_turned_away(authority: Authority) -> None:
    told = json.loads(certificate_secret(Authority("somebody else")))
    put(json.dumps(told | {"authority": authority.root}))
    browser = Browser()
    browser.authorize()
    browser.start("other")

    assert "BankID svarar inte just nu" in browser.get("/sign-in").body


def test_a_server_of_another_authority_is_not_spoken_to(authority: Authority) -> None:
    told = json.loads(certificate_secret(authority))
    put(json.dumps(told | {"authority": Authority("somebody else").root}))
    browser = Browser()
    browser.authorize()
    browser.start("other")

    assert "BankID svarar inte just nu" in browser.get("/sign-in").body
