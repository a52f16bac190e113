"""A commune with one child, everybody whom the matrix knows, and a mark on all that is secret."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from tests.architecture.matrix import Who
from tests.architecture.village_accounts import give_accounts
from tests.architecture.village_meetings import Meetings, meet
from tests.component.portal import TUESDAY, Answer, a_school
from tests.whole_portal import WholePortal, in_environment_of

from attendance.timetable.items import week_attributes
from attendance.timetable.lesson import Lesson, StudentException
from attendance.timetable.store import WEEK as GROUP_WEEK
from attendance.timetable.week import GroupWeek
from attendance.timetable_import import store as timetable_import
from attendance.timetable_import.reading.rows import Place
from attendance.timetable_import.reading.rows import Rejection as TimetableRejection
from directory import store as directory
from directory.oneroster.roster import Rejection
from notify.broadcasts.broadcast import Audience, Broadcast
from notify.broadcasts.items import BROADCAST, broadcast_attributes
from notify.worker import handler as stream
from skolbro import clock, ids
from skolbro.access.relations import FOREVER, Duty, Kind
from skolbro.access.schools import School
from skolbro.access.scopes import at_work
from skolbro.access.store import forget_schools
from skolbro.calendar import day_bounds
from skolbro.table import to_item

YESTERDAY = TUESDAY - timedelta(days=1)
TOMORROW = TUESDAY + timedelta(days=1)
TODAY, NEXT_DAY, WEEK = "2026-11-24", "2026-11-25", "2026-W48"


def _id() -> str:
    return ids.new()


@dataclass
class Village:
    """Ids of all, and what must not be read by others."""

    portal: WholePortal
    school: School = field(
        default_factory=lambda: a_school(
            name="Hemliga skolan",
            version=1,
            functions=("attendance", "timeRegistration", "meetings"),
        )
    )
    other_school: School = field(init=False)
    commune_2: str = field(default_factory=_id)
    child: str = field(default_factory=_id)
    classmate: str = field(default_factory=_id)
    class_id: str = field(default_factory=_id)
    other_class: str = field(default_factory=_id)
    fritids: str = field(default_factory=_id)
    holiday: str = field(default_factory=_id)
    taught: str = field(default_factory=_id)
    cancelled_lesson: str = field(default_factory=_id)
    later_lesson: str = field(default_factory=_id)
    people: dict[Who, str] = field(init=False)
    absence: str = ""
    # What the school has registered, by the route that takes it back.
    registered: dict[str, str] = field(default_factory=dict)
    leave: str = ""
    unconfirmed_leave: str = ""
    notification: str = ""
    broadcast: str = field(default_factory=_id)
    import_id: str = ""
    lesson: str = field(default_factory=_id)
    timetable_import: str = ""
    # A guardian who has no account yet, and the code of somebody's letter.
    newcomer: str = field(default_factory=_id)
    code: str = ""
    meetings: Meetings = field(default_factory=Meetings)

    def __post_init__(self) -> None:
        self.other_school = a_school(name="Andra skolan", commune_id=self.school.commune_id)
        self.people = {who: ids.new() for who in Who}
        self.people |= {Who.STUDENT: self.child, Who.CLASSMATE: self.classmate}

    @property
    def commune(self) -> str:
        return self.school.commune_id

    def of_the_child(self) -> set[str]:
        """What only those around the child may read."""
        names = {"Alvakanarie", "Annakanarie", "Erikkanarie", "Notkanarie"}
        return names | {
            self.child,
            self.absence,
            *self.registered.values(),
            self.leave,
            self.unconfirmed_leave,
        }

    def secrets(self) -> set[str]:
        """What nobody who is refused may read, in an answer or a header."""
        place = {
            "Hemliga skolan",
            "Klasskanarie",
            "Importkanarie",
            "Schemakanarie",
            "Ämneskanarie",
            "Samtalskanarie",
            self.school.phone,
        }
        near = {
            self.class_id,
            self.lesson,
            self.taught,
            self.school.id,
            self.commune,
            self.import_id,
            self.notification,
            self.broadcast,
            self.timetable_import,
            *self.meetings.ids(),
        }
        return self.of_the_child() | place | near

    def end_custody(self, who: Who) -> None:
        """Let somebody's relations end this second, as an import would."""
        self._rewrite(who, valid_until=clock.to_wire(TUESDAY))

    def begin_custody(self, who: Who) -> None:
        """Let somebody's relations have begun this second."""
        self._rewrite(who, valid_from=clock.to_wire(TUESDAY))

    def _rewrite(self, who: Who, **changes: str) -> None:
        for item in self.portal.items("access"):
            if item.get("person_id", {}).get("S") == self.people[who]:
                self.portal.dynamodb.put_item(TableName="access", Item={**item, **to_item(changes)})


