"""How long a school waits before guardians are told."""

from skolbro.access import store
from skolbro.access.schools import NOTICE_AFTER_MINUTES

FUNCTION = "attendance"


def notice_after_minutes(school_id: str) -> int:
    """The school's setting as it stands: 0 to 15 minutes, never off, as the law says the same day.

    Not the school that is remembered for a minute: who sets it to none is not to wait five.
    """
    school = store.school_now(school_id)
    settings = school.settings.get(FUNCTION, {}) if school else {}
    minutes: int = settings.get("notice_after_minutes", NOTICE_AFTER_MINUTES)
    return minutes
