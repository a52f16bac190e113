"""When what waits is sent: at the end of quiet hours, or with the day's digest. Pure.

A tick comes each quarter of an hour and releases what is due then; so all that waits is put into
the quarter at or after its time. Instants are UTC, the digest's time is on the school's clock.
"""

from datetime import UTC, date, datetime, time, timedelta

from skolbro.calendar import STOCKHOLM

QUARTER = timedelta(minutes=15)
DIGEST_AT = time(16, 30)
# Who puts something into a quarter may be slow: what is due at once waits for the next one.
MARGIN = timedelta(minutes=1)
SHARDS = 16


def quarter_for(due: datetime, *, now: datetime) -> datetime:
    """The first quarter of an hour at which it is due, and at which a tick is yet to come."""
    earliest = max(due, now + MARGIN)
    start = earliest.replace(minute=0, second=0, microsecond=0)
    quarters = -(-(earliest - start) // QUARTER)
    return start + quarters * QUARTER


def digest_day(now: datetime) -> date:
    """The day whose digest takes what comes now: tomorrow's, from half past four on."""
    local = now.astimezone(STOCKHOLM)
    due = datetime.combine(local.date(), DIGEST_AT, STOCKHOLM)
    return local.date() + timedelta(days=0 if local + MARGIN < due else 1)


def digest_due(day: date) -> datetime:
    """When the digest of a day is sent."""
    return datetime.combine(day, DIGEST_AT, STOCKHOLM).astimezone(UTC)


def tick_at(scheduled: datetime) -> datetime:
    """The quarter that a tick is for, however late it comes."""
    return scheduled - (scheduled - datetime(2000, 1, 1, tzinfo=UTC)) % QUARTER


def shard_of(person_id: str) -> int:
    """One of sixteen, by the id's last character: a whole commune's morning is no hot key."""
    return ord(person_id[-1]) % SHARDS
