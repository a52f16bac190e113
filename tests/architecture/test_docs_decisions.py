"""Decisions: one page each, and held by something that exists."""

import re
from pathlib import Path

import pytest
from tests.architecture.pages import DOCS, ROOT

DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
_TEST = re.compile(r"`(tests/[\w/]+\.py|(?:tests|web)/[\w/]+\.(?:spec|test)\.ts)`")
_PARTS = ("**Decision.**", "**Why.**", "**What it costs.**", "**Held by**")
MOST_LINES = 60


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem[:4])
def test_a_decision_names_tests_that_exist(page: Path) -> None:
    text = page.read_text()
    tests = _TEST.findall(text[text.index("**Held by**") :])

    assert tests
    assert [test for test in tests if not (ROOT / test).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem[:4])
def test_a_decision_is_a_page_with_its_reasons(page: Path) -> None:
    text = page.read_text()

    assert text.startswith(f"# {page.name[:4]}. ")
    assert [part for part in _PARTS if part not in text] == []
    assert text.count("\n") <= MOST_LINES
