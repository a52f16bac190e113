"""The two databases that the portal's tests run on, each with empty tables.

moto is quick, and speaks for S3, SQS and the secret as well. DynamoDB Local is AWS's own engine:
its transactions are atomic between rivals, and it refuses what moto lets pass.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import pytest
from moto import mock_aws
from tests.component.clients import kept_client
from tests.component.portal import CLIENT, ISSUER, TABLES, Portal, create_table

from skolbro import aws
from skolbro.access.store import forget_schools
from skolbro.config import Settings

# As many as are written to a table in one call.
IN_ONE_CALL = 25


@contextmanager
def on_moto(monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """Everything in memory."""
    with mock_aws():
        _settings(monkeypatch)
        for table in TABLES:
            create_table(boto3.client("dynamodb"), table)
        forget()
        yield Portal()
        forget()


@contextmanager
def on_dynamodb_local(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> Iterator[Portal]:
    """The database is DynamoDB Local; all else is moto's."""
    with mock_aws():
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", endpoint)
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", endpoint)
        _settings(monkeypatch)
        _empty(boto3.client("dynamodb"))
        forget()
        yield Portal()
        forget()


def forget() -> None:
    """As a function that has just been started: no client, no settings, no school."""
    aws.client.cache_clear()
    aws.secret.cache_clear()
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    forget_schools()


def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boto3, "client", kept_client)
    secret = boto3.client("secretsmanager").create_secret(Name="s", SecretString="k" * 64)
    for name, value in {
        "ACCESS_TABLE": "access",
        "SECRET_ARN": secret["ARN"],
        "ISSUER": ISSUER,
        "CLIENT_ID": CLIENT,
    }.items():
        monkeypatch.setenv(name, value)


def _empty(dynamodb: Any) -> None:
    """Cheaper than to make the tables anew, as most tests leave little behind."""
    standing = set(dynamodb.list_tables()["TableNames"])
    for table in TABLES:
        if table not in standing:
            create_table(dynamodb, table)
            continue
        pages = dynamodb.get_paginator("scan").paginate(
            TableName=table, ProjectionExpression="pk, sk"
        )
        keys = [item for page in pages for item in page["Items"]]
        for start in range(0, len(keys), IN_ONE_CALL):
            piece = [{"DeleteRequest": {"Key": key}} for key in keys[start : start + IN_ONE_CALL]]
            dynamodb.batch_write_item(RequestItems={table: piece})
