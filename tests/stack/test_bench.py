"""The rule of two round trips, and of units that do not grow, on DynamoDB Local."""

from dataclasses import replace

import pytest

from skolbro_local.bench.report import Report
from skolbro_local.bench.routes import RouteCost
from skolbro_local.bench.run import run, unmeasured
from skolbro_local.reference import openapi

pytestmark = [pytest.mark.stack, pytest.mark.xdist_group("bench")]


@pytest.fixture(scope="module")
def report() -> Report:
    """A quick run."""
    return run(quick=True, progress=lambda _: None)


def test_every_operation_is_measured(report: Report) -> None:
    measured = {route.operation for route in report.routes}

    assert report.unmeasured == []
    assert len(measured) == sum(len(operations) for operations in openapi()["paths"].values())


def test_an_operation_without_a_request_is_told_and_fails(report: Report) -> None:
    less = [one for one in report.routes if one.operation != "notify_mark_read"]

    assert unmeasured(less) == ["notify_mark_read"]
    faults = replace(report, unmeasured=unmeasured(less)).faults
    assert faults == ["notify_mark_read: has no request in the bench"]


def test_no_request_makes_more_than_two_round_trips_or_costs_more_in_a_large_school(
    report: Report,
) -> None:
    assert [fault for route in report.routes for fault in route.faults] == []
    assert {sum(route.read_units.values()) > 0 for route in report.routes} == {True, False}


def test_an_import_needs_a_part_of_its_memory_and_writes_nothing_twice(report: Report) -> None:
    first, again = report.imported.first, report.imported.again

    assert report.imported.faults == []
    assert first.invocations > 1
    assert first.write_units > report.imported.rows
    assert "BatchWriteItem" not in again.calls


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"round_trips": 3}, "3 round trips in sequence"),
        ({"at_first": 4}, "4 round trips in sequence at first"),
        ({"read_units": {50: 100.0, 5000: 106.0}}, "units grow"),
        ({"write_units": {50: 0.0, 5000: 1.0}}, "units grow"),
    ],
)
def test_what_breaks_the_rule_is_a_fault(changes: dict[str, object], fault: str) -> None:
    units = {50: 100.0, 5000: 105.0}
    kept = RouteCost(
        operation="a", name="a", round_trips=2, at_first=3, calls=3,
        read_units=units, write_units=units,
    )  # fmt: skip

    assert kept.faults == []
    assert any(fault in told for told in replace(kept, **changes).faults)  # type: ignore[arg-type]
