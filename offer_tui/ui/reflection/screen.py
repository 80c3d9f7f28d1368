"""The screen of a reflection: what its keys do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from offer_tui.hindsight.decisions import date_words
from offer_tui.hindsight.reflections import has_regret
from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.parts.form import Deed, Field, Form
from offer_tui.ui.parts.item import Item
from offer_tui.ui.parts.screen import Definition, PartsScreen, answering, moving, shifting
from offer_tui.ui.reflection import lessons, regret
from offer_tui.ui.reflection.lookback import Lookback, Looking, read_lookback
from offer_tui.ui.reflection.parts import PARTS, occasion_of, title_of
from offer_tui.ui.reflection.steps import Context, answered, toggled
from offer_tui.ui.rows import Key


class ReflectionScreen(PartsScreen[Lookback]):
    """How a decision turned out: answered first, and only then compared with what was written."""

    PARTS: ClassVar[tuple[Definition[object], ...]] = cast("tuple[Definition[object], ...]", PARTS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"agree({n})", "", show=False) for n in range(2, len(PARTS) + 1)),
        Binding("1", "agree(1)", "how far", show=False, id="reflection.agree", key_display="1-5",
                tooltip="how far you agree, from 1 no to 5 fully; tab changes the part"),
        *moving("reflection", len(PARTS), "what comes next for the row: tick, write, open it"),
        *answering("reflection", "+ yes, - no; again takes it back"),
        *shifting("reflection", "agree less, agree more; before 1 and behind 5: no answer"),
        Binding("w", "why", "why", show=False, id="reflection.why",
                tooltip="why it was decided so, in your words"),
        Binding("d", "decide", "decide", show=False, id="reflection.decide",
                tooltip="the decision, as it was written down"),
        Binding("escape", "back", "back", id="reflection.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._looking = Looking()

    # What is shown.

    def read(self) -> Lookback:
        """Return what the files say."""
        return read_lookback(self.desk_app.desk, self.slug)

    def opportunity_of(self, shown: Lookback) -> Opportunity:
        """Return the opportunity in what is shown."""
        return shown.opportunity

    def with_opportunity(self, shown: Lookback, opportunity: Opportunity) -> Lookback:
        """Return the page over another state of the opportunity."""
        return shown.with_opportunity(opportunity)

    def draw(self) -> None:
        """Draw the reflection that they chose to look at, whenever the files were read."""
        if self.shown is not None and self.shown.looking != self._looking:
            self.shown = replace(self.shown, looking=self._looking)
        super().draw()

    def heading(self, shown: Lookback) -> tuple[str, str]:
        """Return which opportunity it is, and which reflection."""
        return title_of(shown), occasion_of(shown)

    def problems(self, shown: Lookback) -> tuple[str, ...]:
        """Return what is wrong with the record."""
        return (*shown.doubts, *shown.unread)

    # Doing.

    def entered(self, shown: Lookback, item: Item) -> Deed | Form | None:
        """Return what Enter does with the row."""
        kind, _, name = item.key.partition(":")
        if shown.is_locked and kind != "other":
            return self._change_it(shown)
        match kind:
            case "other":
                self._look_at(Looking(at=name))
                return None
            case "again":
                self.action_open_part(2)
                return None
            case regret.SCORE:
                self.action_open_part(3 if has_regret(shown.reflection) else 4)
                return None
            case "sentence":
                return regret.asked(shown, name, self._given())
            case "write":
                return lessons.write(shown, name, self._given())
            case "cause" | "foretold":
                return self._tick(shown, item)
            case _:
                return None

    def answered(self, shown: Lookback, item: Item, sign: str) -> Deed | None:
        """Return the change that an answer makes."""
        if sign not in {"+", "-"}:
            return None
        if item.key == "again":
            said = sign == "+"
            again = None if shown.reflection.again == said else said
            return answered(shown, self._given(), item.text, again=again)
        return self._tick(shown, item, on=sign == "+")

    def shifted(self, shown: Lookback, item: Item, step: int) -> Deed | None:
        """Return the change to the next value of a sentence."""
        return regret.shifted(shown, item.key.partition(":")[2], step, self._given())

    def action_agree(self, value: int) -> None:
        """Answer the chosen sentence, and choose the next one."""
        item = self.chosen(self.lines(self.shown)) if self.shown is not None else None
        if self.shown is None or item is None:
            return
        if why_not := regret.not_answered(item, value):
            self.notice = why_not
            self.draw()
            return
        name = item.key.partition(":")[2]
        deed = regret.agreed(self.shown, name, value, self._given())
        self.take(deed)
        self.choose(deed.chooses)

    def _takes_digits(self) -> bool:
        return self.parts[self._part].id == "regret" and (
            self.shown is not None and regret.accepts_digits(self.shown)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the digits of the scale answer where there is something to answer with them."""
        if action == "agree":
            return self._takes_digits()
        return super().check_action(action, parameters)

    def keys(self, item: Item | None, answers: Sequence[Key]) -> list[Key]:
        """Return what the chosen row takes; where digits answer, tab changes the part."""
        keys = super().keys(item, answers)
        if not self._takes_digits():
            return keys
        if item and item.shifts:  # the digit does what Enter does, without a line in between
            keys[0] = Key(f"1-{regret.HIGHEST}", "how far", 0)
        return [*keys[:-1], Key("tab", "part", 1)]

    def _tick(self, shown: Lookback, item: Item, *, on: bool | None = None) -> Deed:
        kind, _, name = item.key.partition(":")
        given, reflection = self._given(), shown.reflection
        if kind == "cause":
            causes = toggled(reflection.causes, name, on=on)
            return answered(shown, given, item.text, causes=causes)
        foretold = toggled(reflection.foretold, name, on=on)
        return answered(shown, given, item.text, foretold=foretold)

    def _given(self) -> Context:
        return Context(self.now().date(), self.new_id())

    # Which reflection.

    def _look_at(self, looking: Looking, part: int = 1) -> None:
        self._looking = looking
        self.action_open_part(part)

    def _change_it(self, shown: Lookback) -> Form:
        """Return the form that asks whether one of an earlier day is to be changed."""

        def change(_: Sequence[str]) -> None:
            self._looking = replace(self._looking, changes=shown.reflection.id)

        day = date_words(shown.reflection.on)
        return Form((Field(f"change what you wrote on {day}?", "yes", "yes"),), change)

    def action_new(self) -> None:
        """Begin a new reflection of today."""
        if self.shown is None:
            return
        if self.shown.refusal:
            self.notice = self.shown.refusal
        elif self.shown.written is None:
            self.notice = "Nothing is answered in this one yet: it is new."
        else:
            self._look_at(Looking(is_new=True))
        self.draw()

    def changed(self, deed: Deed) -> None:
        """Stay with the reflection that the first answer begins."""
        super().changed(deed)
        self._looking = replace(self._looking, is_new=False)

    def action_back(self) -> None:
        """Go back to the reflection of today, and from there to where they came from."""
        if self._looking.at or self._looking.is_new:
            self._look_at(Looking(), len(PARTS) if self._looking.at else 1)
        else:
            super().action_back()

    # Elsewhere.

    def action_why(self) -> None:
        """Show why it was decided so."""
        self.desk_app.open_why(self.slug)

    def action_decide(self) -> None:
        """Show the decision."""
        self.desk_app.open_decision(self.slug)
