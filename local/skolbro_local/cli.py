"""The `skolbro` command."""

import shutil
import sys
from typing import Annotated, NoReturn

import typer
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console

from skolbro.http.problems import Problem
from skolbro.text import translate
from skolbro_local import cloud, places, portal
from skolbro_local.accounts import UsernameTakenError
from skolbro_local.bankid.commands import bankid_app
from skolbro_local.communes import UnknownCommuneError, UnknownPersonError, commune_app
from skolbro_local.demo.seed import SeedFailedError
from skolbro_local.imports import import_app
from skolbro_local.processes import CannotStartError, stop_all
from skolbro_local.providers import allow
from skolbro_local.sam import DeploymentFailedError
from skolbro_local.sso.commands import (
    connect_commune,
    disconnect_commune,
    link_people,
    unlink_people,
)
from skolbro_local.sso.metadata import CannotConnectError
from skolbro_local.stack import NoStackError, Stack
from skolbro_local.timetables import UnknownSchoolError, timetable
from skolbro_local.tokens import SignInFailedError, sign_in
from skolbro_local.webclient import WebBuildFailedError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Skolbro, on one machine.",
)
import_app.command("timetable")(timetable)
commune_app.command("connect")(connect_commune)
commune_app.command("disconnect")(disconnect_commune)
commune_app.command("link")(link_people)
commune_app.command("unlink")(unlink_people)
app.add_typer(import_app, name="import")
app.add_typer(commune_app, name="commune")
app.add_typer(bankid_app, name="bankid")
console = Console(stderr=True, highlight=False)

REASONS = (
    CannotConnectError,
    CannotStartError,
    DeploymentFailedError,
    NoStackError,
    SeedFailedError,
    SignInFailedError,
    UnknownCommuneError,
    UnknownPersonError,
    UnknownSchoolError,
    UsernameTakenError,
    WebBuildFailedError,
)


@app.command()
def up(
    *, web: Annotated[bool, typer.Option(help="With the web client, which needs Node")] = True
) -> None:
    """Start the portal, or bring a running one up to date with the code."""
    portal.up(console, web=web)
    portal.tell(Stack.load(), Console(highlight=False))


@app.command()
def stop() -> None:
    """Stop the portal. Its data stays under .local/ for the next start."""
    console.print("stopped" if stop_all() else "nothing was running")


@app.command()
def reset() -> None:
    """Stop the portal and forget its data."""
    stop_all()
    for kept in (places.STATE, places.STACK_FILE, places.LOCAL / "deployed"):
        if kept.is_dir():
            shutil.rmtree(kept)
        else:
            kept.unlink(missing_ok=True)
    console.print("all local data is gone; `make run` begins anew")


@app.command()
def deploy(
    name: Annotated[str, typer.Argument(help="A section of infra/samconfig.toml, such as test")],
) -> None:
    """Deploy the portal and its web client to AWS, with your own credentials."""
    stack = cloud.deploy(cloud.deployment(name))
    allow(stack)
    console.print(f"Skolbro runs at {stack.web_url}; its API is {stack.api_url}")


@app.command()
def token(
    user: Annotated[str, typer.Option(help="A demo user name, such as anna")],
    kind: Annotated[str, typer.Option(help="access or id")] = "access",
) -> None:
    """Print a real token of a demo account, signed in through the hosted pages."""
    if kind not in {"access", "id"}:
        raise typer.BadParameter("kind is access or id")
    stack = cloud.stack_for(None)
    try:
        account = stack.account(user)
    except KeyError:
        known = ", ".join(one.username for one in stack.accounts)
        raise typer.BadParameter(f"no demo account {user}; there are {known}") from None
    print(sign_in(stack, account.username, account.password)[f"{kind}_token"])


def main() -> None:
    """Run the command; what stands in the way is said in one line."""
    try:
        app()
    except (*REASONS, BotoCoreError, ClientError) as reason:
        _give_up(str(reason))
    except Problem as refusal:
        _give_up(translate(refusal.detail, "en", **refusal.values))


def _give_up(reason: str) -> NoReturn:
    console.print(f"skolbro: {reason}", style="bold red", soft_wrap=True)
    sys.exit(1)
