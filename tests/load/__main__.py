"""`make load`: the morning peak on a stack of its own, and what became of every report.

Guardians and teachers of the demo commune get credentials and sign in; locust plays the morning,
reports and roll calls together, scaled to what the machine bears; when all is told, the tables are
read and held against every answer.
"""

import json
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from tests.load import tables
from tests.load.calibration import requests_a_second
from tests.load.plan import FILE, OUTCOME, Plan, Visit, people, teachers, visits
from tests.load.result import tell
from tests.load.roll_calls import Lesson, Saved, lessons_of, roll_call_faults
from tests.load.verification import (
    Answer,
    Audience,
    Fault,
    Found,
    Kind,
    Told,
    expected_lines,
    faults,
)

from attendance.timetable.lesson import week_of
from skolbro import clock
from skolbro.calendar import school_date
from skolbro_local import places
from skolbro_local.accounts import create_sign_in
from skolbro_local.processes import running_stack
from skolbro_local.stack import Account, Stack
from skolbro_local.tokens import sign_in

GUARDIANS, TEACHERS = 80, 12
PASSWORD = "Skolbro-load-2026"
REQUESTS_IN_A_VISIT = 6
# So that the machine is busy and not overrun.
OF_WHAT_IT_BEARS, USERS, QUIET_USERS = 0.8, 8, 2
WIDTH = 110
TOLD_WITHIN_SECONDS, QUIET_AFTER_SECONDS = 120, 5
HERE = Path(__file__).parent


def main() -> int:
    """Says 1 on any fault."""
    if places.LOCAL.name != "load":
        sys.stderr.write("skolbro: the load empties tables: run it by `make load`, on its stack\n")
        return 1
    columns = max(shutil.get_terminal_size().columns, WIDTH)
    stack, console = running_stack(), Console(highlight=False, width=columns)
    relations = tables.relations(stack, now=clock.now())
    known = frozenset(one.person_id for one in stack.accounts)
    planned = visits(relations, guardians=GUARDIANS, known=known)
    tables.empty(stack, "attendance", tables.SAID)
    tables.empty(stack, "notify")
    console.print(f"  sign {GUARDIANS} guardians and {TEACHERS} teachers in …")
    at_work = teachers(relations, most=TEACHERS, known=known)
    tokens = _signed_in(stack, [*people(planned), *at_work])
    lessons = _lessons(stack, {one: tokens[one] for one in at_work})
    console.print("  find what the machine bears …")
    borne = requests_a_second(stack.api_url, _own(planned, tokens))
    _plan(stack, planned, lessons, tokens=tokens, borne=borne).save()
    console.print("  play the morning (two minutes at most) …")
    outcome = _play()
    console.print("  wait until all is told …")
    audience = tables.audience(relations)
    _wait_for_bells(stack, audience)
    found = tables.found(stack)
    wrong = [*faults(_answers(outcome), found, audience), *_left_out(planned, found)]
    saved = [Saved(**one) for one in outcome["saves"]]
    wrong.extend(roll_call_faults(lessons, saved, tables.roll_calls(stack)))
    tell(console, outcome, found, wrong, borne=borne, planned=planned, lessons=lessons)
    return 1 if wrong or outcome["failed"] else 0


def _signed_in(stack: Stack, person_ids: list[str]) -> dict[str, str]:
    tokens = {}
    for number, person_id in enumerate(person_ids):
        account = Account("guardian", f"load-{number}", PASSWORD, person_id)
        create_sign_in(stack, account)
        tokens[person_id] = sign_in(stack, account.username, PASSWORD)["access_token"]
    return tokens


def _own(planned: list[Visit], tokens: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (tokens[visit.guardians[0]], f"/attendance/students/{visit.children[0]}/report-days")
        for visit in planned
    ]


def _lessons(stack: Stack, tokens: dict[str, str]) -> list[Lesson]:
    """Of the last school day before today, whose rolls may still be called."""
    today = school_date(clock.now())
    taught = [
        (teacher, lesson)
        for teacher, token in tokens.items()
        for day in (today - timedelta(days=7), today)
        for lesson in _week(stack, token, week_of(day))
    ]
    return lessons_of(taught, before=today.isoformat())


def _week(stack: Stack, token: str, week: str) -> list[dict[str, Any]]:
    path, headers = f"/attendance/teachers/me/weeks/{week}", {"Authorization": f"Bearer {token}"}
    answer = httpx.get(f"{stack.api_url}{path}", headers=headers, timeout=60).raise_for_status()
    return [lesson for day in answer.json()["days"] for lesson in day["lessons"]]


def _plan(
    stack: Stack,
    planned: list[Visit],
    lessons: list[Lesson],
    *,
    tokens: dict[str, str],
    borne: float,
) -> Plan:
    visits_a_second = borne * OF_WHAT_IT_BEARS / REQUESTS_IN_A_VISIT
    return Plan(
        api_url=stack.api_url,
        tokens=tokens,
        visits=tuple(planned),
        lessons=tuple(lessons),
        pace=USERS / visits_a_second,
        quiet=QUIET_USERS,
        spike=USERS,
    )


def _play() -> dict[str, Any]:
    OUTCOME.unlink(missing_ok=True)
    command = [sys.executable, "-m", "locust", "-f", str(HERE / "morning.py"), "--headless",
               "--only-summary", "--stop-timeout", "60", "--loglevel", "WARNING",
               "--exit-code-on-error", "0"]  # fmt: skip
    played = subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    # It holds tokens.
    FILE.unlink()
    if played.returncode or not OUTCOME.exists():
        sys.stderr.write(played.stderr)
        raise RuntimeError("the morning was not played to its end")
    outcome: dict[str, Any] = json.loads(OUTCOME.read_text())
    return outcome


def _wait_for_bells(stack: Stack, audience: Audience) -> None:
    """Until each has been told, or should have been; and then a little, for what is too much."""
    last = time.monotonic() + TOLD_WITHIN_SECONDS
    while time.monotonic() < last:
        found = tables.found(stack)
        if not expected_lines(found, audience).keys() - set(found.lines):
            break
        time.sleep(1)
    time.sleep(QUIET_AFTER_SECONDS)


def _answers(outcome: dict[str, Any]) -> list[Answer]:
    return [
        Answer(one["key"], one["status"], tuple(Told(**told) for told in one["absences"]))
        for one in outcome["answers"]
    ]


def _left_out(planned: list[Visit], found: Found) -> list[Fault]:
    reported = {one.student_id for one in found.absences}
    children = {child for visit in planned for child in visit.children}
    return [Fault(Kind.LOST, f"{child}: not reported") for child in sorted(children - reported)]


if __name__ == "__main__":
    sys.exit(main())
