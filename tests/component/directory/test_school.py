"""What a school decides, read and changed by its own administrators."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from tests.component.portal import TUESDAY, Answer, Portal, a_family, a_school, call

from directory.api import handler
from skolbro import clock, ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.schools import School
from skolbro.access.store import school_now

WANTED: dict[str, Any] = {
    "phone": "0490-555 55",
    "functions": ["blog", "attendance"],
    "absence": {"daysAhead": 3, "cutOff": "08:15", "noticeAfterMinutes": 0},
    "closedDays": ["2026-12-01", "2026-11-27"],
}


@dataclass(frozen=True)
class Office:
    """A school and the administrator who sits in its office."""

    school: School
    sara: str

    def read(self, **parts: Any) -> Answer:
        path = f"/directory/schools/{self.school.id}"
        return call(handler, "GET", path, person=parts.pop("person", self.sara), **parts)

    def change(self, *, tag: str | None = '"1"', **parts: Any) -> Answer:
        path = f"/directory/schools/{self.school.id}"
        headers = {"if-match": tag} if tag is not None else {}
        parts = {"person": self.sara, "body": WANTED, "headers": headers, **parts}
        return call(handler, "PUT", path, **parts)


@pytest.fixture
def office(portal: Portal) -> Office:
    school, sara = portal.add_school(a_school()), ids.new()
    portal.work_at(sara, school, Duty.SCHOOL_ADMINISTRATOR)
    return Office(school, sara)


def test_an_administrator_reads_the_school_with_its_version(office: Office) -> None:
    answer = office.read()

    assert (answer.status, answer.headers["ETag"]) == (200, '"1"')
    assert answer.body == {
        "id": office.school.id,
        "name": "Ekebro skola",
        "phone": "0490-123 45",
        "functions": ["attendance"],
        "absence": {"daysAhead": 1, "cutOff": None, "noticeAfterMinutes": 5},
        "leave": {"confirmation": "oneApplies"},
        "statistics": {"thresholdPerCent": 10},
        "closedDays": ["2026-11-27"],
        "terms": [{"name": "HT 2026", "firstDay": "2026-08-18", "lastDay": "2026-12-21"}],
    }


def test_what_has_not_changed_is_not_sent_again(office: Office) -> None:
    assert office.read(headers={"if-none-match": '"1"'}).status == 304


def test_what_is_changed_is_answered_and_read_with_a_new_version(office: Office) -> None:
    answer = office.change()

    assert (answer.status, answer.headers["ETag"]) == (200, '"2"')
    assert answer.body["functions"] == ["blog", "attendance"]
    assert answer.body["absence"] == {"daysAhead": 3, "cutOff": "08:15", "noticeAfterMinutes": 0}
    assert answer.body["closedDays"] == ["2026-11-27", "2026-12-01"]
    read = office.read()
    assert (read.body, read.headers["ETag"]) == (answer.body, '"2"')


def test_what_the_registry_decides_stands_after_a_change(office: Office) -> None:
    office.change()

    stored = school_now(office.school.id)
    assert stored is not None
    assert (stored.name, stored.commune_id) == (office.school.name, office.school.commune_id)
    assert stored.calendar.terms == office.school.calendar.terms


def test_a_cut_off_can_be_taken_away(office: Office) -> None:
    office.change()
    absence = {"daysAhead": 3, "cutOff": None}

    answer = office.change(tag='"2"', body={**WANTED, "absence": absence})

    assert answer.body["absence"] == {**absence, "noticeAfterMinutes": 5}


def test_other_functions_settings_stand_after_a_change(portal: Portal) -> None:
    settings = {"attendance": {"days_ahead": 1}, "blog": {"comments": True}}
    school, sara = portal.add_school(a_school(settings=settings)), ids.new()
    portal.work_at(sara, school, Duty.SCHOOL_ADMINISTRATOR)

    Office(school, sara).change()

    stored = school_now(school.id)
    assert stored is not None
    assert stored.settings["blog"] == {"comments": True}


def test_a_change_shows_at_once_to_the_schools_people(portal: Portal) -> None:
    family, sara = a_family(portal), ids.new()
    portal.work_at(sara, family.school, Duty.SCHOOL_ADMINISTRATOR)

    Office(family.school, sara).change()

    (school,) = call(handler, "GET", "/directory/me", person=family.anna).body["schools"]
    assert (school["phone"], school["functions"]) == ("0490-555 55", ["blog", "attendance"])


def test_a_change_must_name_the_version_that_was_seen(office: Office) -> None:
    answer = office.change(tag=None)

    assert (answer.status, answer.problem) == (428, "if-match-needed")
    assert office.read().headers["ETag"] == '"1"'


@pytest.mark.parametrize("tag", ['"2"', '"0"', "*", 'W/"1"', "1", '"abc"', '"1", "2"'])
def test_another_version_than_the_present_is_refused(office: Office, tag: str) -> None:
    answer = office.change(tag=tag)

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert office.read().body["phone"] == "0490-123 45"


def test_of_two_changes_of_one_version_the_second_is_refused(office: Office) -> None:
    assert office.change().status == 200

    assert office.change(body={**WANTED, "phone": ""}).status == 412
    assert office.read().body["phone"] == "0490-555 55"


@pytest.mark.parametrize(
    "who",
    [
        "a guardian",
        "a mentor",
        "a teacher",
        "the principal",
        "another school's administrator",
        "the commune's administrator",
        "one whose duty has ended",
        "a stranger",
    ],
)
def test_for_everybody_else_the_school_does_not_exist(portal: Portal, who: str) -> None:
    family, person = a_family(portal), ids.new()
    school = family.school
    match who:
        case "a guardian":
            person = family.anna
        case "a mentor":
            person = family.mentor
        case "a teacher":
            portal.work_at(person, school, Duty.TEACHER)
        case "the principal":
            portal.work_at(person, school, Duty.PRINCIPAL)
        case "another school's administrator":
            portal.work_at(person, portal.add_school(a_school()), Duty.SCHOOL_ADMINISTRATOR)
        case "the commune's administrator":
            portal.relate(
                person,
                Kind.WORKS_AT,
                school.commune_id,
                commune_id=school.commune_id,
                duties=(Duty.COMMUNE_ADMINISTRATOR,),
            )
        case "one whose duty has ended":
            portal.relate(
                person,
                Kind.WORKS_AT,
                school.id,
                duties=(Duty.SCHOOL_ADMINISTRATOR,),
                valid_until=TUESDAY,
            )
    office = Office(school, person)

    for answer in (office.read(), office.change(), office.change(tag=None)):
        assert (answer.status, answer.problem) == (404, "not-found")
    assert school_now(school.id) == school


@pytest.mark.parametrize("school_id", ["01" + "A" * 24, "1", "x" * 26])
def test_a_school_that_does_not_exist_is_answered_alike(office: Office, school_id: str) -> None:
    answer = call(handler, "GET", f"/directory/schools/{school_id}", person=office.sara)

    assert (answer.status, answer.problem) == (404, "not-found")


def test_a_duty_that_ends_while_the_change_is_written_stops_it(
    portal: Portal, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def and_then_the_duty_ended(*_: object, **__: object) -> int:
        portal.relate(
            office.sara,
            Kind.WORKS_AT,
            office.school.id,
            duties=(Duty.SCHOOL_ADMINISTRATOR,),
            valid_until=clock.now() - timedelta(seconds=1),
        )
        return 1

    monkeypatch.setattr("directory.api.etag.version_to_change", and_then_the_duty_ended)

    assert office.change().status == 404
    assert school_now(office.school.id) == office.school


@pytest.mark.parametrize("functions", [["espresso"], ["attendance", "attendance"], [""]])
def test_a_function_is_one_that_exists_and_stands_once(
    office: Office, functions: list[str]
) -> None:
    answer = office.change(body={**WANTED, "functions": functions})

    assert (answer.status, answer.problem) == (422, "unknown-function")
    assert "attendance, timetable" in answer.body["detail"]


def test_a_school_may_switch_everything_off(office: Office) -> None:
    assert office.change(body={**WANTED, "functions": []}).body["functions"] == []


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"phone": "ring oss"}, "/phone"),
        ({"phone": None}, "/phone"),
        ({"absence": {"daysAhead": 0, "cutOff": None}}, "/absence/daysAhead"),
        ({"absence": {"daysAhead": 15, "cutOff": None}}, "/absence/daysAhead"),
        ({"absence": {"daysAhead": 1, "cutOff": "24:00"}}, "/absence/cutOff"),
        ({"absence": {"daysAhead": 1, "cutOff": "8:15"}}, "/absence/cutOff"),
        ({"absence": {"daysAhead": 1}}, "/absence/cutOff"),
        (
            {"absence": {"daysAhead": 1, "cutOff": None, "noticeAfterMinutes": 16}},
            "/absence/noticeAfterMinutes",
        ),
        ({"closedDays": ["2026-02-30"]}, "/closedDays/0"),
        ({"closedDays": ["2026-12-01"] * 201}, "/closedDays"),
        ({"functions": "attendance"}, "/functions"),
        ({"name": "Annan skola"}, "/name"),
    ],
)
def test_a_field_that_is_wrong_is_pointed_out(
    office: Office, change: dict[str, Any], pointer: str
) -> None:
    answer = office.change(body={**WANTED, **change})

    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert [error["pointer"] for error in answer.body["errors"]] == [pointer]
    assert office.read().headers["ETag"] == '"1"'


def test_leave_and_statistics_are_set_and_stay_when_they_are_not_sent(office: Office) -> None:
    wanted = {"leave": {"confirmation": "bothConfirm"}, "statistics": {"thresholdPerCent": 15}}

    changed = office.change(body={**WANTED, **wanted})
    again = office.change(tag='"2"')

    for answer in (changed, again, office.read()):
        assert {name: answer.body[name] for name in wanted} == wanted
    found = school_now(office.school.id)
    assert found is not None
    assert found.settings["leave"] == {"confirmation": "bothConfirm"}
    assert found.settings["statistics"] == {"threshold_per_cent": 15}


@pytest.mark.parametrize(
    "wanted",
    [
        {"leave": {"confirmation": "nobody"}},
        {"leave": {}},
        {"statistics": {"thresholdPerCent": 0}},
        {"statistics": {"thresholdPerCent": 101}},
        {"statistics": {"thresholdPerCent": "10"}},
    ],
    ids=str,
)
def test_other_settings_are_refused(office: Office, wanted: dict[str, Any]) -> None:
    assert office.change(body={**WANTED, **wanted}).problem == "invalid-request"
