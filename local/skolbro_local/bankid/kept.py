"""The simulator's keys, made once and kept, so that it may be started anew beside the portal."""

import json
from pathlib import Path
from typing import Any

from skolbro_local import places
from skolbro_local.bankid.authority import Authority, Pair
from skolbro_local.bankid.secret import certificate_secret

FOLDER = places.LOCAL / "bankid"
KEYS, PEOPLE = FOLDER / "keys.json", FOLDER / "people.json"


def keys() -> dict[str, Any]:
    """The server's pair, the root, and the portal's secret; made at the first call."""
    if KEYS.exists():
        kept: dict[str, Any] = json.loads(KEYS.read_text())
        return kept
    authority = Authority()
    server = authority.server()
    made = {
        "root": authority.root,
        "server": {"certificate": server.certificate, "private_key": server.private_key},
        "secret": certificate_secret(authority),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    _write(KEYS, made)
    return made


def server_pair() -> tuple[Pair, str]:
    """The server's certificate with its key, and the root of those that it lets in."""
    kept = keys()
    return Pair(**kept["server"]), str(kept["root"])


def keep_people(people: dict[str, str]) -> None:
    """Whom the app can be: names by personal number."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _write(PEOPLE, people)


def people() -> dict[str, str]:
    """Names by personal number."""
    if not PEOPLE.exists():
        return {}
    kept: dict[str, str] = json.loads(PEOPLE.read_text())
    return kept


def _write(file: Path, told: object) -> None:
    file.touch(mode=0o600)
    file.write_text(json.dumps(told, ensure_ascii=False, indent=2))
