"""Reading holds for whatever bytes come, and in little memory."""

import tracemalloc
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from tests.oneroster import CLASS_4B, a_commune, bulk, unzipped, with_file

from directory.oneroster.archive import ArchiveRefusedError
from directory.oneroster.roster import Roster, read_roster
from skolbro_local.demo.commune import EKEBRO

GOOD = bulk(a_commune())
ROWS = 50_000
MOST_MEGABYTES = 256

damage = st.lists(
    st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8
)
cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def read_or_refuse(archive: bytes) -> Roster | None:
    try:
        return read_roster(BytesIO(archive))
    except ArchiveRefusedError:
        return None


@given(damage)
def test_a_damaged_archive_is_read_or_refused_and_nothing_else(
    changes: list[tuple[int, int]],
) -> None:
    text = bytearray(GOOD)
    for place, byte in changes:
        text[place] = byte

    roster = read_or_refuse(bytes(text))

    assert roster is None or len(roster.rejections) <= roster.rows


@given(st.binary(max_size=300))
def test_a_file_of_any_bytes_is_read_or_refused_and_nothing_else(content: bytes) -> None:
    users = unzipped(GOOD)["users.csv"]

    roster = read_or_refuse(with_file("users.csv", users + content))

    assert roster is None or len(roster.rejections) <= roster.rows


@given(st.lists(st.lists(cells, min_size=7, max_size=7), max_size=5))
def test_every_row_of_any_text_is_either_kept_or_told(rows: list[list[str]]) -> None:
    header = "sourcedId,status,givenName,familyName,agentSourcedIds,x,y"
    lines = [header, *(",".join(row) for row in rows)]

    roster = read_or_refuse(with_file("users.csv", "\r\n".join(lines).encode()))

    if roster is not None:
        told = [one for one in roster.rejections if one.file == "users.csv"]
        others = roster.rows - (3 + 1 + 3 + 3 + 7 + 6)
        assert len(roster.users) + len(told) == others


def test_fifty_thousand_rows_are_read_in_the_memory_of_a_small_function() -> None:
    registry = a_commune()
    for number in range(ROWS // 3):
        student = registry.person(
            f"student-{number}", f"Alva {number}", "Lind", ("student", EKEBRO)
        )
        registry.enroll(student, CLASS_4B, "student")
    archive = bulk(registry)

    tracemalloc.start()
    try:
        roster = read_roster(BytesIO(archive))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert roster.rows > ROWS
    assert roster.rejections == []
    assert peak < MOST_MEGABYTES * 1024 * 1024
