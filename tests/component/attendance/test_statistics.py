"""Statistics through the real worker and handler."""

import csv
import io
from dataclasses import replace
from typing import Any

import boto3
import pytest
from tests.component.attendance.leaves import applied, decide, kept
from tests.component.attendance.months import (
    alerts,
    count,
    deliver,
    deliver_outbox,
    marked,
    withdrawn,
)
from tests.component.attendance.reports import report, withdraw
from tests.component.portal import Answer, Family, Portal, a_family, a_school, call

from attendance.api import handler
from attendance.statistics import store
from attendance.statistics.items import MONTH
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.table import from_item

TODAY = "2026-11-24"


def of_child(family: Family, *, by: str | None = None, **query: str) -> Answer:
    path = f"/attendance/students/{family.child}/statistics"
    return call(handler, "GET", path, person=by or family.anna, query=query)


def total(family: Family, **query: str) -> tuple[int, int, int, int]:
    answer = of_child(family, **query)
    assert answer.status == 200, answer
    minutes = answer.body["total"]
    return minutes["offered"], minutes["valid"], minutes["invalid"], minutes["late"]


def of_group(family: Family, *, by: str | None = None, file: bool = False, **parts: Any) -> Answer:
    path = f"/attendance/groups/{family.class_id}/statistics{'-file' if file else ''}"
    return call(handler, "GET", path, person=by or family.mentor, **parts)


def a_teacher(portal: Portal, family: Family) -> str:
    person = ids.new()
    portal.relate(person, Kind.TEACHES, family.class_id, object_name="4B", group_kind="class")
    return person


def test_a_late_lesson_of_ten_minutes_is_ten_late_minutes(portal: Portal) -> None:
    family = a_family(portal)
    marked(family.child, TODAY, group_id=family.class_id, presence="late", missed=10)
    count(family, TODAY)

    answer = of_child(family)

    assert answer.body == {
        "studentId": family.child,
        "firstDay": "2026-10-25",
        "lastDay": TODAY,
        "total": answer.body["months"][0]["minutes"],
        "months": [
            {
                "month": "2026-11",
                "minutes": {
                    "offered": 60, "valid": 0, "invalid": 0, "late": 10, "validPerCent": 0.0,
                    "invalidPerCent": 0.0, "latePerCent": 16.7, "absentPerCent": 0.0,
                },
            }
        ],
    }  # fmt: skip


def test_before_anything_is_counted_there_is_no_share_of_it(portal: Portal) -> None:
    answer = of_child(a_family(portal))

    assert answer.body["total"]["offered"] == 0
    assert answer.body["total"]["absentPerCent"] is None
    assert answer.body["months"] == []


def test_a_report_makes_an_absence_valid_and_its_withdrawal_invalid_again(portal: Portal) -> None:
    family = a_family(portal)
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    count(family, TODAY)
    assert total(family) == (60, 0, 60, 0)

    absence = report(family)
    deliver_outbox(portal)
    assert total(family) == (60, 60, 0, 0)

    assert withdraw(family, absence.body["id"]).status == 204
    deliver_outbox(portal)
    assert total(family) == (60, 0, 60, 0)


def test_a_leave_granted_afterwards_makes_its_days_valid(portal: Portal) -> None:
    family = a_family(portal)
    leave_id = applied(family, firstDay=TODAY, lastDay="2026-11-25")
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    count(family, TODAY)
    assert total(family) == (60, 0, 60, 0)

    assert decide(family, leave_id).status == 204
    deliver_outbox(portal)

    assert total(family) == (60, 60, 0, 0)
    (month,) = kept(portal, "StudentMonth")
    assert "d25" not in month


def test_an_event_that_comes_twice_or_late_counts_once(portal: Portal) -> None:
    family = a_family(portal)
    event = withdrawn(family.child, family.school)
    marked(family.child, TODAY, group_id=family.class_id, presence="absent", lesson="l1")
    deliver(event, event)
    marked(family.child, TODAY, group_id=family.class_id, presence="present", lesson="l1")
    deliver(withdrawn(family.child, family.school), event, event)

    assert total(family) == (60, 0, 0, 0)
    (month,) = kept(portal, "StudentMonth")
    assert month["version"] == 2


