"""A request that meets each problem of identity."""

from collections.abc import Callable
from typing import Any

from tests.architecture.asking_identity import bodies_of_identity
from tests.architecture.matrix import Who
from tests.architecture.village import Village
from tests.component.portal import Answer
from tests.pool import PASSWORD

from skolbro import aws, ids


def activate(village: Village, **changes: Any) -> Answer:
    """Somebody has a letter."""
    body = bodies_of_identity(village)["identity_activate_account"]
    return village.portal.call("PUT", "/identity/activation", body={**body, **changes})


def rename(village: Village, who: Who = Who.MENTOR, **changes: Any) -> Answer:
    """The mentor wants another user name."""
    body = bodies_of_identity(village)["identity_change_username"]
    return village.portal.call(
        "PUT",
        "/identity/account/username",
        person=village.people[who],
        body={**body, **changes},
        headers={"if-match": '"1"'},
    )


def ask_email(village: Village, **changes: Any) -> Answer:
    """The mentor has an address."""
    body = bodies_of_identity(village)["identity_ask_email"]
    return village.portal.call(
        "PUT",
        "/identity/account/email",
        person=village.people[Who.MENTOR],
        body={**body, **changes},
    )


def confirm(village: Village, **changes: Any) -> Answer:
    """The mentor has got a letter."""
    body = bodies_of_identity(village)["identity_confirm_email"]
    return village.portal.call(
        "PUT",
        "/identity/account/email/confirmation",
        person=village.people[Who.MENTOR],
        body={**body, **changes},
    )


def email_taken(village: Village) -> Answer:
    """Somebody else chooses the mentor's address for a user name before the letter is read."""
    (own,) = [
        one["email_asked"]["S"]
        for one in village.portal.items("identity", "Account")
        if one["person_id"]["S"] == village.people[Who.MENTOR]
    ]
    assert rename(village, Who.TEACHER, username=own).status == 200
    return confirm(village)


def hand_out(village: Village, person_id: str) -> Answer:
    """The school's administrator wants a code for somebody."""
    return village.portal.call(
        "PUT",
        f"/identity/schools/{village.school.id}/people/{person_id}/code",
        person=village.people[Who.SCHOOL_ADMIN],
    )


def username_needed(village: Village) -> Answer:
    """A newcomer has a letter, and chooses no name."""
    code = hand_out(village, village.newcomer).body["code"]
    return activate(village, code=code, username=None)


def no_password(village: Village) -> Answer:
    """Somebody whom no school has given a user name."""
    return village.portal.call(
        "PUT",
        "/identity/account/password",
        person=ids.new(),
        body={"present": PASSWORD, "wanted": PASSWORD},
    )


def works_elsewhere(village: Village) -> Answer:
    """The mentor here is a teacher there as well."""
    village.portal.work_at(village.people[Who.MENTOR], village.other_school)
    return hand_out(village, village.people[Who.MENTOR])


def too_many_tries(village: Village) -> Answer:
    """The pool counts, and takes no more."""
    refused = {"Error": {"Code": "TooManyRequestsException", "Message": "slow down"}}

    def refuse(**_: Any) -> tuple[Any, dict[str, Any]]:
        events.unregister("before-call.cognito-idp.AdminInitiateAuth", refuse)
        return type("Answer", (), {"status_code": 400}), refused

    village.portal.handler_of("/identity/account")
    events = aws.client("cognito-idp").meta.events
    events.register("before-call.cognito-idp.AdminInitiateAuth", refuse)
    return rename(village)


def too_many_ended(village: Village) -> Answer:
    """Fifty sign-ins have been ended one by one."""
    person = village.people[Who.GUARDIAN]
    village.portal.dynamodb.put_item(
        TableName="access",
        Item={
            "pk": {"S": f"STANDING#{person}"},
            "sk": {"S": "STANDING"},
            "entity": {"S": "Standing"},
            "ended": {"SS": [f"sign-in {number}" for number in range(50)]},
        },
    )
    return village.portal.call(
        "DELETE", "/identity/sign-ins/01HZ0000000000000000000001", person=person
    )


REFUSALS: dict[str, Callable[[Village], Answer]] = {
    "code-unusable": lambda village: activate(village, code="0000-0000-0000-0000"),
    "duties-elsewhere": works_elsewhere,
    "email-code-unusable": lambda village: confirm(village, code="0000-0000-0000-0000"),
    "email-taken": email_taken,
    "email-unusable": lambda village: ask_email(village, email="anna"),
    "no-password": no_password,
    "not-oneself": lambda village: hand_out(village, village.people[Who.SCHOOL_ADMIN]),
    "password-spaced": lambda village: activate(village, password=f"{PASSWORD} "),
    "password-too-short": lambda village: activate(village, password="elva tecken"),
    "password-too-weak": lambda village: activate(village, password="password1234"),
    "too-many-ended": too_many_ended,
    "too-many-tries": too_many_tries,
    "username-needed": username_needed,
    "username-taken": lambda village: rename(village, username="person-0"),
    "username-unusable": lambda village: rename(village, username="x"),
    "wrong-password": lambda village: rename(village, password="vante lampa segel"),
}
