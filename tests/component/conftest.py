"""Component tests: the real handlers, on moto's tables and again on DynamoDB Local's."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from tests.component.engines import on_dynamodb_local, on_moto
from tests.component.grants import granted  # noqa: F401 - a fixture for every test here
from tests.component.naming import lost_names
from tests.component.portal import TUESDAY, Portal

from skolbro import clock


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    return Clock(monkeypatch)


class Clock:
    """The portal's clock, which stands where a test has put it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, instant: datetime) -> None:
        self._monkeypatch.setattr(clock, "now", lambda: instant)


@pytest.fixture(params=["moto", pytest.param("dynamodb-local", marks=pytest.mark.stack)])
def portal(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, at: Clock
) -> Iterator[Portal]:
    """Empty tables, on a Tuesday at 07:41. Afterwards no name stands where it is not looked for."""
    at(TUESDAY)
    if request.param == "moto":
        with on_moto(monkeypatch) as made:
            yield made
            assert lost_names(made) == set()
    else:
        endpoint: str = request.getfixturevalue("dynamodb_local_address")
        with on_dynamodb_local(monkeypatch, endpoint) as made:
            yield made
            assert lost_names(made) == set()
