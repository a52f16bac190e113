"""Where a person may be named in attendance's table: a partition, page by page."""

from typing import Any

from attendance.forgetting.errand import Errand, Of
from attendance.leave.items import CLASS_LEAVE, SCHOOL_LEAVE
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.table import read_keys, read_page, to_item

PARTITION = {Of.STUDENT: "STUDENT#{}", Of.GROUP: "GROUP#{}"}


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
