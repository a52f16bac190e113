"""What pydantic found wrong, in words that a person can act on, without what they typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from skolbro.http.problems import FieldError
from skolbro.text import mark

_MESSAGES = {
    "missing": mark("Fältet måste fyllas i."),
    "extra_forbidden": mark("Fältet finns inte i den här begäran. Ta bort det."),
    "string_too_long": mark("Texten är för lång."),
    "string_too_short": mark("Texten är för kort."),
    "string_pattern_mismatch": mark("Texten har fel form."),
    "string_type": mark("Fältet ska vara en text."),
    "bool_parsing": mark("Fältet ska vara true eller false."),
    "int_type": mark("Fältet ska vara ett heltal."),
    "int_parsing": mark("Fältet ska vara ett heltal."),
    "int_from_float": mark("Fältet ska vara ett heltal."),
    "greater_than": mark("Talet är för litet."),
    "greater_than_equal": mark("Talet är för litet."),
    "less_than_equal": mark("Talet är för stort."),
    "list_type": mark("Fältet ska vara en lista."),
    "too_long": mark("Listan är för lång."),
    "dict_type": mark("Skicka ett objekt med namngivna fält."),
    "model_attributes_type": mark("Skicka ett objekt med namngivna fält."),
    "string_unicode": mark("Texten innehåller tecken som inte går att läsa."),
    "date_parsing": mark("Ange ett datum som finns, i formen ÅÅÅÅ-MM-DD."),
    "bool_type": mark("Fältet ska vara true eller false."),
    "literal_error": mark("Värdet är inte ett av dem som går att välja."),
    "enum": mark("Värdet är inte ett av dem som går att välja."),
}
_OTHERWISE = mark("Värdet går inte att använda.")


def field_errors(found: Iterable[Mapping[str, Any]]) -> tuple[FieldError, ...]:
    """One error a field. Empty when the body as a whole could not be read."""
    errors = tuple(found)
    if any(error["type"] == "json_invalid" for error in errors):
        return ()
    return tuple(
        FieldError(_pointer(error["loc"]), error["type"], _MESSAGES.get(error["type"], _OTHERWISE))
        for error in errors
    )


def _pointer(place: Iterable[str | int]) -> str:
    parts = list(place)
    inside = parts[1:] if parts and parts[0] in {"body", "query", "path", "header"} else parts
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in inside)
