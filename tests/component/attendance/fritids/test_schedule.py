"""The schedule through the real handler: base, exceptions, locks, and two who write at once."""

from datetime import date
from typing import Any

import pytest
from tests.component.attendance.fritids.eken import (
    AFTERNOON,
    AFTERNOONS,
    LATER,
    MORNING,
    NO_DAYS,
    TODAY,
    Eken,
    a_touch,
    an_eken,
)
from tests.component.portal import Portal, a_family, a_school, call

from attendance.api import handler
from attendance.timetable.items import lesson_attributes
from attendance.timetable.lesson import Lesson
from attendance.timetable.store import WEEK
from skolbro import clock, ids
from skolbro.access.relations import Kind
from skolbro.table import from_item, to_item


def test_a_base_schedule_is_seen_in_every_week_from_its_monday(portal: Portal) -> None:
    eken = an_eken(portal)

    assert eken.schedule([AFTERNOONS, NO_DAYS]).status == 204

    days = eken.days(**{"from": "2026-12-01", "to": "2026-12-18"})
    assert days["2026-12-01"]["source"] == "none"
    assert days[LATER]["times"] == [AFTERNOON]
    assert (days["2026-12-15"]["times"], days["2026-12-15"]["source"]) == ([], "base")
    assert days["2026-12-12"]["source"] == "closed"
    assert days[LATER]["hours"] == {"starts": "06:00", "ends": "18:00"}


def test_an_exception_is_merged_on_top_and_can_be_taken_away(portal: Portal) -> None:
    eken = an_eken(portal)
    eken.schedule()

    assert eken.change_week({"weekday": 2, "times": [AFTERNOON, MORNING]}).status == 204
    day = eken.week().body["days"][1]
    assert (day["date"], day["times"], day["source"]) == (LATER, [MORNING, AFTERNOON], "exception")
    assert eken.change_week({"weekday": 2, "times": []}).status == 204
    assert eken.week().body["days"][1]["times"] == []
    assert eken.change_week({"weekday": 2, "times": None}).status == 204
    day = eken.week().body["days"][1]
    assert (day["times"], day["source"]) == ([AFTERNOON], "base")


def test_two_guardians_who_change_the_same_week_lose_nothing(portal: Portal) -> None:
    eken = an_eken(portal)
    seen_by_both = eken.week().headers["ETag"]
    assert eken.change_week({"weekday": 2, "times": [MORNING]}, tag=seen_by_both).status == 204

    late = {"weekday": 2, "times": [AFTERNOON]}
    answer = eken.change_week(late, by=eken.erik, tag=seen_by_both)

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert eken.week().body["days"][1]["times"] == [MORNING]
    assert eken.change_week(late, by=eken.erik).status == 204


def test_two_guardians_who_set_the_first_base_lose_nothing(portal: Portal) -> None:
    eken = an_eken(portal)
    seen_by_both = eken.plan().headers["ETag"]
    assert eken.schedule(tag=seen_by_both).status == 204

    answer = eken.schedule([NO_DAYS], by=eken.erik, tag=seen_by_both)

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert len(eken.plan().body["bases"]) == 1


@pytest.mark.parametrize(
    ("times", "status", "problem"),
    [
        ([{"starts": "17:00", "ends": "18:30"}], 409, "outside-opening-hours"),
        ([{"starts": "22:00", "ends": "01:00"}], 422, "span-over-midnight"),
        ([MORNING, {"starts": "07:30", "ends": "09:00"}], 422, "spans-overlap"),
        ([{"starts": "13:00", "ends": "24:00"}], 422, "invalid-request"),
        ([MORNING] * 5, 422, "invalid-request"),
        ("13:00", 422, "invalid-request"),
    ],
)
def test_times_that_cannot_be_are_refused(
    portal: Portal, times: Any, status: int, problem: str
) -> None:
    eken = an_eken(portal)

    answer = eken.change_week({"weekday": 2, "times": times})

    assert (answer.status, answer.problem) == (status, problem)
    if problem == "outside-opening-hours":
        assert "06:00–18:00" in answer.body["detail"]
    assert eken.stored("FritidsWeek") == []


