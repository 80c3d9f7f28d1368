"""What is said to the person: sentences, a prompt, and nothing that moves a cursor."""

from __future__ import annotations

import os
import sys

from offer_tui.cli.output import say

PROMPT = "> "
_ROWS = 50
"""Rows to push out of view where the terminal does not tell how many it has."""


class Mouth:
    """Says sentences, a line each; when nobody listens any more it falls silent."""

    def __init__(self, *, prompts: bool) -> None:
        self._prompts = prompts
        self.is_deaf = False
        """Whether the output cannot be written any more."""

    def say(self, *sentences: str) -> None:
        """Say a few lines."""
        self._try(lambda: say(sentence for sentence in sentences if sentence))

    def prompt(self) -> None:
        """Ask for a line, where a person types them."""
        if self._prompts:
            self._try(lambda: print(PROMPT, end="", flush=True))

    def end_line(self) -> None:
        """Go to a line of its own, where the prompt still waits for one."""
        if self._prompts:
            self._try(lambda: print(flush=True))

    def push_out_of_view(self) -> None:
        """Move all that was said out of view, where there is a view."""
        if not sys.stdout.isatty():
            return
        try:
            rows = os.get_terminal_size(sys.stdout.fileno()).lines or _ROWS
        except OSError:
            rows = _ROWS
        self._try(lambda: print("\n" * rows, flush=True))

    def _try(self, speak: object) -> None:
        if self.is_deaf or not callable(speak):
            return
        try:
            speak()
        except OSError:
            self.is_deaf = True
            _let_go_of_output()


def _let_go_of_output() -> None:
    """Let what is left in the output's buffer go nowhere, or Python would complain of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
