"""Clients of AWS, made once for many tests: to make one costs more than most tests do with it."""

import os
from functools import cache
from typing import Any

import boto3

_make = boto3.client
_WRITES = {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"}
_written: list[str] = []


def kept_client(service: str, **options: Any) -> Any:
    """In place of `boto3.client`: the same client for the same service, options and engine."""
    engine = os.environ.get(f"AWS_ENDPOINT_URL_{service.upper()}", "")
    return _kept(service, engine, tuple(sorted(options.items(), key=lambda one: one[0])))


@cache
def _kept(service: str, _: str, options: tuple[tuple[str, Any], ...]) -> Any:
    made = _make(service, **dict(options))  # type: ignore[call-overload]
    if service == "dynamodb":
        made.meta.events.register("provide-client-params.dynamodb", _note)
    return made


def writes() -> int:
    """How often these clients were asked to change a table, with success or without."""
    return len(_written)


def _note(model: Any, **_: Any) -> None:
    if model.name in _WRITES:
        _written.append(model.name)
