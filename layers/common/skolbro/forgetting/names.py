"""Where an item names a person, and what is written so that it does so no more. Pure.

What is said carries who said it: the id, and beside it the name as it then was. Only the name is
forgotten; what was said, by whose id and when, is a public record (arkivlagen 10 §).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

# The id, and the name that stands beside it: every copied name is one of these.
BESIDE = (
    ("reported_by", "reporter_name"),
    ("applied_by", "applicant_name"),
    ("closed_by", "closer_name"),
    ("by", "by_name"),
    ("by", "name"),
    ("id", "name"),
    ("student_id", "student_name"),
    ("child_id", "child_name"),
)
# An update may be 4 KB long.
IN_A_CHANGE = 20

type Step = str | int
type Place = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in an item: where it stands, where the id beside it, and whose version shows it."""

    name: Place
    who: Place
    version: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """An update of an item, as DynamoDB takes it; `names` and `values` are what it refers to."""

    change: str
    condition: str
    names: Mapping[str, str]
    values: Mapping[str, Any]


def named_in(item: Mapping[str, Any], person_id: str, *, saves: bool = False) -> Iterator[Named]:
    """Every place in an item where the person is named. None where the name is empty.

    `saves` is true where versions number the saves that are kept beside it: those stand.
    """
    yield from _search(item, person_id, (), None, saves=saves)


def forgettings(
    item: Mapping[str, Any], person_id: str, *, saves: bool = False
) -> Iterator[Forgetting]:
    """The updates after which the person is not named in the item.

    Each holds only if the person still stands where it was read, as a list may have changed; what
    others have said since is left as it is. The version of what was shown is counted up, so that
    nobody is told that what they have is unchanged. Nothing to do makes no update.
    """
    for some in batched(named_in(item, person_id, saves=saves), IN_A_CHANGE, strict=False):
        yield _forgetting(some, person_id)


def _search(
    found: Any,  # noqa: ANN401 - what an item holds
    person_id: str,
    place: Place,
    version: Place | None,
    *,
    saves: bool,
) -> Iterator[Named]:
    if isinstance(found, Mapping):
        if "version" in found and not saves:
            version = (*place, "version")
        for who, name in BESIDE:
            if found.get(who) == person_id and found.get(name):
                yield Named(name=(*place, name), who=(*place, who), version=version)
        for step, part in found.items():
            yield from _search(part, person_id, (*place, step), version, saves=saves)
    elif isinstance(found, list | tuple):
        for number, part in enumerate(found):
            yield from _search(part, person_id, (*place, number), version, saves=saves)


def _forgetting(named: Sequence[Named], person_id: str) -> Forgetting:
    names: dict[str, str] = {}

    def path(place: Place) -> str:
        written = ""
        for step in place:
            if isinstance(step, int):
                written += f"[{step}]"
            else:
                known = names.setdefault(step, f"#n{len(names)}")
                written += f".{known}" if written else known
        return written

    versions = sorted({path(one.version) for one in named if one.version})
    sets = [*(f"{path(one.name)} = :none" for one in named)]
    sets += [f"{one} = {one} + :one" for one in versions]
    return Forgetting(
        change=f"SET {', '.join(sets)}",
        condition=" AND ".join(f"{path(one.who)} = :person" for one in named),
        names={short: step for step, short in names.items()},
        values={":none": "", ":person": person_id, **({":one": 1} if versions else {})},
    )
