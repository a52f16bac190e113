"""Rounds and their times as staff see them."""

from booking.rounds.round import Round, Venue
from booking.rounds.schemas import RoundOut, VenueOut


def show_round(made: Round) -> RoundOut:
    """A round without its times."""
    return RoundOut(
        id=made.id,
        group_id=made.group_id,
        title=made.title,
        opens_at=made.opens_at,
        closes_at=made.closes_at,
        first_day=made.first_day,
        last_day=made.last_day,
        minutes=made.minutes,
        gap=made.gap,
        venue=show_venue(made.venue),
        note=made.note or None,
        separate=made.separate,
        series_id=made.series or None,
        status=made.status.value,
        reason=made.reason or None,
        slot_count=made.slots,
    )


def show_venue(venue: Venue) -> VenueOut:
    """Where a meeting is."""
    return VenueOut(place=venue.place or None, link=venue.link or None)