def test_a_locked_day_says_why_and_until_when_and_is_refused(portal: Portal) -> None:
    eken = an_eken(portal)

    days = eken.days()
    assert days[TODAY]["lock"] == {"reason": "lockDays", "until": "2026-11-30"}
    assert days["2026-11-23"]["lock"] == {"reason": "passed", "until": None}
    assert days["2026-12-05"]["lock"] == {"reason": "closed", "until": "2026-12-06"}
    assert days["2026-12-01"]["lock"] is None
    answer = eken.change_week({"weekday": 3, "times": []}, day=TODAY)
    assert (answer.status, answer.problem) == (409, "times-locked")
    assert "2026-11-30" in answer.body["detail"]
    assert "0490-123 45" in answer.body["detail"]
    answer = eken.change_week({"weekday": 1, "times": []}, day=TODAY)
    assert answer.problem == "times-passed"
    assert eken.schedule(validFrom="2026-11-30").problem == "times-locked"


def test_a_change_of_a_week_is_all_of_it_or_nothing(portal: Portal) -> None:
    eken = an_eken(portal)

    bad = {"weekday": 6, "times": [AFTERNOON]}
    answer = eken.change_week({"weekday": 2, "times": [MORNING]}, bad)

    assert (answer.status, answer.problem) == (409, "fritids-closed")
    assert "2026-12-14" in answer.body["detail"]
    assert eken.stored("FritidsWeek") == []


def test_closed_days_are_the_units(portal: Portal) -> None:
    eken = an_eken(portal)
    eken.schedule()
    eken.set_up(closedDays=[LATER])

    day = eken.week().body["days"][1]

    assert (day["source"], day["times"], day["hours"]) == ("closed", [], None)
    assert day["lock"] == {"reason": "closed", "until": LATER}
    assert eken.change_week({"weekday": 2, "times": []}).problem == "fritids-closed"


def test_today_is_open_where_the_unit_locks_no_days_until_the_child_has_come(
    portal: Portal,
) -> None:
    eken = an_eken(portal)
    eken.set_up(lockDays=0)
    assert eken.change_week({"weekday": 2, "times": [AFTERNOON]}, day=TODAY).status == 204
    assert eken.touch(a_touch(eken.child)).status == 201

    assert eken.days()[TODAY]["lock"] == {"reason": "checkedIn", "until": TODAY}
    answer = eken.change_week({"weekday": 2, "times": []}, day=TODAY)
    assert (answer.status, answer.problem) == (409, "already-checked-in")
    assert eken.change_week({"weekday": 3, "times": []}, day=TODAY).status == 204


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"validFrom": "2026-12-08"}, "not-a-monday"),
        ({"weeks": [[[], [], [], [], [], [MORNING], []]]}, "fritids-closed-that-weekday"),
        ({"weeks": [AFTERNOONS] * 5}, "invalid-request"),
        ({"weeks": []}, "invalid-request"),
        ({"weeks": [AFTERNOONS[:6]]}, "invalid-request"),
        ({"validFrom": "2030-12-02"}, "schedule-period-too-long"),
        ({"ownWeeks": True}, "weeks-are-not-divided"),
    ],
)
def test_a_base_that_cannot_be_kept_is_refused(
    portal: Portal, changes: dict[str, Any], problem: str
) -> None:
    eken = an_eken(portal)

    assert eken.schedule(**changes).problem == problem
    assert eken.stored("FritidsPlan") == []


def test_a_lesson_at_the_same_time_is_flagged_and_not_refused(portal: Portal) -> None:
    eken = an_eken(portal)
    lessons = [
        ("14:00", "15:00", "Idrott", False),
        ("15:30", "16:00", "Musik", True),
        ("12:00", "13:30", "Svenska", False),
    ]
    for starts, ends, title, cancelled in lessons:
        _add_lesson(eken, starts=starts, ends=ends, title=title, cancelled=cancelled)

    assert eken.change_week({"weekday": 2, "times": [AFTERNOON]}).status == 204

    day = eken.week().body["days"][1]
    assert [one["title"] for one in day["conflicts"]] == ["Idrott"]


