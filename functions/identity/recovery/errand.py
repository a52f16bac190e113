"""What is to be sent to somebody: the queue names nobody. Pure."""

import json
from dataclasses import dataclass
from enum import StrEnum

from skolbro import ids


class Of(StrEnum):
    """What an errand's id is of."""

    NAME = "name"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Errand:
    """A new password for whoever has a user name, by its keyed hash; or an address to try.

    Raises `ValueError` for what is no errand.
    """

    of: Of
    id: str

    def __post_init__(self) -> None:
        """Raises `ValueError`."""
        if not ids.is_id(self.id):
            raise ValueError("not the id of an errand")

    @property
    def body(self) -> str:
        """As a message."""
        return json.dumps({"of": self.of.value, "id": self.id})


def errand_of(body: str) -> Errand:
    """A message as it was sent. Raises `ValueError` for anything else."""
    told = json.loads(body)
    try:
        return Errand(Of(told["of"]), str(told["id"]))
    except (KeyError, TypeError) as error:
        raise ValueError("not an errand") from error
