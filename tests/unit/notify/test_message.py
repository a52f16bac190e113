"""What a message says, and what it never says."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.delivery.message import digest_of, first_name, letter, message_of, short_text
from notify.notification import KINDS, Notification

PORTAL = "https://portal.example.se"
KEY = "of-a-letter"


def a_notification(name: str | None, kind: str = "attendance.leave_approved") -> Notification:
    return Notification(
        id="01", recipient_id="a", kind=kind, at=datetime(2026, 11, 24, tzinfo=UTC),
        link="/children/c/leaves/l", child_name=name,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Alva Lind", "Alva"),
        ("Karl-Johan von Essen", "Karl-Johan"),
        ("علي حسن", "\u2068علي\u2069"),
        ("\u202eAlva Lind", "Alva"),
        ("🦊 Räv", "🦊"),
        ("Åsa\nBcc: x", "ÅsaBcc:"),
        ("   ", ""),
        ("", ""),
    ],
)
def test_the_first_word_of_a_name_is_what_is_told(name: str, first: str) -> None:
    assert first_name(name) == first


@given(st.text(max_size=80), st.sampled_from(list(KINDS)), st.sampled_from(["sv", "en"]))
def test_whatever_the_name_a_letter_is_one_subject_and_sound_html(
    name: str, kind: str, language: str
) -> None:
    message = message_of(a_notification(name, kind), language=language, named=True, mandatory=False)
    written = letter(message, portal=PORTAL, key=KEY)

    assert (
        written.subject.isprintable() or "\u2068" in written.subject or "\u200d" in written.subject
    )
    assert "\n" not in written.subject
    assert "\r" not in written.subject
    assert "<script" not in written.html
    assert written.html.count("<p>") == 4
    assert short_text(message).startswith(message.title)


def test_a_message_that_may_not_name_says_only_what_kind_it_is() -> None:
    message = message_of(a_notification("Alva Lind"), language="sv", named=False, mandatory=False)
    assert message.title == "En ledighet är beviljad"


def test_what_the_law_wants_told_cannot_be_turned_off() -> None:
    kind = "attendance.unreported_absence"
    mandatory = message_of(a_notification("Alva", kind), language="en", named=True, mandatory=True)
    optional = message_of(a_notification("Alva"), language="en", named=True, mandatory=False)
    assert "unsubscribe" not in letter(mandatory, portal=PORTAL, key=KEY).plain
    assert f"{PORTAL}/unsubscribe/{KEY}" in letter(optional, portal=PORTAL, key=KEY).plain


def test_a_digest_is_a_list() -> None:
    written = letter(digest_of("d", ["En", "Två"], language="sv"), portal=PORTAL, key=KEY)
    assert written.subject == "Nytt i Skolbro i dag: 2"
    assert "\nEn\nTvå\n" in written.plain
