"""The demo people's personal numbers, of the tax agency's series for tests.

The agency has set aside birth numbers from 980 to 999, which nobody is given.
"""

from skolbro.personal_number import check_digit
from skolbro_local.bankid.kept import keep_people
from skolbro_local.bankid.linking import link
from skolbro_local.stack import Stack

_BORN = {
    "anna": ("19840312", 982),
    "erik": ("19820907", 981),
    "karin": ("19861124", 984),
    "maria": ("19790518", 986),
    "fatima": ("19910703", 988),
    "petra": ("19710228", 990),
    "sara": ("19880416", 992),
    "ali": ("19830810", 983),
    "karl": ("19750619", 985),
}
# Somebody whom no school has made.
STRANGER = ("19690101", 987)


def number_of(born: tuple[str, int]) -> str:
    """A day and a birth number with its check digit."""
    day, birth = born
    return f"{day}{birth}{check_digit(f'{day[2:]}{birth}')}"


def numbers() -> dict[str, str]:
    """The personal number of each demo account that has a BankID, by user name."""
    return {name: number_of(born) for name, born in _BORN.items()}


def link_demo(stack: Stack) -> None:
    """Let the demo people sign in by BankID, and be chosen in the simulator's app."""
    known = numbers()
    for name, number in known.items():
        link(stack, stack.account(name).person_id, number)
    keep_people(
        {number: name for name, number in known.items()}
        | {number_of(STRANGER): "somebody whom no school knows"}
    )
