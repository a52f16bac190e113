"""Handing out codes, to one person or to a class."""

from collections.abc import Sequence
from datetime import UTC, datetime

from identity.accounts import store
from identity.accounts.account import Account
from identity.accounts.codes import key_of, new_code
from identity.handing_out.letters import Letter
from identity.problems import DutiesElsewhereError, NotOneselfError
from skolbro import aws
from skolbro.access.relations import Relation
from skolbro.access.scopes import GroupAdministrationScope, PersonScope


def check_may_hand_out(scope: PersonScope) -> None:
    """Raises `NotOneselfError` and `DutiesElsewhereError`.

    Whoever has a code for an account can be that person. A school's administrator could
    otherwise become one of the commune's who has a child at the school.
    """
    if scope.person_id == scope.actor.person_id:
        raise NotOneselfError
    if scope.works_elsewhere:
        raise DutiesElsewhereError


def code_for(scope: PersonScope, account: Account) -> tuple[Account, str]:
    """The person's account with a new code, and the code. Codes from before are of no use."""
    code = new_code()
    (after,) = store.hand_out(scope, [_with(account, code, now=scope.now)])
    return after, code


def letters_for(scope: GroupAdministrationScope, people: Sequence[Relation]) -> list[Letter]:
    """A letter with a new code to each who has no user name yet and is not barred, by name."""
    accounts = store.accounts_of(scope, [one.person_id for one in people])
    waiting = [
        one
        for one in sorted(people, key=lambda one: (one.person_name, one.person_id))
        if not accounts[one.person_id].username and not accounts[one.person_id].barred
    ]
    codes = [new_code() for _ in waiting]
    made = store.hand_out(
        scope,
        [
            _with(accounts[one.person_id], code, now=scope.now)
            for one, code in zip(waiting, codes, strict=True)
        ],
    )
    return [
        Letter(name=one.person_name, code=code, expires_at=expiry_of(account))
        for one, code, account in zip(waiting, codes, made, strict=True)
    ]


def _with(account: Account, code: str, *, now: datetime) -> Account:
    return account.with_code(key_of(aws.secret(), code), now=now)


def expiry_of(account: Account) -> datetime:
    """When the code that was handed out last is of no use any more."""
    return datetime.fromtimestamp(account.code_expires_at, UTC)
