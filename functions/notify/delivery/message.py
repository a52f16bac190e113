"""What a message says: the child's first name and the kind of thing, never the details. Pure.

It shows on locked screens and passes through others' hands; what it is about stands where its
link leads, and is checked there again.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from notify.notification import Notification
from notify.unsubscribing.letter_key import DIGEST, page_of
from skolbro.text import mark, translate

_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
MOST_OF_NAME = 40
# What one SMS holds as soon as one character is not in GSM's own alphabet, å, ä and ö excepted.
READ_MORE = mark("Öppna Skolbro för att läsa mer.")
GREETING = mark("Hej!")
WHY = mark("Du får det här för att du har valt e-post i Skolbro. Ändra eller stäng av: {address}")
WHY_MANDATORY = mark("Du får det här för att skolan måste nå dig samma dag.")
DIGEST_TITLE = mark("Nytt i Skolbro i dag: {count}")
OPEN = mark("Öppna Skolbro")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What goes out. `tag` lets a later one with the same take its place on a device."""

    tag: str
    title: str
    link: str
    language: str
    mandatory: bool
    trace: str
    kind: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail: plain and HTML say the same."""

    subject: str
    plain: str
    html: str


def first_name(name: str) -> str:
    """The first word of a name as the registry has it, where the given name stands first.

    A name that is written from right to left is isolated, so that the Swedish around it keeps its
    order (Unicode UAX 9); characters that steer or do not show are left out.
    """
    shown = "".join(one for one in name if one.isprintable() or one == "\u200d")
    first = next(iter(shown.split()), "")[:MOST_OF_NAME]
    if any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in first):
        return f"{_FIRST_STRONG_ISOLATE}{first}{_POP_ISOLATE}"
    return first


def line_of(notification: Notification, *, language: str, named: bool) -> str:
    """The line that is sent: with the child's first name, or with no name at all."""
    name = first_name(notification.child_name or "") if named else ""
    children = notification.children if named else ()
    firsts = tuple(replace(one, name=first_name(one.name)) for one in children)
    return replace(notification, child_name=name or None, children=firsts).title(language)


def message_of(
    notification: Notification, *, language: str, named: bool, mandatory: bool
) -> Message:
    """The message of one notification."""
    return Message(
        tag=notification.id,
        title=line_of(notification, language=language, named=named),
        link=notification.link,
        language=language,
        mandatory=mandatory,
        trace=notification.trace,
        kind=notification.kind,
    )


def digest_of(tag: str, lines: Sequence[str], *, language: str) -> Message:
    """The message of a day's digest."""
    return Message(
        tag=tag,
        title=translate(DIGEST_TITLE, language, count=len(lines)),
        link="/",
        language=language,
        mandatory=False,
        trace="",
        kind=DIGEST,
        lines=tuple(lines),
    )


def short_text(message: Message) -> str:
    """The text of an SMS: without a link, as links in an SMS are what deceivers send."""
    return f"{message.title}. {translate(READ_MORE, message.language)}"


def letter(message: Message, *, portal: str, key: str) -> Letter:
    """The e-mail, with its link to the portal, and by its key the one to unsubscribe."""
    language = message.language
    why = (
        translate(WHY_MANDATORY, language)
        if message.mandatory
        else translate(WHY, language, address=page_of(portal, key))
    )
    lines = message.lines or (message.title,)
    address, greeting = f"{portal}{message.link}", translate(GREETING, language)
    plain = "\n".join(
        [greeting, "", *lines, "", f"{translate(OPEN, language)}: {address}", "", why]
    )
    items = "".join(f"<p>{escape(line)}</p>" for line in lines)
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(message.title)}</title></head><body><p>{escape(greeting)}</p>{items}"
        f'<p><a href="{escape(address)}">{escape(translate(OPEN, language))}</a></p>'
        f"<p><small>{escape(why)}</small></p></body></html>"
    )
    return Letter(subject=message.title, plain=plain, html=html)
