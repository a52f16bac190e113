"""The gateway as a WSGI application: what schemathesis sends becomes the event of an HTTP API."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from tests.component.portal import request
from tests.whole_portal import WholePortal

from skolbro_local.reference import MODULES


@dataclass
class Gateway:
    """Whoever `person` names is signed in."""

    portal: WholePortal
    person: str | None = None
    served: list[int] = field(default_factory=list)

    def __call__(
        self, environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]
    ) -> Iterable[bytes]:
        # WSGI hands the bytes of a path as Latin-1.
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        answer = self._answer(environ, path)
        self.served.append(answer["statusCode"])
        status = HTTPStatus(answer["statusCode"])
        start(f"{status.value} {status.phrase}", list(answer["headers"].items()))
        return [(answer.get("body") or "").encode()]

    def _answer(self, environ: dict[str, Any], path: str) -> dict[str, Any]:
        if path.split("/")[1:2] not in [[module] for module in MODULES]:
            return {"statusCode": 404, "headers": {}}
        handler = self.portal.handler_of(path)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        raw = environ["wsgi.input"].read(length).decode("utf-8", "replace") if length else None
        headers = {
            name.removeprefix("HTTP_").replace("_", "-").lower(): value
            for name, value in environ.items()
            if name.startswith("HTTP_") or (name == "CONTENT_TYPE" and value)
        }
        query = dict(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True))
        event = request(
            environ["REQUEST_METHOD"],
            path,
            person=self.person,
            headers=headers,
            query=query,
            raw=raw,
        )
        return handler(event, None)
