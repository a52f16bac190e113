"""Letting identities of a commune's own sign-in lead to the people whom its schools have made."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from identity import store
from identity.federation import Link, Provider, subject_of
from identity.inbound import IDENTITY
from skolbro import aws
from skolbro.access.scopes import anyone, at_work
from skolbro_local.communes import UnknownPersonError, person_of
from skolbro_local.providers import TooManyIdentitiesError, link_identity, unlink_identity
from skolbro_local.sso.connecting import provider_name
from skolbro_local.sso.metadata import CannotConnectError
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

REJECTED = (store.AlreadyLinkedError, TooManyIdentitiesError, UnknownPersonError, ValueError)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was passed over: its line in the file, never what stands in it."""

    line: int
    why: Exception


def link_file(stack: Stack, commune_id: str, file: Path) -> Iterator[Rejected]:
    """Link the people of a CSV file with `sourcedId` and a column named as the claim.

    Again, nothing changes. Raises `CannotConnectError`.
    """
    provider = connected(stack, commune_id)
    for line, (sourced_id, value) in _rows(file, provider.claim.value):
        try:
            link(stack, provider, person_of(stack, commune_id, sourced_id), value)
        except REJECTED as why:
            yield Rejected(line, why)


def unlink_file(stack: Stack, commune_id: str, file: Path) -> Iterator[Rejected]:
    """Let the identities of such a file lead to nobody. Raises `CannotConnectError`."""
    provider = connected(stack, commune_id)
    for line, (_, value) in _rows(file, provider.claim.value):
        try:
            unlink(stack, provider, value)
        except ValueError as why:
            yield Rejected(line, why)


def link(stack: Stack, provider: Provider, person_id: str, value: str) -> None:
    """Let what the provider calls somebody lead to a person. Again, nothing changes.

    The pool first: the trigger lets nobody in by a link that the pool does not have.
    Raises `ValueError` for what is no value, `AlreadyLinkedError` and `TooManyIdentitiesError`.
    """
    with as_module(stack, "identity"):
        subject = subject_of(aws.secret(), provider.name, claim=provider.claim, value=value)
        link_identity(stack, person_id, _source(provider, subject))
        link = Link(
            subject=subject,
            provider=provider.name,
            commune_id=provider.commune_id,
            person_id=person_id,
        )
        store.keep_link(at_work("commune link"), link)


def unlink(stack: Stack, provider: Provider, value: str) -> None:
    """Let it lead to nobody, from this moment. Raises `ValueError`."""
    with as_module(stack, "identity"):
        subject = subject_of(aws.secret(), provider.name, claim=provider.claim, value=value)
        store.forget_link(at_work("commune unlink"), subject)
        unlink_identity(stack, _source(provider, subject))


def connected(stack: Stack, commune_id: str) -> Provider:
    """The commune's own sign-in. Raises `CannotConnectError` where it has none."""
    with as_module(stack, "identity"):
        provider, _ = store.provider_and_links(anyone(), provider_name(commune_id), ())
    if provider is None:
        raise CannotConnectError("the commune has no sign-in of its own: `commune connect` first")
    return provider


def _rows(file: Path, column: str) -> Iterator[tuple[int, tuple[str, str]]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = csv.DictReader(opened)
        missing = {"sourcedId", column} - {*(rows.fieldnames or ())}
        if missing:
            raise CannotConnectError(f"{file.name} has no column {', '.join(sorted(missing))}")
        for row in rows:
            yield rows.line_num, (row["sourcedId"] or "", row[column] or "")


def _source(provider: Provider, subject: str) -> dict[str, str]:
    return {
        "ProviderName": provider.name,
        "ProviderAttributeName": IDENTITY,
        "ProviderAttributeValue": subject,
    }
