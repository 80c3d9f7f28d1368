"""Files of records: loaded with what is wrong named, saved with what changed underneath kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from offer_tui.model.merge import merge
from offer_tui.store.atomic import (
    DISK,
    Disk,
    Fingerprint,
    NotSaved,
    fingerprint_of,
    write_new,
    write_whole,
)
from offer_tui.store.content import Content
from offer_tui.store.document import Document
from offer_tui.store.places import make_folder, tighten
from offer_tui.store.reading import (
    LARGEST,
    FileProblem,
    NewerSchema,
    Source,
    TooLarge,
    in_words,
    pydantic_problem,
    read_bytes,
    source_of,
)

R = TypeVar("R", bound=BaseModel)
Step = Callable[[dict[str, Any]], dict[str, Any]]
"""A migration: values of one schema in, those of the next out; its input stays untouched."""


class TooLargeToKeep(NotSaved):
    """A record that would be larger than what is read again; trying once more changes nothing."""


@dataclass(frozen=True, eq=False)
class Kind(Generic[R]):
    """What a file holds: its model, its schema now, and the steps from older ones."""

    model: type[R]
    schema: int
    steps: Mapping[int, Step] = field(default_factory=dict)
    """By the schema a step begins with."""
    is_read_back: bool = False
    """Whether a new text is read before it is written. For files that change seldom: a round is
    written at every tick, and its text is proved block by block."""


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record as it was read, and the text it was read from."""

    record: R
    source: Source
    migrated: bool = False


@dataclass(frozen=True)
class Saved(Generic[R]):
    """What is on the disk now, and what the person should hear of.

    ``record`` has more than was handed in where another program's change was joined to it; then
    ``generation`` is a new one, and who goes on from ``record`` says so by handing it in again.
    """

    record: R
    submitted: R
    """What was handed in: the base on which a later change can be joined to ``record``."""
    generation: int = 0
    notices: tuple[str, ...] = ()


def load(path: Path, kind: Kind[R]) -> Loaded[R]:
    """Return the file's record. Raises FileProblem, of a newer schema NewerSchema."""
    return parse(path, read_bytes(path), kind)


def parse(path: Path, content: bytes, kind: Kind[R]) -> Loaded[R]:
    """Return the record that these bytes of the file say. Raises FileProblem.

    To open a round, its file is read to list it, to lock it, and under the lock; the same bytes are
    parsed only once, since a long one takes as long as a person can feel.
    """
    return _parsed(path, content, kind)


@lru_cache(maxsize=16)
def _parsed(path: Path, content: bytes, kind: Kind[Any]) -> Loaded[Any]:
    source = source_of(path, content)
    data = _migrated(source, kind)
    try:
        record = kind.model.model_validate(data)
    except ValidationError as error:
        raise pydantic_problem(source, error) from error
    return Loaded(record, source, migrated=data is not source.data)


