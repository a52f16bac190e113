"""What a function is told by the template, checked at cold start and never on import."""

import os
from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError


class MisconfiguredError(RuntimeError):
    """The template did not give a function what it needs; names the variables and nothing else."""


class Settings(BaseModel):
    """The environment that every function has. A module with more of its own derives from this."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    table: str
    access_table: str
    secret_arn: str
    issuer: str = ""
    client_id: str = ""

    @classmethod
    @cache
    def load(cls) -> Self:
        """Read once an execution environment; raises `MisconfiguredError`."""
        environment = {name.lower(): value for name, value in os.environ.items()}
        try:
            return cls.model_validate(environment)
        except ValidationError as invalid:
            names = ", ".join(str(error["loc"][0]).upper() for error in invalid.errors())
            raise MisconfiguredError(f"set in the template: {names}") from None
