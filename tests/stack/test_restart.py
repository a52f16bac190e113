"""The portal started again finds what it knew, and goes on."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.stack.guardians import Guardian

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("stack"), pytest.mark.enable_socket]

# In a process of its own, as MiniStack shall outlive it.
AGAIN = "from skolbro_local import processes as p; p.stop_all(); p.start_aws()"


@pytest.fixture
def guardians() -> Iterator[tuple[Guardian, Guardian]]:
    anna, erik = Guardian("anna"), Guardian("erik")
    for one in (anna, erik):
        one.withdraw()
    yield anna, erik
    anna.withdraw()
    for one in (anna, erik):
        one.leave()


def test_the_bell_rings_after_the_portal_was_started_again(
    guardians: tuple[Guardian, Guardian],
) -> None:
    anna, erik = guardians
    before = erik.newest()
    anna.report()
    assert erik.hears_more_than(before)
    anna.withdraw()
    subprocess.run([sys.executable, "-c", AGAIN], check=True)  # noqa: S603 - our own words

    heard = erik.newest()
    anna.report()

    assert heard > before
    assert erik.hears_more_than(heard)
