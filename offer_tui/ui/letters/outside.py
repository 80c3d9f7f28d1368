"""A letter in the person's own editor: through a file that only they can read, gone afterwards.

What an editor that fails leaves beside it, as its own way back to what was typed, is kept.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from offer_tui.letters.sendable import LONGEST, sendable
from offer_tui.store.atomic import NotSaved
from offer_tui.store.encodings import text_of
from offer_tui.store.letter_texts import LARGEST_LEFT
from offer_tui.store.reading import FileProblem, Missing, in_words, read_bytes

if TYPE_CHECKING:
    from textual.app import App

_FOR_THE_EDITOR = (signal.SIGINT, signal.SIGQUIT)
"""Signals of keys that the terminal sends to all that run in it."""
_ENDINGS = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end this program; they are dealt with as soon as the editor has ended."""
_A_MOMENT = 0.5
"""Seconds in which a shell or the terminal tells an editor itself that its window was closed."""
_NAME = "letter.txt"
Keep = Callable[[str, bytes], Path]
"""Keeps a file of that name that an editor left, and returns where. Raises NotSaved."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back: the text, changed or not, and what there is to say."""

    text: str
    said: str = ""
    left: tuple[Path, ...] = ()
    """Where that is what else the editor left, if it failed or what it wrote is no letter."""


def editor_command(environment: Mapping[str, str] | None = None) -> Sequence[str]:
    """Return the words of the person's editor; none where none is named."""
    known = os.environ if environment is None else environment
    named = known.get("VISUAL") or known.get("EDITOR") or ""
    try:
        return shlex.split(named)
    except ValueError:
        return [named]


class _Wants(Enum):
    """What of an editor's folder is worth keeping."""

    NOTHING = 0
    OTHERS = 1
    """All but the letter itself: that was taken, or is as it was."""
    ALL = 2

    def takes(self, path: Path) -> bool:
        """Whether that is to be kept."""
        return self is _Wants.ALL or (self is _Wants.OTHERS and path.name != _NAME)


@dataclass(frozen=True, slots=True)
class _Run:
    """How the editor ended."""

    failure: str = ""
    is_ended: bool = False
    """Whether this program is to end, too."""


def edited(app: App[str], text: str, keep: Keep) -> Outcome:
    """Return what the person makes of the text in their editor; the app waits meanwhile.

    Whatever becomes of the editor, the text that went in is not lost.
    """
    from textual.app import SuspendNotSupported  # noqa: PLC0415 - when it is asked

    command = editor_command()
    if not command:
        return Outcome(text, "No $EDITOR is set: enter writes it here.")
    outcome = None
    try:
        with app.suspend():
            outcome = edited_in(command, text, keep)
    except SuspendNotSupported:
        return Outcome(text, "This terminal cannot be handed over: enter writes it here.")
    except OSError:
        if outcome is None:
            raise
        # The terminal is gone, and the program ends by that; what the editor made of it stays.
    return outcome


