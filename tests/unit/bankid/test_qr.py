"""The animated QR code, with the vectors of BankID's guideline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bankid.qr import qr_data, second_of

TOKEN = "67df3917-fa0d-44e5-b327-edcc928297f8"
SECRET = "d28db9a7-4cde-429e-a983-359be676944c"
INSTANTS = st.integers(min_value=0, max_value=2**42)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (0, "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8"),
        (1, "949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2"),
        (2, "a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3"),
    ],
)
def test_the_guidelines_vectors_hold(seconds: int, code: str) -> None:
    assert qr_data(TOKEN, SECRET, seconds=seconds) == f"bankid.{TOKEN}.{seconds}.{code}"


@given(st.integers(0, 600), st.integers(0, 600))
def test_each_second_has_a_code_of_its_own(one: int, other: int) -> None:
    same = qr_data(TOKEN, SECRET, seconds=one) == qr_data(TOKEN, SECRET, seconds=other)
    assert same == (one == other)


def test_there_is_no_code_before_the_order() -> None:
    with pytest.raises(ValueError, match="after its order"):
        qr_data(TOKEN, SECRET, seconds=-1)


@given(INSTANTS, INSTANTS)
def test_seconds_are_whole_and_begin_with_the_order(ordered_at: int, now: int) -> None:
    seconds = second_of(ordered_at, now)
    assert seconds >= 0
    if now >= ordered_at:
        assert ordered_at + seconds * 1000 <= now < ordered_at + (seconds + 1) * 1000
