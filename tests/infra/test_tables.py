"""Every table is kept, encrypted and as its module declares it."""

from collections.abc import Iterator

import pytest
from tests.component.portal import TABLES, design_of
from tests.infra.expansion import Resource, Template, changed, expanded, resources

from skolbro.table import Design

TABLE = "AWS::DynamoDB::Table"


def findings(template: Template) -> list[str]:
    """What is wrong with the tables."""
    tables = resources(template, TABLE)
    declared = {f"{name.capitalize()}Table": design_of(name) for name in TABLES}
    found = [f"{name} is declared by no store" for name in tables.keys() - declared.keys()]
    found += [f"{name} is missing" for name in declared.keys() - tables.keys()]
    for name in tables.keys() & declared.keys():
        whole = template["Resources"][name]
        found += [f"{name} {what}" for what in _unsafe(tables[name], whole)]
        found += [f"{name} {what}" for what in _not_as_declared(tables[name], declared[name])]
    return found


def _unsafe(table: Resource, whole: Resource) -> Iterator[str]:
    if (whole.get("DeletionPolicy"), whole.get("UpdateReplacePolicy")) != ("Retain", "Retain"):
        yield "goes with its stack"
    if table.get("DeletionProtectionEnabled") != {"Fn::If": ["KeepsData", True, False]}:
        yield "can be deleted"
    if table.get("PointInTimeRecoverySpecification") != {"PointInTimeRecoveryEnabled": True}:
        yield "cannot be restored"
    if table.get("SSESpecification") != {"SSEEnabled": True, "SSEType": "KMS"}:
        yield "is not encrypted by KMS"
    if table.get("BillingMode") != "PAY_PER_REQUEST":
        yield "has a fixed capacity"


def _not_as_declared(table: Resource, design: Design) -> Iterator[str]:
    if table.get("KeySchema") != _keys(""):
        yield "has other keys than pk and sk"
    indexes = {one["IndexName"]: one for one in table.get("GlobalSecondaryIndexes", ())}
    if indexes.keys() != design.indexes():
        yield f"has the indexes {sorted(indexes)} and declares {sorted(design.indexes())}"
    if any(one["KeySchema"] != _keys(name) for name, one in indexes.items()):
        yield "has an index with other keys than its name tells"
    needed = {f"{index}{key}" for index in ("", *indexes) for key in ("pk", "sk")}
    if {one["AttributeName"] for one in table["AttributeDefinitions"]} != needed:
        yield "defines other attributes than its keys"
    if table.get("TimeToLiveSpecification") != {"AttributeName": "expires_at", "Enabled": True}:
        yield "keeps what expires"
    if table.get("StreamSpecification") != {"StreamViewType": "NEW_AND_OLD_IMAGES"}:
        yield "tells nobody of changes"


def _keys(index: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": f"{index}pk", "KeyType": "HASH"},
        {"AttributeName": f"{index}sk", "KeyType": "RANGE"},
    ]


def test_every_table_is_safe_and_as_declared() -> None:
    assert findings(expanded()) == []


GSI = {"IndexName": "gsi1", "KeySchema": _keys("gsi1"), "Projection": {"ProjectionType": "ALL"}}


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("NotifyTable/DeletionPolicy", "Delete", "NotifyTable goes with its stack"),
        ("NotifyTable/Properties/DeletionProtectionEnabled", False, "NotifyTable can be deleted"),
        (
            "AccessTable/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
            False,
            "AccessTable cannot be restored",
        ),
        ("AccessTable/Properties/SSESpecification", None, "AccessTable is not encrypted"),
        ("AccessTable/Properties/BillingMode", "PROVISIONED", "AccessTable has a fixed"),
        ("AccessTable/Properties/KeySchema/1", None, "AccessTable has other keys"),
        ("AccessTable/Properties/GlobalSecondaryIndexes", None, "AccessTable has the indexes []"),
        (
            "AccessTable/Properties/GlobalSecondaryIndexes/0/KeySchema/0/AttributeName",
            "pk",
            "AccessTable has an index with other keys",
        ),
        (
            "NotifyTable/Properties/GlobalSecondaryIndexes",
            [GSI],
            "NotifyTable has the indexes ['gsi1'] and declares []",
        ),
        (
            "IdentityTable/Properties/AttributeDefinitions/2",
            None,
            "IdentityTable defines other attributes",
        ),
        ("DirectoryTable/Properties/TimeToLiveSpecification", None, "DirectoryTable keeps what"),
        ("DirectoryTable/Properties/StreamSpecification", None, "DirectoryTable tells nobody"),
        ("DirectoryTable", None, "DirectoryTable is missing"),
        ("BlogTable", {"Type": TABLE}, "BlogTable is declared by no store"),
    ],
)
def test_a_table_that_is_not_as_it_shall_be_is_found(path: str, value: object, found: str) -> None:
    template = expanded()
    attributes = template["Resources"]["IdentityTable"]["Properties"]["AttributeDefinitions"]
    if path.endswith("AttributeDefinitions/2"):
        attributes.append({"AttributeName": "name", "AttributeType": "S"})
    else:
        template = changed(template, path, value)
    assert any(one.startswith(found) for one in findings(template))
