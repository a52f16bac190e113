"""Identity's routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from identity import store
from identity.activation.api import router as activation
from identity.handing_out.api import router as handing_out
from identity.own.api import router as own
from identity.recovery.api import router as recovery
from identity.schemas import CommuneOut, MethodOut, SignInOptionsOut
from identity.sign_ins.api import router as sign_ins
from skolbro.access.scopes import PublicScope, anyone
from skolbro.http.app import PUBLIC, PortalApp, found_content, serve

app = PortalApp()
app.include_router(activation)
app.include_router(own)
app.include_router(sign_ins)
app.include_router(handing_out)
app.include_router(recovery)
handler = serve(app)


@app.get(
    "/identity/sign-in-options",
    operation_id="identity_list_sign_in_options",
    summary="The communes and their ways of signing in",
    openapi_extensions=PUBLIC,
)
def list_sign_in_options(
    scope: Annotated[PublicScope, Depends(anyone)], request: Request
) -> Response[SignInOptionsOut]:
    """Public: it is read before anybody is known, and says nothing of anybody."""
    communes = [
        CommuneOut(
            id=option.commune_id,
            name=option.name,
            methods=[
                MethodOut.model_validate(
                    {"kind": one.kind.value, "identity_provider": one.identity_provider}
                )
                for one in option.methods
            ],
        )
        for option in store.sign_in_options(scope)
    ]
    return found_content(request, SignInOptionsOut(communes=communes))
