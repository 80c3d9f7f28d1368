"""What was written and known when it was decided."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from offer_tui.hindsight import account
from offer_tui.hindsight.decisions import date_words
from offer_tui.model.decision import Decision
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation
from offer_tui.model.mark import Mark, mark_of
from offer_tui.model.wording import STAGE_WORDS
from offer_tui.store.library import Entry
from offer_tui.ui.evaluation.scale import against_bar, bar, glyphs
from offer_tui.ui.evaluation.view import columns
from offer_tui.ui.rows import Role, Row, RowMaker, line, mark_span, width_of, wrap
from offer_tui.ui.why.view import NARROW, WhyView

_INDENT = 3
_KEPT = "Kept as it was."


def wrote_rows(view: WhyView, width: int) -> list[Row]:
    """Return what the person wrote, looked back at, and did since."""
    opportunity, decision = view.opportunity, view.opportunity.decision
    said = [*account.beside_the_reasons(opportunity, decision)] if decision else []
    reasons = _reasons(decision, width) if decision else []
    since = [*account.looked_back(opportunity), *_went_back(view)]
    rows = [line("You wrote", width, "title"), *reasons, *_sentences(said, width)]
    if len(rows) == 1:
        rows = _sentences([_nothing_written(view)], width)
    return [*rows, *_sentences(since, width)]


def _nothing_written(view: WhyView) -> str:
    if not view.opportunity.is_closed:
        return "It is still open, so nothing was decided yet. d decides it, and keeps why."
    if view.opportunity.decision is None:
        return "How it ended was never written down. d does that now."
    return "Nothing was written with it. d shows what was decided."


def _reasons(decision: Decision, width: int) -> list[Row]:
    """Return the reasons, with the own forecast behind them where there is room."""
    words, own = account.reasons_of(decision), account.forecast_of(decision)
    forecast = f"you: {own}" if own else ""
    if not words:
        return _sentences([forecast], width) if forecast else []
    if forecast and width_of(words) + len(forecast) + _INDENT + 4 <= width:
        return [RowMaker(width).to(_INDENT).add(words).right(forecast, "muted").row()]
    return [
        *(line(text, width, indent=_INDENT) for text in wrap(words, width - _INDENT - 1)),
        *_sentences([forecast] if forecast else [], width),
    ]


def _went_back(view: WhyView) -> Iterator[str]:
    for one in view.again.back if view.again is not None else ():
        yield f"You went back in {one.opportunity.created:%b %Y}: {_where(one)}"


def _where(entry: Entry) -> str:
    stage = STAGE_WORDS[entry.opportunity.stage]
    return ", ".join(words for words in (entry.opportunity.role, stage) if words)


def _muted(said: Sequence[str], width: int) -> list[Row]:
    return _sentences(said, width, "muted")


def _sentences(said: Sequence[str], width: int, role: Role = "text") -> list[Row]:
    return [
        line(text, width, role, indent=_INDENT)
        for words in said
        for text in wrap(words, width - _INDENT - 1)
    ]


# What was known.


def knew_rows(view: WhyView, width: int, most: int | None = None) -> list[Row]:
    """Return the frozen evaluation, nothing where none was kept; the ``most`` weightiest of it."""
    then = _then(view)
    if then is None:
        return []
    shown, rest = _split(then, most)
    words = [
        account.then_words(then) if then.was_altered else f"{account.then_words(then)} {_KEPT}"
    ]
    more = [f"and {len(rest)} that weighed less, at the end"] if rest else []
    return [*_listed(view, "You knew", shown, width), *_muted(more, width),
            *_sentences(words, width)]  # fmt: skip


def knew_too_rows(view: WhyView, width: int, most: int | None) -> list[Row]:
    """Return what of it did not stand in its place."""
    then = _then(view)
    rest = _split(then, most)[1] if then is not None else []
    return _listed(view, "You knew too", rest, width) if rest else []


def _then(view: WhyView) -> FrozenEvaluation | None:
    decision = view.opportunity.decision
    return decision.evaluation if decision is not None else None


def _split(
    then: FrozenEvaluation, most: int | None
) -> tuple[list[FrozenContribution], list[FrozenContribution]]:
    """Return the weightiest and the others, both in the order in which they were kept."""
    known = [one for one in then.contributions if math.isfinite(_nats(one))]
    if most is None or len(known) <= most + 1:
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
    largest, heading = _largest(view), ""
    for one in shown:
        nats = _nats(one)
        side = "against" if nats > 0 else "for"
        if nats and side != heading:
            rows.append(line(side, width, "muted"))
            heading = side
        row = RowMaker(width).extend(_named(view, one, width - 8).row()).to(width - 7)
        drawn = bar(nats, largest, 6, letters=view.letters) if nats else ""
        rows.append(row.add(drawn, "against" if nats > 0 else "for").row())
    return rows


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
    return [line("Decided before", width, "title"), *_sentences(said, width)]


def opened_again_rows(view: WhyView, width: int) -> list[Row]:
    """Return that it is open again, where it is; what stands below is of the decision before."""
    opportunity = view.opportunity
    if opportunity.is_closed or opportunity.decision is None:
        return []
    on = date_words(opportunity.decision.on)
    return [line(text, width, "muted") for text in wrap(
        f"It is open again. This is what was decided on {on}.", width - 2)]  # fmt: skip
