"""The Prepare screen: what it lists, and what its keys do."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from offer_tui.ui.parts.form import Deed, Form
from offer_tui.ui.parts.item import Item
from offer_tui.ui.parts.screen import Definition, answering, moving
from offer_tui.ui.prepare import deeds
from offer_tui.ui.prepare.intake import IntakeScreen
from offer_tui.ui.prepare.parts import PARTS, talk_words
from offer_tui.ui.prepare.prepared import Prepared, round_of


class PrepareScreen(IntakeScreen):
    """What to find out, what to say and what to check, before a talk."""

    PARTS: ClassVar[tuple[Definition[object], ...]] = cast("tuple[Definition[object], ...]", PARTS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *moving("prepare", len(PARTS), "what comes next for the row: write it, change it, take it"),
        *answering("prepare",
                   "yes, partly, no, dodged; a promise: kept to unclear; again takes it back"),
        Binding("p", "posting", "posting", show=False, id="prepare.posting",
                tooltip="paste the posting, or name its file; again when it changes"),
        Binding("f", "first", "first", show=False, id="prepare.first",
                tooltip="ask this first; again takes that back"),
        Binding("c", "card", "card", id="prepare.card",
                tooltip="one screen for the last fifteen minutes"),
        Binding("l", "live", "live", id="prepare.live", tooltip="the round starts now"),
        Binding("w", "why", "why", show=False, id="prepare.why",
                tooltip="what it adds up to, and why"),
        Binding("t", "rounds", "rounds", show=False, id="prepare.rounds",
                tooltip="the rounds so far, and the dates"),
        Binding("escape", "back", "back", id="prepare.back", key_display="esc"),
    ]  # fmt: skip

    def heading(self, shown: Prepared) -> tuple[str, str]:
        """Return which opportunity it is, and the talk that comes next."""
        names = ["Prepare", shown.opportunity.company, shown.opportunity.role]
        return " · ".join(name for name in names if name), talk_words(shown, self.now())

    def problems(self, shown: Prepared) -> tuple[str, ...]:
        """Return what is wrong with the rounds."""
        return shown.problems

    def answer_words(self, item: Item) -> tuple[tuple[str, str], ...]:
        """Return the answers that the row takes, each with what it means."""
        return deeds.answer_words(item)

    # Doing.

    def entered(self, shown: Prepared, item: Item) -> Deed | Form | None:
        """Return what Enter does with the row."""
        return deeds.entered(shown, item, self.now(), self.new_id())

    def answered(self, shown: Prepared, item: Item, sign: str) -> Deed | None:
        """Return the change that an answer makes."""
        return deeds.answered(shown, item, sign, self.now(), self.new_id())

    def removed(self, shown: Prepared, item: Item) -> Deed | None:
        """Return the change that takes the row off its list."""
        return deeds.removed(shown, item)

    def added(self, shown: Prepared, part: str) -> Form | None:
        """Return the form for what is new in a part."""
        return deeds.new(part, self.now(), self.new_id())

    def action_first(self) -> None:
        """Ask the chosen question before the others."""
        self.do(lambda _, item: deeds.put_first(item))

    def action_posting(self) -> None:
        """Ask for the posting."""
        self.action_open_part(1)
        self.ask_for_posting()

    # Elsewhere.

    def action_card(self) -> None:
        """Show the card."""
        if self.shown is not None:
            from offer_tui.ui.prepare.card import CardScreen  # noqa: PLC0415 - when it is asked

            self.app.push_screen(CardScreen(self.shown))

    def action_live(self) -> None:
        """Begin the round now, or go on with the one that is open."""
        if self.shown is not None:
            self.desk_app.open_live(round_of(self.shown))

    def action_why(self) -> None:
        """Show what it adds up to."""
        self.desk_app.open_evaluation(self.slug)

    def action_rounds(self) -> None:
        """Show the rounds."""
        self.desk_app.open_opportunity(self.slug)
