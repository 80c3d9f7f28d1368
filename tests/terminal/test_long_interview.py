"""An interview of hours, typed as fast as a terminal takes it: all of it in the file, in order."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from terminal import Desk, Terminal, begin_round

from offer_tui.store.catalogue import load_catalogue

OBSERVATIONS = 500
NOTES = 200
OWN = """
[[signal]]
id = "{name}-came-up"
polarity = "red"
yes = "{name} came up"
no = "{name} never came up"
question = "What about {name}?"
"""
ANSWERS = {"": "seen", ".": "seen", "-": "clear", "*": "evasive"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def with_own_signals(desk: Desk, count: int) -> list[str]:
    """Add so many signals that only the search reaches; return what finds each of them."""
    names = [f"zq{number:03}" for number in range(count)]
    folder = desk.home / "config" / "offer-tui" / "signals"
    folder.mkdir(parents=True)
    made = "".join(OWN.format(name=name) for name in names)
    (folder / "own.toml").write_text(f'theme = "workload-design"\n{made}')
    return names


def typed_through(terminal: Terminal, keys: str, chance: random.Random) -> None:
    """Type in bursts of any length, as held keys and fast typists do, a pause now and then."""
    while keys:
        burst = chance.choice((1, 2, 3, 8, 40, 250))
        terminal.type(keys[:burst])
        keys = keys[burst:]
        if chance.random() < 0.1:
            terminal.pump(chance.uniform(0, 0.05))


def interview(
    codes: Sequence[tuple[str, str]], names: Sequence[str], chance: random.Random
) -> Iterator[tuple[str, tuple[str, str] | None, str | None]]:
    """Yield the keys of each thing that is done, the answer it gives, and the note it makes."""
    ticks: list[tuple[str, str, str]] = []
    for code, signal in codes:
        answer = chance.choice(list(ANSWERS))
        ticks.append((f"{code}{answer}\r", signal, ANSWERS[answer]))
    for name in names:
        answer = chance.choice(list(ANSWERS))
        ticks.append((f"/{name}\r{answer}\r", f"{name}-came-up", ANSWERS[answer]))
    chance.shuffle(ticks)
    notes = set(chance.sample(range(OBSERVATIONS), NOTES))
    for number, (keys, signal, state) in enumerate(ticks):
        yield keys, (signal, state), None
        if number in notes:
            yield f"note {number}\r", None, f"note {number}"


@pytest.mark.timeout(300)
def test_five_hundred_ticks_and_two_hundred_notes_typed_in_bursts_are_all_there_once(
    desk: Desk,
) -> None:
    chance = random.Random(11)
    shipped = load_catalogue(desk.home / "none")[0]
    codes = [(signal.code, signal.id) for signal in shipped if signal.code]
    names = with_own_signals(desk, OBSERVATIONS - len(codes))
    done = list(interview(codes, names, chance))
    with desk.opened() as terminal:
        begin_round(terminal, "Acme")
        typed_through(terminal, "".join(keys for keys, _, _ in done) + "the end\r", chance)
        terminal.until(r"\A.* · saved\n(?:.*\n)* \d\d:\d\d the end", seconds=200)
    session: dict[str, Any] = tomllib.loads(desk.only_session())
    answered = [(seen["signal"], seen["state"]) for seen in session["observation"]]
    assert answered == [answer for _, answer, _ in done if answer]
    assert len(answered) == OBSERVATIONS
    noted = [note["text"] for note in session["note"]]
    assert noted == [*(note for _, _, note in done if note), "the end"]
    assert len(noted) == NOTES + 1
    items = [*session["observation"], *session["note"]]
    assert len({item["id"] for item in items}) == len(items)
    for part in ("observation", "note"):
        times = [item["at"] for item in session[part]]
        assert times == sorted(times)


def test_a_key_that_is_held_down_writes_one_note_and_erasing_it_unticks_nothing(
    desk: Desk,
) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\r")
        for _ in range(30):
            terminal.type("a" * 30)
        terminal.type("\r")
        terminal.until(r"\A.* · saved\n(?:.*\n)* \d\d:\d\d a+")
        terminal.type("b" * 200)
        for _ in range(50):
            terminal.type("\x7f" * 20)
        terminal.type("after\r")
        terminal.until(r"\A.* · saved\n(?:.*\n)* \d\d:\d\d after")
    session = tomllib.loads(desk.only_session())
    assert [note["text"] for note in session["note"]] == ["a" * 900, "after"]
    assert len(session["observation"]) == 1
