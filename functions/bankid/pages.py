"""The pages that a browser is shown: plain HTML, which works without script, in two languages."""

import io
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import segno

from bankid.hints import text_of
from bankid.launching import autostart_link, platform_of
from bankid.problems import Refusal
from bankid.session import Order, Session, Stage, Way
from skolbro.text import mark, translate

# No script, style or picture but this provider's own, and in nobody's frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_TITLE = mark("Logga in med BankID")
_SAME = mark("BankID på den här enheten")
_OTHER = mark("BankID på en annan enhet")
_OPEN = mark("Öppna BankID-appen")
_CANCEL = mark("Avbryt")
_LEAVE = mark("Tillbaka till skolportalens inloggning")
_PICTURE = mark("QR-kod att läsa av med BankID-appen")
_REFRESH = mark("Jag har identifierat mig")
_OTHER_LANGUAGE = {"sv": ("en", "In English"), "en": ("sv", "På svenska")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads the page: in which language, in which browser, below which path."""

    language: str
    user_agent: str
    base: str

    def say(self, text: str) -> str:
        """A text in the reader's language, safe within HTML."""
        return escape(translate(text, self.language))


def choice(reader: Reader, session: Session) -> str:
    """Which device the app is on; after a failure with what to do, which is announced at once."""
    told = ""
    if session.stage is not Stage.CREATED:
        message = text_of(session.stage, session.hint, way=session.way)
        told = f'<p role="alert">{reader.say(message)}</p>'
    return _page(
        reader,
        _TITLE,
        f'{told}<form method="post" action="{reader.base}/sign-in/start">{_key(session)}'
        f'<button name="way" value="same">{reader.say(_SAME)}</button>'
        f'<button name="way" value="other">{reader.say(_OTHER)}</button></form>'
        f"{_leave(reader, session)}",
    )


def waiting(reader: Reader, session: Session, order: Order, *, app: str) -> str:
    """The QR code or the link that starts the app, how it goes, and how to cancel."""
    here = f"{reader.base}/sign-in"
    message = text_of(session.stage, session.hint, way=session.way)
    body = (
        f'<div data-poll="{here}/poll" data-qr="{here}/qr" data-here="{here}"'
        f' data-key="{escape(session.form_key)}">{_means(reader, session, order, app=app)}</div>'
        f'<p id="status" role="status" aria-live="polite">{reader.say(message)}</p>'
        f'<noscript><form method="post" action="{here}/poll">{_key(session)}'
        f"<button>{reader.say(_REFRESH)}</button></form></noscript>"
        f'<form method="post" action="{here}/cancel">{_key(session)}'
        f'<button class="quiet">{reader.say(_CANCEL)}</button></form>'
        f'<script src="{reader.base}/static/bankid.js" defer></script>'
    )
    return _page(reader, _TITLE, body)


def refusal(reader: Reader, refused: Refusal, session: Session | None = None) -> str:
    """What is refused, and what to do."""
    back = _leave(reader, session) if session else ""
    return _page(reader, refused.title, f"<p>{reader.say(refused.detail)}</p>{back}")


def qr_picture(data: str) -> bytes:
    """A QR code as SVG, with the quiet zone around it that the standard asks for."""
    written = io.BytesIO()
    segno.make(data, error="l", micro=False).save(
        written, kind="svg", scale=6, border=4, light="#fff"
    )
    return written.getvalue()


def answer_address(session: Session, **told: str) -> str:
    """Where the client gets its answer."""
    return address_with(session.asked.redirect_uri, {**told, "state": session.asked.state})


def address_with(address: str, told: dict[str, str]) -> str:
    """An address with more in its query."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(told)}"


def _means(reader: Reader, session: Session, order: Order, *, app: str) -> str:
    if session.way is Way.OTHER:
        picture = f'src="{reader.base}/sign-in/qr" alt="{reader.say(_PICTURE)}"'
        return f'<img id="qr" width="272" height="272" {picture}>'
    platform = platform_of(reader.user_agent)
    link = escape(autostart_link(order.autostart_token, platform, app=app))
    return f'<a class="button" href="{link}">{reader.say(_OPEN)}</a>'


def _leave(reader: Reader, session: Session) -> str:
    address = escape(answer_address(session, error="access_denied"))
    return f'<a class="button quiet" href="{address}">{reader.say(_LEAVE)}</a>'


def _key(session: Session) -> str:
    return f'<input type="hidden" name="key" value="{escape(session.form_key)}">'


def _page(reader: Reader, title: str, body: str) -> str:
    other, name = _OTHER_LANGUAGE[reader.language]
    return (
        f'<!doctype html><html lang="{reader.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{reader.say(title)} – Skolbro</title>"
        f'<link rel="stylesheet" href="{reader.base}/static/bankid.css"></head>'
        f'<body><header>Skolbro <a href="?lang={other}" lang="{other}" hreflang="{other}">'
        f"{name}</a></header><main><h1>{reader.say(title)}</h1>{body}</main></body></html>"
    )
