"""The simulator is as strict as BankID where the portal's tests lean on it."""

import pytest

from bankid import hints
from skolbro import clock
from skolbro.personal_number import normalised
from skolbro_local.bankid.orders import (
    ANSWER_WITHIN,
    ERRORS,
    FAILED,
    PENDING,
    Bank,
    RefusedError,
)
from skolbro_local.demo.bankid import STRANGER, number_of, numbers

TOLVAN = "191212121212"


def test_all_that_can_be_scripted_has_a_text() -> None:
    assert set(PENDING) == set(hints.PENDING)
    assert set(FAILED) <= set(hints.FAILED)
    assert set(ERRORS) <= set(hints.ERRORS)


def test_the_demo_people_have_numbers_of_the_series_for_tests_each_of_their_own() -> None:
    known = [*numbers().values(), number_of(STRANGER)]

    assert len(set(known)) == len(known)
    for number in known:
        assert normalised(number) == number
        assert 980 <= int(number[8:11]) <= 999


def test_an_order_is_collected_to_its_end_and_then_gone() -> None:
    bank = Bank()
    order = bank.order("192.0.2.7", "https://back")
    assert bank.collect(order.reference)["hintCode"] == "outstandingTransaction"
    bank.identify(order, TOLVAN)
    assert bank.collect(order.reference)["hintCode"] == "userSign"

    assert bank.collect(order.reference)["status"] == "complete"

    with pytest.raises(RefusedError):
        bank.collect(order.reference)


def test_whoever_begins_twice_has_both_cancelled_and_may_begin_again() -> None:
    bank = Bank()
    one, other, third = (bank.order("192.0.2.7", "https://back") for _ in range(3))
    for order in (one, other):
        bank.identify(order, TOLVAN)
    for order in (one, other):
        told = bank.collect(order.reference)
        assert (told["status"], told["hintCode"]) == ("failed", "cancelled")

    bank.identify(third, TOLVAN)
    assert bank.collect(third.reference)["status"] == "pending"


def test_an_order_that_is_not_answered_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = Bank()
    order = bank.order("192.0.2.7", "https://back")
    bank.identify(order, TOLVAN, "userMrtd")
    later = clock.milliseconds() + ANSWER_WITHIN + 1
    monkeypatch.setattr(clock, "milliseconds", lambda: later)

    assert bank.collect(order.reference)["hintCode"] == "expiredTransaction"
