"""Letters with first credentials, one a page, to print and hand out. Pure."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from skolbro.calendar import school_date
from skolbro.text import mark, translate

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Points, of which an inch has 72; the page is A4 (ISO 216).
_MM = 72 / 25.4
_PAGE = (210 * _MM, 297 * _MM)
_LEFT, _TOP, _QR = 25 * _MM, 267 * _MM, 45 * _MM
_FONT, _BOLD = "Vera", "VeraBd"
_HEADING = mark("Ditt konto i skolportalen")
_STEPS = (
    mark("1. Gå till {address} eller läs av rutan med mobilen."),
    mark("2. Skriv koden:"),
    mark("3. Välj användarnamn, gärna din e-postadress, och ett lösenord med minst 12 tecken."),
)
_UNTIL = mark("Koden gäller en gång, till och med {day}.")
_FOR_ONE = mark("Ge den inte till någon annan. Frågar någon efter den, kontakta {school}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """To whom, with which code, and until when."""

    name: str
    code: str
    expires_at: datetime


def letters(written: Sequence[Letter], *, school: str, address: str, language: str) -> bytes:
    """A PDF with a page for each. `address` is the page where a code is used.

    The font has the letters of Western Europe's languages and some more. Others lose their marks,
    and a name that has none of them leaves a line to write it on.
    """
    # A quarter of the function's start, which everybody who signs in would wait for.
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    for name in (_FONT, _BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=_PAGE, lang=language)
    canvas.setTitle(translate(_HEADING, language))
    for one in written:
        _page(canvas, one, school=school, address=address, language=language)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _page(canvas: "Canvas", one: Letter, *, school: str, address: str, language: str) -> None:
    last = school_date(one.expires_at).isoformat()
    texts = [translate(step, language, address=address) for step in _STEPS]
    page = canvas.beginText(_LEFT, _TOP)
    _lines(page, (_FONT, 11), school, "", written_name(one.name), "")
    _lines(page, (_BOLD, 16), translate(_HEADING, language), "")
    _lines(page, (_FONT, 11), texts[0], "", texts[1], "")
    _lines(page, (_BOLD, 18), f"     {one.code}", "")
    _lines(page, (_FONT, 11), texts[2], "", translate(_UNTIL, language, day=last), "")
    _lines(page, (_FONT, 11), translate(_FOR_ONE, language, school=school))
    canvas.drawText(page)
    _square(canvas, f"{address}#{one.code}", bottom=page.getY() - _QR - 10 * _MM)


def _lines(page: object, font: tuple[str, int], *lines: str) -> None:
    page.setFont(*font)  # type: ignore[attr-defined]
    for line in lines:
        page.textLine(line)  # type: ignore[attr-defined]


def _square(canvas: "Canvas", text: str, *, bottom: float) -> None:
    import segno  # noqa: PLC0415 - as above

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = _QR / len(rows)
    for down, row in enumerate(rows, start=1):
        for across, dark in enumerate(row):
            if dark:
                place = (_LEFT + across * side, bottom + _QR - down * side)
                canvas.rect(*place, side, side, stroke=0, fill=1)


def written_name(name: str) -> str:
    """A name with the letters that the font has; a line to write on where it has none."""
    plain = "".join(map(_written, name)).strip()
    return plain if any(one.isalpha() for one in plain) else "." * 40


def _written(one: str) -> str:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - as above

    known = pdfmetrics.getFont(_FONT).face.charToGlyph
    nearest = (one, unicodedata.normalize("NFKD", one)[:1])
    return next((letter for letter in nearest if ord(letter) in known), "")
