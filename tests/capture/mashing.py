"""Keys pressed at random, and what must hold after each of them."""

from __future__ import annotations

import string
from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from interview import Interview, ids, items, named, words

from offer_tui.capture.state import Capture, Mode

DIGITS = "0123456789"
KEYPAD = ["add", "subtract", "decimal", "multiply", "divide"]
NAMED = [
    "enter", "escape", "tab", "shift+tab", "backspace", "delete", "home", "end", "up", "down",
    "left", "right", "ctrl+z", "ctrl+y", "ctrl+w", "ctrl+я", "f5", "shift+space",
]  # fmt: skip
RARE = ["ctrl+l", "ctrl+q"]
PASTES = ["71", "-", "71-", "one\ntwo", '"quoted"', " ", "", "\x1b[2J", "/fin", "z" * 131_072]
CLICKS = ["7", "0", "71", "52", "01", "03", "rights-clause", "79", "nothing"]
LETTERS = string.ascii_letters + "яéß字ا🙂"


@dataclass(frozen=True)
class Act:
    """One press and the seconds, forward or back, since the one before."""

    name: str
    character: str | None = None
    text: str = ""
    after: int = 0

    def on(self, talk: Interview) -> None:
        """Do it."""
        talk.wait(self.after)
        if self.name == "paste":
            talk.paste(self.text)
        elif self.name == "click":
            talk.click(self.text)
        elif self.name == "click-choice":
            talk.click_choice(int(self.text))
        else:
            talk.key(self.name, self.character)


def typed(character: str, after: int = 0) -> Act:
    """Return the press of a character."""
    return Act(character, character, after=after)


KEYS = [Act(name) for name in NAMED * 4 + RARE + KEYPAD]
SCENES = [
    "71", "72-", "11*", "01.", "55", "7", "79", "0", " ", "<enter>", "/", "/people", "?", "!",
    "71two of five<enter>", "71more<enter>", '71"so it is<enter>', "loose<enter>", '"quote',
    "3 people", "words", "words<tab>", "<tab>", "<down>", "<down><enter>", "-", "+",
    "71<backspace>", " 52", " words<enter>", "<ctrl+z>", "<ctrl+z><ctrl+z>", "<ctrl+y>",
    "<escape>", "<enter><enter>", "<ctrl+q>", "<ctrl+q><escape>",
    "/pla<enter>", "/pla 45<enter>", "/pla<enter>60<enter>", "/pla soon<enter>", "/att<enter>",
    "/att bir<enter>", "/att<enter>Dune<enter>", "/exp<enter>", "/fin 4<enter>", "/!<enter>",
    "01-", "02.", "01-<down><enter>", "01.21", "03-", "03 they do<enter>",
]  # fmt: skip
"""What people do, a few keys each; in any order they lead into every corner."""
LIKELY = {
    Mode.READY: [*map(typed, "0112577" * 3), Act("ctrl+z"), Act("ctrl+y"), Act("enter")],
    Mode.CODE: [*map(typed, "0112589"), Act("down"), Act("enter")],
    Mode.HELD: [*map(typed, "+.-*a "), Act("backspace"), Act("ctrl+z"), Act("down")],
    Mode.WRITING: [Act("enter"), Act("escape"), Act("backspace"), Act("tab"), typed("b")],
    Mode.FIND: [*map(typed, "pefia"), Act("enter"), Act("down")],
    Mode.TIME: [*map(typed, "0145a"), Act("enter"), Act("backspace"), Act("escape")],
    Mode.WHOSE: [*map(typed, "birx"), Act("enter"), Act("down"), Act("escape")],
}
"""What a person would press there; left to chance alone, nearly every key would be text."""


def scene(keys: str) -> list[Act]:
    """Return the presses of keys written as an interview writes them."""
    return [Act(name, character) for name, character in named(keys)]


