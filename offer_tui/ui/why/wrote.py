"""What the person wrote when it was decided, looked back at, and did since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offer_tui.hindsight import account
from offer_tui.model.wording import STAGE_WORDS
from offer_tui.store.library import Entry
from offer_tui.ui.rows import ELLIPSIS, Row, RowMaker, Span, line, wrap
from offer_tui.ui.why.view import WhyView

INDENT = 3


def wrote_rows(view: WhyView, width: int, most: int | None = None) -> list[Row]:
    """Return what was written, or ``most`` rows of it; ``wrote_too_rows`` has the rest."""
    heading = _heading(view, width)
    return [*([heading] if heading else []), *_parted(_said(view, width), most)[0]]


def wrote_too_rows(view: WhyView, width: int, most: int | None) -> list[Row]:
    """Return what did not stand whole in its place."""
    said = _said(view, width)
    rest = _parted(said, most)[1]
    if not rest:
        return []
    heading = "You wrote, in full" if len(rest) == len(said) else "You wrote too"
    return [line(heading, width, "title"), *(row for rows in rest for row in rows)]


def sentences(said: Sequence[str], width: int) -> list[Row]:
    """Return sentences below a heading, each on rows of its own."""
    return [
        line(text, width, indent=INDENT)
        for words in said
        for text in wrap(words, width - INDENT - 1)
    ]


def _parted(said: Sequence[list[Row]], most: int | None) -> tuple[list[Row], Sequence[list[Row]]]:
    """Return the first rows, and what is not among them or, where the first is cut, all of it."""
    shown: list[Row] = []
    for number, rows in enumerate(said):
        if most is None or len(shown) + len(rows) <= most:
            shown += rows
        elif shown:
            return shown, said[number:]
        else:
            # A row of words leaves the last cell free.
            return [*rows[: most - 1], (*rows[most - 1], Span(ELLIPSIS))], said
    return shown, ()


def _heading(view: WhyView, width: int) -> Row:
    """Return the heading with the own forecast behind it; nothing where nothing was written."""
    if not (_own_words(view, width) or _forecast(view)):
        return ()
    maker = RowMaker(width).to(1).add("You wrote", "title")
    return maker.right(_forecast(view) if _has_room(view, width) else "", "muted").row()


def _has_room(view: WhyView, width: int) -> bool:
    """Whether the forecast has room behind the heading."""
    return len(" You wrote") + len(_forecast(view)) + 2 <= width


def _forecast(view: WhyView) -> str:
    decision = view.opportunity.decision
    return account.forecast_of(decision) if decision is not None else ""


def _said(view: WhyView, width: int) -> list[list[Row]]:
    """Return all that was said, each thing in its rows; that nothing was, where that is so."""
    own = _own_words(view, width)
    if not own and not _forecast(view):
        own = [sentences([_nothing_written(view)], width)]
    since = (*account.looked_back(view.opportunity), *_went_back(view))
    return [*own, *(sentences([words], width) for words in since)]


def _own_words(view: WhyView, width: int) -> list[list[Row]]:
    opportunity, decision = view.opportunity, view.opportunity.decision
    if decision is None:
        return []
    forecast = "" if _has_room(view, width) else _forecast(view)
    words = (account.reasons_of(decision), forecast)
    beside = account.beside_the_reasons(opportunity, decision)
    return [sentences([one], width) for one in (*words, *beside) if one]


def _nothing_written(view: WhyView) -> str:
    if not view.opportunity.is_closed:
        return "It is still open, so nothing was decided yet. d decides it, and keeps why."
    if view.opportunity.decision is None:
        return "How it ended was never written down. d does that now."
    return "Nothing was written with it. d shows what was decided."


def _went_back(view: WhyView) -> Iterator[str]:
    for one in view.again.back if view.again is not None else ():
        yield f"You went back in {one.opportunity.created:%b %Y}: {_where(one)}"


def _where(entry: Entry) -> str:
    stage = STAGE_WORDS[entry.opportunity.stage]
    return ", ".join(words for words in (entry.opportunity.role, stage) if words)
