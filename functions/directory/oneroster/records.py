"""OneRoster's records, as far as a school's portal needs them, and how a row becomes one.

Column names and vocabularies are those of the OneRoster 1.2 CSV binding, tables 4.1 to 4.17.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from directory.oneroster.cells import (
    CellError,
    Row,
    agents_of,
    day,
    is_deleted,
    needed,
    one_of,
    shown,
    text,
)
from directory.oneroster.contact_cells import email_of, phone_of
from skolbro.text import mark

PROTECTED_COLUMN = "metadata.skolbro.protectedIdentity"


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
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


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
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        name=shown(row, "name"),
        type=one_of(row, "type", ORG_TYPES),
        parent=text(row, "parentSourcedId"),
    )


def read_session(row: Row) -> Session:
    """A row of academicSessions.csv."""
    start, end = day(row, "startDate"), day(row, "endDate")
    if start is None or end is None:
        raise CellError(
            "startDate" if start is None else "endDate", mark("Cellen är tom. Fyll i den.")
        )
    if end <= start:
        raise CellError("endDate", mark("Slutdatumet måste ligga efter startdatumet."))
    return Session(
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        title=shown(row, "title"),
        type=one_of(row, "type", SESSION_TYPES),
        start=start,
        end=end,
    )


def read_course(row: Row) -> Course:
    """A row of courses.csv."""
    return Course(
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        title=shown(row, "title"),
        code=text(row, "courseCode"),
    )


def read_class(row: Row) -> Class:
    """A row of classes.csv."""
    return Class(
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        title=shown(row, "title"),
        type=one_of(row, "classType", CLASS_TYPES),
        school=needed(row, "schoolSourcedId"),
        course=text(row, "courseSourcedId"),
    )


def read_user(row: Row) -> User:
    """A row of users.csv. Protected identity is our extension, as the standard has none."""
    preferred = shown(row, "preferredGivenName", may_be_empty=True)
    family = shown(row, "preferredFamilyName", may_be_empty=True)
    return User(
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        given_name=preferred or shown(row, "givenName"),
        family_name=family or shown(row, "familyName"),
        agents=agents_of(row),
        protected=one_of(row, PROTECTED_COLUMN, ("true", "false", "")) == "true",
        email=email_of(row),
        phone=phone_of(row),
    )


def read_role(row: Row) -> Role:
    """A row of roles.csv."""
    return Role(
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        user=needed(row, "userSourcedId"),
        role=one_of(row, "role", ROLES),
        org=needed(row, "orgSourcedId"),
        begin=day(row, "beginDate"),
        end=day(row, "endDate"),
    )


def read_enrollment(row: Row) -> Enrollment:
    """A row of enrollments.csv."""
    return Enrollment(
        id=needed(row, "sourcedId"),
        deleted=is_deleted(row),
        class_=needed(row, "classSourcedId"),
        user=needed(row, "userSourcedId"),
        role=one_of(row, "role", ENROLLMENT_ROLES),
        begin=day(row, "beginDate"),
        end=day(row, "endDate"),
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
