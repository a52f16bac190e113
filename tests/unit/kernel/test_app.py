"""The conventions that every route has, on an application of one small resource."""

import base64
import json
from typing import Annotated, Any

import pytest
from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from pydantic import Field
from tests.component.portal import Answer, call, request

from skolbro.http import etag
from skolbro.http.app import PortalApp, created, found, found_content, no_content, serve
from skolbro.http.problems import PreconditionFailedError
from skolbro.http.wire import In, Out

app = PortalApp()
handler = serve(app)
reached: list[str] = []


class SlipIn(In):
    text: str
    number: Annotated[int, Field(ge=1, le=14)] = 1


class SlipOut(Out):
    text: str


@app.get("/slips/<slip_id>")
def read_slip(
    slip_id: Annotated[str, Path()], request: Request, size: Annotated[int, Query(ge=1)] = 1
) -> Response[SlipOut]:
    if slip_id == "whole":
        return found_content(request, SlipOut(text=slip_id))
    return found(request, SlipOut(text=slip_id), tag=etag.of_version(size))


@app.put("/slips/<slip_id>")
def change_slip(slip: SlipIn, slip_id: Annotated[str, Path()]) -> Response[SlipOut]:
    reached.append(slip.text)
    return created(SlipOut(text=slip.text), location=f"/slips/{slip_id}", tag=etag.of_version(1))


@app.delete("/slips/<slip_id>")
def remove_slip(slip_id: Annotated[str, Path()], request: Request) -> Response[None]:
    if etag.version_to_change(request) != 1:
        raise PreconditionFailedError
    reached.append(slip_id)
    return no_content()


@app.get("/broken")
def broken() -> SlipOut:
    raise RuntimeError("Alva Lind, 20160824-2389")


@pytest.fixture(autouse=True)
def _nothing_reached() -> None:
    reached.clear()


def put(raw: str | None = None, **parts: Any) -> Answer:
    return call(handler, "PUT", "/slips/a", raw=raw, **parts)


GOOD = '{"text":"Hej"}'


def test_an_answer_carries_what_every_answer_carries() -> None:
    answer = put(GOOD)

    assert (answer.status, answer.body) == (201, {"text": "Hej"})
    assert answer.headers == {
        "Content-Type": "application/json",
        "Location": "/slips/a",
        "ETag": '"1"',
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Language, Authorization",
        "X-Content-Type-Options": "nosniff",
        "Content-Language": "sv",
    }


def test_a_problem_says_what_to_do_in_the_readers_language() -> None:
    answer = put('{"text":1}', headers={"accept-language": "en-GB,sv;q=0.5"})

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == "en"
    assert answer.body == {
        "type": "https://skolbro.se/problems/invalid-request",
        "title": "Something is filled in wrongly",
        "status": 422,
        "detail": "Correct the fields listed and send again. Nothing has been changed.",
        "instance": "/slips/a",
        "traceId": "test",
        "errors": [
            {"pointer": "/text", "code": "string_type", "message": "The field must be a text."}
        ],
    }


@pytest.mark.parametrize(
    ("raw", "status", "problem"),
    [
        ("{", 400, "broken-json"),
        ('{"text":"a","text":"b"}', 400, "broken-json"),
        ('{"text":NaN}', 400, "broken-json"),
        ("[" * 60_000, 400, "broken-json"),
        (json.dumps({"text": "a" * 10_000_000}), 413, "too-large"),
        (json.dumps({"text": "å" * 40_000}, ensure_ascii=False), 413, "too-large"),
        ("[]", 422, "invalid-request"),
        ('[{"text":"a"}]', 422, "invalid-request"),
        ("null", 422, "invalid-request"),
        (None, 422, "invalid-request"),
        ('{"text":"a","other":1}', 422, "invalid-request"),
        ('{"text":"\\ud800"}', 400, "broken-json"),
        ('{"text":"a","\\ud800":1}', 400, "broken-json"),
        ('{"text":"a","number":15}', 422, "invalid-request"),
        ('{"text":"a","number":"2"}', 422, "invalid-request"),
    ],
)
def test_a_body_that_cannot_be_read_reaches_nothing(
    raw: str | None, status: int, problem: str
) -> None:
    answer = put(raw)

    assert (answer.status, answer.problem) == (status, problem)
    assert reached == []
    assert json.dumps(answer.body, ensure_ascii=False).encode()


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", ""])
def test_json_is_taken_whether_it_is_said_to_be_so_or_not(kind: str) -> None:
    assert put(GOOD, headers={"content-type": kind}).status == 201


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("text/plain", GOOD),
        ("application/xml", "<text/>"),
        ("application/x-www-form-urlencoded", "text=Hej"),
        ("Application/X-WWW-Form-Urlencoded; charset=utf-8", "text=Hej"),
        ("multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="text"'),
    ],
)
def test_all_else_than_json_is_refused(kind: str, raw: str) -> None:
    answer = put(raw, headers={"content-type": kind})

    assert (answer.status, answer.problem) == (415, "unsupported-media-type")
    assert reached == []


def in_base64(body: bytes) -> dict[str, Any]:
    event = request("PUT", "/slips/a", raw=base64.b64encode(body).decode())
    return handler({**event, "isBase64Encoded": True}, None)


