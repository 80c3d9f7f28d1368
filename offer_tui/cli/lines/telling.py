"""What a screen would show, in sentences: themes, the watch list, what was found or recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from offer_tui.capture.before import Earlier
from offer_tui.capture.sheet import Entry, Sheet
from offer_tui.cli.lines.dialogue import Dialogue
from offer_tui.cli.words import count
from offer_tui.model.mark import mark_of
from offer_tui.model.session import MarkedMoment, Note, Observation, Question, Session
from offer_tui.model.signal import THEME_BY_DIGIT
from offer_tui.model.wording import answer_words

LAST = 12
"""How many of the recorded things are listed, unless all are asked for."""
_SIGNS = "plus yes, dot partly, minus no, star dodged"
_PROMISE_SIGNS = "plus kept, dot partly, minus broken, star unclear"

HELP = (
    "Words: a note, with the time. A line that begins with a double quote is a quote.",
    "Two digits tick a signal, 71. One digit lists its theme. Words behind it are about it: "
    "71 two have left.",
    "The answer is yes unless you say otherwise: 71- no, 71. partly, 71* dodged, 71+ yes.",
    "The sign alone on the next line changes the answer you gave last. "
    "A line that begins with > is a note about it.",
    "An empty line: the next question, noted as asked. :next reads one out without noting it.",
    "A line with only a blank, or :mark: this moment mattered. A code on the next line names it.",
    ":undo takes back the last line, :redo puts it back. :untick takes a tick away.",
    ":list what was recorded, :watch what to look for, :find WORDS a signal, :time how long yet.",
    ":say what to say, :hide pauses and moves the text out of sight.",
    ":done ends the round and asks how it felt. :quit leaves, and the round goes on.",
    "Also :time 45, :attach COMPANY, :export. Every word may be cut short: :un, :wat.",
)

DEBRIEF_HELP = (
    "Enter leaves a thing as it is. :skip leaves all of its kind. :back asks again.",
    "A code, with an answer and words, says what a note was: 92. they write at night.",
    f"Where an answer is asked for: {_SIGNS}; for a promise: {_PROMISE_SIGNS}.",
    "For yourself: words. Who moves next: a day such as Fri or 2 Dec, or a role's name.",
    "One digit lists a theme, :find WORDS a signal, :undo takes back the last line.",
    ":quit leaves; what you said is kept, and the debrief goes on where you left it.",
)

_SPEAKS = {
    "against": "against", "partly-against": "partly against", "for": "for",
    "partly-for": "partly for", "dodged": "neither", "open": "neither",
}  # fmt: skip
"""Which way an answer speaks, for those who do not see the mark."""


def theme(dialogue: Dialogue, digit: str) -> str:
    """Return a theme with its rows and what is known of each."""
    sheet = dialogue.line.sheet
    rows = [f"{row(dialogue, entry)}." for entry in sheet.coded(digit)]
    if more := sheet.uncoded(digit):
        rows.append(f"And {more} more without a number: :find reaches them.")
    return " ".join([f"{digit} {THEME_BY_DIGIT[digit].name}.", *rows])


def row(dialogue: Dialogue, entry: Entry) -> str:
    """Return a row with what is known of it: "71 people keep leaving, open"."""
    known = dialogue.answered(entry.subject)
    behind = f" ({entry.aside})" if entry.aside else ""
    if known is None:
        return f"{name_of(entry)}, open{behind}"
    said = f"{name_of(entry, known)}, {answer_words(entry.kind, known.state, known.degree)}"
    if not isinstance(known, Earlier):
        return said
    return f"{said} {'outside of the rounds' if known.is_outside else f'in {known.round}'}"


def name_of(entry: Entry, known: Observation | Earlier | None = None) -> str:
    """Return the code and the label, which a no turns round."""
    label = entry.no if known and known.state == "clear" else entry.yes
    return f"{entry.code} {label}" if entry.code else label


def code_of(entry: Entry) -> str:
    """Return what stands for the row in short."""
    return entry.code or entry.yes


def signs(entry: Entry) -> str:
    """Return the signs for an answer by name, since not every voice reads a sign out."""
    return _PROMISE_SIGNS if entry.kind == "promise" else _SIGNS


def meant(entry: Entry) -> str:
    """Return what plus and minus say of a question, whose own yes may mean the signal's no."""
    if entry.kind == "question":
        return f"Its answer in words, or {signs(entry)}"
    if entry.kind == "promise":
        return signs(entry).capitalize()
    return f"Plus means {entry.yes}, minus means {entry.no}"


