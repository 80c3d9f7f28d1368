"""A small sheet of signals and promises, and an interview that is typed into the line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from offer_tui.capture.change import Item
from offer_tui.capture.keys import Press, press
from offer_tui.capture.machine import advance
from offer_tui.capture.sheet import Sheet, make_sheet
from offer_tui.capture.state import Capture, Mode
from offer_tui.capture.wishes import Whose, Wish
from offer_tui.model.opportunity import OwnQuestion, Promise
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue, Polarity, Signal

BEGAN = dt.datetime(2031, 3, 4, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))

LEAVING = "people-leave"
STAYING = "people-stay"
INSIDER = "insider-warns"
VAGUE = "posting-vague"
DODGES = "dodges-why-open"
DECIDES = "lets-decide"
SWITCH = "bait-and-switch"
LATER = "real-job-later"
FEELING = "feels-wrong"
CLAUSE = "rights-clause"
CLAUSE_WIDE = "rights-clause-wide"


def ulid(number: int) -> str:
    """Return the ULID of that number, in digits that are decimal: cheap, and easy to tell apart."""
    return f"{number:026d}"


AT_HOME = ulid(1)
REPORTS = ulid(2)


def signal(
    code: str | None,
    signal_id: str,
    theme: str,
    polarity: Polarity,
    yes: str,
    no: str,
    *,
    pair: str | None = None,
    own: bool = False,
) -> Signal:
    """Return a signal; what it is worth plays no part here."""
    return Signal(
        signal_id, code, theme, polarity, yes, no, f"What about: {yes}?", "them", "room", None,
        pair, own=own,
    )  # fmt: skip


ROLE = tuple(
    signal(f"1{n}", f"role-{n}", "role-clarity", "red", f"role trouble {n}", f"role is fine {n}")
    for n in range(3, 10)
)
CATALOGUE = Catalogue(
    (
        signal("11", VAGUE, "role-clarity", "red", "the posting is vague", "posting is exact"),
        signal("12", "work-shown", "role-clarity", "green", "work was shown", "no work was shown"),
        *ROLE,
        signal("21", SWITCH, "promise-integrity", "red", "another job than agreed", "as agreed"),
        signal("24", LATER, "promise-integrity", "red", "the job comes later", "the job is now"),
        signal("52", DODGES, "manager", "red", "dodges why it is open", "says why it is open"),
        signal("55", DECIDES, "manager", "green", "lets them decide", "decides for them"),
        signal("71", LEAVING, "stability", "red", "people leave", "nobody leaves", pair=STAYING),
        signal("72", STAYING, "stability", "green", "long careers", "no careers", pair=LEAVING),
        signal("78", INSIDER, "stability", "red", "an insider warns", "no insider warns"),
        signal("00", FEELING, "this-job", "red", "feels wrong", "feels right"),
        signal(None, CLAUSE, "stability", "red", "they own my ideas", "ideas stay mine", own=True),
        signal(None, CLAUSE_WIDE, "stability", "red", "even at home", "not at home", own=True),
    ),
    "test",
)
PROMISES = (
    Promise(id=AT_HOME, text="two days at home"),
    Promise(id=REPORTS, text="reports to the chief"),
)
TRAINING = ulid(3)
OWN = (OwnQuestion(id=TRAINING, text="Who pays for training?"),)
QUESTIONS = (DECIDES, LATER, LEAVING)
WATCHED = (LEAVING, VAGUE)


def sheet(promises: Iterable[Promise] = PROMISES) -> Sheet:
    """Return the sheet that the tests type on."""
    return make_sheet(
        CATALOGUE,
        promises,
        watch=WATCHED,
        questions=QUESTIONS,
        own=OWN,
        evidence={AT_HOME: (SWITCH, VAGUE), REPORTS: (VAGUE,)},
    )


SHEET = sheet()
BIRCH = Whose("Birch Systems", "birch-systems", "Platform Lead", 4)
BIRD = Whose("Bird & Co", "bird-co")
CORVID = Whose("Corvid", "corvid", "SRE", 1)
KNOWN = (BIRCH, BIRD, CORVID)
EMPTY_ROUND = Session(schema_version=1, id=ulid(9), round="1", began=BEGAN)

Part = Literal["observations", "notes", "moments", "questions"]
PARTS: tuple[Part, ...] = ("observations", "notes", "moments", "questions")


@dataclass(frozen=True)
class Tick:
    """What a test asks of an observation."""

    state: str
    degree: str


YES, PARTLY = Tick("seen", "plain"), Tick("seen", "hint")
NO, DODGED = Tick("clear", "plain"), Tick("evasive", "plain")


class Interview:
    """A line being typed on, with its clock; each key comes a second after the one before."""

    def __init__(self, line: Capture | None = None) -> None:
        self.line = line or Capture(EMPTY_ROUND, SHEET, KNOWN)
        self.wishes: list[Wish] = []
        """What the line asked of its surroundings."""
        self.now = BEGAN
        self._made = 100

    def keys(self, keys: str) -> Interview:
        """Type a text in which ``<enter>`` or ``<ctrl+z>`` is the key of that name."""
        for name, character in named(keys):
            self.key(name, character)
        return self

    def key(self, name: str, character: str | None = None, digit_row: str = "") -> Interview:
        """Press one key."""
        return self.feed(press(name, character, self.tick_on(), self.new_id(), digit_row))

    def paste(self, text: str) -> Interview:
        """Paste a text."""
        return self.feed(Press("paste", self.tick_on(), self.new_id(), text))

    def click(self, target: str) -> Interview:
        """Click a theme's digit, a signal's code, or the row of that id."""
        return self.feed(Press("click", self.tick_on(), self.new_id(), target))

    def click_question(self) -> Interview:
        """Click the question on the screen."""
        return self.feed(Press("click-question", self.tick_on(), self.new_id()))

    def click_choice(self, place: int) -> Interview:
        """Click a row of the list that has no code, by its place."""
        return self.feed(Press("click-choice", self.tick_on(), self.new_id(), str(place)))

    def feed(self, pressed: Press) -> Interview:
        """Advance the line by a press."""
        self.line = advance(self.line, pressed)
        if self.line.wish is not None:
            self.wishes.append(self.line.wish)
            self.line = replace(self.line, wish=None)
        return self

    def wait(self, seconds: float) -> Interview:
        """Let time pass, or go back."""
        self.now += dt.timedelta(seconds=seconds)
        return self

    def tick_on(self) -> dt.datetime:
        """Return the time of the next key."""
        return self.wait(1).now

    def new_id(self) -> str:
        """Return an id that nothing has yet."""
        self._made += 10
        return ulid(self._made)

    def branch(self) -> Interview:
        """Return another interview that goes on from here; this one stays as it is."""
        other = Interview(self.line)
        other.now = self.now
        other._made = self._made
        return other

    # What a test looks at.

    @property
    def mode(self) -> Mode:
        return self.line.mode

    @property
    def session(self) -> Session:
        return self.line.session

    @property
    def ticks(self) -> dict[str, Tick]:
        return ticks(self.session)

    @property
    def on_the_line(self) -> str | None:
        """The subject of the tick or question held, if one is."""
        entry = self.line.held_entry()
        return entry.subject if entry and self.mode is Mode.HELD else None

    @property
    def question(self) -> str | None:
        """The subject of the question on the screen."""
        entry = self.line.asked()
        return entry.subject if entry else None

    @property
    def words(self) -> list[str]:
        """Every note and quote that is kept, on a tick or by itself."""
        return words(self.session)

    @property
    def loose(self) -> list[str]:
        """The notes that are about nothing."""
        return [note.text for note in self.session.notes if note.about is None]

    def said_of(self, subject: str) -> str:
        """Return the note on a tick."""
        observation = self.line.observation(subject)
        assert observation is not None
        return observation.note


def named(keys: str) -> list[tuple[str, str | None]]:
    """Return each key's name and character, of a text in which ``<enter>`` is the key."""
    found = re.findall(r"<([a-z+]{2,})>|(.)", keys, re.DOTALL)
    return [(name or character, character or None) for name, character in found]


def ticks(session: Session) -> dict[str, Tick]:
    """Return each subject's answer."""
    return {o.subject: Tick(o.state, o.degree) for o in session.observations}


def words(session: Session) -> list[str]:
    """Return every word kept, on a tick or by itself, in a fixed order."""
    on_ticks = [text for o in session.observations for text in (o.note, o.quote) if text]
    return sorted([*on_ticks, *(note.text for note in session.notes)])


def items(session: Session) -> list[tuple[Item, ...]]:
    """Return all that was recorded, part by part."""
    return [getattr(session, part) for part in PARTS]


def ids(session: Session) -> list[str]:
    """Return the id of everything recorded."""
    return [item.id for part in items(session) for item in part]


def reopened(line: Capture) -> Capture:
    """Return the line as if its round had been opened again."""
    return replace(line, mode=Mode.READY)
