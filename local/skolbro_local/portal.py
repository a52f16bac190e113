"""Bringing the whole portal up, step by step, and saying what to do with it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
from rich.console import Console
from rich.table import Table

from skolbro_local import deployment, places, processes, webclient
from skolbro_local.accounts import create_sign_in
from skolbro_local.bankid.kept import keys
from skolbro_local.bankid.linking import offer
from skolbro_local.demo.bankid import link_demo
from skolbro_local.demo.seed import decide, lay_timetables, plan_meetings, register_times, seed
from skolbro_local.stack import Stack
from skolbro_local.tokens import sign_in


def up(console: Console, *, web: bool = True) -> Stack:
    """Every step is passed over when it has been done: a second run finds what the first made."""
    with processes.starting_alone():
        with _step(console, "start the AWS emulator"):
            processes.start_aws()
        with _step(console, "start BankID's simulator"):
            processes.start_bankid()
        with _step(console, "build and deploy the template (a minute the first time)"):
            deployment.deploy()
        stack = deployment.read_stack()
        stack.save()
        connect_bankid(stack)
        if not stack.accounts:
            stack = _fill(console, stack)
        if web:
            _web(console)
        with _step(console, "wake the functions"):
            wake(stack)
    return stack


def connect_bankid(stack: Stack) -> None:
    """Give BankID's pages the simulator's certificate, and let the pool offer BankID."""
    stack.client("secretsmanager").put_secret_value(
        SecretId=stack.bankid_certificate_arn, SecretString=keys()["secret"]
    )
    offer(stack)


def wake(stack: Stack) -> None:
    """Let each function start before the first person waits for it, one after the other.

    MiniStack starts them together, on one machine, when a home page asks them all at once.
    """
    anna = stack.account("anna")
    token = sign_in(stack, anna.username, anna.password)["access_token"]
    child = f"/attendance/students/{anna.child_ids[0]}"
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=stack.api_url, headers=headers, timeout=60) as api:
        for path in (
            "/identity/sign-in-options",
            "/directory/me",
            f"{child}/report-days",
            "/notify/notifications",
        ):
            api.get(path).raise_for_status()


def _fill(console: Console, stack: Stack) -> Stack:
    with _step(console, "import the demo commune (a minute)"):
        accounts = seed(stack)
    with _step(console, "give the demo people their credentials"):
        for account in accounts:
            create_sign_in(stack, account)
    filled = replace(stack, accounts=accounts)
    with _step(console, "let the demo people sign in by BankID"):
        link_demo(filled)
    with _step(console, "let the schools' administrators set up their schools"):
        decide(filled)
    with _step(console, "import the schools' timetables"):
        lay_timetables(filled)
    with _step(console, "let a family register times at fritids"):
        register_times(filled)
    with _step(console, "put out times for a class's parent meetings"):
        plan_meetings(filled)
    filled.save()
    return filled


def tell(stack: Stack, console: Console) -> None:
    """The address, the accounts, and what to try."""
    table = Table("user name", "password", "who", box=None, pad_edge=False)
    for account in stack.accounts:
        table.add_row(account.username, account.password, account.role)
    console.print(f"\nSkolbro runs at [bold]{stack.web_url}[/bold]\n")
    console.print(table)
    console.print(
        "\nTry: sign in as anna and report a child ill; then sign in as erik, the other guardian,"
        "\nor as maria, the mentor, and look at the bell. `make -s token USER=anna` prints a token"
        f"\nfor the API at {stack.api_url}."
        f"\nTo sign in by BankID, answer as one of them at {places.BANKID_APP}"
        "\n`make stop` ends it, `make reset` forgets its data.",
        soft_wrap=True,
    )


def _web(console: Console) -> None:
    if not webclient.can_build():
        console.print("  Node is missing: the API runs, but not the web client. Install Node 20.")
        return
    with _step(console, "build the web client (a minute the first time)"):
        webclient.build()
    processes.start_web()


@contextmanager
def _step(console: Console, what: str) -> Iterator[None]:
    started = time.monotonic()
    console.print(f"  {what} …", end="")
    try:
        yield
    except BaseException:
        console.print(" failed")
        raise
    console.print(f" {time.monotonic() - started:.0f} s")
