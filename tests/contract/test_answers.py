"""Routes keep to their description, on real requests: headers, statuses, names in the query."""

import pytest
from tests.architecture.asking import Operation, ask, operations
from tests.architecture.matrix import MATRIX, Who
from tests.architecture.village import Village

from skolbro_local.reference import openapi

# RFC 8058 wants a POST to stop letters, which makes nothing.
MAKES_NOTHING = {"notify_stop_letters"}
OPERATIONS = {one.id: one for one in operations(openapi())}
every_operation = pytest.mark.parametrize("one", OPERATIONS.values(), ids=lambda one: one.id)


def required_headers(one: Operation) -> set[str]:
    parameters = one.described.get("parameters", ())
    return {p["name"] for p in parameters if p["in"] == "header" and p["required"]}


@every_operation
def test_what_creates_tells_where_and_which_version(one: Operation) -> None:
    made = one.described["responses"].get("201")

    assert (made is not None) == (one.method == "POST" and one.id not in MAKES_NOTHING)
    if made is not None:
        assert made["headers"].keys() == {"ETag", "Location"}


@every_operation
def test_a_route_takes_the_headers_and_gives_those_that_are_described(
    village: Village, one: Operation
) -> None:
    person = village.people[min(MATRIX[one.id].allowed)]
    described = one.described["responses"]

    answer = ask(one, village, person)

    assert str(answer.status) in described
    told = described[str(answer.status)].get("headers", {}).keys()
    # Only where there is a next page.
    assert answer.headers.keys() & {"ETag", "Location"} == told - {"Link"}
    assert ("304" in described) == (one.method == "GET" and "ETag" in told)
    if "304" in described:
        again = ask(one, village, person, headers={"if-none-match": answer.headers["ETag"]})
        assert (again.status, again.headers["ETag"]) == (304, answer.headers["ETag"])


@every_operation
def test_a_route_refuses_a_request_without_a_header_that_is_described_as_required(
    village: Village, one: Operation
) -> None:
    person = village.people[min(MATRIX[one.id].allowed)]
    for header, status in (("Idempotency-Key", 400), ("If-Match", 428)):
        if header in required_headers(one):
            assert ask(one, village, person, headers={header.lower(): ""}).status == status


def test_a_report_of_what_stands_is_answered_as_described(village: Village) -> None:
    report = OPERATIONS["attendance_report_absence"]
    anna, erik = village.people[Who.GUARDIAN], village.people[Who.OTHER_GUARDIAN]
    assert ask(report, village, anna).status == 201

    answer = ask(report, village, erik)

    assert answer.status == 200
    described = report.described["responses"]["200"]
    assert answer.headers.keys() & {"ETag", "Location"} == described["headers"].keys()


def test_a_period_is_asked_for_by_the_names_that_are_described(village: Village) -> None:
    listing = OPERATIONS["attendance_list_absences"]
    names = [p["name"] for p in listing.described["parameters"] if p["in"] == "query"]
    assert names == ["from", "to"]
    anna = village.people[Who.GUARDIAN]

    within = ask(listing, village, anna, query={"from": "2026-11-24", "to": "2026-11-24"})
    after = ask(listing, village, anna, query={"from": "2026-11-25", "to": "2026-11-30"})
    before = ask(listing, village, anna, query={"from": "2026-11-14", "to": "2026-11-23"})

    assert [len(answer.body["items"]) for answer in (within, after, before)] == [1, 0, 0]
