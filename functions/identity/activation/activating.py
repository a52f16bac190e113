"""What a code is good for."""

from datetime import datetime

from identity import pool
from identity.accounts import store
from identity.accounts.codes import key_of
from identity.accounts.passwords import check_password
from identity.accounts.usernames import check_username
from identity.problems import CodeUnusableError, UsernameNeededError, UsernameTakenError
from skolbro import aws
from skolbro.access.scopes import PublicScope


def activate(scope: PublicScope, *, code: str, username: str, password: str, now: datetime) -> None:
    """Let whoever has the code sign in by these from now on.

    The pool is told before the code is used up: if it fails half-way, the code is still good.
    Raises `CodeUnusableError`, and what is wrong with the name or the password.
    """
    if username:
        check_username(username)
    by, holder = store.invitation(scope, key_of(aws.secret(), code), username, now=now)
    if by is None:
        raise CodeUnusableError
    if not (username or by.username):
        raise UsernameNeededError
    check_password(password, known=(username, by.username))
    if holder not in {"", by.person_id}:
        raise UsernameTakenError
    pool.let_in(by.person_id, username=username, password=password)
    store.activate(scope, by, username=username, now=now)
