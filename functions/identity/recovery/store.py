"""Recovery: every call about an account's e-mail address, and codes that go there."""

from dataclasses import replace

from identity.accounts.account import Account
from identity.accounts.changes import give_up_name, log_act, take_name, write, write_code
from identity.accounts.items import USERNAME
from identity.accounts.store import account_of
from identity.problems import EmailTakenError
from skolbro.access.scopes import SelfScope, WorkScope
from skolbro.config import Settings
from skolbro.table import Transaction, read_keys


def account_named(scope: WorkScope, username_key: str) -> Account | None:
    """Whose a user name or an address is, if anybody's now. Two round trips."""
    found = read_keys(Settings.load().table, [USERNAME.key(username_key=username_key)])
    held = [one["person_id"] for one in found if "expires_at" not in one]
    return account_of(scope, held[0]) if held else None


def ask_address(scope: SelfScope, account: Account, email: str) -> Account:
    """Let an address wait to be shown to be one's own. Raises `PreconditionFailedError`."""
    transaction = Transaction()
    after = replace(account, email_asked=email, email_code_key="", email_code_expires_at=0)
    made = write(transaction, after)
    log_act(transaction, account.person_id, "address asked", by=account.person_id, now=scope.now)
    transaction.commit()
    return made


def keep_address_code(scope: WorkScope, account: Account) -> None:
    """The code that is sent to the address that waits, and when."""
    transaction = Transaction()
    write(transaction, account)
    log_act(transaction, account.person_id, "address written to", by=scope.reason, now=scope.now)
    transaction.commit()


def keep_recovery_code(scope: WorkScope, account: Account) -> None:
    """The code that is sent to the address that was shown to be the person's."""
    transaction = Transaction()
    write(transaction, account)
    write_code(transaction, account)
    log_act(transaction, account.person_id, "recovery sent", by=scope.reason, now=scope.now)
    transaction.commit()


def keep_address(scope: SelfScope, account: Account) -> Account:
    """Let the address that waited be the person's, to sign in by as well.

    Raises `EmailTakenError` for somebody else's, and `PreconditionFailedError`.
    """
    transaction, person_id, email = Transaction(), account.person_id, account.email_asked
    take_name(transaction, person_id, email, now=scope.now, refusal=lambda _: EmailTakenError())
    made = write(transaction, _confirmed(account))
    if account.email not in {"", email, account.username}:
        give_up_name(transaction, person_id, account.email, now=scope.now)
    log_act(transaction, person_id, "address confirmed", by=person_id, now=scope.now)
    transaction.commit()
    return made


def _confirmed(account: Account) -> Account:
    return replace(
        account,
        email=account.email_asked,
        email_asked="",
        email_code_key="",
        email_code_expires_at=0,
    )
