"""A letter to which the person adds what is not known, and in which they choose the promises."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.letters.addition import ADDITIONS, ASKED_FIRST, Addition, additions, value_of
from offer_tui.letters.facts import chosen
from offer_tui.letters.kind import kind_named
from offer_tui.model.opportunity import Promise
from offer_tui.preparation.promises import standing
from offer_tui.ui.asking import Asked
from offer_tui.ui.letters import words
from offer_tui.ui.letters.drafting import DraftingScreen
from offer_tui.ui.letters.listing import title_of
from offer_tui.ui.rows import Key


class AddingScreen(DraftingScreen):
    """Asks in the line at the bottom; what is answered is remembered in the letter alone."""

    def drafted(self, *, is_first: bool) -> None:
        """Ask at once for what a letter of this kind says little without."""
        if not is_first or self.own is not None or self.shown is None or self.asked:
            return
        if self.app.screen is not self:
            return
        if option := ASKED_FIRST.get(self.kind):
            self._ask_for(ADDITIONS[option])
        elif kind_named(self.kind).needs_promise and len(self._open_promises()) > 1:
            self._choose_promises()

    def action_add(self, digit: int) -> None:
        """Ask for what goes with that digit."""
        if self.shown is None or self.draft is None:
            return
        given = self.shown.record(self.now().date())
        known = additions(self.draft.drafted.letter, given)
        if digit > len(known):
            return
        self.notice = ""
        match known[digit - 1]:
            case Addition(option="--promise"):
                self._choose_promises()
            case Addition(option="--with-market") as market:
                self.add(market.takes(self.added, "", given))
            case other:
                self._ask_for(other)

    def clicked_add(self, digit: str) -> None:
        """Ask for what was clicked."""
        if digit:
            self.action_add(int(digit))

    def _ask_for(self, addition: Addition) -> None:
        if self.shown is None or self.draft is None:
            return
        given = self.shown.record(self.now().date())
        value = value_of(addition, self.added, self.draft.facts, given)

        def answer(typed: str) -> None:
            if not addition.refuses(typed, given):
                self.put_away()
                self.add(addition.takes(self.added, typed, given))

        def says(typed: str) -> str:
            return addition.refuses(typed, given) or words.beside(addition, given)

        keys = (Key("enter", "puts it in"), Key("esc", "leaves it out"))
        self.ask(Asked(f"{addition.asks} ›", keys, answer, lambda: value, says))

    def _open_promises(self) -> list[Promise]:
        if self.shown is None:
            return []
        return chosen(kind_named(self.kind), self.shown.opportunity, self.shown.sessions)

    def _choose_promises(self) -> None:
        if self.shown is None:
            return
        from offer_tui.ui.letters.choosing import ChoiceScreen  # noqa: PLC0415 - when it is asked

        taken = self.added.promises or self._open_promises()
        standings = standing(self.shown.opportunity, self.shown.sessions)
        ids = frozenset(one.id for one in taken)
        title = title_of(self.shown.opportunity, self.kind)
        self.app.push_screen(ChoiceScreen(title, standings, ids, self._promises_chosen))

    def _promises_chosen(self, promises: tuple[Promise, ...]) -> None:
        self.add(replace(self.added, promises=promises))
