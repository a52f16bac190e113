"""An address and a number out of a registry's cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.oneroster.contact_cells import email_of, phone_of


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("anna.lind@example.se", "anna.lind@example.se"),
        (" Anna@EXAMPLE.se ", "anna@example.se"),
        ("", None),
        ("anna", None),
        ("anna@localhost", None),
        ("anna@example.se, erik@example.se", None),
        ("anna@example.se\r\nBcc: all@example.se", None),
        (f"{'a' * 65}@example.se", None),
    ],
)
def test_an_address_is_taken_only_if_it_can_be_sent_to(cell: str, email: str | None) -> None:
    assert email_of({"email": cell}) == email


@pytest.mark.parametrize(
    ("cells", "phone"),
    [
        ({"sms": "070-123 45 67"}, "+46701234567"),
        ({"phone": "+46 70 123 45 67"}, "+46701234567"),
        ({"phone": "0047 901 23 456"}, "+4790123456"),
        ({"sms": "0701234567", "phone": "08-12 34 56"}, "+46701234567"),
        ({"sms": "se telefon", "phone": "0701234567"}, "+46701234567"),
        ({"phone": "1234567"}, None),
        ({"phone": "+46 70 123 45 67 89 01 23"}, None),
        ({}, None),
    ],
)
def test_a_number_becomes_international(cells: dict[str, str], phone: str | None) -> None:
    assert phone_of({"sms": "", "phone": "", **cells}) == phone


@given(st.text(max_size=40))
def test_whatever_stands_in_the_cells_no_row_is_lost(cell: str) -> None:
    email, phone = email_of({"email": cell}), phone_of({"sms": cell, "phone": cell})
    assert email is None or (email.count("@") == 1 and email.isascii() and " " not in email)
    assert phone is None or (phone[0] == "+" and phone[1:].isdigit())
