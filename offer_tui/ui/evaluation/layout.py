"""Where the Evaluation screen puts everything, at every size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.evaluator.advice import remarks, sentence
from offer_tui.evaluator.posterior import Contribution
from offer_tui.model.mark import mark_of
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.explain import explain
from offer_tui.ui.evaluation.scale import (
    against_bar,
    bar,
    chance_words,
    glyphs,
    percent,
    pointer_row,
    range_row,
)
from offer_tui.ui.live.speech import GUT_WORDS
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, mark_span, pad, wrap

NARROW = 64
WIDE = 114
_ASK_WORDS = {
    "them": "ask them",
    "around": "ask around",
    "yourself": "ask yourself",
    "watch": "watch for it",
}


@dataclass(frozen=True)
class EvaluationView:
    """An appraised opportunity, and what of it is opened."""

    appraised: Appraised
    chosen: int = 0
    """Which row of for and against is chosen."""
    opened: bool = False
    """Whether the chosen row is explained in full, in place of the rest."""
    numbers: bool = False
    letters: bool = False

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The rows of for and against, what speaks against first."""
        return self.appraised.evaluation.posterior.contributions


def lay_out(view: EvaluationView, width: int, height: int, footer: Row) -> list[Row]:
    """Return exactly ``height`` rows."""
    top = [_header(view, width), EMPTY]
    room = height - len(top) - 1
    if not view.appraised.sessions:
        body = _nothing_yet(width)
    elif view.appraised.gut_missing:
        body = _gut_first(view, width)
    elif view.opened and view.contributions:
        body = explain(view.appraised, _chosen(view), width, numbers=True)
    else:
        body = _body(view, width, room)
    return [*top, *pad(body, room), footer]


def _header(view: EvaluationView, width: int) -> Row:
    opportunity, rounds = view.appraised.opportunity, len(view.appraised.sessions)
    names = [opportunity.company, f"{rounds} round{'' if rounds == 1 else 's'}"]
    if width >= NARROW and opportunity.role:
        names.insert(1, opportunity.role)
    maker = RowMaker(width).to(1).add(" · ".join(names), "title", width=width - 14)
    return maker.right("Evaluation", "muted").row()


def _nothing_yet(width: int) -> list[Row]:
    words = "Nothing was seen here yet. Press l to write down a round while it goes on, or a to"
    rows = [line(text, width) for text in wrap(f"{words} write one down afterwards.", width - 2)]
    return [*rows, EMPTY, *_unseen(width)]


def _unseen(width: int) -> list[Row]:
    words = (
        "Without anything seen there is only what holds for jobs at large: about one in four is"
        " regretted. That says nothing about this one."
    )
    return [line(text, width, "muted") for text in wrap(words, width - 2)]


def _gut_first(view: EvaluationView, width: int) -> list[Row]:
    missing = view.appraised.gut_missing
    words = f"Gut first: how did {missing.round if missing else 'it'} feel?"
    rows = [line(words, width, "title"), EMPTY]
    for number, meaning in enumerate(GUT_WORDS, 1):
        rows.append(RowMaker(width).to(3).add(str(number), "accent").add(f"  {meaning}").row())
    why = "The numbers stay hidden until here, so that they don't make up your mind."
    return [*rows, EMPTY, *(line(text, width, "muted") for text in wrap(why, width - 2))]


def _body(view: EvaluationView, width: int, room: int) -> list[Row]:
    evaluation = view.appraised.evaluation
    head = [line(t, width, "title") for t in wrap(sentence(evaluation), width - 2)]
    said = remarks(evaluation)
    figures = [EMPTY, *_range(view, width)]
    rows = _for_and_against(view, width)
    detail = _detail(view, width)
    questions = [EMPTY, *_questions(view, width)]
    beside = [line(t, width, "muted") for words in said for t in wrap(words, width - 2)]
    fixed = len(head) + len(figures) + len(questions)
    listed = _window(rows, view.chosen, max(4, room - fixed - min(1, len(detail))))
    parts = [head, figures, listed]
    left = room - fixed - len(listed)
    for part, most in ((detail, len(detail)), ([EMPTY, *beside], len(beside) + 1)):
        taken = part[: max(0, min(most, left))]
        # A gap with nothing below it is a hole.
        parts.append(taken if any(taken) else [])
        left -= len(parts[-1])
    parts.append(questions)
    if left >= 3:
        parts += [[EMPTY, *_caution(width)]]
    return [row for part in parts for row in part]


def _caution(width: int) -> list[Row]:
    words = (
        "No study links what is seen in an interview to regret a year later: the figures are"
        " judgement on top of related findings, a second opinion."
    )
    return [line(text, width, "muted") for text in wrap(words, width - 2)]


def _range(view: EvaluationView, width: int) -> list[Row]:
    evaluation = view.appraised.evaluation
    low, high = evaluation.posterior.interval
    middle = evaluation.posterior.probability
    found = f"{percent(middle)} in 100, could be {percent(low)} to {percent(high)}"
    looked = f"looked into {percent(evaluation.looked_into)} %"
    afford = f"you can afford {percent(evaluation.losses.threshold)}"
    cells = 100 if width >= WIDE else 50
    if width < NARROW:
        cells = width - 10
        found = f"{percent(middle)} in 100, {percent(low)} to {percent(high)}"
    elif width >= WIDE:
        afford += (
            f": regretting it costs {evaluation.losses.join:g} months,"
            f" turning a good one down {evaluation.losses.decline:g}"
        )
    first = RowMaker(width).to(1).add("Would regret it   ", "muted").add(found, "title")
    rows = [
        first.right(looked, "muted").row() if width >= NARROW else first.row(),
        range_row(low, middle, high, width, cells, letters=view.letters),
        pointer_row(evaluation.losses.threshold, width, cells, afford, letters=view.letters),
    ]
    return rows if width >= NARROW else [*rows, line(looked, width, "muted")]


