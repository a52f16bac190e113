"""Who is told of an event: found when it arrives, from the relations that hold then."""

from dataclasses import replace

from notify.notification import Notification
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.scopes import WorkScope
from skolbro.access.store import people_of, relations_of
from skolbro.calendar import school_date
from skolbro.events import Event

GUARDIANS = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)
A_CLASS = "class"


def audience_of_absence(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """The child's other guardians, and the mentors of the child's class (product: attendance).

    The mentor must act on the absence of a student with protected identity too, and is told,
    but without the name: that is read, and logged, where the link leads. Three round trips.
    """
    student_id = event.data["student_id"]
    guardians = people_of(student_id, kinds=GUARDIANS, now=scope.now)
    told = [
        _to_guardian(guardian, event, kind=kind)
        for guardian in guardians
        if guardian.person_id != event.data["by"]
    ]
    for group in _classes(scope, student_id):
        mentors = people_of(group.object_id, kinds=(Kind.MENTOR_OF,), now=scope.now)
        told += [
            _to_mentor(mentor, group, event, kind=kind)
            for mentor in mentors
            if mentor.person_id != event.data["by"]
        ]
    return tuple(told)


def audience_of_leave(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """The child's other guardians; who decides on the leave is told beside them, not here."""
    guardians = people_of(event.data["student_id"], kinds=(Kind.GUARDIAN_OF,), now=scope.now)
    return tuple(
        _to_guardian(guardian, event, kind=kind, place=f"leaves/{event.data['leave_id']}")
        for guardian in guardians
        if guardian.person_id != event.data["by"]
    )


def guardians_to_confirm(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """Those whose confirmation a leave waits for, as long as they are the child's guardians."""
    guardians = people_of(event.data["student_id"], kinds=(Kind.GUARDIAN_OF,), now=scope.now)
    return tuple(
        _to_guardian(guardian, event, kind=kind, place=f"leaves/{event.data['leave_id']}")
        for guardian in guardians
        if guardian.person_id in event.data["awaits"]
    )


def deciders_of_leave(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """The mentors of the child's class, or the principals of the school: who is to decide.

    Their lists say which leave it is; a protected student is not named. Two round trips.
    """
    student = _classes(scope, event.data["student_id"])
    if event.data["decider"] == "mentor":
        return _to_mentors(scope, student, event, kind=kind, place="leaves")
    return _to_principals(scope, student, event, kind=kind, place="leaves")


def audience_of_threshold(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """The mentors of the student's class, and the principals of the school (product).

    Each is led to the statistics that are theirs to read; of a protected student, whom no link
    names, to those of the group. A student who has left the school is the principals' no more.
    """
    groups = _groups(scope, event.data["student_id"])
    classes = tuple(group for group in groups if group.group_kind == A_CLASS)
    told = _to_mentors(scope, classes, event, kind=kind, place="statistics")
    here = tuple(one for one in (*classes, *groups) if one.school_id == event.data["school_id"])
    if not here:
        return told
    first = here[0]
    whose = f"groups/{first.object_id}" if first.person_protected else f"students/{first.person_id}"
    return told + _to_principals(scope, here, event, kind=kind, place=f"{whose}/statistics")


def audience_of_unreported(
    scope: WorkScope, event: Event, *, kind: str
) -> tuple[Notification, ...]:
    """All guardians of the child, and nobody else: SkolL 7 kap. 17 §. One round trip.

    The first of the day makes a sound, on the day itself: product, one push or SMS per child and
    day. A correction, and a roll call of days ago, is read in the bell.
    """
    guardians = people_of(event.data["student_id"], kinds=GUARDIANS, now=scope.now)
    is_today = event.data["date"] == school_date(event.at).isoformat()
    push = bool(event.data.get("first_of_day")) and is_today
    return tuple(replace(_to_guardian(one, event, kind=kind), push=push) for one in guardians)


def mentors_of_absence(scope: WorkScope, event: Event, *, kind: str) -> tuple[Notification, ...]:
    """The mentors of the child's class, who decide of an explanation. Two round trips."""
    return tuple(
        _to_mentor(mentor, group, event, kind=kind)
        for group in _classes(scope, event.data["student_id"])
        for mentor in people_of(group.object_id, kinds=(Kind.MENTOR_OF,), now=scope.now)
    )


def audience_of_fritids_day(
    scope: WorkScope, event: Event, *, kind: str
) -> tuple[Notification, ...]:
    """The child's guardians, but for one who is of the staff and did it. One round trip."""
    guardians = people_of(event.data["student_id"], kinds=GUARDIANS, now=scope.now)
    place = f"timeRegistration/week/{event.data['date']}"
    return tuple(
        _to_guardian(guardian, event, kind=kind, place=place)
        for guardian in guardians
        if guardian.person_id != event.data["by"]
    )


def guardians_to_remind(
    scope: WorkScope, event: Event, *, kind: str, place: str
) -> tuple[Notification, ...]:
    """All who have the child, or only the guardian whose week it is. One round trip.

    Where the weeks are divided the other guardian could not answer.
    """
    owner = event.data.get("owner_id", "")
    return tuple(
        _to_guardian(one, event, kind=kind, place=place)
        for one in people_of(event.data["student_id"], kinds=GUARDIANS, now=scope.now)
        if owner in {"", one.person_id}
    )


def audience_of_import(event: Event) -> tuple[Notification, ...]:
    """Whoever started it, unless that was an operator at the command line."""
    if not event.data["by"]:
        return ()
    return (
        Notification(
            id=event.id,
            recipient_id=event.data["by"],
            kind="directory.import_finished",
            at=event.at,
            trace=event.trace,
            link=f"/imports/{event.data['import_id']}",
        ),
    )


def _to_mentors(
    scope: WorkScope, student: tuple[Relation, ...], event: Event, *, kind: str, place: str
) -> tuple[Notification, ...]:
    return tuple(
        _to_staff(
            mentor, group, event, kind=kind, link=f"/groups/{group.object_id}/{place}",
            through=group.object_id,
        )
        for group in student
        for mentor in people_of(group.object_id, kinds=(Kind.MENTOR_OF,), now=scope.now)
    )  # fmt: skip


def _to_principals(
    scope: WorkScope, student: tuple[Relation, ...], event: Event, *, kind: str, place: str
) -> tuple[Notification, ...]:
    # The school's whole staff is read, as nothing leads from a duty to its people: once for each
    # long leave, and for each student who is away a tenth of a month.
    school_id = event.data["school_id"]
    group = next(iter(student), None)
    return tuple(
        _to_staff(
            one, group, event, kind=kind, link=f"/schools/{school_id}/{place}", through=school_id
        )
        for one in people_of(school_id, kinds=(Kind.WORKS_AT,), now=scope.now)
        if Duty.PRINCIPAL in one.duties
    )


def _to_guardian(
    guardian: Relation, event: Event, *, kind: str, place: str = "attendance"
) -> Notification:
    return Notification(
        id=event.id,
        recipient_id=guardian.person_id,
        kind=kind,
        at=event.at,
        trace=event.trace,
        link=f"/children/{guardian.object_id}/{place}",
        through=guardian.object_id,
        child_id=guardian.object_id,
        child_name=guardian.object_name,
    )


def _to_mentor(mentor: Relation, group: Relation, event: Event, *, kind: str) -> Notification:
    link = f"/groups/{group.object_id}/days/{_first_day(event)}"
    return _to_staff(mentor, group, event, kind=kind, link=link, through=group.object_id)


def _to_staff(
    person: Relation, student: Relation | None, event: Event, *, kind: str, link: str, through: str
) -> Notification:
    """To who must act, naming the student unless the identity is protected."""
    named = None if student is None or student.person_protected else student
    return Notification(
        id=event.id,
        recipient_id=person.person_id,
        kind=kind,
        at=event.at,
        trace=event.trace,
        link=link,
        through=through,
        child_id=named.person_id if named else None,
        child_name=named.person_name if named else None,
    )


def _first_day(event: Event) -> str:
    day: str = event.data["date"] if "date" in event.data else event.data["first_day"]
    return day


def _classes(scope: WorkScope, student_id: str) -> tuple[Relation, ...]:
    return tuple(one for one in _groups(scope, student_id) if one.group_kind == A_CLASS)


def _groups(scope: WorkScope, student_id: str) -> tuple[Relation, ...]:
    groups = relations_of(student_id, now=scope.now)
    return tuple(group for group in groups if group.kind is Kind.MEMBER_OF)
