"""BankID's routes: pages for browsers and endpoints for the user pool. All of them are public."""

import asyncio
from functools import cache
from pathlib import Path
from typing import Any

from mangum import Mangum
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bankid import openid, signing_in
from bankid.answering import Endpoint, guarded
from bankid.problems import NoPageError
from bankid.settings import BankidSettings

_FILES = {"bankid.js": "text/javascript", "bankid.css": "text/css"}
ENDPOINTS: dict[str, Endpoint] = {
    "GET /bankid/.well-known/openid-configuration": openid.discovery,
    "GET /bankid/jwks": openid.jwks,
    "GET /bankid/authorize": openid.authorize,
    "POST /bankid/token": openid.token,
    "GET /bankid/userinfo": openid.userinfo,
    "POST /bankid/userinfo": openid.userinfo,
    "GET /bankid/sign-in": signing_in.sign_in,
    "POST /bankid/sign-in/start": signing_in.start,
    "GET /bankid/sign-in/qr": signing_in.qr,
    "POST /bankid/sign-in/poll": signing_in.poll,
    "POST /bankid/sign-in/cancel": signing_in.cancel,
    "GET /bankid/sign-in/back": signing_in.back,
    "GET /bankid/sign-in/finish": signing_in.finish,
}


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        raise NoPageError
    content = (Path(__file__).parent / "static" / name).read_bytes()
    # They change with the code alone, which a browser asks of after an hour.
    kept = {"Cache-Control": "public, max-age=3600"}
    return Response(content, media_type=_FILES[name], headers=kept)


async def _nowhere(_: Request) -> Response:
    raise NoPageError


async def _no_page(request: Request, _: Exception) -> Response:
    return await guarded(_nowhere)(request)


ENDPOINTS["GET /bankid/static/{name}"] = _file


def _routes() -> list[Route]:
    made = []
    for key, endpoint in ENDPOINTS.items():
        method, _, path = key.partition(" ")
        made.append(Route(path, guarded(endpoint), methods=[method]))
    return made


application = Starlette(routes=_routes(), exception_handlers={HTTPException: _no_page})


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()


@cache
def _mangum() -> Mangum:
    kinds = ["text/", "application/json", "application/problem+json", "image/svg+xml"]
    return Mangum(application, lifespan="off", text_mime_types=kinds)


def _serve(event: dict[str, Any], context: object) -> dict[str, Any]:
    # Mangum takes the thread's loop, which Python makes for nobody any more.
    asyncio.set_event_loop(_loop())
    answer: dict[str, Any] = _mangum()(event, context)  # type: ignore[arg-type]
    return answer


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one request of the gateway; settings are checked before anything else."""
    BankidSettings.load()
    return _serve(event, context)
