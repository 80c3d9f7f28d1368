"""How a debrief names what it goes through: what it is, where it stood, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from offer_tui.capture import agenda
from offer_tui.capture.agenda import Item, Kind
from offer_tui.capture.records import ANSWER
from offer_tui.capture.sheet import Entry
from offer_tui.model.opportunity import Promise
from offer_tui.model.session import Note, Observation
from offer_tui.model.signal import THEME_BY_ID
from offer_tui.ui.debrief.steps import at_of, became
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.live.view import answer_words, clock, label, mark_for
from offer_tui.ui.rows import Span, mark_span

_PROMISED = "promised: "
_STATUS: Mapping[Kind, str] = MappingProxyType(
    {
        "asked": "asked, no answer noted",
        "dodged": "dodged",
        "own": "your question, not asked",
        "watched": "not looked into",
        "shown": "broken: what does it show?",
    }
)
_LEFT: Mapping[Kind, str] = MappingProxyType(
    {
        "note": "stays a note",
        "moment": "stays marked",
        "asked": "no answer",
        "dodged": "stays dodged",
        "own": "left open",
        "watched": "left open",
        "promise": "left open",
        "shown": "none of them",
        "theme": "gone through",
    }
)
_ASKS: Mapping[Kind, str] = MappingProxyType(
    {
        "note": "Which is it? Its code, or enter: it stays a note.",
        "moment": "What was it? Its code, words, or enter: it stays marked.",
        "asked": "What was the answer? Or enter: none was given.",
        "dodged": "What is it by now? Or enter: it stays dodged.",
        "own": "What was the answer? Or enter: it is left open.",
        "watched": "Was it so? Or enter: you can't say.",
        "promise": "Was it kept? Or enter: it is left open.",
        "shown": "Which of these does it show? Or enter: none of them.",
        "theme": "Was any of this there? Its code, words, or enter: no more.",
    }
)
_SIGNS = {answer: sign for sign, answer in ANSWER.items()}


def name_of(view: DebriefView, item: Item) -> str:
    """Return what it is: a note's words, a row's code and label, a theme's name."""
    line = view.debrief.line
    match item.kind:
        case "note":
            note = agenda.note_of(line, item)
            return _quoted(note) if note else ""
        case "moment":
            return "(marked, no words)"
        case "theme":
            theme = THEME_BY_ID[item.id]
            return f"{theme.digit} {theme.name}"
    entry = _entry(view, item)
    return f"{entry.code or '  '} {_label(entry)}" if entry else ""


def time_of(view: DebriefView, item: Item) -> str:
    """Return when it was noted; nothing where the round is told from memory."""
    at = at_of(view.debrief.line, item)
    return clock(at) if at and not view.debrief.line.session.from_memory else ""


def around(view: DebriefView, item: Item) -> str:
    """Return what was ticked before it and after it, so that it comes back to mind."""
    line = view.debrief.line
    at, session = at_of(line, item), line.session
    if at is None or session.from_memory:
        return ""
    ended = session.ended or at
    ticks = [seen for seen in session.observations if seen.at <= ended and seen.id != item.id]
    before = max((o for o in ticks if o.at < at), key=lambda o: o.at, default=None)
    after = min((o for o in ticks if o.at > at), key=lambda o: o.at, default=None)
    named = [
        f"after {_short(view, before)}" if before else "",
        f"before {_code(view, after)}" if after else "",
    ]
    return ", ".join(one for one in named if one)


def status_of(view: DebriefView, item: Item) -> str:
    """Return why it is asked about."""
    if item.kind == "promise":
        promised = next((p for p in view.debrief.job.promises if p.id == item.id), None)
        return _source(promised, view.now) if promised else ""
    return _STATUS.get(item.kind, "")


def asks_of(view: DebriefView, item: Item) -> str:
    """Return what is asked about it."""
    if view.debrief.read_only:
        return "It waits to be gone through." if item.id in view.pending else ""
    if item.kind == "promise" and view.debrief.line.shown_by_it():
        return "Choose what it shows, or enter: none of them."
    if item.id in view.pending:
        return _ASKS[item.kind]
    return "Enter goes on; another answer takes its place."


def question_of(view: DebriefView, item: Item) -> str:
    """Return the question that its row puts, where it has one and is no question itself."""
    entry = _entry(view, item)
    return entry.question if entry is not None and entry.kind == "signal" else ""


