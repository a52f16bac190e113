"""The glossary has every noun of the code, once."""

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

from tests.architecture.pages import DOCS, MODULES, ROOT, code, rows

from directory.school import FUNCTIONS
from skolbro.access.relations import Duty, Kind
from skolbro.access.store import DESIGN
from skolbro.table import Design
from skolbro_local import reference

GLOSSARY = DOCS / "glossary.md"
WHAT_MAKES_A_NOUN = {"dataclass", "StrEnum"}


def entries() -> list[list[str]]:
    return rows(GLOSSARY.read_text())


def words_of_code() -> set[str]:
    return {word for cells in entries() for word in code(cells[2])}


def nouns() -> Iterator[str]:
    """The classes of the rules: dataclasses and enumerations, in files that are no schemas."""
    for file in (ROOT / "functions").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                made_by = {ast.unparse(one).split("(")[0] for one in node.decorator_list}
                if WHAT_MAKES_A_NOUN & (made_by | {ast.unparse(base) for base in node.bases}):
                    yield node.name


def entities() -> Iterator[str]:
    designs: list[Design] = [DESIGN]
    designs += [import_module(f"{module}.store").DESIGN for module in (*MODULES, "bankid")]
    for design in designs:
        for entity in design.entities:
            yield entity.name


def test_every_noun_of_the_rules_is_there() -> None:
    assert set(nouns()) - words_of_code() == set()


def test_every_entity_of_the_tables_is_there() -> None:
    assert set(entities()) - words_of_code() == set()


def test_every_function_of_the_portal_is_there() -> None:
    assert set(FUNCTIONS) - words_of_code() == set()


def test_every_kind_of_relation_and_every_duty_is_there() -> None:
    wanted = {kind.value for kind in Kind} | {duty.value for duty in Duty}

    assert wanted - words_of_code() == set()


def test_every_term_is_there_once() -> None:
    terms = Counter(cells[0] for cells in entries())

    assert [term for term, times in terms.items() if times > 1] == []


def test_every_term_has_a_swedish_word_and_a_meaning() -> None:
    assert [cells[0] for cells in entries() if not cells[1] or not cells[3]] == []


def test_no_word_of_code_is_there_that_the_code_does_not_know() -> None:
    sources = " ".join(file.read_text() for file in (ROOT / "functions").rglob("*.py"))
    sources += " ".join(file.read_text() for file in (ROOT / "layers").rglob("*.py"))
    described = str(reference.openapi())

    assert {word for word in words_of_code() if word not in sources + described} == set()
