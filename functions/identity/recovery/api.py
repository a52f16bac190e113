"""The routes of recovery."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response

from identity.accounts.account import Account
from identity.accounts.usernames import key_of
from identity.own.policy import myself_with_account
from identity.own.presentation import show_account
from identity.own.schemas import AccountOut
from identity.recovery.errand import Errand, Of
from identity.recovery.queue import send
from identity.recovery.recovering import ask_address, confirm_address
from identity.recovery.schemas import EmailCodeIn, EmailIn, RecoveryIn
from skolbro import aws
from skolbro.access.scopes import PublicScope, SelfScope, anyone
from skolbro.http import etag
from skolbro.http.app import PUBLIC, PortalRouter, no_content, stood_already

router = PortalRouter()

WithAccount = Annotated[tuple[SelfScope, Account], Depends(myself_with_account)]


@router.put(
    "/identity/recovery",
    status_code=204,
    operation_id="identity_ask_recovery",
    summary="Ask for a new password by e-mail",
    openapi_extensions=PUBLIC,
)
def ask_recovery(_: Annotated[PublicScope, Depends(anyone)], wanted: RecoveryIn) -> Response[None]:
    """Public, and the same answer in the same time for everybody: it looks nobody up."""
    send(Errand(Of.NAME, key_of(aws.secret(), wanted.name)))
    return no_content()


@router.put(
    "/identity/account/email",
    operation_id="identity_ask_email",
    summary="Have a code sent to one's e-mail address",
)
def ask_email(known: WithAccount, wanted: EmailIn) -> Response[AccountOut]:
    """May be repeated, three times an hour. The address before is in use until then."""
    me, account = known
    after = ask_address(me, account, email=wanted.email, password=wanted.password)
    return stood_already(show_account(after), tag=etag.of_version(after.version))


@router.put(
    "/identity/account/email/confirmation",
    operation_id="identity_confirm_email",
    summary="Show that an e-mail address is one's own",
)
def confirm_email(known: WithAccount, wanted: EmailCodeIn) -> Response[AccountOut]:
    """From then on one signs in by it as well, and gets a new password by it."""
    me, account = known
    after = confirm_address(me, account, wanted.code)
    return stood_already(show_account(after), tag=etag.of_version(after.version))
