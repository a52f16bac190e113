"""What all tests share: an environment that leads nowhere, and the real database engine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

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
