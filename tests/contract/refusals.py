"""A request for every problem, about the village's child: what a client must do to meet it."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.architecture.asking import tag_of_week
from tests.architecture.matrix import Who
from tests.architecture.village import NEXT_DAY, TODAY, WEEK, Village, call_the_roll
from tests.component.portal import Answer, claims
from tests.contract.leave_refusals import LEAVE_REFUSALS
from tests.contract.refusals_of_fritids import REFUSALS as OF_FRITIDS
from tests.contract.refusals_of_identity import REFUSALS as OF_IDENTITY
from tests.contract.refusals_of_meetings import REFUSALS as OF_MEETINGS
from tests.contract.refusals_of_notify import REFUSALS as OF_NOTIFY

from skolbro.config import Settings

HOLIDAY, YESTERDAY, NEXT_WEEK = "2026-11-28", "2026-11-23", "2026-12-01"


def by(village: Village, who: Who, method: str, path: str, **parts: Any) -> Answer:
    return village.portal.call(method, path, person=village.people[who], **parts)


def report(village: Village, day: str = NEXT_DAY, **parts: Any) -> Answer:
    body = {"studentIds": [village.child], "firstDay": day, "wholeDay": True}
    return by(village, Who.GUARDIAN, "POST", "/attendance/absences", **{"body": body, **parts})


def withdraw(village: Village, who: Who = Who.GUARDIAN, tag: str | None = '"1"') -> Answer:
    path = f"/attendance/students/{village.child}/absences/{village.absence}"
    return by(village, who, "DELETE", path, headers={"if-match": tag} if tag else {})


def bell(village: Village, **parts: Any) -> Answer:
    return by(village, Who.GUARDIAN, "GET", "/notify/notifications", **parts)


def change_school(village: Village, *functions: str) -> Answer:
    body = {
        "phone": "0490-11",
        "functions": functions,
        "closedDays": [],
        "absence": {"daysAhead": 1, "cutOff": "07:00"},
    }
    path, headers = f"/directory/schools/{village.school.id}", {"if-match": '"1"'}
    return by(village, Who.SCHOOL_ADMIN, "PUT", path, body=body, headers=headers)


def start_import(village: Village, size: int) -> Answer:
    body = {"fileName": "a.zip", "bytes": size}
    return by(village, Who.COMMUNE_ADMIN, "POST", "/directory/imports", body=body)


def already_withdrawn(village: Village) -> Answer:
    assert withdraw(village).status == 204
    return withdraw(village)


def function_off(village: Village) -> Answer:
    assert change_school(village).status == 200
    return report(village)


def cut_off_passed(village: Village) -> Answer:
    assert change_school(village, "attendance").status == 200
    return report(village, TODAY)


def key_reused(village: Village) -> Answer:
    key = {"idempotency-key": "0123456789"}
    assert report(village, headers=key).status == 201
    return report(village, TODAY, headers=key)


def scope_missing(village: Village) -> Answer:
    token = {**claims(village.people[Who.GUARDIAN]), "scope": "openid"}
    return village.portal.call("GET", "/notify/notifications", token=token)


def period_too_long(village: Village) -> Answer:
    path, period = f"/attendance/students/{village.child}/absences", {"from": "2020-01-01"}
    return by(village, Who.GUARDIAN, "GET", path, query=period)


def span(village: Village, starts: str, ends: str, day: str = TODAY) -> Answer:
    body = {"studentIds": [village.child], "firstDay": day}
    return report(village, body={**body, "span": {"starts": starts, "ends": ends}})


def lesson_not_there(village: Village) -> Answer:
    lesson = {"id": village.class_id, "groupId": village.class_id, "starts": "08:00"}
    body = {"studentIds": [village.child], "firstDay": NEXT_DAY}
    return report(village, body={**body, "lessons": [{**lesson, "ends": "09:00"}]})


def too_many_days(village: Village) -> Answer:
    # All that a year may hold of school days, for one child.
    path = f"/attendance/groups/{village.class_id}/absences"
    body = {"studentId": village.child, "firstDay": "2026-09-15", "wholeDay": True}
    return by(village, Who.MENTOR, "POST", path, body={**body, "lastDay": "2026-12-18"})


def edit(village: Village, *, week: str = WEEK, **changes: Any) -> Answer:
    place = f"/attendance/schools/{village.school.id}/groups/{village.class_id}/weeks/{week}"
    lesson = {"date": TODAY, "starts": "10:00", "ends": "11:00", "title": "Svenska", **changes}
    headers = {"if-match": tag_of_week(village, week)}
    return by(village, Who.SCHOOL_ADMIN, "POST", f"{place}/lessons", body=lesson, headers=headers)


def week_full(village: Village) -> Answer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("attendance.timetable.week.MOST_LESSONS", 1)
        return edit(village)


def start_timetable_import(village: Village, size: int) -> Answer:
    path = f"/attendance/schools/{village.school.id}/timetable-imports"
    body = {"fileName": "a.json", "bytes": size, "format": "ss12000"}
    return by(village, Who.SCHOOL_ADMIN, "POST", path, body=body)


def explain(village: Village, day: str = TODAY) -> Answer:
    place = f"/attendance/students/{village.child}/days/{day}/lessons/{village.taught}"
    body, headers = {"text": "Bussen kom inte"}, {"if-match": '"1"'}
    return by(village, Who.GUARDIAN, "PUT", f"{place}/explanation", body=body, headers=headers)


def nothing_to_explain(village: Village) -> Answer:
    assert call_the_roll(village, version='"2"', presence="present").status == 200
    return explain(village)


def not_yet_begun(village: Village) -> Answer:
    times = {"starts": "12:00", "ends": "12:40"}
    return call_the_roll(village, version='"1"', lesson=village.later_lesson, **times)


def cancelled(village: Village) -> Answer:
    times = {"starts": "07:40", "ends": "08:20"}
    return call_the_roll(village, version='"1"', lesson=village.cancelled_lesson, **times)


def database_fails(village: Village) -> Answer:
    """The real database says that there is no such table."""
    forget = Settings.load.__func__.cache_clear  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACCESS_TABLE", "gone")
        forget()
        answer = bell(village)
    forget()
    return answer


REFUSALS: dict[str, Callable[[Village], Answer]] = {
    **LEAVE_REFUSALS,
    **OF_MEETINGS,
    **OF_NOTIFY,
    **OF_FRITIDS,
    **OF_IDENTITY,
    "already-withdrawn": already_withdrawn,
    "broken-json": lambda village: report(village, raw="{"),
    "changed-meanwhile": lambda village: withdraw(village, tag='"2"'),
    "cut-off-passed": cut_off_passed,
    "day-outside-week": lambda village: edit(village, date=NEXT_WEEK),
    "day-passed": lambda village: report(village, YESTERDAY),
    "file-too-large": lambda village: start_import(village, 2**40),
    "function-off": function_off,
    "idempotency-key-needed": lambda village: report(village, headers={"idempotency-key": "x"}),
    "idempotency-key-reused": key_reused,
    "if-match-needed": lambda village: withdraw(village, tag=None),
    "internal-error": database_fails,
    "invalid-cursor": lambda village: bell(village, query={"cursor": "x"}),
    "invalid-request": lambda village: bell(village, query={"limit": "many"}),
    "lesson-changed": lambda village: call_the_roll(village, version='"2"', ends="08:00"),
    "lesson-not-there": lesson_not_there,
    "mark-not-possible": lambda village: call_the_roll(village, version='"2"', missedMinutes=5),
    "method-not-allowed": lambda village: by(
        village, Who.GUARDIAN, "PATCH", "/notify/notifications"
    ),
    "no-roll-call": cancelled,
    "not-a-school-day": lambda village: report(village, HOLIDAY),
    "not-found": lambda village: withdraw(village, Who.OTHER_MENTOR),
    "not-own-report": lambda village: withdraw(village, Who.OTHER_GUARDIAN),
    "nothing-to-explain": nothing_to_explain,
    "one-part-of-the-day": lambda village: report(
        village, body={"studentIds": [village.child], "firstDay": NEXT_DAY}
    ),
    "period-too-long": period_too_long,
    "roll-call-closed": lambda village: explain(village, "2026-10-01"),
    "roll-call-not-open": not_yet_begun,
    "scope-missing": scope_missing,
    "sign-in-needed": lambda village: village.portal.call("GET", "/notify/notifications"),
    "span-passed": lambda village: span(village, "06:00", "07:00"),
    "span-too-short": lambda village: span(village, "10:00", "10:15"),
    "lesson-times": lambda village: edit(village, ends="09:00"),
    "no-such-week": lambda village: edit(village, week="2025-W53"),
    "not-in-group": lambda village: edit(
        village, exceptions=[{"studentId": village.class_id, "participates": True}]
    ),
    "timetable-too-large": lambda village: start_timetable_import(village, 2**30),
    "unknown-staff": lambda village: edit(village, teacherIds=[village.child]),
    "week-full": week_full,
    "too-many-days": too_many_days,
    "student-not-in-lesson": lambda village: call_the_roll(
        village, version='"2"', studentId=village.school.id
    ),
    "too-far-ahead": lambda village: report(village, NEXT_WEEK),
    "too-large": lambda village: report(village, raw="x" * 70_000),
    "unknown-function": lambda village: change_school(village, "astrology"),
    "unsupported-media-type": lambda village: report(
        village, raw="x", headers={"content-type": "text/plain"}
    ),
}