def a_village(portal: WholePortal, *, protected: bool = False) -> Village:
    """Alva is reported absent with a note, the bells have rung, and an import has begun.

    The first lesson has begun as well, and its roll is called; another is cancelled.

    Protected are, if any, Alva and the guardian who reported.
    """
    village = Village(portal)
    for school in (village.school, village.other_school):
        portal.add_school(school)
    for who, kind, object_id, parts in _relations(village):
        if protected:
            parts |= {
                "object_protected": object_id == village.child,
                "person_protected": who in {Who.STUDENT, Who.GUARDIAN},
            }
        portal.relate(village.people[who], kind, object_id, **parts)
    _report(village)
    _ring(village)
    _register(village)
    _open_eken(village)
    _import(village)
    _lay_timetable(village)
    _apply(village)
    meet(village)
    portal.relate(
        village.newcomer, Kind.GUARDIAN_OF, village.classmate, person_name="Nils", object_name="Bo",
        school_id=village.school.id, commune_id=village.commune,
    )  # fmt: skip
    village.code = give_accounts(dict.fromkeys(village.people.values()), portal.pool)
    return village


type Related = tuple[Who, Kind, str, dict[str, Any]]


def _relations(village: Village) -> Iterator[Related]:
    yield from _around_the_child(village)
    yield from _around_the_class(village)
    yield from _substitutes(village)
    yield from _at_work(village)


def _around_the_child(village: Village) -> Iterator[Related]:
    place = {"school_id": village.school.id, "commune_id": village.commune}
    alva = {"object_name": "Alvakanarie Lind", "group_name": "Klasskanarie", **place}
    ended, coming = {"valid_until": YESTERDAY}, {"valid_from": TOMORROW}
    for who, kind, name, time in (
        (Who.GUARDIAN, Kind.GUARDIAN_OF, "Annakanarie Lind", {}),
        (Who.OTHER_GUARDIAN, Kind.GUARDIAN_OF, "Erikkanarie Holm", {}),
        (Who.RESPONSIBLE, Kind.RESPONSIBLE_FOR, "Rut", {"valid_until": TOMORROW}),
        (Who.FORMER_GUARDIAN, Kind.GUARDIAN_OF, "Frej", ended),
        (Who.COMING_GUARDIAN, Kind.GUARDIAN_OF, "Kim", coming),
        (Who.FORMER_RESPONSIBLE, Kind.RESPONSIBLE_FOR, "Siv", ended),
    ):
        yield who, kind, village.child, {"person_name": name, **alva, **time}
    bo = {"object_name": "Bo", "group_name": "4B", **place}
    yield Who.CLASSMATES_GUARDIAN, Kind.GUARDIAN_OF, village.classmate, bo


