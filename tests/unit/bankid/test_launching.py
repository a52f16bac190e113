"""Links that start the BankID app."""

import pytest

from bankid.launching import Platform, autostart_link, platform_of

TOKEN = "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6"


@pytest.mark.parametrize(
    ("user_agent", "platform"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)", Platform.MOBILE),
        ("Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X)", Platform.MOBILE),
        ("Mozilla/5.0 (Linux; Android 16; Pixel 9)", Platform.MOBILE),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", Platform.COMPUTER),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", Platform.COMPUTER),
        ("", Platform.COMPUTER),
    ],
)
def test_the_platform_is_what_the_browser_says(user_agent: str, platform: Platform) -> None:
    assert platform_of(user_agent) is platform


def test_phones_get_a_universal_link_and_computers_the_scheme() -> None:
    assert (
        autostart_link(TOKEN, Platform.MOBILE)
        == f"https://app.bankid.com/?autostarttoken={TOKEN}&redirect=null"
    )
    assert (
        autostart_link(TOKEN, Platform.COMPUTER)
        == f"bankid:///?autostarttoken={TOKEN}&redirect=null"
    )


def test_a_simulators_app_is_started_instead_and_a_token_stays_one_value() -> None:
    link = autostart_link("a&b#c", Platform.MOBILE, app="http://127.0.0.1:1/")
    assert link == "http://127.0.0.1:1/?autostarttoken=a%26b%23c&redirect=null"
