"""BankID's real handler on the tables, with keys in moto's KMS and the simulator behind it."""

from collections.abc import Iterator
from functools import cache

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.component.bankid.browser import CLIENT_ID, CLIENT_SECRET, HOME, ISSUER, Browser, Time
from tests.component.portal import Portal

from bankid import openid, relying_party, signing
from skolbro import clock
from skolbro_local.bankid.authority import Authority
from skolbro_local.bankid.orders import Bank
from skolbro_local.bankid.secret import certificate_secret
from skolbro_local.bankid.server import api_server, serving


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def bank() -> Bank:
    return Bank()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    stopped = Time(1_780_000_000_000)
    monkeypatch.setattr(clock, "milliseconds", lambda: stopped.now)
    return stopped


@pytest.fixture
def provider(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, bank: Bank, authority: Authority, time: Time
) -> Iterator[Portal]:
    """All that the function needs, as the template gives it."""
    assert time.now
    kms, secrets = boto3.client("kms"), boto3.client("secretsmanager")
    made = iter(_pairs())
    # Two pairs for all tests: to make one takes most of a second.
    monkeypatch.setattr(rsa, "generate_private_key", lambda **_: next(made))
    keys = [
        kms.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
        for _ in range(2)
    ]
    own = certificate_secret(authority)
    client = f'{{"clientSecret": "{CLIENT_SECRET}"}}'
    with serving(api_server(bank, authority.server(), authority.root)) as address:
        for name, value in {
            "TABLE": "bankid",
            "BANKID_ISSUER": ISSUER,
            "BANKID_CLIENT_ID": CLIENT_ID,
            "BANKID_CLIENT_SECRET_ARN": secrets.create_secret(Name="c", SecretString=client)["ARN"],
            "BANKID_REDIRECT_URIS": HOME,
            "BANKID_SIGNING_KEYS": ",".join(keys),
            "BANKID_CERTIFICATE_ARN": secrets.create_secret(Name="b", SecretString=own)["ARN"],
            "BANKID_URL": f"https://{address}",
        }.items():
            monkeypatch.setenv(name, value)
        _forget()
        yield portal
        _forget()


@pytest.fixture
def browser(provider: Portal) -> Browser:
    assert provider
    return Browser()


@cache
def _pairs() -> tuple[rsa.RSAPrivateKey, ...]:
    return tuple(rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


def _forget() -> None:
    relying_party.forget_client()
    signing.forget_keys()
    openid.forget_secret()
