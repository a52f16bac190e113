"""What is refused before anything is read, whoever has packed it."""

import zipfile
from io import BytesIO

import pytest
from tests.oneroster import a_commune, bulk, unzipped, with_file, zipped

from directory.oneroster.archive import MOST_BYTES_UNPACKED, ArchiveRefusedError
from directory.oneroster.roster import Roster, read_roster


def read(archive: bytes) -> Roster:
    return read_roster(BytesIO(archive))


def refusal_of(archive: bytes) -> str:
    with pytest.raises(ArchiveRefusedError) as refused:
        read(archive)
    return refused.value.reason.format(**refused.value.values)


def without(name: str) -> bytes:
    files = unzipped(bulk(a_commune()))
    del files[name]
    return zipped(files)


def manifest(**told: str) -> bytes:
    files = unzipped(bulk(a_commune()))
    lines = dict(line.split(",") for line in files["manifest.csv"].decode().split())
    for name, value in told.items():
        lines[name.replace("__", ".")] = value
    text = "\r\n".join(f"{name},{value}" for name, value in lines.items())
    return zipped({**files, "manifest.csv": text.encode()})


def test_the_small_commune_is_read_without_a_rejection() -> None:
    roster = read(bulk(a_commune()))

    assert (roster.mode, roster.rejections) == ("bulk", [])
    assert roster.rows == 3 + 1 + 3 + 3 + 7 + 7 + 6
    assert roster.users["alva"].agents == ("anna", "erik")


