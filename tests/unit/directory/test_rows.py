"""One bad row is told with file, line and column; the others go in."""

from io import BytesIO

import pytest
from tests.oneroster import a_commune, bulk, delta, unzipped, with_cell, with_file

from directory.oneroster.roster import Rejection, Roster, read_roster

FORMULA = "Cellen ser ut som en formel. Ta bort tecknet i början."
NOWHERE = "Hänvisningen leder inte till någon godkänd rad."
TWICE = "Samma sourcedId finns på en tidigare rad."
NOT_A_DATE = "Ange ett datum som finns, i formen ÅÅÅÅ-MM-DD."
NO_SUCH_VALUE = "Välj ett värde som OneRoster 1.2 tillåter."
CELLS = "Raden har inte lika många celler som rubrikraden."
UNSHOWN = "Cellen innehåller tecken som inte går att visa. Ta bort dem."
EMPTY = "Cellen är tom. Fyll i den."


def read(archive: bytes) -> Roster:
    return read_roster(BytesIO(archive))


def with_line(file: str, line: str) -> bytes:
    """The small commune, with a line added last in a file."""
    return with_file(file, unzipped(bulk(a_commune()))[file] + line.encode())


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "reason"),
    [
        ("users", 1, "sourcedId", "", EMPTY),
        ("users", 3, "givenName", "   ", EMPTY),
        (
            "users",
            7,
            "familyName",
            "x" * 256,
            "Texten är för lång. Korta den till högst 255 tecken.",
        ),
        ("users", 7, "givenName", "Karl\x00", UNSHOWN),
        ("users", 7, "givenName", "Karl\u202e", UNSHOWN),
        ("users", 7, "givenName", "=HYPERLINK(0)", FORMULA),
        ("users", 7, "givenName", "  =1+1", FORMULA),
        ("users", 7, "familyName", "+46", FORMULA),
        ("users", 7, "familyName", "-1", FORMULA),
        ("users", 7, "familyName", "@SUM(A1)", FORMULA),
        ("users", 7, "familyName", "\tEk", FORMULA),
        ("users", 7, "status", "deleted", NO_SUCH_VALUE),
        ("users", 7, "metadata.skolbro.protectedIdentity", "ja", NO_SUCH_VALUE),
        ("orgs", 3, "type", "skola", NO_SUCH_VALUE),
        ("orgs", 3, "name", "=Skola", FORMULA),
        ("academicSessions", 1, "type", "Term", NO_SUCH_VALUE),
        ("academicSessions", 1, "startDate", "2026-02-30", NOT_A_DATE),
        ("academicSessions", 1, "startDate", "18/8 2026", NOT_A_DATE),
        ("academicSessions", 1, "startDate", "20260818", NOT_A_DATE),
        ("academicSessions", 1, "startDate", "2026-W34-2", NOT_A_DATE),
        ("academicSessions", 1, "startDate", "0001-01-01", NOT_A_DATE),
        ("academicSessions", 1, "startDate", "", EMPTY),
        ("academicSessions", 1, "endDate", "", EMPTY),
        (
            "academicSessions",
            1,
            "endDate",
            "2026-08-18",
            "Slutdatumet måste ligga efter startdatumet.",
        ),
        ("courses", 3, "title", "@Matematik", FORMULA),
        ("classes", 3, "title", "-4B", FORMULA),
        ("classes", 3, "classType", "class", NO_SUCH_VALUE),
        ("roles", 5, "role", "Teacher", NO_SUCH_VALUE),
        ("roles", 5, "orgSourcedId", "school-nowhere", NOWHERE),
        ("roles", 5, "userSourcedId", "nobody", NOWHERE),
        ("enrollments", 6, "role", "aide", NO_SUCH_VALUE),
        ("enrollments", 6, "userSourcedId", "nobody", NOWHERE),
        ("enrollments", 6, "classSourcedId", "class-nowhere", NOWHERE),
        ("enrollments", 6, "classSourcedId", "", EMPTY),
        ("enrollments", 6, "sourcedId", "enrollment-alva-class-4B", TWICE),
    ],
)
def test_a_bad_cell_is_told_with_file_line_and_column(
    file: str, row: int, column: str, value: str, reason: str
) -> None:
    roster = read(with_cell(file, row, column, value))

    assert roster.rejections[0] == Rejection(f"{file}.csv", row + 1, column, reason)


