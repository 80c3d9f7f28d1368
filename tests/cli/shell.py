"""A shell for tests: commands run in this process, or for real in another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from offer_tui.cli.commands import cli
from offer_tui.store.places import Places

NUMBERS_RIGHT = (
    'gut = 3\n[observed]\njd-work-mismatch = "seen"\nhigh-turnover-team = "seen"\n'
    'names-a-negative = "seen"\nfirst-90-days-specific = "clear"\nbelow-market-pay = "clear"\n'
)
"""The worked example in the short form."""


@dataclass
class FakeApp:
    """Remembers what was opened."""

    status: int = 0
    opened: list[tuple[Any, ...]] = field(default_factory=list)

    def home(self, places: Places, theme: str) -> int:
        self.opened.append(("home", places.data, theme))
        return self.status

    def live(
        self,
        places: Places,
        theme: str,
        *,
        company: str,
        slug: str,
        session_id: str = "",
        from_memory: bool = False,
    ) -> int:
        how = ("from memory",) if from_memory else ()
        self.opened.append(("live", places.data, theme, company, slug, session_id, *how))
        return self.status

    def sample(self, places: Places, theme: str) -> int:
        self.opened.append(("sample", places.data, theme))
        return self.status


class Shell:
    """Runs commands on the library in ``data``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.own_signals = folder / "config" / "offer-tui" / "signals"
        self.app = FakeApp()

    def run(self, *arguments: str, given: str | bytes | None = None) -> Result:
        """Run a command in this process."""
        return CliRunner().invoke(
            cli, list(arguments), input=given, obj=self.app, prog_name="offer-tui"
        )

    def done(self, *arguments: str, given: str | bytes | None = None) -> str:
        """Run a command that is done without a word on stderr, and return what it printed."""
        result = self.run(*arguments, given=given)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    def failed(self, *arguments: str, given: str | bytes | None = None) -> str:
        """Run a command that fails with one line on stderr and nothing else, and return that."""
        result = self.run(*arguments, given=given)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("offer-tui: ")
        assert result.stderr.count("\n") == 1
        return result.stderr.removeprefix("offer-tui: ").removesuffix("\n")

    def misused(self, *arguments: str) -> str:
        """Run a command that was not understood, and return why."""
        result = self.run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        return result.stderr

    def json(self, *arguments: str, given: str | bytes | None = None) -> Any:
        """Return the one JSON document that a command prints."""
        return json.loads(self.done(*arguments, "--json", given=given))

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file in the test's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def rounds(self, slug: str) -> list[Path]:
        """Return the files of the rounds."""
        folder = self.data / "opportunities" / slug
        return sorted(path for path in folder.iterdir() if path.name != "opportunity.toml")


def in_a_process(
    *arguments: str, given: str | bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program for real."""
    return python("-m", "offer_tui", *arguments, given=given, environment=environment)


def python(
    *arguments: str, given: str | bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the interpreter, with variables added to its environment."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=60,
        check=False,
    )


def imported_by(statement: str, names: Sequence[str], *arguments: str) -> set[str]:
    """Return which of the modules a fresh interpreter has imported after the statement."""
    code = (
        f"import sys; sys.argv = ['offer-tui', *{list(arguments)!r}]\n"
        "try:\n"
        f"    {statement}\n"
        "except SystemExit as ended:\n"
        "    assert not ended.code, ended.code\n"
        f"found = [name for name in {list(names)!r} if name in sys.modules]\n"
        "print('\\nimported:', *found)"
    )
    ran = python("-c", code)
    assert ran.returncode == 0, ran.stderr.decode()
    return set(ran.stdout.decode().rpartition("imported:")[2].split())
