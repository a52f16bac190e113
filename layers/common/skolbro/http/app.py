"""The application of one module: the same conventions on every route, in one place."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NoReturn
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Request, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError as NoRouteError
from aws_lambda_powertools.event_handler.openapi.exceptions import (
    RequestUnsupportedContentType,
    RequestValidationError,
)
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from skolbro.http import etag
from skolbro.http.problems import (
    TYPE_PREFIX,
    BrokenJsonError,
    FieldError,
    InternalError,
    InvalidRequestError,
    MethodNotAllowedError,
    NotFoundError,
    Problem,
    TooLargeError,
    UnsupportedMediaTypeError,
)
from skolbro.http.validation import field_errors
from skolbro.observability import log, trace_id
from skolbro.text import negotiate, translate

MOST_BYTES = 64 * 1024
# What the address of a next page repeats of the query.
IN_A_LINK = ("limit",)
# Marks a route that needs no token, in the code and in the description.
PUBLIC = {"x-public": True}
# Marks a POST that needs no idempotency key: it makes nothing, and twice is as good as once.
ONE_CLICK = {"x-one-click": True}
# Marks a route that asks which version it changes.
NAMES_VERSION = {"x-if-match": True}
# Marks a route that answers 200 instead of 201 when somebody had made the thing before.
MAY_STAND = {"x-may-stand": True}
PDF = "application/pdf"
HEADERS = {
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Language, Authorization",
    "X-Content-Type-Options": "nosniff",
}

type LambdaHandler = Callable[[dict[str, Any], object], dict[str, Any]]


class NotModified(Exception):  # noqa: N818 - the reader has it already, which is no error
    """The asker's copy is the present one."""

    def __init__(self, tag: str) -> None:
        super().__init__("not modified")
        self.tag = tag


class PortalApp(APIGatewayHttpResolver):
    """Powertools' resolver with the portal's problems, languages and headers."""

    def __init__(self) -> None:
        super().__init__(
            enable_validation=True, json_body_deserializer=read_json, serializer=write_json
        )
        self.exception_handler(Problem)(self.render)
        self.exception_handler(NoRouteError)(self._no_route)
        self.exception_handler(NotModified)(self._not_modified)
        self.exception_handler(RequestValidationError)(self._invalid)
        self.exception_handler(RequestUnsupportedContentType)(
            lambda _: self.render(UnsupportedMediaTypeError())
        )
        # A body in base64 that is no UTF-8 shows only when it is decoded.
        self.exception_handler(UnicodeDecodeError)(lambda _: self.render(BrokenJsonError()))
        self.exception_handler(Exception)(self._unexpected)

    @property
    def language(self) -> str:
        """The reader's language."""
        return negotiate(self.current_event.headers.get("accept-language"))

    @property
    def _trace(self) -> str:
        # Where nothing is traced, the gateway's number of the request leads to the log as well.
        return trace_id() or str(self.current_event.request_context.request_id)

    def handle(self, event: dict[str, Any], context: object) -> dict[str, Any]:
        """Answer one event of an HTTP API (payload format 2.0)."""
        answer: dict[str, Any] = self.resolve(_without_forms(event), context)  # type: ignore[arg-type]
        answer["headers"] = {**HEADERS, "Content-Language": self.language, **answer["headers"]}
        # A gateway sends text on, and what has no content has an empty one.
        answer["body"] = answer["body"] or ""
        # What is no text goes to the gateway in base64, and leaves it as it was.
        answer["isBase64Encoded"] = answer["headers"].get("Content-Type") == PDF
        return answer

    def render(self, problem: Problem) -> Response[str]:
        """A problem in the reader's language, as RFC 9457 has it."""
        language, trace = self.language, self._trace
        values = {"trace": trace, **problem.values}
        body: dict[str, Any] = {
            **problem.members,
            "type": TYPE_PREFIX + problem.code,
            "title": translate(problem.title, language),
            "status": problem.status.value,
            "detail": translate(problem.detail, language, **values),
            "instance": self.current_event.path,
            "traceId": trace,
        }
        if problem.errors:
            body["errors"] = [_told(error, language) for error in problem.errors]
        log("refused", code=problem.code, status=problem.status.value, traceId=trace)
        return Response(
            status_code=problem.status.value,
            content_type="application/problem+json",
            headers=dict(problem.headers),
            body=write_json(body),
        )

    def _not_modified(self, unchanged: NotModified) -> Response[str]:
        return Response(
            status_code=HTTPStatus.NOT_MODIFIED.value,
            content_type=None,
            headers={"ETag": unchanged.tag},
            body="",
        )

    def _no_route(self, _: NoRouteError) -> Response[str]:
        routes = self._static_routes + self._dynamic_routes
        allowed = sorted({r.method for r in routes if r.rule.match(self.current_event.path)})
        if not allowed:
            return self.render(NotFoundError())
        allow = ", ".join(allowed)
        return self.render(MethodNotAllowedError(allow=allow, headers={"Allow": allow}))

    def _invalid(self, error: RequestValidationError) -> Response[str]:
        problems = field_errors(error.errors())
        return self.render(InvalidRequestError(errors=problems) if problems else BrokenJsonError())

    def _unexpected(self, error: Exception) -> Response[str]:
        log("failed", level="ERROR", error=error, traceId=self._trace)
        return self.render(InternalError())


