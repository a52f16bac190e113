"""The simulator's orders: what the relying party asks for, and what the app does with it."""

import secrets
import threading
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import uuid4

from bankid.qr import qr_data
from skolbro import clock

# As in the guideline: an order that no app has begun is given up, and so is one that waits long.
START_WITHIN, ANSWER_WITHIN = 60_000, 180_000
# A picture of a QR code may be so old when the app sends it in.
QR_SECONDS = 4
PENDING = ("outstandingTransaction", "noClient", "started", "userMrtd", "userCallConfirm",
           "userSign", "processing")  # fmt: skip
FAILED = ("expiredTransaction", "certificateErr", "userCancel", "cancelled", "startFailed",
          "userDeclinedCall", "notSupportedByUserApp", "transactionRiskBlocked")  # fmt: skip
ERRORS = {
    "alreadyInProgress": 400,
    "invalidParameters": 400,
    "canceled": 400,
    "unauthorized": 401,
    "notFound": 404,
    "methodNotAllowed": 405,
    "requestTimeout": 408,
    "unsupportedMediaType": 415,
    "internalError": 500,
    "maintenance": 503,
}
IDENTIFY, HIGH_RISK = "identify", "highRisk"
SCENARIOS = (IDENTIFY, HIGH_RISK, *PENDING, *FAILED, *ERRORS)


class Status(StrEnum):
    """As `/collect` says it."""

    PENDING = "pending"
    COMPLETE = "complete"
    FAILED = "failed"


class RefusedError(Exception):
    """What the API refuses, by its code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Order:
    """One order, and what is to be told of it."""

    end_user_ip: str
    return_url: str
    ordered_at: int
    reference: str = field(default_factory=lambda: str(uuid4()))
    autostart_token: str = field(default_factory=lambda: str(uuid4()))
    qr_token: str = field(default_factory=lambda: str(uuid4()))
    qr_secret: str = field(default_factory=lambda: str(uuid4()))
    status: Status = Status.PENDING
    hint: str = "outstandingTransaction"
    scenario: str = ""
    personal_number: str = ""
    collected_at: list[int] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """What `/collect` answers."""
        told: dict[str, object] = {"orderRef": self.reference, "status": self.status.value}
        if self.status is not Status.COMPLETE:
            return told | {"hintCode": self.hint}
        return told | {
            "completionData": {
                "user": {
                    "personalNumber": self.personal_number,
                    "name": "Test Testsson",
                    "givenName": "Test",
                    "surname": "Testsson",
                },
                "device": {"ipAddress": self.end_user_ip, "uhi": secrets.token_urlsafe(16)},
                "bankIdIssueDate": "2024-01-01Z",
                "risk": "high" if self.scenario == HIGH_RISK else "low",
                "signature": "",
                "ocspResponse": "",
            }
        }


class Bank:
    """All orders, and how the API behaves. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self.orders: dict[str, Order] = {}
        # What the next calls are answered with, whatever they ask, such as `maintenance`.
        self.error = ""
        self.latency_seconds = 0.0
        self.is_out = False

    def order(self, end_user_ip: str, return_url: str) -> Order:
        """A new order. Raises `RefusedError`."""
        self.check()
        if not end_user_ip:
            raise RefusedError("invalidParameters")
        made = Order(end_user_ip, return_url, clock.milliseconds())
        with self._lock:
            self.orders[made.reference] = made
        return made

    def collect(self, reference: str) -> dict[str, object]:
        """How an order stands. What has failed or completed is told once. Raises `RefusedError`."""
        self.check()
        with self._lock:
            found = self._open(reference)
            found.collected_at.append(clock.milliseconds())
            _go_on(found)
            if found.status is not Status.PENDING:
                del self.orders[reference]
            return found.told()

    def cancel(self, reference: str) -> None:
        """Forget an order. Raises `RefusedError`."""
        self.check()
        with self._lock:
            del self.orders[self._open(reference).reference]

    def scanned(self, qr: str) -> Order:
        """The order of a QR code, if it is of the last seconds. Raises `RefusedError`."""
        with self._lock:
            for one in self.orders.values():
                passed = (clock.milliseconds() - one.ordered_at) // 1000
                fresh = range(max(0, passed - QR_SECONDS), passed + 1)
                if any(qr == qr_data(one.qr_token, one.qr_secret, seconds=s) for s in fresh):
                    return one
        raise RefusedError("notFound")

    def started(self, autostart_token: str) -> Order:
        """The order that a link has started the app with. Raises `RefusedError`."""
        with self._lock:
            for one in self.orders.values():
                if one.autostart_token == autostart_token:
                    return one
        raise RefusedError("notFound")

    def identify(self, order: Order, personal_number: str, scenario: str = IDENTIFY) -> None:
        """What a person does in the app. Whoever begins twice has both orders cancelled."""
        with self._lock:
            for other in self.orders.values():
                same = other.personal_number == personal_number and other is not order
                if same and other.scenario != "cancelled" and _is_fresh(other):
                    other.scenario = order.scenario = "cancelled"
            order.personal_number = personal_number
            order.scenario = order.scenario or scenario

    def check(self) -> None:
        """Raises `RefusedError` while the API is told to refuse."""
        if self.error:
            raise RefusedError(self.error)

    def _open(self, reference: str) -> Order:
        if reference not in self.orders:
            raise RefusedError("invalidParameters")
        return self.orders[reference]


def _is_fresh(order: Order) -> bool:
    return clock.milliseconds() - order.ordered_at <= ANSWER_WITHIN


def _go_on(order: Order) -> None:
    age = clock.milliseconds() - order.ordered_at
    scenario = order.scenario
    if scenario in ERRORS:
        raise RefusedError(scenario)
    if scenario in FAILED:
        order.status, order.hint = Status.FAILED, scenario
    elif scenario in PENDING:
        order.hint = scenario
    elif scenario and order.hint == "userSign":
        order.status = Status.COMPLETE
    elif scenario:
        order.hint = "userSign"
    elif age > START_WITHIN:
        order.status, order.hint = Status.FAILED, "startFailed"
    if order.status is Status.PENDING and age > ANSWER_WITHIN:
        order.status, order.hint = Status.FAILED, "expiredTransaction"
