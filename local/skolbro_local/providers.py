"""The user pool's identity providers: made, offered to the web client, and linked to people."""

from contextlib import suppress
from typing import Any

from identity.store import AlreadyLinkedError
from skolbro_local.stack import Stack

OWN = "COGNITO"


class TooManyIdentitiesError(RuntimeError):
    """A person has at most five identities of other sign-ins in the pool."""

    def __init__(self) -> None:
        super().__init__("the person has five identities already: unlink one that is not used")


def put_provider(stack: Stack, provider: dict[str, Any], *, kind: str) -> None:
    """Make an identity provider, or bring it up to date; and let the web client use it."""
    pool = stack.client("cognito-idp")
    told = {**provider, "UserPoolId": stack.user_pool_id}
    try:
        pool.create_identity_provider(**told, ProviderType=kind)
    except pool.exceptions.DuplicateProviderException:
        pool.update_identity_provider(**told)
    allow(stack)


def kind_of(stack: Stack, name: str) -> str | None:
    """`SAML`, `OIDC`, or none when the pool has no such provider."""
    pool = stack.client("cognito-idp")
    try:
        told = pool.describe_identity_provider(UserPoolId=stack.user_pool_id, ProviderName=name)
    except pool.exceptions.ResourceNotFoundException:
        return None
    kind: str = told["IdentityProvider"]["ProviderType"]
    return kind


def remove_provider(stack: Stack, name: str) -> None:
    """Take it from the web client, which may not name one that is gone, and then away."""
    allow(stack, but=name)
    pool = stack.client("cognito-idp")
    with suppress(pool.exceptions.ResourceNotFoundException):
        pool.delete_identity_provider(UserPoolId=stack.user_pool_id, ProviderName=name)


def allow(stack: Stack, *, but: str = "") -> None:
    """Let the web client use every provider of the pool, which a deployment may have undone.

    All else of the client is told again, or it would be forgotten.
    """
    pool = stack.client("cognito-idp")
    which = {"UserPoolId": stack.user_pool_id, "ClientId": stack.client_id}
    told = pool.describe_user_pool_client(**which)["UserPoolClient"]
    unwanted = {"ClientSecret", "CreationDate", "LastModifiedDate"}
    client = {name: value for name, value in told.items() if name not in unwanted and value != ""}
    client["SupportedIdentityProviders"] = sorted({*_names(pool, stack), OWN} - {but})
    pool.update_user_pool_client(**client)


def link_identity(stack: Stack, person_id: str, source: dict[str, str]) -> None:
    """Let an identity lead to the pool's user of a person, who is made if need be.

    Again, nothing changes. Raises `AlreadyLinkedError` and `TooManyIdentitiesError`.
    """
    pool = stack.client("cognito-idp")
    user = {"UserPoolId": stack.user_pool_id, "Username": person_id}
    with suppress(pool.exceptions.UsernameExistsException):
        pool.admin_create_user(**user, MessageAction="SUPPRESS")
    try:
        pool.admin_link_provider_for_user(
            UserPoolId=stack.user_pool_id,
            DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": person_id},
            SourceUser=source,
        )
    except pool.exceptions.AliasExistsException:
        raise AlreadyLinkedError("the identity is another person's") from None
    except pool.exceptions.LimitExceededException:
        raise TooManyIdentitiesError from None
    except pool.exceptions.InvalidParameterException as error:
        # Cognito calls a link that stands a wrong parameter.
        if "already linked" not in str(error):
            raise


def unlink_identity(stack: Stack, source: dict[str, str]) -> None:
    """Let an identity lead to nobody. Again, nothing changes."""
    pool = stack.client("cognito-idp")
    with suppress(pool.exceptions.ResourceNotFoundException, pool.exceptions.UserNotFoundException):
        pool.admin_disable_provider_for_user(UserPoolId=stack.user_pool_id, User=source)


def _names(pool: Any, stack: Stack) -> set[str]:  # noqa: ANN401 - boto3 makes the type at run time
    pages = pool.get_paginator("list_identity_providers").paginate(UserPoolId=stack.user_pool_id)
    return {one["ProviderName"] for page in pages for one in page["Providers"]}
