"""Accounts: every call. What is done to one is logged in the same transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from identity.accounts.account import Account
from identity.accounts.changes import give_up_name, log_act, take_name, write, write_code
from identity.accounts.items import ACCOUNT, CODE, USERNAME, account_from
from identity.accounts.usernames import key_of
from identity.problems import CodeUnusableError
from identity.sign_ins.items import say_barred, say_signed_out
from skolbro import aws
from skolbro.access.scopes import (
    GroupAdministrationScope,
    NamedPersonScope,
    PersonScope,
    PublicScope,
    SelfScope,
    StudentScope,
    WorkScope,
)
from skolbro.config import Settings
from skolbro.table import Transaction, read_keys

# Of the hundred items of a transaction, four a person.
IN_ONE_GO = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Whom a code lets choose a password, and the user name that they have, if any."""

    code_key: str
    person_id: str
    username: str


def accounts_of(
    _: GroupAdministrationScope | NamedPersonScope | StudentScope | SelfScope | WorkScope,
    person_ids: Iterable[str],
) -> dict[str, Account]:
    """Each one's; who has none has one of version 0. One round trip, a unit each."""
    wanted = tuple(dict.fromkeys(person_ids))
    keys = [ACCOUNT.key(person_id=one) for one in wanted]
    found = map(account_from, read_keys(Settings.load().table, keys))
    none = {one: Account(person_id=one) for one in wanted}
    return none | {one.person_id: one for one in found}


def account_of(scope: NamedPersonScope | SelfScope | WorkScope, person_id: str) -> Account:
    """Somebody's. One round trip, one unit."""
    return accounts_of(scope, [person_id])[person_id]


def invitation(
    _: PublicScope, code_key: str, username: str, *, now: datetime
) -> tuple[Invitation | None, str]:
    """What a code leads to, and whose a user name is (empty: nobody's). One round trip."""
    keys = [CODE.key(code_key=code_key)]
    if username:
        keys.append(USERNAME.key(username_key=key_of(aws.secret(), username)))
    found = read_keys(Settings.load().table, keys)
    good = [one for one in found if one.get("expires_at", 1 << 40) > now.timestamp()]
    codes = [one for one in good if one["entity"] == CODE.name]
    holders = [one["person_id"] for one in good if one["entity"] == USERNAME.name]
    return next(map(_invitation, codes), None), "".join(holders)


def hand_out(
    scope: GroupAdministrationScope | PersonScope, accounts: Sequence[Account]
) -> list[Account]:
    """Let each one's new code be theirs, and the one before of no use.

    Accounts come with the version that was read, the key of the code, and in `replaced` that of
    the one before. A transaction for 24 people, 8 units each. Raises `PreconditionFailedError`.
    """
    made: list[Account] = []
    for start in range(0, len(accounts), IN_ONE_GO):
        transaction = Transaction()
        scope.require(transaction)
        for one in accounts[start : start + IN_ONE_GO]:
            made.append(write(transaction, one))
            write_code(transaction, one)
            by = scope.actor.person_id
            log_act(transaction, one.person_id, "code handed out", by=by, now=scope.now)
        transaction.commit()
    return made


def activate(_: PublicScope, by: Invitation, *, username: str, now: datetime) -> None:
    """Let the code be used up, the user name be the person's, and older sign-ins end.

    Raises `CodeUnusableError` and `UsernameTakenError`.
    """
    table = Settings.load().table
    transaction = Transaction()
    transaction.delete(
        table,
        CODE.key(code_key=by.code_key),
        condition="attribute_exists(pk)",
        refusal=lambda _: CodeUnusableError(),
    )
    take_name(transaction, by.person_id, username or by.username, now=now)
    transaction.update(
        table,
        ACCOUNT.key(person_id=by.person_id),
        change="SET username = :name, code_key = :none, code_expires_at = :zero ADD version :one",
        values={":name": username or by.username, ":none": "", ":zero": 0, ":one": 1, ":no": False},
        condition="attribute_exists(pk) AND barred = :no",
        refusal=lambda _: CodeUnusableError(),
    )
    if by.username and username not in {"", by.username}:
        give_up_name(transaction, by.person_id, by.username, now=now)
    log_act(transaction, by.person_id, "code used", by=by.person_id, now=now)
    say_signed_out(transaction, by.person_id, now=now)
    transaction.commit()


def change_username(scope: SelfScope, account: Account, username: str) -> Account:
    """Take a name and give up another, which stays the person's for 30 days.

    Raises `PreconditionFailedError` and `UsernameTakenError`.
    """
    transaction = Transaction()
    made = _change_name(transaction, account, username, now=scope.now)
    log_act(transaction, account.person_id, "name changed", by=scope.actor.person_id, now=scope.now)
    transaction.commit()
    return made


def log_password(scope: SelfScope) -> None:
    """That a person has chosen another password, which ends all sign-ins from before."""
    transaction = Transaction()
    log_act(
        transaction,
        scope.actor.person_id,
        "password changed",
        by=scope.actor.person_id,
        now=scope.now,
    )
    say_signed_out(transaction, scope.actor.person_id, now=scope.now)
    transaction.commit()


def bar(scope: PersonScope, account: Account, *, barred: bool) -> None:
    """Let nobody be signed in as this person, or again. Raises `PreconditionFailedError`."""
    transaction = Transaction()
    write(transaction, replace(account, barred=barred))
    say_barred(transaction, account.person_id, barred=barred)
    act = "barred" if barred else "let in again"
    log_act(transaction, account.person_id, act, by=scope.actor.person_id, now=scope.now)
    scope.require(transaction)
    transaction.commit()


def keep_username(scope: WorkScope, person_id: str, username: str) -> None:
    """A name that an operator has given. Again, nothing changes. Raises `UsernameTakenError`."""
    transaction = Transaction()
    _change_name(transaction, account_of(scope, person_id), username, now=scope.now)
    log_act(transaction, person_id, "name given", by=scope.reason, now=scope.now)
    transaction.commit()


def _change_name(
    transaction: Transaction, account: Account, username: str, *, now: datetime
) -> Account:
    take_name(transaction, account.person_id, username, now=now)
    if account.username not in {"", username, account.email}:
        give_up_name(transaction, account.person_id, account.username, now=now)
    return write(transaction, replace(account, username=username))


def _invitation(item: dict[str, Any]) -> Invitation:
    return Invitation(
        code_key=item["code_key"], person_id=item["person_id"], username=item["username"]
    )
