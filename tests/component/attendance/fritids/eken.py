"""The fritids unit Eken: Alva and her family, its staff, and requests as they make them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.component.portal import Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.access.schools import School
from skolbro.table import from_item

TODAY, LATER = "2026-11-24", "2026-12-08"  # Tuesdays of the weeks 48 and 50
AFTERNOON = {"starts": "13:30", "ends": "16:30"}
MORNING = {"starts": "06:30", "ends": "08:00"}
NO_DAYS: list[list[dict[str, str]]] = [[], [], [], [], [], [], []]
AFTERNOONS = [*[[AFTERNOON]] * 5, [], []]
OPEN = {"starts": "06:00", "ends": "18:00"}


@dataclass(frozen=True)
class Eken:
    """A family whose child is at Eken, and who works there."""

    portal: Portal
    family: Family
    unit: str
    fatima: str

    @property
    def child(self) -> str:
        return self.family.child

    @property
    def anna(self) -> str:
        return self.family.anna

    @property
    def erik(self) -> str:
        return self.family.erik

    def family_asks(
        self, method: str, path: str, *, by: str = "", tag: str = "", **parts: Any
    ) -> Answer:
        """A request of a guardian below the child; `tag` is the version that it names."""
        address = path if path.startswith("/") else f"/attendance/students/{self.child}/{path}"
        return _call(method, address, by or self.anna, tag, parts)

    def staff_asks(
        self, method: str, path: str = "", *, by: str = "", tag: str = "", **parts: Any
    ) -> Answer:
        """A request of staff below the unit."""
        address = f"/attendance/groups/{self.unit}/fritids{path}"
        return _call(method, address, by or self.fatima, tag, parts)

    def set_up(self, **changes: Any) -> None:
        """Let staff set the unit up, whatever its version."""
        body = {
            "hours": [OPEN] * 5 + [None, None],
            "closedDays": [],
            "lockDays": 7,
            "holidays": [],
            **changes,
        }
        tag = self.staff_asks("GET").headers["ETag"]
        answer = self.staff_asks("PUT", tag=tag, body=body)
        assert answer.status == 204, answer

    def schedule(self, given: list[Any] | None = None, **changes: Any) -> Answer:
        """Set a base schedule, naming the version that stands."""
        by, tag = changes.pop("by", ""), changes.pop("tag", "")
        body = {"validFrom": "2026-12-07", "weeks": given or [AFTERNOONS], "ownWeeks": False}
        tag = tag or self.plan(by=by).headers["ETag"]
        path = "fritids-plan/schedule"
        return self.family_asks("PUT", path, by=by, tag=tag, body={**body, **changes})

    def plan(self, *, by: str = "") -> Answer:
        return self.family_asks("GET", "fritids-plan", by=by)

    def week(self, day: str = LATER, *, by: str = "") -> Answer:
        return self.family_asks("GET", f"fritids-weeks/{day}", by=by)

    def change_week(
        self, *days: dict[str, Any], day: str = LATER, by: str = "", tag: str = ""
    ) -> Answer:
        """Change days of a week, naming the version that stands."""
        tag = tag or self.week(day, by=by).headers["ETag"]
        path = f"fritids-weeks/{day}"
        return self.family_asks("PUT", path, by=by, tag=tag, body={"days": list(days)})

    def pick_up(self, **changes: Any) -> Answer:
        tag = self.plan().headers["ETag"]
        body = {"adults": [], **changes}
        return self.family_asks("PUT", "fritids-plan/pick-up", tag=tag, body=body)

    def touch(self, *touches: dict[str, Any], day: str = TODAY, **parts: Any) -> Answer:
        return self.staff_asks("POST", f"/{day}/touches", body={"touches": touches}, **parts)

    def list_of(self, day: str = TODAY) -> Any:
        answer = self.staff_asks("GET", f"/{day}")
        assert answer.status == 200, answer
        return answer.body

    def days(self, **query: str) -> dict[str, Any]:
        answer = self.family_asks("GET", "fritids", query=query)
        assert answer.status == 200, answer
        return {day["date"]: day for day in answer.body["items"]}

    def stored(self, entity: str) -> list[dict[str, Any]]:
        return [from_item(item) for item in self.portal.items("attendance", entity)]


def an_eken(portal: Portal, *, school: School | None = None, protected: bool = False) -> Eken:
    """Alva of class 4B has a place at Eken, where Fatima works; time registration is on."""
    open_school = school or a_school(functions=("attendance", "timeRegistration"))
    family = a_family(portal, school=open_school, protected=protected)
    unit, fatima = ids.new(), ids.new()
    place = {"school_id": family.school.id, "commune_id": family.school.commune_id}
    eken = {"object_name": "Eken", "group_kind": "fritids", **place}
    portal.list_group(family.school, unit, "fritids")
    portal.relate(fatima, Kind.TEACHES, unit, person_name="Fatima Haddad", **eken)
    alva = {"person_name": "Alva Lind", "person_protected": protected}
    portal.relate(family.child, Kind.MEMBER_OF, unit, **alva, **eken)
    return Eken(portal, family, unit, fatima)


def a_sibling(eken: Eken, name: str = "Sigge Lind", *, at_fritids: bool = True) -> str:
    """Another child of Anna's, at Eken too."""
    sibling, place = ids.new(), {"school_id": eken.family.school.id}
    eken.portal.relate(
        eken.anna, Kind.GUARDIAN_OF, sibling, person_name="Anna Lind", object_name=name, **place
    )
    if at_fritids:
        eken.portal.relate(
            sibling, Kind.MEMBER_OF, eken.unit, person_name=name, object_name="Eken",
            group_kind="fritids", **place,
        )  # fmt: skip
    return sibling


def a_touch(student_id: str, kind: str = "in", at: datetime | None = None, **parts: Any) -> Any:
    """A touch as a phone makes it."""
    made = clock.to_wire(at or clock.now())
    return {"id": ids.new(), "studentId": student_id, "kind": kind, "at": made, **parts}


def _call(method: str, path: str, person: str, tag: str, parts: dict[str, Any]) -> Answer:
    headers = parts.pop("headers", {}) | ({"if-match": tag} if tag else {})
    return call(handler, method, path, person=person, headers=headers, **parts)
