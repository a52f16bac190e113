"""Component tests: the real handlers on moto's tables."""

from collections.abc import Iterator
from datetime import datetime

import boto3
import pytest
from moto import mock_aws
from tests.component.grants import granted  # noqa: F401 - a fixture for every test here
from tests.component.portal import CLIENT, ISSUER, TABLES, TUESDAY, Portal, create_table

from skolbro import aws, clock
from skolbro.access.store import forget_schools
from skolbro.config import Settings


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    return Clock(monkeypatch)


class Clock:
    """The portal's clock, which stands where a test has put it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, instant: datetime) -> None:
        self._monkeypatch.setattr(clock, "now", lambda: instant)


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch, at: Clock) -> Iterator[Portal]:
    """Empty tables, on a Tuesday at 07:41."""
    at(TUESDAY)
    with mock_aws():
        secret = boto3.client("secretsmanager").create_secret(Name="s", SecretString="k" * 64)
        for name, value in {
            "ACCESS_TABLE": "access",
            "SECRET_ARN": secret["ARN"],
            "ISSUER": ISSUER,
            "CLIENT_ID": CLIENT,
        }.items():
            monkeypatch.setenv(name, value)
        for table in TABLES:
            create_table(boto3.client("dynamodb"), table)
        _forget()
        yield Portal()
        _forget()


def _forget() -> None:
    aws.client.cache_clear()
    aws.secret.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    forget_schools()
