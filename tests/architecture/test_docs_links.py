"""Links of the documentation."""

from pathlib import Path

import pytest
from tests.architecture.pages import DOCS, ROOT, anchors, links, pages


def leads(page: Path, link: str) -> bool:
    """Whether a link of a page leads to a file, and to a heading in it if it names one."""
    if link.startswith(("https://", "mailto:")):
        return True
    place, _, anchor = link.partition("#")
    target = (page.parent / place).resolve() if place else page
    inside = target.is_relative_to(ROOT) and target.exists()
    return inside and (not anchor or anchor in anchors(target.read_text()))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    assert [link for link in links(page.read_text()) if not leads(page, link)] == []


def test_every_page_is_reached_from_the_index() -> None:
    index = DOCS / "README.md"
    reached = {(index.parent / link).resolve() for link in links(index.read_text())}

    assert set(DOCS.rglob("*.md")) - {index} - reached == set()


@pytest.mark.parametrize(
    "link", ["nowhere.md", "README.md#no-such-heading", "../../outside.md", "#no-such-heading"]
)
def test_a_link_that_leads_nowhere_is_noticed(link: str) -> None:
    assert not leads(DOCS / "README.md", link)
