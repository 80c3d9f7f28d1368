"""Words that say something: a text with at least one character that is no blank."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
