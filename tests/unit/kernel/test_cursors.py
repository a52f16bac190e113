"""Cursors that only this portal can write, good for one list of one person."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolbro import aws
from skolbro.http.cursors import seal, unseal
from skolbro.http.problems import InvalidCursorError

POSITIONS = st.dictionaries(st.text(), st.text() | st.integers())
ROUTE, PERSON = "/notify/notifications", "01M86Z734E6K7H35GQGX2FSX52"


@pytest.fixture(autouse=True, scope="module")
def _secret() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aws, "secret", lambda: b"k" * 64)
        yield


@given(POSITIONS, st.text(), st.text())
def test_a_cursor_leads_back_to_its_position(
    position: dict[str, Any], route: str, person: str
) -> None:
    cursor = seal(position, route=route, person_id=person)

    assert unseal(cursor, route=route, person_id=person) == position
    assert cursor.isascii()
    assert not set(cursor) & set("+/=&?# ")


@given(POSITIONS, st.text())
def test_it_is_refused_on_another_route_and_for_another_person(
    position: dict[str, Any], other: str
) -> None:
    cursor = seal(position, route=ROUTE, person_id=PERSON)

    for route, person in ((ROUTE + other + "x", PERSON), (ROUTE, PERSON + other + "x")):
        with pytest.raises(InvalidCursorError):
            unseal(cursor, route=route, person_id=person)


@given(POSITIONS, st.data())
def test_a_byte_changed_anywhere_is_noticed(position: dict[str, Any], data: st.DataObject) -> None:
    sealed = seal(position, route=ROUTE, person_id=PERSON)
    changed = bytearray(base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)))
    place = data.draw(st.integers(0, len(changed) - 1))
    changed[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(InvalidCursorError):
        unseal(base64.urlsafe_b64encode(changed).decode(), route=ROUTE, person_id=PERSON)


@given(st.text())
@pytest.mark.parametrize("invented", ["", "A", "eyJhZnRlciI6IjAxIn0", "å", "\0", "=" * 4])
def test_what_was_invented_is_refused(invented: str, more: str) -> None:
    with pytest.raises(InvalidCursorError):
        unseal(invented + more, route=ROUTE, person_id=PERSON)


def test_another_deployments_cursor_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cursor = seal({"after": "01"}, route=ROUTE, person_id=PERSON)
    monkeypatch.setattr(aws, "secret", lambda: b"another")

    with pytest.raises(InvalidCursorError):
        unseal(cursor, route=ROUTE, person_id=PERSON)
