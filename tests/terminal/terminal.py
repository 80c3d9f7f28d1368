"""A terminal to run the real program in: keys in, a screen out, and every byte that came."""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyte

APP = (sys.executable, "-m", "offer_tui")
PATIENCE = 20.0
"""Seconds after which something that was waited for is held not to come."""

KEYS: Mapping[str, str] = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "space": " ",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip

# What pyte would print: the kitty keyboard protocol, mode reports, and strings to the terminal.
_FOREIGN = re.compile(
    r"\x1b\[[<=>?][0-9;:]*u|\x1b\[\??[0-9;]*\$p|\x1b[P_^X\]][^\x07\x1b]*(?:\x07|\x1b\\)"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;:<=>?$]*|[P_^X\]][^\x07\x1b]*\x1b?)?\Z")
_ASKS_FOR_FRAMES = "\x1b[?2026$p"
_HAS_FRAMES = b"\x1b[?2026;2$y"
_FRAME_ENDS = "\x1b[?2026l"


class Terminal:
    """One program in a pseudo-terminal of its own.

    It tells the program that it draws whole frames only, so that a screen is never half drawn.
    ``on_frame`` is called after each of them.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        directory: Path | None = None,
        prepare: Callable[[], None] | None = None,
        controlling: bool = True,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._tail = ""
        self._is_over = False
        self.raw = bytearray()
        self.frames = 0
        self.on_frame: Callable[[], None] = lambda: None
        self._master, slave = pty.openpty()
        _set_size(slave, columns, rows)

        def begin() -> None:
            if controlling:
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
                signal.signal(number, signal.SIG_DFL)
            if prepare:
                prepare()

        try:
            self.process = subprocess.Popen(
                list(command), stdin=slave, stdout=slave, stderr=slave, cwd=directory,
                env=dict(environment), start_new_session=True, preexec_fn=begin,  # noqa: PLW1509
            )  # fmt: skip
        finally:
            os.close(slave)

    # Keys.

    def type(self, text: str) -> None:
        """Type characters as they are."""
        self.send(text.encode())

    def press(self, *names: str) -> None:
        """Press keys by name."""
        self.type("".join(KEYS[name] for name in names))

    def paste(self, text: str) -> None:
        """Paste as a terminal does that brackets what is pasted."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def send(self, content: bytes) -> None:
        """Send bytes, and read meanwhile what the program says."""
        while content:
            self.pump(0)
            if self._is_over:
                return
            if select.select([], [self._master], [], 0.1)[1]:
                content = content[os.write(self._master, content) :]

    # The screen.

    def rows(self) -> list[str]:
        """Return the rows as a person sees them."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.rows())

    @property
    def title(self) -> str:
        """The title of the window."""
        return str(self._screen.title)

    def until(self, pattern: str, seconds: float = PATIENCE) -> re.Match[str]:
        """Wait until the pattern is on the screen; fail with the screen when it never is."""
        found: list[re.Match[str]] = []

        def look() -> bool:
            found[:] = [m] if (m := re.search(pattern, self.text, re.MULTILINE)) else []
            return bool(found)

        self.until_true(look, seconds, f"{pattern!r} on the screen")
        return found[0]

    def until_gone(self, pattern: str, seconds: float = PATIENCE) -> None:
        """Wait until the pattern is not on the screen."""
        self.until_true(
            lambda: not re.search(pattern, self.text, re.MULTILINE), seconds, f"no {pattern!r}"
        )

    def until_true(self, is_so: Callable[[], bool], seconds: float, awaited: str) -> None:
        """Wait for anything, reading meanwhile."""
        deadline = time.monotonic() + seconds
        while not is_so():
            ended = self.process.poll() is not None or self._is_over
            self.pump(0 if ended else 0.02)
            if is_so():
                return
            if ended or time.monotonic() > deadline:
                state = f"ended with {self.process.poll()}" if ended else f"{seconds} s passed"
                raise AssertionError(f"waited for {awaited}; {state}:\n{self.text}")

    def until_quiet(self, quiet: float = 0.15, seconds: float = PATIENCE) -> None:
        """Read until nothing has come for a while."""
        deadline = time.monotonic() + seconds
        while self.pump(quiet) and time.monotonic() < deadline:
            pass

    def pump(self, seconds: float) -> bool:
        """Take what the program says, waiting so long for it to begin; return whether it did."""
        heard = False
        while not self._is_over and select.select([self._master], [], [], seconds)[0]:
            try:
                content = os.read(self._master, 1 << 16)
            except OSError:  # the other end is closed
                content = b""
            if not content:
                self._is_over = True
                break
            self._take(content)
            heard, seconds = True, 0
        return heard

    def _take(self, content: bytes) -> None:
        self.raw += content
        text = self._tail + self._decode(content)
        unfinished = _UNFINISHED.search(text)
        self._tail = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(self._tail)]
        if _ASKS_FOR_FRAMES in text:
            os.write(self._master, _HAS_FRAMES)
        *frames, rest = _FOREIGN.sub("", text).split(_FRAME_ENDS)
        for frame in frames:
            self._stream.feed(frame)
            self.frames += 1
            self.on_frame()
        self._stream.feed(rest)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, and forget what stood there: it must be drawn again."""
        self.until_quiet(0.05)
        self._screen.resize(rows, columns)
        self._screen.erase_in_display(2)
        _set_size(self._master, columns, rows)

    def resize_while_typing(self, columns: int, rows: int) -> None:
        """Give the window another size without waiting for anything to be drawn at the last one.

        What is on the screen then counts for nothing until the next ``resize``.
        """
        _set_size(self._master, columns, rows)

    @property
    def descriptor(self) -> int:
        """Our end of the terminal."""
        return self._master

    @property
    def is_raw(self) -> bool:
        """Whether the terminal is still set up for single keys: no echo, no lines."""
        return not termios.tcgetattr(self._master)[3] & (termios.ICANON | termios.ECHO)

    # The end.

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def ended(self, seconds: float = PATIENCE) -> int:
        """Wait for the end, and return the status: negative for a signal that killed it."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"still running after {seconds} s:\n{self.text}")
            if self._is_over:
                time.sleep(0.01)
            self.pump(0.02)
        self.until_quiet(0)
        return int(self.process.returncode)

    def kill(self) -> None:
        """Kill the program outright, and take what it had said until then."""
        self.process.kill()
        self.process.wait()
        self.until_quiet(0)

    def hang_up(self) -> None:
        """Close the window: the program's terminal is gone."""
        self._is_over = True
        os.close(self._master)
        self._master = -1

    def close(self) -> None:
        """End all that was begun here."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Desk:
    """A person's home folder, empty at first, and the program opened on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "library"
        (home / "tmp").mkdir(parents=True, exist_ok=True)
        kept = {key: os.environ[key] for key in ("PATH", "VIRTUAL_ENV") if key in os.environ}
        self.environment = {
            **kept,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "OFFER_TUI_DATA_DIR": str(self.data),
            "TMPDIR": str(home / "tmp"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }

    @contextlib.contextmanager
    def opened(
        self,
        *arguments: str,
        command: Sequence[str] = APP,
        columns: int = 80,
        rows: int = 24,
        prepare: Callable[[], None] | None = None,
        controlling: bool = True,
        **variables: str,
    ) -> Iterator[Terminal]:
        """Open the program in a terminal, and end it afterwards."""
        terminal = Terminal(
            [*command, *arguments], {**self.environment, **variables},
            columns=columns, rows=rows, directory=self.home, prepare=prepare,
            controlling=controlling,
        )  # fmt: skip
        try:
            yield terminal
        finally:
            terminal.close()

    @contextlib.contextmanager
    def in_live(
        self,
        company: str = "Acme",
        *,
        columns: int = 80,
        rows: int = 24,
        prepare: Callable[[], None] | None = None,
        controlling: bool = True,
    ) -> Iterator[Terminal]:
        """Open the program on a new round with a company."""
        with self.opened(
            columns=columns, rows=rows, prepare=prepare, controlling=controlling
        ) as terminal:
            begin_round(terminal, company)
            yield terminal

    def session_files(self) -> list[Path]:
        """Return the files of all rounds."""
        found = self.data.glob("opportunities/*/*.toml")
        return sorted(path for path in found if path.name != "opportunity.toml")

    def only_session(self) -> str:
        """Return the text of the one round there is."""
        (path,) = self.session_files()
        return path.read_text(encoding="utf-8")


def begin_round(terminal: Terminal, company: str) -> None:
    """Begin a round from the home screen, and wait until it takes ticks."""
    terminal.until(r"Opportunities|offer-tui")
    terminal.type("l")
    terminal.until(r"Company ›")
    terminal.type(company)
    terminal.press("enter")
    terminal.until(r"saved\s*$")


def until_kept(terminal: Terminal, pattern: str) -> None:
    """Wait until a row of a round's log is on a screen that says that all is saved."""
    terminal.until(rf"\A.* · saved\n(?:.*\n)* \d\d:\d\d {pattern}")
