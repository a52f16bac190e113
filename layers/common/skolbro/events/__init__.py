"""How modules tell each other that something has happened: an outbox, and its readers.

An event is an item of the same transaction as the change, so neither exists without the other.
The table's stream, filtered to event items, carries it on. Events are typed and versioned, declared
in each module's `events.py`, and carry ids, dates and codes, never names or texts.

Readers stand in `skolbro.events.consumer`, which only workers import: it brings Powertools' batch
along, a tenth of an HTTP function's start.
"""

from skolbro.events.declaration import EventData
from skolbro.events.outbox import EVENT, Event, emit

__all__ = ["EVENT", "Event", "EventData", "emit"]
