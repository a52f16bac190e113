"""Who may do what with sign-ins, beyond the kernel's scopes."""

from aws_lambda_powertools.event_handler import Request

from identity.sign_ins.sign_in import SignIn
from identity.sign_ins.store import sign_ins_of
from skolbro.access.scopes import SelfScope, myself_with


def myself_with_sign_ins(request: Request) -> tuple[SelfScope, tuple[SignIn, ...]]:
    """The signed-in person, and where they are. One round trip. Raises `UnauthorizedError`."""
    return myself_with(request, sign_ins_of)
