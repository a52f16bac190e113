"""How a person's day is kept."""

from datetime import UTC, date, datetime, time, timedelta

from skolbro.table import AccessPattern, Entity

DAY = Entity(
    name="PersonDay",
    what="A person's one day in UTC: an attribute for each five minutes, with what holds it.",
    pk="PERSON#{person_id}",
    sk="DAY#{date}",
    expires=True,
)
ENTITIES = (DAY,)
PATTERNS = (AccessPattern(name="a person's day", entity=DAY, by="pk, sk"),)
# What was where is of use to nobody a school year later.
KEPT = timedelta(days=400)


def gone_at(day: date) -> int:
    """When a person's day is gone, and so are the times that it holds: seconds since 1970."""
    return int((datetime.combine(day, time(), UTC) + KEPT).timestamp())
