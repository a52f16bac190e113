"""`scope-made-elsewhere`: nobody is let in by a scope that access/scopes has not made."""

import pytest
from tests.architecture.snippets import broken, findings

RULE = "scope-made-elsewhere"
API = "functions/attendance/api.py"
IMPORTED = "from skolbro.access.scopes import ChildScope, WorkScope, at_work\n"


@pytest.mark.parametrize(
    "forged",
    [
        "scope = ChildScope(actor, relation, now)",
        "S = ChildScope\nscope = S(actor, relation, now)",
        "from skolbro.access.scopes import ChildScope as S\nscope = S(actor, relation, now)",
        "from skolbro.access import scopes\nscope = scopes.ChildScope(actor, relation, now)",
        "from skolbro.access import scopes as s\nmade = s.ChildScope\nmade(1, 2, 3)",
        "import skolbro.access.scopes\nskolbro.access.scopes.WorkScope('x', now)",
        "scope = ChildScope.__new__(ChildScope)",
        "scope = object.__new__(ChildScope)",
        "from functools import partial\nmake = partial(ChildScope, actor)",
        "scope = [ChildScope][0](actor, relation, now)",
        "scopes = list(map(ChildScope, actors, relations, nows))",
        "class Wider(ChildScope):\n    ...",
        "class FakeScope:\n    student_id = ''",
        "def make(cls=ChildScope):\n    return cls(1, 2, 3)",
        "from skolbro.access import scopes\nmade = getattr(scopes, 'ChildScope')(1, 2, 3)",
        "from skolbro.access import scopes\nmade = getattr(scopes, name)(1, 2, 3)",
        "from skolbro.access import scopes\nmade = vars(scopes)[name](1, 2, 3)",
        "from skolbro.access import scopes\nmade = scopes.__dict__[name](1, 2, 3)",
        "import importlib\nmade = importlib.import_module('skolbro.access.scopes')",
        "Child = Annotated[ChildScope, Depends(lambda r: ChildScope(r, r, r))]",
        "def f(scope: ChildScope): return type(scope)(1, 2, 3)",
        "def f(scope: ChildScope): return scope.__class__(1, 2, 3)",
        "from dataclasses import replace\ndef f(scope): return replace(scope, relation=other)",
        "import dataclasses as d\ndef f(child: ChildScope): return d.replace(child, now=now)",
        "import copy\ndef f(reporting): return copy.replace(reporting.scope, now=now)",
        "from dataclasses import replace\ndef f(mine): return replace(mine, actor=other)",
        "def f(scope): return scope.__replace__(now=now)",
        "def f(scope): object.__setattr__(scope, 'relation', other)",
    ],
)
def test_a_scope_made_outside_its_place_is_found(forged: str) -> None:
    assert RULE in broken(API, IMPORTED.replace(", at_work", "") + forged)


@pytest.mark.parametrize(
    "honest",
    [
        "OwnChild = Annotated[ChildScope, Depends(own_child)]",
        "def absences(scope: ChildScope) -> tuple[Absence, ...]: return read(scope)",
        "def read(scope: ChildScope | WorkScope) -> None: require(isinstance(scope, ChildScope))",
        "type Either = ChildScope | WorkScope",
        "type Handler = Callable[[WorkScope, Event], None]",
        "class Reporting:\n    scope: ChildScope",
        "def f(scope: 'ChildScope') -> 'ChildScope': return scope",
        "from dataclasses import replace\ndef f(school): return replace(school, phone='')",
        "def f(error): return type(error).__qualname__",
    ],
)
def test_a_scope_named_as_a_type_is_let_be(honest: str) -> None:
    assert broken(API, IMPORTED.replace(", at_work", "") + honest) == set()


def test_the_place_where_scopes_are_made_may_make_them() -> None:
    made = "class ChildScope: ...\ndef own_child(): return ChildScope()"
    assert broken("layers/common/skolbro/access/scopes/checks.py", made) == set()
    assert broken("layers/common/skolbro/access/store.py", made) == {RULE}


@pytest.mark.parametrize(
    "place",
    [
        "functions/directory/worker.py",
        "layers/common/skolbro/events/consumer.py",
        "local/skolbro_local/imports.py",
    ],
)
def test_workers_the_consumer_and_operators_are_at_work(place: str) -> None:
    assert broken(place, "from skolbro.access.scopes import at_work\nscope = at_work('x')") == set()


@pytest.mark.parametrize(
    "place",
    ["functions/directory/api.py", "functions/notify/store.py", "layers/common/skolbro/ids.py"],
)
@pytest.mark.parametrize(
    "code",
    [
        "from skolbro.access.scopes import at_work",
        "from skolbro.access.scopes import at_work as w",
        "from skolbro.access import scopes\nscope = scopes.at_work('x')",
    ],
)
def test_nobody_else_is_at_work(place: str, code: str) -> None:
    assert RULE in broken(place, code)


def test_a_finding_names_its_line() -> None:
    assert findings(API, IMPORTED + "\n\nChildScope(1, 2, 3)")[-1] == f"4 {RULE}"
