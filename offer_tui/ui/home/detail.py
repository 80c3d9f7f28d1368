"""More about the chosen row, below the list where there is room; read once it rests there."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.timer import Timer

from offer_tui.model.summary import HomeRow
from offer_tui.store.reading import FileProblem
from offer_tui.ui.home.columns import WIDE
from offer_tui.ui.home.ways import WaysFromHome
from offer_tui.ui.rows import Row

if TYPE_CHECKING:
    from offer_tui.ui.appraisal import Appraised

_RESTS = 0.15
"""Seconds for which a row is chosen before more about it is read."""


class HomeDetail(WaysFromHome):
    """Reads what there is to say of the row that is chosen."""

    @dataclass
    class Detail(Message):
        """More is known about an opportunity."""

        appraised: Appraised

    def __init__(self, rows: tuple[HomeRow, ...]) -> None:
        super().__init__(rows)
        self._detail: Appraised | None = None
        self._wanted = ""
        self._resting: Timer | None = None

    def forget(self) -> None:
        """Read it again: the files may say something else."""
        super().forget()
        self._wanted = ""

    def want_detail(self, slug: str, width: int) -> Sequence[Row]:
        """Return more about the chosen row where there is room, reading it if need be."""
        if width < WIDE or not slug or self.asked is not None:
            return ()
        if slug != self._wanted and self.shelf.is_read:
            self._wanted = slug
            if self._resting is not None:
                self._resting.stop()
            # Not for every row that is passed on the way to another one.
            self._resting = self.set_timer(_RESTS, lambda: self._ask(slug))
        if self._detail is None or self._detail.slug != slug:
            return ()
        from offer_tui.ui.opportunity.layout import detail  # noqa: PLC0415 - after the first paint

        return detail(self._detail, self.now(), width, letters=self.desk_app.letters)

    def _ask(self, slug: str) -> None:
        self.run_worker(
            lambda: self._read_more(slug), thread=True, group="detail", exclusive=True,
            exit_on_error=False,
        )  # fmt: skip

    def _read_more(self, slug: str) -> None:
        with contextlib.suppress(FileProblem, LookupError):  # the list says what is wrong
            self.post_message(self.Detail(self.desk_app.desk.appraised(slug)))

    def on_home_detail_detail(self, message: Detail) -> None:
        """Draw it, if it is still the chosen one."""
        if message.appraised.slug == self._wanted:
            self._detail = message.appraised
            self.draw()
