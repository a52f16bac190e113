"""What a roster says, translated: the same whatever the order of its rows."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oneroster import CLASS_4B, EKEN, MATHS, a_commune, bulk, delta

from directory.oneroster.records import ENROLLMENT_ROLES, ROLES, Enrollment, Role, User
from directory.oneroster.roster import Roster, read_roster
from directory.register import Group, Register, build_register
from skolbro import ids
from skolbro.access.relations import FOREVER, Duty, Kind
from skolbro.calendar import Term
from skolbro.ids import id_maker
from skolbro_local.demo.commune import COMMUNE, EKEBRO, Registry

OUR_COMMUNE = "the-commune"


def id_of(kind: str, sourced_id: str) -> str:
    """Ids that a reader can follow."""
    return f"{kind}:{sourced_id}"


def register_of(
    roster: Roster,
    *,
    known_groups: Mapping[str, Group] | None = None,
    known_students: frozenset[str] = frozenset(),
) -> Register:
    return build_register(
        roster,
        commune_id=OUR_COMMUNE,
        id_of=id_of,
        known_groups=known_groups or {},
        known_students=known_students,
    )


def registered(registry: Registry) -> Register:
    return register_of(read_roster(BytesIO(bulk(registry))))


def changed(**parts: Any) -> Register:
    known = {name: parts.pop(name) for name in list(parts) if name.startswith("known")}
    return register_of(read_roster(BytesIO(delta(**parts))), **known)


def guardians(register: Register) -> set[tuple[str, str]]:
    return {
        (link.person_id, link.object_id)
        for link in register.links.values()
        if link.kind is Kind.GUARDIAN_OF
    }


def user(sourced_id: str, **cells: str) -> dict[str, str]:
    return {"sourcedId": sourced_id, "givenName": "A", "familyName": "B", **cells}


def role(sourced_id: str, person: str, name: str, org: str, **cells: str) -> dict[str, str]:
    return {
        "sourcedId": sourced_id,
        "userSourcedId": person,
        "role": name,
        "orgSourcedId": org,
        **cells,
    }


def test_terms_end_the_day_before_the_standards_exclusive_end() -> None:
    assert registered(a_commune()).terms == (
        Term("HT 2026", date(2026, 8, 18), date(2026, 12, 21)),
    )


def test_schools_are_those_of_the_file_and_the_commune_is_none() -> None:
    names = {unit.name for unit in registered(a_commune()).schools.values()}

    assert names == {"Ekebro skola", "Almdalens skola"}


@pytest.mark.parametrize(
    ("class_", "kind"), [(CLASS_4B, "class"), (MATHS, "teachingGroup"), (EKEN, "fritids")]
)
def test_a_group_is_what_its_type_and_its_course_say(class_: str, kind: str) -> None:
    assert registered(a_commune()).groups[f"class:{class_}"].kind == kind


def test_protected_identity_follows_the_person() -> None:
    people = registered(a_commune()).people

    assert [people[f"user:{name}"].protected for name in ("vera", "alva")] == [True, False]


def test_who_teaches_the_class_is_its_mentor_and_who_teaches_a_group_is_not() -> None:
    links = registered(a_commune()).links

    assert ("user:maria", "mentor-of", f"class:{CLASS_4B}") in links
    assert ("user:maria", "teaches", f"class:{MATHS}") in links
    assert ("user:fatima", "teaches", f"class:{EKEN}") in links


def test_duties_are_held_at_the_school_or_at_the_commune() -> None:
    links = registered(a_commune()).links

    at_school = links["user:fatima", "works-at", f"org:{EKEBRO}"]
    at_commune = links["user:karl", "works-at", OUR_COMMUNE]
    assert at_school.duties == (Duty.FRITIDS_STAFF,)
    assert at_commune.duties == (Duty.COMMUNE_ADMINISTRATOR,)


def test_two_roles_at_one_school_are_one_relation_with_two_duties() -> None:
    registry = a_commune()
    registry.roles.append({**registry.roles[4], "sourcedId": "role-2", "role": "siteAdministrator"})

    link = registered(registry).links["user:maria", "works-at", f"org:{EKEBRO}"]
    assert link.duties == (Duty.SCHOOL_ADMINISTRATOR, Duty.TEACHER)


@pytest.mark.parametrize("named_by", ["the student", "the guardian", "both"])
def test_guardians_are_the_same_whoever_names_the_other(named_by: str) -> None:
    registry = a_commune()
    if named_by != "the student":
        for guardian in ("anna", "erik"):
            registry.users[guardian]["agentSourcedIds"] = "alva"
    if named_by == "the guardian":
        registry.users["alva"]["agentSourcedIds"] = ""

    assert guardians(registered(registry)) == {
        ("user:anna", "user:alva"),
        ("user:erik", "user:alva"),
    }


@pytest.mark.parametrize("agent", ["vera", "maria", "karl", "nobody"])
def test_an_agent_who_is_no_guardian_by_role_becomes_none(agent: str) -> None:
    registry = a_commune()
    registry.users["alva"]["agentSourcedIds"] = agent

    assert guardians(registered(registry)) == set()


def test_days_begin_and_end_at_midnight_in_stockholm() -> None:
    enrollment = {
        "sourcedId": "e",
        "classSourcedId": CLASS_4B,
        "userSourcedId": "alva",
        "role": "student",
        "beginDate": "2026-08-18",
        "endDate": "2026-12-22",
    }

    link = changed(enrollments=[enrollment]).links["user:alva", "member-of", f"class:{CLASS_4B}"]

    assert link.begins == datetime(2026, 8, 17, 22, tzinfo=UTC)
    assert link.ends == datetime(2026, 12, 21, 23, tzinfo=UTC)


def test_a_guardian_without_a_role_in_a_delta_is_the_agent() -> None:
    register = changed(users=[user("alva", agentSourcedIds="anna")])

    assert guardians(register) == {("user:anna", "user:alva")}


def test_in_a_delta_a_child_known_from_before_never_becomes_a_guardian() -> None:
    row = user("anna", agentSourcedIds="alva")

    register = changed(users=[row], known_students=frozenset({"user:alva"}))

    assert guardians(register) == {("user:anna", "user:alva")}


def test_in_a_delta_children_are_no_guardians_of_each_other() -> None:
    row = user("alva", agentSourcedIds="vera")

    register = changed(users=[row], known_students=frozenset({"user:alva", "user:vera"}))

    assert guardians(register) == set()


def test_in_a_delta_the_mentor_is_known_by_the_class_from_before() -> None:
    enrollment = {
        "sourcedId": "e",
        "classSourcedId": CLASS_4B,
        "userSourcedId": "maria",
        "role": "teacher",
    }
    home = Group(id=f"class:{CLASS_4B}", name="4B", kind="class", school_id="s")

    register = changed(enrollments=[enrollment], known_groups={home.id: home})

    assert set(register.links) == {("user:maria", "mentor-of", home.id)}


def test_in_a_delta_a_commune_administrator_works_at_the_commune() -> None:
    row = role("r", "karl", "districtAdministrator", COMMUNE, status="tobedeleted")

    assert changed(roles=[row]).ended == {("user:karl", "works-at", OUR_COMMUNE)}


def test_a_duty_that_ends_is_told_apart_from_one_that_stands() -> None:
    register = changed(
        roles=[
            role("r1", "maria", "teacher", EKEBRO, status="tobedeleted"),
            role("r2", "maria", "principal", EKEBRO, status="active"),
        ]
    )

    key = ("user:maria", "works-at", f"org:{EKEBRO}")
    assert register.links[key].duties == (Duty.PRINCIPAL,)
    assert register.duties_dropped == {key: {Duty.TEACHER}}
    assert register.ended == set()


@pytest.mark.parametrize("gone", ["user", "class", "org"])
def test_what_is_gone_takes_its_relations_along(gone: str) -> None:
    registry = a_commune()
    roster = read_roster(BytesIO(bulk(registry)))
    files: dict[str, tuple[dict[str, Any], str]] = {
        "user": (roster.users, "maria"),
        "class": (roster.classes, CLASS_4B),
        "org": (roster.orgs, EKEBRO),
    }
    records, sourced_id = files[gone]
    record = records[sourced_id]
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    records[sourced_id] = type(record)(**{**values, "deleted": True})

    register = register_of(roster)

    our_id = id_of(gone, sourced_id)
    assert our_id in register.left
    assert not [key for key in register.links if our_id in key]
    assert our_id not in {**register.people, **register.groups, **register.schools}


def test_ids_are_the_communes_own_and_cannot_be_guessed_back() -> None:
    one, other = id_maker("a", b"secret"), id_maker("b", b"secret")

    assert ids.is_id(one("user", "19121212-1212"))
    assert one("user", "1") == one("user", "1")
    assert len({one("user", "1"), one("class", "1"), other("user", "1"), one("user", "2")}) == 4
    assert one("user", "1") != id_maker("a", b"another secret")("user", "1")


people = st.sampled_from(["alva", "vera", "anna", "erik", "maria"])
days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
rosters = st.builds(
    lambda users, roles, enrollments: (users, roles, enrollments),
    st.lists(
        st.builds(
            User,
            id=people,
            deleted=st.booleans(),
            given_name=st.just("A"),
            family_name=st.just("B"),
            agents=st.lists(people, max_size=3).map(tuple),
            protected=st.booleans(),
        ),
        max_size=5,
        unique_by=lambda one: one.id,
    ),
    st.lists(
        st.builds(
            Role,
            id=st.integers(0, 30).map(str),
            deleted=st.booleans(),
            user=people,
            role=st.sampled_from(ROLES),
            org=st.sampled_from([EKEBRO, COMMUNE, "department-1"]),
            begin=days,
            end=days,
        ),
        max_size=8,
        unique_by=lambda one: one.id,
    ),
    st.lists(
        st.builds(
            Enrollment,
            id=st.integers(0, 30).map(str),
            deleted=st.booleans(),
            class_=st.sampled_from([CLASS_4B, MATHS]),
            user=people,
            role=st.sampled_from(ENROLLMENT_ROLES),
            begin=days,
            end=days,
        ),
        max_size=8,
        unique_by=lambda one: one.id,
    ),
)
SMALL = read_roster(BytesIO(bulk(a_commune())))

type Parts = tuple[list[User], list[Role], list[Enrollment]]


def roster_of(parts: Parts, mode: str) -> Roster:
    users, roles, enrollments = parts
    return Roster(
        mode=mode,
        orgs=SMALL.orgs,
        sessions=SMALL.sessions,
        courses=SMALL.courses,
        classes=SMALL.classes,
        users={one.id: one for one in users},
        roles={one.id: one for one in roles},
        enrollments={one.id: one for one in enrollments},
    )


@given(rosters, st.sampled_from(["bulk", "delta"]), st.randoms())
def test_the_order_of_rows_does_not_matter(parts: Parts, mode: str, chance: Any) -> None:
    shuffled: Any = tuple(chance.sample(rows, len(rows)) for rows in parts)

    assert register_of(roster_of(shuffled, mode)) == register_of(roster_of(parts, mode))


@given(rosters, st.sampled_from(["bulk", "delta"]))
def test_no_relation_is_both_to_stand_and_to_end(parts: Parts, mode: str) -> None:
    register = register_of(roster_of(parts, mode))

    assert not register.ended & register.links.keys()


@given(rosters)
def test_in_a_full_export_nobody_guards_without_the_role(parts: Parts) -> None:
    roster = roster_of(parts, "bulk")
    by_role = {
        id_of("user", one.user)
        for one in roster.roles.values()
        if one.role in {"guardian", "parent", "relative"}
    }

    assert {guardian for guardian, _ in guardians(register_of(roster))} <= by_role


@given(rosters)
def test_a_relation_that_stands_has_a_time_zone_or_none_and_an_end(parts: Parts) -> None:
    for link in register_of(roster_of(parts, "bulk")).links.values():
        assert link.begins is None or link.begins.tzinfo is UTC
        assert link.ends <= FOREVER
