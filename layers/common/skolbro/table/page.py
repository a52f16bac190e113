"""One page of a query: bounded, so that a long history costs no more than a short one."""

from dataclasses import dataclass
from typing import Any

from skolbro import aws
from skolbro.table.values import from_item


@dataclass(frozen=True, slots=True)
class Page:
    """Items, and the key after which the next page begins."""

    items: tuple[dict[str, Any], ...]
    last_key: dict[str, Any] | None


def read_page(**query: Any) -> Page:  # noqa: ANN401 - the arguments of boto3's query
    """One Query of at most 1 MB."""
    answer = aws.dynamodb().query(**query)
    items = tuple(from_item(item) for item in answer.get("Items", ()))
    return Page(items, answer.get("LastEvaluatedKey"))
