import pytest
from tests.component.identity.accounts import Office, an_office
from tests.component.portal import Portal
from tests.pool import a_pool


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "identity")


@pytest.fixture
def office(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Office:
    pool = a_pool()
    for name, value in pool.items():
        monkeypatch.setenv(name, value)
    return an_office(portal, pool)
