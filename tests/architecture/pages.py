"""The documentation as its tests read it: pages, headings, links, tables and commands."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FRONT = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
MODULES = ("identity", "directory", "attendance", "booking", "notify")

_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


def pages() -> list[Path]:
    """Every page that people read."""
    return [*(ROOT / name for name in FRONT), *sorted(DOCS.rglob("*.md"))]


def tracked() -> list[Path]:
    """Every file of text that is kept in the history, or is about to be."""
    listed = subprocess.run(
        ["/usr/bin/env", "git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    named = (
        ROOT / name for name in listed if not name.endswith((".lock", "-lock.json", ".mo", ".png"))
    )
    return [file for file in named if file.is_file()]


def without_blocks(text: str) -> str:
    """The text outside blocks of code, in which a `#` is no heading."""
    return _BLOCK.sub("", text)


def blocks(text: str) -> list[tuple[str, str]]:
    """Each block of code with its language."""
    return _BLOCK.findall(text)


def code(text: str) -> list[str]:
    """What stands in the running text as code."""
    return _CODE.findall(without_blocks(text))


def links(text: str) -> list[str]:
    """Where the links of a page lead."""
    return _LINK.findall(without_blocks(text))


def anchors(text: str) -> set[str]:
    """The names that links give to a page's headings."""
    plain = (heading.replace("`", "").lower() for heading in _HEADING.findall(without_blocks(text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def section(page: Path, heading: str) -> str:
    """What stands under a heading of the second level. Raises `ValueError` if there is none."""
    text = page.read_text()
    start = text.index(f"\n## {heading}\n")
    end = text.find("\n## ", start + 1)
    return text[start : end if end >= 0 else len(text)]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables' rows, but for headings and rules."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    rules = {place for place, line in enumerate(lines) if line.startswith("|-")}
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for place, line in enumerate(lines)
        if not {place, place + 1} & rules
    ]


def named(text: str) -> set[str]:
    """What the first cells of the tables name, without what stands after the name."""
    return {code(cells[0])[0] for cells in rows(text)}
