"""Importing a timetable: what goes in, what does not, and what happens on the way."""

import base64
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import boto3
import pytest
from tests.component.attendance.intake import Intake, stored_file, wake
from tests.component.attendance.timetables import lessons, shown
from tests.component.portal import Portal, a_school, call
from tests.timetables import a_calendar, a_document, a_vevent, an_activity, an_event, as_json

from attendance.api import handler
from attendance.timetable import store as timetable
from attendance.timetable.lesson import Lesson
from attendance.timetable.week import GroupWeek
from attendance.timetable_import import store
from attendance.timetable_import.imports import MOST_BYTES
from skolbro import ids
from skolbro.access.relations import Duty
from skolbro.access.scopes import WorkScope

KEY = {"idempotency-key": "0123456789"}
SWEDISH = an_event(id="event-2", startTime="2026-11-26T09:00:00Z", endTime="2026-11-26T10:00:00Z")


def a_file(*events: dict[str, Any], **lists: Any) -> bytes:
    return as_json(a_document(*events, **lists))


def two_weeks(*, moved: bool = False) -> bytes:
    """A lesson each in weeks 48 and 49; the second moved."""
    hour = "13" if moved else "08"
    later = an_event(id="event-2", startTime=f"2026-12-01T{hour}:20:00+01:00",
                     endTime=f"2026-12-01T{hour}:50:00+01:00")  # fmt: skip
    return a_file(an_event(), later)


def test_an_import_starts_by_waiting_for_its_file(intake: Intake) -> None:
    answer = intake.start()

    assert (answer.status, answer.headers["ETag"]) == (201, '"1"')
    assert answer.headers["Location"] == f"{intake.place}/{answer.body['id']}"
    told = {name: value for name, value in answer.body.items() if name != "upload"}
    assert (told["status"], told["reason"], set(told["counts"].values())) == (
        "awaitingUpload", None, {0},
    )  # fmt: skip
    assert intake.read(answer.body["id"]) == told


@pytest.mark.parametrize(
    ("kind", "content_type"), [("ss12000", "application/json"), ("icalendar", "text/calendar")]
)
def test_the_form_lets_one_file_of_limited_size_in_at_one_place(
    intake: Intake, kind: str, content_type: str
) -> None:
    answer = intake.start(format=kind)

    fields = answer.body["upload"]["fields"]
    conditions = json.loads(base64.b64decode(fields["policy"]))["conditions"]
    assert fields["key"] == f"timetables/{answer.body['id']}"
    assert ["content-length-range", 1, MOST_BYTES] in conditions
    assert {"Content-Type": content_type} in conditions
    assert {"key": fields["key"]} in conditions


def test_an_answer_that_was_lost_is_given_again_and_one_import_is_made(intake: Intake) -> None:
    first, again = intake.start(headers=KEY), intake.start(headers=KEY)

    assert (again.status, again.body) == (201, first.body)
    assert len(intake.portal.items("attendance", "TimetableImport")) == 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"bytes": MOST_BYTES + 1}, "timetable-too-large"),
        ({"bytes": 0}, "invalid-request"),
        ({"format": "pdf"}, "invalid-request"),
        ({"fileName": ""}, "invalid-request"),
        ({"groupId": "4B"}, "invalid-request"),
    ],
)
def test_a_file_that_would_not_be_taken_is_refused_at_once(
    intake: Intake, body: dict[str, Any], problem: str
) -> None:
    answer = intake.start(**body)

    assert (answer.status, answer.problem) == (422, problem)


def test_only_the_schools_own_administrators_import_and_follow(
    intake: Intake, portal: Portal
) -> None:
    import_id = intake.start().body["id"]
    there, other = portal.add_school(a_school()), ids.new()
    portal.work_at(other, there, Duty.SCHOOL_ADMINISTRATOR)

    for person in (other, intake.anna, ids.new()):
        assert intake.start(person=person).problem == "not-found"
        assert intake.rejections(import_id, person=person).problem == "not-found"
    for path in ("", "/rejections"):
        place = f"/attendance/schools/{there.id}/timetable-imports/{import_id}{path}"
        assert call(handler, "GET", place, person=other).problem == "not-found"