def edited_in(command: Sequence[str], text: str, keep: Keep) -> Outcome:
    """Return what the command makes of a file with the text."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="offer-tui-"))
    except OSError as error:
        return Outcome(text, f"No file could be made for the editor: {in_words(error)}.")
    outcome, wants = _edited(command, folder / _NAME, text)
    known = {one.encode(errors="replace").strip() for one in ("", text, outcome.text)}
    left = _left(folder, known, wants, keep)
    if folder not in left:
        shutil.rmtree(folder, ignore_errors=True)
    if not left:
        return outcome
    where = " and ".join(map(str, left))
    return replace(outcome, said=f"{outcome.said} What it left is in {where}".strip(), left=left)


def _left(folder: Path, known: set[bytes], wants: _Wants, keep: Keep) -> tuple[Path, ...]:
    """Keep what the editor left that is not known, and return where: at worst where it is."""
    kept: list[Path] = []
    for path in sorted(folder.rglob("*")):
        # Links are locks of editors: they lead nowhere.
        if path.is_symlink() or not path.is_file() or not wants.takes(path):
            continue
        try:
            content = read_bytes(path, LARGEST_LEFT)
            if content.strip() not in known:
                kept.append(keep(path.name, content))
        except (FileProblem, NotSaved, OSError):
            kept.append(folder)
    return tuple(dict.fromkeys(kept))


def _edited(command: Sequence[str], path: Path, text: str) -> tuple[Outcome, _Wants]:
    given = text.encode(errors="replace")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(given)
    except OSError as error:
        why = f"No file could be made for the editor: {in_words(error)}."
        return Outcome(text, why), _Wants.NOTHING
    run = _run([*command, str(path)])
    others = _Wants.OTHERS if run.failure or run.is_ended else _Wants.NOTHING
    try:
        content = read_bytes(path, LARGEST_LEFT)
    except Missing:
        said = run.failure or "The editor left no letter behind; it is as it was."
        return Outcome(text, said), others
    except FileProblem as problem:
        return Outcome(text, f"What the editor left cannot be taken: {problem.what}."), _Wants.ALL
    if content == given:
        return Outcome(text, run.failure or "Nothing was changed."), others
    outcome = _taken(text, content, run.failure)
    return outcome, others if outcome.text != text else _Wants.ALL


def _taken(text: str, content: bytes, failure: str) -> Outcome:
    """Return the text with what the editor wrote in its place, if that is a letter."""
    words = text_of(content)
    if words is None or "\0" in words:
        return Outcome(text, "What the editor wrote is no text; the letter is as it was.")
    if len(words) > LONGEST:
        return Outcome(text, "What the editor wrote is more than a letter holds.")
    if not words.strip():
        return Outcome(text, "The editor left it empty; the letter is as it was.")
    # Editors end the last line; whoever writes here does not see that they did.
    ended = sendable(words).rstrip("\n") + "\n" * (len(text) - len(text.rstrip("\n")))
    said = f"{failure} What it saved is here, ctrl+z takes it back." if failure else ""
    return Outcome(ended, said)


def _run(command: Sequence[str]) -> _Run:
    """Run the editor until it ends, and return how it did."""
    with _left_to_the_editor() as ending:
        try:
            status = _status(command, ending)
        except FileNotFoundError:
            return _Run(f"There is no editor {command[0][:60]}; the letter is as it was.")
        except (OSError, ValueError) as error:
            why = in_words(error) if isinstance(error, OSError) else "its name holds a zero byte"
            return _Run(f"The editor {command[0][:60]} could not be run: {why}.")
    if status < 0:
        return _Run(f"The editor was ended by signal {-status}.", bool(ending.signals))
    failure = f"The editor ended with status {status}." if status else ""
    return _Run(failure, bool(ending.signals))


def _status(command: Sequence[str], ending: _Ending) -> int:
    with subprocess.Popen(command) as process:  # noqa: S603 - the person's own
        ending.process = process
        while True:
            # A signal that another thread took wakes no wait: its handler runs between two waits.
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(_A_MOMENT)


class _Ending:
    """The signals that came meanwhile and end this program; the loop hears of them, too.

    It is woken by any signal that has a handler.
    """

    def __init__(self) -> None:
        self.signals: list[int] = []
        self.process: subprocess.Popen[bytes] | None = None
        self._timer: threading.Timer | None = None

    def note(self, number: int, _: FrameType | None) -> None:
        """Note the signal; an editor whose terminal is gone is told, if nobody else does that."""
        self.signals.append(number)
        if number == signal.SIGHUP and self._timer is None:
            self._timer = threading.Timer(_A_MOMENT, self._tell)
            self._timer.daemon = True
            self._timer.start()

    def _tell(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGHUP)

    def over(self) -> None:
        """Tell nobody any more."""
        if self._timer is not None:
            self._timer.cancel()


@contextmanager
def _left_to_the_editor() -> Iterator[_Ending]:
    """Leave ctrl+c and the like to the editor; a handler, since what is ignored is inherited."""

    def pass_over(_: int, __: FrameType | None) -> None:
        return

    ending = _Ending()
    handlers = {**dict.fromkeys(_FOR_THE_EDITOR, pass_over), **dict.fromkeys(_ENDINGS, ending.note)}
    before = {number: signal.signal(number, one) for number, one in handlers.items()}
    try:
        yield ending
    finally:
        ending.over()
        for number, handler in before.items():
            signal.signal(number, handler)
