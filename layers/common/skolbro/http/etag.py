"""ETags (RFC 9110 8.8.3): what is read carries one, what is changed must name it."""

import hashlib
import hmac
import re

from aws_lambda_powertools.event_handler import Request

from skolbro import aws
from skolbro.http.problems import PreconditionFailedError, PreconditionRequiredError

# Nothing is changed a million million times; more digits than the database takes are no version.
_VERSION = re.compile(r'"([1-9][0-9]{0,11})(?:-([0-9a-f]{24}))?"')


def of_version(version: int) -> str:
    """The strong ETag of a stored version."""
    return f'"{version}"'


def of_version_and_content(version: int, body: str) -> str:
    """The strong ETag of an answer that shows more than the thing whose version it is.

    A reader is told when any of it is new; a change names the version alone, and is not refused
    for what merely stands beside it.
    """
    return f'"{version}-{_digest(body)}"'


def of_version_shown(version: int, *, to: str, what: str) -> str:
    """The strong ETag of a version of something, which also proves that it was shown to somebody.

    Only this portal can make it, of what it shows: see `was_shown`.
    """
    return f'"{version}-{_signature(version, to, what)}"'


def was_shown(request: Request, *, to: str, what: str) -> bool:
    """Whether `If-Match` names a version of something that was shown to that very person."""
    named = _VERSION.fullmatch(_header(request, "if-match").strip())
    signature = _signature(int(named[1]), to, what) if named else ""
    return named is not None and hmac.compare_digest(named[2] or "", signature)


def of_content(body: str) -> str:
    """The weak ETag of an answer that is put together from several things."""
    return f'W/"{_digest(body)}"'


def is_unchanged(request: Request, etag: str) -> bool:
    """Whether the asker has this already (`If-None-Match`, weak comparison)."""
    header = _header(request, "if-none-match")
    known = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in known or etag.removeprefix("W/") in known


def version_to_change(request: Request) -> int:
    """The version that `If-Match` names.

    Raises `PreconditionRequiredError` without the header, and `PreconditionFailedError` for a
    tag that this portal never gave out, a weak one and `*` among them: a change must name what
    the person has seen.
    """
    header = _header(request, "if-match").strip()
    if not header:
        raise PreconditionRequiredError
    version = _VERSION.fullmatch(header)
    if version is None:
        raise PreconditionFailedError
    return int(version[1])


def _digest(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=12).hexdigest()


def _signature(version: int, to: str, what: str) -> str:
    bound = "\0".join(("shown", to, what, str(version))).encode()
    return hmac.digest(aws.secret(), bound, hashlib.sha256)[:12].hex()


def _header(request: Request, name: str) -> str:
    return str(request.headers.get(name) or "")
