"""The user pool's trigger before it makes a user: nobody signs up, whoever vouches for them.

Somebody who comes by BankID or a commune's sign-in is linked beforehand to the person whom the
school has made, and then the pool asks nothing. Who is not linked would become a user of no
school: that is refused here. It reads nothing and writes nothing.
"""

from typing import Any

from identity.refusing import UnknownPersonError
from skolbro.observability import log

_BY_SCHOOL = "PreSignUp_AdminCreateUser"


def handler(event: dict[str, Any], _: object) -> dict[str, Any]:
    """Let the school's own users be made, and nobody else. Raises `UnknownPersonError`."""
    if event.get("triggerSource") == _BY_SCHOOL:
        return event
    log("somebody whom no school knows was refused", code=str(event.get("triggerSource", "")))
    raise UnknownPersonError
