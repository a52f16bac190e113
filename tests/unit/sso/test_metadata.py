"""What a commune tells of its own sign-in, and what is refused before anything is changed."""

from functools import partial
from pathlib import Path

import httpx
import pytest

from skolbro_local.sso import metadata
from skolbro_local.sso.metadata import CannotConnectError, discover, read_saml

ISSUER = "https://idp.ekebro.example/oidc"
OPENID = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/auth",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/jwks",
    "response_types_supported": ["code", "none"],
    "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
}
SAML = """<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
    xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
    entityID="https://idp.ekebro.example/saml" validUntil="2999-01-01T00:00:00Z">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>
      <ds:X509Certificate>MIIC</ds:X509Certificate>
    </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Location="https://idp.ekebro.example/sso"
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
"""


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, httpx.Response]:
    """What the network answers, by address. Whatever else is asked for is not reached."""
    known: dict[str, httpx.Response] = {}

    def answer(request: httpx.Request) -> httpx.Response:
        if str(request.url) not in known:
            raise httpx.ConnectError("nobody there")
        return known[str(request.url)]

    client = partial(httpx.Client, transport=httpx.MockTransport(answer))
    monkeypatch.setattr(httpx, "Client", client)
    return known


def kept(tmp_path: Path, text: str) -> str:
    file = tmp_path / "metadata.xml"
    file.write_text(text)
    return str(file)


def test_metadata_is_read_from_a_file_as_from_its_address(
    tmp_path: Path, answers: dict[str, httpx.Response]
) -> None:
    address = "https://idp.ekebro.example/metadata"
    answers[address] = httpx.Response(200, text=SAML)

    assert read_saml(kept(tmp_path, SAML)) == read_saml(address)
    assert read_saml(address).entity_id == "https://idp.ekebro.example/saml"


REFUSED = {
    "no XML": ("<md:EntityDescriptor", "not XML"),
    "a bomb": (f"<!DOCTYPE a [<!ENTITY b 'b'>]>{SAML}", "document type"),
    "too much": (SAML + " " * metadata.MOST_BYTES, "too large"),
    "a whole federation's": (SAML.replace("EntityDescriptor", "EntitiesDescriptor"), "federation"),
    "the portal's own kind": (SAML.replace("IDPSSO", "SPSSO"), "no identity provider"),
    "nobody's": (SAML.replace("entityID", "other"), "no identity provider"),
    "another binding": (SAML.replace("HTTP-Redirect", "SOAP"), "HTTP-Redirect"),
    "no certificate": (SAML.replace("MIIC", " "), "no certificate"),
    "a key for hiding": (SAML.replace('use="signing"', 'use="encryption"'), "no certificate"),
    "out of date": (SAML.replace("2999", "2020"), "not valid any more"),
    "no instant": (SAML.replace("2999-01-01T00:00:00Z", "soon"), "no instant"),
    "no zone": (SAML.replace("00:00:00Z", "00:00:00"), "no instant"),
}


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
def test_metadata_that_nobody_could_sign_in_by_is_refused(
    tmp_path: Path, text: str, why: str
) -> None:
    with pytest.raises(CannotConnectError, match=why):
        read_saml(kept(tmp_path, text))


def test_a_key_for_every_use_signs_too(tmp_path: Path) -> None:
    assert read_saml(kept(tmp_path, SAML.replace(' use="signing"', ""))).entity_id


def test_an_address_that_is_not_private_or_does_not_answer_is_named(
    answers: dict[str, httpx.Response],
) -> None:
    answers["https://idp.ekebro.example/moved"] = httpx.Response(302)
    for address, why in {
        "http://idp.ekebro.example/metadata": "is not https",
        "https://idp.ekebro.example/moved": "answers 302",
        "https://nobody.example/": "does not answer: ConnectError",
        "/nowhere/metadata.xml": "cannot be read: FileNotFoundError",
    }.items():
        with pytest.raises(CannotConnectError, match=why):
            read_saml(address)


def configured(answers: dict[str, httpx.Response], told: object) -> None:
    answers[f"{ISSUER}/.well-known/openid-configuration"] = httpx.Response(200, json=told)


def test_an_issuer_tells_of_itself(answers: dict[str, httpx.Response]) -> None:
    configured(answers, OPENID)

    assert discover(ISSUER)["jwks_uri"] == f"{ISSUER}/jwks"


LACKING = {
    "nothing": ({}, "tells no OpenID configuration"),
    "a list": ([], "tells no OpenID configuration"),
    "another name": ({**OPENID, "issuer": f"{ISSUER}/"}, f"calls itself {ISSUER}/"),
    "no keys": ({**OPENID, "jwks_uri": ""}, "lacks jwks_uri"),
    "plain": ({**OPENID, "token_endpoint": "http://idp.ekebro.example"}, "lacks token_endpoint"),
    "no code": ({**OPENID, "response_types_supported": ["id_token"]}, "authorization code"),
    "keys only": (
        {**OPENID, "token_endpoint_auth_methods_supported": ["private_key_jwt"]},
        "client_secret_post",
    ),
}


@pytest.mark.parametrize(("told", "why"), LACKING.values(), ids=LACKING)
def test_an_issuer_that_the_pool_could_not_use_is_refused(
    answers: dict[str, httpx.Response], told: object, why: str
) -> None:
    configured(answers, told)

    with pytest.raises(CannotConnectError, match=why):
        discover(ISSUER)
