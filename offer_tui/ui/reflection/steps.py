"""Answers of a reflection, ready to be kept: the first one begins it, the last one ends it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from offer_tui.hindsight.reflections import begun, with_reflection
from offer_tui.ui.parts.form import Deed
from offer_tui.ui.reflection.lookback import Lookback


@dataclass(frozen=True, slots=True)
class Context:
    """What a new reflection needs from outside."""

    today: dt.date
    new_id: str


def answered(back: Lookback, context: Context, words: str, **values: Any) -> Deed:
    """Return the change that gives the reflection these values, beginning it where none is.

    Where nothing is left in it, it is taken out again.
    """
    before = back.written or begun(back.opportunity, context.new_id, context.today)
    after = before.model_copy(update=values)
    return Deed(lambda o: with_reflection(o, after), words)


def toggled(names: tuple[str, ...], name: str, *, on: bool | None = None) -> tuple[str, ...]:
    """Return the names with this one put in or taken out; without ``on``, the other way round."""
    without = tuple(one for one in names if one != name)
    wanted = name not in names if on is None else on
    if wanted and name in names:
        return names
    return (*without, name) if wanted else without