def _add_lesson(eken: Eken, **parts: Any) -> None:
    lesson = Lesson(id=ids.new(), group_id=eken.family.class_id, day=date(2026, 12, 8), **parts)
    key = WEEK.key(group_id=lesson.group_id, week="2026-W50")
    stored = eken.portal.dynamodb.get_item(TableName="attendance", Key=key).get("Item")
    lessons = {lesson.id: lesson_attributes(lesson)}
    if stored:
        lessons |= from_item(stored)["lessons"]
    attributes = {"group_id": lesson.group_id, "week": "2026-W50", "lessons": lessons}
    eken.portal.dynamodb.put_item(TableName="attendance", Item=to_item(WEEK.item(attributes)))


def test_an_absence_shows_and_cancels_the_pick_up(portal: Portal) -> None:
    eken = an_eken(portal)
    eken.set_up(lockDays=0)
    eken.change_week({"weekday": 3, "times": [AFTERNOON]}, day=TODAY)
    report = {"studentIds": [eken.child], "firstDay": "2026-11-25", "wholeDay": True}
    answer = call(handler, "POST", "/attendance/absences", person=eken.erik, body=report)
    assert answer.status == 201, answer

    day = eken.days()["2026-11-25"]

    assert day["away"] == [{"starts": "00:00", "ends": "24:00"}]
    assert day["pickUp"]["cancelled"] is True
    (child,) = eken.list_of("2026-11-25")["items"]
    assert (child["status"], child["pickUp"]["cancelled"]) == ("absent", True)


def test_a_part_of_the_day_away_leaves_the_rest_and_the_pick_up(portal: Portal) -> None:
    eken = an_eken(portal)
    eken.set_up(lockDays=0)
    eken.change_week({"weekday": 3, "times": [AFTERNOON]}, day=TODAY)
    report = {
        "studentIds": [eken.child],
        "firstDay": "2026-11-25",
        "span": {"starts": "10:00", "ends": "14:30"},
    }
    assert (
        call(handler, "POST", "/attendance/absences", person=eken.anna, body=report).status == 201
    )

    (child,) = eken.list_of("2026-11-25")["items"]

    assert (child["status"], child["pickUp"]["cancelled"]) == ("expected", False)
    halves = eken.staff_asks("GET", "/2026-11-25/occupancy").body["items"]
    planned = {one["starts"]: one["planned"] for one in halves}
    assert (planned["14:00"], planned["14:30"], planned["16:00"], planned["16:30"]) == (0, 1, 1, 0)


def test_a_comment_of_a_guardian_and_of_staff_are_read_by_both(portal: Portal) -> None:
    eken = an_eken(portal)
    path = f"fritids-days/{TODAY}/comments"

    assert eken.family_asks("POST", path, body={"text": "Ont i knät"}).status == 201
    told = {"text": "Vi vilar", "studentId": eken.child}
    assert eken.staff_asks("POST", f"/{TODAY}/comments", body=told).status == 201

    seen = [
        (one["text"], one["side"], one["name"], one["me"]) for one in eken.days()[TODAY]["comments"]
    ]
    assert seen == [
        ("Ont i knät", "guardian", "Anna Lind", True),
        ("Vi vilar", "staff", "Fatima Haddad", False),
    ]
    (child,) = eken.list_of()["items"]
    assert [one["me"] for one in child["comments"]] == [False, True]


def test_a_week_with_a_new_comment_is_told_to_whoever_has_the_week_before_it(
    portal: Portal,
) -> None:
    eken = an_eken(portal)
    week, path = f"fritids-weeks/{TODAY}", f"fritids-days/{TODAY}/comments"
    had = {"if-none-match": eken.family_asks("GET", week).headers["ETag"]}
    assert eken.family_asks("GET", week, headers=had).status == 304

    assert eken.family_asks("POST", path, body={"text": "Ont i knät"}).status == 201

    assert eken.family_asks("GET", week, headers=had).status == 200


