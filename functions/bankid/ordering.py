"""Signing in with BankID, step by step: what a browser asks for, and what BankID answers."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace

from bankid import relying_party, store
from bankid.authorization import CODE_SECONDS, Asked, Code
from bankid.breaker import Breaker, OpenError
from bankid.problems import NoSessionError, TooSoonError
from bankid.relying_party import UNREACHABLE, ApiError
from bankid.session import (
    SESSION_SECONDS,
    Collected,
    Order,
    Outcome,
    Session,
    Stage,
    Way,
    outcome_of,
    wait_before_collect,
)
from bankid.settings import BankidSettings
from skolbro import aws, clock
from skolbro.access.scopes import PublicScope
from skolbro.observability import log
from skolbro.personal_number import NotAPersonalNumberError, subject_of


def digest(secret: str) -> str:
    """What stands in the table of a secret that a browser or a client holds."""
    return hashlib.sha256(secret.encode()).hexdigest()


def begin(scope: PublicScope, asked: Asked) -> str:
    """A new session for a request, and the secret of its cookie. One round trip.

    Raises `UntrustedRequestError` for a state or a nonce that has been used before.
    """
    cookie = secrets.token_urlsafe(32)
    session = Session(
        key=digest(cookie),
        form_key=secrets.token_urlsafe(16),
        asked=asked,
        stage=Stage.CREATED,
        way=Way.OTHER,
        hint="",
        order=None,
        returned=False,
        subject="",
        expires_at=_seconds() + SESSION_SECONDS,
    )
    used = [digest(f"state:{asked.state}")]
    used += [digest(f"nonce:{asked.nonce}")] if asked.nonce else []
    store.begin(scope, session, seen=tuple(used))
    return cookie


def current(scope: PublicScope, cookie: str) -> Session:
    """The browser's session. One round trip. Raises `NoSessionError`."""
    return store.session(scope, digest(cookie), now=_seconds())


def start(
    scope: PublicScope, cookie: str, *, form_key: str, way: Way, ip: str, language: str
) -> str:
    """Order an identification, unless one is open. Returns the secret of the cookie from now on.

    The session gets a new one with the order: who has led somebody's browser here with a session
    of their own does not know it. Two round trips and one call. Raises `NoSessionError`.
    """
    now = clock.milliseconds()
    session, breaker, mine = store.claim_start(scope, digest(cookie), form_key=form_key, now=now)
    if not mine:
        return cookie
    return_key = secrets.token_urlsafe(32)
    back = f"{BankidSettings.load().issuer_url}/sign-in/back?key={return_key}"
    try:
        breaker.check(now)
        order = relying_party.order(end_user_ip=ip, return_url=back, language=language, now=now)
    except (ApiError, OpenError) as error:
        _not_started(scope, session, error, breaker=breaker, now=now)
        return cookie
    return _ordered(scope, session, order, way=way, return_key=return_key, breaker=breaker)


def _ordered(
    scope: PublicScope,
    session: Session,
    order: Order,
    *,
    way: Way,
    return_key: str,
    breaker: Breaker,
) -> str:
    cookie = secrets.token_urlsafe(32)
    bound = replace(
        session,
        key=digest(cookie),
        form_key=secrets.token_urlsafe(16),
        stage=Stage.PENDING,
        way=way,
        hint="outstandingTransaction",
        order=order,
        returned=False,
    )
    try:
        aws.together(
            lambda: store.rebind(
                scope, session.key, bound, return_key=digest(return_key), now=order.ordered_at
            ),
            lambda: store.keep_breaker(scope, Breaker()) if breaker.failures else None,
        )
    except NoSessionError:
        # Nobody would ever collect it.
        with suppress(ApiError):
            relying_party.cancel(order.reference)
        raise
    return cookie


