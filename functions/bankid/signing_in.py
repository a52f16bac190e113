"""The pages of a sign-in: which device, the QR code or the app, how it goes, and back."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bankid import ordering
from bankid.answering import (
    cookie_of,
    forget_session,
    form_of,
    led_to,
    led_to_sign_in,
    page,
    reader_of,
    refused_with,
    wants_json,
)
from bankid.hints import text_of
from bankid.pages import answer_address, choice, qr_picture, waiting
from bankid.problems import NoSessionError, UnknownPersonError, UntrustedRequestError
from bankid.qr import qr_data, second_of
from bankid.session import Session, Stage, Way
from bankid.settings import BankidSettings
from skolbro import clock
from skolbro.access.scopes import anyone
from skolbro.text import translate

_CHOOSES = (Stage.CREATED, Stage.FAILED, Stage.CANCELLED)


async def sign_in(request: Request) -> Response:
    """The one page of a sign-in: it shows what the session stands in."""
    session = ordering.current(anyone(), cookie_of(request))
    if session.may_finish():
        return led_to(f"{BankidSettings.load().base_path}/sign-in/finish")
    reader = reader_of(request)
    if session.stage in _CHOOSES:
        return page(request, choice(reader, session))
    if session.order is None:
        raise NoSessionError
    app = BankidSettings.load().bankid_app_url
    return page(request, waiting(reader, session, session.order, app=app))


async def start(request: Request) -> Response:
    """Order an identification for the device that was chosen."""
    form = await form_of(request)
    if form.get("way") not in set(Way):
        raise UntrustedRequestError
    cookie = ordering.start(
        anyone(),
        cookie_of(request),
        form_key=form.get("key", ""),
        way=Way(form["way"]),
        ip=request.client.host if request.client else "",
        language=reader_of(request).language,
    )
    return led_to_sign_in(cookie)


async def qr(request: Request) -> Response:
    """The QR code of this very second, whichever the browser asks for. One round trip."""
    session = ordering.current(anyone(), cookie_of(request))
    order = session.order
    if session.stage is not Stage.PENDING or session.way is not Way.OTHER or order is None:
        raise NoSessionError
    seconds = second_of(order.ordered_at, clock.milliseconds())
    data = qr_data(order.qr_token, order.qr_secret, seconds=seconds)
    return Response(qr_picture(data), media_type="image/svg+xml")


async def poll(request: Request) -> Response:
    """How the order stands; `moved` when the page is to be loaded anew."""
    form = await form_of(request)
    session = ordering.poll(anyone(), cookie_of(request), form_key=form.get("key", ""))
    if not wants_json(request):
        return led_to_sign_in()
    message = text_of(session.stage, session.hint, way=session.way)
    told = {
        "stage": session.stage.value,
        "message": translate(message, reader_of(request).language),
        "moved": _has_moved(session),
    }
    return JSONResponse(told)


async def cancel(request: Request) -> Response:
    """Take the order back, and choose again."""
    form = await form_of(request)
    ordering.cancel(anyone(), cookie_of(request), form_key=form.get("key", ""))
    return led_to_sign_in()


async def back(request: Request) -> Response:
    """Where the app leads on the same device."""
    key = request.query_params.get("key", "")
    ordering.come_back(anyone(), cookie_of(request), return_key=key)
    return led_to_sign_in()


async def finish(request: Request) -> Response:
    """Lead back to the user pool with a code, once, whom a school knows. Two round trips."""
    session = ordering.current(anyone(), cookie_of(request))
    try:
        code = ordering.finish(anyone(), session)
    except UnknownPersonError as unknown:
        return refused_with(request, unknown, session=session)
    return forget_session(led_to(answer_address(session, code=code)))


def _has_moved(session: Session) -> bool:
    return session.stage is not Stage.PENDING and (
        session.stage is not Stage.COMPLETE or session.may_finish()
    )