def _around_the_class(village: Village) -> Iterator[Related]:
    place = {"school_id": village.school.id, "commune_id": village.commune}
    four = {"object_name": "Klasskanarie", "group_kind": "class", **place}
    other = {"object_name": "5A", "group_kind": "class", **place}
    eken = {"object_name": "Eken", "group_kind": "fritids", **place}
    alva = {"person_name": "Alvakanarie Lind"}
    yield from (
        (Who.STUDENT, Kind.MEMBER_OF, village.class_id, {**four, **alva}),
        (Who.STUDENT, Kind.MEMBER_OF, village.fritids, {**eken, **alva}),
        (Who.CLASSMATE, Kind.MEMBER_OF, village.class_id, {**four, "person_name": "Bo"}),
        (Who.MENTOR, Kind.MENTOR_OF, village.class_id, four),
        (Who.FORMER_MENTOR, Kind.MENTOR_OF, village.class_id, {**four, "valid_until": YESTERDAY}),
        (Who.TEACHER, Kind.TEACHES, village.class_id, four),
        (Who.COMING_TEACHER, Kind.TEACHES, village.class_id, {**four, "valid_from": TOMORROW}),
        (Who.OTHER_TEACHER, Kind.TEACHES, village.other_class, other),
        (Who.OTHER_MENTOR, Kind.MENTOR_OF, village.other_class, other),
        (Who.FRITIDS_STAFF, Kind.TEACHES, village.fritids, eken),
    )


def _substitutes(village: Village) -> Iterator[Related]:
    place = {"school_id": village.school.id, "commune_id": village.commune}
    four = {"object_name": "Klasskanarie", "group_kind": "class", **place}
    for who, day, lesson in (
        (Who.SUBSTITUTE, TUESDAY.date(), village.taught),
        (Who.SUBSTITUTE_OF_ANOTHER, TUESDAY.date(), village.later_lesson),
        (Who.COMING_SUBSTITUTE, TOMORROW.date(), village.taught),
    ):
        begins, ends = day_bounds(day)
        parts: dict[str, Any] = {**four, "date": day.isoformat(), "lesson_ids": (lesson,)}
        parts |= {"valid_from": begins, "valid_until": ends}
        yield who, Kind.SUBSTITUTES_FOR, village.class_id, parts


def _at_work(village: Village) -> Iterator[Related]:
    here, there, office = village.school.id, village.other_school.id, village.commune
    for who, place, duty, until in (
        (Who.MENTOR, here, Duty.TEACHER, FOREVER),
        (Who.TEACHER, here, Duty.TEACHER, FOREVER),
        (Who.OTHER_TEACHER, here, Duty.TEACHER, FOREVER),
        (Who.SUBSTITUTE, here, Duty.TEACHER, FOREVER),
        (Who.SUBSTITUTE_OF_ANOTHER, here, Duty.TEACHER, FOREVER),
        (Who.COMING_SUBSTITUTE, here, Duty.TEACHER, FOREVER),
        (Who.FRITIDS_STAFF, here, Duty.FRITIDS_STAFF, FOREVER),
        (Who.SCHOOL_ADMIN, here, Duty.SCHOOL_ADMINISTRATOR, FOREVER),
        (Who.FORMER_SCHOOL_ADMIN, here, Duty.SCHOOL_ADMINISTRATOR, YESTERDAY),
        (Who.OTHER_SCHOOL_ADMIN, there, Duty.SCHOOL_ADMINISTRATOR, FOREVER),
        (Who.PRINCIPAL, here, Duty.PRINCIPAL, FOREVER),
        (Who.COMMUNE_ADMIN, office, Duty.COMMUNE_ADMINISTRATOR, FOREVER),
        (Who.FORMER_COMMUNE_ADMIN, office, Duty.COMMUNE_ADMINISTRATOR, YESTERDAY),
        (Who.OTHER_COMMUNE_ADMIN, village.commune_2, Duty.COMMUNE_ADMINISTRATOR, FOREVER),
    ):
        parts: dict[str, Any] = {"commune_id": office, "duties": (duty,), "valid_until": until}
        if place is village.commune_2:
            parts["commune_id"] = place
        elif place is not office:
            parts["school_id"] = place
        yield who, Kind.WORKS_AT, place, parts


