"""Single-table design, declared: entities and their keys in one place, transactions that explain.

A module's `store.py` declares a `Design`; the reference of the data model is generated from it
and a test holds it against the template.
"""

from skolbro.table.batch import delete_keys, put_items, read_keys
from skolbro.table.design import AccessPattern, Design, Entity, Item
from skolbro.table.page import Page, read_page
from skolbro.table.transaction import ConditionFailedError, Transaction
from skolbro.table.values import from_item, to_item

__all__ = [
    "AccessPattern",
    "ConditionFailedError",
    "Design",
    "Entity",
    "Item",
    "Page",
    "Transaction",
    "delete_keys",
    "from_item",
    "put_items",
    "read_keys",
    "read_page",
    "to_item",
]
