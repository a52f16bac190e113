"""An operator's work with the communes of a deployment: adding one, and its first credentials."""

from typing import Annotated

import typer

from directory import store
from directory.store import PERSON
from identity.options import BANKID, PASSWORD, MethodKind, SignInOption
from identity.store import keep_sign_in_option, sign_in_option, sign_in_options
from skolbro import aws, ids
from skolbro.access.scopes import anyone, at_work
from skolbro.ids import id_maker
from skolbro_local.accounts import hand_out
from skolbro_local.cloud import stack_for
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

commune_app = typer.Typer(no_args_is_help=True, help="The communes of this deployment.")
Where = Annotated[
    str | None, typer.Option("--deployment", help="A deployment in AWS; otherwise this machine's")
]


class UnknownCommuneError(RuntimeError):
    """Says what to do first."""


class UnknownPersonError(RuntimeError):
    """Says what to do first."""


@commune_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The commune's name")],
    commune_id: Annotated[str | None, typer.Option(help="To name one anew")] = None,
    *,
    bankid: Annotated[bool, typer.Option("--bankid", help="Let it sign in by BankID too")] = False,
    where: Where = None,
) -> None:
    """Add a commune with sign-in by user name and password. Prints its id."""
    stack = stack_for(where)
    if commune_id is not None:
        check_commune(stack, commune_id)
    print(add_commune(stack, name, commune_id=commune_id, bankid=bankid))


@commune_app.command("credentials")
def credentials(
    commune: Annotated[str, typer.Argument(help="The commune's id, as `commune add` printed it")],
    sourced_id: Annotated[str, typer.Argument(help="The person's sourcedId in users.csv")],
    username: Annotated[str, typer.Argument(help="What the person will sign in with")],
    where: Where = None,
) -> None:
    """Hand out the first credentials: for an administrator, who has nobody else to ask.

    Prints a password that the sign-in page asks to be changed.
    """
    stack = stack_for(where)
    check_commune(stack, commune)
    print(hand_out(stack, person_of(stack, commune, sourced_id), username))


def add_commune(
    stack: Stack, name: str, *, commune_id: str | None = None, bankid: bool = False
) -> str:
    """Let a commune be one of those that sign in here; its own sign-in, if any, goes on."""
    commune_id = commune_id or ids.new()
    chosen = (PASSWORD, BANKID) if bankid else (PASSWORD,)
    with as_module(stack, "identity"):
        scope = at_work("commune add")
        before = sign_in_option(scope, commune_id)
        own = [one for one in before.methods if one.kind is MethodKind.SSO] if before else []
        option = SignInOption(commune_id=commune_id, name=name, methods=(*own, *chosen))
        keep_sign_in_option(scope, option)
    return commune_id


def communes_of(stack: Stack) -> dict[str, str]:
    """The name of each commune, by its id."""
    with as_module(stack, "identity"):
        return {one.commune_id: one.name for one in sign_in_options(anyone())}


def check_commune(stack: Stack, commune_id: str) -> None:
    """A slip in an id would give a whole register other ids. Raises `UnknownCommuneError`."""
    known = communes_of(stack)
    if commune_id not in known:
        there = ", ".join(f"{one} ({name})" for one, name in known.items())
        raise UnknownCommuneError(
            f"no commune {commune_id}; there are {there or 'none: add one with `commune add`'}"
        )


def person_of(stack: Stack, commune_id: str, sourced_id: str) -> str:
    """The id of somebody in the commune's register. Raises `UnknownPersonError`."""
    with as_module(stack, "directory"):
        person_id = id_maker(commune_id, aws.secret())("user", sourced_id)
        if not store.stored(at_work("credentials"), PERSON, [PERSON.key(person_id=person_id)]):
            raise UnknownPersonError(
                f"no person {sourced_id} in the register of this commune: import it first"
            )
    return person_id