def test_a_file_of_ss_12000_becomes_lessons(intake: Intake) -> None:
    told = [
        {"student": {"id": "student-alva"}, "participates": True,
         "startTime": "2026-11-24T08:30:00+01:00"},
    ]  # fmt: skip
    done = intake.take_in(a_file(
        an_event(studentExceptions=told, cancelled=True, comment="Provet är inställt"),
        an_event(**{**SWEDISH, "teacherExceptions": [
            {"duty": {"id": "duty-maria"}, "participates": False},
            {"duty": {"id": "duty-omar"}, "participates": True}]}),
    ))  # fmt: skip

    assert (done["status"], done["reason"]) == ("finished", None)
    assert done["counts"] == {"rows": 3, "accepted": 3, "rejected": 0, "created": 2,
                              "changed": 0, "removed": 0, "unchanged": 0}  # fmt: skip
    first, second = lessons(intake.week())
    assert intake.week().body["timetable"] is True
    assert (first["starts"], first["cancelled"], first["note"]) == (
        "08:30", True, "Provet är inställt",
    )  # fmt: skip
    assert first["teachers"] == [{"id": intake.id_of("user", "teacher-maria"), "name": "Maria Ek"}]
    assert (second["starts"], second["room"], second["groupName"]) == ("10:00", "Sal 12", "4B")
    assert [one["name"] for one in second["substitutes"]] == ["Omar Ali"]


def test_a_calendar_of_one_class_becomes_its_lessons(intake: Intake) -> None:
    content = a_calendar(["UID:1", "SUMMARY:Bild", *a_vevent("RRULE:FREQ=WEEKLY;COUNT=3")[1:3],
                          "RRULE:FREQ=WEEKLY;COUNT=3"])  # fmt: skip

    done = intake.take_in(content, format="icalendar", groupId=intake.id_of("class", "class-4B"))

    assert (done["status"], done["counts"]["created"]) == ("finished", 3)
    weeks = ("2026-W48", "2026-W49", "2026-W50")
    assert [shown(intake.week(week)) for week in weeks] == [
        [f"2026-{day} 08:20 Bild"] for day in ("11-24", "12-01", "12-08")
    ]


def test_the_same_file_again_changes_nothing(intake: Intake) -> None:
    intake.take_in(two_weeks())
    before = intake.portal.items("attendance", "GroupWeek")

    done = intake.take_in(two_weeks())

    assert (done["counts"]["created"], done["counts"]["unchanged"]) == (0, 2)
    assert intake.portal.items("attendance", "GroupWeek") == before


def test_the_next_file_replaces_its_own_period_and_says_what_has_moved(intake: Intake) -> None:
    intake.take_in(two_weeks())
    intake.take_in(a_file(SWEDISH | {"id": "other"}))

    assert shown(intake.week()) == ["2026-11-24 08:20 Matematik", "2026-11-26 10:00 Matematik"]

    done = intake.take_in(two_weeks(moved=True))

    assert shown(intake.week()) == ["2026-11-24 08:20 Matematik"]
    (moved,) = lessons(intake.week("2026-W49"))
    assert moved["movedFrom"] == {"date": "2026-12-01", "starts": "08:20"}
    assert {name: done["counts"][name] for name in ("created", "changed", "removed")} == {
        "created": 0, "changed": 1, "removed": 1,
    }  # fmt: skip


def test_a_lesson_moved_to_another_week_says_where_it_stood(intake: Intake) -> None:
    intake.take_in(two_weeks())
    there = an_event(startTime="2026-12-02T08:20:00+01:00", endTime="2026-12-02T09:20:00+01:00")
    keep = an_event(id="keep", startTime="2026-11-23T08:20:00+01:00",
                    endTime="2026-11-23T09:20:00+01:00")  # fmt: skip

    intake.take_in(a_file(there, keep))

    (moved,) = lessons(intake.week("2026-W49"))
    assert moved["movedFrom"] == {"date": "2026-11-24", "starts": "08:20"}


def test_what_an_administrator_has_changed_survives_the_nightly_file(intake: Intake) -> None:
    intake.take_in(two_weeks())
    group = intake.id_of("class", "class-4B")
    place = f"/attendance/schools/{intake.school.id}/groups/{group}/weeks/2026-W48"
    read = call(handler, "GET", place, person=intake.sara)
    (lesson,) = lessons(read)
    body = {"date": "2026-11-24", "starts": "08:20", "ends": "09:20", "title": "Matematik",
            "cancelled": True}  # fmt: skip
    changed = call(handler, "PUT", f"{place}/lessons/{lesson['id']}", person=intake.sara,
                   body=body, headers={"if-match": read.headers["ETag"]})  # fmt: skip
    assert changed.status == 200, changed

    intake.take_in(two_weeks())

    assert lessons(intake.week())[0]["cancelled"] is True


