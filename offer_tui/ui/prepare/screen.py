"""The Prepare screen: it feeds keys to deeds and forms, and hands what changes to the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.ui.asking import Asked
from offer_tui.ui.prepare import deeds
from offer_tui.ui.prepare.form import Deed, Form
from offer_tui.ui.prepare.intake import IntakeScreen
from offer_tui.ui.prepare.item import Item, Line, items_of
from offer_tui.ui.prepare.layout import PrepareView, lay_out
from offer_tui.ui.prepare.parts import PARTS, lines_of, parts_of, talk_words
from offer_tui.ui.prepare.prepared import Prepared, round_of
from offer_tui.ui.rows import EMPTY, Key, Row, line, pad, wrap

_FEWEST_ROWS = 12
"""Rows of a window below which the blank ones around the line at the bottom go."""


class PrepareScreen(IntakeScreen):
    """What to find out, what to say and what to check, before a talk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", show=False, key_display="up down",
                id="prepare.move", tooltip="choose; home end go further"),
        Binding("home,pageup", "edge(0)", "", show=False),
        Binding("end,pagedown", "edge(-1)", "", show=False),
        Binding("tab", "part(1)", "next part", show=False, id="prepare.next",
                tooltip="the next part; 1 to 6 open one"),
        Binding("shift+tab", "part(-1)", "", show=False),
        *(Binding(str(n), f"open_part({n})", "", show=False) for n in range(1, len(PARTS) + 1)),
        Binding("enter", "enter", "write", show=False, id="prepare.enter",
                tooltip="what comes next for the row: write it, change it, take it"),
        Binding("plus,add", "answer('+')", "answer", show=False, key_display="+ . - *",
                id="prepare.answer",
                tooltip="yes, partly, no, dodged; a promise: kept to unclear; again takes it back"),
        Binding("full_stop,decimal", "answer('.')", "", show=False),
        Binding("minus,subtract", "answer('-')", "", show=False),
        Binding("asterisk,multiply", "answer('*')", "", show=False),
        Binding("p", "posting", "posting", show=False, id="prepare.posting",
                tooltip="paste the posting, or name its file; again when it changes"),
        Binding("n", "new", "new", show=False, id="prepare.new",
                tooltip="a promise, a requirement, a question of your own"),
        Binding("f", "first", "first", show=False, id="prepare.first",
                tooltip="ask this first; again takes that back"),
        Binding("x", "remove", "remove", show=False, id="prepare.remove",
                tooltip="take it off the list"),
        Binding("ctrl+z", "undo", "undo", show=False, id="prepare.undo", tooltip="take it back"),
        Binding("ctrl+y", "redo", "redo", show=False, id="prepare.redo", tooltip="put it back"),
        Binding("c", "card", "card", id="prepare.card",
                tooltip="one screen for the last fifteen minutes"),
        Binding("l", "live", "live", id="prepare.live", tooltip="the round starts now"),
        Binding("w", "why", "why", show=False, id="prepare.why",
                tooltip="what it adds up to, and why"),
        Binding("t", "rounds", "rounds", show=False, id="prepare.rounds",
                tooltip="the rounds so far, and the dates"),
        Binding("escape", "back", "back", id="prepare.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._part = 0
        self._chosen: dict[int, str] = {}
        """The key of the item chosen in each part."""

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the chosen part."""
        bottom = self.bottom(width)
        if self.prepared is None:
            said = [line(words, width, "warning") for words in wrap(self.why, width - 2)]
            return [*pad([EMPTY, *said], height - len(bottom)), *bottom]
        lines = self._lines(self.prepared)
        chosen = self._item(lines)
        opportunity = self.prepared.opportunity
        names = ["Prepare", opportunity.company, *([opportunity.role] if opportunity.role else [])]
        view = PrepareView(
            " · ".join(names),
            talk_words(self.prepared, self.now()),
            self.state,
            parts_of(self.prepared),
            self._part,
            lines,
            chosen.key if chosen else "",
            self.not_kept or self.notice or "  ".join(self.prepared.problems[:1]),
            bool(self.not_kept or (self.prepared.problems and not self.notice)),
            self.desk_app.letters,
        )
        return lay_out(view, width, height, bottom)

    def bottom(self, width: int) -> list[Row]:
        """Return the line, if there is one, and the footer; in a low window without blank rows."""
        rows = super().bottom(width)
        return rows if self.size.height >= _FEWEST_ROWS else [row for row in rows if row]

    def footer(self, width: int, extra: Sequence[Key] = ()) -> Row:
        """Return the row that names the keys; the answers all in words, or all without."""
        if self.prepared is None or extra:
            return super().footer(width, extra)
        item = self._item(self._lines(self.prepared))
        answers = [Key(sign, words, 2) for sign, words in deeds.answer_words(item)] if item else []
        row = super().footer(width, self._keys(answers))
        shown = {span.text for span in row if span.role == "accent"}
        if all(key.does and key.key in shown for key in answers):
            return row
        signs = Key(" ".join(key.key for key in answers), "answer", 2)
        return super().footer(width, self._keys([signs]))

    def _keys(self, answers: Sequence[Key]) -> list[Key]:
        """Return what the chosen row takes, and what its part takes."""
        if self.prepared is None:
            return []
        item = self._item(self._lines(self.prepared))
        part = PARTS[self._part]
        keys = [Key("enter", item.enter, 1)] if item and item.enter else []
        keys += answers
        if item and "first" in item.can:
            keys.append(Key("f", "first", 4))
        if item and "remove" in item.can:
            keys.append(Key("x", "remove", 5))
        if part.new:
            keys.append(Key("n", part.new, 3))
        if part.takes_posting:
            keys.append(Key("p", "posting", 0))
        return [*keys, Key("1-6", "parts", 6)]

    def _lines(self, prepared: Prepared) -> tuple[Line, ...]:
        return lines_of(prepared, self._part)

    def _item(self, lines: Sequence[Line]) -> Item | None:
        items = items_of(tuple(lines))
        wanted = self._chosen.get(self._part)
        return next((one for one in items if one.key == wanted), items[0] if items else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if self.prepared is None:
            return action in {"back", "keys"}
        item = self._item(self._lines(self.prepared))
        can = item.can if item else frozenset()
        match action:
            case "enter":
                return bool(item and item.enter)
            case "answer":
                return bool(can & {"answer", "answers"})
            case "first" | "remove":
                return action in can
            case "new":
                return bool(PARTS[self._part].new)
            case "undo":
                return bool(self._done)
            case "redo":
                return bool(self._undone)
            case _:
                return True

    # Choosing.

    def action_move(self, step: int) -> None:
        """Choose another row; behind the last one comes the first."""
        if self.prepared is None:
            return
        lines = self._lines(self.prepared)
        items, chosen = items_of(lines), self._item(lines)
        if chosen is not None:
            self._choose(items[(items.index(chosen) + step) % len(items)].key)

    def action_edge(self, place: int) -> None:
        """Choose the first row or the last one."""
        if self.prepared and (items := items_of(self._lines(self.prepared))):
            self._choose(items[place].key)

    def _choose(self, key: str) -> None:
        self._chosen[self._part] = key
        self.notice = ""
        self.draw()

    def clicked_item(self, key: str) -> None:
        """Choose the row, or do what Enter does if it is chosen."""
        item = self._item(self._lines(self.prepared)) if self.prepared else None
        if item is not None and item.key == key:
            self.action_enter()
        else:
            self._choose(key)

    def clicked_part(self, digit: str) -> None:
        """Open a part."""
        self.action_open_part(int(digit))

    def action_part(self, step: int) -> None:
        """Open the part after this one, or before it."""
        self.action_open_part((self._part + step) % len(PARTS) + 1)

    def action_open_part(self, digit: int) -> None:
        """Open the part with that digit."""
        self._part, self.notice = digit - 1, ""
        self.draw()

    # Doing.

    def action_enter(self) -> None:
        """Do what comes next for the chosen row."""
        self._do(lambda prepared, item: deeds.entered(prepared, item, self.now(), self.new_id()))

    def action_answer(self, sign: str) -> None:
        """Answer the chosen row."""
        self._do(
            lambda prepared, item: deeds.answered(prepared, item, sign, self.now(), self.new_id())
        )

    def action_remove(self) -> None:
        """Take the chosen row off its list."""
        self._do(deeds.removed)

    def action_first(self) -> None:
        """Ask the chosen question before the others."""
        self._do(lambda _, item: deeds.put_first(item))

    def action_new(self) -> None:
        """Ask for what is new in this part."""
        if self.prepared is not None:
            self._take(deeds.new(PARTS[self._part].id, self.now(), self.new_id()))

    def action_posting(self) -> None:
        """Ask for the posting."""
        self.action_open_part(1)
        self.ask_for_posting()

    def changed(self, deed: Deed) -> None:
        """Choose what is new."""
        if deed.chooses:
            self._chosen[self._part] = deed.chooses

    def _do(self, deed: deeds.Doing) -> None:
        if self.prepared is None:
            return
        items = items_of(self._lines(self.prepared))
        item = self._item(items)
        if item is None:
            return
        place = items.index(item)
        self._chosen[self._part] = item.key
        self._take(deed(self.prepared, item))
        self._go_on(item.key, place, items[(place + 1) % len(items)].key)

    def _go_on(self, key: str, place: int, following: str) -> None:
        """Choose the row that came after, where the chosen one has gone or moved elsewhere."""
        if self.prepared is None or self._chosen.get(self._part) != key:
            return
        keys = [one.key for one in items_of(self._lines(self.prepared))]
        if key not in keys or keys.index(key) != place:
            self._chosen[self._part] = following
            self.draw()

    def _take(self, made: Deed | Form | None) -> None:
        self.notice = ""
        if isinstance(made, Form):
            self._go_through(made)
        elif made is not None:
            self.change(made)
        self.draw()

    # Forms.

    def _go_through(self, form: Form) -> None:
        """Ask the form's next question, or make the change that its answers come to."""
        if form.is_answered:
            self._take(form.result())
        else:
            self._ask_field(form)

    def _ask_field(self, form: Form) -> None:
        field = form.field

        def answer(words: str) -> None:
            if not field.check(words):
                self.put_away()
                self._take(form.answered(words))

        keys = (Key("enter", field.enter), Key("esc", "back"))
        self.ask(Asked(f"{field.asks} ›", keys, answer, lambda: field.suggestion, field.check))

    # Elsewhere.

    def action_card(self) -> None:
        """Show the card."""
        if self.prepared is not None:
            from offer_tui.ui.prepare.card import CardScreen  # noqa: PLC0415 - when it is asked

            self.app.push_screen(CardScreen(self.prepared))

    def action_live(self) -> None:
        """Begin the round now, or go on with the one that is open."""
        if self.prepared is not None:
            self.desk_app.open_live(round_of(self.prepared))

    def action_why(self) -> None:
        """Show what it adds up to."""
        self.desk_app.open_evaluation(self.slug)

    def action_rounds(self) -> None:
        """Show the rounds."""
        self.desk_app.open_opportunity(self.slug)

    def action_back(self) -> None:
        """Go back, once all is on the disk."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()
