"""The pool's trigger when somebody comes back from a commune's own sign-in."""

from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from tests.component.portal import Portal

from identity.federation import Claim, Link, Provider, subject_of
from identity.inbound import IDENTITY, METRIC, handler
from identity.refusing import NotLetInError, NotTrustedError, UnknownPersonError
from identity.store import (
    AlreadyLinkedError,
    forget_link,
    forget_provider,
    keep_link,
    keep_provider,
)
from skolbro import aws, clock, ids
from skolbro.access.scopes import at_work
from skolbro_local.demo.bankid import number_of

ANNA, KARL = "anna@ekebro.se", "karl@ekebro.se"
NUMBER = number_of(("19690202", 989))
ISSUER = "https://idp.ekebro.example"


@pytest.fixture
def work(portal: Portal) -> Any:  # noqa: ARG001 - with its tables
    return at_work("a test")


def provider(name: str = "sso-ekebro", **changes: Any) -> Provider:
    told: dict[str, Any] = {"commune_id": "ekebro", "claim": Claim.PRINCIPAL}
    return Provider(name=name, **{**told, **changes})


def link(value: str, person_id: str, *, of: str = "sso-ekebro", **changes: Any) -> Link:
    claim = changes.pop("claim", Claim.PRINCIPAL)
    subject = subject_of(aws.secret(), of, claim=claim, value=value)
    told = {"commune_id": "ekebro", **changes}
    return Link(subject=subject, provider=of, person_id=person_id, **told)


def event(attributes: dict[str, Any], *, name: str = "sso-ekebro", kind: str = "SAML") -> Any:
    return {
        "version": "1",
        "triggerSource": "InboundFederation_ExternalProvider",
        "userPoolId": "eu-north-1_test",
        "userName": "whoever",
        "callerContext": {"clientId": "portal-client"},
        "request": {"providerName": name, "providerType": kind, "attributes": attributes},
        "response": {"userAttributesToMap": {}},
    }


def saml(**attributes: Any) -> dict[str, Any]:
    return {"samlResponse": attributes}


def test_a_saml_answer_leads_to_the_link_and_nothing_else_of_it_enters_the_pool(work: Any) -> None:
    keep_provider(work, provider())
    anna = link(ANNA, ids.new())
    keep_link(work, anna)
    told = {
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.6": ANNA,
        "urn:oid:1.2.752.29.4.13": NUMBER,
        "mail": ANNA,
        "displayName": "Anna Berg",
    }

    answer = handler(event({"samlResponse": told}), None)

    assert answer["response"] == {"userAttributesToMap": {IDENTITY: anna.subject}}
    assert answer["triggerSource"] == "InboundFederation_ExternalProvider"


def test_a_token_leads_to_the_link_and_its_sub_is_exchanged(work: Any) -> None:
    keep_provider(work, provider(claim=Claim.PERSONAL_NUMBER, issuer=ISSUER, audience="skolbro"))
    anna = link(NUMBER, ids.new(), claim=Claim.PERSONAL_NUMBER)
    keep_link(work, anna)
    later = int(clock.now().timestamp()) + 60
    claims = {"iss": ISSUER, "aud": "skolbro", "exp": later, "sub": NUMBER}

    answer = handler(event({"idToken": claims | {"personalNumber": NUMBER}}, kind="OIDC"), None)

    assert answer["response"] == {
        "userAttributesToMap": {IDENTITY: anna.subject, "sub": anna.subject}
    }
    assert NUMBER not in str(answer["response"])
    with pytest.raises(NotTrustedError):
        handler(event({"idToken": {**claims, "exp": later - 60}}, kind="OIDC"), None)


def test_bankid_is_let_through_as_it_is(portal: Portal) -> None:
    asked = event({"idToken": {"sub": "a" * 64}}, name="BankID", kind="OIDC")

    assert handler(asked, None)["response"] == {"userAttributesToMap": {}}
    assert portal.items("identity") == []


def test_it_reads_once_and_writes_nothing(portal: Portal, work: Any) -> None:
    keep_provider(work, provider())
    keep_link(work, link(ANNA, "anna"))
    before = sorted(map(str, portal.items("identity")))
    calls: list[str] = []
    aws.secret()
    client = aws.dynamodb()
    client.meta.events.register("before-call.*", lambda model, **_: calls.append(model.name))

    handler(event(saml(eduPersonPrincipalName=ANNA, personalNumber=NUMBER)), None)
    with pytest.raises(UnknownPersonError):
        handler(event(saml(eduPersonPrincipalName=KARL)), None)

    assert calls == ["BatchGetItem", "BatchGetItem"]
    assert sorted(map(str, portal.items("identity"))) == before


TAKEOVERS: dict[str, dict[str, Any]] = {
    "the same e-mail": saml(eduPersonPrincipalName="mallory@ekebro.se", mail=ANNA, email=ANNA),
    "a name set to hers": saml(eduPersonPrincipalName="mallory@ekebro.se", displayName=ANNA),
    "hers beside one's own": saml(eduPersonPrincipalName=[ANNA, KARL]),
    "her name with another's number": saml(eduPersonPrincipalName=ANNA, personalNumber=NUMBER),
    "a name that looks like hers": saml(eduPersonPrincipalName="\u0430nna@ekebro.se"),
    "her name at another domain": saml(eduPersonPrincipalName="anna@ekebro.se.example"),
}


