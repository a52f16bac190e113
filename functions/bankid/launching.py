"""Starting the BankID app on the device where the browser is: a link for each platform. Pure.

From BankID's guideline, "Launching". Where the app leads back to is not in the link, as whoever
began could read it there: it goes with the order, from the server, and comes back by the app.
"""

import re
from enum import StrEnum
from urllib.parse import quote

UNIVERSAL = "https://app.bankid.com/"
SCHEME = "bankid:///"
_MOBILE = re.compile(r"iPhone|iPad|iPod|Android")


class Platform(StrEnum):
    """Phones and tablets open an app by a universal link, computers by the app's own scheme."""

    MOBILE = "mobile"
    COMPUTER = "computer"


def platform_of(user_agent: str) -> Platform:
    """What the browser says it runs on. An iPad that calls itself a Mac knows the scheme too."""
    return Platform.MOBILE if _MOBILE.search(user_agent) else Platform.COMPUTER


def autostart_link(token: str, platform: Platform, *, app: str = "") -> str:
    """The link that starts the app with an order; `app` is the simulator's, where there is one."""
    address = app or (UNIVERSAL if platform is Platform.MOBILE else SCHEME)
    return f"{address}?autostarttoken={quote(token, safe='')}&redirect=null"
