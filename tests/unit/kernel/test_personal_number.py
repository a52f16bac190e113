"""Personal numbers, from the tax agency's series for tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolbro.personal_number import NotAPersonalNumberError, check_digit, normalised, subject_of

KEY = b"k" * 64
TOLVAN = "191212121212"
DATES = st.dates().filter(lambda day: day.year >= 1800)


def number(day: str, birth: int) -> str:
    nine = f"{day[2:]}{birth:03}"
    return f"{day}{birth:03}{check_digit(nine)}"


@given(DATES, st.integers(0, 999))
def test_each_spelling_leads_to_one_person(day: object, birth: int) -> None:
    whole = number(str(day).replace("-", ""), birth)
    spelled = f" {whole[:8]}-{whole[8:]} "
    assert normalised(whole) == normalised(spelled) == whole
    assert subject_of(KEY, whole) == subject_of(KEY, spelled)


def test_a_coordination_number_is_a_number_of_its_own() -> None:
    plain, coordination = number("19800112", 239), number("19800172", 239)
    assert normalised(coordination) == coordination
    assert subject_of(KEY, plain) != subject_of(KEY, coordination)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1212121212",
        "121212-1212",
        "121212+1212",
        "19121212121",
        "1912121212123",
        "191212121213",
        "19121212TF12",
        "19121212T212",
        "19121212121O",
        "191213121212",
        "191212321212",
        "191212921212",
        "191200121212",
        "1912-12121212",
        "١٩١٢١٢١٢١٢١٢",
        "191212121212\n191212121212",
    ],
)
def test_what_is_no_personal_number_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(NotAPersonalNumberError) as refused:
        subject_of(KEY, text)
    assert text == "" or text not in str(refused.value)


@given(st.text(max_size=16))
def test_only_twelve_digits_come_out(text: str) -> None:
    try:
        assert normalised(text).isascii()
        assert len(normalised(text)) == 12
    except NotAPersonalNumberError:
        pass


def test_the_hash_depends_on_the_key_and_tells_nothing() -> None:
    subject = subject_of(KEY, TOLVAN)
    assert len(subject) == 64
    assert subject != subject_of(b"x" * 64, TOLVAN)
    assert TOLVAN not in subject
