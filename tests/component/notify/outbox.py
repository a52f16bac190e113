"""What leaves the portal: the calls of AWS that carry a message, and the faults to give them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from tests.component.engines import forget
from tests.component.portal import Portal

from notify import store
from notify.delivery import dispatching, worker
from notify.delivery.settings import DeliverySettings
from notify.devices.webpush import WebPushSettings, public_key
from notify.notification import Notification
from skolbro.access.contacts import Contact, contact_attributes
from skolbro.access.scopes import at_work
from skolbro.access.store import CONTACT
from skolbro.table import to_item

CARRYING = {"Publish", "SendEmail"}


@dataclass
class Outbox:
    """A portal with every channel set up, and all that it has sent."""

    portal: Portal
    queue: str
    sent: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)

    def ring(self, *notifications: Notification) -> None:
        """Into the bells, and what the stream then brings into the queue."""
        before = {(one["pk"]["S"], one["sk"]["S"]) for one in self.portal.items("notify")}
        store.ring(at_work("test"), notifications)
        new = [
            one
            for one in self.portal.items("notify", "Notification")
            if (one["pk"]["S"], one["sk"]["S"]) not in before
        ]
        self.dispatch(*new)

    def dispatch(self, *items: dict[str, Any]) -> None:
        records = [
            {
                "eventName": "INSERT",
                "dynamodb": {"NewImage": item, "SequenceNumber": str(number)},
            }
            for number, item in enumerate(items)
        ]
        assert dispatching.dispatch(records) == {"batchItemFailures": []}

    def waiting(self) -> list[str]:
        """Take all messages out of the queue."""
        sqs, bodies = boto3.client("sqs"), []
        while found := sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get(
            "Messages"
        ):
            for one in found:
                bodies.append(one["Body"])
                sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=one["ReceiptHandle"])
        return bodies

    def work(self, *, times: int = 1) -> None:
        """Do all that waits, and what that asks for, each message so many times."""
        while bodies := self.waiting():
            for body in bodies:
                for _ in range(times):
                    worker.consume(body)

    def tick(self, at: str) -> None:
        worker.consume(json.dumps({"kind": "tick", "at": at}))

    def reach(self, person_id: str, **contact: str) -> None:
        """Let a person have an address, or a number."""
        made = Contact(**contact)
        self.portal.dynamodb.put_item(
            TableName="access", Item=to_item(CONTACT.item(contact_attributes(person_id, made)))
        )

    def pushes(self) -> list[dict[str, Any]]:
        return [made for what, made in self.sent if what == "Publish" and "TargetArn" in made]

    def texts(self) -> list[dict[str, Any]]:
        return [made for what, made in self.sent if what == "Publish" and "PhoneNumber" in made]

    def letters(self) -> list[dict[str, Any]]:
        return [made for what, made in self.sent if what == "SendEmail"]

    def log(self) -> list[tuple[str, str, str]]:
        """The delivery log: channel, status, reason."""
        return sorted(
            (
                one.get("channel", {"S": ""})["S"],
                one["status"]["S"],
                one.get("reason", {"S": ""})["S"],
            )
            for one in self.portal.items("notify", "Delivery")
        )


@contextmanager
def an_outbox(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outbox]:
    """Every channel set up with moto, and the calls that carry a message noted."""
    queue = boto3.client("sqs").create_queue(QueueName="deliveries")["QueueUrl"]
    sns = boto3.client("sns")
    for name, platform, variable in (
        ("ios", "APNS", "APNS_APPLICATION"),
        ("android", "GCM", "FCM_APPLICATION"),
    ):
        made = sns.create_platform_application(Name=name, Platform=platform, Attributes={})
        monkeypatch.setenv(variable, made["PlatformApplicationArn"])
    boto3.client("ses").verify_email_identity(EmailAddress="skolan@example.se")
    key = boto3.client("kms").create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    for name, value in {
        "DELIVERY_QUEUE_URL": queue,
        "PORTAL_URL": "https://portal.example.se",
        "MAIL_FROM": "skolan@example.se",
        "MAIL_CONFIGURATION": "",
        "SMS_SENDER": "Skolbro",
        "WEB_PUSH_KEY_ID": key["KeyMetadata"]["KeyId"],
    }.items():
        monkeypatch.setenv(name, value)
    _forget()
    made_box = Outbox(portal, queue)
    call = BaseClient._make_api_call  # type: ignore[attr-defined]  # noqa: SLF001 - where every client passes

    def noted(client: BaseClient, operation: str, parameters: dict[str, Any]) -> object:
        waiting = made_box.faults.get(operation)
        if waiting and (code := waiting.pop(0)):
            raise ClientError({"Error": {"Code": code, "Message": code}}, operation)
        answer = call(client, operation, parameters)
        if operation in CARRYING:
            made_box.sent.append((operation, parameters))
        return answer

    monkeypatch.setattr(BaseClient, "_make_api_call", noted)
    yield made_box
    _forget()


def _forget() -> None:
    forget()
    public_key.cache_clear()
    DeliverySettings.load.__func__.cache_clear()  # type: ignore[attr-defined]
    WebPushSettings.load.__func__.cache_clear()  # type: ignore[attr-defined]
