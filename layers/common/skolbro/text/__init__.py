"""The two languages: Swedish is the source, English stands in the catalogue beside this file."""

import gettext as _gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
SOURCE = "sv"


def mark(message: str) -> str:
    """Mark a text for the catalogue where it is declared; it is translated when it is shown."""
    return message


def translate(message: str, language: str, **values: object) -> str:
    """A text in the reader's language with its values filled in."""
    found = message if language == SOURCE else _catalogue(language).gettext(message)
    return found.format(**values) if values else found


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(
        "skolbro", Path(__file__).parent / "locale", languages=[language], fallback=True
    )


def negotiate(accept_language: str | None) -> str:
    """The best of our languages for an `Accept-Language` (RFC 9110 12.5.4); Swedish if none."""
    best, best_quality = SOURCE, 0.0
    for choice in (accept_language or "").split(","):
        tag, _, parameter = choice.strip().partition(";")
        language = tag.strip().lower().split("-")[0]
        quality = _quality(parameter)
        if language in LANGUAGES and quality > best_quality:
            best, best_quality = language, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    # A quality lies between 0 and 1; `inf` is a number to Python and nonsense here.
    return quality if 0 <= quality <= 1 else 0.0
