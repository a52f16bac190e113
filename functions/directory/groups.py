"""The list of a school's groups: kept beside the groups as an import writes them."""

from collections.abc import Iterator, Mapping
from typing import Any

from directory import store
from directory.register import Group, Register
from skolbro.access.scopes import WorkScope
from skolbro.access.store import SCHOOL_GROUP
from skolbro.config import Settings

GROUPS_IN_A_PAGE = 200
LISTED = ("school_id", "kind", "group_id", "name")


def listed(group: Mapping[str, Any]) -> dict[str, Any]:
    """A group's line in the list of its school."""
    return {name: group[name] for name in LISTED}


def unlist_moved(
    scope: WorkScope, before: Mapping[str, Any] | None, group: Mapping[str, Any]
) -> None:
    """Take a group off the list where it stood, if it is of another school or kind now."""
    if before and any(before[name] != group[name] for name in ("school_id", "kind")):
        store.unlist(scope, [SCHOOL_GROUP.key(**listed(before))])


def settle_lists(scope: WorkScope, register: Register, *, mode: str | None) -> None:
    """Take off the lists what a bulk file no longer has, or a delta file says is gone.

    Relations to them have ended; the groups stay as they were, for what is remembered of them. What
    a bulk file has and a list lacks is put on it: a group from before there were lists.
    """
    if mode == "delta":
        keys = [store.GROUP.key(group_id=one) for one in sorted(register.left)]
        _unlist(scope, store.stored(scope, store.GROUP, keys))
        return
    stand = list(_standing(scope, register))
    wanted = [_line(one) for one in register.groups.values()]
    known, right = set(map(_place, stand)), set(map(_place, wanted))
    _unlist(scope, [one for one in stand if _place(one) not in right])
    missing = [SCHOOL_GROUP.item(one) for one in wanted if _place(one) not in known]
    store.write(scope, Settings.load().access_table, missing)


def _unlist(scope: WorkScope, groups: list[dict[str, Any]]) -> None:
    store.unlist(scope, [SCHOOL_GROUP.key(**listed(group)) for group in groups])


def _line(group: Group) -> dict[str, Any]:
    return {
        "school_id": group.school_id,
        "kind": group.kind,
        "group_id": group.id,
        "name": group.name,
    }


def _place(line: Mapping[str, Any]) -> tuple[str, str, str]:
    return line["school_id"], line["kind"], line["group_id"]


def _standing(scope: WorkScope, register: Register) -> Iterator[dict[str, Any]]:
    for school_id in register.schools:
        after: tuple[str, str] | None = None
        while True:
            page, after = store.groups_of_school(
                scope, school_id, limit=GROUPS_IN_A_PAGE, after=after
            )
            yield from page
            if after is None:
                break
