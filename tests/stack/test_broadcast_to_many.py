"""A commune is told at once: nobody is left out or told twice, whatever happens on the way."""

import pytest

from skolbro_local.bench.broadcasts import FanOut, run_both

pytestmark = pytest.mark.stack
GUARDIANS = 400


@pytest.fixture(scope="module")
def runs(dynamodb_local_address: str) -> dict[str, FanOut]:
    return run_both(dynamodb_local_address, guardians=GUARDIANS, progress=lambda _: None)


def test_each_is_told_once_and_of_all_the_children(runs: dict[str, FanOut]) -> None:
    told = runs["as it should be"]

    assert (told.recipients, told.faults, told.dead_letters) == (GUARDIANS, [], ())


def test_a_line_of_the_bell_is_one_write_unit(runs: dict[str, FanOut]) -> None:
    assert runs["as it should be"].write_units_a_recipient == 1


def test_duplicates_disorder_deaths_and_poison_change_nothing_for_anybody(
    runs: dict[str, FanOut],
) -> None:
    stirred = runs["stirred"]

    assert stirred.faults == []
    assert stirred.deaths > 0
    assert stirred.messages > 2 * runs["as it should be"].messages
    assert stirred.dead_letters == ("poison",)
