"""Choosing another user name or password, with the present password."""

from identity import pool
from identity.accounts import store
from identity.accounts.account import Account
from identity.accounts.passwords import check_password
from identity.accounts.usernames import check_username
from identity.problems import NoPasswordError, UsernameTakenError
from skolbro.access.scopes import SelfScope
from skolbro.http.problems import PreconditionFailedError


def renamed(me: SelfScope, account: Account, *, username: str, password: str, seen: int) -> Account:
    """The account with another user name; the one before is kept for a while.

    If the pool knows the name as another's, all is as before. Raises `PreconditionFailedError`
    for who has not seen the present version, and what is wrong with the name or the password.
    """
    if seen != account.version:
        raise PreconditionFailedError
    check_username(username)
    check_present(account, password)
    after = store.change_username(me, account, username)
    try:
        pool.rename(account.person_id, username)
    except UsernameTakenError:
        store.change_username(me, after, account.username)
        raise
    return after


def choose_password(me: SelfScope, account: Account, *, present: str, wanted: str) -> None:
    """Another password, and the end of every sign-in. Raises what is wrong with either."""
    check_password(wanted, known=(account.username,))
    check_present(account, present)
    pool.set_password(account.person_id, wanted)
    store.log_password(me)
    pool.sign_out(account.person_id)


def check_present(account: Account, password: str) -> None:
    """Whether it is their present password. Raises `NoPasswordError` and as the pool does."""
    if not account.username:
        raise NoPasswordError
    pool.check_password(account.person_id, password)
