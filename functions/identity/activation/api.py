"""The route of activation."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response

from identity.activation.activating import activate
from identity.activation.schemas import ActivationIn
from skolbro import clock
from skolbro.access.scopes import PublicScope, anyone
from skolbro.http.app import PUBLIC, PortalRouter, no_content

router = PortalRouter()


@router.put(
    "/identity/activation",
    status_code=204,
    operation_id="identity_activate_account",
    summary="Choose a user name and a password, by a code from the school",
    openapi_extensions=PUBLIC,
)
def activate_account(
    scope: Annotated[PublicScope, Depends(anyone)], wanted: ActivationIn
) -> Response[None]:
    """Public: who has no password yet cannot sign in. A code is used once, and not guessed."""
    activate(
        scope,
        code=wanted.code,
        username=wanted.username or "",
        password=wanted.password,
        now=clock.now(),
    )
    return no_content()
