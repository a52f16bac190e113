"""Preferences in notify's table: one item a person."""

from typing import Any

from notify.preferences.items import PREFERENCES, preferences_attributes, preferences_from
from notify.preferences.preference import Preferences
from skolbro import aws
from skolbro.access.scopes import PublicScope, SelfScope
from skolbro.config import Settings
from skolbro.http.problems import PreconditionFailedError
from skolbro.table import AccessPattern, Transaction, from_item

ENTITIES = (PREFERENCES,)
PATTERNS = (AccessPattern(name="a person's preferences", entity=PREFERENCES, by="pk, sk"),)


def preferences_of(scope: SelfScope) -> Preferences:
    """One's own; what holds for everybody, if nothing is chosen. One round trip, 1 read unit."""
    return _preferences(scope.actor.person_id)


def preferences_of_reader(_: PublicScope, person_id: str) -> Preferences:
    """Of who got a letter, by the id that its key holds. One round trip, 1 read unit."""
    return _preferences(person_id)


def change_preferences(scope: SelfScope, preferences: Preferences) -> None:
    """Replace the version before this one. One transaction, 2 write units.

    Raises `PreconditionFailedError`, but not for a change that was made and whose answer was lost.
    """
    _change(scope.actor.person_id, preferences)


def change_of_reader(_: PublicScope, person_id: str, preferences: Preferences) -> None:
    """As `change_preferences`, for who got a letter, by the id that its key holds."""
    _change(person_id, preferences)


def _preferences(person_id: str) -> Preferences:
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table,
        Key=PREFERENCES.key(person_id=person_id),
        ConsistentRead=True,
    )
    return preferences_from(from_item(answer["Item"])) if "Item" in answer else Preferences()


def _change(person_id: str, preferences: Preferences) -> None:
    wanted = preferences_attributes(person_id, preferences)

    def refusal(found: dict[str, Any] | None) -> Exception:
        same = found is not None and all(found.get(name) == wanted[name] for name in wanted)
        return _MadeBeforeError() if same else PreconditionFailedError()

    before = preferences.version - 1
    transaction = Transaction().put(
        Settings.load().table,
        PREFERENCES.item(wanted),
        condition="version = :before" + (" OR attribute_not_exists(pk)" if before == 1 else ""),
        values={":before": before},
        refusal=refusal,
    )
    try:
        transaction.commit()
    except _MadeBeforeError:
        return


class _MadeBeforeError(Exception):
    """The change stands there already."""
