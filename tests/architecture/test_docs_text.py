"""What no text of the project holds: places of one machine, and numbers of real people."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.architecture.pages import ROOT, tracked

_PLACE = re.compile(r"(?<![\w.:/~$}])/(?:home|root|Users|work|mnt)/\w+")
_NUMBER = re.compile(r"(?<![\w-])(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]?(\d{3})(\d)(?![\w-])")
# The birth numbers of the tax agency's test series, and its example of all examples.
TEST_SERIES = (range(238, 240), range(980, 982))
TOLVAN = "1212121212"


def is_luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(one // 10 + one % 10 for one in doubled) % 10 == 0


def is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(f"20{year}"), int(month), int(day))
    except ValueError:
        return False
    return True


def personal_numbers(text: str) -> list[str]:
    """The personal numbers in a text that could be somebody's (folkbokföringslagen 18 §)."""
    found = []
    for number in _NUMBER.finditer(text):
        year, month, day, birth, check = number.groups()
        digits = year + month + day + birth + check
        is_test = any(int(birth) in series for series in TEST_SERIES)
        if is_day(year, month, day) and is_luhn(digits) and not is_test | (digits == TOLVAN):
            found.append(number[0])
    return found


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    return {file: file.read_text() for file in tracked()}


def test_no_text_names_a_place_of_one_machine(texts: dict[Path, str]) -> None:
    found = {str(file.relative_to(ROOT)): _PLACE.findall(text) for file, text in texts.items()}

    assert {name: places for name, places in found.items() if places} == {}


def test_no_text_holds_a_personal_number_outside_the_test_series(texts: dict[Path, str]) -> None:
    found = {str(file.relative_to(ROOT)): personal_numbers(text) for file, text in texts.items()}

    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_a_personal_number_is_noticed_unless_it_is_a_test_number() -> None:
    day = "20160229"
    numbers = [f"{day}{birth:03}{check}" for birth in range(1000) for check in range(10)]
    real = [one for one in numbers if is_luhn(one[2:])]

    noticed = [one for one in real if personal_numbers(f"Alva, {one[:8]}-{one[8:]}")]

    assert len(real) == 1000
    assert len(noticed) == 1000 - sum(map(len, TEST_SERIES))
    assert not personal_numbers("201602301239"), "no such day"


def test_a_place_of_one_machine_is_noticed() -> None:
    assert _PLACE.findall("see /" + "home/anna/skolbro")
    assert not _PLACE.findall("https://example.org/work/done, GET /directory/me")
