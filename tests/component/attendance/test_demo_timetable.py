"""The demo schools' timetables go in whole, and show what a timetable can hold."""

from pathlib import Path
from typing import Any

import pytest
from tests.component.attendance.intake import Intake
from tests.component.attendance.timetables import lessons
from tests.component.portal import TUESDAY

from skolbro.access.relations import Kind
from skolbro_local.demo.commune import ALMDALEN, EKEBRO, Registry, build_commune
from skolbro_local.demo.timetable import write_changes, write_timetable


def enrol(intake: Intake, registry: Registry, school: str) -> None:
    """The staff, and a student of each group, as the register's import would relate them."""
    here = {one["sourcedId"]: one["title"] for one in registry.classes
            if one["schoolSourcedId"] == school}  # fmt: skip
    for role in registry.roles:
        if role["role"] == "teacher" and role["orgSourcedId"] == school:
            intake.relate(role["userSourcedId"], Kind.WORKS_AT, intake.school.id)
    for class_, title in here.items():
        intake.group(class_, title)
    child = "student-4B-01" if school == EKEBRO else "student-8A-01"
    for row in registry.enrollments:
        if row["userSourcedId"] == child and row["classSourcedId"] in here:
            group = intake.id_of("class", row["classSourcedId"])
            intake.relate(child, Kind.MEMBER_OF, group, group_kind="class")


@pytest.mark.parametrize(
    ("school", "child"), [(EKEBRO, "student-4B-01"), (ALMDALEN, "student-8A-01")]
)
def test_the_demo_timetable_goes_in_whole(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, school: str, child: str
) -> None:
    monkeypatch.setattr("skolbro_local.demo.timetable.WEEKS", 4)
    today, file = TUESDAY.date(), tmp_path / "schema.json"
    enrol(intake, build_commune(today=today), school)
    done: list[Any] = []
    for write in (write_timetable, write_changes):
        write(file, school=school, today=today)
        done.append(intake.take_in(file.read_bytes()))

    assert [(one["status"], one["counts"]["rejected"]) for one in done] == [("finished", 0)] * 2
    assert done[0]["counts"]["created"] > 500
    assert (done[1]["counts"]["created"], done[1]["counts"]["removed"]) == (0, 0)
    week = lessons(intake.week(child=child))
    assert len(week) == 35
    assert {one["kind"] for one in week} == {"lesson", "break"}
    assert sum(one["cancelled"] for one in week) == 5
    assert sum(one["movedFrom"] is not None for one in week) == 5
    assert sum(bool(one["substitutes"]) for one in week) == 5