def at_random(chance: Random, mode: Mode) -> Act:
    """Return a press, as often of each kind as makes a run go everywhere."""
    after = chance.choice((0, 0, 0, 1, 20, 59, 60, 61, 200, -100))
    kind = chance.random()
    if kind < 0.5 and mode in LIKELY:
        return replace(chance.choice(LIKELY[mode]), after=after)
    if kind < 0.65:
        return typed(chance.choice(DIGITS + LETTERS), after)
    if kind < 0.8:
        return typed(chance.choice(string.punctuation + "  "), after)
    if kind < 0.97:
        return replace(chance.choice(KEYS), after=after)
    if kind < 0.975:
        return Act("click-choice", text=str(chance.randrange(4)), after=after)
    if kind < 0.985:
        return Act("click", text=chance.choice(CLICKS), after=after)
    return Act("paste", text=chance.choice(PASTES[:-1]), after=after)


def check_the_step(before: Capture, act: Act, after: Capture) -> None:
    """Hold one press to all that is promised of any."""
    if before.hidden or before.is_over:
        assert after is before or after == replace(before, hidden=after.hidden)
        assert after is before or act.name in {"enter", "shift+enter", "ctrl+l"}
        return
    if act.name == "ctrl+l":
        assert after == replace(before, hidden=True)
        return
    if before.mode is Mode.WRITING and act.name in {"enter", "escape", "ctrl+q"}:
        check_the_note_is_kept(before, after)
    if after.session is not before.session:
        check_the_record(before, act, after)
        check_the_planned_time(before, act, after)
    if after.session is not before.session or after.held is not before.held:
        check_the_question(before, act, after)


def check_the_record(before: Capture, act: Act, after: Capture) -> None:
    """Nothing said is lost but by undo; at most one thing is new, under an id of its own."""
    now = ids(after.session)
    assert len(set(now)) == len(now)
    if act.name in {"ctrl+z", "ctrl+y", "ctrl+я"}:
        return
    assert act.name != "paste"
    assert not (act.character and act.character.isalpha())
    assert not (before.mode is Mode.READY and act.name == "backspace")
    both = before.mode is Mode.WRITING and act.name == "click"
    assert len(set(now) - set(ids(before.session))) <= (2 if both else 1)
    if not after.is_over:
        assert 1 <= len(after.done) - len(before.done) <= (2 if both else 1)
    assert not Counter(words(before.session)) - Counter(words(after.session))


def check_the_planned_time(before: Capture, act: Act, after: Capture) -> None:
    """It is set where it is asked for, and is minutes of one day."""
    was, now = before.session.planned_minutes, after.session.planned_minutes
    if now == was:
        return
    assert now is None or 1 <= now <= 24 * 60
    if act.name not in {"ctrl+z", "ctrl+y", "ctrl+я"}:
        assert before.mode in {Mode.TIME, Mode.FIND}
        assert act.name in {"enter", "shift+enter", "click-choice"}


def check_the_note_is_kept(before: Capture, after: Capture) -> None:
    """What was being typed stands in the record."""
    said = before.text.characters.strip()
    if said.startswith('"') and not said.strip('" '):
        return
    new = Counter(words(after.session)) - Counter(words(before.session))
    assert bool(said) == bool(new)
    if said and not said.startswith('"'):
        assert new == {said: 1}


def check_the_question(before: Capture, act: Act, after: Capture) -> None:
    """The question on the screen moves only by Tab, or when it or one before it is answered."""
    if act.name in {"tab", "shift+tab"}:
        return
    was, waiting = before.asked(), after.waiting_questions()
    if was in waiting and set(waiting) <= set(before.waiting_questions()):
        assert after.asked() == was


def check_two_escapes_hide(talk: Interview) -> None:
    """From any state but the end, two Escs hide."""
    if not talk.line.is_over:
        assert talk.branch().keys("<escape><escape>").line.hidden


def check_undo_reaches_the_beginning(talk: Interview, start: Capture) -> None:
    """As many undos as changes lead to the beginning, and as many redos back again."""
    awake = Interview(replace(talk.line, hidden=False).to(Mode.READY))
    end, planned = items(awake.session), awake.session.planned_minutes
    changes = len(awake.line.done)
    for _ in range(changes):
        awake.key("ctrl+z")
    assert items(awake.session) == items(start.session)
    assert awake.session.planned_minutes == start.session.planned_minutes
    for _ in range(changes):
        awake.key("ctrl+y")
    assert items(awake.session) == end
    assert awake.session.planned_minutes == planned
