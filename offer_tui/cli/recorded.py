"""What a line recorded, in words."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.capture.change import Change
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Mode
from offer_tui.cli.words import answer_words, named
from offer_tui.model.session import Note, Observation
from offer_tui.model.wording import gut_words


def recorded(before: Capture, after: Capture, words: str) -> str:
    """Return what the line ``words`` did: "71 people stay: no. Note kept."."""
    if after.mode is Mode.ENDED:
        return _ended(before, after)
    return " ".join(f"{sentence}." for sentence in _sentences(before, after, words))


def _ended(before: Capture, after: Capture) -> str:
    name, gut = after.session.round, after.session.gut
    how = "ended" if before.session.ended is None else "had ended"
    felt = f"{_capital(gut_words(gut.rating))}." if gut else "Its gut rating is still to give."
    return f"{_capital(name)} {how}. {felt}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sentences(before: Capture, after: Capture, words: str) -> Iterator[str]:
    changes = after.done[len(before.done) :]
    entry = _entry(after, changes, words)
    seen = after.observation(entry.subject) if entry else None
    if entry and seen:
        earlier = before.observation(entry.subject)
        answer = f"{named(entry, seen)}: {answer_words(entry, seen)}"
        if earlier is None:
            yield answer
        elif (earlier.state, earlier.degree) == (seen.state, seen.degree):
            yield f"{answer}, since {seen.at:%H:%M}"
        else:
            yield answer
            yield f"It was {answer_words(entry, earlier)}"
    for change in changes:
        if change.kind == "note":
            yield f"{'Quote' if _is_quote(change) else 'Note'} kept"


def _entry(line: Capture, changes: tuple[Change, ...], words: str) -> Entry | None:
    """Return the row that the line was about; words alone are about none."""
    subject = next((change.subject for change in changes if change.subject), "")
    if subject or changes:
        return line.sheet.by_subject.get(subject)
    head = words.split(maxsplit=1)[0]
    return line.sheet.by_code.get(head[:2]) or line.sheet.by_subject.get(head.rstrip("+-.*"))


def _is_quote(change: Change) -> bool:
    made, before = change.edits[-1].after, change.edits[-1].before
    if isinstance(made, Observation) and isinstance(before, Observation):
        return made.quote != before.quote
    return isinstance(made, Note) and made.is_quote
