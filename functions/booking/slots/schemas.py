"""Times on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from booking.rounds.schemas import Link, Place, RoundOut, VenueOut
from booking.rounds.slot import MOST_TEACHERS
from skolbro.http.wire import Clock, Day, In, Instant, Out
from skolbro.ids import Id

Teachers = Annotated[list[Id], Field(min_length=1, max_length=MOST_TEACHERS)]
StateName = Literal["free", "blocked", "booked", "offered"]


class SlotsIn(In):
    """Times to put out between two times of a day, as the round's length and gap have them.

    With `single` it is one, of just that length. Whoever asks holds the meetings, unless
    `teacherIds` names who does. Place and link are the round's, unless one of them is given.
    """

    day: Day
    starts: Clock
    ends: Clock
    single: bool | None = None
    blocked: bool | None = None
    teacher_ids: Teachers | None = None
    place: Place | None = None
    link: Link | None = None


class SlotIn(In):
    """A time that nobody has, as it shall be."""

    day: Day
    starts: Clock
    ends: Clock
    blocked: bool
    teacher_ids: Teachers
    place: Place | None = None
    link: Link | None = None


class TeacherOut(Out):
    """One who holds the meeting. The name is empty where the identity is protected."""

    id: str
    name: str


class MeetsOut(Out):
    """Whose meeting it is: with all guardians, or with the one whose id stands here."""

    student_id: str
    display_name: str
    alone_guardian_id: str | None


class SlotOut(Out):
    """A time, before staff. A change names `version` in If-Match.

    `meets` is null where nobody has it, and before a teacher who is not the mentor where the
    student's identity is protected.
    """

    id: str
    starts_at: Instant
    ends_at: Instant
    teachers: list[TeacherOut]
    venue: VenueOut
    state: StateName
    meets: MeetsOut | None
    version: int


class SlotListOut(Out):
    """Times of a round, in order."""

    items: list[SlotOut]
    next: str | None


class RoundStudentOut(Out):
    """A student of the group in a round, and what the teacher has said of a meeting.

    A change of that names `version` in If-Match.
    """

    id: str
    display_name: str
    wish: Literal["notNeeded", "requested"] | None
    version: int


class RoundWithSlotsOut(Out):
    """A round with its times and its students; and the teachers who may hold its meetings."""

    round: RoundOut
    slots: list[SlotOut]
    students: list[RoundStudentOut]
    teachers: list[TeacherOut]
