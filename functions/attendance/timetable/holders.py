"""The weeks of teachers and rooms, and how a change of a group's week shows there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from attendance.timetable.items import hold_attributes, hold_name
from attendance.timetable.occupancy import Occupied, Taken, Who
from skolbro.table import Entity

TEACHER_WEEK = Entity(
    name="TeacherWeek",
    what="Where a teacher is named in a week, a lesson an attribute; follows from groups' weeks.",
    pk="TEACHER#{id}",
    sk="WEEK#{week}",
)
ROOM_WEEK = Entity(
    name="RoomWeek",
    what="When a school's room is taken in a week, as a teacher's week has it.",
    pk="ROOM#{id}",
    sk="WEEK#{week}",
)
HOLDERS = {Taken.TEACHER: TEACHER_WEEK, Taken.ROOM: ROOM_WEEK}


def holder_changes(
    taken: Iterable[Occupied], freed: Iterable[Occupied]
) -> Iterator[dict[str, Any]]:
    """One update for each teacher and room that something takes or lets go."""
    by_holder: defaultdict[tuple[Who, str], tuple[list[Occupied], list[Occupied]]]
    by_holder = defaultdict(lambda: ([], []))
    for place, holds in enumerate((taken, freed)):
        for hold in holds:
            by_holder[replace(hold.who, name=""), hold.week][place].append(hold)
    for (who, week), (new, gone) in by_holder.items():
        names = {f"#n{n}": hold_name(one) for n, one in enumerate(new)}
        names |= {f"#g{n}": hold_name(one) for n, one in enumerate(gone)}
        sets = ["id = :id", "kind = :kind", "week = :week", "#entity = :entity"]
        sets += [f"#n{n} = :n{n}" for n in range(len(new))]
        removes = f" REMOVE {', '.join(f'#g{n}' for n in range(len(gone)))}" if gone else ""
        entity = HOLDERS[who.kind]
        yield {
            "key": entity.key(id=who.id, week=week),
            "change": f"SET {', '.join(sets)}{removes}",
            "names": {**names, "#entity": "entity"},
            "values": {
                ":id": who.id,
                ":kind": who.kind.value,
                ":week": week,
                ":entity": entity.name,
                **{f":n{n}": hold_attributes(one) for n, one in enumerate(new)},
            },
        }
