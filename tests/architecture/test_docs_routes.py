"""Routes, events and problems, as the documentation lists them and as they are."""

from importlib import import_module

import pytest
from tests.architecture.facts import events_in, routes
from tests.architecture.pages import DOCS, MODULES, ROOT, anchors, code, rows

from skolbro.http.problems import Problem

ROUTES = DOCS / "reference" / "routes.md"
EVENTS = DOCS / "reference" / "events.md"


def test_every_route_has_its_row_and_no_other_has() -> None:
    listed = {code(cells[0])[0]: code(cells[1])[0] for cells in rows(before_conventions())}

    assert listed == routes()


def test_every_row_says_for_whom_the_route_is() -> None:
    assert [cells for cells in rows(before_conventions()) if not cells[2]] == []


def before_conventions() -> str:
    text = ROUTES.read_text()
    return text[: text.index("## Conventions")]


def worker_of(module: str) -> str:
    file = ROOT / "functions" / module / "worker.py"
    return file.read_text() if file.exists() else ""


def test_every_event_has_its_row_with_its_sender_and_its_readers() -> None:
    listed = {code(cells[0])[0]: cells for cells in rows(EVENTS.read_text())}

    assert set(listed) == events_in("events.py")
    for event, (_, sender, _, readers) in listed.items():
        read_by = [module for module in MODULES if event in worker_of(module)]
        assert sender == event.split(".", maxsplit=1)[0]
        assert [reader for reader in readers.split(", ") if reader] == read_by


@pytest.mark.parametrize("module", MODULES)
def test_every_problem_has_its_heading(module: str) -> None:
    import_module(f"{module}.api")

    headings = anchors((DOCS / "reference" / "problems.md").read_text())
    assert set(Problem.kinds) - headings == set()
