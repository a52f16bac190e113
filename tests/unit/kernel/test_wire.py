"""What may come over the wire, and what its refusals say."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from skolbro.http.app import MOST_BYTES, read_json, write_json
from skolbro.http.problems import BrokenJsonError, InvalidRequestError, TooLargeError
from skolbro.http.validation import field_errors
from skolbro.http.wire import Day, In, Instant, Out, Yes

DAY = TypeAdapter(Day)


class Slip(In):
    student_name: str
    days: int
    whole_day: Yes
    dates: list[Day] = Field(default_factory=list)


class Stamp(Out):
    made_at: Instant


@given(st.dates())
def test_every_date_is_read_as_it_is_written(day: date) -> None:
    assert DAY.validate_python(day.isoformat()) == day
    assert DAY.validate_python(day) == day


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-31", "2026-02-29", "20261124", "2026-W48-2", "2026-11-24T00:00", "24/11/2026",
        " 2026-11-24", "2026-11-24\n", "２０２６-11-24", "1795478400", "", "0000-01-01",
        20261124, 1795478400, 0, 20261124.0, True, None, [], {},
        datetime(2026, 11, 24),  # noqa: DTZ001 - an instant is no date, whatever its zone
    ],
)  # fmt: skip
def test_nothing_else_passes_for_a_date(written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        DAY.validate_python(written)

    assert field_errors(refused.value.errors())[0].message == (
        "Ange ett datum som finns, i formen ÅÅÅÅ-MM-DD."
    )


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_a_date_is_read_or_refused_and_never_guessed(written: Any) -> None:
    try:
        read = DAY.validate_python(written)
    except ValidationError:
        return
    assert read.isoformat() == written


def slip(**changes: object) -> dict[str, object]:
    return {"studentName": "Alva", "days": 2, "wholeDay": True, **changes}


def test_a_request_in_camel_case_is_read_and_stripped() -> None:
    read = Slip.model_validate(slip(studentName="  Alva ", dates=["2026-11-24"]))

    assert (read.student_name, read.dates) == ("Alva", [date(2026, 11, 24)])


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"days": "2"}, "/days", "int_type"),
        ({"days": True}, "/days", "int_type"),
        ({"days": 2.0}, "/days", "int_type"),
        ({"wholeDay": 1}, "/wholeDay", "bool_type"),
        ({"wholeDay": "true"}, "/wholeDay", "bool_type"),
        ({"wholeDay": False}, "/wholeDay", "literal_error"),
        ({"studentName": 3}, "/studentName", "string_type"),
        ({"dates": "2026-11-24"}, "/dates", "list_type"),
        ({"dates": ["2026-11-24", "x"]}, "/dates/1", "date_parsing"),
        ({"student_name": "Alva"}, "/student_name", "extra_forbidden"),
        ({"a/b~c": 1}, "/a~1b~0c", "extra_forbidden"),
    ],
)
def test_a_field_of_another_type_is_refused_with_its_place(
    changes: dict[str, object], pointer: str, code: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Slip.model_validate(slip(**changes))

    told = field_errors(refused.value.errors())
    assert [(one.pointer, one.code) for one in told] == [(pointer, code)]
    assert told[0].message != "Värdet går inte att använda."


def test_a_pointer_names_the_field_and_not_where_it_was_sent() -> None:
    errors = [{"loc": ("query", "from"), "type": "date_parsing"}, {"loc": (), "type": "other"}]

    assert [one.pointer for one in field_errors(errors)] == ["/from", ""]
    assert field_errors(errors)[1].message == "Värdet går inte att använda."
    assert field_errors([{"loc": ("body", 3), "type": "json_invalid"}]) == ()


def test_an_instant_leaves_in_utc_with_a_z() -> None:
    made = datetime.fromisoformat("2026-11-24T07:41:00+01:00")

    assert Stamp(made_at=made).model_dump_json(by_alias=True) == (
        '{"madeAt":"2026-11-24T06:41:00Z"}'
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), JSON))
def test_what_is_written_as_json_is_read_back(value: dict[str, Any]) -> None:
    assert read_json(write_json(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "{'a': 1}", '{"a": 1,}', '{"a": NaN}', '{"a": -Infinity}', "\ufeff{}",
        '{"a": 1, "a": 1}', '{"a": {"b": 1, "b": 2}}', '{"a": 1, "\\u0061": 2}',
        "[" * 60_000, '{"a":' * 10_000, "9" * 5_000,
    ],
)  # fmt: skip
def test_json_that_is_broken_or_says_a_thing_twice_is_refused(text: str) -> None:
    with pytest.raises(BrokenJsonError):
        read_json(text)


@pytest.mark.parametrize("letter", ["a", "å", "€", "😀"])
def test_a_body_is_measured_in_bytes_and_not_in_characters(letter: str) -> None:
    room = (MOST_BYTES - len('{"a":""}')) // len(letter.encode())

    text = letter * room
    assert read_json(write_json({"a": text})) == {"a": text}
    with pytest.raises(TooLargeError) as refused:
        read_json(write_json({"a": text + letter}))
    assert refused.value.values == {"most": 64}


@given(JSON.filter(lambda value: not isinstance(value, dict)))
def test_what_is_no_object_is_refused_as_a_whole(value: Any) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        read_json(write_json(value))

    assert [error.pointer for error in refused.value.errors] == [""]


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLargeError):
        read_json("{" * 10_000_000)
