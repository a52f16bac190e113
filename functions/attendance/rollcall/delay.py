"""How long a school waits before guardians are told."""

from skolbro.access import store

FUNCTION = "attendance"
# The law says the same day, so it cannot be switched off; a slip is corrected within minutes.
NOTICE_AFTER_MINUTES = 5


def notice_after_minutes(school_id: str) -> int:
    """The school's setting, 0 to 15 minutes."""
    school = store.school(school_id)
    settings = school.settings.get(FUNCTION, {}) if school else {}
    minutes: int = settings.get("notice_after_minutes", NOTICE_AFTER_MINUTES)
    return minutes
