"""What every recorded thing shares: it is frozen, and it keeps the keys it does not know."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

Ulid = Annotated[str, StringConstraints(pattern=r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
"""A ULID in Crockford's base 32: sortable by the time it was made."""

Moment = AwareDatetime
"""A time with its offset."""


class Record(BaseModel):
    """A frozen value read from a file; keys of other versions and other programs stay in it."""

    model_config = ConfigDict(
        frozen=True, extra="allow", populate_by_name=True, str_strip_whitespace=False
    )
