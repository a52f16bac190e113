"""How many requests a second this machine bears, which is found by asking for a few."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx

PATHS = ("/identity/sign-in-options", "/directory/me", "/notify/notifications")
AT_A_TIME, SECONDS = 4, 4.0
# MiniStack starts a process for each request that meets a busy function, and keeps it.
WARM_UP = 4

type Asked = tuple[str, str]


def requests_a_second(api_url: str, own: Sequence[Asked]) -> float:
    """With a few at a time, after the functions have been woken as many times.

    `own` are the tokens of people, each with a path of attendance's that is theirs. Raises for
    what is refused.
    """
    rounds = [[(token, path) for token, _ in own[:AT_A_TIME]] for path in PATHS]
    rounds.append(list(own[:AT_A_TIME]))
    with ThreadPoolExecutor(AT_A_TIME) as askers:

        def ask_all() -> int:
            return sum(
                len(list(askers.map(lambda one: _ask(api_url, *one), one))) for one in rounds
            )

        for _ in range(WARM_UP):
            ask_all()
        begun, asked = time.monotonic(), 0
        while time.monotonic() - begun < SECONDS:
            asked += ask_all()
        return asked / (time.monotonic() - begun)


def _ask(api_url: str, token: str, path: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    httpx.get(f"{api_url}{path}", headers=headers, timeout=60).raise_for_status()
