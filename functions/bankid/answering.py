"""How the provider's pages and endpoints take requests and answer them, in one place."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bankid.pages import POLICY, Reader, refusal
from bankid.problems import FaultError, NoSessionError, Refusal, UntrustedRequestError
from bankid.session import SESSION_SECONDS, Session
from bankid.settings import BankidSettings
from skolbro.http.problems import TYPE_PREFIX
from skolbro.observability import log, trace_id
from skolbro.text import LANGUAGES, negotiate, translate

COOKIE, LANGUAGE_COOKIE = "skolbro-bankid", "skolbro-language"
MOST_BYTES = 8192
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}
type Endpoint = Callable[[Request], Awaitable[Response]]


def guarded(endpoint: Endpoint) -> Endpoint:
    """An endpoint whose refusals and faults are shown in words, and whose log names no person."""

    async def answer(request: Request) -> Response:
        try:
            answered = await endpoint(request)
        except Refusal as refused:
            answered = refused_with(request, refused)
        except Exception as fault:  # noqa: BLE001 - its message might quote what somebody typed
            log("a page of BankID failed", level="ERROR", error=fault, route=request.url.path)
            answered = refused_with(request, FaultError())
        for name, value in HEADERS.items():
            answered.headers.setdefault(name, value)
        return answered

    return answer


def refused_with(request: Request, refused: Refusal, *, session: Session | None = None) -> Response:
    """A page with what to do; for the script and other programs a problem (RFC 9457)."""
    reader = reader_of(request)
    if not wants_json(request):
        return page(request, refusal(reader, refused, session), status=refused.status)
    headers = {"Retry-After": str(refused.retry_after)} if refused.retry_after else {}
    told = {
        "type": f"{TYPE_PREFIX}bankid",
        "title": translate(refused.title, reader.language),
        "status": refused.status,
        "detail": translate(refused.detail, reader.language),
        "instance": request.url.path,
        "traceId": trace_id(),
    }
    kind = "application/problem+json"
    return JSONResponse(told, status_code=refused.status, headers=headers, media_type=kind)


def page(request: Request, html: str, *, status: int = 200) -> Response:
    """A page; a language that the reader has just chosen is remembered in this browser."""
    answer = HTMLResponse(html, status_code=status)
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        _set_cookie(answer, LANGUAGE_COOKIE, chosen, seconds=SESSION_SECONDS)
    return answer


def led_to(address: str) -> Response:
    """See there (303), by GET whatever the method was. The address is taken as it is."""
    answer = RedirectResponse("", status_code=303)
    answer.headers["Location"] = address
    return answer


def led_to_sign_in(cookie: str = "") -> Response:
    """To the sign-in's one page, with the session's secret if it is a new one."""
    answer = led_to(f"{BankidSettings.load().base_path}/sign-in")
    if cookie:
        _set_cookie(answer, COOKIE, cookie, seconds=SESSION_SECONDS)
    return answer


def forget_session(answer: Response) -> Response:
    """Let the browser forget its session."""
    _set_cookie(answer, COOKIE, "", seconds=0)
    return answer


def cookie_of(request: Request) -> str:
    """The secret of the browser's session. Raises `NoSessionError`."""
    found = request.cookies.get(COOKIE, "")
    if not found:
        raise NoSessionError
    return found


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, each once. Raises `UntrustedRequestError`."""
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
    except ValueError:
        raise UntrustedRequestError from None
    if len(body) > MOST_BYTES or len(dict(pairs)) != len(pairs):
        raise UntrustedRequestError
    return dict(pairs)


def reader_of(request: Request) -> Reader:
    """Who reads: a language chosen on the page goes before the browser's own."""
    asked = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
    chosen = next((one for one in asked if one in LANGUAGES), None)
    return Reader(
        language=chosen or negotiate(request.headers.get("accept-language")),
        user_agent=request.headers.get("user-agent", ""),
        base=BankidSettings.load().base_path,
    )


def wants_json(request: Request) -> bool:
    """Whether a program asks, and not a browser's page."""
    return "text/html" not in request.headers.get("accept", "text/html")


def _set_cookie(answer: Response, name: str, value: str, *, seconds: int) -> None:
    # Lax, since the app and the pool lead here from elsewhere; both by GET.
    settings = BankidSettings.load()
    answer.set_cookie(
        name,
        value,
        max_age=seconds,
        path=settings.base_path,
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )
