"""A letter in the person's own editor: through a file that only they can read, gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from offer_tui.letters.sendable import LONGEST, sendable
from offer_tui.store.encodings import text_of
from offer_tui.store.reading import FileProblem, Missing, in_words, read_bytes

if TYPE_CHECKING:
    from textual.app import App

_LARGEST = 20_000_000
"""Bytes that are still looked at: whatever an editor wrote is to be kept."""
_FOR_THE_EDITOR = (signal.SIGINT, signal.SIGQUIT)
"""Signals of keys that the terminal sends to all that run in it."""
_NAME = "letter.txt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back: the text, changed or not, and what there is to say."""

    text: str
    said: str = ""
    unreadable: bytes = b""
    """What the editor wrote, if that is no text."""


def editor_command(environment: Mapping[str, str] | None = None) -> Sequence[str]:
    """Return the words of the person's editor; none where none is named."""
    known = os.environ if environment is None else environment
    named = known.get("VISUAL") or known.get("EDITOR") or ""
    try:
        return shlex.split(named)
    except ValueError:
        return [named]


def edited(app: App[str], text: str) -> Outcome:
    """Return what the person makes of the text in their editor; the app waits meanwhile.

    Whatever becomes of the editor, the text that went in is not lost.
    """
    from textual.app import SuspendNotSupported  # noqa: PLC0415 - when it is asked

    command = editor_command()
    if not command:
        return Outcome(text, "No $EDITOR is set: enter writes it here.")
    try:
        with app.suspend():
            return edited_in(command, text)
    except SuspendNotSupported:
        return Outcome(text, "This terminal cannot be handed over: enter writes it here.")


def edited_in(command: Sequence[str], text: str) -> Outcome:
    """Return what the command makes of a file with the text."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="offer-tui-"))
    except OSError as error:
        return Outcome(text, f"No file could be made for the editor: {in_words(error)}.")
    try:
        return _edited(command, folder / _NAME, text)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _edited(command: Sequence[str], path: Path, text: str) -> Outcome:
    given = text.encode(errors="replace")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(given)
    except OSError as error:
        return Outcome(text, f"No file could be made for the editor: {in_words(error)}.")
    said = _run([*command, str(path)])
    try:
        content = read_bytes(path, _LARGEST)
    except Missing:
        return Outcome(text, said or "The editor left no letter behind; it is as it was.")
    except FileProblem as problem:
        return Outcome(text, f"What the editor left cannot be taken: {problem.what}.")
    if content == given:
        return Outcome(text, said or "Nothing was changed.")
    return _taken(text, content, said)


def _taken(text: str, content: bytes, said: str) -> Outcome:
    """Return the text with what the editor wrote in its place, if that is a letter."""
    words = text_of(content)
    if words is None or "\0" in words:
        return Outcome(text, "What the editor wrote is no text; the letter is as it was.", content)
    if len(words) > LONGEST:
        return Outcome(text, "What the editor wrote is more than a letter holds.", content)
    if not words.strip():
        return Outcome(text, "The editor left it empty; the letter is as it was.")
    # Editors end the last line; whoever writes here does not see that they did.
    ended = sendable(words).rstrip("\n") + "\n" * (len(text) - len(text.rstrip("\n")))
    return Outcome(ended, f"{said} What it saved is here, ctrl+z takes it back." if said else "")


def _run(command: Sequence[str]) -> str:
    """Run the editor until it ends, and return what went wrong."""
    with _left_to_the_editor():
        try:
            status = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own
        except FileNotFoundError:
            return f"There is no editor {command[0][:60]}; the letter is as it was."
        except (OSError, ValueError) as error:
            why = in_words(error) if isinstance(error, OSError) else "its name holds a zero byte"
            return f"The editor {command[0][:60]} could not be run: {why}."
    if status < 0:
        return f"The editor was ended by signal {-status}."
    return f"The editor ended with status {status}." if status else ""


@contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Leave ctrl+c and the like to the editor; a handler, since what is ignored is inherited."""

    def pass_over(_: int, __: FrameType | None) -> None:
        return

    before = {number: signal.signal(number, pass_over) for number in _FOR_THE_EDITOR}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
