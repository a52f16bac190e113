"""Filling a fresh stack with the demo commune, by the ways a real one comes in."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx

from directory.imports import Import
from skolbro import aws, calendar, clock
from skolbro.ids import id_maker
from skolbro.imports import Status
from skolbro_local.communes import add_commune, communes_of
from skolbro_local.demo.commune import ALMDALEN, EKEBRO, build_commune, custody_change
from skolbro_local.demo.fritids import open_fritids
from skolbro_local.demo.meetings import hold_meetings
from skolbro_local.demo.oneroster_file import write_bulk, write_delta
from skolbro_local.demo.timetable import write_changes, write_timetable
from skolbro_local.imports import run_import
from skolbro_local.stack import Account, Stack
from skolbro_local.timetables import run_timetable_import
from skolbro_local.tokens import sign_in
from skolbro_local.work import as_module

PASSWORD = "Skolbro-demo-2026"  # noqa: S105 - of invented people, printed by `make run`
COMMUNE_NAME = "Ekebro kommun"
PEOPLE = (
    ("anna", "guardian-anna", "guardian of Alva (4B), Sigge (1A, fritids at Eken) and Elias (8A)"),
    ("erik", "guardian-erik", "their other guardian, lives apart"),
    ("karin", "guardian-karin", "was guardian of Nils (2A) until her custody ended"),
    ("maria", "teacher-4B", "teacher, mentor of 4B"),
    ("alva", "student-4B-01", "student in 4B"),
    ("fatima", "aide-Eken-1", "fritids staff at Eken"),
    ("petra", "principal-petra", "principal of Ekebro skola"),
    ("sara", "administrator-sara", "administrator of Ekebro skola"),
    ("ali", "administrator-ali", "administrator of Almdalens skola"),
    ("karl", "administrator-karl", "administrator of the commune: imports"),
)
CHILDREN = {
    "anna": ("student-4B-01", "student-8A-01", "student-1A-01"),
    "erik": ("student-4B-01", "student-8A-01", "student-1A-01"),
}


class SeedFailedError(RuntimeError):
    """The demo file did not go in whole."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a school's administrator decides on the first day."""

    administrator: str
    phone: str
    functions: tuple[str, ...]
    cut_off: str | None


DECISIONS = (
    Decision(
        "sara",
        "0490-123 45",
        (
            "attendance",
            "timetable",
            "timeRegistration",
            "meetings",
            "information",
            "calendar",
            "contacts",
        ),
        None,
    ),
    Decision(
        "ali",
        "0490-678 90",
        ("assessments", "attendance", "assignments", "timetable", "blog", "documentation"),
        "08:30",
    ),
)


def seed(stack: Stack) -> tuple[Account, ...]:
    """Import the commune, then a change of custody. Returns the accounts to give credentials.

    A first run that was interrupted is gone on with: the commune is added once.
    """
    today = calendar.school_date(clock.now())
    commune_id = add_commune(stack, COMMUNE_NAME, commune_id=_commune_id(stack), bankid=True)
    with tempfile.TemporaryDirectory() as folder:
        _import(stack, commune_id, Path(folder), today=today)
    with as_module(stack, "directory"):
        id_of = id_maker(commune_id, aws.secret())
    return tuple(
        Account(
            role=role,
            username=username,
            password=PASSWORD,
            person_id=id_of("user", sourced_id),
            child_ids=tuple(id_of("user", child) for child in CHILDREN.get(username, ())),
        )
        for username, sourced_id, role in PEOPLE
    )


def decide(stack: Stack) -> None:
    """Let each school's administrator set it up through the API, signed in as anybody is."""
    for decision in DECISIONS:
        with _signed_in(stack, decision.administrator) as api:
            own = api.get("/directory/me").raise_for_status().json()["schools"][0]
            address = f"/directory/schools/{own['id']}"
            school = api.get(address).raise_for_status()
            wanted = {
                "phone": decision.phone,
                "functions": decision.functions,
                "absence": {"daysAhead": 1, "cutOff": decision.cut_off},
                "closedDays": school.json()["closedDays"],
            }
            etag = school.headers["etag"]
            api.put(address, json=wanted, headers={"If-Match": etag}).raise_for_status()


def lay_timetables(stack: Stack) -> None:
    """Import both schools' timetables, and then what has happened to them since."""
    today = calendar.school_date(clock.now())
    with as_module(stack, "directory"):
        id_of = id_maker(str(_commune_id(stack)), aws.secret())
    with tempfile.TemporaryDirectory() as folder:
        for school in (EKEBRO, ALMDALEN):
            for number, write in enumerate((write_timetable, write_changes)):
                file = Path(folder) / f"{school}-{number}.json"
                write(file, school=school, today=today)
                done = run_timetable_import(stack, file, school_id=id_of("org", school))
                if done.status is not Status.FINISHED or done.counts.rejected:
                    raise SeedFailedError(f"timetable: {done.counts.rejected} rows rejected")


def register_times(stack: Stack) -> None:
    """Let Fatima set Eken up, and Anna register when Sigge is there; once, whoever comes again."""
    with _signed_in(stack, "fatima") as fatima, _signed_in(stack, "anna") as anna:
        groups = fatima.get("/directory/me").raise_for_status().json()["groups"]
        (eken,) = (one["id"] for one in groups if one["kind"] == "fritids")
        sigge = f"/attendance/students/{stack.account('anna').child_ids[2]}"
        if fatima.get(f"/attendance/groups/{eken}/fritids").headers["etag"] == '"1"':
            open_fritids(fatima, anna, f"/attendance/groups/{eken}/fritids", sigge)


def plan_meetings(stack: Stack) -> None:
    """Let Maria put out times for 4B's parent meetings; once, whoever comes again."""
    with _signed_in(stack, "maria") as maria:
        groups = maria.get("/directory/me").raise_for_status().json()["groups"]
        (four_b,) = (one["id"] for one in groups if one["mentor"] and one["name"] == "4B")
        hold_meetings(maria, four_b)


def _signed_in(stack: Stack, username: str) -> httpx.Client:
    account = stack.account(username)
    token = sign_in(stack, account.username, account.password)["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(headers=headers, base_url=stack.api_url, timeout=30)


def _commune_id(stack: Stack) -> str | None:
    found = [one for one, name in communes_of(stack).items() if name == COMMUNE_NAME]
    return found[0] if found else None


def _import(stack: Stack, commune_id: str, folder: Path, *, today: date) -> None:
    registry = build_commune(today=today)
    bulk, delta = folder / "ekebro.zip", folder / "ekebro-custody.zip"
    write_bulk(registry, bulk)
    write_delta(delta, users=[custody_change(registry)])
    for file in (bulk, delta):
        _whole(run_import(stack, file, commune_id=commune_id))


def _whole(done: Import) -> None:
    if done.status is not Status.FINISHED or done.counts.rejected:
        raise SeedFailedError(f"{done.status.value}: {done.counts.rejected} rows rejected")
