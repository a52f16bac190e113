from hypothesis import given
from hypothesis import strategies as st

from skolbro.access.actor import Actor
from skolbro.access.standing import Standing, standing_from

SECONDS = st.integers(min_value=0, max_value=2**33)
SIGN_INS = st.text(min_size=1, max_size=8)


@given(issued=st.integers(min_value=1, max_value=2**33), sign_in=st.text(max_size=8))
def test_nothing_said_lets_in(issued: int, sign_in: str) -> None:
    assert standing_from({}).lets_in(Actor("p", sign_in=sign_in, issued_at=issued))


@given(issued=SECONDS, since=SECONDS, sign_in=SIGN_INS)
def test_who_is_barred_is_let_in_by_no_token(issued: int, since: int, sign_in: str) -> None:
    standing = standing_from({"barred": True, "signed_out_at": since})

    assert not standing.lets_in(Actor("p", sign_in=sign_in, issued_at=issued))


@given(issued=SECONDS, since=SECONDS)
def test_a_token_of_that_second_or_before_counts_no_more(issued: int, since: int) -> None:
    standing = Standing(signed_out_at=since)

    assert standing.lets_in(Actor("p", sign_in="s", issued_at=issued)) == (issued > since)


@given(ended=st.sets(SIGN_INS), sign_in=SIGN_INS)
def test_a_sign_in_is_ended_alone(ended: set[str], sign_in: str) -> None:
    standing = standing_from({"ended": dict.fromkeys(ended, 1)})

    assert standing.lets_in(Actor("p", sign_in=sign_in, issued_at=1)) == (sign_in not in ended)


def test_a_token_that_does_not_say_when_it_was_issued_counts_as_the_oldest() -> None:
    assert not Standing(signed_out_at=1).lets_in(Actor("p"))
