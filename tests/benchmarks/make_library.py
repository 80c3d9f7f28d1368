"""Writes a large, varied library, the same for the same seed.

Run: .venv/bin/python tests/benchmarks/make_library.py DIR --sessions 10000
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from offer_tui.model.session import Observation, Session
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.identity import new_id

_BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SYLLABLES = [a + b for a in "bdfgklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
_ROLES = ("Nurse", "Engineer", "Teacher", "Cook", "Analyst", "Editor", "Driver", "Architect", "")
_STAGES = ("interviewing",) * 4 + ("applied", "offer", "declined", "rejected", "withdrawn", "left")
_CLOSED = {"declined", "rejected", "withdrawn", "left"}
_STATES = ("seen",) * 6 + ("clear",) * 2 + ("evasive",)
VOCABULARY = 8_000
LAST_DAY = dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


class Maker:
    """Makes rounds and opportunities of the sizes that people's have."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._signals = [signal.id for signal in load_catalogue(Path("no-signals-of-our-own"))[0]]
        self._words = [self._word() for _ in range(VOCABULARY)]
        # Zipf: the n-th word comes up as often as 1 / n says.
        self._heaps = list(itertools.accumulate(1 / n for n in range(1, VOCABULARY + 1)))

    def write(self, folder: Path, sessions: int) -> int:
        """Write a data folder with so many rounds; return how many opportunities they make."""
        opportunities = 0
        while sessions > 0:
            rounds = min(sessions, self._chance.choice((1, 1, 2, 2, 3, 4, 6)))
            self._write_opportunity(folder / "opportunities", opportunities, rounds)
            opportunities, sessions = opportunities + 1, sessions - rounds
        return opportunities

    def _write_opportunity(self, folder: Path, number: int, rounds: int) -> None:
        # Half of them lie in the last year, the others up to eight years back.
        days = self._chance.randrange(365) if number % 2 else self._chance.randrange(2_900)
        began = LAST_DAY - dt.timedelta(days=days + 21, minutes=self._chance.randrange(600))
        stage = self._chance.choice(_STAGES)
        name = self.text(1, 2).title()
        place = folder / f"{name.lower().replace(' ', '-')}-{number}"
        place.mkdir(parents=True, mode=0o700)
        _write(place / "opportunity.toml", self._opportunity(name, stage, began))
        for n in range(rounds):
            at = began + dt.timedelta(days=7 * n / rounds * 3)
            text = "".join(self._session(f"round {n + 1}", at))
            _write(place / f"{at:%Y-%m-%dT%H%M%S}-round-{n + 1}.toml", text)

    def _opportunity(self, name: str, stage: str, began: dt.datetime) -> str:
        lines = [
            "schema = 1", f'id = "{self._id(began)}"', f"company = {_quoted(name)}",
            f'role = "{self._chance.choice(_ROLES)}"', f'stage = "{stage}"',
            f"created = {began.isoformat()}",
        ]  # fmt: skip
        if self._chance.random() < 0.4:
            lines.append(f"posting = {_quoted(self.text(100, 400))}")
        if stage in _CLOSED:
            day = (began + dt.timedelta(days=30)).date()
            reasons = f"because = {_quoted(self.text(2, 5))}\nreasons = {_quoted(self.text(8, 30))}"
            lines.append(f"\n[decision]\non = {day}\n{reasons}")
        for _ in range(self._chance.randrange(4)):
            promise = (
                f'id = "{self._id(began)}"\ntext = {_quoted(self.text(3, 6))}\nmedium = "talk"'
            )
            lines.append(f"\n[[promise]]\n{promise}")
        return "\n".join(lines) + "\n"

    def _session(self, name: str, began: dt.datetime) -> Iterator[str]:
        ended = began + dt.timedelta(minutes=self._chance.randrange(20, 90))
        yield f'schema = 1\nid = "{self._id(began)}"\nround = "{name}"\n'
        yield f"began = {began.isoformat()}\nended = {ended.isoformat()}\nplanned_minutes = 45\n"
        if self._chance.random() < 0.9:
            gut = f"rating = {self._chance.randint(1, 5)}\nat = {ended.isoformat()}"
            yield f"\n[gut]\n{gut}\nwhy = {_quoted(self.text(3, 12))}\n"
        count = min(len(self._signals), round(self._chance.triangular(5, 80, 22)))
        for signal in self._chance.sample(self._signals, count):
            yield self._observation(signal, began)
        for _ in range(round(self._chance.triangular(0, 20, 5))):
            at = self._moment(began)
            yield f'\n[[note]]\nid = "{self._id(at)}"\nat = {at.isoformat()}\n'
            yield f"text = {_quoted(self.text(3, 16))}\n"

    def _observation(self, signal: str, began: dt.datetime) -> str:
        at, state = self._moment(began), self._chance.choice(_STATES)
        lines = [
            "\n[[observation]]", f'id = "{self._id(at)}"', f'signal = "{signal}"',
            f'state = "{state}"', f"at = {at.isoformat()}",
        ]  # fmt: skip
        if state == "seen" and self._chance.random() < 0.2:
            lines.append('degree = "hint"')
        if self._chance.random() < 0.5:
            lines.append(f"note = {_quoted(self.text(2, 12))}")
        if self._chance.random() < 0.15:
            lines.append(f"quote = {_quoted(self.text(4, 14))}")
        return "\n".join(lines) + "\n"

    def text(self, least: int, most: int) -> str:
        """Return some words, common ones often."""
        count = self._chance.randint(least, most)
        return " ".join(self._chance.choices(self._words, cum_weights=self._heaps, k=count))

    def _word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((1, 2, 2, 3, 4))))

    def _moment(self, began: dt.datetime) -> dt.datetime:
        return began + dt.timedelta(seconds=self._chance.randrange(3_000))

    def _id(self, at: dt.datetime) -> str:
        number = (int(at.timestamp() * 1000) << 80) | self._chance.getrandbits(80)
        return "".join(_BASE_32[number >> shift & 31] for shift in range(125, -1, -5))


def round_of(observations: int, began: dt.datetime) -> Session:
    """Return a round that goes on, of so many observations of signals that nobody ships."""
    made = tuple(
        Observation(
            id=new_id(), signal=f"of-our-own-{n}", state="seen", at=began, note=f"said so {n} times"
        )
        for n in range(observations)
    )
    values = {"schema": 1, "id": new_id(), "round": "round 1", "began": began, "observation": made}
    return Session.model_validate(values)


def _quoted(text: str) -> str:
    return json.dumps(text)  # of letters and blanks, which TOML writes the same


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    path.chmod(0o600)


def make_library(folder: Path, sessions: int, seed: int = 1) -> int:
    """Write a data folder with so many rounds; return how many opportunities they make."""
    return Maker(seed).write(folder, sessions)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the library that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a data folder to be made")
    parser.add_argument("--sessions", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    made = make_library(given.folder, given.sessions, given.seed)
    print(f"{given.sessions} rounds of {made} opportunities in {given.folder}")


if __name__ == "__main__":
    main()
