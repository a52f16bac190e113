"""Who may do what with devices, beyond the kernel's scopes."""

from aws_lambda_powertools.event_handler import Request

from notify.devices import store
from notify.devices.device import Device
from skolbro.access.scopes import SelfScope, myself_with


def myself_with_devices(request: Request) -> tuple[SelfScope, tuple[Device, ...]]:
    """The signed-in person, and their devices. One round trip. Raises `UnauthorizedError`."""
    return myself_with(request, store.devices_of)
