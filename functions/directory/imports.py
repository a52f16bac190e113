"""Imports: what an administrator starts, follows and reads the outcome of. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from directory.oneroster.archive import MOST_BYTES
from directory.problems import FileTooLargeError
from skolbro import clock, ids
from skolbro.imports import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Rows of the file, and what they led to in the register."""

    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    created: int = 0
    changed: int = 0
    ended: int = 0
    unchanged: int = 0

    def plus(self, more: "Counts") -> "Counts":
        """The sum, field by field."""
        names = self.__slots__
        return Counts(**{name: getattr(self, name) + getattr(more, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file on its way in.

    `position` counts the entries of the register that are done, and `reached` is the place of the
    last: where to go on, as what a delta touches can be more or less when it is looked up again.
    `file_tag` is the file's ETag, so that another file in its place is not taken for it.
    """

    id: str
    commune_id: str
    by: str
    started_at: datetime
    status: Status = Status.AWAITING_UPLOAD
    mode: str | None = None
    position: int = 0
    reached: str = ""
    file_tag: str | None = None
    counts: Counts = field(default_factory=Counts)
    reason: str | None = None
    reason_values: dict[str, str] = field(default_factory=dict)
    version: int = 1

    @property
    def object_key(self) -> str:
        """Where the file is stored: made by us, says nothing of the sender."""
        return f"imports/{self.id}.zip"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.status.is_over

    def advanced(self, **changes: object) -> "Import":
        """The same import, a version later."""
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


def new_import(commune_id: str, *, by: str, now: datetime, size: int = 1) -> Import:
    """An import that waits for its file. Raises `FileTooLargeError`."""
    if not 0 < size <= MOST_BYTES:
        raise FileTooLargeError(most=MOST_BYTES // 2**20)
    return Import(id=ids.new(), commune_id=commune_id, by=by, started_at=now)


def import_of_object(key: str) -> str | None:
    """The import that a stored file belongs to."""
    import_id = key.removeprefix("imports/").removesuffix(".zip")
    return import_id if ids.is_id(import_id) else None


def in_chunks[T](items: list[T], size: int) -> Iterator[list[T]]:
    """Consecutive pieces of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def import_attributes(one: Import) -> dict[str, Any]:
    """An import as its item holds it."""
    return {
        "id": one.id,
        "commune_id": one.commune_id,
        "by": one.by,
        "started_at": clock.to_wire(one.started_at),
        "status": one.status.value,
        "mode": one.mode,
        "position": one.position,
        "reached": one.reached,
        "file_tag": one.file_tag,
        "counts": {name: getattr(one.counts, name) for name in Counts.__slots__},
        "reason": one.reason,
        "reason_values": one.reason_values,
        "version": one.version,
    }


def import_from(item: dict[str, Any]) -> Import:
    """An import as it stands."""
    return Import(
        id=item["id"],
        commune_id=item["commune_id"],
        by=item["by"],
        started_at=clock.from_wire(item["started_at"]),
        status=Status(item["status"]),
        mode=item.get("mode"),
        position=item["position"],
        reached=item.get("reached", ""),
        file_tag=item.get("file_tag"),
        counts=Counts(**item["counts"]),
        reason=item.get("reason"),
        reason_values=item["reason_values"],
        version=item["version"],
    )
