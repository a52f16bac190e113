"""The provider's endpoints for the user pool: OpenID Connect Core and Discovery 1.0."""

import base64
import binascii
import hmac
import json
from functools import cache
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bankid import ordering, signing, store
from bankid.answering import form_of, led_to, led_to_sign_in
from bankid.authorization import Code, RefusedError, UntrustedError, asked_for, is_fulfilled
from bankid.pages import address_with
from bankid.problems import UntrustedRequestError
from bankid.settings import BankidSettings
from skolbro import aws, clock
from skolbro.access.scopes import anyone

TOKEN_SECONDS = 300
_ID_TOKEN, _ACCESS_TOKEN = "JWT", "at+jwt"


async def discovery(_: Request) -> Response:
    """Where everything is, and what is supported."""
    issuer = BankidSettings.load().issuer_url
    told = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/userinfo",
        "jwks_uri": f"{issuer}/jwks",
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [signing.ALGORITHM],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid"],
        "claims_supported": ["sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "amr"],
        "ui_locales_supported": ["sv", "en"],
    }
    return _kept_a_while(told)


async def jwks(_: Request) -> Response:
    """The keys that tokens are checked with."""
    return _kept_a_while(signing.published())


async def authorize(request: Request) -> Response:
    """Begin a sign-in. What is not trusted is shown a page, and led nowhere."""
    settings = BankidSettings.load()
    try:
        asked = asked_for(
            request.query_params.multi_items(),
            client_id=settings.bankid_client_id,
            redirect_uris=settings.redirect_uris,
        )
    except UntrustedError:
        raise UntrustedRequestError from None
    except RefusedError as refused:
        told = {"error": refused.code} | ({"state": refused.state} if refused.state else {})
        return led_to(address_with(refused.redirect_uri, told))
    return led_to_sign_in(ordering.begin(anyone(), asked))


async def token(request: Request) -> Response:
    """Change a code for tokens, once. One round trip."""
    form = await form_of(request)
    client_id = _client_of(request, form)
    if not client_id:
        basic = {"WWW-Authenticate": 'Basic realm="bankid"'}
        return _token_error("invalid_client", status=401, headers=basic)
    if form.get("grant_type") != "authorization_code":
        return _token_error("unsupported_grant_type")
    code = store.redeem(anyone(), ordering.digest(form.get("code", "")))
    now = clock.milliseconds() // 1000
    if code is None or not is_fulfilled(
        code,
        client_id=client_id,
        redirect_uri=form.get("redirect_uri", ""),
        verifier=form.get("code_verifier", ""),
        now=now,
    ):
        return _token_error("invalid_grant")
    return JSONResponse(_tokens(code, now))


async def userinfo(request: Request) -> Response:
    """Who the access token is of: the subject, as there is no more to tell."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    issuer = BankidSettings.load().issuer_url
    try:
        if kind.lower() != "bearer":
            raise signing.NotOursError  # noqa: TRY301 - as a token that is not ours
        claims = signing.claims_of(
            given,
            kind=_ACCESS_TOKEN,
            audience=f"{issuer}/userinfo",
            now=clock.milliseconds() // 1000,
        )
    except signing.NotOursError:
        challenge = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        return JSONResponse({"error": "invalid_token"}, status_code=401, headers=challenge)
    return JSONResponse({"sub": claims["sub"]})


def _tokens(code: Code, now: int) -> dict[str, Any]:
    issuer = BankidSettings.load().issuer_url
    common = {"iss": issuer, "sub": code.subject, "iat": now, "exp": now + TOKEN_SECONDS}
    told = common | {"aud": code.client_id, "auth_time": code.at, "amr": ["bankid"]}
    told |= {"nonce": code.nonce} if code.nonce else {}
    return {
        "token_type": "Bearer",
        "expires_in": TOKEN_SECONDS,
        "id_token": signing.signed(told, kind=_ID_TOKEN),
        "access_token": signing.signed(common | {"aud": f"{issuer}/userinfo"}, kind=_ACCESS_TOKEN),
    }


def _client_of(request: Request, form: dict[str, str]) -> str:
    """The client's id, if it shows its secret in one of the two ways and not in both."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    shown = [(form["client_id"], form["client_secret"])] if "client_secret" in form else []
    if kind.lower() == "basic":
        try:
            client_id, _, secret = base64.b64decode(given, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return ""
        shown.append((unquote(client_id), unquote(secret)))
    if len(shown) != 1:
        return ""
    known = (BankidSettings.load().bankid_client_id, _client_secret())
    right = [
        hmac.compare_digest(*map(str.encode, pair)) for pair in zip(shown[0], known, strict=True)
    ]
    return known[0] if all(right) else ""


@cache
def _client_secret() -> str:
    arn = BankidSettings.load().bankid_client_secret_arn
    text = aws.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    return str(json.loads(text)["clientSecret"])


def forget_secret() -> None:
    """As in a new execution environment."""
    _client_secret.cache_clear()


def _token_error(
    code: str, *, status: int = 400, headers: dict[str, str] | None = None
) -> Response:
    return JSONResponse({"error": code}, status_code=status, headers=headers)


def _kept_a_while(told: dict[str, Any]) -> Response:
    return JSONResponse(told, headers={"Cache-Control": "public, max-age=3600"})
