"""What happens in one module reaches the others, on the template as it is deployed."""

import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.stack.running import (
    AT_LENGTH_SECONDS,
    People,
    Person,
    free_day,
    line,
    report,
    wait_for,
)

from skolbro import calendar
from skolbro.imports import Status
from skolbro_local.demo.commune import build_commune
from skolbro_local.demo.oneroster_file import write_bulk, write_delta
from skolbro_local.imports import run_import
from skolbro_local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack")]
TOLD_WITHIN_SECONDS = 5


def warm_up(maria: Person, anna: Person, child: str, day: str) -> None:
    """A report that is taken back, and has been told of: no function starts after it."""
    seen = {one["id"] for one in maria.bell()["items"]}
    assert report(anna, child, day).status_code == 201
    free_day(anna, child)
    for kind in ("attendance.absence_reported", "attendance.absence_withdrawn"):
        wait_for(partial(line, maria, seen, kind), seconds=AT_LENGTH_SECONDS)


def test_a_report_rings_the_mentor_and_the_other_guardian_within_five_seconds(
    people: People,
) -> None:
    anna, erik, maria = people("anna"), people("erik"), people("maria")
    child = anna.account.child_ids[0]
    day = free_day(anna, child)
    warm_up(maria, anna, child, day)
    before = {one: one.bell() for one in (anna, erik, maria)}
    seen = {one: {old["id"] for old in bell["items"]} for one, bell in before.items()}

    answer = report(anna, child, day)
    reported = time.monotonic()

    assert answer.status_code == 201, answer.text
    told = {}
    for person in (erik, maria):
        told[person] = wait_for(
            partial(line, person, seen[person], "attendance.absence_reported"),
            seconds=TOLD_WITHIN_SECONDS - (time.monotonic() - reported),
        )
        assert told[person]["title"] == "Alva Lind är anmäld frånvarande"
        assert (told[person]["childId"], told[person]["read"]) == (child, False)
        assert person.bell()["unread"] == before[person]["unread"] + 1
    assert line(anna, seen[anna], "attendance.absence_reported") is None
    assert told[erik]["link"] == f"/children/{child}/attendance"
    _, group, days, of_day = told[maria]["link"].strip("/").split("/")
    assert (days, of_day) == ("days", day)
    shown = maria.read(f"/attendance/groups/{group}/days/{day}")["students"]
    assert [one["id"] for one in shown if one["absences"]] == [child]


def the_register(folder: Path) -> Path:
    file = folder / "ekebro.zip"
    write_bulk(build_commune(today=calendar.school_date(datetime.now(UTC))), file)
    return file


def upload(karl: Person, file: Path) -> dict[str, Any]:
    """As the administrator's page does: a form, the file, and a look now and then."""
    started = karl.post("/directory/imports", {"fileName": file.name, "bytes": file.stat().st_size})
    assert started.status_code == 201, started.text
    form = started.json()["upload"]
    sent = httpx.post(
        form["url"],
        data=form["fields"],
        files={"file": (file.name, file.read_bytes(), "application/zip")},
        timeout=60,
    )
    assert sent.status_code in {200, 201, 204}, sent.text

    def finished() -> dict[str, Any] | None:
        one: dict[str, Any] = karl.read(started.headers["location"])
        return one if one["status"] in {"finished", "failed"} else None

    return wait_for(finished, seconds=AT_LENGTH_SECONDS)


def test_an_administrator_uploads_the_register_and_the_second_time_changes_nothing(
    people: People, tmp_path: Path
) -> None:
    karl = people("karl")
    file = the_register(tmp_path)
    seen = {one["id"] for one in karl.bell()["items"]}

    first = upload(karl, file)
    rung = wait_for(
        lambda: line(karl, seen, "directory.import_finished"), seconds=AT_LENGTH_SECONDS
    )
    second = upload(karl, file)

    assert (first["status"], first["mode"], first["counts"]["rejected"]) == ("finished", "bulk", 0)
    assert first["counts"]["accepted"] == first["counts"]["rows"] > 1000
    assert rung["title"] == "Importen är klar"
    assert rung["link"] == f"/imports/{first['id']}"
    counts = second["counts"]
    assert (counts["created"], counts["changed"], counts["ended"]) == (0, 0, 0)
    assert counts["unchanged"] > 1000


def import_guardians(stack: Stack, folder: Path, *guardians: str) -> None:
    """A delta of one row, with whom Alva has as guardians."""
    registry = build_commune(today=calendar.school_date(datetime.now(UTC)))
    row = {**registry.users["student-4B-01"], "agentSourcedIds": ",".join(guardians)}
    file = folder / "custody.zip"
    write_delta(file, users=[row])
    options = httpx.get(f"{stack.api_url}/identity/sign-in-options").json()
    done = run_import(stack, file, commune_id=options["communes"][0]["id"])
    assert done.status is Status.FINISHED
    assert done.counts.rejected == 0


def test_custody_that_ends_is_felt_on_the_next_request_with_the_same_token(
    stack: Stack, people: People, tmp_path: Path
) -> None:
    anna = people("anna")
    child, *siblings = anna.account.child_ids
    path = f"/attendance/students/{child}/absences"
    day = free_day(anna, child)
    assert anna.get(path).status_code == 200

    try:
        import_guardians(stack, tmp_path, "guardian-erik")

        assert anna.get(path).status_code == 404
        assert report(anna, child, day).status_code == 404
        shown = [one["id"] for one in anna.read("/directory/me")["children"]]
        assert sorted(shown) == sorted(siblings)
        assert all(one["childId"] != child for one in anna.bell()["items"])
        assert people("erik").get(path).status_code == 200
    finally:
        import_guardians(stack, tmp_path, "guardian-anna", "guardian-erik")

    assert anna.get(path).status_code == 200