def test_a_comment_is_written_once_however_often_it_is_sent(portal: Portal) -> None:
    eken = an_eken(portal)
    path, key = f"fritids-days/{TODAY}/comments", {"idempotency-key": ids.new()}

    first = eken.family_asks("POST", path, body={"text": "Hej"}, headers=key)
    again = eken.family_asks("POST", path, body={"text": "Hej"}, headers=key)

    assert (again.status, again.body) == (201, first.body)
    assert len(eken.days()[TODAY]["comments"]) == 1


def test_a_day_takes_fifty_comments(portal: Portal) -> None:
    eken = an_eken(portal)
    path = f"fritids-days/{TODAY}/comments"
    for _ in range(50):
        assert eken.family_asks("POST", path, body={"text": "Hej"}).status == 201

    answer = eken.family_asks("POST", path, body={"text": "Hej"})

    assert (answer.status, answer.problem) == (409, "too-many-comments")


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-12-01", "to": "2027-01-05"},
        {"from": "0001-01-01"},
        {"to": "9999-12-31"},
        {"from": "2026-12-02", "to": "2026-12-01"},
    ],
    ids=str,
)
def test_a_period_that_is_not_shown_is_refused(portal: Portal, query: dict[str, str]) -> None:
    answer = an_eken(portal).family_asks("GET", "fritids", query=query)

    assert (answer.status, answer.problem) == (422, "schedule-period-too-long")


def test_a_child_without_a_place_is_told_whom_to_call(portal: Portal) -> None:
    family = a_family(portal, school=a_school(functions=("timeRegistration",)))
    path = f"/attendance/students/{family.child}/fritids"

    answer = call(handler, "GET", path, person=family.anna)

    assert (answer.status, answer.problem) == (404, "not-at-fritids")
    assert "0490-123 45" in answer.body["detail"]


def test_a_school_that_has_switched_time_registration_off_says_so(portal: Portal) -> None:
    eken = an_eken(portal, school=a_school())

    assert eken.family_asks("GET", "fritids").problem == "function-off"


def test_another_child_is_not_there_whatever_is_asked(portal: Portal) -> None:
    eken, other = an_eken(portal), an_eken(portal)
    for method, path, body in (
        ("GET", "fritids", None),
        ("GET", f"fritids-weeks/{LATER}", None),
        ("PUT", f"fritids-weeks/{LATER}", {"days": [{"weekday": 2, "times": []}]}),
        ("GET", "fritids-plan", None),
        ("PUT", "fritids-plan/pick-up", {"adults": []}),
    ):
        answer = eken.family_asks(method, path, by=other.anna, tag='"1"', body=body)

        assert (answer.status, answer.problem) == (404, "not-found"), path
    assert eken.stored("FritidsPlan") == eken.stored("FritidsWeek") == []


def test_a_child_that_has_left_the_unit_this_morning_has_no_place(portal: Portal) -> None:
    eken = an_eken(portal)
    portal.relate(
        eken.child, Kind.MEMBER_OF, eken.unit, group_kind="fritids", valid_until=clock.now()
    )

    assert eken.family_asks("GET", "fritids").problem == "not-at-fritids"
    assert eken.list_of()["items"] == []


def test_the_reading_of_a_protected_childs_schedule_is_logged(portal: Portal) -> None:
    eken = an_eken(portal, protected=True)

    eken.days()

    (read,) = eken.stored("Read")
    assert (read["reader_id"], read["person_id"], read["what"]) == (
        eken.anna, eken.child, "attendance.fritids",
    )  # fmt: skip


def test_what_has_been_read_is_not_sent_again(portal: Portal) -> None:
    eken = an_eken(portal)
    for path in ("fritids", f"fritids-weeks/{LATER}", "fritids-plan"):
        tag = eken.family_asks("GET", path).headers["ETag"]

        again = eken.family_asks("GET", path, headers={"if-none-match": tag})

        assert again.status == 304, path
