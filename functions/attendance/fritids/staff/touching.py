"""Touches of phones, which may have been without coverage: each is taken, or says why not."""

from collections.abc import Mapping
from datetime import date

from attendance.fritids.pickup import LeavesWith
from attendance.fritids.presence import Touch, TouchKind, check_time
from attendance.fritids.staff import store
from attendance.fritids.staff.leaving import check_told
from attendance.fritids.staff.policy import OwnUnit
from attendance.fritids.staff.presentation import show_touches
from attendance.fritids.staff.schemas import TouchesIn, TouchesOut, TouchIn
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey
from skolbro.http.problems import Problem

type Refused = dict[str, Problem]


def take(
    unit: OwnUnit, asked: TouchesIn, *, day: date, key: IdempotencyKey, language: str
) -> TouchesOut:
    """Keep what can be kept, and say of the rest why not.

    One that is refused does not hold up the others: they come from a phone that has more to send.
    Where all are refused, the first one's refusal is raised. A round trip for each child that may
    not leave as was said, and one.
    """
    touches = {one.id: _touch(one, by=unit.scope.actor.person_id) for one in asked.touches}
    refused = _checked(touches, unit, day)
    try:
        return _keep(unit, touches, refused, day=day, key=key, language=language)
    except AlreadyAnswered as before:
        return TouchesOut.model_validate_json(before.answer)


def _keep(
    unit: OwnUnit,
    touches: Mapping[str, Touch],
    refused: Refused,
    *,
    day: date,
    key: IdempotencyKey,
    language: str,
) -> TouchesOut:
    while True:
        standing = [touch for touch in touches.values() if touch.id not in refused]
        if not standing:
            store.recall_touches(unit.scope, key)
            raise next(refused[name] for name in touches)
        told = show_touches(touches.values(), refused, language=language)
        answer = told.model_dump_json(by_alias=True)
        try:
            store.keep_touches(
                unit.scope, standing, day=day, adult_holds=unit.adult_holds, key=key, answer=answer
            )
        except store.LeavingRefusedError as one:
            refused |= dict.fromkeys(_outs(standing, one.student_id), one.problem)
        else:
            return told


def _checked(touches: Mapping[str, Touch], unit: OwnUnit, day: date) -> Refused:
    refused: Refused = {}
    for touch in touches.values():
        try:
            check_told(touch, children=unit.names)
            check_time(touch, day=day, now=unit.scope.now)
        except Problem as problem:
            refused[touch.id] = problem
    return refused


def _outs(touches: list[Touch], student_id: str) -> list[str]:
    return [
        touch.id
        for touch in touches
        if touch.student_id == student_id and touch.kind is TouchKind.OUT
    ]


def _touch(asked: TouchIn, *, by: str) -> Touch:
    return Touch(
        id=asked.id,
        student_id=asked.student_id,
        kind=TouchKind(asked.kind),
        at=asked.at,
        by=by,
        undoes=asked.undoes,
        leaves_with=LeavesWith(asked.leaves_with) if asked.leaves_with else None,
        who=asked.who,
        reason=asked.reason or "",
    )
