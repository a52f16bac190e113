"""A commune's own sign-in: what it says of somebody, and whom that leads to. Pure.

The names of what it says are those of Skolfederation's attribute profile (SIS, TK 450), of
eduPerson and of OIDC Sweden. E-mail addresses and names are never looked at: people can change
them, and get somebody else's.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skolbro.personal_number import NotAPersonalNumberError, normalised

_PURPOSE = "sso"
_PRINCIPAL = re.compile(r"[^@\s\[\],;]{1,128}@[^@\s\[\],;]{1,128}")
_UNIT = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])")
# What was checked by the pool stands here; userInfo says what the ID token had no room for.
_PARTS = ("samlResponse", "idToken", "userInfo")


class Claim(StrEnum):
    """What a commune and the portal have agreed to know people by."""

    PRINCIPAL = "eduPersonPrincipalName"
    PERSONAL_NUMBER = "personalNumber"


NAMES = {
    Claim.PRINCIPAL: (
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
        "eduPersonPrincipalName",
        "eduperson_principal_name",
    ),
    Claim.PERSONAL_NUMBER: (
        "urn:oid:1.2.752.29.4.13",
        "personalIdentityNumber",
        "urn:oid:1.3.6.1.4.1.2428.90.1.5",
        "norEduPersonNIN",
        "https://id.oidc.se/claim/personalIdentityNumber",
        "https://id.oidc.se/claim/coordinationNumber",
        "personalNumber",
    ),
}
UNIT_NAMES = ("urn:oid:1.2.752.194.10.2.4", "sisSchoolUnitCode")


class Refusal(StrEnum):
    """Why somebody does not come in, as the log has it. Whoever asks is told less."""

    NOT_CONNECTED = "not-connected"
    OTHER_ISSUER = "other-issuer"
    OTHER_AUDIENCE = "other-audience"
    EXPIRED = "expired"
    NOBODY_NAMED = "nobody-named"
    SEVERAL_NAMED = "several-named"
    OTHER_SCHOOL = "other-school"
    OTHER_COMMUNE = "other-commune"
    UNKNOWN = "unknown"


class RefusedError(Exception):
    """Says why by a `Refusal`, and nothing of whom it concerns."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A commune's sign-in as it was connected.

    `issuer` and `audience` are of OpenID Connect, and empty with SAML, where the pool holds the
    response to the metadata. Without `school_units` it may vouch for all of the commune.
    """

    name: str
    commune_id: str
    claim: Claim
    issuer: str = ""
    audience: str = ""
    school_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Whom an identity of a provider leads to: somebody of the provider's own commune."""

    subject: str
    provider: str
    commune_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class Said:
    """All values of each name, in whichever part they stood."""

    values: Mapping[str, frozenset[str]]

    def of(self, *names: str) -> frozenset[str]:
        """What was said under any of these names."""
        return frozenset().union(*(self.values.get(name, frozenset()) for name in names))


def said_in(attributes: Mapping[str, object]) -> Said:
    """What the pool was told, from its event: a text, a number or several, under each name."""
    values: dict[str, set[str]] = {}
    for part in _PARTS:
        told = attributes.get(part)
        for name, value in told.items() if isinstance(told, Mapping) else ():
            values.setdefault(str(name), set()).update(_texts(value))
    return Said({name: frozenset(several) for name, several in values.items()})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str | int | float) and str(value).strip():
        yield str(value).strip()


def subject_of(secret: bytes, provider: str, *, claim: Claim, value: str) -> str:
    """The keyed hash by which the pool and the table know an identity: 64 hexadecimal digits.

    Its provider is part of it: what one commune's sign-in says never leads to whom another's
    does. Raises `ValueError` for what is no value of the claim.
    """
    text = f"{_PURPOSE}:{provider}:{claim.value}:{canonical(claim, value)}"
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


def canonical(claim: Claim, value: str) -> str:
    """One spelling. A principal name is the same in any case (eduPerson: caseIgnoreMatch).

    Raises `ValueError`.
    """
    if claim is Claim.PERSONAL_NUMBER:
        return normalised(value)
    if not _PRINCIPAL.fullmatch(value.strip()):
        raise ValueError("not of the form name@domain")
    return value.strip().lower()


def subjects(secret: bytes, provider: str, said: Said) -> dict[Claim, str]:
    """The hash of each thing that people are known by and that was said.

    Raises `RefusedError` when one of them has two values: an answer of two people's is nobody's.
    """
    found: dict[Claim, str] = {}
    for claim, names in NAMES.items():
        hashes = {
            subject_of(secret, provider, claim=claim, value=value)
            for value in _canonical_of(claim, said.of(*names))
        }
        if len(hashes) > 1:
            raise RefusedError(Refusal.SEVERAL_NAMED)
        if hashes:
            found[claim] = hashes.pop()
    return found


def _canonical_of(claim: Claim, values: frozenset[str]) -> Iterator[str]:
    for value in values:
        try:
            yield canonical(claim, value)
        except NotAPersonalNumberError:
            continue  # a reserve number, which leads to nobody
        except ValueError:
            raise RefusedError(Refusal.SEVERAL_NAMED) from None


def person_for(
    provider: Provider | None,
    said: Said,
    *,
    known: Mapping[Claim, str],
    links: Mapping[str, Link],
    now: int,
) -> Link:
    """Whom this sign-in leads to. `known` are `subjects`, `now` Unix seconds.

    Raises `RefusedError`.
    """
    if provider is None:
        raise RefusedError(Refusal.NOT_CONNECTED)
    _check_token(provider, said, now=now)
    _check_school(provider, said)
    if provider.claim not in known:
        raise RefusedError(Refusal.NOBODY_NAMED)
    link = links.get(known[provider.claim])
    if link is None:
        raise RefusedError(Refusal.UNKNOWN)
    if (link.commune_id, link.provider) != (provider.commune_id, provider.name):
        raise RefusedError(Refusal.OTHER_COMMUNE)
    if any(one.person_id != link.person_id for one in links.values()):
        raise RefusedError(Refusal.SEVERAL_NAMED)
    return link


def _check_token(provider: Provider, said: Said, *, now: int) -> None:
    # The pool checks them first. A provider that was changed in the pool alone is found here.
    if provider.issuer and said.of("iss") != {provider.issuer}:
        raise RefusedError(Refusal.OTHER_ISSUER)
    if provider.audience and provider.audience not in said.of("aud"):
        raise RefusedError(Refusal.OTHER_AUDIENCE)
    if provider.issuer and not all(_is_later(one, now) for one in said.of("exp") or ("",)):
        raise RefusedError(Refusal.EXPIRED)


def _is_later(text: str, now: int) -> bool:
    try:
        return float(text) > now
    except ValueError:
        return False


def _check_school(provider: Provider, said: Said) -> None:
    if not provider.school_units:
        return
    # Several come as several values, or as one text with all of them.
    units = {unit for text in said.of(*UNIT_NAMES) for unit in _UNIT.findall(text)}
    if not units & set(provider.school_units):
        raise RefusedError(Refusal.OTHER_SCHOOL)
