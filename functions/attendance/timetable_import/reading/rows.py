"""Rows of a file, whatever its format: what they become, and what is wrong with others. Pure."""

from dataclasses import dataclass, field
from datetime import date

from attendance.timetable.lesson import LessonKind
from skolbro.text import mark

MOST_IN_A_TITLE, MOST_IN_A_ROOM, MOST_IN_A_NOTE = 100, 100, 500
MOST_IN_AN_ID = 255
MOST_TEACHERS, MOST_EXCEPTIONS, MOST_GROUPS = 10, 30, 30

EMPTY = mark("Fältet är tomt. Fyll i det.")
TOO_LONG = mark("Texten är för lång. Korta den.")
UNSHOWN = mark("Fältet innehåller tecken som inte går att visa. Ta bort dem.")
TOO_MANY = mark("Listan är för lång. Dela upp lektionen.")
WRONG_TYPE = mark("Fältet har fel typ. Följ standardens beskrivning.")


class FileRefusedError(Exception):
    """The file as a whole cannot be used; `reason` is a text for the catalogue."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class RowError(Exception):
    """One row is wrong: the field, and why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(reason)
        self.where = where
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands: which list of the file, and its number there, from 1."""

    section: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What did not go in. Says where, and what to do; never what the field holds.

    `went_in` says that the lesson itself did, without what the field names.
    """

    place: Place
    field: str
    reason: str
    went_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftException:
    """One student's exception, by the registry's id."""

    student: str
    participates: bool
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A lesson as a file has it, by the registry's ids; times on the school's clock."""

    id: str
    place: Place
    groups: tuple[str, ...]
    day: date
    starts: str
    ends: str
    title: str
    kind: LessonKind = LessonKind.LESSON
    room: str = ""
    teachers: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
    cancelled: bool = False
    moved_from: str | None = None
    note: str = ""
    exceptions: tuple[DraftException, ...] = ()


@dataclass(slots=True)
class Reading:
    """What a file holds. Filled once, while reading, and not changed after.

    `groups` are those that the file speaks for, also where it has no lesson for them.
    """

    rows: int = 0
    drafts: list[Draft] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)

    def reject(self, place: Place, wrong: RowError) -> None:
        """Tell of a row that did not go in."""
        self.rejections.append(Rejection(place=place, field=wrong.where, reason=wrong.reason))

    def remark(self, place: Place, where: str, reason: str) -> None:
        """Tell of what a row that went in had to do without."""
        one = Rejection(place=place, field=where, reason=reason, went_in=True)
        self.rejections.append(one)


def text(value: object, where: str, *, most: int, may_be_empty: bool = False) -> str:
    """A text on one line, without the space around it. Raises `RowError`."""
    if value is None:
        value = ""
    if not isinstance(value, str):
        raise RowError(where, WRONG_TYPE)
    shown = " ".join(value.split())
    if not shown and not may_be_empty:
        raise RowError(where, EMPTY)
    if len(shown) > most:
        raise RowError(where, TOO_LONG)
    if not shown.isprintable():
        raise RowError(where, UNSHOWN)
    return shown


def note(value: object, where: str) -> str:
    """A comment, cut where it is long: a lesson does not stay out for its comment's sake."""
    if not isinstance(value, str):
        return text(value, where, most=MOST_IN_A_NOTE, may_be_empty=True)
    shown = "".join(one if one.isprintable() else " " for one in value)
    shown = " ".join(shown.split())
    return shown if len(shown) <= MOST_IN_A_NOTE else shown[: MOST_IN_A_NOTE - 1] + "…"
