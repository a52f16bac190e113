"""What a letter's key is good for, and what stops with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.notification import KINDS
from notify.preferences.preference import Channel, Choice, Preferences, When
from notify.preferences.problems import MandatoryKindError, UnknownKindError
from notify.unsubscribing.letter_key import DIGEST, HOLDS, LetterKey
from notify.unsubscribing.unsubscribing import stopped_by, without_letters
from skolbro import ids

DAY = date(2026, 11, 24)
SECRET = b"of the tests"
LEAVE, BOOKED = "attendance.leave_approved", "booking.meeting_booked"
UNREPORTED = "attendance.unreported_absence"
OPTIONAL = sorted(name for name, kind in KINDS.items() if not kind.mandatory)


def a_key(kind: str = LEAVE) -> LetterKey:
    return LetterKey(ids.new(), kind, DAY)


@pytest.mark.parametrize("kind", [LEAVE, DIGEST])
def test_what_is_sealed_is_read_again(kind: str) -> None:
    key = a_key(kind)

    assert LetterKey.of(key.sealed(secret=SECRET), secret=SECRET, today=DAY) == key


def test_a_key_that_another_secret_sealed_is_none() -> None:
    assert LetterKey.of(a_key().sealed(secret=b"another"), secret=SECRET, today=DAY) is None


def test_a_key_holds_for_as_long_as_the_bell_keeps_its_line() -> None:
    sealed = a_key().sealed(secret=SECRET)

    assert LetterKey.of(sealed, secret=SECRET, today=DAY + HOLDS) is not None
    assert LetterKey.of(sealed, secret=SECRET, today=DAY + HOLDS + timedelta(days=1)) is None


@given(place=st.integers(0, 200), by=st.characters(codec="ascii"))
def test_a_key_that_is_changed_is_none(place: int, by: str) -> None:
    key = a_key()
    sealed = key.sealed(secret=SECRET)
    at = place % len(sealed)
    changed = sealed[:at] + by + sealed[at + 1 :]

    assert LetterKey.of(changed, secret=SECRET, today=DAY) in {None, key}
    if changed[:-1] != sealed[:-1]:
        assert LetterKey.of(changed, secret=SECRET, today=DAY) is None


@given(st.text(max_size=400))
def test_no_text_makes_it_fail(text: str) -> None:
    assert LetterKey.of(text, secret=SECRET, today=DAY) is None


CHOICES = st.builds(
    Choice,
    channels=st.frozensets(st.sampled_from(list(Channel))),
    when=st.sampled_from(list(When)),
)
PREFERENCES = st.builds(
    Preferences, choices=st.dictionaries(st.sampled_from(OPTIONAL), CHOICES, max_size=6)
)


@given(PREFERENCES, st.sampled_from([*OPTIONAL, DIGEST]))
def test_e_mail_stops_and_nothing_else_changes(preferences: Preferences, kind: str) -> None:
    after = without_letters(preferences, kind=kind)

    assert stopped_by(after, kind=kind) == frozenset()
    assert (after.language, after.quiet) == (preferences.language, preferences.quiet)
    for name in KINDS:
        before, now = preferences.choice(name), after.choice(name)
        assert now.when is before.when
        assert before.channels - {Channel.EMAIL} <= now.channels <= before.channels
    assert without_letters(after, kind=kind) is after


def test_of_a_digest_all_that_it_gathers_stops() -> None:
    letters = frozenset({Channel.EMAIL, Channel.PUSH})
    preferences = Preferences(
        choices={LEAVE: Choice(letters, When.DIGEST), BOOKED: Choice(letters, When.NOW)}
    )

    after = without_letters(preferences, kind=DIGEST)

    assert after.choice(LEAVE).channels == {Channel.PUSH}
    assert after.choice(BOOKED).channels == letters


def test_what_the_law_wants_told_and_what_is_no_more_are_refused() -> None:
    with pytest.raises(MandatoryKindError):
        without_letters(Preferences(), kind=UNREPORTED)
    with pytest.raises(UnknownKindError):
        without_letters(Preferences(), kind="attendance.of_an_older_version")
