"""What a line recorded, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offer_tui.capture.change import Change
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Capture, Mode
from offer_tui.cli.words import answer_words, named
from offer_tui.model.session import MarkedMoment, Note, Observation
from offer_tui.model.wording import gut_words


def recorded(before: Capture, after: Capture, words: str) -> str:
    """Return what the line ``words`` did: "71 people stay: no. Note kept."."""
    if after.mode is Mode.ENDED:
        return _ended(before, after)
    return " ".join(f"{sentence}." for sentence in _sentences(before, after, words))


def entry_of(before: Capture, after: Capture, words: str) -> Entry | None:
    """Return the row that the line was about; words alone are about none."""
    changes = after.done[len(before.done) :]
    subject = next((change.subject for change in changes if change.subject), "")
    if subject or changes:
        return after.sheet.by_subject.get(subject)
    head, sheet = words.split(maxsplit=1)[0], after.sheet
    # By its id first: a promise's begins with two digits as well.
    return sheet.by_subject.get(head.rstrip("+-.*")) or sheet.by_code.get(head[:2])


def _ended(before: Capture, after: Capture) -> str:
    name, gut = after.session.round, after.session.gut
    how = "ended" if before.session.ended is None else "had ended"
    felt = f"{_capital(gut_words(gut.rating))}." if gut else "Its gut rating is still to give."
    return f"{_capital(name)} {how}. {felt}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sentences(before: Capture, after: Capture, words: str) -> Iterator[str]:
    changes = after.done[len(before.done) :]
    entry = entry_of(before, after, words)
    seen = after.observation(entry.subject) if entry else None
    if entry and seen:
        earlier = before.observation(entry.subject)
        name = named(entry, seen)
        answer = f"{name}{'' if name.endswith('?') else ':'} {answer_words(entry, seen)}"
        if earlier is None:
            yield answer
        elif (earlier.state, earlier.degree) != (seen.state, seen.degree):
            yield answer
            yield f"It was {answer_words(entry, earlier)}"
        elif after.session.from_memory:
            yield f"{answer}, as before"
        else:
            yield f"{answer}, since {seen.at:%H:%M}"
    for change in changes:
        if change.kind == "note":
            yield f"{'Quote' if _is_quote(change) else 'Note'}{_about(after, change)} kept"
        elif change.kind == "time":
            yield f"{after.session.planned_minutes} minutes planned"
    yield from _at_marked_moment(after, changes)


def _is_quote(change: Change) -> bool:
    made, before = change.edits[-1].after, change.edits[-1].before
    if isinstance(made, Observation) and isinstance(before, Observation):
        return made.quote != before.quote
    return isinstance(made, Note) and made.is_quote


def _about(line: Capture, change: Change) -> str:
    """Return which question the words hang on, where they hang on one."""
    made = change.edits[-1].after
    about = made.about if isinstance(made, Note) else None
    asked = next((q for q in line.session.questions if about and q.id == about), None)
    entry = line.sheet.by_subject.get(asked.signal) if asked else None
    return f" about {entry.code or entry.yes}" if entry else ""


def _at_marked_moment(line: Capture, changes: Sequence[Change]) -> Iterator[str]:
    """Say that a moment marked before got its name, and the time of it."""
    named_now = (e.before for change in changes for e in change.edits if e.after is None)
    for moment in named_now:
        if isinstance(moment, MarkedMoment):
            when = "" if line.session.from_memory else f" at {moment.at:%H:%M}"
            yield f"That is the moment you marked{when}"
