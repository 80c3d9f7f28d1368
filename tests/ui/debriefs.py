"""Debriefs to draw: the round of the drawings the same evening, others crowded or wide."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from live_views import (
    BEGAN,
    DRAWN_EARLIER,
    HEADING,
    crowded,
    drawn_catalogue,
    round_with,
    tick,
    ulid,
    wide,
)

from offer_tui.capture.agenda import Item
from offer_tui.capture.before import Earlier
from offer_tui.capture.keys import Press, press
from offer_tui.capture.sheet import make_sheet
from offer_tui.capture.state import Capture
from offer_tui.model.opportunity import FollowUp, Opportunity, OwnQuestion, Promise, Sent
from offer_tui.model.session import Debrief, Gut, MarkedMoment, Note, Question, Session
from offer_tui.ui.debrief import keys
from offer_tui.ui.debrief.state import Debriefing, begun
from offer_tui.ui.debrief.steps import Step
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.live.view import Heading

EVENING = BEGAN.replace(hour=21)
GUT = Gut(rating=4, at=BEGAN, why="kind, but nobody knows the job")
UNTOLD = GUT.model_copy(update={"why": ""})
"""How it felt as Live takes it: a number, and no words yet."""
LONG = "x" * 500


def at(minute: int) -> dt.datetime:
    return BEGAN + dt.timedelta(minutes=minute)


def job(**parts: Any) -> Opportunity:
    opportunity = Opportunity(
        schema_version=1, id=ulid(1), company="Acme", role="Staff Engineer", created=BEGAN,
        they_decide_by=dt.date(2025, 12, 2),
        promises=(
            Promise(id=ulid(1), text="two days at home", medium="posting"),
            Promise(
                id=ulid(2), text="reports to the CTO", by="recruiter", on=dt.date(2025, 11, 12)
            ),
        ),
        questions=(OwnQuestion(id=ulid(31), text="Who pays for training?"),),
    )  # fmt: skip
    return opportunity.model_copy(update=parts)


def talk(**parts: Any) -> Session:
    """Return the round of the drawings as it was when it ended."""
    session = round_with(
        ended=at(47),
        gut=GUT,
        observations=(
            tick(11, "11", 12, quote="last week was mostly support tickets"),
            tick(12, "52", 15, "evasive", note="changed the subject"),
            tick(13, "15", 20, "clear", note="asked twice"),
            tick(14, "25", 26, quote="on-call is rough, we hire for it"),
        ),
        notes=(
            Note(id=ulid(71), at=at(23), text="she laughed when I asked about on-call"),
            Note(id=ulid(72), at=at(41), text="we are like a family here", is_quote=True),
        ),
        moments=(MarkedMoment(id=ulid(73), at=at(33)),),
        questions=(Question(id=ulid(74), signal="signal-55", text="What?", at=at(35)),),
    )
    return session.model_copy(update=parts)


def line_of(session: Session, opportunity: Opportunity | None = None) -> Capture:
    """Return the line of a round, with what the drawings watch for."""
    found = opportunity or job()
    shown = tuple(f"signal-{code}" for code in ("21", "22", "11"))
    sheet = make_sheet(
        drawn_catalogue(),
        found.promises,
        [f"signal-{code}" for code in ("11", "15", "24", "52", "55", "61")],
        ["signal-55"],
        own=found.questions,
        evidence={one.id: shown for one in found.promises},
    )
    return Capture(session, sheet)


def begin(
    session: Session | None = None,
    opportunity: Opportunity | None = None,
    earlier: Mapping[str, Earlier] = DRAWN_EARLIER,
    *,
    read_only: bool = False,
) -> Debriefing:
    """Begin a debrief at nine in the evening."""
    found = opportunity or job()
    line = line_of(session or talk(), found)
    return begun(line, found, earlier, EVENING, read_only=read_only)


class Evening:
    """Somebody at a debrief; each key comes a second after the one before."""

    def __init__(self, debrief: Debriefing | None = None) -> None:
        self.debrief = debrief or begin()
        self.now = EVENING
        self._made = 700

    def keys(self, pressed: str) -> Evening:
        """Type a text in which ``<enter>`` or ``<wait>`` is a key, or five minutes gone by."""
        for name, character in re.findall(r"<([a-z+]{2,})>|(.)", pressed, re.DOTALL):
            if name == "wait":
                self.now += dt.timedelta(minutes=5)
            else:
                self.feed(name or character, character or None)
        return self

    def feed(self, name: str, character: str | None) -> None:
        self.now += dt.timedelta(seconds=1)
        self.take(press(name, character, self.now, self.new_id()))

    def take(self, pressed: Press) -> None:
        self.debrief = keys.advance(self.debrief, pressed)

    def new_id(self) -> str:
        self._made += 10
        return ulid(self._made)

    @property
    def session(self) -> Session:
        return self.debrief.line.session

    @property
    def asked(self) -> Item:
        """What is asked about; there has to be something."""
        item = self.debrief.item()
        assert item is not None
        return item

    @property
    def gut(self) -> Gut:
        """How it felt; it has to have been said."""
        assert self.session.gut is not None
        return self.session.gut

    @property
    def told(self) -> Debrief:
        """What was told for oneself, and left; something has to have been."""
        assert self.session.debrief is not None
        return self.session.debrief


SORTED = "92<enter>00<enter><enter>"
ANSWERED = SORTED + ".<enter><enter><enter><enter><enter>"
PROMISED = ANSWERED + '-"first year in the office<enter>'
TOLD = ANSWERED + "<enter><enter>" + "ask early<enter>ask who left<enter>sharp<enter>"


@cache
def states() -> Mapping[str, Debriefing]:
    """Return a debrief in every state that is drawn or held to its size."""
    fresh = talk(gut=None)
    memory = talk(from_memory=True, gut=None, observations=(), notes=(), moments=(), questions=())
    nothing = talk(notes=(), moments=(), questions=(), observations=())
    bare = job(promises=(), questions=())
    answered = {f"signal-{code}": Earlier("round 1", "seen", "plain")
                for code in ("11", "15", "24", "52", "55", "61")}  # fmt: skip
    all_left = tuple(one.id for items in begin().items.values() for one in items)
    ended = talk(debrief=Debrief(taught="Ask early.", left=all_left, ended=EVENING))
    closed = job(stage="declined", letters=(Sent(kind="thank-you", on=EVENING.date()),))
    busy = job(
        answer_by=dt.date(2025, 11, 25),
        follow_ups=(FollowUp(text="ask Mara about on-call", by=dt.date(2025, 11, 28)),),
    )
    made = {
        "gut": (begin(fresh), ""),
        "gut and why": (begin(fresh), "4kind, but nobody knows the job"),
        "gut from Live": (begin(talk(gut=UNTOLD)), ""),
        "words before the number": (begin(fresh), "kind"),
        "a loose note": (begin(), ""),
        "half a code": (begin(), "9"),
        "a note with its row": (begin(), "92"),
        "a note with its row, answered": (begin(), "92-"),
        "a note about the tick": (begin(), "92every night"),
        "a marked moment": (begin(), "<enter>"),
        "a moment, half a code": (begin(), "<enter>0"),
        "words on a moment": (begin(), "<enter>he looked away"),
        "another loose note": (begin(), "and one more thing"),
        "find": (begin(), "/"),
        "find with results": (begin(), "/leav"),
        "find without results": (begin(), "/parking"),
        "the keys": (begin(), "?"),
        "an unknown code": (begin(), "68"),
        "asked without answer": (begin(), SORTED),
        "asked, answered": (begin(), SORTED + "."),
        "dodged": (begin(), SORTED + "<enter>"),
        "an own question": (begin(), SORTED + "<enter><enter>"),
        "words on an own question": (begin(), SORTED + "<enter><enter>they do"),
        "watched for": (begin(), SORTED + "<enter><enter><enter>"),
        "about something else": (begin(), SORTED + "71"),
        "a promise": (begin(), ANSWERED),
        "a broken promise": (begin(), ANSWERED + "-"),
        "what it shows, chosen": (begin(), ANSWERED + "-<down>"),
        "the second promise": (begin(), PROMISED),
        "for me": (begin(), PROMISED + "<enter>"),
        "for me, being told": (begin(), PROMISED + "<enter>ask early<enter>ask who left"),
        "next": (begin(), TOLD),
        "a day": (begin(), TOLD + "thu"),
        "no day": (begin(), TOLD + "soon<enter>"),
        "another role": (begin(), TOLD + "<enter><enter>Platform Lead"),
        "half a role put aside": (begin(), TOLD + "<enter><enter>Platform<escape>"),
        "the thank-you note": (begin(), TOLD + "<enter><enter><enter>"),
        "words on the thank-you note": (begin(), TOLD + "<enter><enter><enter>dear"),
        "the evaluation": (begin(), TOLD + "<enter><enter><enter><enter><enter>"),
        "busy": (begin(opportunity=busy), TOLD),
        "of a closed job": (begin(opportunity=closed), TOLD),
        "of an unnamed one": (begin(opportunity=job(is_unnamed=True)), TOLD),
        "gone through": (begin(ended), ""),
        "from memory": (begin(memory), "3not sure<enter>"),
        "from memory, a tick": (begin(memory), "3not sure<enter>12"),
        "from memory, the second theme": (begin(memory), "3<enter>12<enter><enter>"),
        "nothing to do": (begin(nothing, bare, answered), ""),
        "an empty step": (begin(nothing, bare, answered), ""),
        "taken back": (begin(), "92<enter><ctrl+z>"),
        "put back": (begin(), "92<enter><ctrl+z><ctrl+y>"),
        "left, taken back": (begin(), "<enter><ctrl+z>"),
        "nothing to take back": (begin(), "<ctrl+z>"),
        "a day taken back": (begin(), TOLD + "thu<enter><ctrl+z>"),
        "a role named": (replace(begin(), roles=("Platform Lead",)), TOLD),
        "read only": (begin(read_only=True), ""),
    }
    found = {name: Evening(debrief).keys(typed).debrief for name, (debrief, typed) in made.items()}
    return found | {"an empty step": found["an empty step"].into(Step.UNSORTED, EVENING)}


def view_of(debrief: Debriefing, **flags: Any) -> DebriefView:
    state = "reading only" if debrief.read_only else "typing" if debrief.is_writing else "saved"
    return DebriefView(HEADING, debrief, EVENING, **({"state": state} | flags))


FLAGS: Mapping[str, Mapping[str, Any]] = {
    "as usual": {},
    "in letters": {"letters": True},
    "saving": {"state": "saving"},
    "not saved": {
        "state": "NOT SAVED",
        "warnings": ("NOT SAVED since 21:04, the disk is full. All is kept here: do not close.",
                     "NOT SAVED since 21:04: do not close."),
    },
    "not saved, at length": {"state": "NOT SAVED", "warnings": ("the disk " * 60,)},
    "the keyboard elsewhere": {"keyboard_here": False},
}  # fmt: skip


@cache
def full(words: str) -> Mapping[str, Debriefing]:
    """Return debriefs of a round in which everything is long, or wide."""
    line = crowded() if words == LONG else wide()
    notes = tuple(note.model_copy(update={"text": words}) for note in line.session.notes)
    debrief = Debrief().model_copy(update={"taught": words * 3, "feedback": words})
    session = line.session.model_copy(update={"ended": EVENING, "debrief": debrief, "notes": notes})
    promised = Promise(id=ulid(1), text="x").model_copy(update={"text": words, "by": words})
    promises = tuple(promised.model_copy(update={"id": ulid(n)}) for n in range(9))
    task = FollowUp(text="x", by=dt.date(2025, 12, 1)).model_copy(update={"text": words})
    opportunity = job(
        company=words, role=words, promises=promises,
        follow_ups=(task,) * 4,
    )  # fmt: skip
    started = begun(replace(line, session=session), opportunity, {}, EVENING)
    rated = Evening(started).keys(f"2{words[:60]}<enter>").debrief
    found = {f"step {int(step)}": rated.into(step, EVENING) for step in Step}
    typed = {
        "half a code": Evening(found["step 2"]).keys("7").debrief,
        "a long note": Evening(found["step 2"]).keys(words[:200]).debrief,
        "roles": replace(found["step 6"], roles=(words, words)),
        "said": replace(found["step 6"], says=words),
    }
    memory = session.model_copy(update={"from_memory": True, "gut": GUT})
    told = begun(replace(line, session=memory), opportunity, {}, EVENING)
    return {**found, **typed, "from memory": told}


def full_views(words: str) -> Iterator[tuple[str, DebriefView]]:
    heading = Heading(words, words, words, words)
    for name, debrief in full(words).items():
        yield name, DebriefView(heading, debrief, EVENING)


DRAWINGS: Mapping[str, tuple[str, str]] = {
    "gut": ("gut", "as usual"),
    "gut-and-why": ("gut and why", "as usual"),
    "gut-from-live": ("gut from Live", "as usual"),
    "unsorted": ("half a code", "as usual"),
    "unsorted-in-letters": ("a note with its row", "in letters"),
    "note": ("a loose note", "as usual"),
    "note-with-its-row": ("a note with its row", "as usual"),
    "moment": ("a marked moment", "as usual"),
    "open": ("asked without answer", "as usual"),
    "own-question": ("words on an own question", "as usual"),
    "promises": ("the second promise", "as usual"),
    "broken": ("a broken promise", "as usual"),
    "for-me": ("for me, being told", "as usual"),
    "next": ("next", "as usual"),
    "next-busy": ("busy", "as usual"),
    "another-role": ("another role", "as usual"),
    "role-put-aside": ("half a role put aside", "as usual"),
    "thank-you": ("the thank-you note", "as usual"),
    "evaluation": ("the evaluation", "as usual"),
    "gone-through": ("gone through", "as usual"),
    "from-memory": ("from memory", "as usual"),
    "nothing-loose": ("an empty step", "as usual"),
    "taken-back": ("taken back", "as usual"),
    "keys": ("the keys", "as usual"),
    "not-saved": ("a loose note", "not saved"),
    "read-only": ("read only", "as usual"),
}
"""What is drawn at every size: a state and a condition."""
DRAWN: Mapping[str, DebriefView] = {
    name: view_of(states()[state], **FLAGS[flags]) for name, (state, flags) in DRAWINGS.items()
}
