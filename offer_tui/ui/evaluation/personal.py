"""What Evaluation says of the person: what was never told, and a loss that steps."""

from __future__ import annotations

from offer_tui.ui.evaluation.unsaid import Unsaid
from offer_tui.ui.evaluation.view import EvaluationView
from offer_tui.ui.rows import Row, RowMaker, in_one_line, line, width_of, wrap

_KEY = "y"
_DOES = " tells it"
_KEY_CELLS = 3 + len(_KEY) + len(_DOES)


def personal_rows(view: EvaluationView, width: int) -> list[list[Row]]:
    """Return each thing that is said of the person, with its rows; none while losses are moved."""
    person = view.appraised.person
    if person is None or view.tuning is not None:
        return []
    said = [line(words, width, "muted") for words in in_one_line(person.steps, width - 2)]
    return [said, _unsaid(person.unsaid, width) if person.unsaid else []]


def _unsaid(missing: Unsaid, width: int) -> list[Row]:
    """Return the most telling thing that was never said, and the key that tells it."""
    room = width - 2
    fitting = next((w for w in missing.words if width_of(w) + _KEY_CELLS <= room), None)
    lines = [fitting] if fitting is not None else wrap(missing.words[-1], room)
    if width_of(lines[-1]) + _KEY_CELLS > room:
        lines.append("")
    rows = [line(words, width, "muted") for words in lines[:-1]]
    last = RowMaker(width).to(1).add(lines[-1], "muted").add("   " if lines[-1] else "")
    return [*rows, last.add(_KEY, "accent", action="you:").add(_DOES, "muted", action="you:").row()]
