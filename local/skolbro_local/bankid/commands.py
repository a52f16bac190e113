"""An operator's commands for BankID."""

from pathlib import Path
from typing import Annotated

import typer

from identity.store import AlreadyLinkedError
from skolbro.personal_number import NotAPersonalNumberError
from skolbro_local.bankid.linking import link, offer, rows, unlink
from skolbro_local.cloud import stack_for
from skolbro_local.communes import UnknownPersonError, Where, check_commune, person_of
from skolbro_local.providers import TooManyIdentitiesError

bankid_app = typer.Typer(no_args_is_help=True, help="BankID in this deployment.")


@bankid_app.command("offer")
def offer_bankid(where: Where = None) -> None:
    """Let people sign in by BankID; again after each deployment."""
    offer(stack_for(where))


@bankid_app.command("link")
def link_people(
    commune: Annotated[str, typer.Argument(help="The commune's id")],
    file: Annotated[Path, typer.Argument(help="CSV with the columns sourcedId, personalNumber")],
    where: Where = None,
) -> None:
    """Let personal numbers lead to people of the register. Exits with 1 if a row was rejected."""
    stack = stack_for(where)
    check_commune(stack, commune)
    rejected = 0
    for number, (sourced_id, personal_number) in enumerate(rows(file), start=2):
        try:
            link(stack, person_of(stack, commune, sourced_id), personal_number)
        except (
            AlreadyLinkedError,
            NotAPersonalNumberError,
            TooManyIdentitiesError,
            UnknownPersonError,
        ) as why:
            rejected += 1
            # The line's number, never what stands in it.
            print(f"line {number}: {type(why).__name__}: {why}")
    print(f"{rejected} rejected")
    if rejected:
        raise typer.Exit(1)


@bankid_app.command("unlink")
def unlink_people(
    file: Annotated[Path, typer.Argument(help="CSV with the columns sourcedId, personalNumber")],
    where: Where = None,
) -> None:
    """Let personal numbers lead to nobody, such as those that their people have no more."""
    stack = stack_for(where)
    for _, personal_number in rows(file):
        unlink(stack, personal_number)
