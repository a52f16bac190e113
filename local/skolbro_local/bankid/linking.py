"""BankID in a deployment: offered by its user pool, and linked to the people whom schools make."""

import csv
import json
from pathlib import Path

from bankid.store import forget, know
from skolbro import aws
from skolbro.access.scopes import at_work
from skolbro.personal_number import subject_of
from skolbro_local.providers import link_identity, put_provider, unlink_identity
from skolbro_local.stack import Stack
from skolbro_local.work import as_module

PROVIDER, CLIENT_ID = "BankID", "user-pool"


def offer(stack: Stack) -> None:
    """Let the pool sign in by BankID; run again, with the secret and addresses of today."""
    told = stack.client("secretsmanager").get_secret_value(SecretId=stack.bankid_client_secret_arn)
    provider = {
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
    put_provider(stack, provider, kind="OIDC")


def link(stack: Stack, person_id: str, personal_number: str) -> None:
    """Let a personal number lead to a person. Again, nothing changes.

    Raises `NotAPersonalNumberError`, `AlreadyLinkedError` where it leads to somebody else, and
    `TooManyIdentitiesError`.
    """
    with as_module(stack, "bankid"):
        subject = subject_of(aws.secret(), personal_number)
        link_identity(stack, person_id, _source(subject))
        know(at_work("bankid link"), subject, person_id)


def unlink(stack: Stack, personal_number: str) -> None:
    """Let a personal number lead to nobody, such as one that its person has no more."""
    with as_module(stack, "bankid"):
        subject = subject_of(aws.secret(), personal_number)
        forget(at_work("bankid unlink"), subject)
        unlink_identity(stack, _source(subject))


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
