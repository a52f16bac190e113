"""The routes by which a school hands out accounts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from identity import pool
from identity.accounts import store
from identity.accounts.account import Account, State
from identity.handing_out.handing_out import (
    check_may_hand_out,
    code_for,
    expiry_of,
    letters_for,
)
from identity.handing_out.letters import letters
from identity.handing_out.policy import (
    ClassToWriteTo,
    Household,
    class_to_write_to,
    household_of_school,
    person_with_account,
)
from identity.handing_out.schemas import (
    BarringIn,
    HandedOutOut,
    HolderListOut,
    HolderOut,
    LettersIn,
)
from identity.settings import IdentitySettings
from skolbro.access.relations import Relation
from skolbro.access.scopes import (
    GroupAdministrationScope,
    PersonScope,
    administered_group,
)
from skolbro.http import etag
from skolbro.http.app import PortalRouter, found_content, language_of, no_content, stood_already
from skolbro.http.files import IS_PDF, made_pdf

router = PortalRouter()

AdministeredGroup = Annotated[GroupAdministrationScope, Depends(administered_group)]
HouseholdOfSchool = Annotated[Household, Depends(household_of_school)]
WithAccount = Annotated[tuple[PersonScope, Account], Depends(person_with_account)]
WrittenTo = Annotated[ClassToWriteTo, Depends(class_to_write_to)]


@router.get(
    "/identity/schools/<school_id>/groups/<group_id>/accounts",
    operation_id="identity_list_group_accounts",
    summary="The students of a group, and how far their accounts have come",
)
def list_group_accounts(group: AdministeredGroup, request: Request) -> Response[HolderListOut]:
    """By name. Who has protected identity is in no list."""
    accounts = store.accounts_of(group, group.seen)
    return found_content(request, _listed(group.listed, accounts, now=group.now))


@router.get(
    "/identity/schools/<school_id>/students/<student_id>/accounts",
    operation_id="identity_list_household_accounts",
    summary="A student's guardians, and how far their accounts have come",
)
def list_household_accounts(home: HouseholdOfSchool, request: Request) -> Response[HolderListOut]:
    """By name, the student's first."""
    accounts = store.accounts_of(home.scope, [one.person_id for one in home.guardians])
    return found_content(request, _listed(home.guardians, accounts, now=home.scope.now))


@router.put(
    "/identity/schools/<school_id>/people/<person_id>/code",
    operation_id="identity_hand_out_code",
    summary="Hand out a one-time code to somebody",
)
def hand_out_code(known: WithAccount) -> Response[HandedOutOut]:
    """For a first password or a forgotten one. May be repeated: the last code is the one."""
    person, account = known
    check_may_hand_out(person)
    after, code = code_for(person, account)
    shown = HandedOutOut(code=code, expires_at=expiry_of(after), username=after.username or None)
    return stood_already(shown, tag=etag.of_version(after.version))


@router.put(
    "/identity/schools/<school_id>/people/<person_id>/barring",
    status_code=204,
    operation_id="identity_bar_person",
    summary="Let nobody be signed in as somebody, or again",
)
def bar_person(known: WithAccount, wanted: BarringIn) -> Response[None]:
    """From the next request on, whichever way they came in. May be repeated."""
    person, account = known
    check_may_hand_out(person)
    store.bar(person, account, barred=wanted.barred)
    tell_pool = pool.bar if wanted.barred else pool.let_in_again
    tell_pool(person.person_id)
    return no_content()


@router.put(
    "/identity/schools/<school_id>/groups/<group_id>/letters",
    operation_id="identity_print_letters",
    summary="Letters with codes, to print for a group",
    openapi_extensions=IS_PDF,
)
def print_letters(to: WrittenTo, wanted: LettersIn, request: Request) -> Response[str]:
    """To those without an account. May be repeated: the codes of the last letters are the ones."""
    people = to.scope.listed if wanted.to == "students" else to.guardians()
    pdf = letters(
        letters_for(to.scope, people),
        school=to.scope.school.name,
        address=f"{IdentitySettings.load().web_url}/aktivera",
        language=language_of(request),
    )
    return made_pdf(pdf, name="letters.pdf")


def _listed(
    people: Iterable[Relation], accounts: Mapping[str, Account], *, now: datetime
) -> HolderListOut:
    in_order = sorted(people, key=lambda one: (one.person_name, one.person_id))
    return HolderListOut(items=[_holder(one, accounts[one.person_id], now) for one in in_order])


def _holder(one: Relation, account: Account, now: datetime) -> HolderOut:
    state: State = account.state(now)
    return HolderOut.model_validate(
        {
            "person_id": one.person_id,
            "name": one.person_name,
            "state": state.value,
            "username": account.username or None,
            "code_expires_at": expiry_of(account) if account.has_code(now) else None,
        }
    )