class PortalRouter(APIGatewayHttpRouter):
    """The routes of one noun, for the app of its module."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]


def serve(app: PortalApp) -> LambdaHandler:
    """The function's handler."""

    def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
        return app.handle(event, context)

    return handler


def _without_forms(event: dict[str, Any]) -> dict[str, Any]:
    # Powertools reads forms as well; this API takes JSON, and says 415 to all else.
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    kind = str(headers.get("content-type", "")).strip().lower()
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/")):
        return {**event, "headers": {**headers, "content-type": "form"}}
    return event


def read_json(text: str) -> dict[str, Any]:
    """An object as RFC 8259 wishes it: each name once, no NaN, at most 64 KB.

    Raises `TooLargeError`, `BrokenJsonError` and, for what is no object, `InvalidRequestError`.
    """
    # The characters first: they are counted for nothing, and there are never fewer bytes.
    if len(text) > MOST_BYTES or len(text.encode(errors="surrogatepass")) > MOST_BYTES:
        raise TooLargeError(most=MOST_BYTES // 1024)
    try:
        read = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant)
        if "\\ud" in text.lower():
            # Half a character, written as an escape, could be neither answered nor stored.
            write_json(read).encode()
    except (ValueError, RecursionError):
        raise BrokenJsonError from None
    # Powertools would take a list of one object for the object.
    if not isinstance(read, dict):
        raise InvalidRequestError(errors=field_errors([{"loc": (), "type": "dict_type"}]))
    return read


def write_json(value: object) -> str:
    """Compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def created[T](body: T, *, location: str, tag: str) -> Response[T]:
    """201 with the address of what was made, and its version."""
    return Response(
        status_code=HTTPStatus.CREATED.value,
        content_type="application/json",
        headers={"Location": location, "ETag": tag},
        body=body,
    )


def stood_already[T](body: T, *, tag: str) -> Response[T]:
    """200 for a request to make what somebody had made before."""
    return _ok(body, tag)


def found[T](request: Request, body: T, *, tag: str) -> Response[T]:
    """200 with the ETag, or 304 for who has it already (`NotModified`)."""
    if etag.is_unchanged(request, tag):
        raise NotModified(tag)
    return _ok(body, tag)


def found_content[T: BaseModel](request: Request, body: T) -> Response[T]:
    """As `found`, for an answer put together from several things."""
    return found(request, body, tag=etag.of_content(body.model_dump_json()))


def found_page[T: BaseModel](
    request: Request, body: T, *, cursor: str | None, tag: str = ""
) -> Response[T]:
    """As `found_content`, with the address of the next page (RFC 8288), if there is one.

    `tag` is of a list that is told unchanged without reading all of it. Of the query only what
    lists take goes along: addresses end up in logs on their way.
    """
    answer = found(request, body, tag=tag or etag.of_content(body.model_dump_json()))
    if cursor is not None:
        asked = request.query_parameters or {}
        taken = {name: asked[name] for name in IN_A_LINK if name in asked}
        query = urlencode({**taken, "cursor": cursor})
        answer.headers["Link"] = f'<{request.resolved_event.path}?{query}>; rel="next"'
    return answer


def language_of(request: Request) -> str:
    """The reader's language, for an answer that holds texts."""
    return negotiate(str(request.headers.get("accept-language") or ""))


def no_content() -> Response[None]:
    """204."""
    return Response(status_code=HTTPStatus.NO_CONTENT.value, content_type=None, body=None)


def _ok[T](body: T, tag: str) -> Response[T]:
    return Response(
        status_code=HTTPStatus.OK.value,
        content_type="application/json",
        headers={"ETag": tag},
        body=body,
    )


def _told(error: FieldError, language: str) -> dict[str, str]:
    told = translate(error.message, language)
    return {"pointer": error.pointer, "code": error.code, "message": told}


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError
    return read


def _no_constant(_: str) -> NoReturn:
    raise ValueError
