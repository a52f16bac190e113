"""A registry's file on its way into the register, through the real store."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from tests.component.directory.registry import Imports
from tests.component.portal import TUESDAY
from tests.oneroster import CLASS_4B, EKEN, MATHS, a_commune, bulk, delta, with_cell

from directory import importing, store
from directory.importing import work_on
from skolbro.access.relations import FOREVER, Duty, Kind
from skolbro.access.scopes import WorkScope, at_work
from skolbro.access.store import school_now
from skolbro_local.demo.commune import COMMUNE, EKEBRO, Registry

LATER = TUESDAY + timedelta(days=1)
MUCH_LATER = TUESDAY + timedelta(days=2)
SCHOOLS, PEOPLE, GROUPS, LINKS = 2, 7, 3, 2 + 6 + 3


def without_erik(registry: Registry) -> Registry:
    registry.users["alva"]["agentSourcedIds"] = "anna"
    return registry


def gone(row: dict[str, str]) -> dict[str, str]:
    return {**row, "status": "tobedeleted"}


def enrolled(user: str, class_: str, role: str = "student") -> dict[str, str]:
    return {
        "sourcedId": f"enrollment-{user}-{class_}",
        "classSourcedId": class_,
        "userSourcedId": user,
        "role": role,
    }


def test_a_first_import_makes_all_of_the_register(imports: Imports) -> None:
    told = imports.take_in(bulk(a_commune()))

    assert (told["status"], told["mode"], told["reason"]) == ("finished", "bulk", None)
    assert told["counts"] == {
        "rows": 30,
        "accepted": 30,
        "rejected": 0,
        "created": SCHOOLS + PEOPLE + GROUPS + LINKS,
        "changed": 0,
        "ended": 0,
        "unchanged": 0,
    }


def test_a_guardian_sees_the_child_by_class_and_school(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))

    relation = imports.guards("anna", "alva")

    assert (relation.person_name, relation.object_name) == ("Anna Lind", "Alva Lind")
    assert (relation.group_name, relation.school_id) == ("4B", imports.id_of("org", EKEBRO))
    assert (relation.valid_from, relation.valid_until) == (TUESDAY, FOREVER)
    assert relation.commune_id == imports.commune


def test_a_protected_student_is_marked_in_every_relation(imports: Imports) -> None:
    registry = a_commune()
    registry.users["vera"]["agentSourcedIds"] = "anna"
    imports.take_in(bulk(registry))

    member = imports.relation("vera", Kind.MEMBER_OF, imports.id_of("class", CLASS_4B))

    assert (member.person_protected, imports.guards("anna", "vera").object_protected) == (
        True,
        True,
    )


def test_the_same_file_again_changes_nothing(imports: Imports, at: Any) -> None:
    imports.take_in(bulk(a_commune()))
    before = imports.standing()

    at(LATER)
    counts = imports.take_in(bulk(a_commune()))["counts"]

    assert counts["unchanged"] == SCHOOLS + PEOPLE + GROUPS + LINKS
    assert (counts["created"], counts["changed"], counts["ended"]) == (0, 0, 0)
    assert imports.standing() == before


def test_what_a_later_file_lacks_is_ended_and_never_deleted(imports: Imports, at: Any) -> None:
    imports.take_in(bulk(a_commune()))
    items = len(imports.portal.items("access"))

    at(LATER)
    counts = imports.take_in(bulk(without_erik(a_commune())))["counts"]

    assert (counts["ended"], counts["changed"], counts["created"]) == (1, 0, 0)
    assert imports.guards("erik", "alva").valid_until == LATER
    assert imports.guards("anna", "alva").valid_until == FOREVER
    assert len(imports.portal.items("access")) == items


def test_a_file_with_far_fewer_rows_ends_the_rest_and_keeps_their_history(
    imports: Imports, at: Any
) -> None:
    imports.take_in(bulk(a_commune()))
    registry = a_commune()
    del registry.users["maria"], registry.users["erik"]
    registry.roles = [row for row in registry.roles if row["userSourcedId"] in registry.users]
    registry.enrollments = [
        row for row in registry.enrollments if row["userSourcedId"] in registry.users
    ]

    at(LATER)
    told = imports.take_in(bulk(without_erik(registry)))

    assert (told["counts"]["ended"], told["counts"]["rejected"]) == (1 + 1 + 2, 0)
    at_school = imports.relation("maria", Kind.WORKS_AT, imports.id_of("org", EKEBRO))
    assert (at_school.valid_from, at_school.valid_until) == (TUESDAY, LATER)
    assert len(imports.portal.items("directory", "Person")) == PEOPLE
    assert not [link for link in imports.links() if imports.id_of("user", "maria") in link]


def test_what_has_ended_is_ended_once(imports: Imports, at: Any) -> None:
    imports.take_in(bulk(a_commune()))
    at(LATER)
    imports.take_in(bulk(without_erik(a_commune())))

    at(MUCH_LATER)
    counts = imports.take_in(bulk(without_erik(a_commune())))["counts"]

    assert counts["ended"] == 0
    assert imports.guards("erik", "alva").valid_until == LATER


def test_what_comes_back_begins_anew_and_its_earlier_time_is_kept(
    imports: Imports, at: Any
) -> None:
    imports.take_in(bulk(a_commune()))
    at(LATER)
    imports.take_in(bulk(without_erik(a_commune())))

    at(MUCH_LATER)
    counts = imports.take_in(bulk(a_commune()))["counts"]

    assert counts["changed"] == 1
    relation = imports.guards("erik", "alva")
    assert (relation.valid_from, relation.valid_until) == (MUCH_LATER, FOREVER)
    item = imports.item("erik", Kind.GUARDIAN_OF, imports.id_of("user", "alva"))
    assert item is not None
    assert item["earlier"] == [["2026-11-24T06:41:00Z", "2026-11-25T06:41:00Z"]]


def test_what_has_come_back_stays_as_it_is_and_can_end_again(imports: Imports, at: Any) -> None:
    moments = [TUESDAY + timedelta(days=day) for day in range(6)]
    for day, moment in enumerate(moments[:5]):
        at(moment)
        registry = a_commune()
        imports.take_in(bulk(without_erik(registry) if day % 2 else registry))
    before = imports.standing()

    at(moments[5])
    counts = imports.take_in(bulk(a_commune()))["counts"]

    assert counts["unchanged"] == SCHOOLS + PEOPLE + GROUPS + LINKS
    assert imports.standing() == before
    item = imports.item("erik", Kind.GUARDIAN_OF, imports.id_of("user", "alva"))
    assert item is not None
    assert len(item["earlier"]) == 2


def test_a_first_day_of_the_registry_does_not_reach_into_the_earlier_time(
    imports: Imports, at: Any
) -> None:
    registry, fewer = a_commune(), a_commune()
    for row in registry.enrollments:
        row |= {"beginDate": "2026-08-18", "endDate": ""}
    fewer.enrollments = [row for row in fewer.enrollments if row["classSourcedId"] != EKEN]
    imports.take_in(bulk(registry))
    at(LATER)
    imports.take_in(bulk(fewer))
    at(MUCH_LATER)
    imports.take_in(bulk(registry))
    before = imports.standing()

    counts = imports.take_in(bulk(registry))["counts"]

    assert (counts["changed"], imports.standing()) == (0, before)
    relation = imports.relation("alva", Kind.MEMBER_OF, imports.id_of("class", EKEN))
    assert relation.valid_from == LATER


def test_a_relation_ends_on_the_day_that_the_registry_says(imports: Imports) -> None:
    registry = a_commune()
    for row in registry.enrollments:
        row |= {"beginDate": "", "endDate": "2026-11-30"}
    imports.take_in(bulk(registry))

    relation = imports.relation("alva", Kind.MEMBER_OF, imports.id_of("class", CLASS_4B))

    assert relation.holds(TUESDAY)
    assert relation.valid_until.isoformat() == "2026-11-29T23:00:00+00:00"


def test_a_new_name_is_told_wherever_the_old_one_was(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    registry = a_commune()
    registry.users["alva"]["familyName"] = "Holm"

    counts = imports.take_in(bulk(registry))["counts"]

    assert counts["changed"] == 1 + 2 + 2
    assert imports.guards("anna", "alva").object_name == "Alva Holm"


def test_what_a_school_has_decided_stands_after_an_import(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    school = school_now(imports.id_of("org", EKEBRO))
    assert school is not None
    assert (school.functions, school.version) == (("attendance",), 1)
    imports.portal.add_school(
        type(school)(
            id=school.id,
            commune_id=school.commune_id,
            name="Ekebro",
            phone="0490-1",
            functions=("blog", "attendance"),
            calendar=school.calendar,
            settings={"attendance": {"days_ahead": 5}},
            version=3,
        )
    )

    imports.take_in(bulk(a_commune()))

    after = school_now(school.id)
    assert after is not None
    assert (after.name, after.phone, after.version) == ("Ekebro skola", "0490-1", 4)
    assert (after.functions, after.settings["attendance"]["days_ahead"]) == (
        ("blog", "attendance"),
        5,
    )


def test_a_delta_changes_what_it_names_and_leaves_the_rest(imports: Imports, at: Any) -> None:
    imports.take_in(bulk(a_commune()))
    registry = a_commune()
    row = {**registry.users["maria"], "familyName": "Ek Lund"}

    at(LATER)
    told = imports.take_in(delta(users=[row]))

    assert (told["mode"], told["counts"]["ended"], told["counts"]["created"]) == ("delta", 0, 0)
    assert told["counts"]["changed"] == 1 + 3
    mentor = imports.relation("maria", Kind.MENTOR_OF, imports.id_of("class", CLASS_4B))
    assert (mentor.person_name, mentor.object_name) == ("Maria Ek Lund", "4B")
    assert (mentor.valid_from, mentor.valid_until) == (TUESDAY, FOREVER)


def test_a_delta_that_says_what_stands_changes_nothing(imports: Imports, at: Any) -> None:
    registry = a_commune()
    imports.take_in(bulk(registry))
    before = imports.standing()

    at(LATER)
    counts = imports.take_in(
        delta(
            users=registry.users.values(),
            roles=registry.roles,
            classes=registry.classes,
            courses=registry.courses,
            enrollments=registry.enrollments,
        )
    )["counts"]

    assert (counts["created"], counts["changed"], counts["ended"]) == (0, 0, 0)
    assert imports.standing() == before


def test_custody_that_changes_ends_at_once_by_the_guardians_named(
    imports: Imports, at: Any
) -> None:
    imports.take_in(bulk(a_commune()))
    row = {**a_commune().users["alva"], "agentSourcedIds": "anna"}

    at(LATER)
    counts = imports.take_in(delta(users=[row]))["counts"]

    assert counts["ended"] == 1
    assert not imports.guards("erik", "alva").holds(LATER)
    assert imports.guards("anna", "alva").holds(LATER)


def test_custody_that_passes_to_somebody_new_begins_in_the_same_delta(
    imports: Imports, at: Any
) -> None:
    imports.take_in(bulk(a_commune()))
    registry = a_commune()
    registry.person("karin", "Karin", "Dahl", ("guardian", COMMUNE))
    row = {**registry.users["alva"], "agentSourcedIds": "anna,karin"}

    at(LATER)
    imports.take_in(delta(users=[row, registry.users["karin"]], roles=registry.roles[-1:]))

    karin = imports.guards("karin", "alva")
    assert (karin.valid_from, karin.object_name, karin.group_name) == (LATER, "Alva Lind", "4B")
    assert imports.guards("erik", "alva").valid_until == LATER


def test_a_guardians_own_row_in_a_delta_never_makes_the_child_a_guardian(
    imports: Imports,
) -> None:
    imports.take_in(bulk(a_commune()))
    row = {**a_commune().users["anna"], "agentSourcedIds": "alva"}

    imports.take_in(delta(users=[row]))

    assert imports.item("alva", Kind.GUARDIAN_OF, imports.id_of("user", "anna")) is None
    assert imports.guards("anna", "alva").holds(TUESDAY)
    assert imports.guards("erik", "alva").holds(TUESDAY)


def test_a_person_to_be_deleted_is_ended_everywhere_and_still_stored(
    imports: Imports, at: Any
) -> None:
    registry = a_commune()
    imports.take_in(bulk(registry))

    at(LATER)
    counts = imports.take_in(delta(users=[gone(registry.users["alva"])]))["counts"]

    assert counts["ended"] == 2 + 2
    assert not imports.guards("anna", "alva").holds(LATER)
    assert len(imports.portal.items("directory", "Person")) == PEOPLE


def test_an_enrollment_to_be_deleted_ends_that_one_only(imports: Imports, at: Any) -> None:
    imports.take_in(bulk(a_commune()))

    at(LATER)
    counts = imports.take_in(delta(enrollments=[gone(enrolled("alva", EKEN))]))["counts"]

    assert (counts["ended"], counts["changed"]) == (1, 0)
    assert not imports.relation("alva", Kind.MEMBER_OF, imports.id_of("class", EKEN)).holds(LATER)
    assert imports.guards("anna", "alva").group_name == "4B"


def test_a_class_to_be_deleted_ends_all_that_led_to_it(imports: Imports, at: Any) -> None:
    registry = a_commune()
    imports.take_in(bulk(registry))

    at(LATER)
    counts = imports.take_in(delta(classes=[gone(registry.classes[1])]))["counts"]

    assert counts["ended"] == 1
    assert not imports.relation("maria", Kind.TEACHES, imports.id_of("class", MATHS)).holds(LATER)


def test_a_student_who_changes_class_is_known_by_the_new_one(imports: Imports, at: Any) -> None:
    imports.take_in(bulk(a_commune()))
    other = {**a_commune().classes[0], "sourcedId": "class-4C", "title": "4C"}

    at(LATER)
    counts = imports.take_in(
        delta(
            classes=[other],
            enrollments=[
                {**gone(enrolled("alva", CLASS_4B))},
                {**enrolled("alva", "class-4C"), "status": "active"},
            ],
        )
    )["counts"]

    assert counts["ended"] == 1
    assert imports.guards("anna", "alva").group_name == "4C"
    assert imports.guards("erik", "alva").group_name == "4C"


def test_a_duty_that_ends_by_delta_leaves_the_others(imports: Imports, at: Any) -> None:
    registry = a_commune()
    registry.roles.append({**registry.roles[4], "sourcedId": "role-2", "role": "siteAdministrator"})
    imports.take_in(bulk(registry))

    at(LATER)
    counts = imports.take_in(delta(roles=[gone(registry.roles[4])]))["counts"]

    link = imports.relation("maria", Kind.WORKS_AT, imports.id_of("org", EKEBRO))
    assert (counts["ended"], link.duties) == (0, (Duty.SCHOOL_ADMINISTRATOR,))
    assert (link.valid_from, link.valid_until) == (TUESDAY, FOREVER)


def test_a_duty_that_comes_by_delta_takes_no_other_away(imports: Imports, at: Any) -> None:
    registry = a_commune()
    imports.take_in(bulk(registry))
    row = {**registry.roles[4], "sourcedId": "role-2", "role": "principal"}

    at(LATER)
    imports.take_in(delta(roles=[row]))

    link = imports.relation("maria", Kind.WORKS_AT, imports.id_of("org", EKEBRO))
    assert link.duties == (Duty.PRINCIPAL, Duty.TEACHER)
    assert link.valid_from == TUESDAY


def test_a_person_whose_last_duty_ends_by_delta_works_there_no_more(
    imports: Imports, at: Any
) -> None:
    registry = a_commune()
    imports.take_in(bulk(registry))

    at(LATER)
    counts = imports.take_in(delta(roles=[gone(registry.roles[6])]))["counts"]

    assert counts["ended"] == 1
    assert not imports.relation("karl", Kind.WORKS_AT, imports.commune).holds(LATER)


@pytest.mark.parametrize("size", [1, 7, 25, 26])
def test_small_pieces_give_the_same_register(
    imports: Imports, at: Any, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    def take_in_two() -> tuple[Any, list[str]]:
        at(TUESDAY)
        imports.forget_register()
        imports.take_in(bulk(a_commune()))
        at(LATER)
        return imports.take_in(bulk(without_erik(a_commune())))["counts"], imports.standing()

    expected = take_in_two()
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", size)

    assert take_in_two() == expected


def test_a_piece_that_was_cut_off_is_done_again_and_the_import_goes_on(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.take_in(bulk(a_commune()))
    expected = imports.standing()
    imports.forget_register()
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 4)
    import_id = imports.upload(bulk(a_commune()))
    real, calls = store.write, count()

    def failing(scope: WorkScope, table: str, items: Sequence[dict[str, Any]]) -> None:
        if items and next(calls) % 3 == 2:
            real(scope, table, items[:1])
            raise ConnectionError("cut off")
        real(scope, table, items)

    monkeypatch.setattr(store, "write", failing)
    failures = 0
    while imports.read(import_id)["status"] != "finished":
        try:
            imports.work(import_id)
        except ConnectionError:
            failures += 1

    assert 0 < failures < 20
    assert imports.standing() == expected
    assert [one["data"]["import_id"] for one in imports.events()].count(import_id) == 1


def test_what_was_to_end_when_the_work_was_cut_off_ends_the_next_time(
    imports: Imports, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.take_in(bulk(a_commune()))
    at(LATER)
    import_id = imports.upload(bulk(without_erik(a_commune())))

    def cut_off(*_: object) -> None:
        raise ConnectionError("cut off")

    with monkeypatch.context() as broken:
        broken.setattr(store, "unlink", cut_off)
        with pytest.raises(ConnectionError):
            imports.work(import_id)
    at(MUCH_LATER)
    imports.work(import_id)

    assert imports.guards("erik", "alva").valid_until == LATER
    assert not [link for link in imports.links() if imports.id_of("user", "erik") in link]


def test_an_import_that_runs_out_of_time_goes_on_where_it_was(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 5)
    import_id = imports.upload(bulk(a_commune()))
    created = []
    for _ in range(4):
        assert work_on(at_work("import"), import_id, has_time=lambda: False)
        told = imports.read(import_id)
        assert told["status"] == "running"
        created.append(told["counts"]["created"])

    imports.work(import_id)

    assert created == [5, 10, 15, 20]
    assert imports.counts(import_id)["created"] == SCHOOLS + PEOPLE + GROUPS + LINKS


def test_a_delta_that_runs_out_of_time_goes_on_where_it_was(
    imports: Imports, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.take_in(bulk(a_commune()))
    monkeypatch.setattr(importing, "ENTRIES_IN_A_PIECE", 1)
    registry = a_commune()
    registry.users["alva"] |= {"familyName": "Holm", "agentSourcedIds": "erik"}
    at(LATER)
    import_id = imports.upload(delta(users=[registry.users["alva"]]))

    for _ in range(100):
        if not work_on(at_work("import"), import_id, has_time=lambda: False):
            break

    assert imports.read(import_id)["status"] == "finished"
    assert imports.counts(import_id)["changed"] == 1 + 2 + 1
    assert imports.guards("erik", "alva").object_name == "Alva Holm"
    assert not imports.guards("anna", "alva").holds(LATER)


def test_an_import_that_is_over_does_nothing_more(imports: Imports) -> None:
    import_id = imports.upload(bulk(a_commune()))
    imports.work(import_id)
    before = imports.read(import_id)

    imports.work(import_id)

    assert imports.read(import_id) == before
    assert len(imports.events()) == 1


def test_of_two_workers_at_one_import_the_slower_stops(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = imports.upload(bulk(a_commune()))
    real, nested = store.keep_rejections, [True]

    def overtaken(*arguments: Any) -> None:
        if nested.pop() if nested else False:
            imports.work(import_id)
        real(*arguments)

    monkeypatch.setattr(store, "keep_rejections", overtaken)
    imports.work(import_id)

    assert imports.counts(import_id)["created"] == SCHOOLS + PEOPLE + GROUPS + LINKS
    assert len(imports.events()) == 1


def test_a_finished_import_is_told_to_others_with_who_started_it(imports: Imports) -> None:
    import_id = imports.upload(bulk(a_commune()))
    imports.work(import_id)

    (event,) = imports.events()

    assert event["type"] == "directory.import_finished.v1"
    assert event["data"] == {"import_id": import_id, "by": imports.karl}


def test_an_archive_that_cannot_be_read_fails_with_a_reason_and_an_event(
    imports: Imports,
) -> None:
    import_id = imports.upload(b"no zip")
    imports.work(import_id)

    told = imports.read(import_id)

    assert (told["status"], told["mode"]) == ("failed", None)
    assert told["reason"] == "Filen är inte en zip-fil. Ladda upp OneRoster som zip."
    (event,) = imports.events()
    assert event["data"] == {"import_id": import_id, "by": imports.karl}


def test_a_reason_names_the_file_and_the_line(imports: Imports) -> None:
    told = imports.take_in(with_cell("users", 2, "familyName", "x" * 200_000))

    assert told["reason"] == "users.csv, rad 3: raden är för lång."


def test_an_archive_that_fails_ends_nothing(imports: Imports) -> None:
    imports.take_in(bulk(a_commune()))
    before = imports.standing()

    imports.take_in(b"no zip")

    assert imports.standing() == before


def test_rows_that_do_not_go_in_are_counted_and_the_others_do(imports: Imports) -> None:
    counts = imports.take_in(with_cell("enrollments", 6, "role", "aide"))["counts"]

    assert (counts["rows"], counts["accepted"], counts["rejected"]) == (30, 29, 1)
    assert counts["created"] == SCHOOLS + PEOPLE + GROUPS + LINKS - 1
