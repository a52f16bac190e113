"""Requests as the gateway hands them on (HTTP API, payload format 2.0)."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from skolbro import ids
from skolbro_local.bench.deployment import CLIENT, ISSUER, MORNING
from skolbro_local.website import SCOPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to one operation of the API.

    `standing` are items, by table, that must stand when it comes; a request that changes
    something can so be made again and again.
    """

    operation: str
    variant: str = ""
    module: str
    method: str = "GET"
    path: str
    person: str = ""
    body: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    standing: tuple[tuple[str, dict[str, Any]], ...] = ()

    @property
    def name(self) -> str:
        """The operation, and which case of it."""
        return f"{self.operation} ({self.variant})" if self.variant else self.operation

    def event(self) -> dict[str, Any]:
        """The event, with an idempotency key of its own each time."""
        headers = {"content-type": "application/json", "accept-language": "sv", **self.headers}
        if self.method == "POST":
            headers["idempotency-key"] = ids.new()
        jwt = {"jwt": {"claims": _claims(self.person), "scopes": None}}
        return {
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": self.path,
            "rawQueryString": "&".join(f"{name}={value}" for name, value in self.query.items()),
            "headers": headers,
            "queryStringParameters": self.query,
            "requestContext": {
                "http": {"method": self.method, "path": self.path, "sourceIp": "127.0.0.1"},
                "requestId": "bench",
                "stage": "$default",
                **({"authorizer": jwt} if self.person else {}),
            },
            "body": None if self.body is None else json.dumps(self.body),
            "isBase64Encoded": False,
        }


def _claims(person_id: str) -> dict[str, str]:
    return {
        "token_use": "access",
        "iss": ISSUER,
        "client_id": CLIENT,
        "username": person_id,
        "scope": " ".join(SCOPES),
        "origin_jti": "the bench's sign-in",
        "iat": str(int(MORNING.timestamp())),
        "exp": str(int((MORNING + timedelta(hours=1)).timestamp())),
    }
