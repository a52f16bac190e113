"""The user pool's users, whose names are person ids (decision 0011)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from identity.problems import (
    NoPasswordError,
    TooManyTriesError,
    UsernameTakenError,
    WrongPasswordError,
)
from identity.settings import IdentitySettings
from skolbro import aws


def let_in(person_id: str, *, username: str, password: str) -> None:
    """Let a person sign in by these from now on, and by none from before.

    Two to four calls, each of which may be repeated. Raises `UsernameTakenError`.
    """
    user = _user(person_id)
    with _refusals():
        _make_sure_of(user)
        # Cognito takes an alias only for a confirmed user, which a lasting password makes of one.
        _pool().admin_set_user_password(**user, Password=password, Permanent=True)
        if username:
            _tell(user, preferred_username=username)
    sign_out(person_id)


def set_password(person_id: str, password: str) -> None:
    """Another password for a user who has one."""
    with _refusals():
        _pool().admin_set_user_password(**_user(person_id), Password=password, Permanent=True)


def rename(person_id: str, username: str) -> None:
    """Another user name. Raises `UsernameTakenError`."""
    with _refusals():
        _tell(_user(person_id), preferred_username=username)


def keep_email(person_id: str, email: str) -> None:
    """An address that was shown to be theirs, to sign in by. Raises `UsernameTakenError`."""
    with _refusals():
        _tell(_user(person_id), email=email, email_verified="true")


def check_password(person_id: str, password: str) -> None:
    """Whether it is the present one.

    The pool counts wrong ones, as at a sign-in. Its tokens are of a client that opens nothing, and
    are thrown away. Raises `WrongPasswordError`, `NoPasswordError` and `TooManyTriesError`.
    """
    settings = IdentitySettings.load()
    with _refusals():
        _pool().admin_initiate_auth(
            UserPoolId=settings.user_pool_id,
            ClientId=settings.password_client_id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": person_id, "PASSWORD": password},
        )


def sign_out(person_id: str) -> None:
    """End all refresh tokens. Who has never signed in has none."""
    with _unless_unknown():
        _pool().admin_user_global_sign_out(**_user(person_id))


def bar(person_id: str) -> None:
    """Let nobody sign in as this person, whichever way they come."""
    with _unless_unknown():
        _pool().admin_disable_user(**_user(person_id))
    sign_out(person_id)


def let_in_again(person_id: str) -> None:
    """As before they were barred."""
    with _unless_unknown():
        _pool().admin_enable_user(**_user(person_id))


def _make_sure_of(user: dict[str, str]) -> None:
    try:
        _pool().admin_create_user(**user, MessageAction="SUPPRESS")
    except _pool().exceptions.UsernameExistsException:
        return


def _tell(user: dict[str, str], **attributes: str) -> None:
    named = [{"Name": name, "Value": value} for name, value in attributes.items()]
    _pool().admin_update_user_attributes(**user, UserAttributes=named)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        with aws.failures_told():
            yield
    except aws.CallError as error:
        match error.code:
            case "AliasExistsException":
                raise UsernameTakenError from None
            case "NotAuthorizedException" | "PasswordResetRequiredException":
                raise WrongPasswordError from None
            case "UserNotFoundException":
                raise NoPasswordError from None
            case "LimitExceededException" | "TooManyRequestsException":
                raise TooManyTriesError from None
        raise


@contextmanager
def _unless_unknown() -> Iterator[None]:
    try:
        yield
    except _pool().exceptions.UserNotFoundException:
        return


def _user(person_id: str) -> dict[str, str]:
    return {"UserPoolId": IdentitySettings.load().user_pool_id, "Username": person_id}


def _pool() -> Any:  # noqa: ANN401 - as `aws.client`
    return aws.client("cognito-idp")