class RecordFile(Generic[R]):
    """A record's file while it is written: what is known to be in it, and the text of it."""

    def __init__(
        self,
        path: Path,
        kind: Kind[R],
        loaded: Loaded[R] | None,
        record: R,
        content: Content,
        *,
        disk: Disk = DISK,
    ) -> None:
        self.path = path
        self.generation = 0
        self._kind = kind
        self._disk = disk
        self._record = record
        self._content = content
        self._attempted = content
        self._set_aside: bytes | None = None
        self._notices: list[str] = []
        self._fingerprint: Fingerprint | None = None
        self._submitted: dict[int, R] = {0: record}
        self._document = (
            Document.of(loaded.source, record, migrated=loaded.migrated)
            if loaded
            else Document(record)
        )

    @classmethod
    def opened(cls, path: Path, kind: Kind[R], disk: Disk = DISK) -> RecordFile[R]:
        """Open a file for writing, and keep it from the eyes of others. Raises FileProblem."""
        content = read_bytes(path)
        loaded = parse(path, content, kind)
        tighten(path)
        return cls(path, kind, loaded, loaded.record, Content((content,)), disk=disk)

    @classmethod
    def created(cls, path: Path, kind: Kind[R], record: R, disk: Disk = DISK) -> RecordFile[R]:
        """Write a record under a name that nothing has. Raises FileExistsError and NotSaved."""
        content = _fitting(path, Document(record).parts_for(record))
        write_new(path, content.parts, disk)
        return cls(path, kind, None, record, content, disk=disk)

    @property
    def record(self) -> R:
        """The record as it is on the disk, as far as is known."""
        return self._record

    def save(self, record: R, generation: int = 0) -> Saved[R]:
        """Put the record on the disk, joined with what another program changed there meanwhile.

        ``generation`` is that of the last ``Saved`` whose record the caller went on from. What
        cannot be joined is kept beside the file. Raises NotSaved; the record then can be handed in
        again, or a later one instead.
        """
        self._look_underneath()
        ours = record
        if generation != self.generation:
            joined = merge(self._submitted[generation], record, self._record)
            if joined is None:
                self._keep_beside(bytes(self._content))
            ours = joined or record
        content = _fitting(self.path, self._document.parts_for(ours))
        if self._kind.is_read_back and not _says(content, ours, self._kind):
            self._document = Document(ours)
            content = _fitting(self.path, self._document.parts_for(ours))
        if content != self._content or self._fingerprint is None:
            self._write(content)
        self._record = self._submitted[self.generation] = ours
        self._submitted[generation] = record
        notices, self._notices = tuple(self._notices), []
        return Saved(ours, record, self.generation, notices)

    def settle(self) -> None:
        """Do what a write leaves to be done, and nobody has to wait for."""
        self._disk.settle()

    def move(self, path: Path) -> None:
        """Go on under a name that nothing has. Raises NotSaved; then the old name stands."""
        try:
            self.path.rename(path)
        except OSError as error:
            raise NotSaved(self.path, in_words(error)) from error
        before, self.path = self.path, path
        for folder in (path.parent, before.parent):
            with contextlib.suppress(OSError):  # the file is whole in either; a save syncs it again
                self._disk.sync_folder(folder)

    def _write(self, content: Content) -> None:
        self._attempted = content
        self._fingerprint = write_whole(self.path, content.parts, self._disk)
        self._content = content

    def _look_underneath(self) -> None:
        """Take in what another program did to the file."""
        try:
            now = fingerprint_of(self.path)
            if now == self._fingerprint and now is not None:
                return
            if now is None:
                make_folder(self.path.parent)
                self._fingerprint = None
                self._say("was deleted by another program, and was written again.")
                return
            content = Content((read_bytes(self.path),))
        except TooLarge:
            self._move_aside()
            return
        except FileProblem as error:
            raise NotSaved(self.path, error.what) from error
        except OSError as error:
            raise NotSaved(self.path, in_words(error)) from error
        if content != self._content and content == self._attempted:
            self._fingerprint = None  # it was not synced: it is written once more
            return
        if content != self._content:
            self._take_in(bytes(content))
        self._fingerprint = now

    def _take_in(self, content: bytes) -> None:
        try:
            theirs = parse(self.path, content, self._kind)
        except FileProblem:
            theirs = None
        if theirs and _id(theirs.record) == _id(self._record):
            self._record = theirs.record
            self._document = Document.of(theirs.source, theirs.record, migrated=theirs.migrated)
            self.generation += 1
            self._say("was changed in another program, and that was taken in.")
        else:
            self._keep_beside(content)
        self._content = Content((content,))

    def _keep_beside(self, content: bytes) -> None:
        """Keep bytes that ours take the place of, under a name that no one reads as a session."""
        if content == self._set_aside:
            return
        for path in _beside(self.path):
            try:
                write_new(path, content, self._disk)
            except FileExistsError:
                continue
            self._set_aside = content
            self._say(f"was changed in another program. That version is kept as {path.name}.")
            return

    def _move_aside(self) -> None:
        target = next(path for path in _beside(self.path) if not path.exists())
        try:
            self.path.rename(target)
        except OSError as error:
            raise NotSaved(self.path, in_words(error)) from error
        self._fingerprint = None
        self._say(f"was made too large by another program. That version is kept as {target.name}.")

    def _say(self, what: str) -> None:
        notice = f"{self.path.name} {what}"
        if notice not in self._notices:
            self._notices.append(notice)


def _says(content: Content, record: R, kind: Kind[R]) -> bool:
    """Whether the text says the record, to the last value."""
    try:
        return kind.model.model_validate(tomllib.loads(bytes(content).decode())) == record
    except (ValueError, RecursionError):
        return False


def _migrated(source: Source, kind: Kind[R]) -> dict[str, Any]:
    schema = source.data.get("schema")
    line = source.line_of("schema")
    if schema is None:
        mend = f"add a line at the top: schema = {kind.schema}"
        raise FileProblem(source.path, "this key is missing", mend, key="schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        mend = f"write schema = {kind.schema}"
        raise FileProblem(source.path, "this is no schema", mend, line=line, key="schema")
    if schema > kind.schema:
        what = f"schema {schema} is newer than this version, which knows {kind.schema}"
        mend = "update offer-tui; the file is left as it is"
        raise NewerSchema(source.path, what, mend, line=line, key="schema")
    data = source.data
    for number in range(schema, kind.schema):
        data = {**kind.steps[number](data), "schema": number + 1}
    return data


def _fitting(path: Path, parts: Sequence[bytes]) -> Content:
    content = Content(parts)
    if content.size > LARGEST:
        why = f"it would be larger than {LARGEST:,} bytes, and could not be read again"
        raise TooLargeToKeep(path, why)
    return content


def _beside(path: Path) -> Iterator[Path]:
    time = dt.datetime.now().astimezone().strftime("%Y%m%dT%H%M%S")
    for number in itertools.count(1):
        again = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.stem}.conflict-{time}{again}.toml")


def _id(record: BaseModel) -> object:
    return getattr(record, "id", None)
