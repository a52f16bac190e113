"""A class with a timetable, its administrator, and requests about its weeks."""

from dataclasses import dataclass, field
from typing import Any

from tests.component.portal import Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind

WEEK = "2026-W48"
LESSON: dict[str, Any] = {
    "date": "2026-11-24",
    "starts": "08:20",
    "ends": "09:20",
    "title": "Matematik",
    "room": "Sal 12",
}


@dataclass
class Timetables:
    """Sara administers the school; Maria is the mentor of 4B and works there, as Omar does."""

    portal: Portal
    family: Family
    sara: str = field(default_factory=ids.new)
    omar: str = field(default_factory=ids.new)

    def __post_init__(self) -> None:
        school = self.family.school
        self.portal.work_at(self.sara, school, Duty.SCHOOL_ADMINISTRATOR)
        for person, name in ((self.family.mentor, "Maria Ek"), (self.omar, "Omar Ali")):
            self.portal.relate(
                person, Kind.WORKS_AT, school.id, person_name=name, school_id=school.id,
                commune_id=school.commune_id, duties=(Duty.TEACHER,),
            )  # fmt: skip

    def group(self, name: str) -> str:
        """Another group of the school, which Omar teaches."""
        group_id, school = ids.new(), self.family.school
        self.portal.relate(
            self.omar, Kind.TEACHES, group_id, object_name=name, group_kind="teachingGroup",
            school_id=school.id, person_name="Omar Ali",
        )  # fmt: skip
        return group_id

    def place(self, *, group: str | None = None, week: str = WEEK) -> str:
        school = self.family.school.id
        return f"/attendance/schools/{school}/groups/{group or self.family.class_id}/weeks/{week}"

    def read(self, *, by: str | None = None, **where: Any) -> Answer:
        return call(handler, "GET", self.place(**where), person=by or self.sara)

    def send(
        self, method: str, lesson_id: str = "", *, by: str | None = None,
        version: str | None = None, body: Any = None, headers: dict[str, str] | None = None,
        **where: Any,
    ) -> Answer:  # fmt: skip
        """Change the week as it stands, unless a version is named."""
        place = self.place(**where)
        if version is None:
            version = call(handler, "GET", place, person=self.sara).headers["ETag"]
        named = {"if-match": version, **(headers or {})}
        path = f"{place}/lessons" + (f"/{lesson_id}" if lesson_id else "")
        return call(
            handler, method, path, person=by or self.sara, body=body,
            headers={name: value for name, value in named.items() if value},
        )  # fmt: skip

    def add(self, *, by: str | None = None, group: str | None = None, week: str = WEEK,
            headers: dict[str, str] | None = None, version: str | None = None,
            **lesson: Any) -> Answer:  # fmt: skip
        return self.send(
            "POST", by=by, group=group, week=week, headers=headers, version=version,
            body={**LESSON, **lesson},
        )  # fmt: skip

    def student_week(self, *, by: str | None = None, week: str = WEEK, **query: Any) -> Answer:
        path = f"/attendance/students/{self.family.child}/weeks/{week}"
        return call(handler, "GET", path, person=by or self.family.anna, **query)

    def own_week(self, person: str, week: str = WEEK) -> Answer:
        return call(handler, "GET", f"/attendance/teachers/me/weeks/{week}", person=person)

    def group_week(self, person: str, week: str = WEEK, group: str | None = None) -> Answer:
        path = f"/attendance/groups/{group or self.family.class_id}/weeks/{week}"
        return call(handler, "GET", path, person=person)


def timetables(portal: Portal, *, protected: bool = False, **changes: Any) -> Timetables:
    """A school that shows its timetable."""
    school = a_school(functions=("attendance", "timetable"), **changes)
    return Timetables(portal, a_family(portal, school=school, protected=protected))


def lessons(answer: Answer) -> list[dict[str, Any]]:
    assert answer.status == 200, answer
    return [lesson for day in answer.body["days"] for lesson in day["lessons"]]


def shown(answer: Answer) -> list[str]:
    """Each lesson in a few words, in order."""
    return [f"{one['date']} {one['starts']} {one['title']}" for one in lessons(answer)]
