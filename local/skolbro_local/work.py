"""Using the modules as an operator: their settings, taken from a stack."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from skolbro import aws
from skolbro.access.store import forget_schools
from skolbro.config import Settings
from skolbro_local.stack import Stack


@contextmanager
def as_module(stack: Stack, module: str) -> Iterator[None]:
    """Let this process read and write as one module of a stack does, and nobody else after."""
    told = {
        "TABLE": stack.tables[module],
        "ACCESS_TABLE": stack.tables["access"],
        "SECRET_ARN": stack.secret_arn,
        "IMPORT_BUCKET": stack.import_bucket,
        "IMPORT_QUEUE_URL": stack.import_queue_url,
        "AWS_DEFAULT_REGION": stack.region,
    }
    if stack.aws_endpoint:
        told |= {
            "AWS_ENDPOINT_URL": stack.aws_endpoint,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        }
    before = {name: os.environ.get(name) for name in told}
    os.environ |= told
    _forget()
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        _forget()


def _forget() -> None:
    Settings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    aws.client.cache_clear()
    aws.secret.cache_clear()
    forget_schools()
