"""What a debrief asks about: loose notes and moments, what is open, promises and what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from offer_tui.capture.before import Earlier
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Held, Mode
from offer_tui.model.answers import answers_of
from offer_tui.model.session import MarkedMoment, Note, Observation, Question

Kind = Literal["note", "moment", "asked", "dodged", "own", "watched", "promise", "shown", "theme"]
"""``theme``: one of the ten, gone through where a round is told from memory."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a debrief asks about."""

    kind: Kind
    id: str
    """Of the note, the moment or the theme; ``shown``: of the answer that a promise is broken; else
    that of the signal, promise or own question."""


def agenda(line: Capture, earlier: Mapping[str, Earlier]) -> tuple[Item, ...]:
    """Return all that a debrief asks about, in the order of asking.

    ``earlier`` is what was answered before the round. What was gone through and left as it is, is
    not asked about again.
    """
    return (*unsorted(line), *still_open(line, earlier), *promised(line, earlier))


def unsorted(line: Capture) -> tuple[Item, ...]:
    """Return the notes that hang on nothing and the moments without a name, each by time."""
    notes = sorted(line.session.notes, key=lambda note: (note.at, note.id))
    moments = sorted(line.session.moments, key=lambda moment: (moment.at, moment.id))
    loose = [Item("note", note.id) for note in notes if note.about is None]
    return _to_do(line, (*loose, *(Item("moment", moment.id) for moment in moments)))


def still_open(line: Capture, earlier: Mapping[str, Earlier]) -> tuple[Item, ...]:
    """Return what has no answer: asked, dodged, own questions, watched for and never touched.

    Each subject comes once, under the first of them that is true of it.
    """
    return _to_do(line, _open(line, earlier))


def promised(line: Capture, earlier: Mapping[str, Earlier]) -> tuple[Item, ...]:
    """Return the promises that are open or unclear, and what those show that were broken here."""
    return _to_do(line, _promised(line, earlier))


def shown_by(line: Capture, item: Item) -> tuple[Entry, ...]:
    """Return what a broken promise (``shown``) is evidence for and has no answer yet."""
    broken = next((seen for seen in line.session.observations if seen.id == item.id), None)
    held = Held("observations", broken.id, broken.at) if broken else None
    return line.to(Mode.HELD, held=held).shown_by_it()


def shown_if_broken(line: Capture, promise: str) -> Item | None:
    """Return what is to be asked of a promise that was broken; None where nothing is."""
    seen = line.observation(promise)
    item = Item("shown", seen.id) if seen else None
    return item if item and shown_by(line, item) else None


def note_of(line: Capture, item: Item) -> Note | None:
    """Return the note; None when it was taken back meanwhile."""
    return next((note for note in line.session.notes if note.id == item.id), None)


def moment_of(line: Capture, item: Item) -> MarkedMoment | None:
    """Return the marked moment; None when it has its name."""
    return next((one for one in line.session.moments if one.id == item.id), None)


def question_of(line: Capture, item: Item) -> Question | None:
    """Return the question as it was put last; None where it was not put in this round."""
    put = reversed(line.session.questions)
    return next((question for question in put if question.signal == item.id), None)


def _to_do(line: Capture, items: Iterator[Item] | tuple[Item, ...]) -> tuple[Item, ...]:
    debrief = line.session.debrief
    left = frozenset(debrief.left) if debrief else frozenset()
    return tuple(item for item in items if item.id not in left)


def _open(line: Capture, earlier: Mapping[str, Earlier]) -> Iterator[Item]:
    session, sheet = line.session, line.sheet
    answered = answers_of(session.observations)
    asked = dict.fromkeys(q.signal for q in session.questions if q.signal not in answered)
    told = _told_in_words(line)
    yield from (Item("asked", s) for s in asked if s in sheet.by_subject and s not in told)
    rows = (entry for entry in sheet.entries if entry.kind != "promise")
    yield from (Item("dodged", row.subject) for row in rows if _is_dodged(answered, row))
    touched = {*answered, *asked, *earlier}
    own = (entry for entry in sheet.entries if entry.kind == "question" and not entry.aside)
    yield from (Item("own", entry.subject) for entry in own if entry.subject not in touched)
    watched = (entry for entry in sheet.watched() if entry.kind == "signal")
    yield from (Item("watched", row.subject) for row in watched if row.subject not in touched)


def _is_dodged(answered: Mapping[str, Observation], entry: Entry) -> bool:
    seen = answered.get(entry.subject)
    return seen is not None and seen.state == "evasive"


def _told_in_words(line: Capture) -> frozenset[str]:
    """Return the own questions whose answer was written down: words are all they ask for."""
    about = {note.about for note in line.session.notes}
    subjects = (asked.signal for asked in line.session.questions if asked.id in about)
    rows = (line.sheet.by_subject.get(subject) for subject in subjects)
    return frozenset(row.subject for row in rows if row and row.kind == "question")


def _promised(line: Capture, earlier: Mapping[str, Earlier]) -> Iterator[Item]:
    followed = {seen.broken_promise for seen in line.session.observations}
    for entry in line.sheet.entries:
        if entry.kind != "promise":
            continue
        known = line.observation(entry.subject) or earlier.get(entry.subject)
        shown = shown_if_broken(line, entry.subject)
        if known is None or known.state == "evasive":
            yield Item("promise", entry.subject)
        elif shown and entry.subject not in followed:
            yield shown
