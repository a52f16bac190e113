"""One sign-in of a person, on one device. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# As long as the pool's refresh tokens.
KEPT = timedelta(days=30)
# As many as may be ended one by one, before it is quicker to end them all.
MOST_ENDED = 50


class Device(StrEnum):
    """What kind of thing somebody signed in on: nothing by which it could be told from others."""

    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """`name` is what tokens call it (`origin_jti`), and `id` what its person is shown."""

    id: str
    name: str
    device: Device
    at: datetime
