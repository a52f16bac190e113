"""Rounds of several groups as administrators see them."""

from booking.series.schemas import GroupsRoundOut, SeriesOut
from booking.series.series import Series


def show_series(series: Series) -> SeriesOut:
    """Rounds that were made in one go."""
    return SeriesOut(
        id=series.id,
        title=series.title,
        opens_at=series.opens_at,
        closes_at=series.closes_at,
        first_day=series.first_day,
        last_day=series.last_day,
        status=series.status.value,
        reason=series.reason or None,
        rounds=[
            GroupsRoundOut(round_id=one.round_id, group_id=one.group_id, group_name=one.group_name)
            for one in series.rounds
        ],
        version=series.version,
    )