def outcome(view: DebriefView, item: Item) -> list[Span]:
    """Return what came of it; nothing while it waits."""
    seen = _answer(view, item)
    is_pending = item.id in view.pending
    if item.kind == "theme":
        return _ticked(view, item, is_pending=is_pending)
    if is_pending:
        return [mark_span("open", letters=view.letters)] if item.kind == "promise" else []
    if item.kind == "shown" and seen is not None:
        broken = seen.subject
        made = view.debrief.line.session.observations
        seen = next((o for o in made if o.broken_promise == broken), None)
    if seen is None or (seen.state == "evasive" and item.kind == "dodged"):
        return [Span(_words_on_question(view, item) or _LEFT[item.kind], "muted")]
    entry = view.debrief.line.sheet.by_subject.get(seen.subject)
    if entry is None:
        return []
    if item.kind in {"note", "moment", "shown"}:
        return named_answer(view, entry, seen)
    said = f"{_SIGNS[seen.state, seen.degree]} {answer_words(entry, seen)}"
    words = f'"{seen.quote}"' if seen.quote else seen.note
    return [Span(f"{said}: {words}" if words else said)]


def named_answer(view: DebriefView, entry: Entry, seen: Observation) -> list[Span]:
    """Return a row with its mark: "92 △ always on"."""
    mark = mark_span(mark_for(entry, seen.state, seen.degree), letters=view.letters)
    code = f"{entry.code} " if entry.code else ""
    return [Span(code), mark, Span(f" {label(entry, seen.state)}")]


def entry_name(view: DebriefView, item: Item) -> str:
    """Return a row as the line names it: "02 promised: reports to the CTO"."""
    entry = _entry(view, item)
    return f"{entry.code or ''} {entry.yes}".strip() if entry else ""


def _entry(view: DebriefView, item: Item) -> Entry | None:
    sheet = view.debrief.line.sheet
    if item.kind == "shown":
        broken = _answer(view, item)
        return sheet.by_subject.get(broken.subject) if broken else None
    return sheet.by_subject.get(item.id)


def _answer(view: DebriefView, item: Item) -> Observation | None:
    """Return the answer that is about it: the row's, or the one that the note hangs on."""
    line = view.debrief.line
    if item.kind == "moment":
        made = became(line, item)
        wanted = made.id if isinstance(made, Observation) else ""
    elif item.kind == "note":
        note = agenda.note_of(line, item)
        wanted = (note.about or "") if note else ""
    elif item.kind == "shown":
        wanted = item.id
    else:
        return line.observation(item.id)
    return next((o for o in line.session.observations if o.id == wanted), None)


def _ticked(view: DebriefView, item: Item, *, is_pending: bool) -> list[Span]:
    line, digit = view.debrief.line, THEME_BY_ID[item.id].digit
    rows = line.sheet.by_digit[digit]
    count = sum(line.observation(entry.subject) is not None for entry in rows)
    if count:
        return [Span(f"{count} answer{'s' * (count != 1)}")]
    return [] if is_pending else [Span(_LEFT["theme"], "muted")]


def _words_on_question(view: DebriefView, item: Item) -> str:
    if item.kind not in {"asked", "own"}:
        return ""
    session = view.debrief.line.session
    asked = {one.id for one in session.questions if one.signal == item.id}
    return next((_quoted(n) for n in reversed(session.notes) if n.about in asked), "")


def _quoted(note: Note) -> str:
    return f'"{note.text}"' if note.is_quote else note.text


def _label(entry: Entry) -> str:
    return entry.yes.removeprefix(_PROMISED) if entry.kind == "promise" else entry.yes


def _short(view: DebriefView, seen: Observation) -> str:
    entry = view.debrief.line.sheet.by_subject.get(seen.subject)
    if entry is None:
        return "something else"
    return f"{entry.code or ''} {label(entry, seen.state)}".strip()


def _code(view: DebriefView, seen: Observation) -> str:
    entry = view.debrief.line.sheet.by_subject.get(seen.subject)
    return (entry.code or label(entry, seen.state)) if entry else "something else"


def _source(promise: Promise, now: datetime) -> str:
    who = promise.by or ("a talk" if promise.medium == "talk" else promise.medium)
    if promise.on is None:
        return who
    year = f" {promise.on.year}" if promise.on.year != now.year else ""
    return f"{who}, {promise.on.day} {promise.on:%b}{year}"
