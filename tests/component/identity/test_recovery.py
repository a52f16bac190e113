import re
from datetime import timedelta

import boto3
import pytest
from moto.sesv2.models import sesv2_backends
from tests.component.conftest import Clock
from tests.component.identity.accounts import Office
from tests.component.portal import TUESDAY, Answer
from tests.pool import PASSWORD, WEB_URL

from identity.recovery.worker import handler as worker

NEW = "helt andra ord i rad"
EMAIL = "anna.lind@post.example"
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")


class Mail:
    """The queue, the worker, and what came to people's inboxes."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def work_off(self) -> int:
        """Let the worker do what waits; how much it was."""
        url, sqs = self.office.pool["RECOVERY_QUEUE_URL"], boto3.client("sqs")
        found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        records = [
            {"messageId": one["MessageId"], "body": one["Body"], "eventSource": "aws:sqs"}
            for one in found
        ]
        answer = worker({"Records": records}, None) if records else {"batchItemFailures": []}
        assert answer == {"batchItemFailures": []}
        for one in found:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
        return len(found)

    def waiting(self) -> str:
        """What lies in the queue, as text."""
        url, sqs = self.office.pool["RECOVERY_QUEUE_URL"], boto3.client("sqs")
        found = sqs.receive_message(QueueUrl=url, VisibilityTimeout=0).get("Messages", [])
        return " ".join(one["Body"] for one in found)

    def sent(self) -> list[tuple[str, str]]:
        """To whom, and what."""
        backend = sesv2_backends["123456789012"]["eu-north-1"].core_backend
        return [
            (one.destinations["ToAddresses"][0], str(one.body)) for one in backend.sent_messages
        ]

    def last_code(self) -> str:
        found = CODE.search(self.sent()[-1][1])
        assert found
        return found.group()


@pytest.fixture
def anna(office: Office, at: Clock) -> str:
    office.activate(office.code(office.anna))
    at(TUESDAY + timedelta(minutes=1))
    return office.anna


@pytest.fixture
def mail(office: Office) -> Mail:
    return Mail(office)


def ask(office: Office, person: str, **changes: str) -> Answer:
    body = {"email": EMAIL, "password": PASSWORD, **changes}
    return office.put("/account/email", by=person, body=body)


def confirm(office: Office, person: str, code: str) -> Answer:
    return office.put("/account/email/confirmation", by=person, body={"code": code})


def recover(office: Office, name: str) -> Answer:
    return office.put("/recovery", body={"name": name})


def verify(office: Office, person: str, mail: Mail) -> None:
    assert ask(office, person).status == 200
    mail.work_off()
    assert confirm(office, person, mail.last_code()).status == 200


def test_an_address_is_ones_own_when_its_code_has_come_back(
    office: Office, anna: str, mail: Mail
) -> None:
    asked = ask(office, anna)
    assert (asked.body["email"], asked.body["emailAsked"]) == (None, EMAIL)
    mail.work_off()
    ((to, text),) = mail.sent()
    assert to == EMAIL
    assert "inom en timme" in text
    assert "within an hour" in text

    confirmed = confirm(office, anna, mail.last_code())

    assert (confirmed.body["email"], confirmed.body["emailAsked"]) == (EMAIL, None)
    assert office.acts(anna)[-3:] == ["address asked", "address written to", "address confirmed"]


@pytest.mark.parametrize("name", ["anna@example.com", EMAIL])
def test_a_forgotten_password_is_chosen_anew_by_the_address(
    office: Office, anna: str, mail: Mail, name: str
) -> None:
    verify(office, anna, mail)

    assert recover(office, name).status == 204
    assert mail.work_off() == 1
    to, text = mail.sent()[-1]
    assert to == EMAIL
    assert f"{WEB_URL}/aktivera#{mail.last_code()}" in text

    done = office.activate(mail.last_code(), username=None, password=NEW)

    assert done.status == 204
    assert office.signs_in("anna@example.com", NEW)
    assert not office.signs_in("anna@example.com")


def test_the_answer_is_the_same_for_every_name(office: Office, anna: str, mail: Mail) -> None:
    verify(office, anna, mail)
    written = len(mail.sent())

    answers = [recover(office, name) for name in (EMAIL, "nobody@example.com", office.nils, "")]

    assert {(one.status, one.body, tuple(sorted(one.headers.items()))) for one in answers} == {
        (204, answers[0].body, tuple(sorted(answers[0].headers.items())))
    }
    assert mail.work_off() == len(answers)
    assert len(mail.sent()) == written + 1


def test_who_has_no_address_of_their_own_is_not_written_to(
    office: Office, anna: str, mail: Mail
) -> None:
    ask(office, anna)
    mail.work_off()
    written = len(mail.sent())

    recover(office, "anna@example.com")
    mail.work_off()

    assert len(mail.sent()) == written


def test_who_is_barred_is_not_written_to(office: Office, anna: str, mail: Mail) -> None:
    verify(office, anna, mail)
    office.bar(anna, barred=True)
    written = len(mail.sent())

    recover(office, EMAIL)
    mail.work_off()

    assert len(mail.sent()) == written


def test_the_queue_names_nobody(office: Office, anna: str, mail: Mail) -> None:
    recover(office, "anna@example.com")

    waiting = mail.waiting()

    assert waiting
    assert "anna" not in waiting
    assert anna not in waiting


def test_nobodys_inbox_is_filled(office: Office, anna: str, mail: Mail, at: Clock) -> None:
    verify(office, anna, mail)
    written = len(mail.sent())
    for _ in range(5):
        recover(office, EMAIL)
    mail.work_off()
    assert len(mail.sent()) == written + 2  # one went to show the address

    at(TUESDAY + timedelta(minutes=62))
    recover(office, EMAIL)
    mail.work_off()

    assert len(mail.sent()) == written + 3


def test_a_code_by_mail_is_good_for_an_hour(
    office: Office, anna: str, mail: Mail, at: Clock
) -> None:
    verify(office, anna, mail)
    recover(office, EMAIL)
    mail.work_off()

    at(TUESDAY + timedelta(minutes=61))
    late = office.activate(mail.last_code(), username=None, password=NEW)

    assert late.problem == "code-unusable"


@pytest.mark.parametrize("wrong", ["", "0000-0000-0000-0000"])
def test_a_wrong_code_shows_nothing(office: Office, anna: str, mail: Mail, wrong: str) -> None:
    ask(office, anna)
    mail.work_off()

    assert confirm(office, anna, wrong).problem == "email-code-unusable"
    assert confirm(office, office.nils, mail.last_code()).problem == "email-code-unusable"


def test_an_address_that_is_somebody_elses_user_name_is_taken(
    office: Office, anna: str, mail: Mail
) -> None:
    office.activate(office.code(office.nils), username=EMAIL)

    ask(office, anna)
    mail.work_off()

    assert confirm(office, anna, mail.last_code()).problem == "email-taken"
    assert office.get("/account", by=anna).body["email"] is None


def test_the_code_of_an_address_is_no_code_for_a_password(
    office: Office, anna: str, mail: Mail
) -> None:
    ask(office, anna)
    mail.work_off()

    code = mail.last_code()

    assert office.activate(code, username=None, password=NEW).problem == "code-unusable"
