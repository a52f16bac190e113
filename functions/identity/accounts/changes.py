"""What changes in an account, each as a part of a transaction. No calls."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from identity.accounts.account import OLD_NAME_IS_KEPT_FOR, Account
from identity.accounts.items import ACCOUNT, ACT, CODE, USERNAME, account_attributes
from identity.accounts.usernames import key_of
from identity.problems import UsernameTakenError
from skolbro import aws, clock, ids
from skolbro.config import Settings
from skolbro.http.problems import PreconditionFailedError
from skolbro.table import Transaction
from skolbro.table.transaction import Refusal


def write(transaction: Transaction, account: Account) -> Account:
    """The next version of an account, if it is as it was read.

    Raises `PreconditionFailedError` on commit.
    """
    after = replace(account, version=account.version + 1)
    known = "version = :seen" if account.version else "attribute_not_exists(pk)"
    transaction.put(
        Settings.load().table,
        ACCOUNT.item(account_attributes(after)),
        condition=known,
        values={":seen": account.version} if account.version else None,
        refusal=lambda _: PreconditionFailedError(),
    )
    return after


def take_name(
    transaction: Transaction,
    person_id: str,
    username: str,
    *,
    now: datetime,
    refusal: Refusal = lambda _: UsernameTakenError(),
) -> None:
    """Let a user name or an address be somebody's, if it is nobody else's. Else the refusal."""
    attributes = {"username_key": key_of(aws.secret(), username), "person_id": person_id}
    transaction.put(
        Settings.load().table,
        USERNAME.item(attributes),
        condition="attribute_not_exists(pk) OR person_id = :own OR expires_at <= :now",
        values={":own": person_id, ":now": int(now.timestamp())},
        refusal=refusal,
    )


def give_up_name(transaction: Transaction, person_id: str, username: str, *, now: datetime) -> None:
    """Let a user name stay somebody's for 30 days more."""
    attributes: dict[str, Any] = {
        "username_key": key_of(aws.secret(), username),
        "person_id": person_id,
        "expires_at": int((now + OLD_NAME_IS_KEPT_FOR).timestamp()),
    }
    transaction.put(Settings.load().table, USERNAME.item(attributes))


def log_act(transaction: Transaction, person_id: str, what: str, *, by: str, now: datetime) -> None:
    """Say what is done to an account, in the transaction that does it."""
    attributes = {
        "person_id": person_id,
        "what": what,
        "by": by,
        "at": clock.to_wire(now),
        "id": ids.new(),
    }
    transaction.put(Settings.load().table, ACT.item(attributes))


def write_code(transaction: Transaction, one: Account) -> None:
    """Let the account's code lead to the person, and the one before to nobody."""
    attributes = {
        "code_key": one.code_key,
        "person_id": one.person_id,
        "username": one.username,
        "expires_at": one.code_expires_at,
    }
    transaction.put(Settings.load().table, CODE.item(attributes))
    if one.replaced:
        transaction.delete(Settings.load().table, CODE.key(code_key=one.replaced))
