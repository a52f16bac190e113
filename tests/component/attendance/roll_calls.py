"""A lesson of class 4B on the Tuesday, and its roll call as teachers take it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tests.component.portal import Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from attendance.timetable.items import lesson_attributes
from attendance.timetable.lesson import Lesson, LessonKind, week_of
from attendance.timetable.store import WEEK
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.table import from_item, to_item

TODAY = date(2026, 11, 24)
# In the middle of the lesson, 08:30 on the school's wall.
DURING = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


@dataclass
class Classroom:
    """Alva's class with its mentor, a teacher, two more students, and a lesson 08:20 to 09:00."""

    portal: Portal
    family: Family
    teacher: str = field(default_factory=ids.new)
    bo: str = field(default_factory=ids.new)
    cilla: str = field(default_factory=ids.new)
    lesson: str = field(default_factory=ids.new)

    @property
    def alva(self) -> str:
        return self.family.child

    @property
    def address(self) -> str:
        return self.address_of(self.lesson)

    def address_of(self, lesson: str, day: str = "2026-11-24") -> str:
        group = self.family.class_id
        return f"/attendance/groups/{group}/days/{day}/lessons/{lesson}/roll-call"

    def read(self, *, by: str | None = None, lesson: str | None = None, **parts: Any) -> Answer:
        address = self.address_of(lesson or self.lesson)
        return call(handler, "GET", address, person=by or self.teacher, **parts)

    def save(self, *marks: dict[str, Any], **parts: Any) -> Answer:
        """Save the class: Alva absent and the others present, unless said otherwise."""
        by = parts.pop("by", self.teacher)
        address = parts.pop("address", self.address)
        headers = {"if-match": parts.pop("version", '"1"')}
        body = {"starts": "08:20", "ends": "09:00", "marks": list(marks or self.all()), **parts}
        return call(handler, "PUT", address, person=by, body=body, headers=headers)

    def all(self, alva: str = "absent", **more: Any) -> list[dict[str, Any]]:
        marks = [mark(self.alva, alva, **more)]
        return marks + [mark(one, "present") for one in (self.bo, self.cilla)]

    def day(self, student: str | None = None) -> dict[str, Any]:
        """What stands in a student's day."""
        for item in self.portal.items("attendance", "StudentDay"):
            if item["student_id"]["S"] == (student or self.alva):
                return from_item(item)
        return {}

    def events(self, *kinds: str) -> list[dict[str, Any]]:
        found = [from_item(item) for item in self.portal.items("attendance", "Event")]
        found.sort(key=lambda event: str(event["id"]))
        return [one for one in found if one["type"].split(".")[1] in kinds]


def mark(student: str, presence: str, missed: int = 0, **more: Any) -> dict[str, Any]:
    return {"studentId": student, "presence": presence, "missedMinutes": missed, **more}


def a_lesson(room: Classroom, **changes: Any) -> Lesson:
    parts: dict[str, Any] = {
        "id": room.lesson,
        "group_id": room.family.class_id,
        "day": TODAY,
        "starts": "08:20",
        "ends": "09:00",
        "title": "Svenska",
        "kind": LessonKind.LESSON,
        "room": "B12",
    }
    return Lesson(**{**parts, **changes})


def put_week(room: Classroom, *lessons: Lesson) -> None:
    """The class's week has these lessons and no others."""
    week = {
        "group_id": room.family.class_id,
        "school_id": room.family.school.id,
        "week": week_of(lessons[0].day),
        "lessons": {one.id: lesson_attributes(one) for one in lessons},
        "version": 1,
    }
    room.portal.dynamodb.put_item(TableName="attendance", Item=to_item(WEEK.item(week)))


def a_classroom(portal: Portal, *, protected: bool = False, minutes: int = 0) -> Classroom:
    """Of a school that tells guardians after so many minutes."""
    settings = {"attendance": {"days_ahead": 1, "notice_after_minutes": minutes}}
    family = a_family(portal, school=a_school(settings=settings), protected=protected)
    room = Classroom(portal, family)
    school = room.family.school
    place = {"school_id": school.id, "commune_id": school.commune_id, "object_name": "4B"}
    class_id = room.family.class_id
    for student, name in ((room.bo, "Bo Berg"), (room.cilla, "Cilla Dahl")):
        portal.relate(
            student, Kind.MEMBER_OF, class_id, person_name=name, group_kind="class", **place
        )
    portal.relate(
        room.teacher, Kind.TEACHES, class_id, person_name="Tor Ek", group_kind="class", **place
    )
    put_week(room, a_lesson(room))
    return room
