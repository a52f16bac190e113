"""Fields of a JSON row, whatever somebody has put there. Pure."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from attendance.timetable_import.reading.rows import (
    EMPTY,
    MOST_IN_AN_ID,
    TOO_MANY,
    WRONG_TYPE,
    RowError,
    text,
)
from skolbro.text import mark

NOT_A_DATE = mark("Ange ett datum som finns, i formen ÅÅÅÅ-MM-DD.")

type Row = Mapping[str, Any]


def id_of(row: Row, name: str) -> str:
    """An id, which is never empty. Raises `RowError`."""
    return text(row.get(name), name, most=MOST_IN_AN_ID)


def reference(value: object, where: str) -> str:
    """The id in `{"id": …}`. Raises `RowError`."""
    if not isinstance(value, dict):
        raise RowError(where, EMPTY if value is None else WRONG_TYPE)
    return text(value.get("id"), where, most=MOST_IN_AN_ID)


def list_of(row: Row, name: str, *, most: int, needed: bool = False) -> list[dict[str, Any]]:
    """A list of objects, empty where there is none. Raises `RowError`."""
    found = row.get(name)
    if found is None:
        found = []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise RowError(name, WRONG_TYPE)
    if needed and not found:
        raise RowError(name, EMPTY)
    if len(found) > most:
        raise RowError(name, TOO_MANY)
    return found


def bool_of(row: Row, name: str, where: str = "", *, otherwise: bool = False) -> bool:
    """True or false. Raises `RowError` for all else."""
    found = row.get(name)
    if found is None:
        return otherwise
    if not isinstance(found, bool):
        raise RowError(where or name, WRONG_TYPE)
    return found


def day_of(row: Row, name: str, where: str) -> date | None:
    """A date, or none. Raises `RowError`."""
    found = row.get(name)
    if found is None:
        return None
    with suppress(ValueError):
        if isinstance(found, str):
            return date.fromisoformat(found)
    raise RowError(where, NOT_A_DATE)
