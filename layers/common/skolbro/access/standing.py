"""Whether a sign-in still counts. Read with the relations on every request (decision 0024)."""

from dataclasses import dataclass
from typing import Any

from skolbro.access.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the school, or the person, has said of the person's sign-ins.

    Who is `barred` has none that counts. Others have none from `signed_out_at`, in Unix seconds,
    or before, and none of those that were `ended` one by one: a token names its sign-in
    (`origin_jti`), which it shares with all that are fetched by the same refresh token.
    """

    barred: bool = False
    signed_out_at: int = 0
    ended: frozenset[str] = frozenset()

    def lets_in(self, actor: Actor) -> bool:
        """Whether what this token asks for is done."""
        if self.barred or actor.sign_in in self.ended:
            return False
        return actor.issued_at > self.signed_out_at


def standing_from(item: dict[str, Any]) -> Standing:
    """A standing as the access table holds it; only `identity` writes one."""
    return Standing(
        barred=item.get("barred", False),
        signed_out_at=int(item.get("signed_out_at", 0)),
        ended=frozenset(item.get("ended", {})),
    )
