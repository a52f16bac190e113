"""Logs: one line of JSON, ids and codes only."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skolbro.observability import FIELDS, log, trace_id


def line(capsys: pytest.CaptureFixture[str]) -> Any:
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return json.loads(out)


def test_a_line_says_when_what_and_who_wrote_it(capsys: pytest.CaptureFixture[str]) -> None:
    log("refused", code="not-found", status=404)

    read = line(capsys)
    assert read.pop("at").endswith("Z")
    assert read == {
        "level": "INFO", "service": "test", "what": "refused", "code": "not-found", "status": 404,
    }  # fmt: skip


@given(st.text(min_size=1).filter(lambda name: name not in {*FIELDS, "what", "level", "error"}))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_field_that_is_not_known_is_refused_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    typed: dict[str, Any] = {name: "Alva Lind"}

    with pytest.raises(ValueError, match="not a field of the log"):
        log("x", **typed)

    assert capsys.readouterr().out == ""


def failed() -> BaseException:
    error = KeyError("Alva Lind")
    error.add_note("anna@example.se")
    try:
        raise error from ValueError("20160824-2389")
    except KeyError:
        return error


def test_of_an_error_only_its_type_and_its_places_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log("failed", level="ERROR", error=failed())

    out = capsys.readouterr().out
    assert json.loads(out)["error"] == "KeyError"
    assert json.loads(out)["at_code"][0].startswith("test_observability.py:")
    for secret in ("Alva", "2389", "example.se"):
        assert secret not in out


@pytest.mark.parametrize(
    ("header", "trace"),
    [
        ("Root=1-5759e988-bd862e3f;Parent=53995c3f;Sampled=1", "1-5759e988-bd862e3f"),
        ("Self=1-a;Root=1-b", "1-b"),
        ("Parent=1", ""),
        ("", ""),
    ],
)
def test_the_trace_is_the_root_of_the_header(
    monkeypatch: pytest.MonkeyPatch, header: str, trace: str
) -> None:
    monkeypatch.setenv("_X_AMZN_TRACE_ID", header)

    assert trace_id() == trace