def test_what_a_rejected_row_holds_is_never_told() -> None:
    roster = read(with_cell("users", 3, "givenName", "=Hemligt"))

    assert "Hemligt" not in repr(roster.rejections)


def test_what_refers_to_a_rejected_row_is_rejected_too() -> None:
    roster = read(with_cell("classes", 1, "classType", "class"))

    told = [(one.file, one.column) for one in roster.rejections]
    assert told == [("classes.csv", "classType"), *[("enrollments.csv", "classSourcedId")] * 3]


@pytest.mark.parametrize("line", ["a", "a,b", "a,b,c,d,e,f,g,h,i,j,k", ",,"])
def test_a_row_with_the_wrong_number_of_cells_is_told(line: str) -> None:
    roster = read(with_line("orgs.csv", f"{line}\r\n"))

    assert roster.rejections == [Rejection("orgs.csv", 5, "", CELLS)]


def test_the_first_of_two_rows_with_one_id_counts() -> None:
    roster = read(with_line("orgs.csv", ",,school-ekebro,Annan skola,school,\r\n"))

    assert roster.rejections == [Rejection("orgs.csv", 5, "sourcedId", TWICE)]
    assert roster.orgs["school-ekebro"].name == "Ekebro skola"


def test_the_line_told_is_the_files_even_after_a_cell_with_a_line_break() -> None:
    roster = read(with_line("orgs.csv", ',,org-1,"Två\nrader",school,\r\n,,org-2,Skola,skola,\r\n'))

    assert [(one.line, one.column) for one in roster.rejections] == [(6, "name"), (7, "type")]


def test_a_row_that_is_no_csv_is_counted_and_told_and_the_next_is_read() -> None:
    roster = read(with_line("orgs.csv", ",,a\rb,A,school,\r\n,,org-2,Skola,school,\r\n"))

    assert roster.rejections == [Rejection("orgs.csv", 5, "", "Raden går inte att läsa som csv.")]
    assert roster.rows == read(bulk(a_commune())).rows + 2
    assert "org-2" in roster.orgs


def test_empty_lines_are_no_rows() -> None:
    roster = read(with_line("orgs.csv", "\r\n\r\n"))

    assert (roster.rows, roster.rejections) == (read(bulk(a_commune())).rows, [])


def test_cells_may_hold_commas_quotes_and_any_letters() -> None:
    roster = read(with_line("orgs.csv", ',,org-1,"Åsa ""Röda"", Łódź",school,\r\n'))

    assert roster.orgs["org-1"].name == 'Åsa "Röda", Łódź'


def test_columns_may_come_in_any_order_and_more_than_are_read() -> None:
    roster = read(
        with_file("courses.csv", b"title,orgSourcedId,sourcedId\r\nFritids,x,course-Fritids\r\n")
    )

    assert roster.courses["course-Fritids"].title == "Fritids"


def test_a_preferred_name_is_the_name() -> None:
    users = b"sourcedId,givenName,familyName,preferredGivenName\r\nalva,Alva,Lind,Alvis\r\n"

    assert read(with_file("users.csv", users)).users["alva"].given_name == "Alvis"


def test_blanks_between_guardians_name_nobody() -> None:
    files = unzipped(bulk(a_commune()))
    users = files["users.csv"].replace(b'"anna,erik"', b'" anna, ,erik ,"')

    assert read(with_file("users.csv", users)).users["alva"].agents == ("anna", "erik")


def test_in_a_delta_a_reference_may_lead_to_what_is_known_before() -> None:
    enrollment = {
        "sourcedId": "enrollment-new",
        "classSourcedId": "class-known",
        "userSourcedId": "user-known",
        "role": "student",
    }

    roster = read(delta(enrollments=[enrollment]))

    assert (roster.mode, roster.rejections) == ("delta", [])
    assert roster.enrollments["enrollment-new"].user == "user-known"


def test_in_a_delta_a_row_may_say_that_something_is_gone() -> None:
    user = {"sourcedId": "alva", "givenName": "Alva", "familyName": "Lind"}

    roster = read(delta(users=[{**user, "status": "tobedeleted"}]))

    assert roster.users["alva"].deleted
