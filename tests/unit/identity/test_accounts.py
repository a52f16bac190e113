import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.accounts.account import Account, State
from identity.accounts.codes import key_of, new_code
from identity.accounts.passwords import check_password
from identity.accounts.usernames import check_username
from identity.handing_out.letters import Letter, letters, written_name
from identity.problems import PasswordTooWeakError, UsernameUnusableError
from skolbro.clock import from_wire

SECRET = b"k" * 64
NOW = from_wire("2026-11-24T06:41:00Z")


def test_a_code_has_sixteen_letters_that_are_not_mistaken() -> None:
    for code in (new_code() for _ in range(100)):
        check_form(code)


def check_form(code: str) -> None:

    assert [len(part) for part in code.split("-")] == [4, 4, 4, 4]
    assert not set("ILOU") & set(code)


@pytest.mark.parametrize("code", ["0A1B-ZZ01-1111-0000", "9876-5432-10AB-CDEF"])
def test_a_code_is_the_same_however_it_is_typed(code: str) -> None:
    mistaken = code.replace("0", "o").replace("1", "l").lower().replace("-", " ")

    assert key_of(SECRET, mistaken) == key_of(SECRET, code)
    assert key_of(b"x" * 64, code) != key_of(SECRET, code)


@pytest.mark.parametrize("name", ["anna@example.com", "åsa", "Anna.Lind", "x" * 128])
def test_a_user_name_is_what_can_be_typed(name: str) -> None:
    check_username(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "ab",
        "två ord",
        "x" * 129,
        "a\nb",
        "a\x00b",
        "01HZ0000000000000000000000",
        "01hz0000000000000000000000",
        "198507012386",
        "19850701-2386",
        "a<b>c",
    ],
)
def test_what_is_no_user_name(name: str) -> None:
    with pytest.raises(UsernameUnusableError):
        check_username(name)


@pytest.mark.parametrize(
    "password", ["password1234", "qwertyuiopas", "aaaaaaaaaaaa", "123456789012"]
)
def test_a_common_password_is_none(password: str) -> None:
    with pytest.raises(PasswordTooWeakError):
        check_password(password)


def test_one_like_the_user_name_is_none() -> None:
    with pytest.raises(PasswordTooWeakError):
        check_password("anna.lindstedt@example.com", known=("anna.lindstedt@example.com",))


@given(words=st.lists(st.sampled_from(["vante", "lampa", "segel", "moln", "spik", "tall"]),
                      min_size=4, max_size=40, unique=False))  # fmt: skip
def test_any_length_is_weighed(words: list[str]) -> None:
    try:
        check_password(" ".join(words)[:256].strip())
    except PasswordTooWeakError:
        assert len(set(words)) < 4


def test_how_far_somebody_has_come() -> None:
    fresh = Account(person_id="p")
    invited = fresh.with_code("k", now=NOW)

    assert fresh.state(NOW) is State.NONE
    assert invited.state(NOW) is State.INVITED
    assert Account(person_id="p", username="anna").state(NOW) is State.ACTIVE
    assert Account(person_id="p", username="anna", barred=True).state(NOW) is State.BARRED


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Åsa Öberg", "Åsa Öberg"),
        ("Zoë Nuñez", "Zoë Nuñez"),
        ("Nguyễn Văn", "Nguyen Van"),
        ("ليلى", "." * 40),
    ],
)
def test_a_name_is_written_with_the_letters_that_there_are(name: str, written: str) -> None:
    letters([], school="s", address="a", language="sv")

    assert written_name(name) == written


def test_a_letter_has_a_page_each() -> None:
    one = Letter(name="Anna", code=new_code(), expires_at=NOW)

    pdf = letters([one, one, one], school="Ekebro", address="https://x.example/a", language="en")

    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 3
