"""Who reports whom that morning, who calls the roll, and in which way."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import cycle
from pathlib import Path

from tests.load.roll_calls import Lesson, Sent

from skolbro.access.relations import Kind, Relation
from skolbro_local import places

FILE = places.LOCAL / "morning.json"
OUTCOME = places.LOCAL / "outcome.json"


class Way(StrEnum):
    """How a report is sent."""

    ONCE = "once"
    AGAIN = "again, as the answer was lost"
    TWICE_AT_ONCE = "twice at once, with one key"
    BOTH_AT_ONCE = "by both guardians at once"


@dataclass(frozen=True, slots=True)
class Visit:
    """One family's morning: the first guardian loads the portal and reports the children."""

    way: Way
    guardians: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The morning: a visit each `pace` seconds by each of the guardians there at a time."""

    api_url: str
    tokens: dict[str, str]
    visits: tuple[Visit, ...]
    lessons: tuple[Lesson, ...]
    pace: float
    quiet: int
    spike: int

    def save(self, file: Path = FILE) -> None:
        """For the process that plays it."""
        file.write_text(json.dumps(asdict(self)))

    @classmethod
    def load(cls, file: Path = FILE) -> "Plan":
        """As it was saved."""
        told = json.loads(file.read_text())
        visits = tuple(
            Visit(Way(one["way"]), tuple(one["guardians"]), tuple(one["children"]))
            for one in told.pop("visits")
        )
        lessons = tuple(Lesson(**{**one, "sent": Sent(one["sent"])}) for one in told.pop("lessons"))
        return cls(**told, visits=visits, lessons=lessons)


def visits(relations: Iterable[Relation], *, guardians: int, known: frozenset[str]) -> list[Visit]:
    """Families without anybody that is known, one way after the other, until that many guard."""
    planned: list[Visit] = []
    ways, left = cycle(Way), guardians
    for parents, children in _families(relations):
        if left <= 0:
            break
        if len(parents) == 2 and not known.intersection(parents):
            way = next(ways)
            at_work = parents if way is Way.BOTH_AT_ONCE else parents[:1]
            planned.append(Visit(way, at_work, children))
            left -= len(at_work)
    return planned


def _families(relations: Iterable[Relation]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    guardians: defaultdict[str, set[str]] = defaultdict(set)
    for one in relations:
        if one.kind is Kind.GUARDIAN_OF:
            guardians[one.object_id].add(one.person_id)
    families: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for child, parents in sorted(guardians.items()):
        families[tuple(sorted(parents))].append(child)
    for family, children in sorted(families.items()):
        yield family, tuple(children)


def teachers(relations: Iterable[Relation], *, most: int, known: frozenset[str]) -> list[str]:
    """Some of those who teach, without anybody that is known."""
    at_work = {one.person_id for one in relations if one.kind in {Kind.TEACHES, Kind.MENTOR_OF}}
    return sorted(at_work - known)[:most]


def people(planned: Sequence[Visit]) -> list[str]:
    """All guardians who report, each once."""
    return list(dict.fromkeys(person for visit in planned for person in visit.guardians))