def _not_started(
    scope: PublicScope,
    session: Session,
    error: ApiError | OpenError,
    *,
    breaker: Breaker,
    now: int,
) -> None:
    code = error.code if isinstance(error, ApiError) else UNREACHABLE
    counts = isinstance(error, ApiError) and error.is_outage
    if isinstance(error, ApiError):
        _tell(error)
    failed = replace(session, stage=Stage.FAILED, hint=code)
    aws.together(
        lambda: store.keep_outcome(scope, failed, before=Stage.STARTING),
        lambda: store.keep_breaker(scope, breaker.failed(now)) if counts else None,
    )


def poll(scope: PublicScope, cookie: str, *, form_key: str) -> Session:
    """How the order stands, asked of BankID at most every two seconds.

    Two round trips and one call. Raises `TooSoonError`, `NoSessionError`.
    """
    now = clock.milliseconds()
    session, collected_at, mine = store.claim_collect(
        scope, digest(cookie), form_key=form_key, now=now
    )
    if not mine:
        return _as_it_stands(session, wait_before_collect(collected_at, now))
    if session.order is None:
        raise NoSessionError
    outcome, subject = _collected(session, session.order)
    if (outcome.stage, outcome.hint) == (session.stage, session.hint):
        return session
    after = replace(session, stage=outcome.stage, hint=outcome.hint, subject=subject)
    return store.keep_outcome(scope, after, before=Stage.PENDING)


def _as_it_stands(session: Session, wait: int) -> Session:
    if session.stage is Stage.PENDING:
        raise TooSoonError(max(1, wait))
    return session


def _collected(session: Session, order: Order) -> tuple[Outcome, str]:
    try:
        collected = relying_party.collect(order.reference)
    except ApiError as error:
        _tell(error)
        if error.is_outage:
            # The order goes on with BankID, and the next poll may find it.
            return Outcome(stage=session.stage, hint=session.hint), ""
        return Outcome(stage=Stage.FAILED, hint=error.code), ""
    return _identified(collected)


def _identified(collected: Collected) -> tuple[Outcome, str]:
    outcome = outcome_of(collected)
    if outcome.stage is not Stage.COMPLETE:
        return outcome, ""
    try:
        return outcome, subject_of(aws.secret(), collected.personal_number)
    except NotAPersonalNumberError:
        return Outcome(stage=Stage.FAILED, hint="notAPersonalNumber"), ""


def cancel(scope: PublicScope, cookie: str, *, form_key: str) -> None:
    """Take the order back. Two round trips and one call. Raises `NoSessionError`."""
    session = current(scope, cookie)
    if session.form_key != form_key:
        raise NoSessionError
    if session.stage is not Stage.PENDING or session.order is None:
        return
    # What BankID does not take back expires by itself, and is collected by nobody.
    with suppress(ApiError):
        relying_party.cancel(session.order.reference)
    taken_back = replace(session, stage=Stage.CANCELLED, hint="")
    store.keep_outcome(scope, taken_back, before=Stage.PENDING)


def come_back(scope: PublicScope, cookie: str, *, return_key: str) -> None:
    """The app has led back to the browser. One round trip. Raises `NoSessionError`."""
    store.come_back(scope, digest(cookie), return_key=digest(return_key), now=clock.milliseconds())


def finish(scope: PublicScope, session: Session) -> str:
    """The authorization code of a completed session, once. One round trip.

    Raises `UnknownPersonError`, and `NoSessionError` the second time or too early.
    """
    if not session.may_finish():
        raise NoSessionError
    secret, now = secrets.token_urlsafe(32), _seconds()
    code = Code(
        client_id=session.asked.client_id,
        redirect_uri=session.asked.redirect_uri,
        nonce=session.asked.nonce,
        challenge=session.asked.challenge,
        subject=session.subject,
        at=now,
        expires_at=now + CODE_SECONDS,
    )
    store.finish(scope, session, code, digest=digest(secret))
    return secret


def _tell(error: ApiError) -> None:
    level = "ERROR" if error.is_ours else "WARNING"
    log("BankID refuses or does not answer", level=level, code=error.code)


def _seconds() -> int:
    return clock.milliseconds() // 1000
