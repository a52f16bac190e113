"""A commune's own sign-in for tests: real identity providers, which npm fetches and Node runs."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.stack.running import wait_for

from skolbro_local import places
from skolbro_local.stack import Stack
from skolbro_local.website import SCOPES

FOLDER = Path(__file__).parent / "idp"
_NAMES = ("eduPersonPrincipalName", "personalNumber", "sisSchoolUnitCode", "email", "name")
# As Skolfederation's profile calls them.
_IN_SAML = {
    "eduPersonPrincipalName": "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
    "personalNumber": "urn:oid:1.2.752.29.4.13",
    "sisSchoolUnitCode": "urn:oid:1.2.752.194.10.2.4",
    "email": "urn:oid:0.9.2342.19200300.100.1.3",
}
_FIELD = re.compile(r'<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"')
_ACTION = re.compile(r'<form[^>]*?action="([^"]+)"')
STEPS = 12


@dataclass(frozen=True)
class CommunesIdp:
    """Where it runs, and the secret that its OpenID client has."""

    address: str
    client_secret: str

    @property
    def issuer(self) -> str:
        return f"{self.address}/oidc"

    @property
    def metadata(self) -> str:
        return f"{self.address}/saml/metadata"


def can_run() -> bool:
    return shutil.which("npm") is not None


@contextmanager
def communes_idp(people: dict[str, dict[str, str]], folder: Path) -> Iterator[CommunesIdp]:
    """Both providers with these people, of whom everything is said that stands here."""
    _install()
    port, secret = _free_port(), secrets.token_urlsafe(24)
    key, certificate = _key_pair()
    told = {
        "PORT": str(port),
        "PEOPLE": json.dumps({name: _said(one) for name, one in people.items()}),
        "KEY": key,
        "CERTIFICATE": certificate,
        "REDIRECT": f"{places.SIGN_IN}/oauth2/idpresponse",
        "CLIENT_SECRET": secret,
    }
    log = folder / "idp.log"
    with log.open("w") as output, subprocess.Popen(  # noqa: S603 - our own command line
        ["node", str(FOLDER / "providers.mjs")],  # noqa: S607 - the Node that is on the path
        env={**os.environ, **told},
        stdout=output,
        stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            wait_for(lambda: "ready" in log.read_text() or None, seconds=60)
            yield CommunesIdp(f"http://localhost:{port}", secret)
        finally:
            process.terminate()


class Browser:
    """A person's browser between the pool and the commune's sign-in, without a script."""

    def __init__(self, stack: Stack, provider: str) -> None:
        self._stack, self._provider = stack, provider
        self._client = httpx.Client(timeout=60)
        self.answered: list[httpx.Request] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def leave(self) -> httpx.Response:
        """To the pool, as the web client does, which leads on to the commune."""
        asked = {
            "response_type": "code",
            "client_id": self._stack.client_id,
            "redirect_uri": f"{self._stack.web_url}/",
            "scope": " ".join(SCOPES),
            "state": secrets.token_urlsafe(16),
            "identity_provider": self._provider,
        }
        return self._client.get(f"{self._stack.auth_domain}/oauth2/authorize", params=asked)

    def by_openid(self, user: str) -> httpx.Response:
        """Sign in at the OpenID provider, and come back. Returns what the pool answers."""
        here = self._follow(self.leave())
        form = {"prompt": "login", "login": user, "password": "any"}
        page = self._client.post(str(here.url.join(_ACTION.findall(here.text)[0])), data=form)
        return self._follow(page)

    def by_saml(self, user: str) -> httpx.Response:
        """Sign in at the SAML provider, and come back. Returns what the pool answers."""
        led = httpx.URL(self.leave().headers["location"]).copy_merge_params({"user": user})
        page = self._client.get(led)
        assert page.status_code == 200, page.text
        return self._send(
            self._client.build_request(
                "POST", _ACTION.findall(page.text)[0], data=dict(_FIELD.findall(page.text))
            )
        )

    def again(self) -> httpx.Response:
        """What the pool was sent last, once more."""
        return self._client.send(self.answered[-1])

    def tokens(self, back: httpx.Response) -> dict[str, str]:
        """What the pool gives for the code that it has sent to the web client."""
        assert back.status_code == 302, back.text
        told = self._client.post(
            f"{self._stack.auth_domain}/oauth2/token",
            data={
                "grant_type": "authorization_code",
                "client_id": self._stack.client_id,
                "code": parse_qs(urlsplit(back.headers["location"]).query)["code"][0],
                "redirect_uri": f"{self._stack.web_url}/",
            },
        )
        tokens: dict[str, str] = told.raise_for_status().json()
        return tokens

    def _send(self, request: httpx.Request) -> httpx.Response:
        if "/idpresponse" in str(request.url):
            self.answered.append(request)
        return self._client.send(request)

    def _follow(self, answer: httpx.Response) -> httpx.Response:
        """Until a page, or the way back to the web client, which is not running here."""
        for _ in range(STEPS):
            if not answer.has_redirect_location or self._is_home(answer):
                return answer
            request = answer.next_request
            assert request is not None
            answer = self._send(request)
        raise AssertionError(f"led on and on: {answer.headers['location']}")

    def _is_home(self, answer: httpx.Response) -> bool:
        return str(answer.headers["location"]).startswith(f"{self._stack.web_url}/")


def _said(person: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        "openid": {name: person[name] for name in _NAMES if name in person},
        "saml": {_IN_SAML[name]: person[name] for name in _IN_SAML if name in person},
    }


def _install() -> None:
    if not (FOLDER / "node_modules" / "samlp").exists():
        subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],  # noqa: S607 - as the Makefile does
            cwd=FOLDER,
            check=True,
        )


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind((places.HOST, 0))
        port: int = any_port.getsockname()[1]
        return port


def _key_pair() -> tuple[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "idp.ekebro.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private.decode(), made.public_bytes(pem).decode()
