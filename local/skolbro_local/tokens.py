"""Signing in as a browser does: the pool's hosted pages, authorization code and PKCE (RFC 7636)."""

import base64
import hashlib
import re
import secrets
from urllib.parse import parse_qs, urlsplit

import httpx

from skolbro_local.stack import Stack
from skolbro_local.website import SCOPES

_FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


class SignInFailedError(RuntimeError):
    """The hosted pages did not let this person in."""


def sign_in(
    stack: Stack, username: str, password: str, *, scopes: tuple[str, ...] = SCOPES
) -> dict[str, str]:
    """The pool's answer: `access_token`, `id_token`, `refresh_token`."""
    verifier = secrets.token_urlsafe(48)
    redirect = f"{stack.web_url}/"
    with httpx.Client(base_url=stack.auth_domain, timeout=30) as browser:
        asked = {
            "response_type": "code",
            "client_id": stack.client_id,
            "redirect_uri": redirect,
            "scope": " ".join(scopes),
            "state": secrets.token_urlsafe(16),
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        code = _code(browser, asked, username, password)
        tokens = browser.post(
            "/oauth2/token",
            data={
                "grant_type": "authorization_code",
                "client_id": stack.client_id,
                "code": code,
                "redirect_uri": redirect,
                "code_verifier": verifier,
            },
        )
    told: dict[str, str] = tokens.raise_for_status().json()
    return told


def _code(browser: httpx.Client, asked: dict[str, str], username: str, password: str) -> str:
    page = browser.get("/oauth2/authorize", params=asked)
    form = dict(_FIELD.findall(page.text))
    answer = browser.post("/login", data={**form, "username": username, "password": password})
    code = parse_qs(urlsplit(str(answer.headers.get("location", ""))).query).get("code")
    if not code:
        raise SignInFailedError(f"no such user name and password: {username}")
    return code[0]


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
