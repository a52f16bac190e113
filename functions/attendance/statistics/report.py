"""Statistics of a period, for a student or for a group, and as a file. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from attendance.absence.problems import PeriodTooLongError
from attendance.statistics.month import Month, within
from attendance.statistics.tally import Tally, per_cent, total
from skolbro.access.relations import Kind
from skolbro.access.scopes import GroupScope, LedGroupScope
from skolbro.text import mark, translate

MOST_DAYS = 400
# What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Excel takes a file for UTF-8 only if it begins so; Swedish Excel parts cells by semicolons.
_BEGINS, _PARTS, _ENDS = "\ufeff", ";", "\r\n"
_HEADER = (
    mark("Elev"),
    mark("Erbjudna minuter"),
    mark("Giltig frånvaro, minuter"),
    mark("Ogiltig frånvaro, minuter"),
    mark("Sen ankomst, minuter"),
    mark("Giltig frånvaro, %"),
    mark("Ogiltig frånvaro, %"),
    mark("Sen ankomst, %"),
    mark("Frånvaro, %"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentLine:
    """One student of a group, and the minutes that the reader may know of."""

    id: str
    name: str
    minutes: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReport:
    """A group's period, in the order of the class list."""

    group_id: str
    group_name: str
    first: date
    last: date
    all_lessons: bool
    lines: tuple[StudentLine, ...]

    @property
    def total(self) -> Tally:
        """All of the students."""
        return total(line.minutes for line in self.lines)


def counted_period(first: date | None, last: date | None, *, today: date) -> tuple[date, date]:
    """The period of a report: the last 30 days unless given. Raises `PeriodTooLongError`."""
    try:
        last = last or max(first or today, today)
        first = first or last - timedelta(days=30)
    except OverflowError:  # the year 1
        raise PeriodTooLongError(most=MOST_DAYS) from None
    if not 0 <= (last - first).days < MOST_DAYS:
        raise PeriodTooLongError(most=MOST_DAYS)
    return first, last


def group_report(
    scope: GroupScope | LedGroupScope,
    months: Mapping[str, Sequence[Month]],
    *,
    first: date,
    last: date,
) -> GroupReport:
    """What the mentor, a teacher or the principal of a group may know of it.

    The mentor and the principal answer for all of the students' attendance; a teacher sees the
    own group's lessons.
    """
    all_lessons = scope.relation.kind in {Kind.MENTOR_OF, Kind.WORKS_AT}
    group_id = None if all_lessons else scope.group_id
    lines = tuple(
        StudentLine(
            id=student.person_id,
            name=student.person_name,
            minutes=total(
                within(month, first=first, last=last, group_id=group_id)
                for month in months.get(student.person_id, ())
            ),
        )
        for student in sorted(scope.students, key=lambda one: (one.person_name, one.person_id))
    )
    return GroupReport(
        group_id=scope.group_id,
        group_name=scope.group_name,
        first=first,
        last=last,
        all_lessons=all_lessons,
        lines=lines,
    )


def as_csv(report: GroupReport, *, language: str) -> str:
    """The group's report as a spreadsheet opens it: no cell is a formula, whatever a name is."""
    header = [translate(text, language) for text in _HEADER]
    rows = [header, *(_row(line, language) for line in report.lines)]
    return _BEGINS + "".join(_line(row) for row in rows)


def _row(line: StudentLine, language: str) -> Iterator[str]:
    minutes = line.minutes
    yield line.name
    yield from map(str, (minutes.offered, minutes.valid, minutes.invalid, minutes.late))
    for part in (minutes.valid, minutes.invalid, minutes.late, minutes.absent):
        share = per_cent(part, minutes.offered)
        text = "" if share is None else str(share)
        yield text.replace(".", ",") if language == "sv" else text


def _line(cells: Iterable[str]) -> str:
    return _PARTS.join(f'"{_harmless(cell)}"' for cell in cells) + _ENDS


def _harmless(cell: str) -> str:
    guarded = f"'{cell}" if cell.startswith(_FORMULA) else cell
    return guarded.replace('"', '""')
