"""Tests on the real database engine, and on the whole running portal."""

from collections.abc import Iterator

import pytest
from tests.component.conftest import Clock
from tests.component.engines import on_dynamodb_local
from tests.component.portal import TUESDAY, Portal
from tests.stack.running import People, skolbro

from skolbro_local.processes import is_running
from skolbro_local.stack import Stack


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


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The running portal, brought up to date; one that ran before goes on running."""
    ran = is_running("ministack")
    skolbro("up", "--no-web")
    yield Stack.load()
    if not ran:
        skolbro("stop")


@pytest.fixture(scope="session")
def people(stack: Stack) -> Iterator[People]:
    """The demo's people, signed in when they are first asked for."""
    known = People(stack)
    yield known
    known.leave()
