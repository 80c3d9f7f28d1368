"""The ways from home to the other screens: what comes next for a row, and what its keys open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from offer_tui.model.summary import HomeRow
from offer_tui.ui.home.agenda import Due
from offer_tui.ui.home.next_step import NextStep, next_step
from offer_tui.ui.home.reading import HomeReading
from offer_tui.ui.round import RoundRequest


class WaysFromHome(HomeReading):
    """Opens what belongs to the chosen row."""

    def now(self) -> dt.datetime:
        """Return the time, to the second."""
        return self.desk_app.desk.now()

    def due(self) -> Sequence[Due]:
        """Return what is due."""
        raise NotImplementedError

    def can_go(self, way: str) -> bool:
        """Return whether a way leads anywhere from the chosen row."""
        row = self.shelf.row
        match way:
            case "look_back":
                return bool(self._to_look_back_at(row))
            case _ if row is None:
                return False
            case "decide" | "letters":
                return not row.is_unnamed
            case "debrief":
                return row.rounds > len(row.going_on)
            case "ask_for_time":
                return bool(self._to_ask(row))
            case _:
                return True

    def step(self) -> NextStep | None:
        """Return what comes next for the chosen row; None without one."""
        row = self.shelf.row
        return next_step(row, self.now()) if row is not None else None

    def action_open(self) -> None:
        """Open what comes next; what goes on only once the files say so."""
        row = self.shelf.row
        if row is None:
            return
        self.shelf.chosen = row.slug
        if row.in_progress:
            self.when_read(self._open_chosen)
        else:
            self._open_chosen()

    def _open_chosen(self) -> None:
        row, step = self.shelf.row, self.step()
        if row is None:
            return
        match step:
            case "live":
                self.desk_app.open_live(RoundRequest(row.company, row.slug, row.in_progress))
            case "prepare":
                self.desk_app.open_prepare(row.slug)
            case "debrief":
                self.action_debrief()
            case "evaluation" | "why":
                self.action_why()
            case _:
                self.open(row.slug)

    def open(self, slug: str) -> None:
        """Open an opportunity."""
        self.desk_app.open_opportunity(slug)

    def action_stand(self) -> None:
        """Show the chosen one's page: where it stands, its rounds, its dates."""
        if row := self.shelf.row:
            self.open(row.slug)

    def action_why(self) -> None:
        """Show why it was closed, or what it adds up to while it is open."""
        if (row := self.shelf.row) is None:
            return
        if row.is_closed:
            self.desk_app.open_why(row.slug)
        else:
            self.desk_app.open_evaluation(row.slug)

    def action_decide(self) -> None:
        """Write down how it ends."""
        if row := self.shelf.row:
            self.desk_app.open_decision(row.slug)

    def action_letters(self) -> None:
        """Show the letters that can be written."""
        if row := self.shelf.row:
            self.desk_app.open_letters(row.slug)

    def action_debrief(self) -> None:
        """Go through what the latest round left behind."""
        if row := self.shelf.row:
            waiting = row.undebriefed
            self.desk_app.open_debrief(row.slug, waiting.id if waiting else "")

    def action_look_back(self) -> None:
        """Look back at the decision on the chosen one, or at the one that is due."""
        if slug := self._to_look_back_at(self.shelf.row):
            self.desk_app.open_reflection(slug)

    def action_ask_for_time(self) -> None:
        """Write to the one that wants its answer before the chosen one decides."""
        if (row := self.shelf.row) and (other := self._to_ask(row)):
            self.desk_app.open_letters(other, "more-time")

    def _to_look_back_at(self, row: HomeRow | None) -> str:
        if row is not None and row.can_look_back:
            return row.slug
        return next((due.slug for due in self.due() if due.is_look_back), "")

    def _to_ask(self, row: HomeRow) -> str:
        return next((due.asks for due in self.due() if due.asks and due.slug == row.slug), "")