def _report(village: Village) -> None:
    answer = village.portal.call(
        "POST",
        "/attendance/absences",
        person=village.people[Who.GUARDIAN],
        body={
            "studentIds": [village.child],
            "firstDay": TODAY,
            "wholeDay": True,
            "note": "Notkanarie: ring mig",
        },
    )
    assert answer.status == 201, answer
    village.absence = answer.body["items"][0]["id"]


def _register(village: Village) -> None:
    """The mentor and the office have each registered a day that has passed."""
    for operation, who, place, day in (
        (
            "attendance_withdraw_registration",
            Who.MENTOR,
            f"groups/{village.class_id}",
            "2026-11-12",
        ),
        (
            "attendance_withdraw_registration_by_office",
            Who.SCHOOL_ADMIN,
            f"schools/{village.school.id}",
            "2026-11-13",
        ),
    ):
        answer = village.portal.call(
            "POST",
            f"/attendance/{place}/absences",
            person=village.people[who],
            body={"studentId": village.child, "firstDay": day, "wholeDay": True},
        )
        assert answer.status == 201, answer
        village.registered[operation] = answer.body["items"][0]["id"]


def _ring(village: Village) -> None:
    """Deliver the event, and leave a line of better days in the former guardian's bell."""
    portal = village.portal
    (event,) = portal.items("attendance", "Event")
    village.notification = event["id"]["S"]
    one = Broadcast(
        id=village.broadcast, audience=Audience.GROUP, object_id=village.class_id,
        by=village.people[Who.MENTOR], at=TUESDAY, text="Idrottsdag",
    )  # fmt: skip
    item = to_item(BROADCAST.item(broadcast_attributes(one)))
    village.portal.dynamodb.put_item(TableName="notify", Item=item)
    in_environment_of("notify")
    stream({"Records": [{"eventID": "1", "eventName": "INSERT", "dynamodb": {
        "NewImage": event, "SequenceNumber": "1"}}]}, None)  # fmt: skip
    erik, frej = village.people[Who.OTHER_GUARDIAN], village.people[Who.FORMER_GUARDIAN]
    (told,) = [
        one for one in portal.items("notify", "Notification") if one["recipient_id"]["S"] == erik
    ]
    left = {**told, **to_item({"recipient_id": frej, "pk": f"PERSON#{frej}"})}
    portal.dynamodb.put_item(TableName="notify", Item=left)


def _open_eken(village: Village) -> None:
    """Eken is open and has a lov to answer; Anna has proposed to have all weeks in common."""
    portal, anna = village.portal, village.people[Who.GUARDIAN]
    first = {"if-match": '"1"'}
    path, staff = f"/attendance/groups/{village.fritids}/fritids", village.people[Who.FRITIDS_STAFF]
    answer = portal.call("PUT", path, person=staff, headers=first, body=eken_as_it_is(village))
    assert answer.status == 204, answer
    path = f"/attendance/students/{village.child}/fritids-plan/residence"
    body = {"rule": "together", "owners": [], "firstWeek": TODAY}
    answer = portal.call("PUT", path, person=anna, headers=first, body=body)
    assert answer.status == 204, answer


def eken_as_it_is(village: Village) -> dict[str, Any]:
    """The unit's settings, as its staff send them."""
    lov = {"id": village.holiday, "name": "Jullov", "first": "2026-12-21", "last": "2027-01-08"}
    return {
        "hours": [{"starts": "06:00", "ends": "18:00"}] * 5 + [None, None],
        "closedDays": [],
        "lockDays": 7,
        "holidays": [{**lov, "lastAnswerDay": "2026-12-04"}],
    }


def call_the_roll(village: Village, *, version: str, **changes: Any) -> Answer:
    """The mentor's save of the first lesson; `changes` are of the body, or of Alva's mark."""
    lesson = changes.pop("lesson", village.taught)
    body = roll_call(village, **changes)
    return village.portal.call(
        "PUT",
        f"/attendance/groups/{village.class_id}/days/{TODAY}/lessons/{lesson}/roll-call",
        person=village.people[Who.MENTOR],
        body=body,
        headers={"if-match": version},
    )


