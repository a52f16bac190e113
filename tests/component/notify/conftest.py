from collections.abc import Iterator

import pytest
from tests.component.notify.outbox import Outbox, an_outbox
from tests.component.portal import Portal


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "notify")


@pytest.fixture
def outbox(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outbox]:
    with an_outbox(portal, monkeypatch) as made:
        yield made
