"""The village's accounts: everybody has a user name, a password, and a sign-in to end."""

from collections.abc import Iterable
from typing import Any

from tests.component.portal import TUESDAY
from tests.pool import let_in

from identity.accounts.account import Account
from identity.accounts.codes import key_of, new_code
from identity.accounts.items import ACCOUNT, CODE, USERNAME, account_attributes
from identity.accounts.usernames import key_of as key_of_name
from identity.sign_ins.items import SIGN_IN as ENTITY
from identity.sign_ins.items import sign_in_attributes
from identity.sign_ins.sign_in import Device, SignIn
from skolbro import aws
from skolbro.table import put_items

EMAIL_CODE = "1234-5678-9ABC-DEFG"
SIGN_IN = "01HZ0000000000000000000001"


def give_accounts(people: Iterable[str], environment: dict[str, str]) -> str:
    """Let all sign in; the code of the first one's letter, for another password."""
    named = {person: f"person-{number}" for number, person in enumerate(people)}
    code, items = new_code(), []
    key, first = key_of(aws.secret(), code), next(iter(named))
    for person, name in named.items():
        let_in(environment, person, name)
        items += _items(person, name, key if person == first else "")
    put_items("identity", items)
    return code


def _items(person: str, name: str, code_key: str) -> list[dict[str, Any]]:
    expires_at = int(TUESDAY.timestamp()) + 1000
    account = Account(
        person_id=person, username=name, version=1, code_key=code_key, code_expires_at=expires_at,
        email_asked=f"{name}@example.com", email_code_key=key_of(aws.secret(), EMAIL_CODE),
        email_code_expires_at=expires_at,
    )  # fmt: skip
    own = SignIn(id=SIGN_IN, name="another", device=Device.PHONE, at=TUESDAY)
    found = [
        ACCOUNT.item(account_attributes(account)),
        USERNAME.item({"username_key": key_of_name(aws.secret(), name), "person_id": person}),
        ENTITY.item(sign_in_attributes(own, person_id=person)),
    ]
    if code_key:
        letter = {"code_key": code_key, "person_id": person, "username": name}
        found.append(CODE.item({**letter, "expires_at": expires_at}))
    return found
