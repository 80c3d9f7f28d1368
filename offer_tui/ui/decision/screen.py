"""The Decision screen: what it lists, and what its keys do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from offer_tui.hindsight.doubts import doubts
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.wording import STAGE_WORDS, day_words
from offer_tui.ui.decision import deeds
from offer_tui.ui.decision.choice import CLOSE, LETTERS
from offer_tui.ui.decision.parts import PARTS
from offer_tui.ui.decision.weighing import Weighing, read_weighing
from offer_tui.ui.parts.form import Deed, Form
from offer_tui.ui.parts.item import Item
from offer_tui.ui.parts.screen import Definition, PartsScreen, moving, shifting
from offer_tui.ui.rows import Key


class DecisionScreen(PartsScreen[Weighing]):
    """A decision while it is thought through, or as it was made."""

    PARTS: ClassVar[tuple[Definition[object], ...]] = cast("tuple[Definition[object], ...]", PARTS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *moving("decision", len(PARTS), "choose it, take it up, write it"),
        *shifting("decision", "whose a reason is; foresight or reaction; how sure"),
        Binding("c", "close", "close it", show=False, id="decision.close",
                tooltip="that is the decision; what the evaluator says today is kept with it"),
        Binding("e", "letters", "letter", id="decision.letters",
                tooltip="the letter that goes with it"),
        Binding("w", "why", "why", show=False, id="decision.why",
                tooltip="what it adds up to; once closed, what was known then"),
        Binding("escape", "back", "back", id="decision.back", key_display="esc"),
    ]  # fmt: skip

    # What is shown.

    def read(self) -> Weighing:
        """Return what the files say."""
        return read_weighing(self.desk_app.desk, self.slug)

    def opportunity_of(self, shown: Weighing) -> Opportunity:
        """Return the opportunity that is decided about."""
        return shown.opportunity

    def with_opportunity(self, shown: Weighing, opportunity: Opportunity) -> Weighing:
        """Return what another state of it comes to."""
        return shown.having(opportunity)

    def heading(self, shown: Weighing) -> tuple[str, str]:
        """Return which opportunity it is, and how and when it ended."""
        opportunity = shown.opportunity
        names = ["Decide", opportunity.company, opportunity.role]
        title = " · ".join(name for name in names if name)
        if not shown.is_made:
            return title, ""
        words = STAGE_WORDS[opportunity.stage]
        if opportunity.decision is None:
            return title, words
        return title, f"{words} {day_words(opportunity.decision.on, shown.today)}"

    def problems(self, shown: Weighing) -> tuple[str, ...]:
        """Return what is wrong with the files."""
        return (*doubts(shown.opportunity), *shown.appraised.problems)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: a decision that was made is read, and not changed."""
        if self.shown is None:
            return super().check_action(action, parameters)
        match action:
            case "close":
                return not self.shown.is_made and self.shown.decision.stage is not None
            case "letters":
                return self.shown.is_made
            case "new":
                return not self.shown.is_made and bool(super().check_action(action, parameters))
            case _:
                return super().check_action(action, parameters)

    def keys(self, item: Item | None, answers: Sequence[Key]) -> list[Key]:
        """Return what the chosen row takes; once a choice was made, how to close comes first."""
        closes = item is not None and item.enter == CLOSE
        is_named = closes or not self.check_action("close", ())
        closing = [] if is_named else [Key("c", CLOSE, 0)]
        return [*super().keys(item, answers), *closing]

    # Doing.

    def entered(self, shown: Weighing, item: Item) -> Deed | Form | None:
        """Return what Enter does with the row."""
        if item.key == "letter":
            self.action_letters()
            return None
        return deeds.entered(shown, item, self.now(), self.new_id())

    def shifted(self, shown: Weighing, item: Item, step: int) -> Deed | None:
        """Return what left and right do with the row."""
        return deeds.shifted(shown, item, step)

    def removed(self, shown: Weighing, item: Item) -> Deed | None:
        """Return the change that takes the row off its list."""
        return deeds.removed(shown, item)

    def added(self, shown: Weighing, part: str) -> Form | None:
        """Return the form for one of the person's own."""
        return deeds.added(shown, part, self.new_id())

    def action_close(self) -> None:
        """Make the decision."""
        if self.shown is not None:
            self.take(deeds.closing(self.shown, self.now()))

    def changed(self, deed: Deed) -> None:
        """Choose what is new; say what comes after the decision itself."""
        super().changed(deed)
        if deed.words == deeds.DECISION:
            self._part = 0
            self.notice = "Decided, and kept. Ctrl+z opens it again."

    # Elsewhere.

    def action_letters(self) -> None:
        """Draft the letter that goes with how it ended."""
        if self.shown is not None:
            self.desk_app.open_letters(self.slug, LETTERS.get(self.shown.opportunity.stage, ""))

    def action_why(self) -> None:
        """Show what it adds up to, or why it was closed."""
        if self.shown is not None and self.shown.is_made:
            self.desk_app.open_why(self.slug)
        else:
            self.desk_app.open_evaluation(self.slug)
