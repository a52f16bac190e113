"""Every function leaves traces, keeps its log for a time, and calls when it fails."""

from collections.abc import Iterator

import pytest
from tests.infra.expansion import Template, changed, expanded, resources, target

FUNCTION = "AWS::Lambda::Function"
ALARM = "AWS::CloudWatch::Alarm"
MOST_SECONDS = 300


def findings(template: Template) -> list[str]:
    """What is wrong with the functions."""
    groups = [
        target(one.get("LoggingConfig", {}).get("LogGroup"))
        for one in resources(template, FUNCTION).values()
    ]
    found = [f"{name} shares a log" for name in set(groups) if name and groups.count(name) > 1]
    for name in resources(template, FUNCTION):
        found += [f"{name} {what}" for what in _wrong(template, name)]
    return found


def _wrong(template: Template, name: str) -> Iterator[str]:
    function = resources(template, FUNCTION)[name]
    if function.get("Runtime") != "python3.13":
        yield "runs on another Python than is tested"
    if function.get("TracingConfig") != {"Mode": "Active"}:
        yield "is not traced"
    if not 0 < function.get("Timeout", 3) <= MOST_SECONDS:
        yield "may hang for long"
    logs = resources(template, "AWS::Logs::LogGroup")
    if not logs.get(target(function.get("LoggingConfig", {}).get("LogGroup")), {}).get(
        "RetentionInDays"
    ):
        yield "has no log that is forgotten after a time"
    if not any(_tells_of(alarm, name) for alarm in resources(template, ALARM).values()):
        yield "fails without telling the operator"


# To whom the pool asks them about, they can only say no by failing.
REFUSING_BY_FAILING = {"IdentitySignUpWorker": 20, "IdentityInboundWorker": 20}


def _tells_of(alarm: dict[str, object], function: str) -> bool:
    return (
        (alarm.get("Namespace"), alarm.get("MetricName")) == ("AWS/Lambda", "Errors")
        and alarm.get("Dimensions") == [{"Name": "FunctionName", "Value": {"Ref": function}}]
        and alarm.get("AlarmActions") == [{"Ref": "Alarms"}]
        and alarm.get("Statistic") == "Sum"
        and alarm.get("Threshold") == REFUSING_BY_FAILING.get(function, 1)
        and alarm.get("ComparisonOperator") == "GreaterThanOrEqualToThreshold"
    )


def test_every_function_is_watched() -> None:
    assert findings(expanded()) == []
    assert len(resources(expanded(), FUNCTION)) >= 6


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("NotifyWorker/Properties/Runtime", "python3.12", "NotifyWorker runs on another"),
        ("NotifyApi/Properties/TracingConfig", {"Mode": "PassThrough"}, "NotifyApi is not traced"),
        ("DirectoryWorker/Properties/Timeout", 900, "DirectoryWorker may hang"),
        ("IdentityApi/Properties/LoggingConfig", None, "IdentityApi has no log"),
        ("AttendanceApiLog/Properties/RetentionInDays", None, "AttendanceApi has no log"),
        (
            "DirectoryApi/Properties/LoggingConfig",
            {"LogGroup": {"Ref": "DirectoryWorkerLog"}},
            "DirectoryWorkerLog shares a log",
        ),
        ("NotifyWorkerErrors", None, "NotifyWorker fails without"),
        ("NotifyWorkerErrors/Properties/AlarmActions", [], "NotifyWorker fails without"),
        ("NotifyWorkerErrors/Properties/MetricName", "Throttles", "NotifyWorker fails without"),
        (
            "NotifyApiErrors/Properties/Dimensions/0/Value",
            {"Ref": "IdentityApi"},
            "NotifyApi fails without",
        ),
    ],
)
def test_a_function_that_nobody_watches_is_found(path: str, value: object, found: str) -> None:
    assert any(one.startswith(found) for one in findings(changed(expanded(), path, value)))


def test_every_log_is_forgotten_after_a_time() -> None:
    logs = resources(expanded(), "AWS::Logs::LogGroup")
    assert [name for name, one in logs.items() if not one.get("RetentionInDays")] == []
