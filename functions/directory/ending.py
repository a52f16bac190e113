"""Ending what the registry no longer has. Nothing is deleted: a relation has an end."""

from directory import store
from directory.entries import ended_item
from directory.imports import Import
from directory.register import Register
from directory.substitutes import store as substitutes
from skolbro.access.relations import Kind
from skolbro.access.schools import shard_of
from skolbro.access.scopes import WorkScope
from skolbro.access.store import RELATION
from skolbro.config import Settings

type LinkKey = tuple[str, str, str]


def gone(scope: WorkScope, running: Import, register: Register) -> list[LinkKey]:
    """The links that came by import and are not in a whole file, or are said to be over."""
    if running.mode == "delta" and not register.left and not register.ended:
        return []
    every = store.links(scope, running.commune_id)
    return [link for link in every if _is_gone(link, running, register)]


def end(scope: WorkScope, running: Import, left: list[LinkKey]) -> int:
    """End some links, and what follows of them. Says how many had not ended before."""
    keys = [
        RELATION.key(person_id=person_id, kind=kind, object_id=object_id)
        for person_id, kind, object_id in left
    ]
    relations = store.stored(scope, RELATION, keys)
    ended = [item for item in (ended_item(one, now=scope.now) for one in relations) if item]
    store.write(scope, Settings.load().access_table, [RELATION.item(item) for item in ended])
    substitutes.end(scope, ((who, school) for who, kind, school in left if kind == Kind.WORKS_AT))
    store.unlink(
        scope,
        [
            store.LINK.key(
                commune_id=running.commune_id,
                shard=shard_of(person_id),
                person_id=person_id,
                kind=kind,
                object_id=object_id,
            )
            for person_id, kind, object_id in left
        ],
    )
    return len(ended)


def _is_gone(link: LinkKey, running: Import, register: Register) -> bool:
    if running.mode == "bulk":
        return link not in register.links
    person_id, kind, object_id = link
    left = person_id in register.left or object_id in register.left
    return left or (person_id, kind, object_id) in register.ended