def test_a_rival_that_counts_another_day_at_once_loses_nothing(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = a_family(portal)
    raced: list[bool] = []
    yesterday, real = "2026-11-23", store._write  # noqa: SLF001 - between its read and its write
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    marked(family.child, yesterday, group_id=family.class_id, presence="late", missed=5)

    def late(*arguments: Any, **named: Any) -> None:
        if not raced:
            raced.append(True)
            count(family, yesterday)
        real(*arguments, **named)

    monkeypatch.setattr(store, "_write", late)
    count(family, TODAY)

    assert total(family) == (120, 0, 60, 5)


def test_a_period_takes_its_days_only_and_spans_months(portal: Portal) -> None:
    family = a_family(portal)
    days = ("2026-10-30", "2026-11-02", TODAY)
    for day in days:
        marked(family.child, day, group_id=family.class_id, presence="absent")
    count(family, *days)

    whole = of_child(family, **{"from": "2026-10-01", "to": TODAY})
    part = of_child(family, **{"from": "2026-11-01", "to": "2026-11-23"})

    assert [one["month"] for one in whole.body["months"]] == ["2026-10", "2026-11"]
    assert whole.body["total"]["invalid"] == 180
    assert part.body["total"]["invalid"] == 60


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-11-25", "to": TODAY},
        {"from": "2025-01-01", "to": TODAY},
        {"from": "0001-01-01", "to": "9999-12-31"},
        {"to": "0001-01-01"},
    ],
    ids=str,
)
def test_a_period_that_cannot_be_shown(portal: Portal, query: dict[str, str]) -> None:
    family = a_family(portal)

    assert of_child(family, **query).problem == "period-too-long"
    assert of_group(family, query=query).problem == "period-too-long"


def test_the_mentor_sees_all_lessons_and_a_teacher_those_of_the_group(portal: Portal) -> None:
    family = a_family(portal)
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    marked(family.child, TODAY, group_id=ids.new(), presence="absent", minutes=40)
    count(family, TODAY)

    mentor = of_group(family)
    teacher = of_group(family, by=a_teacher(portal, family))

    assert (mentor.body["allLessons"], mentor.body["total"]["invalid"]) == (True, 100)
    assert (teacher.body["allLessons"], teacher.body["total"]["invalid"]) == (False, 60)
    (student,) = mentor.body["students"]
    assert (student["id"], student["displayName"]) == (family.child, "Alva Lind")
    assert mentor.body["group"] == {"id": family.class_id, "name": "4B"}


def test_nobody_else_reads_them(portal: Portal) -> None:
    family, stranger = a_family(portal), a_family(portal)
    for answer in (
        of_child(family, by=stranger.anna),
        of_child(family, by=family.child),
        of_group(family, by=family.anna),
        of_group(family, by=stranger.mentor),
        of_group(family, by=family.anna, file=True),
    ):
        assert (answer.status, answer.problem) == (404, "not-found")


def test_a_large_group_over_a_year_is_read_whole(portal: Portal) -> None:
    family = a_family(portal)
    place = {"school_id": family.school.id, "object_name": "4B", "group_kind": "class"}
    others = [ids.new() for _ in range(24)]
    for number, student in enumerate(others):
        portal.relate(
            student, Kind.MEMBER_OF, family.class_id, person_name=f"B{number:02}", **place
        )
        other = replace(family, child=student)
        for day in ("2026-02-03", TODAY):
            marked(student, day, group_id=family.class_id, presence="absent")
            count(other, day)

    answer = of_group(family, query={"from": "2025-12-01", "to": TODAY})

    assert answer.body["total"]["invalid"] == 24 * 120
    assert [one["displayName"] for one in answer.body["students"]][:3] == [
        "Alva Lind", "B00", "B01",
    ]  # fmt: skip