def watch(dialogue: Dialogue) -> str:
    """Return the rows to watch for."""
    rows = [f"{row(dialogue, entry)}." for entry in dialogue.line.sheet.watched()]
    return " ".join(["Watch for:", *rows]) if rows else "Nothing in particular to watch for."


def found(dialogue: Dialogue, entries: Sequence[Entry], words: str) -> str:
    """Return the rows that the words name, and how one without a number is ticked."""
    if not entries:
        return f"No signal says that: {words}."
    shown = entries[:LAST]
    rows = [f"{row(dialogue, entry)}." for entry in shown]
    more = [f"And {len(entries) - LAST} more."] if len(entries) > LAST else []
    uncoded = any(entry.code is None for entry in shown)
    how = [":tick and its words tick one without a number."] if uncoded else []
    return " ".join([*rows, *more, *how])


def question(entry: Entry) -> str:
    """Return a question as it is read out."""
    return f"Ask {entry.code}: {entry.question}" if entry.code else f"Ask: {entry.question}"


def listed(dialogue: Dialogue, last: int | None) -> Iterator[str]:
    """Return what was recorded by time, a line each; with ``last`` only the end of it."""
    session, sheet = dialogue.line.session, dialogue.line.sheet
    items = _by_time(session)
    if not items:
        yield "Nothing is recorded yet."
        return
    shown = items if last is None else items[-last:]
    earlier = len(items) - len(shown)
    yield (
        f"The last {len(shown)} of {len(items)}; :list all lists all."
        if earlier
        else (f"{count(len(items), 'thing')} recorded.")
    )
    yield from (f"{_when(session, item)}{said_of(item, session, sheet)}" for item in shown)


def so_far(session: Session) -> str:
    """Return how much a round holds: "3 ticks, 1 note"."""
    numbers = (
        (len(session.observations), "tick"),
        (len(session.notes), "note"),
        (len(session.moments), "marked moment"),
        (len(session.questions), "question"),
    )
    return ", ".join(count(n, thing) for n, thing in numbers if n)


Logged = Observation | Note | MarkedMoment | Question


def said_of(item: Logged, session: Session, sheet: Sheet) -> str:
    """Return one recorded thing, without its time."""
    match item:
        case Observation():
            return _observation(item, sheet)
        case Note(text=text, is_quote=is_quote, about=about):
            words = f'"{text}"' if is_quote else text
            return f"{_about(about, session, sheet)}{words}"
        case Question():
            entry = sheet.by_subject.get(item.signal)
            return f"asked: {name_of(entry) if entry else item.text}"
        case MarkedMoment():
            return "marked, no words."


def _observation(item: Observation, sheet: Sheet) -> str:
    entry = sheet.by_subject.get(item.subject)
    words = " ".join(
        [*([f'"{item.quote}"'] if item.quote else []), *([item.note] * bool(item.note))]
    )
    if entry is None:
        return f"{item.subject}. {words}".strip()
    answer = answer_words(entry.kind, item.state, item.degree)
    speaks = ""
    if entry.kind == "signal" and item.state != "evasive":
        speaks = f", {_SPEAKS[mark_of(entry.polarity, item.state, item.degree)]}"
    name = name_of(entry, item)
    colon = "" if name.endswith("?") else ":"
    return f"{name}{colon} {answer}{speaks}. {words}".strip()


def _about(about: str | None, session: Session, sheet: Sheet) -> str:
    subjects = {
        **{seen.id: seen.subject for seen in session.observations},
        **{asked.id: asked.signal for asked in session.questions},
    }
    entry = sheet.by_subject.get(subjects.get(about or "", ""))
    return f"about {code_of(entry)}: " if entry else ""


def _by_time(session: Session) -> list[Logged]:
    answered = {seen.subject for seen in session.observations}
    asked: Iterable[Question] = (q for q in session.questions if q.signal not in answered)
    items: list[Logged] = [*session.observations, *session.notes, *session.moments, *asked]
    return sorted(items, key=lambda item: (item.at, item.id))


def _when(session: Session, item: Logged) -> str:
    return "" if session.from_memory else f"{item.at:%H:%M} "
