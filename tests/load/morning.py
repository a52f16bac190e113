"""The morning as locust plays it: few visits at first, then as many as the machine bears.

Each simulated guardian takes the next family's visit at its pace, and each simulated teacher the
next lesson's roll call, until there is none left. What they were answered is written down for the
verification.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from gevent.pool import Group
from locust import HttpUser, LoadTestShape, constant_pacing, events, task
from locust.exception import StopUser
from tests.load.plan import OUTCOME, Plan, Visit, Way
from tests.load.roll_calls import Lesson, Sent

from skolbro import clock, ids

PLAN = Plan.load()
QUIET_SECONDS, MOST_SECONDS = 15, 120
# 15,000 reports of 90 minutes come as 20 a second at most, and 4,000 roll calls in 10 minutes.
GUARDIANS_OF_FOUR, TEACHERS_OF_FOUR = 3, 1
waiting: Iterator[Visit] = iter(PLAN.visits)
untaken: Iterator[Lesson] = iter(PLAN.lessons)
done = count(1)
finished = 0
answers: list[dict[str, Any]] = []
saves: list[dict[str, Any]] = []


class Person(HttpUser):
    """Somebody who is signed in."""

    abstract = True
    host = PLAN.api_url
    wait_time = constant_pacing(PLAN.pace)

    def read(self, person: str, path: str, *, name: str | None = None) -> Any:
        """An answer, which must be good."""
        answer = self.client.get(path, headers=_headers(person), name=name or path, timeout=60)
        answer.raise_for_status()
        return answer


class Teacher(Person):
    """Teachers, one lesson after the other."""

    weight = TEACHERS_OF_FOUR

    @task
    def take_roll(self) -> None:
        """One lesson: who is expected, and the whole class at once."""
        global finished  # noqa: PLW0603 - locust has no other place that the shape can see
        lesson = next(untaken, None)
        if lesson is None:
            raise StopUser
        try:
            self._take(lesson)
        finally:
            finished = next(done)

    def _take(self, lesson: Lesson) -> None:
        shown = self.read(lesson.teacher, lesson.path, name="…/roll-call")
        told = shown.json()
        marks = [
            {"studentId": one["id"], "presence": "present", "ownTimes": one["ownTimes"]}
            for one in told["students"]
        ]
        times = {name: told["lesson"][name] for name in ("starts", "ends")}
        sent = (lesson, {**times, "marks": marks}, shown.headers["ETag"])
        group = Group()
        for _ in range(2 if lesson.sent is Sent.TWICE_AT_ONCE else 1):
            group.spawn(self._save, *sent)
        group.join()
        if lesson.sent is Sent.AGAIN:
            self._save(*sent)

    def _save(self, lesson: Lesson, body: dict[str, Any], tag: str) -> None:
        headers = {**_headers(lesson.teacher), "If-Match": tag}
        answer = self.client.put(
            lesson.path, json=body, headers=headers, name="…/roll-call", timeout=60
        )
        saves.append(
            {
                "lesson_id": lesson.lesson_id,
                "status": answer.status_code,
                "students": len(body["marks"]),
            }
        )


class Guardian(Person):
    """Families' guardians, one after the other."""

    weight = GUARDIANS_OF_FOUR

    @task
    def report(self) -> None:
        """One family: the pages that the web client loads, the report, and the bell."""
        global finished  # noqa: PLW0603 - locust has no other place that the shape can see
        visit = next(waiting, None)
        if visit is None:
            raise StopUser
        try:
            self._report(visit)
        finally:
            finished = next(done)

    def _report(self, visit: Visit) -> None:
        person = visit.guardians[0]
        self.read(person, "/identity/sign-in-options")
        self.read(person, "/directory/me")
        days = self.read(
            person, f"/attendance/students/{visit.children[0]}/report-days", name="…/report-days"
        ).json()["days"]
        body = {
            "studentIds": list(visit.children),
            "firstDay": [one["date"] for one in days if one["open"]][-1],
            "wholeDay": True,
        }
        self._send(visit, body)
        self.read(person, "/notify/notifications")

    def _send(self, visit: Visit, body: dict[str, Any]) -> None:
        keys = [ids.new() for _ in visit.guardians]
        sent = list(zip(visit.guardians, keys, strict=True))
        if visit.way is Way.TWICE_AT_ONCE:
            sent *= 2
        group = Group()
        for person, key in sent:
            group.spawn(self._post, person, key, body)
        group.join()
        if visit.way is Way.AGAIN:
            self._post(*sent[0], body)

    def _post(self, person: str, key: str, body: dict[str, Any]) -> None:
        headers = {**_headers(person), "Idempotency-Key": key}
        at = clock.now().timestamp()
        path = "/attendance/absences"
        answer = self.client.post(path, json=body, headers=headers, name=path, timeout=60)
        told = answer.json()["items"] if answer.ok else []
        absences = [{"id": one["id"], "student_id": one["studentId"]} for one in told]
        answers.append({"key": key, "status": answer.status_code, "absences": absences, "at": at})


class Spike(LoadTestShape):
    """Quiet, then the spike, until every family and class is done or the time is up."""

    def tick(self) -> tuple[int, float] | None:
        """How many users, and how fast they come."""
        seconds: float = self.get_run_time()  # type: ignore[no-untyped-call]
        if finished >= len(PLAN.visits) + len(PLAN.lessons) or seconds > MOST_SECONDS:
            return None
        users = PLAN.quiet if seconds < QUIET_SECONDS else PLAN.spike
        return users, users


@events.quitting.add_listener  # type: ignore[untyped-decorator]
def write_down(environment: Any, **_: object) -> None:
    """What the reports were answered, and how long all requests took."""
    stats = environment.stats
    at: Counter[int] = Counter()
    for entry in stats.entries.values():
        at.update(entry.num_reqs_per_sec)
    told = {
        "answers": answers,
        "saves": saves,
        "finished": finished,
        "failed": stats.total.num_failures,
        "errors": [f"{one.method} {one.name}: {one.error}" for one in stats.errors.values()],
        "requests_at": dict(at),
        "rows": [
            {
                "name": f"{one.method} {one.name}",
                "requests": one.num_requests,
                "failed": one.num_failures,
                "median": one.get_response_time_percentile(0.5),
                "slow": one.get_response_time_percentile(0.95),
                "slowest": one.max_response_time,
            }
            for one in stats.entries.values()
        ],
    }
    OUTCOME.write_text(json.dumps(told))


def _headers(person: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {PLAN.tokens[person]}"}
