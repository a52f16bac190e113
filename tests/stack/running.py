"""The running portal as its users and its operator meet it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from skolbro import ids
from skolbro_local import places
from skolbro_local.stack import Account, Stack
from skolbro_local.tokens import sign_in

COMMAND = Path(sys.executable).with_name("skolbro")
PATIENCE_SECONDS = 600
AT_LENGTH_SECONDS = 120


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The operator's command, on the tests' own stack unless said otherwise."""
    told = {
        "SKOLBRO_LOCAL": str(places.LOCAL),
        "SKOLBRO_AWS_PORT": str(places.AWS_PORT),
        "SKOLBRO_WEB_PORT": str(places.WEB_PORT),
    }
    return subprocess.run(  # noqa: S603 - our own command line
        [str(COMMAND), *arguments],
        env={**os.environ, **told, "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def skolbro(*arguments: str) -> str:
    """What a command that succeeds prints."""
    done = run(*arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Person:
    """Somebody signed in, and the API before them."""

    def __init__(self, stack: Stack, account: Account) -> None:
        self.account = account
        self.id = account.person_id
        self.tokens = sign_in(stack, account.username, account.password)
        self._api = httpx.Client(
            base_url=stack.api_url,
            headers={"Authorization": f"Bearer {self.tokens['access_token']}"},
            timeout=60,
        )

    def leave(self) -> None:
        self._api.close()

    def get(self, path: str, **query: str) -> httpx.Response:
        return self._api.get(path, params=query)

    def post(self, path: str, body: object, *, key: str | None = None) -> httpx.Response:
        return self._api.post(path, json=body, headers={"Idempotency-Key": key or ids.new()})

    def put(self, path: str, body: object, *, etag: str) -> httpx.Response:
        return self._api.put(path, json=body, headers={"If-Match": etag})

    def delete(self, path: str, *, etag: str) -> httpx.Response:
        return self._api.delete(path, headers={"If-Match": etag})

    def read(self, path: str, **query: str) -> Any:
        """What a route that answers says."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def bell(self) -> Any:
        return self.read("/notify/notifications")


class People:
    """By their user names."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._known: dict[str, Person] = {}

    def leave(self) -> None:
        """Close what is open."""
        for one in self._known.values():
            one.leave()
        self._known.clear()

    def __call__(self, username: str) -> Person:
        if username not in self._known:
            self._known[username] = Person(self._stack, self._stack.account(username))
        return self._known[username]


def free_day(guardian: Person, child_id: str) -> str:
    """The last day that absence can be reported for, with what was said of it taken back."""
    days = guardian.read(f"/attendance/students/{child_id}/report-days")["days"]
    day: str = [one["date"] for one in days if one["open"]][-1]
    take_back(guardian, child_id)
    return day


def take_back(guardian: Person, child_id: str) -> None:
    """Withdraw all of a guardian's own reports that stand."""
    path = f"/attendance/students/{child_id}/absences"
    for one in guardian.read(path)["items"]:
        if one["mayWithdraw"]:
            address = f"{path}/{one['id']}"
            etag = guardian.get(address).headers["etag"]
            taken_back = guardian.delete(address, etag=etag)
            assert taken_back.status_code == 204, (taken_back.text, etag)


def report(guardian: Person, child_id: str, day: str) -> httpx.Response:
    body = {"studentIds": [child_id], "firstDay": day, "wholeDay": True}
    return guardian.post("/attendance/absences", body)


def wait_for[T](look: Callable[[], T | None], *, seconds: float) -> T:
    last = time.monotonic() + seconds
    while (found := look()) is None:
        assert time.monotonic() < last, f"not within {seconds} s"
        time.sleep(0.1)
    return found


def line(person: Person, seen: set[str], kind: str) -> dict[str, Any] | None:
    new = [one for one in person.bell()["items"] if one["id"] not in seen and one["kind"] == kind]
    assert len(new) <= 1
    return new[0] if new else None
