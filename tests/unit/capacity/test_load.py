from dataclasses import replace

import pytest

from skolbro_local.capacity.load import Cost, reckon
from skolbro_local.capacity.page import page
from skolbro_local.capacity.scenario import Part, Share
from skolbro_local.capacity.touching import Key, Units, UnknownShareError, totals

ALL = Share("access", "SCHOOL", None, "all")
SOME = Share("attendance", "STUDENT", 3, "a family")
SCHOOL, ALVA, ELIAS = (
    Key("access", "SCHOOL#1"),
    Key("attendance", "STUDENT#1"),
    Key("attendance", "STUDENT#2"),
)


def cost(operation: str, keys: dict[Key, Units], *, variant: str = "") -> Cost:
    return Cost(operation=operation, variant=variant, keys=keys, tables=totals(keys))


READS = cost("read", {SCHOOL: Units(2, 0), ALVA: Units(5, 0)})
WRITES = cost("write", {SCHOOL: Units(1, 0), ALVA: Units(0, 2), ELIAS: Units(0, 4)})
PARTS = (Part("read", 10, "often"), Part("write", 20, "oftener"))


def test_where_all_meet_their_units_are_added() -> None:
    morning = reckon(PARTS, [READS, WRITES], [ALL, SOME])

    school = next(load for load in morning.loads if load.share == ALL)
    assert school.requests == 30
    assert school.units == Units(10 * 2 + 20 * 1, 0)
    assert school.of_a_partition == pytest.approx(40 / 3000)


def test_where_some_meet_each_is_taken_for_the_dearest_at_the_dearest_key() -> None:
    morning = reckon(PARTS, [READS, WRITES], [ALL, SOME])

    student = next(load for load in morning.loads if load.share == SOME)
    assert student.requests == 3
    assert student.units == Units(3 * 5, 3 * 4)
    assert student.of_a_partition == pytest.approx(12 / 1000)


def test_the_tables_bear_every_key_of_every_request() -> None:
    morning = reckon(PARTS, [READS, WRITES], [ALL, SOME])

    assert morning.tables == {
        "access": Units(10 * 2 + 20 * 1, 0),
        "attendance": Units(10 * 5, 20 * (2 + 4)),
    }


def test_the_hottest_comes_first() -> None:
    assert [load.share for load in reckon(PARTS, [READS, WRITES], [SOME, ALL]).loads] == [ALL, SOME]


@pytest.mark.parametrize(
    ("units", "is_hot"),
    [
        (Units(60, 0), False),
        (Units(60.1, 0), True),
        (Units(0, 20), False),
        (Units(0, 20.1), True),
    ],
)
def test_a_key_above_a_fifth_of_a_partition_is_a_fault(units: Units, *, is_hot: bool) -> None:
    morning = reckon([Part("a", 10, "often")], [cost("a", {SCHOOL: units})], [ALL])

    assert bool(morning.faults) == is_hot
    assert ("Too hot: access SCHOOL: " in page(morning)) == is_hot


def test_the_dearest_variant_is_taken_unless_one_is_named() -> None:
    cheap, dear = READS, replace(READS, variant="many", tables={"access": Units(99, 0)})

    taken = reckon([Part("read", 1, "")], [cheap, dear], [ALL, SOME]).costs[0][1]
    named = reckon([Part("read", 1, "", variant="")], [cheap, dear], [ALL, SOME]).costs[0][1]

    assert taken == dear
    assert named == cheap


def test_a_request_that_is_not_there_is_told_of() -> None:
    morning = reckon([*PARTS, Part("sing", 1, "never")], [READS, WRITES], [ALL, SOME])

    assert morning.missing == ("sing",)
    assert "as the API does not have them: `sing`." in page(morning)


def test_a_key_that_nobody_has_thought_of_is_refused() -> None:
    with pytest.raises(UnknownShareError, match="STUDENT"):
        reckon(PARTS, [READS, WRITES], [ALL])
