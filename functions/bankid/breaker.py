"""The circuit breaker: BankID is left alone for a while when it does not answer. Pure.

Otherwise every guardian at half past seven would wait out the limit of time, and each would hold
a function meanwhile. Instants are Unix milliseconds.
"""

from dataclasses import dataclass

MOST_FAILURES = 5
WINDOW = 60_000
PAUSE = 30_000


class OpenError(Exception):
    """BankID is left alone just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """Failures in a row, with the last one's instant, and until when nobody is let through."""

    failures: int = 0
    failed_at: int = 0
    open_until: int = 0

    def is_open(self, now: int) -> bool:
        """Whether BankID is to be left alone."""
        return now < self.open_until

    def check(self, now: int) -> None:
        """Raises `OpenError` while BankID is to be left alone."""
        if self.is_open(now):
            raise OpenError

    def failed(self, now: int) -> "Breaker":
        """After one more call without an answer.

        It opens at the fifth in a minute, and, when it has been open, at the first.
        """
        recent = now - self.failed_at <= WINDOW
        failures = self.failures + 1 if recent or self.open_until else 1
        opens = failures >= MOST_FAILURES
        until = now + PAUSE if opens else self.open_until
        return Breaker(failures=failures, failed_at=now, open_until=until)
