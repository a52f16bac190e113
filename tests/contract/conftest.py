"""One village for all tests of a file; whoever changes it puts it back."""

from collections.abc import Iterator

import pytest
from tests.architecture.village import Village, a_village
from tests.whole_portal import whole_portal


@pytest.fixture(scope="module")
def standing_village() -> Iterator[Village]:
    with whole_portal() as portal:
        yield a_village(portal)


@pytest.fixture
def village(standing_village: Village) -> Iterator[Village]:
    """As it was built, whatever the last test did."""
    before = standing_village.portal.picture()
    yield standing_village
    standing_village.portal.put_back(before)