@pytest.mark.parametrize("attributes", TAKEOVERS.values(), ids=TAKEOVERS)
def test_a_try_to_take_her_account_over_fails(work: Any, attributes: dict[str, Any]) -> None:
    keep_provider(work, provider())
    keep_link(work, link(ANNA, "anna"))
    keep_link(work, link(KARL, "karl"))
    keep_link(work, link(NUMBER, "karl", claim=Claim.PERSONAL_NUMBER))

    with pytest.raises(UnknownPersonError, match=r"^unknown-person: .*expedition.*office"):
        handler(event(attributes), None)


def test_another_communes_sign_in_does_not_reach_her(work: Any) -> None:
    keep_provider(work, provider())
    keep_provider(work, provider("sso-skogby", commune_id="skogby"))
    keep_link(work, link(ANNA, "anna"))

    with pytest.raises(UnknownPersonError):
        handler(event(saml(eduPersonPrincipalName=ANNA), name="sso-skogby"), None)
    keep_link(work, link(ANNA, "anna", of="sso-skogby"))
    with pytest.raises(UnknownPersonError):
        handler(event(saml(eduPersonPrincipalName=ANNA), name="sso-skogby"), None)


def test_two_identities_of_one_person_lead_to_one_person(work: Any) -> None:
    keep_provider(work, provider())
    first, second = link(ANNA, "anna"), link("anna.berg@ekebro.se", "anna")
    for one in (first, second):
        keep_link(work, one)

    for name, one in ((ANNA, first), ("anna.berg@ekebro.se", second)):
        answer = handler(event(saml(eduPersonPrincipalName=name)), None)
        assert answer["response"]["userAttributesToMap"] == {IDENTITY: one.subject}


def test_an_identity_leads_to_one_person_until_it_is_unlinked(work: Any) -> None:
    keep_provider(work, provider())
    anna = link(ANNA, "anna")
    keep_link(work, anna)
    keep_link(work, anna)
    with pytest.raises(AlreadyLinkedError):
        keep_link(work, link(ANNA, "karl"))

    forget_link(work, anna.subject)
    forget_link(work, anna.subject)

    with pytest.raises(UnknownPersonError):
        handler(event(saml(eduPersonPrincipalName=ANNA)), None)
    keep_link(work, link(ANNA, "karl"))


def test_a_sign_in_that_was_disconnected_lets_nobody_in(work: Any) -> None:
    keep_provider(work, provider())
    keep_link(work, link(ANNA, "anna"))
    forget_provider(work, "sso-ekebro")

    with pytest.raises(NotTrustedError, match=r"^not-trusted: .*kommunens IT.*municipality's IT"):
        handler(event(saml(eduPersonPrincipalName=ANNA)), None)


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("attributes", [{}, {"samlResponse": {}}, {"samlResponse": None}])
def test_an_empty_answer_is_the_communes_to_mend(work: Any, attributes: dict[str, Any]) -> None:
    keep_provider(work, provider())

    with pytest.raises(NotTrustedError):
        handler(event(attributes), None)


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    "failure",
    [
        ReadTimeoutError(endpoint_url="https://dynamodb"),
        ClientError({"Error": {"Code": "InternalServerError"}}, "BatchGetItem"),
    ],
)
def test_a_table_that_does_not_answer_is_told_as_that(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failure: Exception
) -> None:
    def fail(**_: object) -> None:
        raise failure

    monkeypatch.setattr(aws.dynamodb(), "batch_get_item", fail)

    with pytest.raises(NotLetInError, match=r"^try-again: .*Försök igen.*Try again"):
        handler(event(saml(eduPersonPrincipalName=ANNA, personalNumber=NUMBER)), None)
    assert "could not be looked up" in capsys.readouterr().out


def test_only_what_an_operator_must_mend_is_counted(
    work: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_provider(work, provider())
    with pytest.raises(UnknownPersonError):
        handler(event(saml(eduPersonPrincipalName=ANNA)), None)
    assert METRIC not in capsys.readouterr().out

    broken: dict[str, Any]
    for broken in (event({}), {"request": {}}):
        with pytest.raises((NotTrustedError, KeyError)):
            handler(broken, None)
        assert f'"{METRIC}":[1.0]' in capsys.readouterr().out


def test_who_was_refused_stands_in_no_log(work: Any, capsys: pytest.CaptureFixture[str]) -> None:
    keep_provider(work, provider())
    with pytest.raises(UnknownPersonError) as told:
        handler(event(saml(eduPersonPrincipalName=ANNA, personalNumber=NUMBER)), None)

    logged = capsys.readouterr().out
    assert '"code": "unknown"' in logged
    for private in (ANNA, NUMBER):
        assert private not in logged
        assert private not in str(told.value)
