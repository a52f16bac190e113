"""The ways in, which anybody may read."""

from typing import Any

import pytest
from tests.component.portal import Answer, Portal, call

from identity.api import handler
from identity.options import PASSWORD, SignInOption
from identity.store import keep_sign_in_option
from skolbro import ids
from skolbro.access.scopes import at_work

PATH = "/identity/sign-in-options"


def read(**parts: Any) -> Answer:
    return call(handler, "GET", PATH, **parts)


def add(name: str, *, commune_id: str | None = None) -> str:
    commune_id = commune_id or ids.new()
    option = SignInOption(commune_id=commune_id, name=name, methods=(PASSWORD,))
    keep_sign_in_option(at_work("commune add"), option)
    return commune_id


@pytest.mark.usefixtures("portal")
def test_communes_are_listed_by_name_with_their_ways_in() -> None:
    skog, ek = add("Skogby kommun"), add("Ekebro kommun")
    password = {"kind": "password", "identityProvider": "COGNITO"}

    answer = read()

    assert answer.status == 200
    assert answer.body == {
        "communes": [
            {"id": ek, "name": "Ekebro kommun", "methods": [password]},
            {"id": skog, "name": "Skogby kommun", "methods": [password]},
        ]
    }


@pytest.mark.usefixtures("portal")
def test_a_commune_kept_again_is_replaced() -> None:
    commune_id = add("Ekebro")
    add("Ekebro kommun", commune_id=commune_id)

    assert [one["name"] for one in read().body["communes"]] == ["Ekebro kommun"]


@pytest.mark.usefixtures("portal")
def test_before_any_commune_the_list_is_empty() -> None:
    assert read().body == {"communes": []}


@pytest.mark.usefixtures("portal")
def test_the_list_is_cheap_until_a_commune_comes() -> None:
    add("Ekebro kommun")
    tag = {"if-none-match": read().headers["ETag"]}

    assert read(headers=tag).status == 304
    add("Skogby kommun")
    assert read(headers=tag).status == 200


def test_a_token_that_is_none_hinders_nobody_from_reading_how_to_get_one(portal: Portal) -> None:
    assert read(token={"username": "x"}).status == 200
    assert portal.items("identity") == []


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nobody_changes_them_over_the_api(method: str) -> None:
    answer = call(handler, method, PATH, body={"name": "Ekebro"})

    assert (answer.status, answer.problem) == (405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET"
