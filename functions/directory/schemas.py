"""The directory on the wire."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skolbro.http.wire import Day, In, Instant, Out

Phone = Annotated[str, StringConstraints(pattern=r"^(\+?[0-9][0-9 \-]{4,20})?$")]
WallTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class PersonOut(Out):
    """The signed-in person."""

    id: str
    given_name: str
    family_name: str
    display_name: str


class RoleOut(Out):
    """What the person is, and where."""

    kind: Literal[
        "guardian",
        "student",
        "teacher",
        "mentor",
        "fritidsStaff",
        "principal",
        "schoolAdministrator",
        "communeAdministrator",
    ]
    school_id: str | None
    school_name: str | None


class ChildOut(Out):
    """A child that the person is guardian of, or responsible for."""

    id: str
    display_name: str
    class_name: str | None
    school_id: str
    school_name: str


class SchoolSummaryOut(Out):
    """A school with the functions it has switched on, in its order."""

    id: str
    name: str
    phone: str
    functions: list[str]


class OwnGroupOut(Out):
    """A group that the person teaches or is mentor of."""

    id: str
    name: str
    kind: Literal["class", "teachingGroup", "fritids"]
    school_id: str
    mentor: bool


class SchoolGroupOut(Out):
    """A group of a school, for those who run or lead the school."""

    id: str
    name: str
    kind: Literal["class", "teachingGroup", "fritids"]


class SchoolGroupListOut(Out):
    """A school's groups, kind by kind."""

    items: list[SchoolGroupOut]
    next: str | None


class MeOut(Out):
    """Everything that the first page needs, in one answer."""

    person: PersonOut
    roles: list[RoleOut]
    children: list[ChildOut]
    schools: list[SchoolSummaryOut]
    groups: list[OwnGroupOut]


class AbsenceSettings(In):
    """How a school takes absence reports: school days ahead, and until when in the morning.

    Guardians are told of an absence that nobody has reported after `noticeAfterMinutes` from the
    roll call; it cannot be switched off (SkolL 7 kap. 17 §).
    """

    days_ahead: Annotated[int, Field(ge=1, le=14, strict=True)]
    cut_off: WallTime | None
    notice_after_minutes: Annotated[int, Field(ge=0, le=15, strict=True)] | None = None


class LeaveSettings(In):
    """How a school takes applications for leave: one guardian applies, or both confirm."""

    confirmation: Literal["oneApplies", "bothConfirm"]


class StatisticsSettings(In):
    """From how much absence in a month, in per cent, mentor and principal are told."""

    threshold_per_cent: Annotated[int, Field(ge=1, le=100, strict=True)]


class TermOut(Out):
    """A term; comes from the commune's registry."""

    name: str
    first_day: Day
    last_day: Day


class SchoolOut(Out):
    """A school as its administrators see it."""

    id: str
    name: str
    phone: str
    functions: list[str]
    absence: AbsenceSettings
    leave: LeaveSettings
    statistics: StatisticsSettings
    closed_days: list[Day]
    terms: list[TermOut]


class SchoolIn(In):
    """What a school decides itself. What need not be sent stays as it is when it is not."""

    phone: Phone
    functions: list[str]
    absence: AbsenceSettings
    leave: LeaveSettings | None = None
    statistics: StatisticsSettings | None = None
    closed_days: Annotated[list[Day], Field(max_length=200)]


class ImportIn(In):
    """The file that is about to be uploaded."""

    file_name: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    bytes: Annotated[int, Field(gt=0, strict=True)]


class UploadOut(Out):
    """A form to send the file with, as multipart/form-data, before it expires."""

    url: str
    fields: dict[str, str]
    expires_at: Instant


class CountsOut(Out):
    """Rows of the file, and what they led to."""

    rows: int
    accepted: int
    rejected: int
    created: int
    changed: int
    ended: int
    unchanged: int


class ImportOut(Out):
    """An import and how far it has come."""

    id: str
    status: Literal["awaitingUpload", "running", "finished", "failed"]
    mode: Literal["bulk", "delta"] | None
    counts: CountsOut
    reason: str | None


class ImportStartedOut(ImportOut):
    """An import that waits for its file."""

    upload: UploadOut


class RejectionOut(Out):
    """A row that did not go in."""

    file: str
    line: int
    column: str
    reason: str


class RejectionListOut(Out):
    """A page of rejected rows, in the order of the file."""

    items: list[RejectionOut]
    next: str | None
