"""The Why screen: why it was closed, what is different now, and the ways to go on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from textual.binding import Binding, BindingType
from textual.message import Message

from offer_tui.hindsight.reflections import nothing_to_reflect_on
from offer_tui.ui.asking import Asked
from offer_tui.ui.parts.form import Deed, Form
from offer_tui.ui.parts.item import Item, Line
from offer_tui.ui.parts.screen import Definition
from offer_tui.ui.rows import Key, Row
from offer_tui.ui.screen import PageScreen
from offer_tui.ui.why import edits, forms
from offer_tui.ui.why.background import opened_anew
from offer_tui.ui.why.different import Different
from offer_tui.ui.why.reading import WhyReading
from offer_tui.ui.why.view import Looked


def _none(_: Looked) -> tuple[Line, ...]:
    return ()


_PARTS: tuple[Definition[Looked], ...] = (
    Definition("different", "Why", _none, lambda _: "", "what else"),
)


class WhyScreen(WhyReading):
    """Own words first, then what was known, then what is different now."""

    PARTS: ClassVar[tuple[Definition[object], ...]] = cast("tuple[Definition[object], ...]", _PARTS)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", show=False, key_display="up down", id="why.move"),
        Binding("pagedown", "scroll(1)", "scroll", show=False, key_display="pgdn pgup",
                id="why.scroll", tooltip="further down and up the page; home end go further"),
        Binding("pageup", "scroll(-1)", "", show=False),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(-1)", "", show=False),
        Binding("plus,add", "answer('+')", "answer", show=False, key_display="+ . - *",
                id="why.answer", tooltip="as of today: yes, partly, no; unknown takes it back"),
        Binding("full_stop,decimal", "answer('.')", "", show=False),
        Binding("minus,subtract", "answer('-')", "", show=False),
        Binding("asterisk,multiply", "answer('*')", "", show=False),
        Binding("enter", "enter", "write", show=False, id="why.enter",
                tooltip="words about the row, as of today"),
        Binding("n", "new", "what else", show=False, id="why.new",
                tooltip="something else that is different, with you or with them"),
        Binding("x,delete", "remove", "remove", show=False, id="why.remove",
                tooltip="take back what was said of the row"),
        Binding("ctrl+z", "undo", "undo", show=False, id="why.undo", tooltip="take it back"),
        Binding("ctrl+y", "redo", "redo", show=False, id="why.redo", tooltip="put it back"),
        Binding("l", "letter", "letter", id="why.letter",
                tooltip="write to them, with what is different on both sides"),
        Binding("g", "go_back", "go back", id="why.go_back",
                tooltip="begin anew with them; this one stays as it is"),
        Binding("t", "timeline", "timeline", id="why.timeline", tooltip="its rounds, word by word"),
        Binding("d", "decision", "decision", id="why.decision", tooltip="all that was written"),
        Binding("k", "look_back", "look back", id="why.look_back",
                tooltip="how the decision turned out"),
        Binding("escape", "back", "back", id="why.back", key_display="esc"),
    ]  # fmt: skip

    @dataclass
    class WentBack(Message):
        """A new opportunity is on the disk, or was there already."""

        slug: str

    def footer(self, width: int, extra: Sequence[Key] = ()) -> Row:
        """Return the row that names the keys: first those of the chosen row."""
        if self.shown is None or extra:
            return super().footer(width, extra)
        return PageScreen.footer(self, width, self._own_keys(self.shown))

    def _own_keys(self, shown: Looked) -> list[Key]:
        if not shown.was_decided:
            return []
        if not self.is_seen:
            return [Key("down", "what is different", 0)]
        item = self.chosen(self.lines(shown))
        if item is None:
            return []
        named = {"+", "-", "*"}
        answers = [Key(sign, words, 0) for sign, words in item.answers if sign in named]
        return [*answers, Key("enter", item.enter, 1)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if self.shown is None:
            return action in {"back", "keys"}
        opportunity = self.shown.opportunity
        was_decided = self.shown.was_decided
        match action:
            case "move" | "edge" | "answer" | "enter" | "new" | "remove" if not was_decided:
                return False
            case "letter" | "go_back":
                taken = opportunity.stage == "accepted"
                return opportunity.is_closed and not (taken and action == "go_back")
            case "look_back":
                return not nothing_to_reflect_on(opportunity, self.now().date())
            case _:
                return super().check_action(action, parameters)

    def action_enter(self) -> None:
        """Write about the chosen row."""
        if self.is_seen:
            super().action_enter()
        self.follow()

    def action_answer(self, sign: str) -> None:
        """Answer the chosen row."""
        if self.is_seen:
            super().action_answer(sign)
        self.follow()

    def action_remove(self) -> None:
        """Take back what was said of the chosen row."""
        if self.is_seen:
            super().action_remove()
        self.follow()

    # Doing.

    def _row(self, shown: Looked, item: Item) -> Different:
        return next(one for one in shown.rows if one.key == item.key)

    def entered(self, shown: Looked, item: Item) -> Deed | Form | None:
        """Return the form for words about the row."""
        return forms.words_about(self._row(shown, item), self.now(), self.new_id())

    def answered(self, shown: Looked, item: Item, sign: str) -> Deed | None:
        """Return the change that an answer makes."""
        row = self._row(shown, item)
        signal = row.key.partition(":")[2]
        step = edits.answered(signal, row.whose, sign, self.now(), self.new_id())
        return Deed(step, forms.short(row.label), row.key)

    def removed(self, shown: Looked, item: Item) -> Deed | None:
        """Return the change that takes back what was said."""
        return forms.removed(shown.opportunity, self._row(shown, item))

    def added(self, shown: Looked, part: str) -> Form | None:
        """Return the form for something else that is different."""
        chosen = self.chosen(self.lines(shown))
        whose = self._row(shown, chosen).whose if chosen is not None else "yours"
        return forms.something_else(whose, self.now(), self.new_id())

    # Going back to them.

    def action_go_back(self) -> None:
        """Ask for the role, or open what goes back already."""
        again = self.shown.again if self.shown is not None else None
        back = [one for one in (again.back if again else ())
                if not one.opportunity.is_closed]  # fmt: skip
        if back:
            self.desk_app.open_opportunity(back[-1].slug)
        elif self.shown is not None:
            role = self.shown.opportunity.role
            keys = (Key("enter", "begins anew"), Key("esc", "back"))
            self.ask(Asked("Role ›", keys, self._go_back, lambda: role))

    def _go_back(self, role: str) -> None:
        self.put_away()
        if self.shown is None:
            return
        old, against = self.shown.opportunity, self.shown.obstacles

        def run() -> None:
            try:
                slug = opened_anew(self.desk_app.desk, old, against, role)
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                self.post_message(self.NotDone(str(problem)))
            else:
                self.post_message(self.WentBack(slug))

        self.run_worker(run, thread=True, group="back", exit_on_error=False)

    def on_why_screen_went_back(self, message: WentBack) -> None:
        """Open the new one; this one is read again when it is seen next."""
        self.desk_app.open_opportunity(message.slug)

    # Elsewhere.

    def action_letter(self) -> None:
        """Write to them."""
        if self.shown is not None:
            taken = self.shown.opportunity.stage == "accepted"
            kind = "keep-in-touch" if taken else "re-engagement"
            self.desk_app.open_letters(self.slug, kind)

    def action_timeline(self) -> None:
        """Show its rounds."""
        self.desk_app.open_opportunity(self.slug)

    def action_decision(self) -> None:
        """Show all that was written when it was decided."""
        self.desk_app.open_decision(self.slug)

    def action_look_back(self) -> None:
        """Look back at the decision."""
        self.desk_app.open_reflection(self.slug)
