"""What a commune tells of its own sign-in, looked at before the user pool is told of it.

The pool takes almost anything, and says nothing until the first person has failed to sign in.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import httpx

from skolbro import clock

MOST_BYTES = 1_000_000
PATIENCE_SECONDS = 15
_MD = "{urn:oasis:names:tc:SAML:2.0:metadata}"
_CERTIFICATE = "{http://www.w3.org/2000/09/xmldsig#}X509Certificate"
_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"


class CannotConnectError(RuntimeError):
    """Says in one line what the commune's IT has to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SamlMetadata:
    """An identity provider's own description: SAML 2.0 Metadata, 2.4.3."""

    entity_id: str
    xml: str


def read_saml(source: str, *, plain: bool = False) -> SamlMetadata:
    """Of an address or a file. `plain` lets an address be without TLS, as on one machine.

    Raises `CannotConnectError`.
    """
    if urlsplit(source).scheme in {"http", "https"}:
        text = _fetch(source, plain=plain).text
    else:
        text = _read(Path(source))
    return _checked(text, clock.now())


def discover(issuer: str, *, plain: bool = False) -> dict[str, Any]:
    """What an OpenID provider tells of itself: OpenID Connect Discovery 1.0, 4.

    Raises `CannotConnectError` where the pool could not sign anybody in.
    """
    answer = _fetch(f"{issuer.rstrip('/')}/.well-known/openid-configuration", plain=plain)
    try:
        told: dict[str, Any] = answer.json()
        named = told["issuer"]
    except (ValueError, KeyError, TypeError):
        raise CannotConnectError(f"{issuer} tells no OpenID configuration") from None
    if named != issuer:
        raise CannotConnectError(f"the issuer calls itself {named}: give it just so")
    missing = [
        one
        for one in ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if not str(told.get(one, "")).startswith(("https://", "http://") if plain else "https://")
    ]
    if missing:
        raise CannotConnectError(f"the OpenID configuration lacks {', '.join(missing)} by https")
    if "code" not in told.get("response_types_supported", ()):
        raise CannotConnectError("the provider does not offer the authorization code flow")
    if "client_secret_post" not in told.get("token_endpoint_auth_methods_supported", ()):
        raise CannotConnectError("the provider must offer client_secret_post, as the pool uses it")
    return told


def _fetch(address: str, *, plain: bool) -> httpx.Response:
    if urlsplit(address).scheme != "https" and not plain:
        raise CannotConnectError(f"{address} is not https")
    try:
        with httpx.Client(timeout=PATIENCE_SECONDS, follow_redirects=False) as client:
            answer = client.get(address)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise CannotConnectError(f"{address} does not answer: {type(error).__name__}") from None
    if answer.status_code != httpx.codes.OK:
        raise CannotConnectError(f"{address} answers {answer.status_code}")
    return answer


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotConnectError(f"{file} cannot be read: {type(error).__name__}") from None


def _checked(text: str, now: datetime) -> SamlMetadata:
    # Metadata has no use for a document type; entities in one are how XML is made to explode.
    if len(text) > MOST_BYTES or "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise CannotConnectError("the metadata is too large, or has a document type")
    try:
        # Bytes, as a text that names its own encoding is refused as a text.
        root = ET.fromstring(text.encode())  # noqa: S314 - no document type, see above
    except (ET.ParseError, ValueError, LookupError):
        raise CannotConnectError("the metadata is not XML in UTF-8") from None
    if root.tag != f"{_MD}EntityDescriptor":
        raise CannotConnectError(
            "give the metadata of the commune's own provider (EntityDescriptor), no federation's"
        )
    _check_dates(root, now)
    _check_provider(root)
    return SamlMetadata(entity_id=root.get("entityID", ""), xml=text)


def _check_provider(root: ET.Element) -> None:
    provider = root.find(f"{_MD}IDPSSODescriptor")
    if provider is None or not root.get("entityID"):
        raise CannotConnectError("the metadata describes no identity provider (IDPSSODescriptor)")
    ways = provider.findall(f"{_MD}SingleSignOnService")
    if not any(one.get("Binding") == _REDIRECT and one.get("Location") for one in ways):
        raise CannotConnectError("the metadata has no SingleSignOnService by HTTP-Redirect")
    keys = [
        one
        for one in provider.findall(f"{_MD}KeyDescriptor")
        if one.get("use", "signing") == "signing"
    ]
    if not any((one.text or "").strip() for key in keys for one in key.iter(_CERTIFICATE)):
        raise CannotConnectError("the metadata has no certificate for signing: nothing would hold")


def _check_dates(root: ET.Element, now: datetime) -> None:
    for element in (root, *root.findall(f"{_MD}IDPSSODescriptor")):
        until = element.get("validUntil")
        try:
            ended = until is not None and datetime.fromisoformat(until) <= now
        except (ValueError, TypeError):
            raise CannotConnectError("the metadata's validUntil is no instant") from None
        if ended:
            raise CannotConnectError("the metadata is not valid any more: ask for new")
