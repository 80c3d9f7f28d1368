"""Rounds to draw: the one of the drawings, a crowded one and a wide one, in every state."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from offer_tui.capture.before import Earlier
from offer_tui.capture.keys import Press, press
from offer_tui.capture.machine import advance
from offer_tui.capture.sheet import Sheet, make_sheet
from offer_tui.capture.state import Capture
from offer_tui.capture.text import LONGEST_TEXT
from offer_tui.capture.wishes import Whose
from offer_tui.model.opportunity import OwnQuestion, Promise
from offer_tui.model.session import MarkedMoment, Note, Observation, Question, Session
from offer_tui.model.signal import (
    LONGEST_LABEL,
    THEME_BY_DIGIT,
    Ask,
    Catalogue,
    Degree,
    Polarity,
    Rates,
    Signal,
    State,
)
from offer_tui.ui.live.view import Failure, Heading, LiveView

BEGAN = dt.datetime(2025, 11, 21, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
NOW = BEGAN + dt.timedelta(minutes=31)
HEADING = Heading("Acme", "Staff Engineer", "round 2", "the manager")
SCRIPTS = (
    (
        "it is not a match",
        "Thank you for being so open about the work. I may not be the best match.",
    ),
    ("pay asked too early", "I would like to understand the work first."),
)
FAILURE = Failure(NOW, "the disk is full")

_SIGNALS: Sequence[tuple[str, str, str]] = (
    ("11", "work unlike the posting", ""),
    ("12", "the posting says little", ""),
    ("13", "the job keeps changing", ""),
    ("14", "more than one person can do", ""),
    ("15", "first 90 days planned", "no plan for 90 days"),
    ("16", "showed me real work", "no real work shown"),
    ("21", "bait and switch", ""),
    ("22", "a promise shrinks", ""),
    ("23", "only praise, even when asked", ""),
    ("24", "the real job comes later", ""),
    ("25", "names a real drawback", "names no drawback"),
    ("26", "puts it in writing", "won't put it in writing"),
    ("31", "off my long-term goal", ""),
    ("32", "no way up", ""),
    ("33", "sideways, would stall me", ""),
    ("34", "a step down without a plan", ""),
    ("35", '"not ready yet"', ""),
    ("36", "names people who moved up", "names nobody who moved up"),
    ("37", "meets my top three needs", "misses my top three needs"),
    ("41", "pays at market", "pays below market"),
    ("42", "pays below what I need", ""),
    ("43", "weak benefits", ""),
    ("44", "range named openly", "names no range"),
    ("51", "talks people down", ""),
    ("52", "dodges why the job is open", ""),
    ("53", "decides everything alone", ""),
    ("54", "backs the team, examples", "backs nobody"),
    ("55", "lets people decide, examples", "decides for people"),
    ("56", "a former report vouches", "a former report does not"),
    ("61", "nobody can say what they value", ""),
    ("62", "clashes with my values", ""),
    ("63", "people treated badly", ""),
    ("64", "poor reputation", ""),
    ("65", "same story from everyone", "stories differ"),
    ("66", "prepared, on time, respectful", "unprepared or late"),
    ("71", "people keep leaving", "people stay"),
    ("72", "advertised again and again", ""),
    ("73", "managers or structure changing", ""),
    ("74", "layoffs lately", ""),
    ("75", "money is short", ""),
    ("76", "predecessor moved up or stayed", "predecessor left"),
    ("77", "someone inside vouches", "nobody inside vouches"),
    ("78", "someone inside warns", ""),
    ("81", "disorganised", ""),
    ("82", "silence, contradictions", ""),
    ("83", "pressed to decide fast", ""),
    ("84", "a question they may not ask", ""),
    ("85", "unpaid work as a test", ""),
    ("86", "hired without a real look", ""),
    ("87", "fair and explained", "unfair or unexplained"),
    ("88", "met the team alone", "never alone with the team"),
    ("91", "hero culture, constant rush", ""),
    ("92", "always on", ""),
    ("93", "long commute, office days", ""),
    ("94", "flexibility really used", "flexibility on paper only"),
    ("00", "feels wrong, cannot say why", ""),
)
_QUESTIONS = {"55": "What is the biggest decision the last person took alone?"}
_ELSEWHERE = {"77", "78"}
_AGAINST_WITH_A_NO = {"71"}


def ulid(number: int) -> str:
    return f"{number:026d}"


def signal(
    code: str | None, digit: str, yes: str, no: str = "", *, name: str = "", question: str = ""
) -> Signal:
    """Return a signal; nearly all with a no of their own speak for the job, others against it."""
    is_green = bool(no) and code not in _AGAINST_WITH_A_NO
    polarity: Polarity = "green" if is_green else "red"
    rates = Rates(0.2, 0.4, 60, "B") if is_green else Rates(0.4, 0.2, 60, "B")
    ask: Ask = "around" if code in _ELSEWHERE else "them"
    return Signal(
        name or f"signal-{code}", code, THEME_BY_DIGIT[digit].id, polarity, yes,
        no or f"not: {yes}"[:LONGEST_LABEL], question or f"What about this: {yes}?", ask, "room",
        rates, derivation="judged from what is near it", source="a study, and another one",
    )  # fmt: skip


def promise(number: int, text: str) -> Promise:
    return Promise(id=ulid(number), text=text)


@cache
def drawn_catalogue() -> Catalogue:
    """Return the signals that the drawings show."""
    made = (
        signal(code, code[0], yes, no, question=_QUESTIONS.get(code, ""))
        for code, yes, no in _SIGNALS
    )
    return Catalogue(tuple(made), "drawn")


def tick(
    number: int, code: str, minute: int, state: State = "seen", *, degree: Degree = "plain",
    note: str = "", quote: str = "",
) -> Observation:  # fmt: skip
    return Observation(
        id=ulid(number), signal=f"signal-{code}", state=state, degree=degree,
        at=BEGAN + dt.timedelta(minutes=minute), note=note, quote=quote,
    )  # fmt: skip


def round_with(**parts: Any) -> Session:
    session = Session(
        schema_version=1, id=ulid(9), round="round 2", began=BEGAN, planned_minutes=45
    )
    return session.model_copy(update=parts)


@cache
def drawn() -> Capture:
    """Return the line and the record of the drawings, at 17:31."""
    session = round_with(
        observations=(
            tick(11, "11", 12, quote="last week was mostly support tickets"),
            tick(12, "52", 15, "evasive", note="changed the subject"),
            tick(13, "15", 20, "clear", note="asked twice"),
            tick(14, "25", 26, quote="on-call is rough, we hire for it"),
            tick(15, "71", 31, note="two of five since spring"),
        )
    )
    watched = [f"signal-{code}" for code in ("11", "15", "24", "52", "55", "61", "71", "92")]
    questions = [f"signal-{code}" for code in ("36", "55", "26", "44", "54", "76", "87")]
    return Typist(Capture(session, _drawn_sheet(watched, questions), KNOWN)).keys("<tab>").line


KNOWN = (
    Whose("Birch Systems", "birch-systems", "Platform Lead", 4),
    Whose("Acme Foods", "acme-foods", "SRE", 2),
    Whose("Corvid", "corvid"),
)


def _drawn_sheet(watched: Sequence[str], questions: Sequence[str]) -> Sheet:
    shown = tuple(f"signal-{code}" for code in ("21", "22", "11"))
    return make_sheet(
        drawn_catalogue(), (promise(1, "two days at home"),), watched, questions,
        own=(OwnQuestion(id=ulid(31), text="Who pays for training?"),),
        evidence={ulid(1): shown},
    )  # fmt: skip


DRAWN_EARLIER = {
    "signal-41": Earlier("round 1", "seen", "plain"),
    "signal-82": Earlier("round 1", "seen", "hint"),
}


@cache
def crowded() -> Capture:
    """Return a round with nine signals a theme, long labels, own ones and a long log."""
    return _full("and a label of the longest kind!!", "A question with many words in it. ")


WIDE = "漢字と長い言葉👨\u200d👩\u200d👧\u200d👦שלום عربي e\u0301 नमस्ते "


@cache
def wide() -> Capture:
    """Return the same, in letters that take two cells, none, or run from right to left."""
    return _full(WIDE, WIDE)


def _full(label: str, sentence: str) -> Capture:
    def named(start: str) -> str:
        return f"{start} {label * 2}"[:LONGEST_LABEL]

    coded = [
        signal(
            f"{theme}{n}", str(theme), named(f"{theme}{n}"),
            named("no") if n % 2 else "", question=sentence * 6,
        )
        for theme in range(1, 10)
        for n in range(1, 10)
    ]  # fmt: skip
    own = [signal(None, str(n % 10), named(f"own {n}"), name=f"own-signal-{n}") for n in range(30)]
    feeling = signal("00", "0", named("feels wrong"))
    catalogue = Catalogue((*coded, feeling, *own), "full")
    promises = [promise(n, f"promise {n} {'Donaudampfschifffahrt' * 3} {label}") for n in range(9)]
    watch = [one.id for one in coded[:8]]
    questions = [one.id for one in coded[60:67]]
    asked = [OwnQuestion(id=ulid(60 + n), text=f"{sentence * 3}{n}?") for n in range(4)]
    shown = (coded[10].id, coded[75].id, own[20].id)
    sheet = make_sheet(
        catalogue, promises, watch, [asked[0].id, *questions], own=asked,
        evidence={one.id: shown for one in promises},
    )  # fmt: skip
    known = [Whose(f"{label}{n}", f"job-{n}", sentence, n * 7) for n in range(40)]
    session = _long_log([one.id for one in (*coded[:60], *own)], sentence)
    return Capture(session, sheet, tuple(known))


def _long_log(subjects: Sequence[str], sentence: str) -> Session:
    states: Sequence[State] = ("seen", "clear", "evasive")
    at = [BEGAN + dt.timedelta(seconds=6 * n) for n in range(300)]
    observations = tuple(
        Observation(
            id=ulid(1000 + n), signal=subject, state=states[n % 3], at=at[n * 3],
            degree="hint" if n % 5 == 0 else "plain",
            note=sentence * (n % 4), quote=sentence * (n % 3),
        )
        for n, subject in enumerate(subjects)
    )  # fmt: skip
    notes = tuple(
        Note(
            id=ulid(2000 + n), at=at[n * 2 + 1], text=sentence * (n % 9 + 1), is_quote=n % 2 == 0,
            about=observations[n % 80].id if n % 3 == 0 else None,
        )
        for n in range(140)
    )  # fmt: skip
    moments = tuple(MarkedMoment(id=ulid(3000 + n), at=at[n * 9]) for n in range(30))
    questions = tuple(
        Question(id=ulid(4000 + n), signal=f"signal-9{n % 3 + 1}", text=sentence, at=at[n * 7])
        for n in range(40)
    )
    return round_with(observations=observations, notes=notes, moments=moments, questions=questions)


class Typist:
    """Types on a line; each key comes a second after the one before."""

    def __init__(self, line: Capture, now: dt.datetime = NOW) -> None:
        self.line = line
        self.now = now
        self._made = 500

    def keys(self, keys: str) -> Typist:
        """Type a text in which ``<enter>`` or ``<wait>`` is a key, or two minutes gone by."""
        for name, character in re.findall(r"<([a-z+]{2,})>|(.)", keys, re.DOTALL):
            if name == "wait":
                self.now += dt.timedelta(minutes=2)
            else:
                self._press(name or character, character or None)
        return self

    def paste(self, text: str) -> Typist:
        self._feed(Press("paste", self.now, self._new_id(), text))
        return self

    def _press(self, name: str, character: str | None) -> None:
        self.now += dt.timedelta(seconds=1)
        self._feed(press(name, character, self.now, self._new_id()))

    def _feed(self, pressed: Press) -> None:
        self.line = advance(self.line, pressed)

    def _new_id(self) -> str:
        self._made += 10
        return ulid(self._made)


STATES: Mapping[str, str] = {
    "ready": "",
    "half a code": "7",
    "a code with its theme's row chosen": "7<down><down>",
    "an unknown code": "68",
    "a tick": "72",
    "answered no": "76-",
    "answered partly": "72.",
    "dodged": "72*",
    "ticked before": "71",
    "a promise kept": "01",
    "a promise broken": "01-",
    "a moment": "<space>",
    "a question put": "<enter>",
    "a loose note": "she laughed when I asked about on-call",
    "a note on a tick": "72two of five since spring",
    "a note on a question": "<enter>they say it is decided by all",
    "a note on an old tick": "72<wait>she laughed",
    "a note taken off its tick": "72two of five<tab>",
    "a note on a moment": "<space>he looked at her first",
    "a quote": '"last week was mostly support tick',
    "a quote on a tick": '72"last week',
    "a long note": "and then they said " * 30,
    "a long note, its middle": "and then they said " * 30 + "<left>" * 200,
    "a long note, its beginning": "and then they said " * 30 + "<home>",
    "a note in wide letters": WIDE * 4,
    "a note in wide letters, its middle": WIDE * 4 + "<left>" * 40,
    "a stray answer": "-",
    "trying to leave": "quit",
    "find": "/",
    "find with results": "/leav",
    "find with one chosen": "/a<down><down><down>",
    "find without results": "/parking",
    "find in wide letters": f"/{WIDE * 3}",
    "what a broken promise shows": "01-",
    "what a partly kept promise shows, one chosen": "01.<down>",
    "a tick with the promise attached": "01-<down><enter>",
    "an own question answered": "02-",
    "an own question dodged": "02*",
    "asking for the planned time": "/pla<enter>",
    "typing the planned time": "/pla<enter>60",
    "a planned time that is none": "/pla<enter>soon",
    "a planned time in one go": "/pla 60<enter>",
    "asking whose round it is": "/att<enter>",
    "typing whose round it is": "/att<enter>acm",
    "whose round in one go": "/att bir",
    "whose round, a promise answered": "01-/att<enter>bir<down>",
    "whose round, in wide letters": f"/att<enter>{WIDE * 3}",
    "undone planned time": "/pla 60<enter><ctrl+z>",
    "put back planned time": "/pla 60<enter><ctrl+z><ctrl+y>",
    "find a command": "/ex",
    "finishing": "/fin<enter>",
    "ended": "/fin<enter><enter>",
    "the keys": "?",
    "what to say": "!",
    "the next to say": "!!",
    "watching, one chosen": "<down><down><down>",
    "undone tick": "72<enter><ctrl+z>",
    "undone answer": "72-<enter><ctrl+z>",
    "undone note": "two of five since spring<enter><ctrl+z>",
    "undone note of length": "two of five since spring " * 9 + "<enter><ctrl+z>",
    "undone note on a tick": "72two of five<enter><ctrl+z>",
    "undone untick": "72<backspace><ctrl+z>",
    "undone moment": "<space><enter><ctrl+z>",
    "undone question": "<enter><enter><ctrl+z>",
    "put back": "72<enter><ctrl+z><ctrl+y>",
    "nothing to undo": "<ctrl+z>",
    "nothing to redo": "<ctrl+y>",
}
FLAGS: Mapping[str, Mapping[str, Any]] = {
    "as usual": {},
    "in letters": {"letters": True},
    "saving": {"saved": False},
    "the keyboard elsewhere": {"keyboard_here": False},
    "not saved": {"saved": False, "failure": FAILURE},
    "not saved, at length": {"saved": False, "failure": Failure(NOW, "the disk " * 60)},
    "read only": {"read_only": True, "held_by": "a window on another machine, since 16:58"},
    "something heard": {"heard": "another program changed the file; both were kept " * 3},
    "nothing to say": {"scripts": ()},
    "a day of it": {"now": NOW + dt.timedelta(days=9)},
}
WORLDS = ("drawn", "crowded", "wide")
HEADINGS: Mapping[str, Heading] = {
    "drawn": HEADING,
    "crowded": Heading("Acme Consolidated " * 30, "Engineer " * 60, "round 2 " * 30, "Mara " * 40),
    "wide": Heading(WIDE * 9, WIDE, f"第二回{WIDE}", WIDE),
}
_LINES = {"drawn": drawn, "crowded": crowded, "wide": wide}


@cache
def state_of(world: str, state: str) -> Capture:
    """Return the line of that world after the state's keys."""
    return Typist(_LINES[world]()).keys(STATES[state]).line