def test_bad_rows_are_told_and_the_others_go_in(intake: Intake) -> None:
    intake.group("class-9X", "9X", school_id=ids.new())
    activities = [an_activity(), an_activity(id="activity-2", groups=[{"id": "class-unknown"}]),
                  an_activity(id="activity-3", groups=[{"id": "class-9X"}])]  # fmt: skip
    stranger = [{"student": {"id": "student-x"}, "participates": False}]
    events = [
        an_event(endTime="2026-11-25T08:00:00+01:00"),
        an_event(id="event-2", activity={"id": "activity-2"}),
        an_event(id="event-3", activity={"id": "activity-3"}),
        an_event(id="event-4", startTime="2030-01-01T08:00:00Z", endTime="2030-01-01T09:00:00Z"),
        an_event(id="event-5", studentExceptions=stranger, teacherExceptions=[
            {"duty": {"id": "duty-x"}, "participates": True}]),
    ]  # fmt: skip

    done = intake.take_in(a_file(*events, activities=activities))

    assert (done["status"], done["counts"]["rejected"], done["counts"]["accepted"]) == (
        "finished", 4, 4,
    )  # fmt: skip
    items = intake.rejections(done["id"]).body["items"]
    assert [(one["number"], one["field"], one["wentIn"]) for one in items] == [
        (1, "endTime", False), (2, "groups", False), (3, "groups", False),
        (4, "startTime", False), (5, "teachers", True), (5, "studentExceptions", True),
    ]  # fmt: skip
    assert {one["section"] for one in items} == {"calendarEvents"}
    assert items[1]["reason"] == items[2]["reason"]
    assert items[1]["reason"].startswith("Gruppen finns inte på skolan.")
    assert shown(intake.week()) == ["2026-11-24 08:20 Matematik"]


def test_a_calendar_that_names_no_group_is_told_how_to(intake: Intake) -> None:
    told = intake.told(a_calendar(["UID:1", *a_vevent()[1:4]]), format="icalendar")

    assert told == [("VEVENT", 1, "groups", False)]


@pytest.mark.parametrize(
    ("content", "kind"), [(b"{}", "ss12000"), (b"\xff", "ss12000"), (b"x", "icalendar")]
)
def test_a_file_that_is_none_fails_with_the_reason(
    intake: Intake, content: bytes, kind: str
) -> None:
    done = intake.take_in(content, format=kind)

    assert done["status"] == "failed"
    assert done["reason"]
    assert intake.portal.items("attendance", "GroupWeek") == []


def test_a_file_without_a_good_lesson_takes_nothing_away(intake: Intake) -> None:
    intake.take_in(two_weeks())

    done = intake.take_in(a_file(an_event(startTime="x")))

    assert (done["status"], done["counts"]["removed"]) == ("finished", 0)
    assert shown(intake.week()) == ["2026-11-24 08:20 Matematik"]


def test_the_rejections_come_page_by_page(intake: Intake) -> None:
    wrong = [an_event(id=f"event-{number}", startTime="x") for number in range(150)]
    import_id = intake.take_in(a_file(*wrong))["id"]

    first = intake.rejections(import_id)
    second = intake.rejections(import_id, query={"cursor": first.body["next"]})

    assert [len(one.body["items"]) for one in (first, second)] == [100, 50]
    assert (second.body["items"][0]["number"], second.body["next"]) == (101, None)


def test_the_worker_goes_on_by_itself_until_the_file_is_in(intake: Intake) -> None:
    import_id = intake.upload(two_weeks())

    assert wake(stored_file(import_id), milliseconds=1) == {"batchItemFailures": []}
    assert intake.read(import_id)["status"] == "running"
    waiting = intake.messages()
    assert waiting == [{"importId": import_id}]
    wake(*waiting, milliseconds=1)
    wake(*intake.messages(), milliseconds=1)

    assert intake.read(import_id)["status"] == "finished"
    assert intake.read(import_id)["counts"]["created"] == 2
    assert intake.messages() == []


def test_a_message_that_is_none_fails_alone(intake: Intake) -> None:
    import_id = intake.upload(two_weeks())

    answer = wake({"importId": "x"}, stored_file(import_id), {"Records": []})

    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert intake.read(import_id)["status"] == "finished"


def test_a_file_that_is_changed_on_the_way_stops_the_import(intake: Intake) -> None:
    import_id = intake.upload(two_weeks())
    intake.work(import_id, has_time=lambda: False)
    run = intake.read(import_id)["status"]

    boto3.client("s3").put_object(Bucket="imports", Key=f"timetables/{import_id}", Body=b"{}")
    intake.work(import_id)

    assert (run, intake.read(import_id)["status"]) == ("running", "failed")


