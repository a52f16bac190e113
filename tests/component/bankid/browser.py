"""A browser in front of BankID's pages, as the gateway hands on what it asks for."""

import html
import json
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bankid.api import handler
from bankid.authorization import challenge_of

ISSUER = "https://api.example/bankid"
HOME = "https://skolbro.auth.eu-north-1.amazoncognito.com/oauth2/idpresponse"
CLIENT_ID, CLIENT_SECRET = "user-pool", "s3cret"
VERIFIER = "v" * 43
IP = "192.0.2.7"
_KEY = re.compile(r'name="key" value="([^"]+)"')


@dataclass
class Time:
    now: int

    def pass_seconds(self, seconds: float) -> None:
        self.now += int(seconds * 1000)


@dataclass(frozen=True)
class Seen:
    """An answer as the browser gets it."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def location(self) -> str:
        assert self.status == 303, self
        return self.headers["location"]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def query(self) -> dict[str, str]:
        return {name: one[0] for name, one in parse_qs(urlsplit(self.location).query).items()}


@dataclass
class Browser:
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    ip: str = IP

    def send(
        self, method: str, path: str, *, form: dict[str, str] | None = None, **headers: str
    ) -> Seen:
        address = urlsplit(path.removeprefix("https://api.example"))
        event = {
            "version": "2.0",
            "routeKey": f"{method} /bankid/{{proxy+}}",
            "rawPath": address.path,
            "rawQueryString": address.query,
            "cookies": [f"{name}={value}" for name, value in self.cookies.items()],
            "headers": {
                "host": "api.example",
                "accept": "text/html",
                "content-type": "application/x-www-form-urlencoded",
                **self.headers,
                **{name.replace("_", "-"): value for name, value in headers.items()},
            },
            "requestContext": {
                "http": {"method": method, "path": address.path, "sourceIp": self.ip},
                "domainName": "api.example",
                "stage": "$default",
            },
            "body": None if form is None else urlencode(form),
            "isBase64Encoded": False,
        }
        answer = handler(event, None)
        for line in answer.get("cookies", ()):
            for name, morsel in SimpleCookie(line).items():
                assert morsel["httponly"], line
                assert morsel["secure"], line
                assert morsel["samesite"].lower() == "lax", line
                assert morsel["path"] == "/bankid", line
                self.cookies[name] = morsel.value
        assert not answer["isBase64Encoded"]
        return Seen(answer["statusCode"], answer["headers"], answer.get("body") or "")

    def get(self, path: str, **headers: str) -> Seen:
        return self.send("GET", f"/bankid{path}", form=None, **headers)

    def post(self, path: str, form: dict[str, str], **headers: str) -> Seen:
        return self.send("POST", f"/bankid{path}", form=form, **headers)

    def authorize(self, **changes: str) -> Seen:
        asked = {
            "client_id": CLIENT_ID,
            "redirect_uri": HOME,
            "response_type": "code",
            "scope": "openid",
            "state": "state-1",
            "nonce": "nonce-1",
            "code_challenge": challenge_of(VERIFIER),
            "code_challenge_method": "S256",
        }
        kept = {name: value for name, value in (asked | changes).items() if value}
        return self.get(f"/authorize?{urlencode(kept)}")

    def key(self) -> str:
        found = _KEY.search(self.get("/sign-in").body)
        assert found
        return html.unescape(found[1])

    def start(self, way: str) -> Seen:
        return self.post("/sign-in/start", {"way": way, "key": self.key()})

    def poll(self, key: str | None = None) -> Seen:
        form = {"key": key if key is not None else self.key()}
        return self.post("/sign-in/poll", form, accept="application/json")

    def finish(self) -> Seen:
        there = self.get("/sign-in").location
        assert there == "/bankid/sign-in/finish"
        return self.send("GET", there)


def exchange(code: str, /, **changes: str) -> Seen:
    """What the user pool does with a code."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": HOME,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "code_verifier": VERIFIER,
    }
    kept = {name: value for name, value in (form | changes).items() if value}
    return Browser().post("/token", kept, accept="application/json")
