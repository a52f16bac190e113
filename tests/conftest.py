"""What all tests share: an environment that leads nowhere, and the real database engine."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
from hypothesis import settings
from moto.core.botocore_stubber import BotocoreStubber

os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-north-1",
    "POWERTOOLS_SERVICE_NAME": "test",
}

# A busy machine is slow now and then: what is true does not depend on the time it takes.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")
# As `make test` has it: a bare pytest must not touch the stack that somebody plays with.
if "SKOLBRO_LOCAL" not in os.environ:
    os.environ |= {
        "SKOLBRO_LOCAL": str(Path(__file__).parents[1] / ".local" / "test"),
        "SKOLBRO_AWS_PORT": "4577",
        "SKOLBRO_WEB_PORT": "8087",
    }


ONE_AT_A_TIME, MOTO = Lock(), BotocoreStubber.process_request


def _in_turn(stubber: BotocoreStubber, request: Any) -> Any:
    with ONE_AT_A_TIME:
        return MOTO(stubber, request)


# moto copies its tables when a transaction begins, and fails when a read beside it changes one.
BotocoreStubber.process_request = _in_turn  # type: ignore[assignment]


@pytest.fixture(scope="session")
def dynamodb_local_address() -> Iterator[str]:
    """One engine for each process of tests."""
    from skolbro_local.dynamodb_local import (  # noqa: PLC0415 - reads the environment above
        can_run,
        dynamodb_local,
    )

    if not can_run() and "CI" not in os.environ:
        pytest.skip("Node is missing, which fetches DynamoDB Local: install Node 20")
    with dynamodb_local() as address:
        yield address
