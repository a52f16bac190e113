"""Telling of who has become protected, when all that the register says of them is so.

A person's item comes before their relations in an import. Told any sooner, a module could forget
a name that is copied once more a second later, from a relation that does not know yet.
"""

from directory.protecting import store
from directory.substitutes import store as substitutes
from skolbro.access.scopes import WorkScope


def tell_of_protected(scope: WorkScope, commune_id: str) -> None:
    """Once of each, also of those whom an earlier import left untold when it broke off."""
    after: str | None = None
    while people := store.listed(scope, commune_id, after=after):
        protected = store.still_protected(scope, people)
        for person_id in people:
            is_protected = person_id in protected
            if is_protected:
                substitutes.protect(scope, person_id)
            store.tell(scope, commune_id, person_id, is_protected=is_protected)
        after = people[-1]
