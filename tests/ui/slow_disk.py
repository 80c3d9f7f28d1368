"""A disk that takes its time or refuses, and files read when it suits the test."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from offer_tui.store.library import Library

PATIENCE = 10.0
"""Seconds after which a thread that is held goes on all the same."""


class SlowDisk:
    """Stands in for the library's own way to change an opportunity."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._change = Library.change_opportunity
        self.why: Exception | None = None
        self.may_write = threading.Event()
        self.may_write.set()

        def change(library: Library, slug: str, step: Callable[[Any], Any]) -> Any:
            return self._apply(library, slug, step)

        monkeypatch.setattr(Library, "change_opportunity", change)

    def _apply(self, library: Library, slug: str, step: Callable[[Any], Any]) -> Any:
        self.may_write.wait(PATIENCE)
        if self.why is not None and slug == "acme":
            raise self.why
        return self._change(library, slug, step)


class SlowReading:
    """Stands in for a screen's own way to read: it reads at once, and hands it on when it may."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> None:
        self._is_wanted = False
        self.has_read = threading.Event()
        self._may_go_on = threading.Event()
        self.has_gone_on = threading.Event()
        read = getattr(kind, name)

        def slowly(*arguments: Any) -> Any:
            found = read(*arguments)
            if self._is_wanted:
                self._is_wanted = False
                self.has_read.set()
                self._may_go_on.wait(PATIENCE)
                self.has_gone_on.set()
            return found

        monkeypatch.setattr(kind, name, slowly)

    def hold_the_next(self) -> None:
        """Hold back what is read next."""
        self._is_wanted = True

    def go_on(self) -> None:
        """Hand on what was held back."""
        self._may_go_on.set()
