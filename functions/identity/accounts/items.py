"""Accounts as identity's table holds them. No calls."""

from typing import Any

from identity.accounts.account import Account
from skolbro.table import AccessPattern, Entity

ACCOUNT = Entity(
    name="Account",
    what="A person's user name, the code that was handed out last, and whether they are barred.",
    pk="PERSON#{person_id}",
    sk="ACCOUNT",
)
USERNAME = Entity(
    name="Username",
    what="Whose a user name is, by the keyed hash of it; for a while also an old one's.",
    pk="USERNAME#{username_key}",
    sk="USERNAME",
    expires=True,
)
CODE = Entity(
    name="Code",
    what="Whom a one-time code lets choose a password, by the keyed hash of it.",
    pk="CODE#{code_key}",
    sk="CODE",
    expires=True,
)
ACT = Entity(
    name="Act",
    what="What was done to an account, when, and by whom: kept as long as the account.",
    pk="PERSON#{person_id}",
    sk="ACT#{at}#{id}",
)
ENTITIES = (ACCOUNT, USERNAME, CODE, ACT)
PATTERNS = (
    AccessPattern(name="a person's account", entity=ACCOUNT, by="pk, sk"),
    AccessPattern(name="whose a user name is", entity=USERNAME, by="pk, sk"),
    AccessPattern(name="whom a code is for", entity=CODE, by="pk, sk"),
    AccessPattern(name="what was done to an account", entity=ACT, by="pk, sk begins with ACT#"),
)


def account_attributes(one: Account) -> dict[str, Any]:
    """An account as the table holds it."""
    return {
        "person_id": one.person_id,
        "username": one.username,
        "code_key": one.code_key,
        "code_expires_at": one.code_expires_at,
        "barred": one.barred,
        "version": one.version,
        "email": one.email or None,
        "email_asked": one.email_asked or None,
        "email_code_key": one.email_code_key or None,
        "email_code_expires_at": one.email_code_expires_at or None,
        "written_to": list(one.written_to) or None,
    }


def account_from(item: dict[str, Any]) -> Account:
    """An account as it stands."""
    return Account(
        person_id=item["person_id"],
        username=item["username"],
        code_key=item["code_key"],
        code_expires_at=item["code_expires_at"],
        barred=item["barred"],
        version=item["version"],
        email=item.get("email", ""),
        email_asked=item.get("email_asked", ""),
        email_code_key=item.get("email_code_key", ""),
        email_code_expires_at=item.get("email_code_expires_at", 0),
        written_to=tuple(item.get("written_to", ())),
    )
