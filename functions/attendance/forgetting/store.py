"""A person's name in attendance's table: looked for in a partition, and taken away."""

from typing import Any

from botocore.exceptions import ClientError

from attendance.forgetting.errand import Errand, Of
from attendance.forgetting.names import Forgetting, forgettings
from attendance.leave.items import CLASS_LEAVE, SCHOOL_LEAVE
from skolbro import aws
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.table import Item, from_item, read_keys, read_page, to_item

PARTITION = {Of.STUDENT: "STUDENT#{}", Of.GROUP: "GROUP#{}"}


class ItemChangedError(Exception):
    """An item was not as it was read: it is to be read again."""


def page_of(_: WorkScope, errand: Errand) -> tuple[tuple[dict[str, Any], ...], str]:
    """Items of a student or a group, and the sort key after which there are more, or nothing.

    One round trip: a megabyte, 128 read units, at most.
    """
    partition = PARTITION[errand.of].format(errand.object_id)
    start = to_item({"pk": partition, "sk": errand.after})
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :partition",
        ExpressionAttributeValues=to_item({":partition": partition}),
        ConsistentRead=True,
        **({"ExclusiveStartKey": start} if errand.after else {}),
    )
    return page.items, page.last_key["sk"]["S"] if page.last_key else ""


def lists_of(_: WorkScope, leaves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lists in which some leaves still wait. A read unit each."""
    keys = [SCHOOL_LEAVE.key(school_id=one["school_id"], id=one["id"]) for one in leaves]
    in_class = [one for one in leaves if one["class_id"]]
    keys += [CLASS_LEAVE.key(class_id=one["class_id"], id=one["id"]) for one in in_class]
    return read_keys(Settings.load().table, keys)


def forget(_: WorkScope, item: dict[str, Any], person_id: str) -> None:
    """Name the person nowhere in an item: a write unit for each KB, if there is anything.

    Raises `ItemChangedError` if others have changed the place where the name stood: then it is to
    be read again.
    """
    key = to_item({"pk": item["pk"], "sk": item["sk"]})
    for one in forgettings(item, person_id):
        _write(key, one)


def read_again(_: WorkScope, item: dict[str, Any]) -> dict[str, Any]:
    """An item as it stands now; empty if it is gone. One read unit for each 4 KB."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table,
        Key=to_item({"pk": item["pk"], "sk": item["sk"]}),
        ConsistentRead=True,
    )
    return from_item(answer.get("Item", {}))


def _write(key: Item, change: Forgetting) -> None:
    try:
        aws.dynamodb().update_item(
            TableName=Settings.load().table,
            Key=key,
            UpdateExpression=change.change,
            ConditionExpression=change.condition,
            ExpressionAttributeNames=change.names,
            ExpressionAttributeValues=to_item(change.values),
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise ItemChangedError from error
