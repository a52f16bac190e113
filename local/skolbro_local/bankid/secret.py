"""The relying party's certificate as the portal's secret holds it."""

import json
from datetime import timedelta

from skolbro_local.bankid.authority import LASTS, Authority


def certificate_secret(authority: Authority, *, lasts: timedelta = LASTS) -> str:
    """A certificate that the simulator trusts, and the root of the simulator's own."""
    own = authority.client(lasts=lasts)
    return json.dumps(
        {
            "certificate": own.certificate,
            "privateKey": own.private_key,
            "authority": authority.root,
        }
    )
