"""From a schedule's tick to the reminders of each school.

A tick becomes sixteen errands, one for each part of the list of schools; each of these one for
each school that has the function; and that one tells of what is due. An errand may come twice,
late, or after one that broke off: how far a school has come stands in its run, which is written
with what is told.
"""

from itertools import batched

from attendance.reminders import queue, store
from attendance.reminders.finding import Told, due_at
from attendance.reminders.places import school_for, schools_for
from attendance.reminders.reminder import Errand, Run
from skolbro.access.schools import SHARDS
from skolbro.access.scopes import WorkScope
from skolbro.observability import log

# A transaction holds a hundred items, and a conflict makes all of them be written again.
TOLD_AT_ONCE = 45


def attend_to(scope: WorkScope, errand: Errand) -> None:
    """Do one errand. Raises `NotSentError`; done again, it tells of nothing twice."""
    if errand.is_over(scope.now):
        log("reminder is of a day that has passed", level="WARNING", operation=errand.kind.value)
        return
    if errand.school_id:
        _remind_at(scope, errand)
    elif errand.shard:
        sent = queue.send(
            Errand(kind=errand.kind, day=errand.day, school_id=school.id)
            for school in schools_for(errand)
        )
        log("reminders for schools", operation=errand.kind.value, count=sent)
    else:
        queue.send(Errand(kind=errand.kind, day=errand.day, shard=shard) for shard in SHARDS)
        log("reminders for all", operation=errand.kind.value)


def _remind_at(scope: WorkScope, errand: Errand) -> None:
    school = school_for(errand)
    if school is None:
        return
    run = store.run_of(scope, errand)
    while not run.is_done:
        left = [told for told in due_at(scope, errand, school) if told[0] > run.reached]
        try:
            run = _tell(scope, run, left)
        except store.RunChangedError:
            run = store.run_of(scope, errand)
            continue
        log("reminded", operation=errand.kind.value, count=len(left))


def _tell(scope: WorkScope, run: Run, left: list[Told]) -> Run:
    pieces = list(batched(left, TOLD_AT_ONCE, strict=False)) or [()]
    for number, piece in enumerate(pieces, start=1):
        run = store.remind(scope, run, piece, is_done=number == len(pieces))
    return run
