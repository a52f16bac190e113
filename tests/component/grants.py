"""What the template lets each function do, held against what its code does in every test.

moto and DynamoDB Local let anybody do anything: a permission that is missing would show only
when the portal runs on AWS.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from botocore.client import BaseClient
from tests.infra.expansion import expanded, resources, target

import attendance.forgetting.worker
import attendance.reminders.worker
import attendance.rollcall.worker
import attendance.timetable_import.worker
import bankid.api
import bankid.worker
import booking.forgetting.worker
import booking.reminders.worker
import directory.substitutes.worker
import directory.worker
import identity.recovery.worker
import notify.delivery.dispatching
import notify.delivery.worker
import notify.fanout.worker
from skolbro.events.consumer import Consumer
from skolbro.http.app import PortalApp

type Grant = tuple[str, str]

_QUEUES = {
    "deliveries": "DeliveryQueue",
    "imports": "ImportQueue",
    "notices": "NoticeQueue",
    "substitutes": "SubstituteQueue",
    "reminders": "ReminderQueue",
    "broadcasts": "BroadcastQueue",
    "forgettings": "ForgettingQueue",
    "meeting-forgettings": "MeetingForgettingQueue",
    "timetables": "TimetableQueue",
    "recoveries": "RecoveryQueue",
}
_IN_TRANSACTION = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
}


@pytest.fixture(autouse=True)
def granted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While a function is at work, refuse the calls that its role does not allow."""
    at_work: list[str] = []
    refused: list[str] = []
    call = BaseClient._make_api_call  # type: ignore[attr-defined]  # noqa: SLF001 - where every client passes

    def checked(client: BaseClient, operation: str, parameters: dict[str, Any]) -> object:
        missing = missing_grants(at_work[-1], operation, parameters) if at_work else []
        if missing:
            refused.append(f"{at_work[-1]} may not {missing}")
            raise PermissionError(refused[-1])
        return call(client, operation, parameters)

    def as_function[**P, T](kind: str, work: Callable[P, T]) -> Callable[P, T]:
        def working(*arguments: P.args, **named: P.kwargs) -> T:
            at_work.append(f"{os.environ['TABLE'].capitalize()}{kind}")
            try:
                return work(*arguments, **named)
            finally:
                at_work.pop()

        return working

    monkeypatch.setattr(BaseClient, "_make_api_call", checked)
    monkeypatch.setattr(PortalApp, "handle", as_function("Api", PortalApp.handle))
    monkeypatch.setattr(Consumer, "handle", as_function("Worker", Consumer.handle))
    monkeypatch.setattr(directory.worker, "_work", as_function("Worker", directory.worker._work))  # noqa: SLF001 - the worker's step inside a batch
    timetables = attendance.timetable_import.worker
    monkeypatch.setattr(timetables, "_work", as_function("TimetableWorker", timetables._work))  # noqa: SLF001 - as above
    decide = as_function("NoticeWorker", attendance.rollcall.worker.decide)
    monkeypatch.setattr(attendance.rollcall.worker, "decide", decide)
    consume = as_function("ReminderWorker", booking.reminders.worker.consume)
    monkeypatch.setattr(booking.reminders.worker, "consume", consume)
    let_in = as_function("SubstituteWorker", directory.substitutes.worker.let_in)
    monkeypatch.setattr(directory.substitutes.worker, "let_in", let_in)
    remind = as_function("ReminderWorker", attendance.reminders.worker.remind)
    monkeypatch.setattr(attendance.reminders.worker, "remind", remind)
    forget = as_function("ForgettingWorker", attendance.forgetting.worker.forget)
    monkeypatch.setattr(attendance.forgetting.worker, "forget", forget)
    forget = as_function("ForgettingWorker", booking.forgetting.worker.forget)
    monkeypatch.setattr(booking.forgetting.worker, "forget", forget)
    tell = as_function("BroadcastWorker", notify.fanout.worker.tell)
    monkeypatch.setattr(notify.fanout.worker, "tell", tell)
    deliver = as_function("DeliveryWorker", notify.delivery.worker.consume)
    monkeypatch.setattr(notify.delivery.worker, "consume", deliver)
    dispatch = as_function("DispatchWorker", notify.delivery.dispatching.dispatch)
    monkeypatch.setattr(notify.delivery.dispatching, "dispatch", dispatch)
    monkeypatch.setattr(bankid.api, "_serve", as_function("Api", bankid.api._serve))  # noqa: SLF001 - as above
    monkeypatch.setattr(bankid.worker, "_count", as_function("Worker", bankid.worker._count))  # noqa: SLF001 - as above
    recover = as_function("RecoveryWorker", identity.recovery.worker.recover)
    monkeypatch.setattr(identity.recovery.worker, "recover", recover)
    yield
    assert refused == []


