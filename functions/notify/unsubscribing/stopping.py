"""The use case: letters of a kind stop for who got one."""

from notify.preferences import store
from notify.preferences.preference import Preferences
from notify.unsubscribing.letter_key import DIGEST, LetterKey
from notify.unsubscribing.unsubscribing import without_letters
from skolbro import aws, clock
from skolbro.access.scopes import PublicScope
from skolbro.http.problems import NotFoundError, PreconditionFailedError

TRIES = 3


def key_of(text: str) -> LetterKey:
    """The key in a link. Raises `NotFoundError` for what this portal did not seal, or too old."""
    key = LetterKey.of(text, secret=aws.secret(), today=clock.now().date())
    if key is None:
        raise NotFoundError
    return key


def stop_letters(scope: PublicScope, key: LetterKey) -> Preferences:
    """Stop them; twice is as good as once. Two round trips, two more for each rival's change.

    Raises `PreconditionFailedError` when others change the preferences all the time.
    """
    for _ in range(TRIES):
        before = store.preferences_of_reader(scope, key.person_id)
        wanted = without_letters(before, kind=key.kind)
        if wanted is before:
            return before
        try:
            store.change_of_reader(scope, key.person_id, wanted)
        except PreconditionFailedError:
            continue
        return wanted
    raise PreconditionFailedError


def is_digest(key: LetterKey) -> bool:
    """Whether the letter was a day's digest."""
    return key.kind == DIGEST
