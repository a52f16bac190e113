"""A function may do what its own code does, on its own things, and nothing with a star."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.infra.expansion import Resource, Template, changed, expanded, resources, target

ROLE = "AWS::IAM::Role"
READS = frozenset({"GetItem", "BatchGetItem", "Query", "ConditionCheckItem"})
WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"})
OTHERS = frozenset(
    {
        "cognito-idp:AdminCreateUser",
        "cognito-idp:AdminDisableUser",
        "cognito-idp:AdminEnableUser",
        "cognito-idp:AdminInitiateAuth",
        "cognito-idp:AdminSetUserPassword",
        "cognito-idp:AdminUpdateUserAttributes",
        "cognito-idp:AdminUserGlobalSignOut",
        "kms:GetPublicKey",
        "kms:Sign",
        "s3:GetObject",
        "s3:PutObject",
        "secretsmanager:GetSecretValue",
        "ses:SendEmail",
        "sns:CreatePlatformEndpoint",
        "sns:DeleteEndpoint",
        "sns:Publish",
        "sns:SetEndpointAttributes",
        "sqs:SendMessage",
    }
)
# One-off schedules, and the role that they run as, which lets nobody but the scheduler in.
SCHEDULES = {
    "MeetingSchedules": {
        "scheduler:CreateSchedule",
        "scheduler:UpdateSchedule",
        "scheduler:DeleteSchedule",
    },
    "MeetingSchedulesRole": {"iam:PassRole"},
}
_FOLDER = re.compile(
    r"\$\{ImportBucket\.Arn\}/(?:imports|timetables)/\*|:schedule/\$\{MeetingSchedules\}/\*"
)
# What an operator makes beside the stack, with credentials of Apple's, of Google's and of the
# domain's; SNS gives each device an endpoint of a name of its own.
_HERE = "arn:${AWS::Partition}:{service}:${AWS::Region}:${AWS::AccountId}:"
BESIDE = {
    _HERE.replace("{service}", "sns") + "app/*",
    _HERE.replace("{service}", "sns") + "endpoint/*",
    _HERE.replace("{service}", "ses") + "identity/${MailIdentity}",
}
# Nothing but a number for an SMS is no ARN.
TO_NUMBERS = {
    "Effect": "Allow",
    "Action": "sns:Publish",
    "NotResource": {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"},
}
# Who ends sign-ins writes under no key that a relation has.
TO_STANDINGS = {
    "Effect": "Allow",
    "Action": "dynamodb:UpdateItem",
    "Resource": {"Fn::GetAtt": ["AccessTable", "Arn"]},
    "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["STANDING#*"]}},
}
# AWS's own policies that SAM attaches, some with stars: for the log, for X-Ray, and for reading
# the stream or the queue that wakes the function.
ALL_HAVE = ("service-role/AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess")
OF_SOURCE = {
    "AWS::DynamoDB::Table": "service-role/AWSLambdaDynamoDBExecutionRole",
    "AWS::SQS::Queue": "service-role/AWSLambdaSQSQueueExecutionRole",
}


def findings(template: Template) -> list[str]:
    """What somebody may do beyond need."""
    found = []
    for name, function in resources(template, "AWS::Lambda::Function").items():
        role = resources(template, ROLE)[target(function["Role"])]
        wrong = [*_managed(template, name, role)]
        for statement in _statements(role):
            wrong += _wrong(statement, function)
        found += [f"{name} {what}" for what in wrong]
    for kind in ("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy"):
        for name, policy in resources(template, kind).items():
            allowed = [one for one in policy["PolicyDocument"]["Statement"] if _allows(one)]
            if any("Service" not in one["Principal"] for one in allowed):
                found.append(f"{name} lets anybody in")
            if any("Condition" not in one for one in allowed):
                found.append(f"{name} lets a service in for anybody")
    return found


def _managed(template: Template, name: str, role: Resource) -> Iterator[str]:
    mappings = resources(template, "AWS::Lambda::EventSourceMapping").values()
    sources = [target(m["EventSourceArn"]) for m in mappings if target(m["FunctionName"]) == name]
    kinds = {template["Resources"][source]["Type"] for source in sources}
    named = {*ALL_HAVE, *(OF_SOURCE[kind] for kind in kinds)}
    for attached in role.get("ManagedPolicyArns", ()):
        if str(attached).partition(":policy/")[2] not in named:
            yield f"has {attached}"


def _statements(role: Resource) -> Iterator[Resource]:
    for policy in role.get("Policies", ()):
        yield from policy["PolicyDocument"]["Statement"]


def _allows(statement: Resource) -> bool:
    return bool(statement["Effect"] == "Allow")


def _wrong(statement: Resource, function: Resource) -> Iterator[str]:
    if statement == TO_NUMBERS:
        return
    if statement == TO_STANDINGS and function["Handler"] == "identity.api.handler":
        return
    if statement.keys() - {"Effect", "Action", "Resource"}:
        yield "has a statement of another form"
        return
    for place in _listed(statement["Resource"]):
        if isinstance(place, dict) and place.get("Fn::Sub") in BESIDE:
            yield from (f"may {one}" for one in _listed(statement["Action"]) if one not in OTHERS)
            continue
        text = str(place)
        if "*" in _FOLDER.sub("", text):
            yield f"reaches {text}"
        if not target(place):
            yield f"reaches {text}, which is not of this stack"
        for action in _listed(statement["Action"]):
            yield from _wrong_action(action, target(place), function)


def _wrong_action(action: str, place: str, function: Resource) -> Iterator[str]:
    service, _, what = action.partition(":")
    if service != "dynamodb":
        if action not in OTHERS | SCHEDULES.get(place, set()):
            yield f"may {action}"
        return
    own = target(function["Environment"]["Variables"]["TABLE"])
    if what not in READS | WRITES:
        yield f"may {action}"
    if place not in {own, "AccessTable"}:
        yield f"reaches {place}, another module's table"
    if place == "AccessTable" and what in WRITES and own != "DirectoryTable":
        yield "may write who has which relation"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_no_function_may_more_than_it_needs() -> None:
    assert findings(expanded()) == []


STATEMENT = "NotifyApiRole/Properties/Policies/0/PolicyDocument/Statement/1"


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (f"{STATEMENT}/Action", "dynamodb:*", "NotifyApi may dynamodb:*"),
        (f"{STATEMENT}/Action", "*", "NotifyApi may *"),
        (f"{STATEMENT}/Action", "iam:PassRole", "NotifyApi may iam:PassRole"),
        (f"{STATEMENT}/Action", ["dynamodb:Query", "dynamodb:Scan"], "NotifyApi may dynamodb:Scan"),
        (f"{STATEMENT}/Action", "dynamodb:DeleteTable", "NotifyApi may dynamodb:DeleteTable"),
        (f"{STATEMENT}/Action", "s3:DeleteObject", "NotifyApi may s3:DeleteObject"),
        (f"{STATEMENT}/Resource", "*", "NotifyApi reaches *"),
        (
            f"{STATEMENT}/Resource",
            {"Fn::Sub": "${NotifyTable.Arn}/index/*"},
            "NotifyApi reaches {'Fn::Sub'",
        ),
        (
            f"{STATEMENT}/Resource",
            "arn:aws:dynamodb:eu-north-1:1:table/other",
            "NotifyApi reaches arn:aws",
        ),
        (
            f"{STATEMENT}/Resource",
            {"Fn::GetAtt": ["AttendanceTable", "Arn"]},
            "NotifyApi reaches AttendanceTable, another module's",
        ),
        (
            f"{STATEMENT}/Resource",
            [{"Fn::GetAtt": ["NotifyTable", "Arn"]}, {"Fn::GetAtt": ["AccessTable", "Arn"]}],
            "NotifyApi may write who has",
        ),
        (f"{STATEMENT}/NotAction", "iam:*", "NotifyApi has a statement of another form"),
        (
            "IdentityApiRole/Properties/ManagedPolicyArns",
            ["arn:aws:iam::aws:policy/AdministratorAccess"],
            "IdentityApi has arn:aws:iam::aws:policy/AdministratorAccess",
        ),
        (
            "NotifyApiRole/Properties/ManagedPolicyArns",
            ["arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole"],
            "NotifyApi has arn:aws",
        ),
        (
            "ImportBucketPolicy/Properties/PolicyDocument/Statement/0/Effect",
            "Allow",
            "ImportBucketPolicy lets anybody in",
        ),
        (
            "ImportQueuePolicy/Properties/PolicyDocument/Statement/0/Condition",
            None,
            "ImportQueuePolicy lets a service in for anybody",
        ),
    ],
)
def test_what_goes_beyond_need_is_found(path: str, value: object, found: str) -> None:
    assert any(one.startswith(found) for one in findings(changed(expanded(), path, value)))
