"""The list of a school's groups: kept beside the groups as an import writes them."""

from collections.abc import Iterator, Mapping
from typing import Any

from directory import store
from directory.register import Register
from skolbro.access.scopes import WorkScope

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
        store.unlink(scope, [store.SCHOOL_GROUP.key(**listed(before))])


def unlist_gone(scope: WorkScope, register: Register, *, mode: str | None) -> None:
    """Take off the lists what a bulk file no longer has, or a delta file says is gone.

    Relations to them have ended; the groups stay as they were, for what is remembered of them.
    """
    groups = _left(scope, register) if mode == "delta" else _missing(scope, register)
    store.unlink(scope, [store.SCHOOL_GROUP.key(**listed(group)) for group in groups])


def _left(scope: WorkScope, register: Register) -> list[dict[str, Any]]:
    keys = [store.GROUP.key(group_id=one) for one in sorted(register.left)]
    return store.stored(scope, store.GROUP, keys)


def _missing(scope: WorkScope, register: Register) -> Iterator[dict[str, Any]]:
    for school_id in register.schools:
        after: tuple[str, str] | None = None
        while True:
            page, after = store.groups_of_school(
                scope, school_id, limit=GROUPS_IN_A_PAGE, after=after
            )
            yield from (one for one in page if one["group_id"] not in register.groups)
            if after is None:
                break
