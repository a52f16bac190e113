"""How long a school waits before guardians are told."""

from skolbro.access import store
from skolbro.access.schools import NOTICE_AFTER_MINUTES

FUNCTION = "attendance"


def notice_after_minutes(school_id: str) -> int:
    """The school's setting, 0 to 15 minutes: the law says the same day, so it is never off."""
    school = store.school(school_id)
    settings = school.settings.get(FUNCTION, {}) if school else {}
    minutes: int = settings.get("notice_after_minutes", NOTICE_AFTER_MINUTES)
    return minutes
