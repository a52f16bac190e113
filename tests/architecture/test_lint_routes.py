"""`route-without-scope` and `thick-handler`."""

import pytest
from tests.architecture.snippets import broken
from tools.lint.handlers import MOST_STATEMENTS

API = "functions/attendance/api.py"
HEAD = """\
from typing import Annotated
from aws_lambda_powertools.event_handler import Depends, Request
from attendance.policy import Reporting, reporting_for_own_child
from skolbro.access import scopes
from skolbro.access.scopes import ChildScope, own_child
from skolbro.http.idempotency import IdempotencyKey, idempotency_key
OwnChild = Annotated[ChildScope, Depends(own_child)]
Reports = Annotated[Reporting, Depends(reporting_for_own_child)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
"""


@pytest.mark.parametrize(
    "route",
    [
        "@app.get('/x')\ndef read(request: Request): ...",
        "@app.get('/x')\ndef read(): ...",
        "@app.post('/x')\ndef report(key: Key): ...",
        "@app.delete('/x')\ndef withdraw(child: ChildScope): ...",
        "@app.put('/x')\nasync def change(child): ...",
        "@app.route('/x', method='GET')\ndef read(child: str): ...",
        "@app.get('/x')\ndef read(child: Annotated[ChildScope, Depends(lambda: 1)]): ...",
        "def any_(): ...\n@app.get('/x')\ndef read(c: Annotated[ChildScope, Depends(any_)]): ...",
        "def read(child: OwnChild): ...\napp.get('/x')(read)",
    ],
)
def test_a_route_that_asks_for_no_scope_is_found(route: str) -> None:
    assert broken(API, HEAD + route) == {"route-without-scope"}


@pytest.mark.parametrize(
    "route",
    [
        "@app.get('/x')\ndef read(child: OwnChild): ...",
        "@app.post('/x')\ndef report(reporting: Reports, key: Key): ...",
        "@app.get('/x')\ndef read(child: Annotated[ChildScope, Depends(own_child)]): ...",
        "@app.get('/x')\ndef read(c: Annotated[ChildScope, Depends(scopes.own_child)]): ...",
        "def read(request: Request): ...",
    ],
)
def test_a_route_that_asks_for_one_is_let_be(route: str) -> None:
    assert broken(API, HEAD + route) == set()


def test_a_policy_that_asks_for_no_scope_is_found() -> None:
    policy = "functions/attendance/policy.py"
    careless = "def reporting_for_own_child(request):\n    return Reporting(request)"
    careful = "def reporting_for_own_child(request):\n    return Reporting(own_child(request))"
    assert broken(policy, careless) == {"route-without-scope"}
    assert broken(policy, HEAD + careful) == set()


def _route(statements: int) -> str:
    lines = "".join(f"    step_{number}()\n" for number in range(statements))
    return f"{HEAD}@app.get('/x')\ndef read(child: OwnChild):\n    '''Told.'''\n{lines}"


def test_a_thick_handler_is_found() -> None:
    assert broken(API, _route(MOST_STATEMENTS)) == set()
    assert broken(API, _route(MOST_STATEMENTS + 1)) == {"thick-handler"}


def test_statements_within_statements_count() -> None:
    thin = _route(MOST_STATEMENTS - 1)
    assert broken(API, thin + "    if child:\n        last()\n") == {"thick-handler"}


def test_what_is_no_route_may_be_thicker() -> None:
    assert broken(API, _route(MOST_STATEMENTS + 1).replace("@app.get('/x')\n", "")) == set()
