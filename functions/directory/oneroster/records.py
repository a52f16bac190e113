"""OneRoster's records, as far as a school's portal needs them, and how a row becomes one.

Column names and vocabularies are those of the OneRoster 1.2 CSV binding, tables 4.1 to 4.17.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from skolbro.text import mark

MOST_CHARACTERS = 255
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# From 1900: what is earlier is a slip, and some of it no instant at all.
DAY = re.compile(r"(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")
PROTECTED_COLUMN = "metadata.skolbro.protectedIdentity"


class CellError(Exception):
    """One cell is wrong: its column, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


type Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Org:
    """A school, or the commune itself (`district`)."""

    id: str
    deleted: bool
    name: str
    type: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A term. OneRoster's end date is exclusive."""

    id: str
    deleted: bool
    title: str
    type: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is taught; here only to tell fritids from teaching."""

    id: str
    deleted: bool
    title: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A class (`homeroom`) or a teaching group (`scheduled`)."""

    id: str
    deleted: bool
    title: str
    type: str
    school: str
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, with the ids of those who are agents: a student's guardians."""

    id: str
    deleted: bool
    given_name: str
    family_name: str
    agents: tuple[str, ...]
    protected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a person is at a school or in the commune."""

    id: str
    deleted: bool
    user: str
    role: str
    org: str
    begin: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrollment:
    """A person in a class, as student or as teacher."""

    id: str
    deleted: bool
    class_: str
    user: str
    role: str
    begin: date | None
    end: date | None


type Record = Org | Session | Course | Class | User | Role | Enrollment

ORG_TYPES = ("department", "school", "district", "local", "state", "national")
SESSION_TYPES = ("gradingPeriod", "semester", "schoolYear", "term")
CLASS_TYPES = ("homeroom", "scheduled")
ROLES = (
    "aide",
    "counselor",
    "districtAdministrator",
    "guardian",
    "parent",
    "principal",
    "proctor",
    "relative",
    "siteAdministrator",
    "student",
    "systemAdministrator",
    "teacher",
)
ENROLLMENT_ROLES = ("administrator", "proctor", "student", "teacher")


def read_org(row: Row) -> Org:
    """A row of orgs.csv."""
    return Org(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        name=_shown(row, "name"),
        type=_one_of(row, "type", ORG_TYPES),
        parent=_text(row, "parentSourcedId"),
    )


def read_session(row: Row) -> Session:
    """A row of academicSessions.csv."""
    start, end = _date(row, "startDate"), _date(row, "endDate")
    if start is None or end is None:
        raise CellError(
            "startDate" if start is None else "endDate", mark("Cellen är tom. Fyll i den.")
        )
    if end <= start:
        raise CellError("endDate", mark("Slutdatumet måste ligga efter startdatumet."))
    return Session(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        title=_shown(row, "title"),
        type=_one_of(row, "type", SESSION_TYPES),
        start=start,
        end=end,
    )


def read_course(row: Row) -> Course:
    """A row of courses.csv."""
    return Course(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        title=_shown(row, "title"),
        code=_text(row, "courseCode"),
    )


def read_class(row: Row) -> Class:
    """A row of classes.csv."""
    return Class(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        title=_shown(row, "title"),
        type=_one_of(row, "classType", CLASS_TYPES),
        school=_needed(row, "schoolSourcedId"),
        course=_text(row, "courseSourcedId"),
    )


def read_user(row: Row) -> User:
    """A row of users.csv. Protected identity is our extension, as the standard has none."""
    preferred = _shown(row, "preferredGivenName", needed=False)
    family = _shown(row, "preferredFamilyName", needed=False)
    return User(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        given_name=preferred or _shown(row, "givenName"),
        family_name=family or _shown(row, "familyName"),
        agents=_agents(row),
        protected=_one_of(row, PROTECTED_COLUMN, ("true", "false", "")) == "true",
    )


def read_role(row: Row) -> Role:
    """A row of roles.csv."""
    return Role(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        user=_needed(row, "userSourcedId"),
        role=_one_of(row, "role", ROLES),
        org=_needed(row, "orgSourcedId"),
        begin=_date(row, "beginDate"),
        end=_date(row, "endDate"),
    )


def read_enrollment(row: Row) -> Enrollment:
    """A row of enrollments.csv."""
    return Enrollment(
        id=_needed(row, "sourcedId"),
        deleted=_deleted(row),
        class_=_needed(row, "classSourcedId"),
        user=_needed(row, "userSourcedId"),
        role=_one_of(row, "role", ENROLLMENT_ROLES),
        begin=_date(row, "beginDate"),
        end=_date(row, "endDate"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One kind of file: which columns it must have, and how a row of it is read."""

    name: str
    columns: frozenset[str]
    read: Callable[[Row], Record]


FILES = tuple(
    File(name=name, columns=frozenset(columns.split()), read=read)
    for name, columns, read in (
        ("orgs.csv", "sourcedId name type", read_org),
        ("academicSessions.csv", "sourcedId title type startDate endDate", read_session),
        ("courses.csv", "sourcedId title", read_course),
        ("classes.csv", "sourcedId title classType schoolSourcedId", read_class),
        ("users.csv", "sourcedId givenName familyName", read_user),
        ("roles.csv", "sourcedId userSourcedId role orgSourcedId", read_role),
        ("enrollments.csv", "sourcedId classSourcedId userSourcedId role", read_enrollment),
    )
)


def _text(row: Row, column: str) -> str:
    value = row.get(column, "").strip()
    if len(value) > MOST_CHARACTERS:
        raise CellError(column, mark("Texten är för lång. Korta den till högst 255 tecken."))
    if any(not character.isprintable() for character in value):
        raise CellError(
            column, mark("Cellen innehåller tecken som inte går att visa. Ta bort dem.")
        )
    return value


def _needed(row: Row, column: str) -> str:
    value = _text(row, column)
    if not value:
        raise CellError(column, mark("Cellen är tom. Fyll i den."))
    return value


def _shown(row: Row, column: str, *, needed: bool = True) -> str:
    # A name ends in class lists that staff open in a spreadsheet (OWASP: CSV injection).
    value = row.get(column, "")
    if value.startswith(FORMULA_STARTS) or value.lstrip().startswith(FORMULA_STARTS):
        raise CellError(column, mark("Cellen ser ut som en formel. Ta bort tecknet i början."))
    return _needed(row, column) if needed else _text(row, column)


def _one_of(row: Row, column: str, allowed: tuple[str, ...]) -> str:
    value = _text(row, column)
    if value not in allowed:
        raise CellError(column, mark("Välj ett värde som OneRoster 1.2 tillåter."))
    return value


def _date(row: Row, column: str) -> date | None:
    value = _text(row, column)
    if not value:
        return None
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise CellError(column, mark("Ange ett datum som finns, i formen ÅÅÅÅ-MM-DD."))


def _agents(row: Row) -> tuple[str, ...]:
    parts = (part.strip() for part in row.get("agentSourcedIds", "").split(","))
    return tuple(part for part in parts if part)


def _deleted(row: Row) -> bool:
    # In bulk files status is left empty; in delta files it must be one of the two.
    return _one_of(row, "status", ("active", "tobedeleted", "")) == "tobedeleted"
