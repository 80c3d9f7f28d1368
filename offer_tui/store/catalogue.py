"""The catalogue of signals, put together from the shipped files and the person's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from offer_tui.model.signal import THEME_BY_ID, Catalogue
from offer_tui.store.reading import FileProblem, Source, in_words, read_toml
from offer_tui.store.signal_checks import Fault, code_fault, nearest_words, suggestion
from offer_tui.store.signal_entry import Entry, faults, signal_of

VERSION = "1"
"""Set by hand: raised when shipped signals are added, taken out or weighed anew."""

SHIPPED = Path(__file__).parents[1] / "data" / "signals"
"""The folder of the signals that come with the application."""

UNCHANGEABLE = ("code", "theme", "polarity", "pair")
"""What a ``[[change]]`` leaves alone: with another of these it would be another signal."""


def load_catalogue(own: Path | None = None) -> tuple[Catalogue, tuple[FileProblem, ...]]:
    """Return the shipped signals joined by those in the folder ``own``, and what is wrong there.

    A file or an entry that cannot be used is named among the problems, and all others work. The
    catalogue's version ends in a digest of what was used, so that an evaluation can say by which
    weights it was made. Nothing is raised and nothing is written.
    """
    shelf = _Shelf()
    shelf.add_folder(SHIPPED, own=False)
    if not shelf:
        what = "the signals that come with the app are not there"
        shelf.problems.append(FileProblem(SHIPPED, what, "install it again"))
    if own is not None:
        shelf.add_folder(own, own=True)
    return shelf.catalogue(), tuple(shelf.problems)


def nearest(catalogue: Catalogue, text: str) -> list[str]:
    """Return the ids, at most three, of the signals that the text may have meant, nearest first."""
    wanted = " ".join(text.casefold().replace("-", " ").split())
    if not wanted:
        return []
    names: dict[str, str] = {}
    for signal in catalogue:
        for name in (signal.yes, signal.no, signal.id.replace("-", " ")):
            names[name.casefold()] = signal.id
    inside = [name for name in names if wanted in name]
    alike = nearest_words(wanted, names, count=6)
    return list(dict.fromkeys(names[name] for name in inside + alike))[:3]


class _Shelf:
    """What has been gathered so far; filled once, by ``load_catalogue``."""

    def __init__(self) -> None:
        self.problems: list[FileProblem] = []
        self._entries: dict[str, Entry] = {}
        self._own: set[str] = set()
        self._values: dict[str, dict[str, Any]] = {}
        self._hidden: set[str] = set()
        self._changes: list[Entry] = []

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add_folder(self, folder: Path, *, own: bool) -> None:
        """Take the signals files of a folder, in the order of their names."""
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        except FileNotFoundError:
            return
        except OSError as error:
            what = f"it cannot be read: {in_words(error)}"
            self.problems.append(FileProblem(folder, what, "look at it in another program"))
            return
        for path in paths:
            if not path.name.startswith("."):
                self._add_file(path, own=own)

    def _add_file(self, path: Path, *, own: bool) -> None:
        """Take the file's signals, and keep its changes for the end."""
        try:
            source = read_toml(path)
        except FileProblem as problem:
            self.problems.append(problem)
            return
        self._note_stray_keys(source)
        theme = self._theme_of(source)
        for entry in self._entries_of(source, "signal"):
            if theme is not None or "theme" in entry.values:
                self._add(entry, {"theme": theme, **entry.values}, own=own)
        self._changes.extend(self._entries_of(source, "change"))

    def catalogue(self) -> Catalogue:
        """Return what was gathered, with the changes laid over it and codes and pairs checked."""
        for change in self._changes:
            self._change(change)
        for name in self._hidden:
            self._values.pop(name, None)
        self._settle_codes()
        self._settle_pairs()
        signals = tuple(
            signal_of(values, own=name in self._own) for name, values in self._values.items()
        )
        ordered = Catalogue(signals, "")
        return Catalogue(ordered.signals, f"{VERSION}.{_digest(ordered)}")

    def _note_stray_keys(self, source: Source) -> None:
        for key in sorted(source.data.keys() - {"theme", "signal", "change"}):
            what = "no signals file has this key"
            mend = suggestion(key, ("theme", "[[signal]]", "[[change]]"))
            self.problems.append(_at_top(source, key, (what, mend)))

    def _theme_of(self, source: Source) -> str | None:
        """Return the theme at the file's top; "" where none is given, None where it is unusable."""
        theme = source.data.get("theme", "")
        if isinstance(theme, str) and (not theme or theme in THEME_BY_ID):
            return theme
        fault = (f'there is no theme "{theme}"', suggestion(str(theme), THEME_BY_ID))
        self.problems.append(_at_top(source, "theme", fault))
        return None

    def _entries_of(self, source: Source, kind: Literal["signal", "change"]) -> Iterator[Entry]:
        tables = source.data.get(kind, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            fault = (f"this is no list of {kind}s", f"write its heading as [[{kind}]]")
            self.problems.append(_at_top(source, kind, fault))
            return
        for index, table in enumerate(tables):
            yield Entry(source, kind, index, table)

    def _add(self, entry: Entry, values: dict[str, Any], *, own: bool) -> None:
        if not values["theme"]:
            del values["theme"]
        if "hidden" in values:
            fault = ("only a [[change]] hides a signal", "take the line out")
            self.problems.append(entry.problem("hidden", fault))
        problems, usable = faults(entry, values)
        self.problems.extend(problems)
        if not usable:
            return
        name = values["id"]
        if name in self._entries:
            mend = "give it another id; to alter a signal that is there, write [[change]]"
            self.problems.append(entry.problem("id", (f'there is a signal "{name}" already', mend)))
            return
        self._entries[name] = entry
        self._values[name] = values
        if own:
            self._own.add(name)

    def _change(self, entry: Entry) -> None:
        name = entry.values.get("id")
        if not isinstance(name, str) or name not in self._values:
            self.problems.append(entry.problem("id", self._no_such(name)))
            return
        if fixed := [key for key in UNCHANGEABLE if key in entry.values]:
            fault = ("this cannot be changed", "take the line out; hide it and write a new signal")
            self.problems.extend(entry.problem(key, fault) for key in fixed)
            return
        values = {**self._values[name], **entry.values}
        problems, usable = faults(entry, values)
        self.problems.extend(problems)
        if not usable:
            return
        self._values[name] = values
        if "hidden" in entry.values:
            (self._hidden.add if values["hidden"] else self._hidden.discard)(name)

    def _settle_codes(self) -> None:
        """Take the code from every signal that cannot have it; the first to come keeps it."""
        taken: set[str] = set()
        for name, values in self._values.items():
            if "code" not in values:
                continue
            if fault := code_fault(values["code"], values["theme"], taken):
                self.problems.append(self._entries[name].problem("code", fault))
                del values["code"]
            else:
                taken.add(values["code"])

    def _settle_pairs(self) -> None:
        """Part every pair that is none; where a partner is hidden, the other stands alone."""
        parted = []
        for name, values in self._values.items():
            if "pair" not in values:
                continue
            fault = self._pair_fault(name, values)
            if fault:
                self.problems.append(self._entries[name].problem("pair", fault))
            if fault or values["pair"] in self._hidden:
                parted.append(values)
        for values in parted:
            del values["pair"]

    def _pair_fault(self, name: str, values: dict[str, Any]) -> Fault | None:
        partner = values["pair"]
        if partner in self._hidden:
            return None
        if partner not in self._values:
            return self._no_such(partner)
        other = self._values[partner]
        if other.get("pair") != name:
            return f'"{partner}" does not name it in turn', f'add pair = "{name}" there'
        if other["theme"] != values["theme"]:
            return f'"{partner}" is of another theme', "pair signals of one theme"
        if other["polarity"] == values["polarity"]:
            return f'"{partner}" speaks the same way', "pair a red signal and a green one"
        return None

    def _no_such(self, name: object) -> Fault:
        if name is None:
            return "this key is missing", "add a line that names the signal to change"
        near = nearest_words(str(name), self._values)
        mend = f'did you mean "{near[0]}"?' if near else "`offer-tui signals` lists them all"
        return f'there is no signal "{name}"', mend


def _at_top(source: Source, key: str, fault: Fault) -> FileProblem:
    return FileProblem(source.path, *fault, line=source.line_of(key), key=key)


def _digest(catalogue: Catalogue) -> str:
    return hashlib.sha256(repr(catalogue.signals).encode()).hexdigest()[:10]
