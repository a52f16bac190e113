"""Guardians of the demo commune, at the running portal."""

import time
import uuid

import httpx

from skolbro_local.stack import Stack
from skolbro_local.tokens import sign_in

PATIENCE_SECONDS = 30


class Guardian:
    """Anna or Erik, signed in, with Alva."""

    def __init__(self, username: str) -> None:
        stack = Stack.load()
        account = stack.account(username)
        token = sign_in(stack, account.username, account.password)["access_token"]
        self.child = account.child_ids[0]
        self._api = httpx.Client(
            base_url=stack.api_url, headers={"Authorization": f"Bearer {token}"}, timeout=30
        )

    def report(self) -> None:
        """Report Alva absent, the first day that is open."""
        days = self._get(f"attendance/students/{self.child}/report-days")["days"]
        report = {"studentId": self.child, "date": days[0]["date"], "wholeDay": True}
        key = {"Idempotency-Key": str(uuid.uuid4())}
        self._api.post("attendance/absences", json=report, headers=key).raise_for_status()

    def withdraw(self) -> None:
        """Take back all of their own reports that stand."""
        address = f"attendance/students/{self.child}/absences"
        for one in self._get(address)["items"]:
            if one["mayWithdraw"]:
                named = {"If-Match": '"1"'}
                self._api.delete(f"{address}/{one['id']}", headers=named).raise_for_status()

    def newest(self) -> str:
        """The newest line of the bell, or nothing."""
        return next((str(one["id"]) for one in self._get("notify/notifications")["items"]), "")

    def hears_more_than(self, line: str) -> bool:
        """Whether the bell rings after a line of it, within half a minute."""
        last = time.monotonic() + PATIENCE_SECONDS
        while self.newest() == line:
            if time.monotonic() > last:
                return False
            time.sleep(0.5)
        return True

    def leave(self) -> None:
        self._api.close()

    def _get(self, address: str) -> dict[str, list[dict[str, object]]]:
        read: dict[str, list[dict[str, object]]] = self._api.get(address).raise_for_status().json()
        return read
