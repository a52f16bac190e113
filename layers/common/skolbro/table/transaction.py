"""Changes that happen together or not at all, and say in the school's words why not."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from botocore.exceptions import ClientError

from skolbro import aws
from skolbro.table.design import Item
from skolbro.table.values import from_item, to_item

type Refusal = Callable[[dict[str, Any] | None], Exception]

CONFLICT_TRIES = 8
CONFLICT_PAUSE_SECONDS = 0.02


class ConditionFailedError(Exception):
    """A condition without words of its own did not hold; carries what stood there instead."""

    def __init__(self, found: dict[str, Any] | None) -> None:
        super().__init__("a condition of the transaction did not hold")
        self.found = found


class Transaction:
    """A TransactWriteItems in the making: at most 100 items, one round trip, 2 units per KB.

    Each condition names the refusal that is raised when it does not hold. The refusal is handed
    what stood there (`ReturnValuesOnConditionCheckFailure`), so a lost acknowledgement or a
    rival's change is told apart without another read. When several fail, the first one added
    is the one raised.
    """

    def __init__(self) -> None:
        self._actions: list[dict[str, Any]] = []
        self._refusals: list[Refusal] = []

    def put(
        self,
        table: str,
        item: Item,
        *,
        condition: str | None = None,
        values: Item | None = None,
        names: Item | None = None,
        refusal: Refusal = ConditionFailedError,
    ) -> "Transaction":
        """Write a whole item."""
        action = {"TableName": table, "Item": to_item(item)}
        return self._add(
            "Put", action, condition=condition, values=values, names=names, refusal=refusal
        )

    def update(
        self,
        table: str,
        key: Item,
        *,
        change: str,
        values: Item,
        names: Item | None = None,
        condition: str | None = None,
        refusal: Refusal = ConditionFailedError,
    ) -> "Transaction":
        """Change attributes of one item."""
        action = {"TableName": table, "Key": key, "UpdateExpression": change}
        return self._add(
            "Update", action, condition=condition, values=values, names=names, refusal=refusal
        )

    def delete(
        self,
        table: str,
        key: Item,
        *,
        condition: str | None = None,
        values: Item | None = None,
        refusal: Refusal = ConditionFailedError,
    ) -> "Transaction":
        """Let an item be gone; without a condition whether it stood there or not."""
        action = {"TableName": table, "Key": key}
        return self._add("Delete", action, condition=condition, values=values, refusal=refusal)

    def require(
        self,
        table: str,
        key: Item,
        *,
        condition: str,
        values: Item | None = None,
        names: Item | None = None,
        refusal: Refusal,
    ) -> "Transaction":
        """Hold only if something else is so at the moment of writing."""
        action = {"TableName": table, "Key": key}
        return self._add(
            "ConditionCheck",
            action,
            condition=condition,
            values=values,
            names=names,
            refusal=refusal,
        )

    def _add(
        self,
        kind: str,
        action: dict[str, Any],
        *,
        condition: str | None,
        values: Item | None,
        refusal: Refusal,
        names: Item | None = None,
    ) -> "Transaction":
        if condition:
            action["ConditionExpression"] = condition
            action["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
        if values:
            action["ExpressionAttributeValues"] = to_item(values)
        if names:
            action["ExpressionAttributeNames"] = dict(names)
        self._actions.append({kind: action})
        self._refusals.append(refusal)
        return self

    def commit(self) -> None:
        """Do it. Raises the refusal of the first condition that does not hold.

        A conflict with another transaction on the same item (which the SDK does not retry) is
        tried again, a bounded number of times, with growing pauses.
        """
        for attempt in range(CONFLICT_TRIES):
            try:
                aws.dynamodb().transact_write_items(TransactItems=self._actions)  # type: ignore[arg-type]
            except ClientError as error:
                reasons = error.response.get("CancellationReasons")
                if reasons is None:
                    raise
                self._raise_refusal(reasons)
                if not _conflicted(reasons) or attempt == CONFLICT_TRIES - 1:
                    raise
                time.sleep(CONFLICT_PAUSE_SECONDS * 2**attempt)
            else:
                return

    def _raise_refusal(self, reasons: Sequence[Mapping[str, Any]]) -> None:
        for reason, refusal in zip(reasons, self._refusals, strict=True):
            if reason.get("Code") == "ConditionalCheckFailed":
                found = reason.get("Item")
                raise refusal(from_item(found) if found else None) from None


def _conflicted(reasons: Sequence[Mapping[str, Any]]) -> bool:
    return any(reason.get("Code") == "TransactionConflict" for reason in reasons)
