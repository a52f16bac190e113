"""Sign-in for demo people, and for a deployment's first administrators."""

import secrets
from contextlib import suppress

from identity.accounts.store import keep_username
from identity.problems import UsernameTakenError as TakenError
from skolbro.access.scopes import at_work
from skolbro_local.stack import Account, Stack
from skolbro_local.work import as_module


class UsernameTakenError(RuntimeError):
    """A user name leads to one person."""


def create_sign_in(stack: Stack, account: Account) -> None:
    """Create the pool's user, whose name is the person's id; run again, set the password anew."""
    pool = stack.client("cognito-idp")
    user = {"UserPoolId": stack.user_pool_id, "Username": account.person_id}
    with suppress(pool.exceptions.UsernameExistsException):
        pool.admin_create_user(
            **user,
            MessageAction="SUPPRESS",
            UserAttributes=[
                {"Name": "preferred_username", "Value": account.username},
                {"Name": "email", "Value": f"{account.username}@example.com"},
                {"Name": "email_verified", "Value": "true"},
            ],
        )
    pool.admin_set_user_password(**user, Password=account.password, Permanent=True)
    keep_name(stack, account.person_id, account.username)


def keep_name(stack: Stack, person_id: str, username: str) -> None:
    """Let the school see the user name, and nobody else take it. Raises `UsernameTakenError`."""
    with as_module(stack, "identity"):
        try:
            keep_username(at_work("operator"), person_id, username)
        except TakenError:
            raise UsernameTakenError(f"the user name {username} is somebody else's") from None


def hand_out(stack: Stack, person_id: str, username: str) -> str:
    """A first password for a person, who must change it when signing in; again, a new one.

    Made by chance, 128 bits. Raises `UsernameTakenError`.
    """
    password = secrets.token_urlsafe(16)
    pool = stack.client("cognito-idp")
    user = {"UserPoolId": stack.user_pool_id, "Username": person_id}
    with suppress(pool.exceptions.UsernameExistsException):
        pool.admin_create_user(**user, MessageAction="SUPPRESS")
    # Cognito takes an alias only for a confirmed user, which a lasting password makes of one.
    pool.admin_set_user_password(**user, Password=password, Permanent=True)
    named = [{"Name": "preferred_username", "Value": username}]
    try:
        pool.admin_update_user_attributes(**user, UserAttributes=named)
    except pool.exceptions.AliasExistsException:
        raise UsernameTakenError(f"the user name {username} is somebody else's") from None
    keep_name(stack, person_id, username)
    pool.admin_set_user_password(**user, Password=password, Permanent=False)
    return password
