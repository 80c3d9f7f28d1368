"""The signals whose rates moved most: was, is, and because of which jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from offer_tui.evaluator import account
from offer_tui.evaluator.calibration import ENOUGH_FOR_SCORES
from offer_tui.evaluator.moved import Moved, Way
from offer_tui.ui.learning.room import arranged
from offer_tui.ui.learning.view import NARROW, LearningView
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, wrap

_SHORT: Mapping[Way, str] = {"more": "more", "less": "less", "same": "as much",
                             "turned": "other way"}  # fmt: skip
"""What a signal tells now, below a heading that says so."""
_REGRETTED, _OTHERS, _WAY = 42, 53, 64
"""Columns of the rates among jobs regretted and others, and of what that makes of it."""


def signal_rows(view: LearningView, width: int, room: int) -> list[Row]:
    """Return as many rows as there is room for, the chosen signal and its neighbours among them."""
    if not view.signals:
        words = "No signal moved yet: none of the jobs that teach has an answer to one."
        if not view.learnt.teachers:
            words = f"{account.NOTHING_YET} {account.WHAT_THEN}"
        return [line(text, width) for text in wrap(words, width - 2)][:room]
    role: Role = "muted" if view.learnt.is_on else "warning"
    words = account.SLOWLY if view.learnt.is_on else "Learning is off: nothing goes by this."
    lead = [line(text, width, role) for text in wrap(words, width - 2)]
    heading = _heading(width) if _has_figures(view) or width < NARROW else []
    rows = [_row(view, one, place, width) for place, one in enumerate(view.signals)]
    detail = _detail(view, width)
    # Where it is narrow the figures stand only below the list, and go before how they move.
    least = min(len(rows), 2) + 1 + len(detail[0])
    leads = [one for one in ([*lead, EMPTY, *heading], heading) if len(one) + least <= room]
    return arranged(leads, rows, view.at(len(rows)), detail, (width, room))


def _has_figures(view: LearningView) -> bool:
    """Whether there are outcomes enough to say it in a hundred."""
    return len(view.learnt.teachers) >= ENOUGH_FOR_SCORES


def _heading(width: int) -> list[Row]:
    if width < NARROW:
        return [RowMaker(width).right("it tells", "muted").row()]
    over = (
        RowMaker(width).to(_REGRETTED).add("regretted", "muted").to(_OTHERS).add("others", "muted")
    )
    maker = RowMaker(width).to(3).add("noted so, of 100 jobs", "muted")
    maker.to(_REGRETTED).add("was   is", "muted").to(_OTHERS).add("was   is", "muted")
    return [over.row(), maker.row()]


def _row(view: LearningView, one: Moved, place: int, width: int) -> Row:
    is_chosen, action = place == view.at(len(view.signals)), f"signal:{place}"
    maker = RowMaker(width).to(1).add("»" if is_chosen else " ", "accent").add(" ")
    maker.add(f"{one.signal.code or '  '} ", "muted", action=action)
    way = account.WAYS[one.way]
    role: Role = "title" if is_chosen else "text"
    if width < NARROW:
        way = _SHORT[one.way]
        room = max(6, width - maker.width - len(way) - 2)
        return maker.add(one.signal.yes, role, width=room, action=action).right(way, "muted").row()
    maker.add(one.signal.yes, role, width=_REGRETTED - maker.width - 2, action=action)
    if _has_figures(view):
        before, after = one.before, one.after
        maker.to(_REGRETTED).extend(_was_is(before.seen_if_regret, after.seen_if_regret))
        maker.to(_OTHERS).extend(_was_is(before.seen_if_not, after.seen_if_not))
    return maker.to(_WAY).add(way, "muted").row()


def _was_is(before: float, after: float) -> Row:
    was, now = account.percent(before), account.percent(after)
    role: Role = "muted" if was == now else "text"
    return RowMaker(8).add(f"{was:>3}", "muted").add(f"  {now:>3}", role).row()


def _detail(view: LearningView, width: int) -> Sequence[list[Row]]:
    """Return the chosen signal: what it said and says, and because of which jobs."""
    one = view.signals[view.at(len(view.signals))]
    name = f"{one.signal.code} {one.signal.yes}" if one.signal.code else one.signal.yes
    said = f"{name}: {_figures(one) if _has_figures(view) else _counts(view, one)}"
    because = account.behind(view.learnt, one.signal)
    return (
        [line(words, width) for words in wrap(said, width - 2)],
        [line(words, width, "muted") for words in wrap(because, width - 2)],
    )


def _figures(one: Moved) -> str:
    before, after = one.before, one.after
    return (
        f"noted so in {_of(before.seen_if_regret)}, now {_of(after.seen_if_regret)} of 100 jobs"
        f" regretted, and in {_of(before.seen_if_not)}, now {_of(after.seen_if_not)} of 100 others;"
        f" it {account.WAYS[one.way]}."
    )


def _of(rate: float) -> str:
    return f"{rate * 100:.1f}"


def _counts(view: LearningView, one: Moved) -> str:
    jobs = view.learnt.behind(one.signal.id)
    count = f"{len(jobs)} of your jobs had an answer to it" if len(jobs) > 1 else ""
    return f"{count or '1 of your jobs had an answer to it'}; it {account.WAYS[one.way]}."
