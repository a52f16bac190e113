"""How a person's day is kept."""

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