@pytest.mark.parametrize(
    "name",
    [
        "../users.csv",
        "/etc/users.csv",
        "..\\users.csv",
        "C:users.csv",
        "export/users.csv",
        "export/",
        "a/../users.csv",
        "..",
    ],
)
def test_a_file_outside_the_folder_or_in_one_is_refused(name: str) -> None:
    assert "utan mappar och sökvägar" in refusal_of(with_file(name, b"sourcedId\r\n"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "orimligt hårt" in refusal_of(with_file("users.csv", b"0" * 5_000_000))


def test_many_files_that_swell_together_are_refused() -> None:
    packed = BytesIO(bulk(a_commune()))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("users2.csv", b"x")
    text = bytearray(packed.getvalue())
    # The directory of the zip says that the last file, of one byte, is larger than all may be.
    place = text.rindex(b"PK\x01\x02")
    text[place + 20 : place + 24] = (MOST_BYTES_UNPACKED // 100).to_bytes(4, "little")
    text[place + 24 : place + 28] = MOST_BYTES_UNPACKED.to_bytes(4, "little")

    assert "för stor när den packas upp" in refusal_of(bytes(text))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused() -> None:
    packed = BytesIO(bulk(a_commune()))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("users.csv", b"sourcedId\r\n")

    assert "samma filnamn två gånger" in refusal_of(packed.getvalue())


def test_an_encrypted_file_is_refused() -> None:
    text = bytearray(bulk(a_commune()))
    place = text.index(b"PK\x01\x02")
    text[place + 8] |= 1

    assert "krypterad" in refusal_of(bytes(text))


@pytest.mark.parametrize("archive", [b"", b"sourcedId,status\r\n", b"PK\x03\x04" + b"\0" * 99])
def test_what_is_no_zip_is_refused(archive: bytes) -> None:
    assert "inte en zip-fil" in refusal_of(archive)


def test_a_zip_that_was_cut_off_is_refused() -> None:
    archive = bulk(a_commune())

    assert "inte en zip-fil" in refusal_of(archive[: len(archive) // 2])


def test_a_zip_with_damaged_content_is_refused() -> None:
    files = unzipped(bulk(a_commune()))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    damaged = packed.getvalue().replace(b"Alva", b"Alvi")

    assert "skadad" in refusal_of(damaged)


def test_a_zip_with_damaged_compression_is_refused() -> None:
    text = bytearray(bulk(a_commune()))
    place = text.index(b"users.csv") + len("users.csv")
    text[place : place + 8] = b"\xff" * 8

    assert "skadad" in refusal_of(bytes(text))


def test_a_zip_whose_directory_points_before_its_beginning_is_refused() -> None:
    text = bytearray(bulk(a_commune()))
    place = text.rindex(b"PK\x05\x06") + 16
    text[place : place + 4] = (1 << 20).to_bytes(4, "little")

    assert "skadad" in refusal_of(bytes(text))


def test_a_zip_packed_in_an_unknown_way_is_refused() -> None:
    text = bytearray(bulk(a_commune()))
    for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        place = text.index(mark)
        text[place + offset : place + offset + 2] = (97).to_bytes(2, "little")

    assert "ovanligt sätt" in refusal_of(bytes(text))


@pytest.mark.parametrize(
    "name",
    [
        "orgs.csv",
        "academicSessions.csv",
        "courses.csv",
        "classes.csv",
        "users.csv",
        "roles.csv",
        "enrollments.csv",
    ],
)
def test_a_file_that_the_manifest_names_must_be_there(name: str) -> None:
    assert refusal_of(without(name)).startswith(f"{name} saknas")


def test_a_manifest_must_be_there() -> None:
    assert refusal_of(without("manifest.csv")) == "Zip-filen saknar manifest.csv."


@pytest.mark.parametrize("version", ["1.1", "", "2.0"])
def test_only_oneroster_1_2_is_read(version: str) -> None:
    assert "1.2" in refusal_of(manifest(oneroster__version=version))


def test_a_mode_that_does_not_exist_is_refused() -> None:
    assert refusal_of(manifest(file__users="full")) == (
        "manifest.csv anger full för users.csv. Ange bulk, delta eller absent."
    )


def test_bulk_and_delta_are_not_mixed() -> None:
    assert "blandar" in refusal_of(manifest(file__users="delta"))


@pytest.mark.parametrize("absent", ["users", "enrollments", "orgs", "roles", "academicSessions"])
def test_a_bulk_export_lacks_no_file_so_that_nobody_is_ended_by_mistake(absent: str) -> None:
    assert "alla filer" in refusal_of(manifest(**{f"file__{absent}": "absent"}))


def test_an_export_of_nothing_at_all_is_refused() -> None:
    names = ("orgs", "academicSessions", "courses", "classes", "users", "roles", "enrollments")

    assert "alla filer" in refusal_of(manifest(**{f"file__{name}": "absent" for name in names}))


@pytest.mark.parametrize("mode", ["bulk", "delta", "absent"])
def test_files_that_the_portal_does_not_read_do_not_change_the_mode(mode: str) -> None:
    assert read(manifest(file__lineItems=mode)).mode == "bulk"


def test_latin_1_is_refused_with_the_line() -> None:
    users = unzipped(bulk(a_commune()))["users.csv"].decode().encode("latin-1")

    reason = refusal_of(with_file("users.csv", users))

    assert reason == "users.csv, rad 3: texten är inte UTF-8. Spara filen som UTF-8."


def test_a_byte_order_mark_does_no_harm() -> None:
    users = b"\xef\xbb\xbf" + unzipped(bulk(a_commune()))["users.csv"]

    assert len(read(with_file("users.csv", users)).users) == 7


@pytest.mark.parametrize(
    ("header", "lacks"),
    [
        (b"sourcedId,status,givenName\r\n", "familyName"),
        (b"", "familyName, givenName, sourcedId"),
        (b"sourcedId,givenName,familyName,givenName\r\n", "\N{EN DASH}"),
    ],
)
def test_a_column_that_is_lacking_or_there_twice_is_named(header: bytes, lacks: str) -> None:
    assert refusal_of(with_file("users.csv", header)).startswith(
        f"users.csv saknar kolumnen {lacks},"
    )


@pytest.mark.parametrize("name", ["users.csv", "manifest.csv"])
def test_lines_that_end_as_on_an_old_mac_are_refused(name: str) -> None:
    content = unzipped(bulk(a_commune()))[name].replace(b"\r\n", b"\r")

    assert refusal_of(with_file(name, content)).startswith(f"{name}, rad 1:")


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory() -> None:
    endless = b"sourcedId,givenName,familyName\r\n" + b"0123456789abcdef" * 9000

    assert refusal_of(with_file("users.csv", endless)).startswith("users.csv, rad 2:")
