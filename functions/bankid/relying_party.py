"""BankID's relying-party API, version 6.0, over mutual TLS: `/auth`, `/collect` and `/cancel`.

What is sent or answered is never logged: an answer holds a personal number.
"""

import base64
from functools import cache
from typing import Any

import httpx2

from bankid.certificate import NoCertificateError, certificate, tls_context
from bankid.session import Collected, Order
from bankid.settings import BankidSettings
from skolbro.text import mark, translate

CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 4.0
# Shown in the app, where the person decides whom to be identified to.
INTENT = mark("Du loggar in i **Skolbro**, skolans portal för hem och skola.")
UNREACHABLE = "unreachable"
_OURS_TO_MEND = frozenset({"invalidParameters", "unauthorized", "methodNotAllowed",
                           "unsupportedMediaType"})  # fmt: skip


class ApiError(Exception):
    """BankID refuses, by one of its codes; or it is `unreachable`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def is_outage(self) -> bool:
        """Whether BankID is down, and better left alone for a while."""
        return self.code in {UNREACHABLE, "internalError", "maintenance", "requestTimeout"}

    @property
    def is_ours(self) -> bool:
        """Whether an operator must mend something: the certificate or the code."""
        return self.code in _OURS_TO_MEND


def order(*, end_user_ip: str, return_url: str, language: str, now: int) -> Order:
    """Order an identification. `now` in Unix milliseconds. Raises `ApiError`.

    `end_user_ip` is the address that the gateway has seen, never what a header claims. `web` is
    left out: it wants an id of the device that lasts, which nobody here has a need to know.
    """
    visible = base64.b64encode(translate(INTENT, language).encode()).decode()
    told = _call(
        "auth",
        {
            "endUserIp": end_user_ip,
            "returnUrl": return_url,
            "returnRisk": True,
            "userVisibleData": visible,
            "userVisibleDataFormat": "simpleMarkdownV1",
        },
    )
    try:
        return Order(
            reference=str(told["orderRef"]),
            autostart_token=str(told["autoStartToken"]),
            qr_token=str(told["qrStartToken"]),
            qr_secret=str(told["qrStartSecret"]),
            ordered_at=now,
        )
    except KeyError:
        raise ApiError("internalError") from None


def collect(reference: str) -> Collected:
    """How an order stands. At most every two seconds. Raises `ApiError`."""
    told = _call("collect", {"orderRef": reference})
    done = told.get("completionData") or {}
    return Collected(
        status=str(told.get("status", "")),
        hint=str(told.get("hintCode", "")),
        personal_number=str((done.get("user") or {}).get("personalNumber", "")),
        risk=str(done.get("risk", "")),
    )


def cancel(reference: str) -> None:
    """Let the app forget the order. Raises `ApiError`."""
    _call("cancel", {"orderRef": reference})


def _call(what: str, body: dict[str, object]) -> dict[str, Any]:
    try:
        answer = _client().post(f"/rp/v6.0/{what}", json=body)
        told = answer.json()
    except NoCertificateError:
        raise ApiError("unauthorized") from None
    except (httpx2.HTTPError, ValueError):
        raise ApiError(UNREACHABLE) from None
    if not isinstance(told, dict):
        raise ApiError("internalError")
    if not answer.is_success:
        raise ApiError(str(told.get("errorCode", "internalError")))
    return told


@cache
def _client() -> httpx2.Client:
    # No redirect is followed and no proxy of the environment is asked: one host alone is known.
    return httpx2.Client(
        base_url=BankidSettings.load().bankid_url,
        verify=tls_context(certificate()),
        timeout=httpx2.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
        trust_env=False,
    )


def forget_client() -> None:
    """As in a new execution environment: the certificate is read again."""
    certificate.cache_clear()
    if _client.cache_info().currsize:
        _client().close()
    _client.cache_clear()
