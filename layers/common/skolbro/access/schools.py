"""What every module must know of a school: its functions, its year and its settings."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from skolbro.calendar import SchoolCalendar, Term

# Minutes from a roll call until guardians are told of what nobody has reported, unless the school
# has said otherwise: a slip is corrected by then.
NOTICE_AFTER_MINUTES = 5
# How many parts the list of all schools has: a country's schools share no hot key.
SHARDS = tuple("0123456789ABCDEF")


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school unit (skolenhet) as its administrators have set it up.

    `functions` are the names of those switched on, in the order of the home page. `settings`
    holds each function's own, under its name; the module that owns the function reads them.
    """

    id: str
    commune_id: str
    name: str
    phone: str
    functions: tuple[str, ...]
    calendar: SchoolCalendar
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    version: int = 1


def shard_of(identity: str) -> str:
    """One of sixteen parts, by the id's last character: two have nothing, none a tenth of all."""
    return SHARDS[ord(identity[-1]) % len(SHARDS)]


def contact(name: str, phone: str) -> str:
    """Whom to turn to, in the middle of a sentence of any language: a school may lack a phone."""
    return f"{name}, {phone}" if phone else name


def school_from(item: dict[str, Any]) -> School:
    """A school as the access table holds it."""
    terms = tuple(
        Term(
            term["name"],
            date.fromisoformat(term["first_day"]),
            date.fromisoformat(term["last_day"]),
        )
        for term in item.get("terms", ())
    )
    closed = frozenset(date.fromisoformat(day) for day in item.get("closed_days", ()))
    return School(
        id=item["school_id"],
        commune_id=item["commune_id"],
        name=item["name"],
        phone=item.get("phone", ""),
        functions=tuple(item.get("functions", ())),
        calendar=SchoolCalendar(terms, closed),
        settings=item.get("settings", {}),
        version=item.get("version", 1),
    )


def school_attributes(school: School) -> dict[str, Any]:
    """A school as the access table is to hold it; only `directory` writes one."""
    return {
        "school_id": school.id,
        "shard": shard_of(school.id),
        "commune_id": school.commune_id,
        "name": school.name,
        "phone": school.phone,
        "functions": list(school.functions),
        "terms": [
            {
                "name": term.name,
                "first_day": term.first_day.isoformat(),
                "last_day": term.last_day.isoformat(),
            }
            for term in school.calendar.terms
        ],
        "closed_days": sorted(day.isoformat() for day in school.calendar.closed_days),
        "settings": school.settings,
        "version": school.version,
    }
