"""Where a person can be reached outside of the portal, as the commune's registry has it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person's e-mail address and mobile number (E.164), as far as they are known.

    Never in a key, a log line, an event or a queue, and not in a traceback either. Of a person
    with protected identity nothing is kept (OSL 22 kap. 1 §): what is not there leaks nowhere.
    """

    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether the person can be reached by neither."""
        return self.email is None and self.phone is None


def contact_attributes(person_id: str, contact: Contact) -> dict[str, Any]:
    """A contact as the access table is to hold it; only `directory` writes one."""
    return {"person_id": person_id, "email": contact.email, "phone": contact.phone}


def contact_from(item: dict[str, Any]) -> Contact:
    """A contact as the access table holds it."""
    return Contact(email=item.get("email"), phone=item.get("phone"))
