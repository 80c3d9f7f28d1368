"""What could still change the answer and whom to ask; and what would turn it round."""

from __future__ import annotations

from offer_tui.evaluator.advice import about_asking
from offer_tui.evaluator.questions import Inquiry
from offer_tui.model import wording
from offer_tui.model.signal import Signal
from offer_tui.ui.evaluation.scale import chance_words
from offer_tui.ui.evaluation.view import NARROW, Choice, EvaluationView, columns
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, wrap

ASK_WORDS = wording.ASK_WORDS


def inquiry_rows(view: EvaluationView, width: int) -> list[Row]:
    """Return the questions worth most, or that there is none."""
    evaluation = view.appraised.evaluation
    if not evaluation.circumstances.can_still_ask:
        return []
    if not view.worth_asking:
        words = _nothing(view)
        return [line(text, width, "muted") for text in wrap(words, width - 2)]
    first = view.comes_first(view.worth_asking[0])
    heading = "Ask this first, of all" if first else "Could still change the answer"
    rows = [line(heading, width, "muted")]
    rows += [_inquiry(view, one, width) for one in view.inquiries]
    theirs = any(view.signal_of(q).ask in {"them", "watch"} for q in view.worth_asking)
    if not theirs and width >= NARROW:
        company = view.appraised.opportunity.company
        words = f"Nothing you could ask {company} itself would change it alone."
        rows.append(line(words, width, "muted", indent=3))
    return rows


def _nothing(view: EvaluationView) -> str:
    evaluation = view.appraised.evaluation
    if evaluation.batch is None:
        return about_asking(evaluation) or "No single question would change the answer."
    names = [evaluation.catalogue.by_id[name].code or name for name in evaluation.batch.signals]
    return f"No single question would change the answer; {', '.join(names)} together could."


def put_aside_rows(view: EvaluationView, width: int) -> list[Row]:
    """Return what was marked as not to be had or not applying."""
    circumstances = view.appraised.evaluation.circumstances
    rows = []
    for signal in view.put_aside:
        applies = signal.id not in circumstances.not_applicable
        why = "cannot be had" if applies else "does not apply"
        maker = _lead(view, signal, width).add(signal.yes)
        rows.append(maker.right(why, "muted").row())
    return rows


def _inquiry(view: EvaluationView, one: Inquiry, width: int) -> Row:
    signal = view.signal_of(one)
    chance = "first" if view.comes_first(one) else chance_words(one.chance_to_change)
    if view.numbers:
        chance = f"{one.value_months:.2f} months  {one.information_bits:.4f} bits  {chance}"
    maker = _lead(view, one, width)
    if width < NARROW:
        whom = {"watch": "watch: ", "them": "ask: "}.get(signal.ask, f"{signal.ask}: ")
        maker.add(whom, "muted").add(
            signal.yes, width=max(8, width - maker.width - len(chance) - 2)
        )
        return maker.right(chance, "muted").row()
    maker.add(signal.yes, "title" if view.is_chosen(one) else "text")
    if not view.numbers:
        maker.to(columns(width)[0] + 4).add(ASK_WORDS[signal.ask], "muted")
    return maker.right(chance, "muted").row()


def _lead(view: EvaluationView, choice: Choice, width: int) -> RowMaker:
    signal: Signal = view.signal_of(choice)
    place = next(n for n, one in enumerate(view.choices) if one is choice)
    maker = RowMaker(width).to(1).add("»" if view.is_chosen(choice) else " ", "accent").add(" ")
    return maker.add(f"{signal.code or '  '} ", "muted", action=f"row:{place}")


def turned_rows(view: EvaluationView, width: int) -> list[Row]:
    """Return what would turn the answer round, if the person was wrong about it."""
    evaluation = view.appraised.evaluation
    if not evaluation.turnarounds:
        return []
    maker = RowMaker(width).to(3)
    standing = {one.signal: one.state for one in view.contributions}
    for place, name in enumerate(evaluation.turnarounds[0].signals):
        signal = evaluation.catalogue.by_id[name]
        label = signal.yes if standing.get(name) == "clear" else signal.no
        text = f"{signal.code or ''} {label}".strip()
        maker.add("   " if place and maker.width + len(text) + 4 < width else "").add(text)
    heading = "Would turn it round, if you were wrong"
    return [EMPTY, line(heading, width, "muted"), maker.row()]
