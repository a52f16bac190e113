"""A commune's own sign-in, connected: in the user pool, in identity's table, and on its page."""

from dataclasses import dataclass, field, replace
from typing import Any

from identity import store
from identity.federation import Claim, Provider
from identity.inbound import IDENTITY
from identity.options import MethodKind, SignInOption, own_sign_in
from skolbro.access.scopes import at_work
from skolbro_local.providers import kind_of, put_provider, remove_provider
from skolbro_local.sso.metadata import CannotConnectError, discover, read_saml
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

SAML, OIDC = "SAML", "OIDC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saml:
    """By SAML 2.0: `source` is the address of the metadata, or a file."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenId:
    """By OpenID Connect, as a client that the commune's IT has registered."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str = "openid profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the commune's IT enters on its side."""

    provider: str
    entity_id: str
    answers_to: str


def provider_name(commune_id: str) -> str:
    """What the pool calls it: at most 32 signs, none of them an underscore."""
    return f"sso-{commune_id}"


def connect(
    stack: Stack,
    commune_id: str,
    way: Saml | OpenId,
    *,
    claim: Claim = Claim.PRINCIPAL,
    school_units: tuple[str, ...] = (),
) -> Told:
    """Connect it, or bring it up to date. Its method is shown last, when all else stands.

    Raises `CannotConnectError`, before anything is changed.
    """
    name = provider_name(commune_id)
    provider = Provider(
        name=name, commune_id=commune_id, claim=claim, school_units=tuple(sorted(school_units))
    )
    if isinstance(way, Saml):
        kind, details = SAML, _saml_details(stack, way)
    else:
        kind, details = OIDC, _openid_details(stack, way)
        provider = replace(provider, issuer=way.issuer, audience=way.client_id)
    _check_kind(stack, name, kind)
    put_provider(stack, {"ProviderName": name, **details}, kind=kind)
    with as_module(stack, "identity"):
        store.keep_provider(at_work("commune connect"), provider)
    _show(stack, commune_id, is_shown=True)
    return told(stack, name, kind)


def disconnect(stack: Stack, commune_id: str) -> None:
    """Let nobody in by it any more, from this moment. Links stay, and lead nowhere without it."""
    name = provider_name(commune_id)
    _show(stack, commune_id, is_shown=False)
    with as_module(stack, "identity"):
        store.forget_provider(at_work("commune disconnect"), name)
    remove_provider(stack, name)


def told(stack: Stack, name: str, kind: str) -> Told:
    """The portal's side of it: SAML's entity id and address, or OpenID's return address."""
    path = "saml2" if kind == SAML else "oauth2"
    return Told(
        provider=name,
        entity_id=f"urn:amazon:cognito:sp:{stack.user_pool_id}" if kind == SAML else "",
        answers_to=f"{stack.auth_domain}/{path}/idpresponse",
    )


def _saml_details(stack: Stack, way: Saml) -> dict[str, Any]:
    on_this_machine = bool(stack.aws_endpoint)
    metadata = read_saml(way.source, plain=on_this_machine)
    # Cognito reads an address anew by itself, so that new certificates come in time. MiniStack
    # reads none.
    by_address = way.source.startswith("https://") and not on_this_machine
    source = {"MetadataURL": way.source} if by_address else {"MetadataFile": metadata.xml}
    return {
        # An answer that nobody asked for would sign a browser in as somebody else.
        "ProviderDetails": {**source, "IDPInit": "false", "IDPSignout": "false"},
        "AttributeMapping": {IDENTITY: IDENTITY},
    }


def _openid_details(stack: Stack, way: OpenId) -> dict[str, Any]:
    discover(way.issuer, plain=bool(stack.aws_endpoint))
    return {
        "ProviderDetails": {
            "client_id": way.client_id,
            "client_secret": way.client_secret,
            "attributes_request_method": "GET",
            "oidc_issuer": way.issuer,
            "authorize_scopes": way.scopes,
        },
        # What is said is read by the trigger; no more than this of it enters the pool.
        "AttributeMapping": {"username": "sub", IDENTITY: IDENTITY},
    }


def _check_kind(stack: Stack, name: str, kind: str) -> None:
    stands = kind_of(stack, name)
    if stands not in {None, kind}:
        raise CannotConnectError(
            f"the commune is connected by {stands}: take that away first, by `commune disconnect`"
        )


def _show(stack: Stack, commune_id: str, *, is_shown: bool) -> None:
    with as_module(stack, "identity"):
        scope = at_work("commune connect")
        option = store.sign_in_option(scope, commune_id)
        if option is not None:
            store.keep_sign_in_option(scope, shown(option, is_shown=is_shown))


def shown(option: SignInOption, *, is_shown: bool) -> SignInOption:
    """A commune's ways in, with its own sign-in or without."""
    others = tuple(one for one in option.methods if one.kind is not MethodKind.SSO)
    own = (own_sign_in(provider_name(option.commune_id)),) if is_shown else ()
    return replace(option, methods=(*own, *others))
