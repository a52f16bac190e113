"""The writes that take a person's name out of an item, whichever module's it is."""

from typing import Any

from botocore.exceptions import ClientError

from skolbro import aws
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.forgetting.names import Forgetting, forgettings
from skolbro.table import Item, from_item, to_item

TRIES = 3


class ItemChangedError(Exception):
    """An item was not as it was read, time after time: the message comes back later."""


def forget_in(
    scope: WorkScope, item: dict[str, Any], person_id: str, *, saves: bool = False
) -> None:
    """Name the person nowhere in an item: a write unit for each KB, if there is anything.

    Read again, a read unit for each 4 KB, where others have changed the place where the name
    stood. Raises `ItemChangedError` after the third time.
    """
    for last_try in (*(TRIES - 1) * (False,), True):
        try:
            _forget(item, person_id, saves=saves)
        except ItemChangedError:
            if last_try:
                raise
            item = _read_again(scope, item)
        else:
            return


def _forget(item: dict[str, Any], person_id: str, *, saves: bool) -> None:
    for one in forgettings(item, person_id, saves=saves):
        _write(to_item({"pk": item["pk"], "sk": item["sk"]}), one)


def _read_again(_: WorkScope, item: dict[str, Any]) -> dict[str, Any]:
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