def test_a_crash_at_any_call_is_gone_on_with(intake: Intake) -> None:
    crashes = 0
    for number in range(20):
        import_id = intake.upload(two_weeks(moved=bool(number % 2)))
        with pytest.MonkeyPatch.context() as patch:
            _break_after(number, patch)
            try:
                intake.work(import_id)
            except ConnectionError:
                crashes += 1
        intake.work(import_id)

        assert intake.read(import_id)["status"] == "finished"
        (lesson,) = lessons(intake.week("2026-W49"))
        assert lesson["starts"] == ("13:20" if number % 2 else "08:20")
        assert _held(intake) == {
            ("TeacherWeek", "08:20"), ("RoomWeek", "08:20"),
            ("TeacherWeek", lesson["starts"]), ("RoomWeek", lesson["starts"]),
        }  # fmt: skip
    assert crashes > 5


@pytest.mark.parametrize("first", ["2026-11-24", "2026-12-02"])
def test_a_crash_half_way_keeps_where_a_lesson_that_changes_week_first_stood(
    intake: Intake, first: str
) -> None:
    def on(day: str) -> bytes:
        keep = [
            an_event(id=f"keep-{one}", startTime=f"{one}T12:20:00+01:00",
                     endTime=f"{one}T13:20:00+01:00")
            for one in ("2026-11-23", "2026-12-04")
        ]  # fmt: skip
        moving = an_event(startTime=f"{day}T08:20:00+01:00", endTime=f"{day}T09:20:00+01:00")
        return a_file(moving, *keep)

    then = "2026-12-02" if first == "2026-11-24" else "2026-11-24"
    crashes, week = 0, "2026-W49" if then == "2026-12-02" else "2026-W48"
    for number in range(12):
        intake.take_in(on(first))
        import_id = intake.upload(on(then))
        with pytest.MonkeyPatch.context() as patch:
            _break_after(number, patch)
            try:
                intake.work(import_id)
            except ConnectionError:
                crashes += 1
        intake.work(import_id)

        moved = next(one for one in lessons(intake.week(week)) if one["starts"] == "08:20")
        assert moved["movedFrom"] == {"date": first, "starts": "08:20"}, number
        intake.take_in(on(first))
        for one in ("2026-W48", "2026-W49"):
            assert all(item["movedFrom"] is None for item in lessons(intake.week(one)))
    assert crashes > 5


def test_an_import_that_runs_out_of_time_between_weeks_keeps_it_too(intake: Intake) -> None:
    intake.take_in(two_weeks())
    there = an_event(startTime="2026-12-02T08:20:00+01:00", endTime="2026-12-02T09:20:00+01:00")
    keep = an_event(id="keep", startTime="2026-11-23T08:20:00+01:00",
                    endTime="2026-11-23T09:20:00+01:00")  # fmt: skip
    import_id = intake.upload(a_file(there, keep))

    assert intake.work(import_id, has_time=lambda: False)
    while intake.work(import_id, has_time=lambda: False):
        pass

    (moved,) = lessons(intake.week("2026-W49"))
    assert moved["movedFrom"] == {"date": "2026-11-24", "starts": "08:20"}


def _break_after(calls: int, patch: pytest.MonkeyPatch) -> None:
    """Let the call of this number to either store fail."""
    left = [calls]

    def counting(work: Callable[..., Any]) -> Callable[..., Any]:
        def working(*parts: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise ConnectionError
            return work(*parts, **named)

        return working

    for module, names in (
        (timetable, ("standing_weeks", "put_week", "hold", "tell_of_timetable")),
        (store, ("advance", "keep_rejections")),
    ):
        for name in names:
            patch.setattr(module, name, counting(getattr(module, name)))


def _held(intake: Intake) -> set[tuple[str, str]]:
    """The holds that stand in teachers' and rooms' weeks."""
    return {
        (entity, value["M"]["starts"]["S"])
        for entity in ("TeacherWeek", "RoomWeek")
        for item in intake.portal.items("attendance", entity)
        for name, value in item.items()
        if name.startswith("at#")
    }


def test_an_administrators_change_while_the_import_runs_is_merged(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = timetable.put_week
    meanwhile: list[GroupWeek] = []

    def first_another(scope: WorkScope, before: GroupWeek, after: GroupWeek) -> None:
        if not meanwhile:
            by_hand = before.with_lesson(_by_hand(before))
            meanwhile.append(by_hand)
            put(scope, before, by_hand)
        put(scope, before, after)

    monkeypatch.setattr(timetable, "put_week", first_another)
    intake.take_in(a_file(an_event()))

    assert shown(intake.week()) == ["2026-11-24 08:20 Matematik", "2026-11-25 08:20 För hand"]


def _by_hand(week: GroupWeek) -> Lesson:
    return Lesson(id=ids.new(), group_id=week.group_id, day=date(2026, 11, 25), starts="08:20",
                  ends="09:20", title="För hand")  # fmt: skip
