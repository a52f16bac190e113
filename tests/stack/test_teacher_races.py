"""Teachers who put out times at the same moment: nobody is in two places at once."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.component.booking.evening import book, put_out
from tests.component.booking.held import check, kept
from tests.component.booking.meetings import (
    a_family_with_meetings,
    make_round,
    rounds_path,
    times,
)
from tests.component.portal import Family, Portal
from tests.stack.rivals import RIVALS, Attempt, Rivals, rivals
from tests.stack.test_meeting_races import a_class, to_book

from booking.cancellation.cancelling import cancel_meetings
from skolbro import ids
from skolbro.access.relations import Kind
from skolbro.access.scopes import at_work

pytestmark = pytest.mark.stack
RACES = 5


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLE", "booking")


@pytest.fixture(scope="module")
def field(dynamodb_local_address: str) -> Iterator[Rivals]:
    with rivals("booking", engine=dynamodb_local_address) as made:
        yield made


def teachers(portal: Portal, family: Family) -> list[str]:
    """As many as there are rivals, all of the class."""
    people = [ids.new() for _ in range(RIVALS)]
    for person in people:
        portal.relate(
            person, Kind.TEACHES, family.class_id, person_name="Nils", object_name="4B",
            group_kind="class", school_id=family.school.id, commune_id=family.school.commune_id,
        )  # fmt: skip
    return people


def test_of_those_who_want_the_same_co_teacher_at_the_same_time_one_gets_it(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(RACES):
        family = a_family_with_meetings(portal)
        rounds = [str(make_round(family).body["id"]) for _ in range(2)]
        people = teachers(portal, family)
        attempts = [
            Attempt(
                "booking",
                "POST",
                f"{rounds_path(family, rounds[number % 2])}/slots",
                {
                    "person": person,
                    "body": times(single=True, ends="16:15", teacherIds=[person, family.mentor]),
                    "headers": {"idempotency-key": ids.new()},
                },
            )
            for number, person in enumerate(people)
        ]

        answers = [one.answer for one in field.race(attempts)]

        assert Counter(one.status for one in answers) == {201: 1, 409: RIVALS - 1}
        assert {one.problem for one in answers if one.status == 409} == {"teacher-busy"}
    check(kept(portal))


def test_a_round_that_is_cancelled_while_guardians_book_has_no_meeting_left(
    portal: Portal, field: Rivals
) -> None:
    for _ in range(RACES):
        family = a_family_with_meetings(portal)
        made, slots = put_out(portal, family, [20 * number for number in range(RIVALS)])
        families = a_class(portal, family, size=RIVALS)
        cancel = Attempt(
            "booking",
            "PUT",
            f"{rounds_path(family, made.id)}/cancellation",
            {
                "person": family.mentor,
                "body": {"reason": "Maria är sjuk"},
                "headers": {"if-match": '"1"'},
            },
        )
        attempts = [to_book(one, made, slot) for one, slot in zip(families, slots, strict=True)]

        outcomes = field.race([*attempts[:-1], cancel])
        cancel_meetings(at_work("test"), made.id, by=family.mentor)

        assert outcomes[-1].answer.status == 204
        assert {one.answer.status for one in outcomes[:-1]} <= {201, 404, 409}
        own = [one for one in portal.items("booking", "Slot") if one["round_id"]["S"] == made.id]
        assert {one["state"]["S"] for one in own} == {"cancelled"}
        assert book(families[-1], made, slots[-1]).status in {404, 409}
    bookings = portal.items("booking", "Booking")
    assert {one["status"]["S"] for one in bookings} <= {"cancelled"}
    check(kept(portal))
