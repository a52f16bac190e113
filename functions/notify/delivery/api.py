"""The route of the delivery log."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from notify.delivery import store
from notify.delivery.delivery import Delivery
from notify.delivery.schemas import DeliveryListOut, DeliveryOut
from skolbro.access.scopes import PersonScope, person_of_school
from skolbro.http.app import PortalRouter, found_content

router = PortalRouter()

PersonOfSchool = Annotated[PersonScope, Depends(person_of_school)]


@router.get(
    "/notify/schools/<school_id>/people/<person_id>/deliveries",
    operation_id="notify_list_deliveries",
    summary="What was sent to somebody, for the school's support",
)
def list_deliveries(person: PersonOfSchool, request: Request) -> Response[DeliveryListOut]:
    """Whether it was sent, when and how, and never what. Of who is protected it is logged."""
    shown = [_show(one) for one in store.deliveries_to(person)]
    return found_content(request, DeliveryListOut(items=shown))


def _show(one: Delivery) -> DeliveryOut:
    return DeliveryOut.model_validate(
        {
            "subject_id": one.subject_id,
            "kind": one.kind,
            "channel": one.channel,
            "status": one.status,
            "reason": one.reason or None,
            "at": one.at,
            "trace_id": one.trace or None,
        }
    )
