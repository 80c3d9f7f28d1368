"""A round as Markdown: what was seen, said and asked, in the order of its times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from offer_tui.capture.change import Item
from offer_tui.capture.sheet import Entry, Sheet
from offer_tui.model.mark import Subject, mark_of
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import MarkedMoment, Note, Observation, Question, Session
from offer_tui.model.text import visible
from offer_tui.model.wording import answer_words, gut_words

MARKS = {
    "against": "against",
    "partly-against": "partly against",
    "for": "for",
    "partly-for": "partly for",
    "dodged": "",
    "open": "",
}
"""The marks in words; a dodge is said by the answer already."""
# What means something within a line, in Markdown, its tables and formulas, and in HTML.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&!$^=@]|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
# What would begin a list, or draw a line, where a text begins a row.
_LEADING = re.compile(r"\A(\d*)([-+.)])")


def round_markdown(opportunity: Opportunity, session: Session, sheet: Sheet) -> str:
    """Return the round as Markdown; no word that a person or a file said can act as markup."""
    return "\n".join([*_head(opportunity, session), "", *_body(session, sheet), ""])


def escaped(text: str) -> str:
    """Return a text in one line, so that Markdown shows it as it is."""
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", visible(text).strip()))


def _head(opportunity: Opportunity, session: Session) -> Iterator[str]:
    names = [opportunity.company, opportunity.role]
    yield "# " + " · ".join(escaped(name) for name in names if name.strip())
    yield ""
    with_whom = f" with {escaped(session.with_whom)}" if session.with_whom else ""
    yield f"{escaped(session.round)}{with_whom}, {_when(session)}"
    if session.from_memory:
        yield ""
        yield "Written down from memory, so nothing has a time."
    if session.gut:
        why = f": {escaped(session.gut.why)}" if session.gut.why else ""
        yield ""
        yield f"How it felt, {gut_words(session.gut.rating)}{why}"


def _when(session: Session) -> str:
    began, ended = session.began, session.ended
    words = f"{began.day} {began:%B %Y}, {began:%H:%M}"
    if ended is not None:
        same_day = ended.date() == began.date()
        words += f" to {ended:%H:%M}" if same_day else f" to {ended.day} {ended:%B %Y, %H:%M}"
    planned = session.planned_minutes
    return f"{words} ({planned} minutes planned)" if planned else words


def _body(session: Session, sheet: Sheet) -> Iterator[str]:
    answered = {one.subject for one in session.observations}
    items: list[Item] = [
        *session.observations,
        *(note for note in session.notes if _owner(note, session) is None),
        *session.moments,
        *(one for one in session.questions if one.signal not in answered),
    ]
    items.sort(key=lambda one: (one.at, one.id))
    for item in items:
        time = "" if session.from_memory else f"{_clock(item.at)} "
        yield f"- {time}{_said(item, sheet)}"
        for words in _below(item, session):
            yield f"  - {words}"
    if not items:
        yield "Nothing was written down."


def _said(item: Item, sheet: Sheet) -> str:
    match item:
        case Observation():
            entry = sheet.by_subject.get(item.subject)
            return _answered(item, entry) if entry else _stranger(item)
        case Note():
            return _words(item)
        case Question():
            return f"asked: {escaped(item.text)} No answer noted."
        case MarkedMoment():
            return "marked, no words"


def _answered(seen: Observation, entry: Entry) -> str:
    answer = answer_words(entry.kind, seen.state, seen.degree)
    if entry.kind == "question":
        return f"{escaped(entry.yes)} {answer}"
    name = escaped(entry.no if seen.state == "clear" else entry.yes)
    speaks = MARKS[mark_of(entry.polarity, seen.state, seen.degree, entry.kind)]
    return f"**{name}**: {answer}" + (f", {speaks}" if speaks else "")


def _stranger(seen: Observation) -> str:
    """Return what is left of an answer to something that is not here any more."""
    kind: Subject = "signal" if seen.signal else "promise" if seen.promise else "question"
    name = f" {escaped(seen.signal)}" if seen.signal else " of another opportunity"
    return f"a {kind}{name}: {answer_words(kind, seen.state, seen.degree)}"


def _below(item: Item, session: Session) -> Iterator[str]:
    if isinstance(item, Observation):
        if item.quote:
            yield f'"{escaped(item.quote)}"'
        if item.note:
            yield escaped(item.note)
    if isinstance(item, Observation | Question):
        yield from (_words(note) for note in session.notes if note.about == item.id)


def _owner(note: Note, session: Session) -> Observation | Question | None:
    """Return what the note stands under, if that stands anywhere."""
    answered = {one.subject for one in session.observations}
    owners: list[Observation | Question] = [*session.observations]
    owners += [one for one in session.questions if one.signal not in answered]
    return next((one for one in owners if note.about == one.id), None)


def _words(note: Note) -> str:
    return f'"{escaped(note.text)}"' if note.is_quote else escaped(note.text)


def _clock(at: dt.datetime) -> str:
    return f"{at:%H:%M}"
