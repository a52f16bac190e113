"""BankID in a deployment: offered by its user pool, and linked to the people whom schools make."""

import csv
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from bankid.store import forget, know
from skolbro import aws
from skolbro.access.scopes import at_work
from skolbro.personal_number import subject_of
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

PROVIDER, CLIENT_ID = "BankID", "user-pool"


class AlreadyLinkedError(RuntimeError):
    """A personal number leads to one person."""


def offer(stack: Stack) -> None:
    """Let the pool sign in by BankID; run again, with the secret and addresses of today."""
    pool = stack.client("cognito-idp")
    told = stack.client("secretsmanager").get_secret_value(SecretId=stack.bankid_client_secret_arn)
    provider = {
        "UserPoolId": stack.user_pool_id,
        "ProviderName": PROVIDER,
        "ProviderDetails": {
            "client_id": CLIENT_ID,
            "client_secret": json.loads(told["SecretString"])["clientSecret"],
            "attributes_request_method": "GET",
            "oidc_issuer": stack.bankid_issuer,
            # Discovery tells them too, but MiniStack cannot ask itself while it answers.
            "authorize_url": f"{stack.bankid_issuer}/authorize",
            "token_url": f"{stack.bankid_issuer}/token",
            "attributes_url": f"{stack.bankid_issuer}/userinfo",
            "jwks_uri": f"{stack.bankid_issuer}/jwks",
            "authorize_scopes": "openid",
        },
        "AttributeMapping": {"username": "sub"},
    }
    try:
        pool.create_identity_provider(**provider, ProviderType="OIDC")
    except pool.exceptions.DuplicateProviderException:
        pool.update_identity_provider(**provider)
    _allow(pool, stack)


def _allow(pool: Any, stack: Stack) -> None:  # noqa: ANN401 - boto3 makes the type at run time
    """Let the web client use it. All else of the client is told again, or it would be forgotten."""
    which = {"UserPoolId": stack.user_pool_id, "ClientId": stack.client_id}
    told = pool.describe_user_pool_client(**which)["UserPoolClient"]
    unwanted = {"ClientSecret", "CreationDate", "LastModifiedDate"}
    client = {name: value for name, value in told.items() if name not in unwanted and value != ""}
    client["SupportedIdentityProviders"] = sorted(
        {*client.get("SupportedIdentityProviders", ()), "COGNITO", PROVIDER}
    )
    pool.update_user_pool_client(**client)


def link(stack: Stack, person_id: str, personal_number: str) -> None:
    """Let a personal number lead to a person. Again, nothing changes.

    Raises `NotAPersonalNumberError`, and `AlreadyLinkedError` where it leads to somebody else.
    """
    pool = stack.client("cognito-idp")
    user = {"UserPoolId": stack.user_pool_id, "Username": person_id}
    with as_module(stack, "bankid"):
        subject = subject_of(aws.secret(), personal_number)
        with suppress(pool.exceptions.UsernameExistsException):
            pool.admin_create_user(**user, MessageAction="SUPPRESS")
        try:
            pool.admin_link_provider_for_user(
                UserPoolId=stack.user_pool_id,
                DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": person_id},
                SourceUser=_source(subject),
            )
        except pool.exceptions.AliasExistsException:
            raise AlreadyLinkedError("the personal number is another person's") from None
        know(at_work("bankid link"), subject, person_id)


def unlink(stack: Stack, personal_number: str) -> None:
    """Let a personal number lead to nobody, such as one that its person has no more."""
    with as_module(stack, "bankid"):
        subject = subject_of(aws.secret(), personal_number)
        forget(at_work("bankid unlink"), subject)
        stack.client("cognito-idp").admin_disable_provider_for_user(
            UserPoolId=stack.user_pool_id, User=_source(subject)
        )


def rows(file: Path) -> list[tuple[str, str]]:
    """The columns `sourcedId` and `personalNumber` of a CSV file. Raises `KeyError`."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [(row["sourcedId"], row["personalNumber"]) for row in csv.DictReader(opened)]


def _source(subject: str) -> dict[str, str]:
    return {
        "ProviderName": PROVIDER,
        "ProviderAttributeName": "Cognito_Subject",
        "ProviderAttributeValue": subject,
    }
