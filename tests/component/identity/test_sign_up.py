"""Who is made a user of the pool: whom a school has made a person, and nobody else."""

import pytest

from identity.refusing import UnknownPersonError
from identity.sign_up import handler


def test_the_school_makes_users() -> None:
    event = {"triggerSource": "PreSignUp_AdminCreateUser", "userName": "x"}
    assert handler(event, None) == event


@pytest.mark.parametrize(
    "source", ["PreSignUp_ExternalProvider", "PreSignUp_SignUp", "PreSignUp_New", "", None]
)
def test_nobody_else_does_whoever_vouches(source: str | None) -> None:
    event = {"triggerSource": source, "request": {"userAttributes": {"email": "anna@example.com"}}}
    with pytest.raises(
        UnknownPersonError, match=r"^unknown-person: .*registrera dig.*register you"
    ):
        handler(event, None)