def roll_call(village: Village, **changes: Any) -> dict[str, Any]:
    """Alva is away from the first lesson."""
    times = {"starts": changes.pop("starts", "07:30"), "ends": changes.pop("ends", "08:10")}
    mark = {"studentId": village.child, "presence": "absent", "missedMinutes": 0, **changes}
    return {**times, "marks": [mark]}


def _import(village: Village) -> None:
    answer = village.portal.call(
        "POST",
        "/directory/imports",
        person=village.people[Who.COMMUNE_ADMIN],
        body={"fileName": "oneroster.zip", "bytes": 1000},
    )
    assert answer.status == 201, answer
    village.import_id = answer.body["id"]
    rejection = Rejection("Importkanarie.csv", 2, "givenName", "Fältet måste fyllas i.")
    directory.keep_rejections(at_work("test"), village.import_id, [rejection])


def _lay_timetable(village: Village) -> None:
    """Lessons of the class, the roll of the first, and an import that has begun.

    In one of them Alva has times of her own.
    """
    lesson = Lesson(
        id=village.lesson, group_id=village.class_id, day=TUESDAY.date(), starts="08:20",
        ends="09:20", title="Matematik",
        exceptions=(StudentException(student_id=village.child, starts="08:40"),),
    )  # fmt: skip
    times = (
        (village.taught, "07:30", "08:10"),
        (village.cancelled_lesson, "07:40", "08:20"),
        (village.later_lesson, "12:00", "12:40"),
    )
    others = [
        Lesson(
            id=lesson_id, group_id=village.class_id, day=TUESDAY.date(), starts=starts, ends=ends,
            title="Ämneskanarie", cancelled=lesson_id == village.cancelled_lesson,
        )
        for lesson_id, starts, ends in times
    ]  # fmt: skip
    week = GroupWeek(
        group_id=village.class_id, group_name="Klasskanarie", school_id=village.school.id,
        week=WEEK, lessons={one.id: one for one in (lesson, *others)},
    )  # fmt: skip
    item = to_item(GROUP_WEEK.item(week_attributes(week)))
    village.portal.dynamodb.put_item(TableName="attendance", Item=item)
    answer = call_the_roll(village, version='"1"')
    assert answer.status == 200, answer
    answer = village.portal.call(
        "POST",
        f"/attendance/schools/{village.school.id}/timetable-imports",
        person=village.people[Who.SCHOOL_ADMIN],
        body={"fileName": "schema.json", "bytes": 1000, "format": "ss12000"},
    )
    assert answer.status == 201, answer
    village.timetable_import = answer.body["id"]
    place = Place(section="Schemakanarie", number=1)
    rejection = TimetableRejection(place=place, field="id", reason="Fältet är tomt. Fyll i det.")
    timetable_import.keep_rejections(at_work("test"), village.timetable_import, [rejection])


def _apply(village: Village) -> None:
    """Leave that waits for the mentor, and leave that waits for the other guardian."""
    both = {**village.school.settings, "leave": {"confirmation": "bothConfirm"}}
    village.leave = _applied(village)
    village.portal.add_school(replace(village.school, settings=both))
    forget_schools()
    village.unconfirmed_leave = _applied(village)
    village.portal.add_school(village.school)
    forget_schools()


def _applied(village: Village) -> str:
    answer = village.portal.call(
        "POST",
        "/attendance/leaves",
        person=village.people[Who.GUARDIAN],
        body={
            "studentId": village.child,
            "firstDay": "2026-12-07",
            "lastDay": "2026-12-11",
            "reason": "Notkanarie: begravning",
        },
    )
    assert answer.status == 201, answer
    return str(answer.body["id"])
