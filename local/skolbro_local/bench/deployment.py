"""A deployment to measure: the tables on DynamoDB Local, and the environment of a function."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import boto3

from skolbro import aws, clock, ids
from skolbro.access.store import forget_schools
from skolbro.config import Settings
from skolbro_local import places

MODULES = ("identity", "directory", "attendance", "booking", "notify")
ISSUER = f"https://cognito-idp.{places.REGION}.amazonaws.com/{places.REGION}_bench"
CLIENT = "bench"
SECRET = "bench" * 13
POOL = {
    "USER_POOL_ID": f"{places.REGION}_bench",
    "PASSWORD_CLIENT_ID": "bench-password",
    "WEB_URL": "https://portal.example",
    "RECOVERY_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/recoveries",
}
# A Tuesday in the middle of the autumn term, 07:41 on the school's wall: a run on a Sunday in
# July measures the same as one today.
MORNING = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Deployment:
    """Tables of its own, told apart from others' by a tag in their names."""

    endpoint: str
    tag: str = field(default_factory=ids.new)

    def table(self, name: str) -> str:
        """The table's real name."""
        return f"{name}-{self.tag}"

    def environment(self, module: str) -> dict[str, str]:
        """What the template tells a function of a module."""
        return {
            "AWS_ENDPOINT_URL_DYNAMODB": self.endpoint,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_DEFAULT_REGION": places.REGION,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "PYDANTIC_DISABLE_PLUGINS": "__all__",
            "POWERTOOLS_SERVICE_NAME": module,
            "TABLE": self.table(module),
            "ACCESS_TABLE": self.table("access"),
            "SECRET_ARN": "arn:bench",
            "ISSUER": ISSUER,
            "CLIENT_ID": CLIENT,
            "IMPORT_BUCKET": "bench-imports",
            "IMPORT_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/imports",
            "TIMETABLE_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/timetables",
            "SUBSTITUTE_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/substitutes",
            "NOTICE_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/notices",
            "BROADCAST_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/broadcasts",
            "FORGETTING_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/forgettings",
            "MEETING_FORGETTING_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/meeting-forgettings",
            "REMINDER_QUEUE_URL": f"https://sqs.{places.REGION}.amazonaws.com/1/reminders",
        } | POOL

    def create(self) -> None:
        """The tables, all of the one shape that the template gives them."""
        with self.serving("access"):
            for name in ("access", *MODULES):
                _create_table(self.table(name))

    @contextmanager
    def serving(self, module: str) -> Iterator[None]:
        """Let this process be a fresh execution environment of one module, on that morning."""
        with patch.dict(os.environ, self.environment(module)), stopped_clock():
            forget()
            _know_secret()
            _trust_pool()
            try:
                yield
            finally:
                forget()


@contextmanager
def stopped_clock() -> Iterator[None]:
    """It is that morning."""
    with patch.object(clock, "now", lambda: MORNING):
        yield


def forget() -> None:
    """Be as after a cold start."""
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    aws.client.cache_clear()
    aws.secret.cache_clear()
    forget_schools()


def answer_without_sending(client: Any, operation: str, answer: Any) -> None:  # noqa: ANN401 - botocore's
    """Let one call of a client be answered here: of AWS, only DynamoDB is there to be measured."""
    client.meta.events.register(f"before-call.*.{operation}", lambda **_: (_Done, answer()))


class _Done:
    status_code = 200


def _trust_pool() -> None:
    """The pool says yes at once: what is measured is the database, and our own code."""
    pool = aws.client("cognito-idp")
    for operation in (
        "AdminCreateUser",
        "AdminDisableUser",
        "AdminInitiateAuth",
        "AdminSetUserPassword",
        "AdminUpdateUserAttributes",
        "AdminUserGlobalSignOut",
    ):
        answer_without_sending(pool, operation, dict)
    answer_without_sending(aws.client("sqs"), "SendMessage", dict)


def _know_secret() -> None:
    secrets = aws.client("secretsmanager")
    answer_without_sending(secrets, "GetSecretValue", lambda: {"SecretString": SECRET})


def _create_table(name: str) -> None:
    keys = ("pk", "sk", "gsi1pk", "gsi1sk")
    boto3.client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "gsi1",
                "KeySchema": [
                    {"AttributeName": "gsi1pk", "KeyType": "HASH"},
                    {"AttributeName": "gsi1sk", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
