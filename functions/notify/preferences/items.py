"""Preferences as notify's table holds them. No calls."""

from datetime import time
from typing import Any

from notify.preferences.preference import Channel, Choice, Preferences, QuietHours, When
from skolbro.table import Entity

PREFERENCES = Entity(
    name="Preferences",
    what="How a person wishes to be told: channels by kind, quiet hours, language.",
    pk="PERSON#{person_id}",
    sk="PREFERENCES",
)


def preferences_attributes(person_id: str, preferences: Preferences) -> dict[str, Any]:
    """Preferences as the table holds them."""
    return {
        "person_id": person_id,
        "language": preferences.language,
        "quiet_begins": f"{preferences.quiet.begins:%H:%M}",
        "quiet_ends": f"{preferences.quiet.ends:%H:%M}",
        "choices": {
            kind: {"channels": sorted(choice.channels), "when": choice.when.value}
            for kind, choice in sorted(preferences.choices.items())
        },
        "version": preferences.version,
    }


def preferences_from(item: dict[str, Any]) -> Preferences:
    """Preferences as the table holds them."""
    return Preferences(
        language=item["language"],
        quiet=QuietHours(
            time.fromisoformat(item["quiet_begins"]), time.fromisoformat(item["quiet_ends"])
        ),
        choices={
            kind: Choice(frozenset(map(Channel, one["channels"])), When(one["when"]))
            for kind, one in item["choices"].items()
        },
        version=item["version"],
    )
