import base64
from datetime import timedelta

import pytest
from tests.component.conftest import Clock
from tests.component.identity.accounts import Office
from tests.component.portal import TUESDAY, a_school
from tests.pool import PASSWORD

from skolbro.access.relations import Duty, Kind


def test_a_code_becomes_a_user_name_and_a_password(office: Office) -> None:
    handed = office.hand_out(office.anna)
    assert handed.status == 200
    assert handed.body["expiresAt"] == "2026-12-24T06:41:00Z"

    assert office.activate(handed.body["code"]).status == 204

    assert office.signs_in("anna@example.com")
    assert (
        office.get("/account", by=office.anna, token=None).status == 401
    )  # older than the code's use
    assert office.acts(office.anna) == ["code handed out", "code used"]


@pytest.mark.parametrize("spelled", [str.lower, lambda code: code.replace("-", " ")])
def test_a_code_may_be_typed_as_people_type(office: Office, spelled: object) -> None:
    assert callable(spelled)

    assert office.activate(spelled(office.code(office.anna))).status == 204


def test_a_code_is_used_once(office: Office) -> None:
    code = office.code(office.anna)
    assert office.activate(code).status == 204

    again = office.activate(code, username="nils@example.com", password="helt andra ord nu")

    assert again.problem == "code-unusable"
    assert office.signs_in("anna@example.com")
    assert not office.signs_in("nils@example.com", "helt andra ord nu")


def test_the_last_code_is_the_one(office: Office) -> None:
    first, second = office.code(office.anna), office.code(office.anna)

    assert office.activate(first).problem == "code-unusable"
    assert office.activate(second).status == 204


def test_a_code_is_good_for_thirty_days(office: Office, at: Clock) -> None:
    code = office.code(office.anna)

    at(TUESDAY + timedelta(days=30))

    assert office.activate(code).problem == "code-unusable"


def test_a_forgotten_password_is_replaced_and_the_user_name_stays(office: Office) -> None:
    office.activate(office.code(office.anna))
    again = office.hand_out(office.anna)
    assert again.body["username"] == "anna@example.com"

    changed = office.activate(again.body["code"], username=None, password="nya ord i rad här")

    assert changed.status == 204
    assert office.signs_in("anna@example.com", "nya ord i rad här")
    assert not office.signs_in("anna@example.com")


def test_a_user_name_leads_to_one_person(office: Office) -> None:
    office.activate(office.code(office.anna))
    code = office.code(office.nils)

    assert office.activate(code).problem == "username-taken"
    assert office.activate(code, username="nils@example.com").status == 204


def test_nothing_is_used_up_by_what_is_refused(office: Office) -> None:
    code = office.code(office.anna)
    for wrong, problem in (
        ({"password": "kort"}, "password-too-short"),
        ({"password": "password1234"}, "password-too-weak"),
        ({"password": f" {PASSWORD}"}, "password-spaced"),
        ({"password": "anna@example.com"}, "password-too-weak"),
        ({"username": "två ord"}, "username-unusable"),
        ({"username": "198507012386"}, "username-unusable"),
        ({"username": office.nils.lower()}, "username-unusable"),
        ({"username": None}, "username-needed"),
    ):
        assert office.activate(code, **wrong).problem == problem, wrong

    assert office.activate(code).status == 204


def test_the_office_sees_how_far_people_have_come(office: Office) -> None:
    classes = f"/schools/{office.school.id}/groups/{office.class_id}/accounts"
    office.code(office.alva)

    first, second = office.get(classes, by=office.sara).body["items"]

    assert (first["name"], first["state"]) == ("Alva Lind", "invited")
    assert (second["name"], second["state"], second["username"]) == ("Bo Åström", "none", None)
    household = f"/schools/{office.school.id}/students/{office.alva}/accounts"
    office.activate(office.code(office.anna))
    (guardian,) = office.get(household, by=office.sara).body["items"]
    assert (guardian["name"], guardian["state"], guardian["username"]) == (
        "Anna Lind", "active", "anna@example.com",
    )  # fmt: skip


def test_who_is_protected_is_in_no_list_and_gets_no_letter(office: Office) -> None:
    place = {"school_id": office.school.id, "commune_id": office.school.commune_id}
    office.portal.relate(
        office.alva, Kind.MEMBER_OF, office.class_id, person_name="Alva Lind", object_name="4B",
        group_kind="class", person_protected=True, **place,
    )  # fmt: skip
    school = f"/schools/{office.school.id}"

    listed = office.get(f"{school}/groups/{office.class_id}/accounts", by=office.sara)
    home = office.get(f"{school}/students/{office.alva}/accounts", by=office.sara)
    office.put(
        f"{school}/groups/{office.class_id}/letters", by=office.sara, body={"to": "students"}
    )

    assert [one["name"] for one in listed.body["items"]] == ["Bo Åström"]
    assert home.status == 404
    assert office.acts(office.alva) == []


def test_letters_are_printed_for_those_without_an_account(office: Office) -> None:
    office.activate(office.code(office.anna))
    path = f"/schools/{office.school.id}/groups/{office.class_id}/letters"

    answer = office.put(path, by=office.sara, body={"to": "guardians"})

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    pdf = base64.b64decode(answer.body)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    assert office.acts(office.nils) == ["code handed out"]


def test_who_works_elsewhere_gets_neither_code_nor_letter_from_the_school(office: Office) -> None:
    other = office.portal.add_school(a_school(name="Andra skolan"))
    office.portal.work_at(office.nils, other, Duty.SCHOOL_ADMINISTRATOR)
    path = f"/schools/{office.school.id}/groups/{office.class_id}/letters"

    assert office.hand_out(office.nils).problem == "duties-elsewhere"
    assert office.bar(office.nils, barred=True).problem == "duties-elsewhere"
    assert office.put(path, by=office.sara, body={"to": "guardians"}).status == 200

    assert office.acts(office.nils) == []
    assert office.acts(office.anna) == ["code handed out"]


def test_nobody_does_it_for_themselves(office: Office) -> None:
    assert office.hand_out(office.sara).problem == "not-oneself"


def test_who_is_barred_is_out_on_the_next_request_and_back_when_let_in(office: Office) -> None:
    office.activate(office.code(office.nils), username="nils@example.com")
    assert office.get("/account", by=office.anna).status == 200

    assert office.bar(office.anna, barred=True).status == 204
    assert office.bar(office.nils, barred=True).status == 204

    assert office.get("/account", by=office.anna).status == 401
    assert not office.signs_in("nils@example.com")
    assert office.acts(office.anna) == ["barred"]

    assert office.bar(office.anna, barred=False).status == 204
    assert office.bar(office.nils, barred=False).status == 204

    assert office.get("/account", by=office.anna).status == 200
    assert office.signs_in("nils@example.com")


def test_a_code_does_not_let_in_who_is_barred(office: Office) -> None:
    code = office.code(office.anna)
    office.bar(office.anna, barred=True)

    assert office.activate(code).problem == "code-unusable"


def test_no_code_stands_in_the_table(office: Office) -> None:
    code = office.code(office.anna)

    everything = str(office.portal.items("identity"))

    assert code not in everything
    assert code.replace("-", "") not in everything
