"""Requests of identity's routes about the village: bodies that would be taken."""

from typing import Any

from tests.architecture.village import Village
from tests.architecture.village_accounts import EMAIL_CODE
from tests.pool import PASSWORD

from skolbro import ids


def bodies_of_identity(village: Village) -> dict[str, dict[str, Any]]:
    """Each time with a user name that nobody has, as the pool is not put back."""
    name = f"namn-{ids.new()}"
    return {
        "identity_activate_account": {
            "code": village.code,
            "username": name,
            "password": PASSWORD,
        },
        "identity_ask_email": {"email": f"{name}@example.com", "password": PASSWORD},
        "identity_ask_recovery": {"name": name},
        "identity_confirm_email": {"code": EMAIL_CODE},
        "identity_bar_person": {"barred": False},
        "identity_change_password": {"present": PASSWORD, "wanted": PASSWORD},
        "identity_change_username": {"username": name, "password": PASSWORD},
        "identity_keep_sign_in": {"device": "phone"},
        "identity_print_letters": {"to": "guardians"},
    }
