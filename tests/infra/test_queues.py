"""What a queue or a stream brings is tried a few times, and then kept and told of."""

from collections.abc import Iterator

import pytest
from tests.infra.expansion import Resource, Template, changed, expanded, resources, target

MAPPING = "AWS::Lambda::EventSourceMapping"
QUEUE = "AWS::SQS::Queue"
MOST_TRIES = 5
DAY_SECONDS = 24 * 3600


def findings(template: Template) -> list[str]:
    """What could be lost, or tried for ever."""
    found = [
        f"{name} {what}"
        for name, mapping in resources(template, MAPPING).items()
        for what in _wrong_mapping(template, mapping)
    ]
    for name in sorted(_last_resorts(template)):
        found += [f"{name} {what}" for what in _wrong_last_resort(template, name)]
    return found


def _wrong_mapping(template: Template, mapping: Resource) -> Iterator[str]:
    if mapping.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
        yield "tries a whole batch again for one record"
    source = target(mapping["EventSourceArn"])
    if source in resources(template, QUEUE):
        yield from _wrong_queue(template, source, target(mapping["FunctionName"]))
        return
    if not mapping.get("BisectBatchOnFunctionError"):
        yield "lets one record stop its neighbours"
    if not 0 < mapping.get("MaximumRetryAttempts", -1) <= MOST_TRIES:
        yield "tries for ever"
    if not 0 < mapping.get("MaximumRecordAgeInSeconds", -1) <= DAY_SECONDS:
        yield "tells what is old"
    if not _on_failure(mapping):
        yield "loses what fails"


def _wrong_queue(template: Template, name: str, function: str) -> Iterator[str]:
    queue = resources(template, QUEUE)[name]
    redrive = queue.get("RedrivePolicy", {})
    if not target(redrive.get("deadLetterTargetArn")):
        yield "loses what fails"
    if not 0 < redrive.get("maxReceiveCount", 0) <= MOST_TRIES:
        yield "tries for ever"
    # AWS: at least six times the function's timeout, so that a batch is not in two hands.
    timeout = resources(template, "AWS::Lambda::Function")[function]["Timeout"]
    if queue.get("VisibilityTimeout", 30) < 6 * timeout:
        yield "gives a message to two workers at once"


def _on_failure(mapping: Resource) -> str:
    return target(mapping.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination"))


def _last_resorts(template: Template) -> set[str]:
    """Queues that hold what failed: each queue has one, or is one."""
    queues = resources(template, QUEUE)
    return {
        *(_on_failure(mapping) for mapping in resources(template, MAPPING).values()),
        *(name for name, queue in queues.items() if "RedrivePolicy" not in queue),
    } - {""}


def _wrong_last_resort(template: Template, name: str) -> Iterator[str]:
    queue = resources(template, QUEUE).get(name, {})
    if queue.get("MessageRetentionPeriod", 0) < 14 * DAY_SECONDS:
        yield "forgets what failed before anybody has looked"
    alarms = resources(template, "AWS::CloudWatch::Alarm").values()
    if not any(_tells_of(alarm, name) for alarm in alarms):
        yield "fills without telling the operator"


def _tells_of(alarm: Resource, queue: str) -> bool:
    waiting = ("AWS/SQS", "ApproximateNumberOfMessagesVisible")
    beyond = (0, "GreaterThanThreshold")
    return (
        (alarm.get("Namespace"), alarm.get("MetricName")) == waiting
        and target(alarm["Dimensions"][0]["Value"]) == queue
        and (alarm.get("Threshold"), alarm.get("ComparisonOperator")) == beyond
        and alarm.get("AlarmActions") == [{"Ref": "Alarms"}]
    )


def test_nothing_is_lost_or_tried_for_ever() -> None:
    assert findings(expanded()) == []
    assert len(resources(expanded(), MAPPING)) >= 3


STREAM = "NotifyWorkerAttendanceEvents"


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (f"{STREAM}/Properties/FunctionResponseTypes", None, f"{STREAM} tries a whole batch"),
        (f"{STREAM}/Properties/BisectBatchOnFunctionError", False, f"{STREAM} lets one record"),
        (f"{STREAM}/Properties/MaximumRetryAttempts", -1, f"{STREAM} tries for ever"),
        (f"{STREAM}/Properties/MaximumRetryAttempts", 6, f"{STREAM} tries for ever"),
        (f"{STREAM}/Properties/MaximumRecordAgeInSeconds", None, f"{STREAM} tells what is old"),
        (f"{STREAM}/Properties/DestinationConfig", None, f"{STREAM} loses what fails"),
        (
            "DirectoryWorkerImports/Properties/FunctionResponseTypes",
            [],
            "DirectoryWorkerImports tries a whole batch",
        ),
        ("ImportQueue/Properties/RedrivePolicy", None, "DirectoryWorkerImports loses what fails"),
        (
            "ImportQueue/Properties/RedrivePolicy/maxReceiveCount",
            100,
            "DirectoryWorkerImports tries for ever",
        ),
        (
            "ImportQueue/Properties/VisibilityTimeout",
            719,
            "DirectoryWorkerImports gives a message to two",
        ),
        ("ImportDeadLettersWaiting", None, "ImportDeadLetters fills without"),
        ("EventDeadLettersWaiting/Properties/AlarmActions", [], "EventDeadLetters fills without"),
        ("EventDeadLettersWaiting/Properties/Threshold", 10, "EventDeadLetters fills without"),
        ("EventDeadLetters/Properties/MessageRetentionPeriod", 60, "EventDeadLetters forgets"),
    ],
)
def test_what_could_be_lost_is_found(path: str, value: object, found: str) -> None:
    assert any(one.startswith(found) for one in findings(changed(expanded(), path, value)))
