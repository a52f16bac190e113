"""One's own account as its owner sees it."""

from identity.accounts.account import Account
from identity.own.schemas import AccountOut


def show_account(account: Account) -> AccountOut:
    """The user name and the addresses; nothing of codes."""
    return AccountOut(
        username=account.username or None,
        email=account.email or None,
        email_asked=account.email_asked or None,
    )