def missing_grants(function: str, operation: str, parameters: dict[str, Any]) -> list[Grant]:
    """What a call needs that a function's role does not allow."""
    if "UserPoolId" in parameters:
        needed: Grant = (f"cognito-idp:{operation}", "People")
        return [] if needed in _grants(function) else [needed]
    return [one for one in _needs(operation, parameters) if one not in _grants(function)]


def _needs(operation: str, parameters: dict[str, Any]) -> Iterator[Grant]:
    match operation, parameters:
        case "TransactWriteItems", {"TransactItems": actions}:
            for action in actions:
                ((kind, what),) = action.items()
                yield _IN_TRANSACTION[kind], what["TableName"]
        case "BatchGetItem" | "BatchWriteItem", {"RequestItems": tables}:
            yield from ((f"dynamodb:{operation}", table) for table in tables)
        case _, {"TableName": table, "IndexName": index}:
            yield f"dynamodb:{operation}", f"{table}/{index}"
        case _, {"TableName": table}:
            yield f"dynamodb:{operation}", table
        case "GetSecretValue", {"SecretId": secret}:
            yield "secretsmanager:GetSecretValue", _secret(secret)
        case "GetObject" | "HeadObject", _:
            yield "s3:GetObject", "ImportBucket"
        case "SendMessage" | "SendMessageBatch", {"QueueUrl": url}:
            yield "sqs:SendMessage", _QUEUES[url.rpartition("/")[2]]
        case "CreateSchedule" | "UpdateSchedule" | "DeleteSchedule", _:
            yield from _of_schedules(operation)
        case _:
            yield _needs_to_send(operation, parameters)


def _needs_to_send(operation: str, parameters: dict[str, Any]) -> Grant:
    match operation, parameters:
        case "Publish", {"PhoneNumber": _}:
            return "sns:Publish", "numbers"
        case "Publish" | "SetEndpointAttributes" | "DeleteEndpoint", _:
            return f"sns:{operation}", "endpoint"
        case "CreatePlatformEndpoint", _:
            return "sns:CreatePlatformEndpoint", "app"
        case "SendEmail", _:
            return "ses:SendEmail", "identity"
        case "GetPublicKey" | "Sign", {"KeyId": key}:
            return f"kms:{operation}", _signing_key(key)
        case _:
            return operation, ""


def _signing_key(key: str) -> str:
    of_bankid = os.environ.get("BANKID_SIGNING_KEYS", "").split(",")
    names = ("BankidSigningKey", "BankidSecondSigningKey")
    return names[of_bankid.index(key)] if key in of_bankid else "WebPushKey"


def _of_schedules(operation: str) -> Iterator[Grant]:
    yield f"scheduler:{operation}", "MeetingSchedules"
    if operation != "DeleteSchedule":
        yield "iam:PassRole", "MeetingSchedulesRole"


def _secret(arn: str) -> str:
    variables = {
        "BANKID_CERTIFICATE_ARN": "BankidCertificate",
        "BANKID_CLIENT_SECRET_ARN": "BankidClientSecret",
    }
    return next(
        (name for one, name in variables.items() if os.environ.get(one) == arn), "PortalSecret"
    )


@cache
def _grants(function: str) -> frozenset[Grant]:
    template = expanded()
    role = target(resources(template, "AWS::Lambda::Function")[function]["Role"])
    return frozenset(
        (action, _place(resource))
        for policy in resources(template, "AWS::IAM::Role")[role]["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
        for action in _listed(statement["Action"])
        for resource in _listed(statement.get("Resource", "numbers"))
    )


def _place(resource: object) -> str:
    name = target(resource).removesuffix("Table")
    table = name.lower() if name != target(resource) else name
    text = str(resource)
    if resource == "numbers":
        return text
    for beside in ("app", "endpoint", "identity"):
        if f":{beside}/" in text:
            return beside
    return f"{table}/{text.partition('/index/')[2][:-2]}" if "/index/" in text else table


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
