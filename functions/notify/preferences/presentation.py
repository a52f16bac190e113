"""Preferences as their owner sees them, and as they come."""

from datetime import time

from notify.notification import KINDS
from notify.preferences.preference import Channel, Choice, Preferences, QuietHours, When
from notify.preferences.schemas import PreferencesIn, PreferencesOut
from skolbro.text import translate


def show_preferences(preferences: Preferences, *, language: str) -> PreferencesOut:
    """What holds, for every kind, in the order of the catalogue of kinds."""
    return PreferencesOut.model_validate(
        {
            "language": preferences.language,
            "quiet_hours": {
                "begins": f"{preferences.quiet.begins:%H:%M}",
                "ends": f"{preferences.quiet.ends:%H:%M}",
            },
            "kinds": [
                {
                    "kind": kind.name,
                    "title": translate(kind.unnamed, language),
                    "channels": sorted(preferences.choice(kind.name).channels),
                    "when": preferences.choice(kind.name).when,
                    "chosen": kind.name in preferences.choices,
                    "mandatory": kind.mandatory,
                    "urgent": kind.urgent,
                }
                for kind in KINDS.values()
            ],
        }
    )


def wanted_quiet_hours(wanted: PreferencesIn) -> QuietHours:
    """The quiet hours of a body."""
    hours = wanted.quiet_hours
    return QuietHours(time.fromisoformat(hours.begins), time.fromisoformat(hours.ends))


def wanted_choices(wanted: PreferencesIn) -> dict[str, Choice]:
    """The choices of a body; of a kind that is named twice the last holds."""
    return {
        one.kind: Choice(frozenset(map(Channel, one.channels)), When(one.when))
        for one in wanted.kinds
    }
