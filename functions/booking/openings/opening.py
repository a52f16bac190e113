"""The worker's part of an opening."""

from booking.openings import store
from booking.openings.planning import plan_opening
from booking.rounds.round import Round
from skolbro.access.scopes import WorkScope


def follow_plan(scope: WorkScope, round_id: str) -> None:
    """Let guardians be told when the round opens, wherever its window has been moved.

    It looks at the round as it stands, so an event that comes twice or late, or a schedule that
    runs early, does no harm. One read unit, and two calls of the scheduler at most.
    """
    made = store.round_now(scope, round_id)
    if made is None or made.told:
        return
    if made.opens_at > scope.now:
        plan_opening(round_id, at=made.opens_at)
    else:
        _open(scope, made)


def _open(scope: WorkScope, made: Round) -> None:
    # One without times is told of when its first are put out.
    if made.is_open(scope.now) and made.slots:
        store.tell_of_opening(scope, made)
