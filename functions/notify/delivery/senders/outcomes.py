"""How a sending fails, in words that all channels have in common."""

from collections.abc import Iterator
from contextlib import contextmanager

from skolbro import aws

# What AWS says when it is to be asked again: everything else is for good.
BUSY = frozenset(
    {
        "InternalError",
        "InternalErrorException",
        "InternalServiceError",
        "KMSInternalException",
        "LimitExceededException",
        "RequestTimeout",
        "ServiceUnavailable",
        "Throttled",
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "TooManyRequestsException",
    }
)
# RFC 9110 15.6: the server's own fault.
OWN_FAULT = 500
GONE = frozenset({"EndpointDisabled", "EndpointDisabledException", "NotFound", "NotFoundException"})


class SendingError(Exception):
    """The base of all ways to fail; `code` goes into the log and says nothing of the person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class GoneError(SendingError):
    """The device is signed off, or the app is removed: it is to be forgotten."""


class RefusedError(SendingError):
    """Not taken, now or later."""


class BusyError(SendingError):
    """Not taken now: to be tried again."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Around a call of AWS: its errors as ours."""
    try:
        with aws.failures_told():
            yield
    except aws.CallError as error:
        if error.code in GONE:
            raise GoneError(error.code) from None
        if error.code in BUSY or error.status == 0 or error.status >= OWN_FAULT:
            raise BusyError(error.code) from None
        raise RefusedError(error.code) from None
