"""Who may book for a student, on top of having the group."""

from collections.abc import Mapping

from aws_lambda_powertools.event_handler import Request

from booking.rounds.slot import Holder
from booking.rounds.switch import school_with_meetings
from booking.staff import store
from booking.staff.at_hand import StudentInRound
from booking.staff.problems import NotAGuardianHereError
from skolbro import aws, clock, ids
from skolbro.access import store as access
from skolbro.access.relations import Kind
from skolbro.access.schools import contact
from skolbro.access.scopes import named_student, self_named, student_of_group
from skolbro.access.scopes.asked import from_body, from_path
from skolbro.http.problems import NotFoundError


def student_in_round(request: Request) -> StudentInRound:
    """The student in the path, in a round of the group in the path, for its mentor or teachers.

    One round trip: what stands is read at the same time as what proves that it may be read. Raises
    `NotFoundError`, before a teacher who is not the mentor also for a student with protected
    identity, `FunctionOffError`, and `NotAGuardianHereError`.
    """
    student_id, round_id = named_student(request), from_path(request, "round_id")
    guardian_id, slot_id = _named_guardian(request), str(from_body(request, "slotId") or "")
    holder = Holder(student_id, guardian_id if ids.is_id(guardian_id) else "")
    scope, (found, is_guardian) = aws.together(
        lambda: student_of_group(request),
        lambda: aws.together(
            lambda: store.at_hand(self_named(request), round_id, holder=holder, slot_id=slot_id),
            lambda: _is_guardian(holder),
        ),
    )
    school = school_with_meetings(scope.school_id)
    if found is None or found.round.group_id != scope.student.object_id:
        raise NotFoundError
    if found.round.separate is not bool(holder.guardian_id) or not is_guardian:
        raise NotAGuardianHereError
    return StudentInRound(
        scope=scope, round=found.round, holder=holder, slot=found.slot, booking=found.booking,
        line=found.line, contact=contact(school.name, school.phone),
    )  # fmt: skip


def _named_guardian(request: Request) -> str:
    asked: Mapping[str, str] = request.query_parameters or {}
    return str(from_body(request, "guardianId") or asked.get("guardianId") or "")


def _is_guardian(holder: Holder) -> bool:
    if not holder.guardian_id or not holder.student_id:
        return True
    found = access.people_at(
        holder.student_id, [holder.guardian_id], kind=Kind.GUARDIAN_OF, now=clock.now()
    )
    return bool(found)
