"""What can be said to be different now: each a new opportunity, ready to be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from offer_tui.model.decision import Whose
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.second_look import Difference
from offer_tui.model.signal import Degree, State
from offer_tui.ui.parts.steps import Step, with_part

ANSWERS: Mapping[str, tuple[State, Degree]] = {
    "+": ("seen", "plain"),
    ".": ("seen", "hint"),
    "-": ("clear", "plain"),
}
"""What the answers mean; ``*`` is unknown, and takes an answer back."""


def answered(signal: str, whose: Whose, sign: str, at: dt.datetime, new_id: str) -> Step:
    """Return the step that answers a signal as of today; the same again takes it back.

    Words about it stay.
    """

    def step(o: Opportunity) -> Opportunity:
        known = difference_of(o, signal)
        state, degree = ANSWERS.get(sign, (None, "plain"))
        if known is not None and (known.state, known.degree) == (state, degree):
            state, degree = None, "plain"
        values = {"signal": signal, "whose": whose, "at": at, "state": state, "degree": degree}
        return _with(o, known, values, new_id)

    return step


def noted(signal: str, whose: Whose, words: str, at: dt.datetime, new_id: str) -> Step:
    """Return the step that writes words about a signal as of today."""
    values = {"signal": signal, "whose": whose, "at": at, "note": words.strip()}
    return lambda o: _with(o, difference_of(o, signal), values, new_id)


def written(whose: Whose, words: str, at: dt.datetime, name: str) -> Step:
    """Return the step that writes what is different in words alone; none remove it."""

    def step(o: Opportunity) -> Opportunity:
        known = next((one for one in o.differences if one.id == name), None)
        values = {"whose": whose, "at": at, "note": words.strip()}
        return _with(o, known, values, name)

    return step


def removed(name: str) -> Step:
    """Return the step that takes the difference of that id away."""
    return lambda o: with_part(
        o, "differences", tuple(one for one in o.differences if one.id != name)
    )


def difference_of(opportunity: Opportunity, signal: str) -> Difference | None:
    """Return what was said of a signal; of two that two windows wrote, the later one."""
    found = [one for one in opportunity.differences if one.signal == signal]
    return max(found, key=lambda one: one.at, default=None)


def _with(
    o: Opportunity, known: Difference | None, values: Mapping[str, object], new_id: str
) -> Opportunity:
    """Return the opportunity with these values of a difference; one that says nothing goes."""
    kept = known.model_dump(exclude_unset=True) if known is not None else {"id": new_id}
    merged = {**kept, **values}
    if merged.get("degree") == "plain":
        del merged["degree"]
    said = {key: value for key, value in merged.items() if value not in (None, "")}
    if "state" not in said and "note" not in said:
        return removed(known.id)(o) if known is not None else o
    made = Difference.model_validate(said)
    if known is None:
        return with_part(o, "differences", (*o.differences, made))
    if _says(known) == _says(made):
        return o
    items = tuple(made if one.id == known.id else one for one in o.differences)
    return with_part(o, "differences", items)


def _says(one: Difference) -> tuple[object, ...]:
    return one.signal, one.whose, one.state, one.degree, one.note
