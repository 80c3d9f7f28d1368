"""Drive an installed offer-tui once, as a person would: a round, a note, a tick, and its file."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 20.0


class Terminal:
    """The program on a pseudo-terminal, and all it has written."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.said = ""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, env)

    def until(self, pattern: str) -> None:
        """Read until the program has written it."""
        deadline = time.monotonic() + LIMIT
        while not re.search(pattern, self.said):
            if time.monotonic() > deadline:
                raise SystemExit(f"never seen: {pattern}\n{self.said[-3000:]!r}")
            if select.select([self._fd], [], [], 0.1)[0]:
                self.said += os.read(self._fd, 65536).decode(errors="replace")

    def type(self, keys: str) -> None:
        """Type, and forget what was written before."""
        self.said = ""
        os.write(self._fd, keys.encode())

    def status(self) -> int:
        """Return the exit status."""
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            if select.select([self._fd], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    os.read(self._fd, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        raise SystemExit("it did not end")


def drive(program: str, home: Path) -> None:
    """Write a round down and read its file."""
    env = {
        "PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
        "LINES": "24", "COLUMNS": "80",
    }  # fmt: skip
    terminal = Terminal([program, "--data-dir", str(home / "library")], env)
    terminal.until("Nothing here yet")
    terminal.type("l")
    terminal.until("Company")
    terminal.type("Acme\r")
    terminal.until("Watch for today")
    terminal.type("she said the team is new\r")
    terminal.until("saved")
    terminal.type("71two of five\r")
    terminal.until("two of five")
    terminal.type("/fin\r")
    terminal.until("how did it feel")
    terminal.type("4")
    terminal.until("Then why")
    terminal.type("kind people\r")
    terminal.until("Which is it")
    terminal.type("\x1b")
    terminal.until("Opportunities")
    terminal.type("w")
    terminal.until("Would regret it|Too early")
    terminal.type("\x1b")
    terminal.until("Opportunities")
    terminal.type("q")
    status = terminal.status()
    if status:
        raise SystemExit(f"exit status {status}")
    (kept,) = (home / "library" / "opportunities" / "acme").glob("2*.toml")
    text = kept.read_text(encoding="utf-8")
    for words in (
        "she said the team is new",
        "high-turnover-team",
        "two of five",
        "rating = 4",
        "kind people",
    ):
        if words not in text:
            raise SystemExit(f"{words!r} is not in the file:\n{text}")
    said = subprocess.run(
        [program, "--data-dir", str(home / "library"), "evaluate", "acme"],
        env=env, check=True, capture_output=True, text=True,
    )  # fmt: skip
    print(said.stdout)
    print("the wheel works: a round was written down, kept and weighed")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        drive(sys.argv[1], Path(folder))
