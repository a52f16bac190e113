"""The form of what goes over the wire."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from pydantic.alias_generators import to_camel

from skolbro import clock


def _written_date(value: object) -> object:
    # pydantic would read 20261124 as seconds since 1970, and "2026-11-24T00:00" as a date.
    if isinstance(value, str) and len(value) != len("2026-11-24"):
        raise ValueError("a date is written YYYY-MM-DD")
    return value if isinstance(value, date) else str(value)


Day = Annotated[date, BeforeValidator(_written_date)]
Instant = Annotated[datetime, PlainSerializer(clock.to_wire, return_type=str)]


class In(BaseModel):
    """What a client sends: every field known, of its own type."""

    model_config = ConfigDict(
        alias_generator=to_camel, extra="forbid", frozen=True, str_strip_whitespace=True
    )


class Out(BaseModel):
    """What a client gets: every field always there, so no field has a default."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=True, validate_by_alias=True, frozen=True
    )
