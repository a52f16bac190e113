"""How much is sent, by channel: counts and codes, in CloudWatch's embedded format."""

from aws_lambda_powertools.metrics import MetricUnit, single_metric

from notify.delivery.delivery import Status
from notify.preferences.preference import Channel

NAMESPACE = "Skolbro"
NAMES = {
    Status.ACCEPTED: "NoticesAccepted",
    Status.SENT: "NoticesSent",
    Status.SUPPRESSED: "NoticesSuppressed",
    Status.FAILED: "NoticesFailed",
}


def count(status: Status, *, channel: Channel | None) -> None:
    """One more. What waits for a quarter or a digest is counted when it is sent."""
    if status not in NAMES:
        return
    with single_metric(
        name=NAMES[status], unit=MetricUnit.Count, value=1, namespace=NAMESPACE
    ) as metric:
        metric.add_dimension("channel", channel.value if channel else "none")
