"""Parameters, variables, make targets and commands, as listed and as they are."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import typer.main
from tests.architecture.pages import DOCS, MODULES, ROOT, blocks, code, named, pages, rows, section

from skolbro.config import Settings
from skolbro_local.cli import app

SETTINGS = DOCS / "reference" / "settings.md"
_PARAMETER = re.compile(r"^  (\w+):$", re.MULTILINE)
_TARGET = re.compile(r"^([a-z0-9-]+):.*## ", re.MULTILINE)
_OWN_VARIABLE = re.compile(r"\bSKOLBRO_[A-Z_]+\b")


def parameters() -> set[str]:
    template = (ROOT / "infra" / "template.yaml").read_text()
    start, end = template.index("\nParameters:\n"), template.index("\nConditions:\n")
    return set(_PARAMETER.findall(template[start:end]))


def kinds_of_settings(kind: type[Settings] = Settings) -> Iterator[type[Settings]]:
    yield kind
    for more in kind.__subclasses__():
        # Tests make kinds of their own.
        if more.__module__.partition(".")[0] in {*MODULES, "bankid"}:
            yield from kinds_of_settings(more)


def variables() -> set[str]:
    # Whatever a function starts with: routes and workers, each of which may read more.
    for file in sorted((ROOT / "functions").glob("**/*.py")):
        if file.name in {"api.py", "worker.py"}:
            import_module(".".join(file.relative_to(ROOT / "functions").with_suffix("").parts))
    return {name.upper() for kind in kinds_of_settings() for name in kind.model_fields}


def targets() -> set[str]:
    return set(_TARGET.findall((ROOT / "Makefile").read_text()))


def commands() -> set[str]:
    return set(_paths(typer.main.get_command(app), ()))


def _paths(command: object, path: tuple[str, ...]) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield " ".join(path)
        return
    for name, one in inner.items():
        yield from _paths(one, (*path, name))


def used(program: str) -> Iterator[tuple[Path, str]]:
    """The lines of code in which a page calls a program, without the program."""
    calls = re.compile(rf"(?:^|[ /$(]){program} (?:-s )?([a-z].*)")
    for page in pages():
        text = page.read_text()
        inside = [line for kind, block in blocks(text) if kind in {"sh", "console"}
                  for line in block.split("\n")]  # fmt: skip
        for line in [*inside, *code(text)]:
            for call in calls.findall(line):
                yield page, call


def test_every_parameter_of_the_template_has_its_row() -> None:
    assert named(section(SETTINGS, "Parameters of the template")) == parameters()


def test_every_variable_that_a_function_reads_has_its_row() -> None:
    listed = named(section(SETTINGS, "Variables of the functions"))

    assert listed == variables() | {"POWERTOOLS_SERVICE_NAME"}


def test_every_variable_of_the_tools_has_its_row() -> None:
    sources = [*(ROOT / "local").rglob("*.py"), ROOT / "Makefile"]
    read = {name for file in sources for name in _OWN_VARIABLE.findall(file.read_text())}

    assert named(section(SETTINGS, "Variables on your machine")) == read


def test_every_make_target_has_its_row() -> None:
    listed = {name.split()[1] for name in named(section(SETTINGS, "Make targets"))}

    assert listed == targets()


def test_every_command_has_its_row() -> None:
    listed = named(section(SETTINGS, "Commands"))
    words = {" ".join(re.findall(r"(?<= )[a-z]+(?= |$)", f" {one}")[1:]) for one in listed}

    assert words == commands()


def test_every_make_target_that_a_page_names_exists() -> None:
    unknown = {(page.name, call) for page, call in used("make") if call.split()[0] not in targets()}

    assert unknown == set()


def test_every_command_that_a_page_names_exists() -> None:
    unknown = {
        (page.name, call)
        for page, call in used("skolbro")
        if not any(f"{call} ".startswith(f"{one} ") for one in commands())
    }

    assert unknown == set()


@pytest.mark.parametrize("program", ["make", "skolbro"])
def test_pages_name_commands_at_all(program: str) -> None:
    assert len(list(used(program))) > len(rows(section(SETTINGS, "Commands")))
