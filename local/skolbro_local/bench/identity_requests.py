"""The requests of identity."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from identity.accounts.account import Account
from identity.accounts.codes import key_of
from identity.accounts.items import ACCOUNT, CODE, USERNAME, account_attributes
from identity.accounts.usernames import key_of as key_of_name
from identity.sign_ins.items import SIGN_IN, sign_in_attributes
from identity.sign_ins.sign_in import Device, SignIn
from skolbro.table import to_item
from skolbro_local.bench.deployment import MORNING, SECRET
from skolbro_local.bench.gateway import Request
from skolbro_local.bench.world import World

_KEY = SECRET.encode()
CODE_OF_A_LETTER, NAME, WORDS = "1234-5678-9ABC-DEFG", "anna@example.com", "fyra lugna ord"
ANOTHER = "01HZ0000000000000000000000"


def identity_requests(world: World) -> tuple[Request, ...]:
    """One of each route of identity."""
    return (
        Request(
            operation="identity_list_sign_in_options", module="identity",
            path="/identity/sign-in-options",
        ),
        *_own(world),
        *_by_the_school(world),
    )  # fmt: skip


def _own(world: World) -> tuple[Request, ...]:
    anna: dict[str, Any] = {"module": "identity", "person": world.guardian}
    sign_ins, standing = "/identity/sign-ins", _account(world)
    return (
        *(replace(one, standing=standing) for one in _account_requests(anna)),
        *(replace(one, standing=standing) for one in _recovery_requests(anna)),
        Request(operation="identity_list_sign_ins", path=sign_ins, standing=standing, **anna),
        Request(
            operation="identity_keep_sign_in", method="PUT", path="/identity/present-sign-in",
            body={"device": "phone"}, **anna,
        ),
        Request(
            operation="identity_end_sign_in", method="DELETE", path=f"{sign_ins}/{ANOTHER}",
            standing=standing, **anna,
        ),
        Request(
            operation="identity_end_all_sign_ins", method="DELETE", path=sign_ins,
            standing=standing, **anna,
        ),
    )  # fmt: skip


def _account_requests(anna: dict[str, Any]) -> Iterator[Request]:
    account = "/identity/account"
    chosen = {"username": "anna@home.example", "password": WORDS}
    code = {"code": CODE_OF_A_LETTER, "username": NAME, "password": WORDS}
    yield Request(
        operation="identity_activate_account", method="PUT", path="/identity/activation",
        body=code, module="identity",
    )  # fmt: skip
    yield Request(operation="identity_read_account", path=account, **anna)
    yield Request(
        operation="identity_change_username", method="PUT", path=f"{account}/username",
        body=chosen, headers={"if-match": '"1"'}, **anna,
    )  # fmt: skip
    yield Request(
        operation="identity_change_password", method="PUT", path=f"{account}/password",
        body={"present": WORDS, "wanted": WORDS}, **anna,
    )  # fmt: skip


def _recovery_requests(anna: dict[str, Any]) -> Iterator[Request]:
    account = "/identity/account"
    yield Request(
        operation="identity_ask_recovery", method="PUT", path="/identity/recovery",
        body={"name": NAME}, module="identity",
    )  # fmt: skip
    yield Request(
        operation="identity_ask_email", method="PUT", path=f"{account}/email",
        body={"email": NAME, "password": WORDS}, **anna,
    )  # fmt: skip
    yield Request(
        operation="identity_confirm_email", method="PUT", path=f"{account}/email/confirmation",
        body={"code": CODE_OF_A_LETTER}, **anna,
    )  # fmt: skip


def _by_the_school(world: World) -> tuple[Request, ...]:
    sara: dict[str, Any] = {"module": "identity", "person": world.administrator}
    school = f"/identity/schools/{world.school.id}"
    group, person = f"{school}/groups/{world.class_id}", f"{school}/people/{world.guardian}"
    return (
        Request(operation="identity_list_group_accounts", path=f"{group}/accounts", **sara),
        Request(
            operation="identity_list_household_accounts",
            path=f"{school}/students/{world.child}/accounts", **sara,
        ),
        Request(operation="identity_hand_out_code", method="PUT", path=f"{person}/code", **sara),
        Request(
            operation="identity_bar_person", method="PUT", path=f"{person}/barring",
            body={"barred": True}, **sara,
        ),
        Request(
            operation="identity_print_letters", variant="25 students", method="PUT",
            path=f"{group}/letters", body={"to": "students"}, **sara,
        ),
    )  # fmt: skip


def _account(world: World) -> tuple[tuple[str, dict[str, Any]], ...]:
    table, person = world.deployment.table("identity"), {"person_id": world.guardian}
    expires_at = int(MORNING.timestamp()) + 1000
    key = key_of(_KEY, CODE_OF_A_LETTER)
    account = Account(
        person_id=world.guardian, username=NAME, version=1, code_key=key,
        code_expires_at=expires_at, email_asked="anna@work.example", email_code_key=key,
        email_code_expires_at=expires_at,
    )  # fmt: skip
    own = SignIn(id=ANOTHER, name="another", device=Device.PHONE, at=MORNING)
    items = (
        ACCOUNT.item(account_attributes(account)),
        USERNAME.item({"username_key": key_of_name(_KEY, NAME), **person}),
        CODE.item({"code_key": key, "username": NAME, "expires_at": expires_at, **person}),
        SIGN_IN.item(sign_in_attributes(own, person_id=world.guardian)),
    )
    return tuple((table, to_item(one)) for one in items)
