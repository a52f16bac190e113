from datetime import UTC, datetime
from pathlib import Path

from tests.load.plan import Plan, Visit, Way, people, visits
from tests.load.result import height
from tests.load.roll_calls import Lesson, Sent
from tests.load.tables import audience

from skolbro.access.relations import Kind, Relation

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)


def relation(person: str, kind: Kind, object_id: str, *, group_kind: str = "") -> Relation:
    return Relation(
        person_id=person, kind=kind, object_id=object_id, group_kind=group_kind, valid_from=NOW,
        commune_id="commune", school_id="school", person_name="", object_name="",
    )  # fmt: skip


def family(number: int, *, children: int = 1) -> list[Relation]:
    return [
        relation(f"guardian-{number}-{which}", Kind.GUARDIAN_OF, f"child-{number}-{child}")
        for which in (1, 2)
        for child in range(children)
    ]


MANY = [one for number in range(9) for one in family(number, children=2)]


def test_a_family_reports_all_its_children_in_each_way_in_turn() -> None:
    planned = visits(MANY, guardians=5, known=frozenset())

    assert [visit.way for visit in planned] == list(Way)
    assert planned[0] == Visit(Way.ONCE, ("guardian-0-1",), ("child-0-0", "child-0-1"))
    assert planned[3].guardians == ("guardian-3-1", "guardian-3-2")
    assert len(people(planned)) == 5


def test_families_with_a_demo_account_and_guardians_alone_are_passed_over() -> None:
    alone = [relation("guardian-alone", Kind.GUARDIAN_OF, "child-alone")]

    planned = visits([*alone, *MANY], guardians=99, known=frozenset({"guardian-0-2"}))

    assert len(planned) == 8
    assert not {"guardian-0-1", "guardian-alone"} & set(people(planned))


def test_a_plan_is_read_as_it_was_saved(tmp_path: Path) -> None:
    planned = tuple(visits(MANY, guardians=9, known=frozenset()))
    lesson = Lesson(Sent.AGAIN, "teacher", "class", "2026-11-24", "maths")
    tokens = {"guardian-0-1": "token"}
    plan = Plan("http://127.0.0.1", tokens, planned, (lesson,), pace=1.5, quiet=2, spike=8)
    plan.save(tmp_path / "plan.json")

    assert Plan.load(tmp_path / "plan.json") == plan


def test_guardians_and_the_mentors_of_the_class_are_told_and_no_other_group() -> None:
    told = audience(
        (
            *family(1),
            relation("child-1-0", Kind.MEMBER_OF, "4B", group_kind="class"),
            relation("child-1-0", Kind.MEMBER_OF, "Eken", group_kind="fritids"),
            relation("maria", Kind.MENTOR_OF, "4B"),
            relation("fatima", Kind.MENTOR_OF, "Eken"),
            relation("ali", Kind.TEACHES, "4B"),
        )
    )

    assert told == {"child-1-0": {"guardian-1-1", "guardian-1-2", "maria"}}


def test_the_height_is_that_of_the_ten_seconds_with_most() -> None:
    assert height([0, 1, 50, 51, 52, 59.9, 60, 90]) == 0.4
    assert height([]) == 0