def test_the_file_opens_in_a_swedish_spreadsheet(portal: Portal) -> None:
    family = a_family(portal)
    marked(family.child, TODAY, group_id=family.class_id, presence="late", missed=10)
    count(family, TODAY)

    answer = of_group(family, file=True)
    english = of_group(family, file=True, headers={"accept-language": "en"})

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    name = 'attachment; filename="2026-10-25--2026-11-24.csv"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.body.startswith("\ufeff")
    header, row = csv.reader(io.StringIO(answer.body.removeprefix("\ufeff")), delimiter=";")
    assert (header[0], len(header)) == ("Elev", 9)
    assert row == ["Alva Lind", "60", "0", "0", "10", "0,0", "0,0", "16,7", "0,0"]
    assert '"Student"' in english.body
    assert '"16.7"' in english.body
    again = of_group(family, file=True, headers={"if-none-match": answer.headers["ETag"]})
    assert again.status == 304


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", '"=1', 'A";=1;"']
)
def test_no_cell_of_the_file_is_a_formula(portal: Portal, name: str) -> None:
    family = a_family(portal)
    portal.relate(
        family.child, Kind.MEMBER_OF, family.class_id, person_name=name, object_name="4B",
        group_kind="class", school_id=family.school.id,
    )  # fmt: skip

    answer = of_group(family, file=True)

    text = io.StringIO(answer.body.removeprefix("\ufeff"), newline="")
    _, row = csv.reader(text, delimiter=";")
    assert row[0].endswith(name)
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert len(row) == 9


def threshold_of(per_cent: int) -> Any:
    settings = {"attendance": {}, "statistics": {"threshold_per_cent": per_cent}}
    return a_school(settings=settings)


def test_the_threshold_is_told_of_once_a_month(portal: Portal) -> None:
    family = a_family(portal)
    days = [f"2026-11-{day:02}" for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
    for day in days[:9]:
        marked(family.child, day, group_id=family.class_id)
    count(family, *days[:9])
    assert alerts(portal) == []

    marked(family.child, days[9], group_id=family.class_id, presence="absent")
    count(family, days[9])
    told = {"student_id": family.child, "school_id": family.school.id, "month": "2026-11"}
    assert alerts(portal) == [told]

    marked(family.child, "2026-11-16", group_id=family.class_id, presence="absent")
    count(family, "2026-11-16", *days)
    assert alerts(portal) == [told]


@pytest.mark.parametrize(("per_cent", "number"), [(9, 1), (10, 1), (11, 0)])
def test_the_threshold_is_the_schools_own(portal: Portal, per_cent: int, number: int) -> None:
    family = a_family(portal, school=threshold_of(per_cent))
    for day in range(2, 12):
        presence = "absent" if day == 2 else "present"
        marked(family.child, f"2026-11-{day:02}", group_id=family.class_id, presence=presence)
    count(family, *(f"2026-11-{day:02}" for day in range(2, 12)))

    assert len(alerts(portal)) == number


def test_of_a_protected_student_the_mentor_alone_reads_and_it_is_logged(portal: Portal) -> None:
    family = a_family(portal, protected=True)
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    count(family, TODAY)
    teacher = a_teacher(portal, family)

    for file in (False, True):
        assert "Alva" not in str(of_group(family, by=teacher, file=file).body)
    assert kept(portal, "Read") == []
    for file in (False, True):
        assert "Alva" in str(of_group(family, file=file).body)
    of_child(family)

    logged = [(one["reader_id"], one["what"]) for one in kept(portal, "Read")]
    assert sorted(logged) == sorted(
        (person, "attendance.statistics") for person in (family.mentor, family.mentor, family.anna)
    )


def test_no_name_stands_in_a_month(portal: Portal) -> None:
    family = a_family(portal)
    marked(family.child, TODAY, group_id=family.class_id, presence="absent")
    count(family, TODAY)
    key = MONTH.key(student_id=family.child, month="2026-11")

    item = boto3.client("dynamodb").get_item(TableName="attendance", Key=key)["Item"]

    assert from_item(item)["d24"] == {"v": 1, "g": {family.class_id: [60, 0, 60, 0]}}
    assert "Alva" not in str(item)
