"""The log of who has read what is written about a person with protected identity.

OSL 22 kap. 1 § and the Swedish Authority for Privacy Protection's guidance on logging: kept
with the module that was read, written before the answer leaves, never removed by the reader.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from skolbro import aws, clock, ids
from skolbro.table import Entity, Transaction

READ = Entity(
    name="Read",
    what="Somebody read something about a person with protected identity.",
    pk="READ#{person_id}",
    sk="{at}#{id}",
)
MOST_IN_ONE_GO = 100


def read_logged[T](
    read: Callable[[], T],
    *,
    table: str,
    reader_id: str,
    protected: Iterable[str],
    what: str,
    now: datetime,
) -> T:
    """Read, and log the reading of each protected person among those read, in one round trip.

    If the log cannot be written, the error is raised and nothing is answered.
    """
    transaction, people = Transaction(), tuple(protected)
    if not people:
        return read()
    for person_id in people[:MOST_IN_ONE_GO]:
        attributes = {
            "person_id": person_id,
            "reader_id": reader_id,
            "what": what,
            "at": clock.to_wire(now),
            "id": ids.new(),
        }
        transaction.put(table, READ.item(attributes))
    answer, _ = aws.together(read, transaction.commit)
    return answer
