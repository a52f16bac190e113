"""Who substitutes in which lessons of a group, day by day. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from attendance.timetable.week import GroupWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitutes:
    """What a change of a group's week makes of one day: to each substitute the lessons, now.

    Those are named for whom the change is news, and who substitutes no more has no lessons.
    """

    day: date
    lessons: Mapping[str, tuple[str, ...]]


def substitutes_changed(
    before: GroupWeek, after: GroupWeek, *, today: date
) -> Iterator[Substitutes]:
    """Who substitutes in other lessons than before, by the day; what has passed is no news."""
    old, new = _by_day(before), _by_day(after)
    for day in sorted(old.keys() | new.keys()):
        people = old[day].keys() | new[day].keys()
        lessons = {
            person_id: tuple(sorted(new[day].get(person_id, ())))
            for person_id in sorted(people)
            if old[day].get(person_id) != new[day].get(person_id)
        }
        if lessons and day >= today:
            yield Substitutes(day=day, lessons=lessons)


def _by_day(week: GroupWeek) -> defaultdict[date, dict[str, set[str]]]:
    # A lesson that is cancelled, and a break, have no roll to call.
    found: defaultdict[date, dict[str, set[str]]] = defaultdict(dict)
    for lesson in week.lessons.values():
        for one in lesson.substitutes if lesson.is_taught else ():
            found[lesson.day].setdefault(one.id, set()).add(lesson.id)
    return found
