"""Who may do what with their own account, beyond the kernel's scopes."""

from aws_lambda_powertools.event_handler import Request

from identity.accounts.account import Account
from identity.accounts.store import account_of
from skolbro.access.scopes import SelfScope, myself_with


def myself_with_account(request: Request) -> tuple[SelfScope, Account]:
    """The signed-in person, and their account. One round trip. Raises `UnauthorizedError`."""
    return myself_with(request, lambda me: account_of(me, me.actor.person_id))
