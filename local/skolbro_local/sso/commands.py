"""An operator's commands for communes' own sign-in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from identity.federation import Claim
from skolbro_local.cloud import stack_for
from skolbro_local.communes import Where, check_commune
from skolbro_local.sso.connecting import OpenId, Saml, connect, disconnect
from skolbro_local.sso.linking import Rejected, link_file, unlink_file

Commune = Annotated[str, typer.Argument(help="The commune's id, as `commune add` printed it")]
People = Annotated[
    Path,
    typer.Argument(
        exists=True,
        dir_okay=False,
        help="CSV with the columns sourcedId, and eduPersonPrincipalName or personalNumber",
    ),
]


def connect_commune(
    commune: Commune,
    *,
    saml: Annotated[str | None, typer.Option(help="SAML metadata: https address or file")] = None,
    oidc: Annotated[str | None, typer.Option(help="OpenID issuer, as it calls itself")] = None,
    client_id: Annotated[str, typer.Option(help="With --oidc: this portal's id there")] = "",
    client_secret_file: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="With --oidc: its secret, alone in a file"),
    ] = None,
    scopes: Annotated[str, typer.Option(help="With --oidc")] = "openid profile",
    by: Annotated[Claim, typer.Option(help="What people are known by")] = Claim.PRINCIPAL,
    school_unit: Annotated[
        list[str] | None,
        typer.Option(help="sisSchoolUnitCode that it may vouch for; otherwise the whole commune"),
    ] = None,
    where: Where = None,
) -> None:
    """Connect a commune's own sign-in, or bring it up to date. Prints what its IT enters."""
    way = _way(saml, oidc, client_id, client_secret_file, scopes)
    stack = stack_for(where)
    check_commune(stack, commune)
    told = connect(stack, commune, way, claim=by, school_units=tuple(school_unit or ()))
    print(f"provider: {told.provider}")
    if told.entity_id:
        print(f"entity id: {told.entity_id}")
    print(f"answers to: {told.answers_to}")


def disconnect_commune(commune: Commune, where: Where = None) -> None:
    """Take a commune's own sign-in away. Its links lead nowhere until it is connected again."""
    stack = stack_for(where)
    check_commune(stack, commune)
    disconnect(stack, commune)


def link_people(commune: Commune, file: People, where: Where = None) -> None:
    """Let identities lead to people of the register. Exits with 1 if a row was rejected."""
    stack = stack_for(where)
    check_commune(stack, commune)
    _tell(link_file(stack, commune, file))


def unlink_people(commune: Commune, file: People, where: Where = None) -> None:
    """Let identities lead to nobody, such as those of people who have left."""
    stack = stack_for(where)
    check_commune(stack, commune)
    _tell(unlink_file(stack, commune, file))


def _tell(rejected: Iterable[Rejected]) -> None:
    count = 0
    for one in rejected:
        count += 1
        print(f"line {one.line}: {type(one.why).__name__}: {one.why}")
    print(f"{count} rejected")
    if count:
        raise typer.Exit(1)


def _way(
    saml: str | None, oidc: str | None, client_id: str, secret: Path | None, scopes: str
) -> Saml | OpenId:
    if saml and not oidc:
        return Saml(source=saml)
    if not oidc or saml:
        raise typer.BadParameter("give either --saml or --oidc")
    if not client_id or secret is None:
        raise typer.BadParameter("--oidc wants --client-id and --client-secret-file")
    return OpenId(
        issuer=oidc,
        client_id=client_id,
        client_secret=secret.read_text().strip(),
        scopes=scopes,
    )
