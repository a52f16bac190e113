"""Tests on the real database engine, and on the whole running portal."""

from collections.abc import Iterator

import pytest
from tests.component.conftest import Clock
from tests.component.engines import on_dynamodb_local
from tests.component.portal import TUESDAY, Portal


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def portal(
    monkeypatch: pytest.MonkeyPatch, at: Clock, dynamodb_local_address: str
) -> Iterator[Portal]:
    """Empty tables of the real engine, on a Tuesday at 07:41."""
    at(TUESDAY)
    with on_dynamodb_local(monkeypatch, dynamodb_local_address) as made:
        yield made
