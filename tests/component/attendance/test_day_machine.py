"""One child's day, through any order of reports, withdrawals, repetitions and lost answers."""

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.strategies import booleans, sampled_from
from tests.component.attendance.reports import TODAY, days, events, listed, report, withdraw
from tests.component.portal import Portal, a_family

from skolbro import ids

GUARDIANS = sampled_from(["anna", "erik"])


class ChildsDay(RuleBasedStateMachine):
    """Two guardians and what they believe; `said` is what must stand in the record."""

    portal: Portal

    def __init__(self) -> None:
        super().__init__()
        # A family of its own in every run: nothing of another run's child is seen.
        self.family = a_family(self.portal)
        self.said: list[tuple[str, str]] = []
        self.standing: tuple[str, str] | None = None
        self.keys: list[tuple[str, str, str, int]] = []

    @rule(who=GUARDIANS, answer_lost=booleans())
    def report(self, who: str, *, answer_lost: bool) -> None:
        key = ids.new()
        answers = [self._report(who, key) for _ in range(1 + answer_lost)]
        for answer in answers:
            if self.standing is None:
                assert answer.status == 201
                self.standing = (answer.body["id"], who)
                self.said.append(("reported", answer.body["id"]))
                self.keys.append((key, who, answer.body["id"], answer.status))
            assert answer.body["id"] == self.standing[0]
        assert len({answer.status for answer in answers}) == 1

    @rule(data=sampled_from(range(20)))
    def send_an_old_request_again(self, data: int) -> None:
        if self.keys:
            key, who, absence_id, status = self.keys[data % len(self.keys)]
            answer = self._report(who, key)
            assert (answer.status, answer.body["id"]) == (status, absence_id)

    @rule(who=GUARDIANS, answer_lost=booleans())
    def withdraw_what_stands(self, who: str, *, answer_lost: bool) -> None:
        if self.standing is None:
            return
        absence_id, reporter = self.standing
        person = getattr(self.family, who)
        answer = withdraw(self.family, absence_id, by=person)
        if who != reporter:
            assert answer.problem == "not-own-report"
            return
        assert answer.status == 204
        self.said.append(("withdrawn", absence_id))
        self.standing = None
        if answer_lost:
            again = withdraw(self.family, absence_id, by=person)
            assert again.problem == "already-withdrawn"

    @rule(who=GUARDIANS, number=sampled_from(range(20)))
    def withdraw_what_was_withdrawn(self, who: str, number: int) -> None:
        withdrawn = [absence_id for what, absence_id in self.said if what == "withdrawn"]
        if withdrawn:
            absence_id = withdrawn[number % len(withdrawn)]
            answer = withdraw(self.family, absence_id, by=getattr(self.family, who))
            assert answer.problem in {"already-withdrawn", "not-own-report"}

    @invariant()
    def both_guardians_see_the_same_and_at_most_one_stands(self) -> None:
        reported = [absence_id for what, absence_id in self.said if what == "reported"]
        for who in (self.family.anna, self.family.erik):
            shown = listed(self.family, by=who)
            assert [one["id"] for one in shown] == reported[::-1]
            standing = [one["id"] for one in shown if one["status"] == "reported"]
            assert standing == ([self.standing[0]] if self.standing else [])

    @invariant()
    def the_record_holds_all_that_was_said(self) -> None:
        told = []
        for day in filter(self._is_mine, days(self.portal)):
            # One stands at a time, so each was withdrawn before the next was reported.
            for _, one in sorted(part for part in day.items() if part[0].startswith("report#")):
                told.append(("reported", one["id"]))
                told += [("withdrawn", one["id"])] if "withdrawn_at" in one else []
        assert told == self.said

    @invariant()
    def an_event_has_left_for_each_change_and_for_nothing_else(self) -> None:
        mine = [event for event in events(self.portal) if self._is_mine(event["data"])]
        left = [
            (event["type"].split("_")[1].split(".")[0], event["data"]["absence_id"])
            for event in mine
        ]
        assert sorted(left) == sorted(self.said)

    def _report(self, who: str, key: str) -> Any:
        by = getattr(self.family, who)
        return report(self.family, by=by, firstDay=TODAY, headers={"idempotency-key": key})

    def _is_mine(self, item: dict[str, Any]) -> bool:
        return bool(item["student_id"] == self.family.child)


def test_a_childs_day_never_contradicts_itself(portal: Portal) -> None:
    machine: Any = type("OneDay", (ChildsDay,), {"portal": portal})
    case = machine.TestCase
    # Every step is a handful of requests: a failure is told as it came, not made small first.
    case.settings = settings(
        max_examples=12,
        stateful_step_count=12,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    case("runTest").runTest()
