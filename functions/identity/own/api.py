"""The routes of one's own account."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from identity.accounts.account import Account
from identity.own.choosing import choose_password, renamed
from identity.own.policy import myself_with_account
from identity.own.presentation import show_account
from identity.own.schemas import AccountOut, PasswordIn, UsernameIn
from skolbro.access.scopes import SelfScope
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, found, no_content, stood_already

router = PortalRouter()

WithAccount = Annotated[tuple[SelfScope, Account], Depends(myself_with_account)]


@router.get("/identity/account", operation_id="identity_read_account", summary="One's own account")
def read_account(known: WithAccount, request: Request) -> Response[AccountOut]:
    """With the ETag that a change of the user name names."""
    _, account = known
    return found(request, show_account(account), tag=etag.of_version(account.version))


@router.put(
    "/identity/account/username",
    operation_id="identity_change_username",
    summary="Change one's user name",
    openapi_extensions=NAMES_VERSION,
)
def change_username(
    known: WithAccount, wanted: UsernameIn, request: Request
) -> Response[AccountOut]:
    """The one before stays one's own for 30 days, so that nobody else is taken for one."""
    me, account = known
    seen = etag.version_to_change(request)
    after = renamed(me, account, username=wanted.username, password=wanted.password, seen=seen)
    return stood_already(show_account(after), tag=etag.of_version(after.version))


@router.put(
    "/identity/account/password",
    status_code=204,
    operation_id="identity_change_password",
    summary="Change one's password",
)
def change_password(known: WithAccount, wanted: PasswordIn) -> Response[None]:
    """Ends every sign-in, this one too: whoever else was signed in is so no more."""
    me, account = known
    choose_password(me, account, present=wanted.present, wanted=wanted.wanted)
    return no_content()
