"""Between the table's items and what the rules speak of. Pure."""

from typing import Any

from bankid.authorization import Asked, Code
from bankid.breaker import Breaker
from bankid.session import Order, Session, Stage, Way

_ASKED = ("client_id", "redirect_uri", "state", "nonce", "challenge")
_ORDER = ("reference", "autostart_token", "qr_token", "qr_secret", "ordered_at")
_CODE = (*_ASKED[:2], "nonce", "challenge", "subject", "at", "expires_at")
_BREAKER = ("failures", "failed_at", "open_until")


def session_attributes(session: Session) -> dict[str, Any]:
    """A session as its item holds it."""
    order = session.order
    return {
        "key": session.key,
        "form_key": session.form_key,
        "stage": session.stage.value,
        "way": session.way.value,
        "hint": session.hint,
        "returned": session.returned,
        "subject": session.subject,
        "expires_at": session.expires_at,
        "asked": {name: getattr(session.asked, name) for name in _ASKED},
        "order": {name: getattr(order, name) for name in _ORDER} if order else None,
    }


def session_of(item: dict[str, Any]) -> Session:
    """The session of an item."""
    order = item.get("order")
    return Session(
        key=item["key"],
        form_key=item["form_key"],
        asked=Asked(**item["asked"]),
        stage=Stage(item["stage"]),
        way=Way(item["way"]),
        hint=item["hint"],
        order=Order(**order) if order else None,
        returned=item["returned"],
        subject=item["subject"],
        expires_at=item["expires_at"],
    )


def code_attributes(code: Code) -> dict[str, Any]:
    """A code as its item holds it."""
    return {name: getattr(code, name) for name in _CODE}


def code_of(item: dict[str, Any]) -> Code:
    """The code of an item."""
    return Code(**{name: item[name] for name in _CODE})


def breaker_attributes(breaker: Breaker) -> dict[str, Any]:
    """The breaker as its item holds it."""
    return {name: getattr(breaker, name) for name in _BREAKER}


def breaker_of(item: dict[str, Any] | None) -> Breaker:
    """The breaker of an item; without one, nothing has failed."""
    return Breaker(**{name: item[name] for name in _BREAKER}) if item else Breaker()
