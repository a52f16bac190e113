"""A valid request of every route, about the village's child, made from the description."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.architecture.asking_fritids import bodies_of_fritids, in_path_of_fritids, version_of
from tests.architecture.asking_identity import bodies_of_identity
from tests.architecture.asking_meetings import (
    bodies_of_meetings,
    in_path_of_meetings,
    query_of_meetings,
)
from tests.architecture.asking_notify import bodies_of_notify, letter_of
from tests.architecture.matrix import Who
from tests.architecture.village import NEXT_DAY, TODAY, WEEK, Village, roll_call
from tests.architecture.village_accounts import SIGN_IN
from tests.component.portal import Answer

from skolbro.access.scopes.shown import week_as_shown
from skolbro.http.etag import of_version_shown

A_LESSON = {"date": TODAY, "starts": "10:00", "ends": "11:00", "title": "Svenska"}

# The roll of the village's lesson has been called once.
TAGS = dict.fromkeys(("attendance_save_roll_call", "attendance_save_roll_call_by_office"), '"2"')
METHODS = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}


@dataclass(frozen=True)
class Operation:
    """One route of the description."""

    id: str
    method: str
    path: str
    described: dict[str, Any] = field(hash=False, compare=False)

    @property
    def is_public(self) -> bool:
        return not self.described.get("security")

    @property
    def in_path(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)


def operations(description: dict[str, Any]) -> Iterator[Operation]:
    """Every route."""
    for path, methods in description["paths"].items():
        for method, described in methods.items():
            if method in METHODS:
                yield Operation(described["operationId"], method.upper(), path, described)


def body_of(operation_id: str, village: Village) -> dict[str, Any] | None:
    """A body that would be taken."""
    bodies: dict[str, dict[str, Any]] = {
        "attendance_report_absence": {
            "studentIds": [village.child],
            "firstDay": NEXT_DAY,
            "wholeDay": True,
        },
        "attendance_register_absence": {
            "studentId": village.child,
            "firstDay": NEXT_DAY,
            "wholeDay": True,
        },
        "attendance_register_absence_by_office": {
            "studentId": village.child,
            "firstDay": NEXT_DAY,
            "wholeDay": True,
        },
        "attendance_add_lesson": A_LESSON,
        "attendance_change_lesson": A_LESSON,
        "attendance_start_timetable_import": {
            "fileName": "a.json",
            "bytes": 10,
            "format": "ss12000",
        },
        "attendance_apply_for_leave": {
            "studentId": village.child,
            "firstDay": NEXT_DAY,
            "lastDay": NEXT_DAY,
            "reason": "Tandläkare",
        },
        "attendance_decide_class_leave": {"outcome": "approved"},
        "attendance_decide_school_leave": {"outcome": "approved"},
        "attendance_save_roll_call": roll_call(village),
        "attendance_save_roll_call_by_office": roll_call(village),
        "attendance_explain_absence": {"text": "Bussen kom inte"},
        "attendance_assess_absence": {"valid": True},
        "directory_change_school": {
            "phone": "0490-11",
            "functions": ["attendance"],
            "absence": {"daysAhead": 2, "cutOff": "08:15"},
            "closedDays": [],
        },
        "directory_start_import": {"fileName": "a.zip", "bytes": 10},
        **bodies_of_fritids(village),
        **bodies_of_meetings(village),
        "notify_move_read_marker": {"upTo": village.notification},
        **bodies_of_notify(),
        **bodies_of_identity(village),
    }
    return bodies.get(operation_id)


def in_path(village: Village, operation: Operation) -> dict[str, str]:
    """What stands in the braces of an operation's path."""
    confirms = operation.id == "attendance_confirm_leave"
    return {
        "student_id": village.child,
        "absence_id": village.registered.get(operation.id, village.absence),
        "leave_id": village.unconfirmed_leave if confirms else village.leave,
        "group_id": village.class_id,
        "day": TODAY,
        "week": WEEK,
        "lesson_id": village.taught if "/days/" in operation.path else village.lesson,
        "timetable_import_id": village.timetable_import,
        "school_id": village.school.id,
        "import_id": village.import_id,
        "notification_id": village.notification,
        "broadcast_id": village.broadcast,
        "person_id": village.people[Who.OTHER_GUARDIAN],
        "sign_in_id": SIGN_IN,
        "device_id": "01HZ0000000000000000000000",
        "letter": letter_of(village),
        **in_path_of_fritids(village, operation.path, operation.id),
        **in_path_of_meetings(village, operation.id),
    }


def ask(operation: Operation, village: Village, person: str | None, **changes: Any) -> Answer:
    """Send the request; `changes` replace what stands in the path, the body or the headers."""
    values = {**in_path(village, operation), **changes.pop("values", {})}
    body = changes.pop("body", body_of(operation.id, village))
    tag = TAGS.get(operation.id) or version_of(operation.id)
    if "/weeks/{week}/lessons" in operation.path:
        tag = tag_of_week(village, values["week"])
    headers = {"if-match": tag, **changes.pop("headers", {})}
    changes.setdefault("query", query_of_meetings(village, operation.id))
    return village.portal.call(
        operation.method,
        operation.path.format(**values),
        person=person,
        body=body,
        headers=headers,
        **changes,
    )


def tag_of_week(village: Village, week: str) -> str:
    """What the school's administrator is given with a week of the class."""
    shown = week_as_shown(village.school.id, village.class_id, week)
    return of_version_shown(1, to=village.people[Who.SCHOOL_ADMIN], what=shown)


def what_it_says(answer: Answer) -> str:
    """Body and headers as text, but for a problem's `instance`, which repeats what was asked."""
    body = answer.body
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name != "instance"}
    return json.dumps([body, answer.headers], ensure_ascii=False)
