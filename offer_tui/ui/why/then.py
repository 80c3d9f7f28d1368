"""What was known when it was decided, and what was decided before that."""

from __future__ import annotations

import math
from collections.abc import Sequence

from offer_tui.hindsight import account
from offer_tui.hindsight.decisions import date_words
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation
from offer_tui.model.mark import Mark, mark_of
from offer_tui.ui.evaluation.scale import against_bar, bar, glyphs
from offer_tui.ui.evaluation.view import columns
from offer_tui.ui.rows import Row, RowMaker, line, mark_span, wrap
from offer_tui.ui.why.view import NARROW, WhyView
from offer_tui.ui.why.wrote import sentences

_INDENT = 3
_KEPT = "Kept as it was."


# What was known.


def knew_rows(view: WhyView, width: int, most: int | None = None) -> list[Row]:
    """Return the frozen evaluation, nothing where none was kept; the ``most`` weightiest of it."""
    then = _then(view)
    if then is None:
        return []
    shown, rest = _split(then, most)
    if not rest:
        return [*_listed(view, "You knew", shown, width), *_figures(then, width)]
    if not shown:
        return []
    heading = f"You knew, the {len(shown)} weightiest of {len(shown) + len(rest)}"
    listed = _as_one_list if width < NARROW else _one_list
    return [*listed(view, heading, shown, width), *_figures(then, width)]


def knew_too_rows(view: WhyView, width: int, most: int | None) -> list[Row]:
    """Return what of it did not stand in its place."""
    then = _then(view)
    if then is None:
        return []
    shown, rest = _split(then, most)
    if not rest:
        return []
    if shown:
        return _listed(view, "You knew too", rest, width)
    return [*_listed(view, "You knew", rest, width), *_figures(then, width)]


def _figures(then: FrozenEvaluation, width: int) -> list[Row]:
    words = account.then_words(then)
    return sentences([words if then.was_altered else f"{words} {_KEPT}"], width)


def _then(view: WhyView) -> FrozenEvaluation | None:
    decision = view.opportunity.decision
    return decision.evaluation if decision is not None else None


def _split(
    then: FrozenEvaluation, most: int | None
) -> tuple[list[FrozenContribution], list[FrozenContribution]]:
    """Return the weightiest and the others, both in the order in which they were kept."""
    known = [one for one in then.contributions if math.isfinite(_nats(one))]
    if most is None or len(known) <= most:
        return known, []
    first = sorted(known, key=lambda one: -abs(_nats(one)))[:most]
    return [one for one in known if one in first], [one for one in known if one not in first]


def _listed(
    view: WhyView, heading: str, shown: Sequence[FrozenContribution], width: int
) -> list[Row]:
    made = _two_lists if width < NARROW else _one_list
    return made(view, heading, shown, width)


def _one_list(
    view: WhyView, name: str, shown: Sequence[FrozenContribution], width: int
) -> list[Row]:
    column, cells = columns(width)
    middle = glyphs(letters=view.letters)[6]
    heading = RowMaker(width).to(1).add(name, "title").to(column + cells - 4)
    rows = [heading.add(f"for {middle} against" if shown else "", "muted").row()]
    largest = _largest(view)
    for one in shown:
        maker = _named(view, one, width).to(column)
        if _nats(one):
            maker.extend(against_bar(_nats(one), largest, cells, letters=view.letters))
        else:
            maker.to(column + cells).add(middle, "muted").add(" counted with its pair", "muted")
        rows.append(maker.row())
    return rows


def _two_lists(
    view: WhyView, name: str, shown: Sequence[FrozenContribution], width: int
) -> list[Row]:
    rows = [line(name, width, "title")]
    heading = ""
    for one in shown:
        side = "against" if _nats(one) > 0 else "for"
        if _nats(one) and side != heading:
            rows.append(line(side, width, "muted"))
            heading = side
        rows.append(_in_a_list(view, one, width))
    return rows


def _as_one_list(
    view: WhyView, name: str, shown: Sequence[FrozenContribution], width: int
) -> list[Row]:
    """Return a few of them; on which side each is, its mark says."""
    return [line(name, width, "title"), *(_in_a_list(view, one, width) for one in shown)]


def _in_a_list(view: WhyView, one: FrozenContribution, width: int) -> Row:
    nats = _nats(one)
    row = RowMaker(width).extend(_named(view, one, width - 8).row()).to(width - 7)
    drawn = bar(nats, _largest(view), 6, letters=view.letters) if nats else ""
    return row.add(drawn, "against" if nats > 0 else "for").row()


def _named(view: WhyView, one: FrozenContribution, width: int) -> RowMaker:
    signal = view.looked.catalogue.by_id.get(one.signal)
    mark = mark_span(_mark(one), letters=view.letters)
    maker = RowMaker(width).to(_INDENT).add(f"{(signal.code if signal else '') or '  '} ", "muted")
    return maker.add(mark.text, mark.role).add(f" {one.label}")


def _mark(one: FrozenContribution) -> Mark:
    # By its weight and not by the catalogue of today: what is kept stays as it was.
    speaks_against = one.weight_nats > 0
    is_red = speaks_against == (one.state != "clear")
    return mark_of("red" if is_red else "green", one.state, one.degree)


def _nats(one: FrozenContribution) -> float:
    return one.factor * one.weight_nats


def _largest(view: WhyView) -> float:
    then = _then(view)
    weights = [abs(_nats(one)) for one in then.contributions] if then is not None else []
    return max((one for one in weights if math.isfinite(one)), default=0.0)


# What was decided before that.


def earlier_rows(view: WhyView, width: int) -> list[Row]:
    """Return the decisions before the one that stands, the latest first."""
    earlier = view.opportunity.earlier_decisions
    if not earlier:
        return []
    said = [account.decided_before(one) for one in reversed(earlier)]
    return [line("Decided before", width, "title"), *sentences(said, width)]


def opened_again_rows(view: WhyView, width: int) -> list[Row]:
    """Return that it is open again, where it is; what stands below is of the decision before."""
    opportunity = view.opportunity
    if opportunity.is_closed or opportunity.decision is None:
        return []
    on = date_words(opportunity.decision.on)
    return [line(text, width, "muted") for text in wrap(
        f"It is open again. This is what was decided on {on}.", width - 2)]  # fmt: skip