def _columns(width: int) -> tuple[int, int]:
    """Return where the bars begin, and how many cells each side has."""
    return (46, 18) if width >= WIDE else (42, 10)


def _for_and_against(view: EvaluationView, width: int) -> list[Row]:
    if not view.contributions:
        return [EMPTY, line("What was seen carries no weight.", width, "muted")]
    if width < NARROW:
        return _two_lists(view, width)
    column, cells = _columns(width)
    heading = RowMaker(width).to(column + cells - 4).add("for ", "muted")
    heading.add(glyphs(letters=view.letters)[6], "muted").add(" against", "muted")
    rows = [heading.row()]
    largest = max(abs(c.nats) for c in view.contributions)
    for place, one in enumerate(view.contributions):
        maker = _named(view, one, place, width)
        if one.nats:
            maker.to(column).extend(against_bar(one.nats, largest, cells, letters=view.letters))
        else:
            maker.to(column + cells).add(glyphs(letters=view.letters)[6], "muted")
            maker.add(" counted with its pair" if not one.factor else "", "muted")
        if view.numbers and one.nats:
            maker.right(f"{one.decibans:+.1f} dB  ×{one.factor:.2f}", "muted")
        rows.append(maker.row())
    return rows


def _two_lists(view: EvaluationView, width: int) -> list[Row]:
    rows: list[Row] = []
    largest = max(abs(c.nats) for c in view.contributions)
    heading = ""
    for place, one in enumerate(view.contributions):
        side = "against" if one.nats > 0 else "for"
        if side != heading and one.nats:
            rows.append(line(side, width, "muted"))
            heading = side
        drawn = bar(one.nats, largest, 6, letters=view.letters) if one.nats else ""
        maker = _named(view, one, place, width - 8).to(width - 7)
        row = RowMaker(width).extend(maker.row()).to(width - 7)
        rows.append(row.add(drawn, "against" if one.nats > 0 else "for").row())
    return rows


def _named(view: EvaluationView, one: Contribution, place: int, width: int) -> RowMaker:
    signal = view.appraised.evaluation.catalogue.by_id[one.signal]
    chosen = place == view.chosen
    action = f"row:{place}"
    maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(" ")
    maker.add(f"{signal.code or '  '} ", "muted", action=action)
    mark = mark_span(mark_of(signal.polarity, one.state, one.degree), letters=view.letters)
    maker.add(mark.text, mark.role, action=action).add(" ")
    label = signal.no if one.state == "clear" else signal.yes
    maker.add(label, "title" if chosen else "text", action=action)
    return maker.add(" (rounds differ)" if one.standing == "conflict" else "", "muted")


def _window(rows: Sequence[Row], chosen: int, room: int) -> list[Row]:
    if len(rows) <= room:
        return list(rows)
    start = max(0, min(chosen + 2 - room + 1, len(rows) - room))
    shown = list(rows[start : start + room])
    return [rows[0], *shown[1:]] if start == 0 else shown


def _chosen(view: EvaluationView) -> Contribution:
    return view.contributions[min(view.chosen, len(view.contributions) - 1)]


def _detail(view: EvaluationView, width: int) -> list[Row]:
    """Return what stands under the list about the chosen row: all of it where there is room."""
    if not view.contributions:
        return []
    one = _chosen(view)
    if width >= WIDE:
        return [EMPTY, *explain(view.appraised, one, width, numbers=view.numbers)]
    said = view.appraised.said(one.signal)
    if not said:
        return []
    code = view.appraised.evaluation.catalogue.by_id[one.signal].code or ""
    latest = said[-1]
    if width < NARROW:
        return [line(f"{code}  {latest.words}", width, "muted", indent=3)]
    room = width - len(latest.where) - 4
    maker = RowMaker(width).to(3).add(f"{code}  ", "muted").add(latest.words, width=room - 7)
    return [maker.right(latest.where, "muted").row()]


def _questions(view: EvaluationView, width: int) -> list[Row]:
    """Return what could still change the answer, and whom to ask."""
    evaluation = view.appraised.evaluation
    worth = [q for q in evaluation.next_questions if q.value_months > 0 and q.chance_to_change > 0]
    if not evaluation.circumstances.can_still_ask:
        return []
    if not worth:
        return [line("Nothing you could ask would change the answer by itself.", width, "muted")]
    rows = [line("Could still change the answer", width, "muted")]
    for one in worth[:3]:
        signal = evaluation.catalogue.by_id[one.signal]
        chance = chance_words(one.chance_to_change)
        maker = RowMaker(width).to(3).add(f"{signal.code or '  '} ", "muted")
        if width < NARROW:
            rows.append(maker.add(signal.yes, width=width - 16).right(chance, "muted").row())
            continue
        maker.add(signal.yes).to(_columns(width)[0] + 4)
        maker.add(_ASK_WORDS[signal.ask], "muted")
        rows.append(maker.right(chance, "muted").row())
    theirs = any(evaluation.catalogue.by_id[q.signal].ask in {"them", "watch"} for q in worth)
    if not theirs and width >= NARROW:
        company = view.appraised.opportunity.company
        words = f"Nothing you could ask {company} itself would change it alone."
        rows.append(line(words, width, "muted", indent=3))
    return rows
