"""The form of what goes over the wire."""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, StringConstraints
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from skolbro import clock

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_date(value: object) -> date:
    # pydantic would read 1795478400 as seconds since 1970, and "2026-11-24T00:00" as a date.
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:  # 31 November
        raise _no_date() from None
    raise _no_date()


def _no_date() -> PydanticCustomError:
    return PydanticCustomError("date_parsing", "a date that exists, written YYYY-MM-DD")


def _boolean(value: object) -> object:
    # pydantic takes 1 for True where only True may stand.
    if not isinstance(value, bool):
        raise PydanticCustomError("bool_type", "true or false")
    return value


# A time on the school's clock.
Clock = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
Day = Annotated[date, BeforeValidator(_written_date)]
Yes = Annotated[Literal[True], BeforeValidator(_boolean)]
Instant = Annotated[datetime, PlainSerializer(clock.to_wire, return_type=str)]


class In(BaseModel):
    """What a client sends: every field known, of its own type."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        extra="forbid",
        frozen=True,
        strict=True,
        str_strip_whitespace=True,
    )


class Out(BaseModel):
    """What a client gets: every field always there, so no field has a default."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=True, validate_by_alias=True, frozen=True
    )
