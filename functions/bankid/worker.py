"""BankID's worker: every day, how long its certificate is still good."""

from datetime import timedelta

from aws_lambda_powertools.metrics import Metrics, MetricUnit

from bankid.certificate import kept_certificate
from skolbro import clock

METRIC = "CertificateDaysLeft"


def handler(_event: dict[str, object], _context: object) -> None:
    """Count the whole days that are left, for the alarm; none without a certificate.

    Raises `NoCertificateError` for a certificate that cannot be read, which rings an alarm too.
    """
    _count()


def _count() -> None:
    own = kept_certificate()
    if own is None:
        return
    metrics = Metrics()
    left = (own.expires_at() - clock.now()) // timedelta(days=1)
    metrics.add_metric(name=METRIC, unit=MetricUnit.Count, value=left)
    metrics.flush_metrics()
