"""Cells of a row, as the OneRoster 1.2 CSV binding allows them, and what is wrong with others."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from skolbro.text import mark

MOST_CHARACTERS = 255
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# From 1900: what is earlier is a slip, and some of it no instant at all.
DAY = re.compile(r"(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")

type Row = Mapping[str, str]


class CellError(Exception):
    """One cell is wrong: its column, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def text(row: Row, column: str) -> str:
    """A cell without the space around it. Raises `CellError` if it is too long or unprintable."""
    value = row.get(column, "").strip()
    if len(value) > MOST_CHARACTERS:
        raise CellError(column, mark("Texten är för lång. Korta den till högst 255 tecken."))
    if any(not character.isprintable() for character in value):
        raise CellError(
            column, mark("Cellen innehåller tecken som inte går att visa. Ta bort dem.")
        )
    return value


def needed(row: Row, column: str) -> str:
    """A cell that must hold something. Raises `CellError`."""
    value = text(row, column)
    if not value:
        raise CellError(column, mark("Cellen är tom. Fyll i den."))
    return value


def shown(row: Row, column: str, *, may_be_empty: bool = False) -> str:
    """A cell that people will read, in a spreadsheet too. Raises `CellError` for a formula."""
    # A name ends in class lists that staff open in a spreadsheet (OWASP: CSV injection).
    value = row.get(column, "")
    if value.startswith(FORMULA_STARTS) or value.lstrip().startswith(FORMULA_STARTS):
        raise CellError(column, mark("Cellen ser ut som en formel. Ta bort tecknet i början."))
    return text(row, column) if may_be_empty else needed(row, column)


def one_of(row: Row, column: str, allowed: tuple[str, ...]) -> str:
    """A cell with a word of the standard's vocabulary. Raises `CellError`."""
    value = text(row, column)
    if value not in allowed:
        raise CellError(column, mark("Välj ett värde som OneRoster 1.2 tillåter."))
    return value


def day(row: Row, column: str) -> date | None:
    """A cell with a date from 1900 on, or none. Raises `CellError`."""
    value = text(row, column)
    if not value:
        return None
    # The 31st of November has the form of a day.
    with suppress(ValueError):
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    raise CellError(column, mark("Ange ett datum som finns, i formen ÅÅÅÅ-MM-DD."))


def agents_of(row: Row) -> tuple[str, ...]:
    """The ids in `agentSourcedIds`, which stand in one cell."""
    parts = (part.strip() for part in row.get("agentSourcedIds", "").split(","))
    return tuple(part for part in parts if part)


def is_deleted(row: Row) -> bool:
    """Whether a row says that it is gone, which only a delta file does."""
    # In bulk files status is left empty; in delta files it must be one of the two.
    return one_of(row, "status", ("active", "tobedeleted", "")) == "tobedeleted"
