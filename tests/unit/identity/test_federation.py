"""Whom a commune's sign-in leads to, by the rules alone."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.federation import (
    NAMES,
    Claim,
    Link,
    Provider,
    Refusal,
    RefusedError,
    canonical,
    person_for,
    said_in,
    subject_of,
    subjects,
)
from skolbro_local.demo.bankid import number_of

SECRET = b"of this deployment"
NOW = 1_764_000_000
ISSUER, CLIENT = "https://idp.ekebro.example", "skolbro"
EKEBRO = Provider(
    name="sso-ekebro",
    commune_id="ekebro",
    claim=Claim.PRINCIPAL,
    issuer=ISSUER,
    audience=CLIENT,
)
ANNA, KARL = "anna@ekebro.se", "karl@ekebro.se"
# The second is a coordination number.
NUMBER, COORDINATION = number_of(("19690202", 989)), number_of(("19690262", 989))
TOKEN = {"iss": ISSUER, "aud": CLIENT, "exp": NOW + 60}
UNIT = "urn:oid:1.2.752.194.10.2.4"


def link(
    value: str, person_id: str = "anna", claim: Claim = Claim.PRINCIPAL, **changes: Any
) -> Link:
    provider = changes.pop("provider", EKEBRO.name)
    made = Link(
        subject=subject_of(SECRET, provider, claim=claim, value=value),
        provider=provider,
        commune_id="ekebro",
        person_id=person_id,
    )
    return replace(made, **changes)


def come(attributes: dict[str, object], *links: Link, provider: Provider | None = EKEBRO) -> str:
    """The person's id, as the trigger finds it: what was not asked for is not read."""
    said = said_in(attributes)
    known = subjects(SECRET, provider.name if provider else "sso-none", said)
    read = {one.subject: one for one in links if one.subject in known.values()}
    return person_for(provider, said, known=known, links=read, now=NOW).person_id


def refused(
    attributes: dict[str, object], *links: Link, provider: Provider | None = EKEBRO
) -> Refusal:
    with pytest.raises(RefusedError) as why:
        come(attributes, *links, provider=provider)
    return why.value.refusal


def token(**claims: object) -> dict[str, object]:
    return {"idToken": {**TOKEN, **claims}}


def test_the_agreed_name_leads_to_the_person_whom_the_school_has_made() -> None:
    assert come(token(eduPersonPrincipalName=ANNA), link(ANNA), link(KARL, "karl")) == "anna"


@pytest.mark.parametrize("name", NAMES[Claim.PRINCIPAL])
def test_any_name_of_the_profile_will_do(name: str) -> None:
    assert come(token(**{name: ANNA}), link(ANNA)) == "anna"


def test_a_principal_name_is_the_same_in_any_case() -> None:
    assert come(token(eduPersonPrincipalName=" Anna@Ekebro.SE "), link(ANNA)) == "anna"


@pytest.mark.parametrize("number", [NUMBER, COORDINATION])
@pytest.mark.parametrize("name", NAMES[Claim.PERSONAL_NUMBER])
def test_a_personal_number_or_coordination_number_leads_to_its_person(
    name: str, number: str
) -> None:
    provider = replace(EKEBRO, claim=Claim.PERSONAL_NUMBER, issuer="", audience="")
    spelled = f"{number[:8]}-{number[8:]}"
    known = link(number, claim=Claim.PERSONAL_NUMBER)

    assert come({"samlResponse": {name: spelled}}, known, provider=provider) == "anna"


@pytest.mark.parametrize("name", ["email", "mail", "upn", "sub", "preferred_username", "name"])
def test_no_other_attribute_leads_to_anybody(name: str) -> None:
    assert refused(token(**{name: ANNA}), link(ANNA)) is Refusal.NOBODY_NAMED


def test_an_attribute_that_was_changed_to_hers_does_not_lead_to_her() -> None:
    attributes = token(eduPersonPrincipalName=KARL, email=ANNA, preferred_username=ANNA)

    assert come(attributes, link(ANNA), link(KARL, "karl")) == "karl"


def test_another_communes_sign_in_does_not_reach_her_by_naming_her() -> None:
    skogby = replace(EKEBRO, name="sso-skogby", commune_id="skogby")

    attributes = token(eduPersonPrincipalName=ANNA)
    assert refused(attributes, link(ANNA), provider=skogby) is Refusal.UNKNOWN
    # Not even where a link of the other commune's person had been made for it by mistake.
    wrong = link(ANNA, provider="sso-skogby")
    assert refused(attributes, wrong, provider=skogby) is Refusal.OTHER_COMMUNE