@cache
def too_much_pasted() -> Capture:
    return Typist(drawn()).paste("z" * (LONGEST_TEXT + 1)).line


def view_of(
    line: Capture, heading: Heading = HEADING, flags: Mapping[str, Any] | None = None
) -> LiveView:
    """Return what Live shows of a line."""
    view = LiveView(heading, line, NOW, DRAWN_EARLIER, scripts=SCRIPTS)
    return replace(view, **(flags or {}))


def view_in(world: str, state: str, flags: str = "as usual") -> LiveView:
    """Return what Live shows in a world, a state and a condition, each by its name."""
    return view_of(state_of(world, state), HEADINGS[world], FLAGS[flags])


def every_view(worlds: Iterable[str] = WORLDS) -> Iterable[tuple[str, LiveView]]:
    """Yield every state of every world, and every condition in the states that say most."""
    for world in worlds:
        for n, state in enumerate(STATES):
            flags = "as usual" if n % 2 else "in letters"
            yield f"{world}, {state}, {flags}", view_in(world, state, flags)
        for flags in FLAGS:
            for state in ("ready", "a tick", "a long note", "find with results", "finishing"):
                yield f"{world}, {state}, {flags}", view_in(world, state, flags)
    yield "too much pasted", view_of(too_much_pasted())


