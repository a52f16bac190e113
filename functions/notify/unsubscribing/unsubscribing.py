"""What stops when somebody unsubscribes from a letter. Pure.

Product, Notifications: e-mail is by type. So letters of the one kind stop; of a digest, all that
it gathers. The bell and the other channels stay as they are.
"""

from dataclasses import replace

from notify.notification import KINDS
from notify.preferences.preference import Channel, Choice, Preferences, When
from notify.preferences.problems import MandatoryKindError, UnknownKindError
from notify.unsubscribing.letter_key import DIGEST


def stopped_by(preferences: Preferences, *, kind: str) -> frozenset[str]:
    """The kinds that still come by letters such as this one.

    Raises `UnknownKindError` for a kind that is no more, and `MandatoryKindError` for one that
    the law wants told: that has no link, but may have become mandatory since.
    """
    if kind == DIGEST:
        return frozenset(
            name
            for name in KINDS
            if preferences.choice(name).when is When.DIGEST
            and Channel.EMAIL in preferences.choice(name).channels
        )
    if kind not in KINDS:
        raise UnknownKindError
    if KINDS[kind].mandatory:
        raise MandatoryKindError
    return frozenset({kind} if Channel.EMAIL in preferences.choice(kind).channels else ())


def without_letters(preferences: Preferences, *, kind: str) -> Preferences:
    """The preferences that hold when a letter has been unsubscribed from; the same if it was."""
    stopped = stopped_by(preferences, kind=kind)
    if not stopped:
        return preferences
    choices = {
        name: replace(choice, channels=choice.channels - {Channel.EMAIL})
        for name, choice in ((name, preferences.choice(name)) for name in stopped)
    }
    kept: dict[str, Choice] = {**preferences.choices, **choices}
    return replace(preferences, choices=kept, version=preferences.version + 1)
