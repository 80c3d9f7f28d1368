"""The log of a round: ticks, notes, marks and questions, in the order of their times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offer_tui.capture.sheet import Sheet
from offer_tui.model.answers import answers_of
from offer_tui.model.session import MarkedMoment, Note, Observation, Question, Session
from offer_tui.ui.live.view import LiveView, answer_words, clock, label, mark_for
from offer_tui.ui.rows import Row, RowMaker, mark_span, wrap

Logged = Observation | Note | MarkedMoment | Question
_WORDS_COLUMN = 40
_WIDE_WORDS_COLUMN = 46
_NARROW = 64
_WIDE = 114


def logged(session: Session, last: int | None = None) -> list[Logged]:
    """Return what was recorded, by time; with ``last``, only the end of it."""
    tail = slice(None if last is None else -last, None)
    answered = answers_of(session.observations)
    items: list[Logged] = [*session.observations[tail], *session.notes[tail]]
    items += session.moments[tail]
    items += [q for q in session.questions[tail] if q.signal not in answered]
    items.sort(key=lambda item: (item.at, item.id))
    return items if last is None else items[-last:]


def journal(view: LiveView, width: int, height: int) -> list[Row]:
    """Return the last entries that fit, the newest at the bottom."""
    rows: list[Row] = []
    for item in reversed(logged(view.line.session, last=height)):
        made = list(entry_rows(item, view.line.session, view.line.sheet, width, view.letters))
        if len(rows) + len(made) > height:
            made = made[: height - len(rows)]
        rows = made + rows
        if len(rows) >= height:
            break
    return rows


def entry_rows(
    item: Logged, session: Session, sheet: Sheet, width: int, letters: bool, *, whole: bool = False
) -> Iterator[Row]:
    """Return the rows of one entry; ``whole`` wraps its words instead of cutting them."""
    maker = RowMaker(width).to(1)
    if not session.from_memory:  # then the times are those of the writing down
        maker.add(clock(item.at), "muted").add(" ")
    _name(maker, item, sheet, letters)
    words = _words(item, session, sheet)
    if not words:
        yield maker.row()
        return
    if width < _NARROW:
        yield from _below(maker, item, words, width, whole=whole)
        return
    column = _WIDE_WORDS_COLUMN if width >= _WIDE else _WORDS_COLUMN
    if isinstance(item, Note):
        column = maker.width
    column = max(column, maker.width + (2 if isinstance(item, Observation) else 0))
    lines = wrap(words, width - column - 1) if whole else [words]
    yield maker.to(column).add(lines[0]).row()
    for more in lines[1:]:
        yield RowMaker(width).to(column).add(more).row()


def _below(maker: RowMaker, item: Logged, words: str, width: int, *, whole: bool) -> Iterator[Row]:
    """Give the words rows of their own, under what they hang on."""
    if isinstance(item, Note):
        lines = wrap(words, width - maker.width - 1) if whole else [words]
        yield maker.add(lines[0]).row()
    else:
        yield maker.row()
        lines = ["", *(wrap(words, width - 11) if whole else [words])]
    for more in lines[1:]:
        yield RowMaker(width).to(10).add(more).row()


def _name(maker: RowMaker, item: Logged, sheet: Sheet, letters: bool) -> None:
    if isinstance(item, MarkedMoment):
        maker.add("marked", "muted")
    if isinstance(item, Question):
        entry = sheet.by_subject.get(item.signal)
        maker.add(f"{(entry and entry.code) or '  '}   ", "muted")
        asked = entry.question if entry and entry.kind == "question" else entry and entry.yes
        maker.add("asked: ", "muted").add(asked or item.signal)
    if isinstance(item, Observation):
        entry = sheet.by_subject.get(item.subject)
        if entry is None:
            kind = "a promise" if item.promise else "a question"
            maker.add(f"   ? {item.signal or f'{kind} of another job'}", "muted")
            return
        span = mark_span(mark_for(entry, item.state, item.degree), letters=letters)
        maker.add(f"{entry.code or '  '} ", "muted").add(span.text, span.role).add(" ")
        maker.add(label(entry, item.state))
        if entry.kind == "question":
            maker.add(f"  {answer_words(entry, item)}", "muted")


def _words(item: Logged, session: Session, sheet: Sheet) -> str:
    match item:
        case Observation(note=note, quote=quote):
            return " ".join([*([f'"{quote}"'] if quote else []), *([note] if note else [])])
        case Note(text=text, is_quote=is_quote, about=about):
            words = f'"{text}"' if is_quote else text
            return _about(about, session.observations, session.questions, sheet) + words
        case _:
            return ""


def _about(
    about: str | None,
    observations: Iterable[Observation],
    questions: Iterable[Question],
    sheet: Sheet,
) -> str:
    if about is None:
        return ""
    subject = next((o.subject for o in observations if o.id == about), None)
    subject = subject or next((q.signal for q in questions if q.id == about), None)
    entry = sheet.by_subject.get(subject or "")
    return f"{entry.code}  " if entry and entry.code else ""