def test_a_body_in_base64_is_read_as_any_other() -> None:
    assert in_base64('{"text":"Hej å"}'.encode())["statusCode"] == 201
    assert reached == ["Hej å"]
    assert in_base64(b'{"text":"' + b"a" * 65_536 + b'"}')["statusCode"] == 413


@pytest.mark.parametrize("body", [b"\xff\xfe{", '{"text":"å"}'.encode("latin-1"), b"\0"])
def test_a_body_in_base64_that_is_no_text_is_refused(body: bytes) -> None:
    answer = in_base64(body)

    assert answer["statusCode"] == 400
    assert json.loads(answer["body"])["type"].endswith("/broken-json")


@pytest.mark.parametrize("method", ["POST", "PATCH", "HEAD", "OPTIONS", "TRACE"])
def test_another_method_is_told_which_there_are(method: str) -> None:
    answer = call(handler, method, "/slips/a")

    assert (answer.status, answer.problem) == (405, "method-not-allowed")
    assert answer.headers["Allow"] == "DELETE, GET, PUT"


@pytest.mark.parametrize("path", ["/", "/slips", "/slips/a/b", "/Slips/a", "/slips/a/../a", "//"])
def test_an_address_that_is_none_is_not_found(path: str) -> None:
    assert call(handler, "GET", path).problem == "not-found"


def test_a_wrong_query_names_its_parameter() -> None:
    answer = call(handler, "GET", "/slips/a", query={"size": "0"})

    assert answer.body["errors"] == [
        {"pointer": "/size", "code": "greater_than_equal", "message": "Talet är för litet."}
    ]


@pytest.mark.parametrize("known", ['"1"', 'W/"1"', '"7", "1"', "*"])
def test_who_has_it_already_gets_304_without_a_body(known: str) -> None:
    answer = call(handler, "GET", "/slips/a", headers={"if-none-match": known})

    assert (answer.status, answer.body) == (304, "")
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("known", ["", '"2"', "1", '"11"', 'W/"2", "3"'])
def test_who_has_another_version_gets_this_one(known: str) -> None:
    assert call(handler, "GET", "/slips/a", headers={"if-none-match": known}).status == 200


def test_the_tag_of_a_composed_answer_follows_its_content() -> None:
    tag = call(handler, "GET", "/slips/whole").headers["ETag"]

    assert tag.startswith('W/"')
    assert tag == etag.of_content('{"text":"whole"}') != etag.of_content('{"text":"other"}')
    again = call(handler, "GET", "/slips/whole", headers={"if-none-match": tag})
    assert again.status == 304


def test_a_tag_of_version_and_content_follows_both_and_names_the_version() -> None:
    tag = etag.of_version_and_content(1, "a")

    assert tag == etag.of_version_and_content(1, "a")
    assert len({tag, etag.of_version_and_content(1, "b"), etag.of_version_and_content(2, "a")}) == 3
    assert call(handler, "DELETE", "/slips/a", headers={"if-match": tag}).status == 204
    other = etag.of_version_and_content(2, "a")
    assert call(handler, "DELETE", "/slips/a", headers={"if-match": other}).status == 412
    for forged in (f"W/{tag}", tag.replace("-", "-x"), '"1-"', '"1-abc"'):
        assert call(handler, "DELETE", "/slips/a", headers={"if-match": forged}).status == 412


def test_a_change_must_name_a_version() -> None:
    answer = call(handler, "DELETE", "/slips/a")

    assert (answer.status, answer.problem) == (428, "if-match-needed")


@pytest.mark.parametrize(
    "named",
    [
        '"2"',
        "1",
        'W/"1"',
        "*",
        '"1',
        '"01"',
        '"0"',
        '"1", "2"',
        '"-1"',
        '"１"',
        '"' + "9" * 6000 + '"',
    ],
)
def test_a_version_that_was_never_given_out_changes_nothing(named: str) -> None:
    answer = call(handler, "DELETE", "/slips/a", headers={"if-match": named})

    assert (answer.status, answer.problem) == (412, "changed-meanwhile")
    assert reached == []


def test_the_version_that_stands_is_changed_and_204_has_no_body() -> None:
    answer = call(handler, "DELETE", "/slips/a", headers={"if-match": ' "1" '})

    assert (answer.status, answer.body, reached) == (204, "", ["a"])


def test_our_own_fault_is_told_without_its_message(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_X_AMZN_TRACE_ID", "Root=1-5f84c7a1-abc;Parent=x;Sampled=1")

    answer = call(handler, "GET", "/broken", headers={"accept-language": "en"})

    assert (answer.status, answer.problem) == (500, "internal-error")
    assert answer.body["traceId"] == "1-5f84c7a1-abc"
    assert "1-5f84c7a1-abc" in answer.body["detail"]
    logged = capsys.readouterr().out
    assert '"error": "RuntimeError"' in logged
    assert "1-5f84c7a1-abc" in logged
    assert "Alva" not in logged + json.dumps(answer.body)
    assert "2389" not in logged + json.dumps(answer.body)


def test_without_a_trace_the_gateways_number_leads_to_the_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("_X_AMZN_TRACE_ID", raising=False)

    assert call(handler, "GET", "/broken").body["traceId"] == "test"
    assert '"traceId": "test"' in capsys.readouterr().out
