"""The program is killed outright, again and again, while it is being typed into."""

from __future__ import annotations

import random
import re
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from terminal import Desk, Terminal

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.model.signal import Catalogue
from offer_tui.store.catalogue import load_catalogue

KILLS = 150
AT_ONCE = 2
"""Two libraries side by side, one for each core of a small machine."""
_TICK = re.compile(r" \d\d:\d\d (\d\d) \S ")
_NOTE = re.compile(r" \d\d:\d\d .*\b(word\d+)$")


class Witness:
    """Remembers every tick and note that stood on a screen which said that all is saved."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.promised: set[str] = set()
        terminal.on_frame = self._look

    def _look(self) -> None:
        rows = self._terminal.rows()
        if rows[0].endswith("min · saved"):
            found = (pattern.match(row) for row in rows for pattern in (_TICK, _NOTE))
            self.promised |= {match[1] for match in found if match}


class Life:
    """One library through many lives of the program, each of which ends by kill -9."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self._desk = desk
        self._chance = random.Random(seed)
        catalogue = load_catalogue(desk.home / "no-own-signals")[0]
        self._code_of = _codes(catalogue)
        self._words = 0
        self.promised = 0

    def live(self, lives: int) -> None:
        for _ in range(lives):
            with self._desk.opened() as terminal:
                witness = Witness(terminal)
                self._type_until_killed(terminal)
                self.promised += len(witness.promised)
                self._check(witness.promised)

    def _type_until_killed(self, terminal: Terminal) -> None:
        going_on = bool(self._rounds())
        is_full = going_on and len(self._kept()) > 70
        terminal.until("» Acme .*a round is going on" if going_on else "Nothing here yet")
        if self._chance.random() < 0.8:
            terminal.type("\r" if going_on and not is_full else "l\r" if is_full else "lAcme\r")
            terminal.until(r"min · saved$")
            dies = time.monotonic() + self._chance.uniform(0, 0.5)
        else:
            dies = time.monotonic() + self._chance.uniform(0, 1)
            terminal.type("\r" if going_on and not is_full else "l\r" if is_full else "lAcme\r")
        for keys in self._keys():
            if time.monotonic() > dies:
                break
            terminal.type(keys)
            terminal.pump(min(self._chance.expovariate(60), max(0, dies - time.monotonic())))
        terminal.kill()

    def _keys(self) -> Iterator[str]:
        kept = self._kept()
        codes = [code for code in self._code_of.values() if code and code not in kept]
        self._chance.shuffle(codes)
        for code in codes:
            yield from code
            if self._chance.random() < 0.3:
                yield self._chance.choice(".-*+")
            if self._chance.random() < 0.3:
                yield "\r"
                self._words += 1
                yield from f"word{self._words}"
            yield "\r"

    def _check(self, promised: set[str]) -> None:
        for path in sorted(self._desk.data.rglob("*.toml")):
            values = tomllib.loads(path.read_text(encoding="utf-8"))
            model = Opportunity if path.name == "opportunity.toml" else Session
            model.model_validate(values)
        assert promised <= self._kept()

    def _rounds(self) -> list[Path]:
        return self._desk.session_files()

    def _kept(self) -> set[str]:
        """Return codes and words of the latest round."""
        if not self._rounds():
            return set()
        read = [Session.model_validate(tomllib.loads(p.read_text("utf-8"))) for p in self._rounds()]
        latest = max(read, key=lambda session: (session.began, session.id))
        words = {note.text for note in latest.notes} | {o.note for o in latest.observations}
        return words | {self._code_of[o.subject] for o in latest.observations}


def _codes(catalogue: Catalogue) -> dict[str, str]:
    return {signal.id: signal.code or "" for signal in catalogue.signals}


@pytest.mark.timeout(590)
def test_a_hundred_and_fifty_kills_leave_every_file_whole_and_every_saved_tick(
    tmp_path: Path,
) -> None:
    lives = [Life(Desk(tmp_path / str(n)), seed=n) for n in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda life: life.live(KILLS // AT_ONCE), lives))
    # Otherwise nothing was put to the test.
    assert sum(life.promised for life in lives) > 2 * KILLS
