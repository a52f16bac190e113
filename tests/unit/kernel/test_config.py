"""Settings: checked at cold start, named when they are missing."""

from collections.abc import Iterator

import pytest

from skolbro.config import MisconfiguredError, Settings


class MailSettings(Settings):
    mail_from: str


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    yield
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]


def give(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name in ("TABLE", "ACCESS_TABLE", "SECRET_ARN", "MAIL_FROM", "ISSUER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_settings_come_from_the_environment_once(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TABLE="t", ACCESS_TABLE="a", SECRET_ARN="arn", ISSUER="https://pool")
    settings = Settings.load()
    monkeypatch.setenv("TABLE", "another")

    assert (settings.table, settings.issuer, settings.client_id) == ("t", "https://pool", "")
    assert Settings.load() is settings


def test_what_is_missing_is_named_and_what_is_there_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    give(monkeypatch, TABLE="t", SECRET_ARN="arn:secret-place")

    with pytest.raises(MisconfiguredError, match=r"ACCESS_TABLE") as refused:
        Settings.load()

    assert "secret-place" not in str(refused.value)
    assert "TABLE" in str(refused.value)
    assert refused.value.__suppress_context__


def test_a_module_with_more_of_its_own_has_its_own_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    give(monkeypatch, TABLE="t", ACCESS_TABLE="a", SECRET_ARN="arn")
    Settings.load()

    with pytest.raises(MisconfiguredError, match="MAIL_FROM"):
        MailSettings.load()
