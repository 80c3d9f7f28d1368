"""From the command to the conversation: whose round, which one, and what to say first."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass

from offer_tui.cli.context import Surroundings
from offer_tui.cli.failure import Failed
from offer_tui.cli.lines.conversation import Conversation, greeting
from offer_tui.cli.lines.ears import Ears, End, Heard
from offer_tui.cli.lines.mouth import Mouth
from offer_tui.cli.lines.opening import (
    Opened,
    Rounds,
    begun,
    ended_on,
    named,
    opened,
    rounds_of,
)
from offer_tui.model.session import Session
from offer_tui.model.text import normalise
from offer_tui.model.wording import day_words, in_zone
from offer_tui.store.library import Round
from offer_tui.store.placeholders import new_unnamed
from offer_tui.store.places import writable

_WHOSE = "Company? Enter: it is named later."
_QUIT = frozenset({":q", ":quit", ":exit"})


def lead(
    around: Surroundings, slug: str | None, *, from_memory: bool = False, chosen: str = ""
) -> int:
    """Lead a round of an opportunity line by line, and return the status to exit with.

    Without a slug it is asked whose. ``chosen`` is said first: why it goes line by line.
    """
    if sys.stdin is None:
        raise Failed("there is no input: it is closed")
    if refused := writable(around.places):
        raise refused
    ears = Ears(sys.stdin.fileno())
    mouth = Mouth(prompts=ears.is_terminal and sys.stdout.isatty())
    with ears.listening():
        mouth.say(chosen)
        return _Lead(around, ears, mouth, from_memory).begin(slug)


@dataclass(frozen=True)
class _Lead:
    around: Surroundings
    ears: Ears
    mouth: Mouth
    from_memory: bool

    def begin(self, slug: str | None) -> int:
        """Find out whose round it is, and lead it."""
        if slug is None:
            whose = self._asked(_WHOSE)
            if isinstance(whose, End):
                return self._nothing(whose)
            slug = self._slug(whose.words)
            if slug is None:
                return self._nothing(None)
        return self._round(rounds_of(self.around, slug, _now()))

    def _slug(self, words: str) -> str | None:
        """Return whose round it is: a known opportunity, a new one, or one named later."""
        name = " ".join(normalise(words).split())
        if name.casefold() in _QUIT:
            return None
        if not name:
            return new_unnamed(self.around.library)
        return named(self.around, name) or self.around.library.new_opportunity(name)

    def _round(self, found: Rounds) -> int:
        """Go on with a round, offer to look back on one, or begin a new one."""
        now = _now()
        if current := found.going_on(now, from_memory=self.from_memory):
            return self._lead(opened(self.around, found, current))
        ended = None if self.from_memory else found.to_debrief(now)
        first = self._asked(_offer(found, ended)) if ended else None
        if isinstance(first, End):
            return self._nothing(first)
        if ended and first and not first.words.strip():
            return self._lead(opened(self.around, found, ended), looks_back=True)
        if first and first.words.strip().casefold() in _QUIT:
            return self._nothing(None)
        new = begun(self.around, found, now, from_memory=self.from_memory)
        return self._lead(new, None if first and first.words.strip() == ":new" else first)

    def _lead(self, one: Opened, first: Heard | None = None, *, looks_back: bool = False) -> int:
        conversation = Conversation(self.around, one, self.mouth, _now)
        if looks_back and one.file is not None:
            conversation.go_through()
        else:
            self.mouth.say(greeting(one))
        return conversation.lead(self.ears, first)

    def _asked(self, question: str) -> Heard | End:
        self.mouth.say(question)
        self.mouth.prompt()
        return self.ears.next()

    def _nothing(self, end: End | None) -> int:
        if end is not None:
            self.mouth.end_line()
        self.mouth.say("Nothing was begun.")
        return 128 + end.signal if end and end.signal else 0


def _offer(found: Rounds, ended: Round) -> str:
    session, now = ended.session, _now()
    has_begun = session.debrief is not None
    left = "you have not gone through all of it" if has_begun else "it is not gone through yet"
    what = "go on with that" if has_begun else "go through it now"
    if session.gut is None:
        left, what = "how it felt was not said", "say it now, and go through what is open"
    return (
        f"{found.opportunity.company}, {session.round} ended{_when(session, now)}, and {left}. "
        f"Enter: {what}. :new or any line: another round."
    )


def _when(session: Session, now: dt.datetime) -> str:
    """Return when a round ended; one written down from memory has no time of day."""
    if session.ended is None:
        return ""
    if ended_on(session, now):
        return "" if session.from_memory else f" at {session.ended:%H:%M}"
    return f" {day_words(in_zone(session.ended, now.tzinfo).date(), now.date())}"


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)
