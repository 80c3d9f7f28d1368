"""A round led line by line for tests: in this process, or piped into the program."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from cli.shell import FakeApp, Shell, in_a_process
from offer_tui.cli.context import Surroundings
from offer_tui.cli.lines.dialogue import Dialogue
from offer_tui.cli.lines.hearing import hear
from offer_tui.cli.lines.opening import Opened, begun, dialogue_of, rounds_of
from offer_tui.model.session import Session
from offer_tui.store.identity import new_id

NOW = dt.datetime(2031, 3, 4, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SAVED = re.compile(r" Saved \d\d:\d\d\.")
PROMISE = """
[[promise]]
id = "01M70SSJCSETYE24KNGG403V7N"
text = "two days at home"

[[promise]]
id = "01M70SSJCSETYE24KNGG403V7P"
text = "reports to the CTO"

[[question]]
id = "01M70SSJCSETYE24KNGG403V7Q"
text = "Who else would I work with?"
"""


@dataclass
class Talk:
    """A round led line by line in this process, ten seconds from line to line."""

    around: Surroundings
    opened: Opened
    dialogue: Dialogue
    now: dt.datetime = NOW

    def say(self, *lines: str) -> str:
        """Say lines, and return the answer to the last one."""
        said: tuple[str, ...] = ()
        for line in lines:
            self.now += dt.timedelta(seconds=10)
            reply = hear(self.dialogue, line, self.now, new_id)
            self.dialogue, said = reply.dialogue, reply.said
        return " ".join(said)

    def wait(self, minutes: float) -> Talk:
        self.now += dt.timedelta(minutes=minutes)
        return self

    @property
    def session(self) -> Session:
        return self.dialogue.line.session

    @property
    def answers(self) -> dict[str, str]:
        found = self.session.observations
        return {seen.subject: f"{seen.state} {seen.degree}" for seen in found}

    @property
    def words(self) -> list[str]:
        return [note.text for note in self.session.notes]


@contextmanager
def talk(shell: Shell, *, from_memory: bool = False) -> Iterator[Talk]:
    around = Surroundings(shell.data, "", FakeApp())
    found = rounds_of(around, "acme", NOW)
    opened = begun(around, found, NOW, from_memory=from_memory)
    assert opened.file is not None
    try:
        yield Talk(around, opened, dialogue_of(around, opened, NOW))
    finally:
        opened.file.close()


@contextmanager
def promised_talk(acme: Shell) -> Iterator[Talk]:
    """Lead a round about a job with two promises and an own question."""
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    path.write_text(f"{path.read_text()}{PROMISE}")
    with talk(acme) as one:
        yield one


def piped(*lines: str, arguments: Sequence[str] = ("acme",)) -> list[str]:
    """Pipe lines into the program, and return what it said, without when."""
    ran = in_a_process("live", *arguments, "--lines", given="\n".join(lines))
    assert (ran.returncode, ran.stderr) == (0, b"")
    return SAVED.sub(" Saved.", ran.stdout.decode()).splitlines()