def test_two_names_in_one_answer_are_nobodys() -> None:
    both = [link(ANNA), link(KARL, "karl")]
    for attributes in (
        token(eduPersonPrincipalName=[ANNA, KARL]),
        token(eduPersonPrincipalName=ANNA, eduperson_principal_name=KARL),
        token(eduPersonPrincipalName=f"[{ANNA}, {KARL}]"),
        {**token(eduPersonPrincipalName=ANNA), "userInfo": {"eduPersonPrincipalName": KARL}},
    ):
        assert refused(attributes, *both) is Refusal.SEVERAL_NAMED


def test_a_name_of_one_with_the_number_of_another_is_nobodys() -> None:
    attributes = token(eduPersonPrincipalName=ANNA, personalNumber=NUMBER)
    other = link(NUMBER, "karl", Claim.PERSONAL_NUMBER)

    assert refused(attributes, link(ANNA), other) is Refusal.SEVERAL_NAMED
    assert come(attributes, link(ANNA), replace(other, person_id="anna")) == "anna"
    assert come(attributes, link(ANNA)) == "anna"


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"iss": "https://idp.skogby.example"}, Refusal.OTHER_ISSUER),
        ({"iss": ISSUER + "/"}, Refusal.OTHER_ISSUER),
        ({"aud": "another"}, Refusal.OTHER_AUDIENCE),
        ({"aud": []}, Refusal.OTHER_AUDIENCE),
        ({"exp": NOW}, Refusal.EXPIRED),
        ({"exp": "soon"}, Refusal.EXPIRED),
        ({"exp": ""}, Refusal.EXPIRED),
    ],
)
def test_a_token_of_somebody_elses_is_refused_where_the_pool_lets_us_see_it(
    claims: dict[str, object], why: Refusal
) -> None:
    assert refused(token(**{"eduPersonPrincipalName": ANNA, **claims}), link(ANNA)) is why


def test_an_audience_among_several_will_do() -> None:
    attributes = token(eduPersonPrincipalName=ANNA, aud=["other", CLIENT], exp=str(NOW + 1))

    assert come(attributes, link(ANNA)) == "anna"


def test_a_sign_in_that_nobody_has_connected_leads_to_nobody() -> None:
    known = link(ANNA, provider="sso-none")
    assert refused(token(eduPersonPrincipalName=ANNA), known, provider=None) is (
        Refusal.NOT_CONNECTED
    )


@pytest.mark.parametrize(
    ("told", "comes"),
    [
        ("12345678", True),
        (["87654321", "12345678"], True),
        ("[87654321, 12345678]", True),
        ("87654321", False),
        ("112345678", False),
        ("", False),
    ],
)
def test_a_sign_in_may_vouch_for_its_own_schools_only(told: object, *, comes: bool) -> None:
    provider = replace(EKEBRO, school_units=("12345678",))
    attributes = token(**{"eduPersonPrincipalName": ANNA, UNIT: told})

    if comes:
        assert come(attributes, link(ANNA), provider=provider) == "anna"
    else:
        assert refused(attributes, link(ANNA), provider=provider) is Refusal.OTHER_SCHOOL


@given(
    st.dictionaries(
        st.sampled_from([*NAMES[Claim.PRINCIPAL], *NAMES[Claim.PERSONAL_NUMBER], "email", UNIT]),
        st.one_of(st.text(max_size=30), st.lists(st.text(max_size=8), max_size=3), st.none()),
    )
)
def test_whatever_is_said_it_leads_to_nobody_who_was_not_named(said: dict[str, object]) -> None:
    known = link(ANNA), link(NUMBER, claim=Claim.PERSONAL_NUMBER)
    with pytest.raises(RefusedError):
        come(token(**said), *known)


@given(st.sampled_from(Claim), st.text(max_size=40))
def test_what_is_a_value_has_one_spelling(claim: Claim, text: str) -> None:
    try:
        once = canonical(claim, text)
    except ValueError:
        return
    assert canonical(claim, once) == once


def test_a_subject_says_nothing_and_is_its_providers_own() -> None:
    made = {
        subject_of(secret, provider, claim=claim, value=value)
        for secret in (b"a", b"b")
        for provider in ("sso-a", "sso-b")
        for claim, value in ((Claim.PRINCIPAL, ANNA), (Claim.PERSONAL_NUMBER, NUMBER))
    }
    assert len(made) == 8
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in made)