LIVE_DRAWINGS: Mapping[str, tuple[str, str]] = {
    "ready": ("ready", "as usual"),
    "in-letters": ("ready", "in letters"),
    "theme": ("half a code", "as usual"),
    "unknown-code": ("an unknown code", "as usual"),
    "tick": ("a tick", "as usual"),
    "ticked-before": ("ticked before", "as usual"),
    "note": ("a note on a tick", "as usual"),
    "old-tick": ("a note on an old tick", "as usual"),
    "asked": ("a question put", "as usual"),
    "moment": ("a moment", "as usual"),
    "find": ("find with results", "as usual"),
    "nothing-found": ("find without results", "as usual"),
    "undone": ("undone tick", "as usual"),
    "keys": ("the keys", "as usual"),
    "say": ("what to say", "as usual"),
    "gut": ("finishing", "as usual"),
    "commands": ("find", "as usual"),
    "planned-time": ("typing the planned time", "as usual"),
    "no-planned-time": ("a planned time that is none", "as usual"),
    "whose": ("typing whose round it is", "as usual"),
    "whose-leaving-answers": ("whose round, a promise answered", "as usual"),
    "broken-promise": ("what a broken promise shows", "as usual"),
    "own-question": ("an own question answered", "as usual"),
    "undone-time": ("undone planned time", "as usual"),
    "elsewhere": ("ready", "the keyboard elsewhere"),
    "not-saved": ("ready", "not saved"),
    "read-only": ("ready", "read only"),
}
"""What is drawn at every size: a state and a condition."""
