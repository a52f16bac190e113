"""What may happen once happens once, of many processes at the same moment, on the real engine."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import Any

import boto3
import pytest
from tests.component import clients
from tests.component.portal import Portal

from bankid import store
from bankid.authorization import Asked, Code
from bankid.design import CODE
from bankid.items import code_attributes
from bankid.problems import NoSessionError
from bankid.session import Session, Stage, Way
from skolbro import aws, ids
from skolbro.access.scopes import anyone, at_work
from skolbro.table import to_item

pytestmark = pytest.mark.stack
RIVALS, ROUNDS, NOW = 8, 5, 1_780_000_000_000


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "bankid")


def a_session(stage: Stage) -> Session:
    asked = Asked(client_id="c", redirect_uri="r", state=ids.new(), nonce="", challenge="")
    session = Session(
        key=ids.new(),
        form_key="f",
        asked=asked,
        stage=stage,
        way=Way.OTHER,
        hint="",
        order=None,
        returned=False,
        subject="known",
        expires_at=NOW // 1000 + 600,
    )
    store.begin(anyone(), session, seen=())
    return session


def _own_clients() -> None:
    """A process must not write on its parent's connections."""
    boto3.client = clients._make
    aws.client.cache_clear()


def race(attempt: Callable[[str], bool], key: str, pool: ProcessPoolExecutor) -> int:
    """How many of the rivals were let through."""
    return sum(pool.map(attempt, [key] * RIVALS))


def rivals() -> ProcessPoolExecutor:
    fork = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(RIVALS, mp_context=fork, initializer=_own_clients)


def start(key: str) -> bool:
    return store.claim_start(anyone(), key, form_key="f", now=NOW)[2]


def collect(key: str) -> bool:
    return store.claim_collect(anyone(), key, form_key="f", now=NOW)[2]


def redeem(digest: str) -> bool:
    return store.redeem(anyone(), digest) is not None


def come_back(key: str) -> bool:
    try:
        store.come_back(anyone(), key, return_key="once", now=NOW)
    except NoSessionError:
        return False
    return True


def finish(key: str) -> bool:
    try:
        session = store.session(anyone(), key, now=NOW // 1000)
        store.finish(anyone(), session, a_code(), digest=ids.new())
    except NoSessionError:
        return False
    return True


def a_code() -> Code:
    return Code(
        client_id="c",
        redirect_uri="r",
        nonce="",
        challenge="",
        subject="known",
        at=NOW // 1000,
        expires_at=NOW // 1000 + 60,
    )


def put(portal: Portal, item: dict[str, Any]) -> None:
    portal.dynamodb.put_item(TableName="bankid", Item=to_item(item))


def test_one_order_is_made_for_a_session(portal: Portal) -> None:
    assert portal
    with rivals() as pool:
        for _ in range(ROUNDS):
            assert race(start, a_session(Stage.CREATED).key, pool) == 1


def test_one_of_many_polls_asks_bankid(portal: Portal) -> None:
    with rivals() as pool:
        for _ in range(ROUNDS):
            old, new = a_session(Stage.CREATED), a_session(Stage.PENDING)
            assert start(old.key)
            bound = replace(new, key=ids.new())
            store.rebind(anyone(), old.key, bound, return_key="once", now=NOW)
            assert race(collect, bound.key, pool) == 1
    assert portal


def test_the_app_leads_back_once(portal: Portal) -> None:
    assert portal
    with rivals() as pool:
        for _ in range(ROUNDS):
            old = a_session(Stage.CREATED)
            assert start(old.key)
            bound = replace(old, key=ids.new(), stage=Stage.PENDING, way=Way.SAME)
            store.rebind(anyone(), old.key, bound, return_key="once", now=NOW)
            assert race(come_back, bound.key, pool) == 1


def test_a_session_gives_one_code_and_a_code_one_token(portal: Portal) -> None:
    store.know(at_work("a school"), "known", ids.new())
    with rivals() as pool:
        for _ in range(ROUNDS):
            assert race(finish, a_session(Stage.COMPLETE).key, pool) == 1
            digest = ids.new()
            put(portal, CODE.item(code_attributes(a_code()) | {"digest": digest}))
            assert race(redeem, digest, pool) == 1
    assert len(portal.items("bankid", "BankidCode")) == ROUNDS
