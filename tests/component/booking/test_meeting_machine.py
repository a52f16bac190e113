"""Two rounds of parent meetings, through any order of what guardians, teachers and time do."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import booleans, integers, sampled_from
from tests.component.booking.deliveries import Deliveries
from tests.component.booking.evening import (
    a_classmate,
    a_sibling,
    ask,
    book,
    cancel,
    move,
    put_out,
)
from tests.component.booking.held import check, kept
from tests.component.booking.meetings import a_family_with_meetings, change_slot, rounds_path
from tests.component.conftest import Clock
from tests.component.portal import TUESDAY, Answer, Portal, call

from booking.api import handler
from booking.day.cells import Span
from booking.family.at_hand import holder_of
from booking.rounds.round import Round
from booking.rounds.slot import Holder, Slot, SlotState
from skolbro import ids

WHO = sampled_from(["alva", "bo", "cia"])
GUARDIANS = sampled_from(["anna", "erik"])
SLOTS = integers(0, 2)
# What a request may be refused with, of what stands in the way of it.
IN_THE_WAY = {"slot-taken", "person-busy", "meeting-booked"}


@dataclass(frozen=True)
class Said:
    """A request to book, as it was sent, and what it was answered with."""

    who: str
    guardian: str
    slot: Slot
    key: str
    answer: Answer


class Evening(RuleBasedStateMachine):
    """Alva and Bo are siblings in two classes, and Cia is in Alva's: what each believes to have."""

    portal: Portal
    deliveries: Deliveries
    at: Clock
    rounds: dict[str, Round]

    @initialize(separate=booleans())
    def begin(self, *, separate: bool) -> None:
        self.now = TUESDAY
        self.at(self.now)
        for item in self.portal.items("booking"):
            key = {name: item[name] for name in ("pk", "sk")}
            self.portal.dynamodb.delete_item(TableName="booking", Key=key)
        for name in self.deliveries.planned():
            self.deliveries.scheduler.delete_schedule(Name=name, GroupName="meetings")
        alva = a_family_with_meetings(self.portal)
        bo = a_sibling(self.portal, alva)
        self.families = {"alva": alva, "bo": bo, "cia": a_classmate(self.portal, alva)}
        made, out = put_out(self.portal, alva, (0, 20, 40))
        # Of Bo's times the first two are at the same time as two of Alva's.
        others, there = put_out(self.portal, bo, (5, 45, 80), separate=separate)
        self.rounds = {"alva": made, "cia": made, "bo": others}
        self.out = {"alva": out, "cia": out, "bo": there}
        self.has: dict[tuple[str, Holder], str] = {}
        self.comes: dict[tuple[str, Holder], str] = {}
        self.said: list[Said] = []
        self.cancelled: set[str] = set()

    @rule(who=WHO, guardian=GUARDIANS, number=SLOTS, lost=booleans())
    def book(self, who: str, guardian: str, number: int, *, lost: bool) -> None:
        slot, key = self.out[who][number], ids.new()
        answers = [self._book(who, guardian, slot, key) for _ in range(1 + lost)]
        first, last = answers[0], answers[-1]
        assert first.status == last.status
        if first.status == 201:
            assert first.body == last.body
            assert self._place(who, guardian) not in self.has
            self._keep(who, guardian, slot)
            self.said.append(Said(who, guardian, slot, key, first))
        else:
            self._check_refusal(first, who, guardian, slot)

    @rule(number=integers(0, 20))
    def send_an_old_request_again(self, number: int) -> None:
        if self.said:
            one = self.said[number % len(self.said)]
            again = self._book(one.who, one.guardian, one.slot, one.key)
            # Kept for a day, and after that it is a request like any other.
            if again.status == 201 and again.body != one.answer.body:
                self._keep(one.who, one.guardian, one.slot)

    @rule(who=WHO, guardian=GUARDIANS, number=SLOTS, lost=booleans(), stale=booleans())
    def move(self, who: str, guardian: str, number: int, *, lost: bool, stale: bool) -> None:
        slot, before = self.out[who][number], self.has.get(self._place(who, guardian))
        version = self._version(who, guardian) - stale
        answers = [self._move(who, guardian, slot, max(version, 1)) for _ in range(1 + lost)]
        first, last = answers[0], answers[-1]
        assert first.status == last.status
        if first.status == 200:
            assert before is not None
            assert first.body == last.body
            if before != slot.id:
                self._keep(who, guardian, slot)
        elif before is None:
            assert first.problem in {"not-found", "meeting-cancelled"}
        else:
            refusals = frozenset({"changed-meanwhile"} if stale else ())
            self._check_refusal(first, who, guardian, slot, also=refusals)

    @rule(who=WHO, guardian=GUARDIANS, lost=booleans())
    def cancel(self, who: str, guardian: str, *, lost: bool) -> None:
        place, version = self._place(who, guardian), self._version(who, guardian)
        answers = [self._cancel(who, guardian, version) for _ in range(1 + lost)]
        assert len({one.status for one in answers}) == 1
        if place not in self.has:
            # What was cancelled by the same request before is done.
            told = {204, "not-found", "meeting-cancelled"}
            assert answers[0].status in told or answers[0].problem in told
        elif self._is_open(who):
            assert answers[0].status == 204
            del self.has[place], self.comes[place]
        else:
            assert answers[0].problem == "round-closed"

    @rule(who=WHO, guardian=GUARDIANS)
    def wait(self, who: str, guardian: str) -> None:
        answer = self._ask("PUT", who, guardian, "/waiting")
        is_booked = self._place(who, guardian) in self.has
        if answer.status == 200:
            assert not is_booked
        else:
            assert answer.problem == ("meeting-booked" if self._is_open(who) else answer.problem)

    @rule(who=WHO, guardian=GUARDIANS)
    def leave(self, who: str, guardian: str) -> None:
        answer = self._ask("DELETE", who, guardian, "/waiting")
        assert answer.status in {204, 404}

    @rule(who=WHO, number=SLOTS, blocked=booleans())
    def block(self, who: str, number: int, *, blocked: bool) -> None:
        slot, family = self._now_of(self.out[who][number]), self.families[who]
        starts = slot.span.starts.strftime("%H:%M"), slot.span.ends.strftime("%H:%M")
        wall = [f"{int(text[:2]) + 1}{text[2:]}" for text in starts]
        answer = change_slot(
            family, {"id": slot.id}, round_id=slot.round_id, version=slot.version,
            blocked=blocked, starts=wall[0], ends=wall[1],
        )  # fmt: skip
        if slot.state in {SlotState.BOOKED, SlotState.OFFERED, SlotState.CANCELLED}:
            assert answer.status in {404, 409}
        elif self.now < slot.span.starts and slot.round_id not in self.cancelled:
            assert answer.status < 300, answer

    @rule(again=booleans())
    def let_the_worker_work(self, *, again: bool) -> None:
        events = self.deliveries.new_events()
        if events:
            self.deliveries.stream(*events, *(events if again else ()))
        self.deliveries.deliver()

    @rule(hours=sampled_from([1, 6, 13, 30]), worker_runs=booleans())
    def let_time_pass(self, hours: int, *, worker_runs: bool) -> None:
        self.now += timedelta(hours=hours)
        self.at(self.now)
        if worker_runs:
            for name, (instant, _) in self.deliveries.planned().items():
                if instant <= self.now:
                    self.deliveries.run(name)

    @rule(who=sampled_from(["alva", "bo"]), chance=integers(0, 5))
    def cancel_all(self, who: str, chance: int) -> None:
        family, made = self.families[who], self.rounds[who]
        if chance or made.id in self.cancelled:
            return  # seldom, as there is not much to do afterwards
        path = f"{rounds_path(family, made.id)}/cancellation"
        body = {"reason": "Maria är sjuk"}
        answer = call(
            handler, "PUT", path, person=family.mentor, body=body, headers={"if-match": '"1"'}
        )
        assert answer.status < 300, answer
        self.cancelled.add(made.id)
        self.deliveries.deliver()
        stand = {(one.round_id, one.holder) for one in kept(self.portal).bookings}
        for place in [one for one in self.has if one[0] == made.id and one not in stand]:
            del self.has[place], self.comes[place]

    @invariant()
    def the_table_says_what_everybody_was_told_and_nobody_is_in_two_places(self) -> None:
        if not hasattr(self, "rounds"):
            return
        all_of = kept(self.portal)
        check(all_of)
        assert {(one.round_id, one.holder): one.slot_id for one in all_of.bookings} == self.has
        assert len(set(self.has.values())) == len(self.has)
        for one, other in combinations(all_of.bookings, 2):
            is_same = one.guardian_id == other.guardian_id
            assert not (is_same and one.span.overlaps(other.span))

    @rule(who=WHO, guardian=GUARDIANS)
    def look(self, who: str, guardian: str) -> None:
        """Each guardian sees the own meeting and no other."""
        shown = self._ask("GET", who, guardian, "")
        meeting = shown.body.get("meeting") if shown.status == 200 else None
        expected = self.has.get(self._place(who, guardian))
        assert (meeting["slot"]["id"] if meeting else None) == expected

    def _keep(self, who: str, guardian: str, slot: Slot) -> None:
        place = self._place(who, guardian)
        assert slot.id not in {one for other, one in self.has.items() if other != place}
        self.has[place] = slot.id
        self.comes[place] = self._person(who, guardian)

    def _check_refusal(
        self,
        answer: Answer,
        who: str,
        guardian: str,
        slot: Slot,
        *,
        also: frozenset[str] = frozenset(),
    ) -> None:
        if not self._is_open(who):
            assert answer.problem in {"round-closed", "not-found"} | also
            return
        assert answer.problem in IN_THE_WAY | also, answer
        place, stands = self._place(who, guardian), self._now_of(slot)
        match answer.problem:
            case "meeting-booked":
                assert place in self.has
            case "slot-taken":
                is_mine = stands.holder == place[1]
                assert not stands.is_free(self.now)
                assert stands.state is not SlotState.OFFERED or not is_mine
                assert slot.id not in {one["id"] for one in answer.body["freeSlots"]}
            case "person-busy":
                assert self._is_busy(who, guardian, slot.span)

    def _is_busy(self, who: str, guardian: str, span: Span) -> bool:
        me, place = self._person(who, guardian), self._place(who, guardian)
        spans = {one.id: one.span for every in self.out.values() for one in every}
        mine = [one for one, person in self.comes.items() if person == me and one != place]
        return any(spans[self.has[one]].overlaps(span) for one in mine)

    def _place(self, who: str, guardian: str) -> tuple[str, Holder]:
        made = self.rounds[who]
        me = self._person(who, guardian)
        return made.id, holder_of(made, self.families[who].child, guardian_id=me)

    def _person(self, who: str, guardian: str) -> str:
        # Cia has one guardian.
        found: str = getattr(self.families[who], "anna" if who == "cia" else guardian)
        return found

    def _now_of(self, slot: Slot) -> Slot:
        return kept(self.portal).slot(slot.id)

    def _is_open(self, who: str) -> bool:
        made = self.rounds[who]
        return made.id not in self.cancelled and made.is_open(self.now)

    def _version(self, who: str, guardian: str) -> int:
        answer = self._ask("GET", who, guardian, "/booking")
        return int(answer.headers["ETag"].strip('"')) if answer.status == 200 else 1

    def _ask(self, method: str, who: str, guardian: str, rest: str) -> Answer:
        by = self._person(who, guardian)
        return ask(method, self.families[who], self.rounds[who], rest, by=by)

    def _book(self, who: str, guardian: str, slot: Slot, key: str) -> Answer:
        return book(
            self.families[who], self.rounds[who], slot, by=self._person(who, guardian),
            headers={"idempotency-key": key},
        )  # fmt: skip

    def _move(self, who: str, guardian: str, slot: Slot, version: int) -> Answer:
        by = self._person(who, guardian)
        return move(self.families[who], self.rounds[who], slot, version=version, by=by)

    def _cancel(self, who: str, guardian: str, version: int) -> Answer:
        by = self._person(who, guardian)
        return cancel(self.families[who], self.rounds[who], version=version, by=by)


def test_an_evening_of_meetings_never_contradicts_itself(
    portal: Portal, deliveries: Deliveries, at: Clock
) -> None:
    parts = {"portal": portal, "deliveries": deliveries, "at": at}
    machine: Any = type("OneEvening", (Evening,), parts)
    case = machine.TestCase
    # Every step is a handful of requests: a failure is told as it came, not made small first.
    case.settings = settings(
        max_examples=8,
        stateful_step_count=20,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    case("runTest").runTest()
