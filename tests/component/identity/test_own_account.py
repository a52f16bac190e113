from datetime import timedelta

import pytest
from tests.component.conftest import Clock
from tests.component.identity.accounts import Office
from tests.component.portal import TUESDAY, claims
from tests.pool import PASSWORD

NEW = "helt andra ord i rad"


@pytest.fixture
def anna(office: Office, at: Clock) -> str:
    """She has an account, and has signed in again since."""
    office.activate(office.code(office.anna))
    at(TUESDAY + timedelta(minutes=1))
    return office.anna


def rename(office: Office, person: str, username: str, tag: str = '"2"') -> object:
    body = {"username": username, "password": PASSWORD}
    return office.put("/account/username", by=person, body=body, headers={"if-match": tag})


def test_a_user_name_is_changed_with_the_password(office: Office, anna: str) -> None:
    shown = office.get("/account", by=anna)
    assert shown.body == {"username": "anna@example.com", "email": None, "emailAsked": None}
    body = {"username": "anna@home.example", "password": PASSWORD}
    headers = {"if-match": shown.headers["ETag"]}

    changed = office.put("/account/username", by=anna, body=body, headers=headers)

    assert changed.status == 200
    assert office.signs_in("anna@home.example")
    assert not office.signs_in("anna@example.com")
    assert office.acts(anna)[-1] == "name changed"


def test_an_old_user_name_is_free_after_thirty_days(office: Office, anna: str, at: Clock) -> None:
    tag = office.get("/account", by=anna).headers["ETag"]
    rename(office, anna, "anna@home.example", tag)
    code = office.code(office.nils)

    assert office.activate(code).problem == "username-taken"
    at(TUESDAY + timedelta(days=30))
    assert office.activate(code).problem == "username-taken"
    at(TUESDAY + timedelta(days=30, minutes=2))
    assert office.activate(office.code(office.nils)).status == 204


def test_case_counts(office: Office, anna: str) -> None:
    assert anna
    assert office.activate(office.code(office.nils), username="Anna@example.com").status == 204


def test_whoever_has_not_seen_the_present_name_changes_nothing(office: Office, anna: str) -> None:
    answer = office.put(
        "/account/username",
        by=anna,
        body={"username": "anna@home.example", "password": PASSWORD},
        headers={"if-match": '"99"'},
    )

    assert answer.problem == "changed-meanwhile"
    assert office.signs_in("anna@example.com")


def test_another_password_ends_every_sign_in(office: Office, anna: str, at: Clock) -> None:
    token = claims(anna)

    answer = office.put("/account/password", by=anna, body={"present": PASSWORD, "wanted": NEW})

    assert answer.status == 204
    assert office.signs_in("anna@example.com", NEW)
    assert not office.signs_in("anna@example.com")
    assert office.get("/account", by=anna, token=token).status == 401
    at(TUESDAY + timedelta(minutes=2))
    assert office.get("/account", by=anna).status == 200


@pytest.mark.parametrize("wrong", ["fel ord i rad här", PASSWORD.upper(), f"{PASSWORD} "])
def test_a_wrong_present_password_changes_nothing(office: Office, anna: str, wrong: str) -> None:
    answer = office.put("/account/password", by=anna, body={"present": wrong, "wanted": NEW})

    assert answer.problem == "wrong-password"
    assert office.signs_in("anna@example.com")


def test_sign_ins_are_listed_and_ended_one_by_one(office: Office, anna: str) -> None:
    phone, computer = office.session_of(anna, "phone"), office.session_of(anna, "computer")
    for token, device in ((phone, "phone"), (computer, "computer")):
        body = {"device": device}
        assert office.put("/present-sign-in", by=anna, token=token, body=body).status == 204

    items = office.get("/sign-ins", by=anna, token=computer).body["items"]
    assert {(one["device"], one["present"]) for one in items} == {
        ("phone", False), ("computer", True),
    }  # fmt: skip
    (lost,) = [one["id"] for one in items if one["device"] == "phone"]
    for _ in range(2):
        ended = office.delete(f"/sign-ins/{lost}", by=anna, token=computer)
    assert ended.status == 404

    assert office.get("/account", by=anna, token=phone).status == 401
    assert office.get("/account", by=anna, token=computer).status == 200


def test_signing_out_everywhere_ends_this_one_too(office: Office, anna: str) -> None:
    office.put("/present-sign-in", by=anna, body={"device": "phone"})

    assert office.delete("/sign-ins", by=anna).status == 204

    assert office.get("/account", by=anna).status == 401
    assert office.portal.items("identity", "SignIn") == []


def test_nobody_ends_anothers_sign_in(office: Office, anna: str) -> None:
    office.put("/present-sign-in", by=anna, body={"device": "phone"})
    (one,) = office.get("/sign-ins", by=anna).body["items"]

    assert office.delete(f"/sign-ins/{one['id']}", by=office.nils).status == 404
    assert office.get("/account", by=anna).status == 200
