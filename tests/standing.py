"""One village for all tests of a file; whoever changes it puts it back."""

from collections.abc import Iterator

import pytest
from tests.architecture.village import Village, a_village
from tests.whole_portal import Picture, whole_portal


@pytest.fixture(scope="module")
def standing() -> Iterator[tuple[Village, Picture]]:
    with whole_portal() as portal:
        village = a_village(portal)
        yield village, portal.picture()


@pytest.fixture
def village(standing: tuple[Village, Picture]) -> Iterator[Village]:
    """As it was built, whatever the last test did."""
    made, picture = standing
    yield made
    made.portal.put_back(picture)


@pytest.fixture
def before(standing: tuple[Village, Picture]) -> Picture:
    """All tables as the village was built."""
    return standing[1]
