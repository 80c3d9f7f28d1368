"""Lines as they come in from a terminal, a pipe or a file, and what ends them."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_AT_ONCE = 1 << 16
LONGEST_LINE = 1_000_000
"""Bytes of one line, at most: what comes after them is dropped, and said to be too long."""
TERMINAL_LINE = 4_095
"""Bytes that a terminal takes for one line; what is typed after them it drops."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A line."""

    words: str
    is_cut: bool = False
    """Whether it may be longer than what came."""


@dataclass(frozen=True, slots=True)
class End:
    """No line comes any more: the input has ended, or a signal did."""

    signal: int = 0
    """Its number; 0: the input has ended."""
    begun: str = ""
    """What had been typed, and not yet sent."""


class Ears:
    """Reads lines, and notices signals between them: none comes in the middle of a write.

    The terminal stays as it is, with its own editing of lines, except that a signal does not make
    it forget the line that is being typed.
    """

    def __init__(self, descriptor: int) -> None:
        self._input = descriptor
        self._buffer = bytearray()
        self._is_over = False
        self._signal = 0
        self._is_drained = False
        self.is_terminal = os.isatty(descriptor)

    @contextlib.contextmanager
    def listening(self) -> Iterator[Ears]:
        """Take signals as ends of the input for a while."""
        self._awake, awaken = os.pipe()
        for end in (self._awake, awaken):
            os.set_blocking(end, False)
        before = {
            number: signal.signal(number, self._notice)
            for number in _SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        woken = signal.set_wakeup_fd(awaken, warn_on_full_buffer=False)
        try:
            with self._keeping_begun_lines():
                yield self
        finally:
            signal.set_wakeup_fd(woken)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(self._awake)
            os.close(awaken)

    def next(self) -> Heard | End:
        """Wait for a line, or for the end; what was sent before a signal is heard before it."""
        while True:
            line, found, rest = self._buffer.partition(b"\n")
            if found:
                self._buffer = rest
                return self._heard(bytes(line))
            if self._signal and self._is_drained:
                return End(self._signal, _text(bytes(self._buffer)))
            if self._signal:
                self._drain()
            elif self._is_over:
                return self._last()
            else:
                self._read()

    def _read(self) -> None:
        ready = select.select([self._input, self._awake], [], [])[0]
        if self._signal or self._input not in ready:
            return
        try:
            content = os.read(self._input, _AT_ONCE)
        except OSError:  # the terminal's other end is closed
            content = b""
        self._is_over = not content
        if b"\n" in content or self._open_line() <= LONGEST_LINE:
            self._buffer += content

    def _open_line(self) -> int:
        return len(self._buffer) - self._buffer.rfind(b"\n") - 1

    def _last(self) -> Heard | End:
        if self._buffer:
            line, self._buffer = bytes(self._buffer), bytearray()
            return self._heard(line)
        return End(signal.SIGHUP if self._is_hung_up() else 0)

    def _heard(self, line: bytes) -> Heard:
        is_cut = len(line) > LONGEST_LINE or (self.is_terminal and len(line) >= TERMINAL_LINE)
        return Heard(_text(line[:LONGEST_LINE]), is_cut)

    def _is_hung_up(self) -> bool:
        if not self.is_terminal:
            return False
        try:
            termios.tcgetattr(self._input)
        except (OSError, termios.error):
            return True
        return False

    def _notice(self, number: int, _: FrameType | None) -> None:
        self._signal = self._signal or number
        # Once is enough to end in order; a second time ends it outright, whatever it waits for.
        signal.signal(number, signal.SIG_DFL)

    def _drain(self) -> None:
        """Take what the terminal has not handed over: the line that was being typed."""
        self._is_drained = True
        if not self.is_terminal or not self._is_in_front():
            return
        with contextlib.suppress(OSError, termios.error):
            mode = termios.tcgetattr(self._input)
            by_key = [*mode[:3], mode[3] & ~termios.ICANON, *mode[4:6], [*mode[6]]]
            by_key[6][termios.VMIN], by_key[6][termios.VTIME] = 0, 0
            termios.tcsetattr(self._input, termios.TCSANOW, by_key)
            try:
                self._buffer += os.read(self._input, _AT_ONCE)
            finally:
                termios.tcsetattr(self._input, termios.TCSANOW, mode)

    @contextlib.contextmanager
    def _keeping_begun_lines(self) -> Iterator[None]:
        try:
            mode = termios.tcgetattr(self._input) if self.is_terminal else None
        except (OSError, termios.error):
            mode = None
        if mode is None or not self._is_in_front():
            yield
            return
        keeping = [*mode[:3], mode[3] | termios.NOFLSH, *mode[4:]]
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._input, termios.TCSANOW, keeping)
        try:
            yield
        finally:
            if self._is_in_front():
                with contextlib.suppress(OSError, termios.error):
                    termios.tcsetattr(self._input, termios.TCSANOW, mode)

    def _is_in_front(self) -> bool:
        """Whether the terminal may be set: from the background that would suspend the program."""
        try:
            return os.tcgetpgrp(self._input) == os.getpgrp()
        except OSError:
            return True


def _text(line: bytes) -> str:
    """Return the line's text: UTF-8 if it can be that, else what the terminal says it writes."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
        return line.decode(encoding, "replace")
