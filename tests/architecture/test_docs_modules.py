"""Each module's own page: the docstring of its package."""

from importlib import import_module

import pytest
from tests.architecture.facts import events_in, routes
from tests.architecture.pages import MODULES


def page_of(module: str) -> str:
    return " ".join((import_module(module).__doc__ or "").split())


@pytest.mark.parametrize("module", MODULES)
def test_a_modules_page_names_its_routes(module: str) -> None:
    own = {route for name, route in routes().items() if name.startswith(f"{module}_")}

    assert own
    assert {route for route in own if f"`{route}`" not in page_of(module)} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_modules_page_names_its_events(module: str) -> None:
    own = {event for event in events_in("events.py") if event.startswith(f"{module}.")}

    assert {event for event in own if f"`{event}`" not in page_of(module)} == set()


@pytest.mark.parametrize("module", ["attendance", "notify"])
def test_the_page_of_who_reads_events_names_them(module: str) -> None:
    read = events_in("worker.py", of=module)

    assert read
    assert {event for event in read if f"`{event}`" not in page_of(module)} == set()
