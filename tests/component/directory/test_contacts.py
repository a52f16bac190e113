"""Where people are reached, on its way from a registry into the access table."""

from tests.component.directory.registry import Imports
from tests.oneroster import a_commune, bulk, delta

from skolbro.access.contacts import Contact
from skolbro.access.store import contact_of
from skolbro_local.demo.commune import Registry

ANNA = Contact(email="anna@example.se", phone="+46701234567")


def reachable(**more: str) -> Registry:
    registry = a_commune()
    for user in registry.users.values():
        user |= {"email": "", "sms": "", **more}
    registry.users["anna"] |= {"email": "Anna@example.se", "sms": "070-123 45 67"}
    registry.users["vera"] |= {"email": "vera@example.se", "sms": "0701234568"}
    return registry


def contact(imports: Imports, person: str) -> Contact:
    return contact_of(imports.id_of("user", person))


def test_a_persons_address_and_number_are_kept_and_nothing_for_who_has_none(
    imports: Imports,
) -> None:
    imports.take_in(bulk(reachable()))

    assert contact(imports, "anna") == ANNA
    assert contact(imports, "erik").is_empty
    assert len(imports.portal.items("access", "Contact")) == 1


def test_of_a_protected_person_nothing_is_kept(imports: Imports) -> None:
    imports.take_in(bulk(reachable()))

    assert contact(imports, "vera").is_empty


def test_who_becomes_protected_or_leaves_is_forgotten(imports: Imports) -> None:
    imports.take_in(bulk(reachable()))
    registry = reachable()
    registry.users["anna"]["metadata.skolbro.protectedIdentity"] = "true"
    imports.take_in(bulk(registry))
    assert contact(imports, "anna").is_empty

    imports.take_in(bulk(reachable()))
    assert contact(imports, "anna") == ANNA
    imports.take_in(delta(users=[{**registry.users["anna"], "status": "tobedeleted"}]))
    assert contact(imports, "anna").is_empty


def test_no_address_stands_in_the_register_or_in_a_key(imports: Imports) -> None:
    imports.take_in(bulk(reachable()))

    assert "anna@example.se" not in str(imports.portal.items("directory"))
    (item,) = imports.portal.items("access", "Contact")
    assert "anna" not in item["pk"]["S"] + item["sk"]["S"]
