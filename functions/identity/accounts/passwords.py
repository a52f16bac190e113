"""What may be a password. Pure.

NIST SP 800-63B 5.1.1.2: long rather than mixed, and none that is among the first to be tried.
"""

from identity.problems import (
    PasswordSpacedError,
    PasswordTooShortError,
    PasswordTooWeakError,
)

SHORTEST, LONGEST = 12, 256
# zxcvbn's estimate grows with the square of the length; what comes after is no weaker.
_WEIGHED = 72
# Of 0 to 4: fewer than a hundred million tries are 1 or less, common passwords and their like.
_WEAKEST = 2


def check_password(password: str, *, known: tuple[str, ...] = ()) -> None:
    """Whether it is hard enough to guess. `known` are words that an attacker begins with.

    Raises `PasswordTooShortError`, `PasswordSpacedError` and `PasswordTooWeakError`.
    """
    if len(password) < SHORTEST:
        raise PasswordTooShortError(shortest=SHORTEST)
    # It would not be there when the password is typed instead of pasted.
    if password != password.strip():
        raise PasswordSpacedError
    # Its lists take as long to load as a good part of the function's start.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    words = ["skolbro", "skola", *(word for word in known if word)]
    if zxcvbn(password[:_WEIGHED], user_inputs=words)["score"] < _WEAKEST:
        raise PasswordTooWeakError
