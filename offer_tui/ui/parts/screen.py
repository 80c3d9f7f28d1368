"""A page in parts: it feeds keys to deeds and forms, and hands what changes to the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, cast

from textual.binding import Binding, BindingType

from offer_tui.ui.asking import Asked
from offer_tui.ui.parts.form import Deed, Form
from offer_tui.ui.parts.item import Item, Line, items_of
from offer_tui.ui.parts.keeping import KeepingScreen, S
from offer_tui.ui.parts.layout import Part, PartsView, lay_out
from offer_tui.ui.rows import EMPTY, Key, Row, line, pad, wrap

FEWEST_ROWS = 12
"""Rows of a window below which the blank ones around the line at the bottom go."""


@dataclass(frozen=True, slots=True)
class Definition(Generic[S]):
    """What a part is."""

    id: str
    name: str
    lines: Callable[[S], tuple[Line, ...]]
    comes_to: Callable[[S], str]
    """What it comes to, in a few words."""
    new: str = ""
    """What ``n`` adds, in a word; empty: nothing."""
    keys: tuple[Key, ...] = ()
    """What else its letters do."""


def moving(screen: str, parts: int, enter: str) -> tuple[BindingType, ...]:
    """Return the keys that choose, change and take back, for a page of so many parts.

    ``enter`` says what Enter does, for the list of all keys.
    """
    return (
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", show=False, key_display="up down",
                id=f"{screen}.move", tooltip="choose; home end go further"),
        Binding("home,pageup", "edge(0)", "", show=False),
        Binding("end,pagedown", "edge(-1)", "", show=False),
        Binding("tab", "part(1)", "next part", show=False, id=f"{screen}.next",
                tooltip=f"the next part; 1 to {parts} open one"),
        Binding("shift+tab", "part(-1)", "", show=False),
        *(Binding(str(n), f"open_part({n})", "", show=False) for n in range(1, parts + 1)),
        Binding("enter", "enter", "write", show=False, id=f"{screen}.enter", tooltip=enter),
        Binding("n", "new", "new", show=False, id=f"{screen}.new", tooltip="add one of your own"),
        Binding("x,delete", "remove", "remove", show=False, id=f"{screen}.remove",
                tooltip="take it off the list"),
        Binding("ctrl+z", "undo", "undo", show=False, id=f"{screen}.undo", tooltip="take it back"),
        Binding("ctrl+y", "redo", "redo", show=False, id=f"{screen}.redo", tooltip="put it back"),
    )  # fmt: skip


def answering(screen: str, says: str) -> tuple[BindingType, ...]:
    """Return the keys of the four answers; ``says`` what they mean there."""
    return (
        Binding("plus,add", "answer('+')", "answer", show=False, key_display="+ . - *",
                id=f"{screen}.answer", tooltip=says),
        Binding("full_stop,decimal", "answer('.')", "", show=False),
        Binding("minus,subtract", "answer('-')", "", show=False),
        Binding("asterisk,multiply", "answer('*')", "", show=False),
    )  # fmt: skip


def shifting(screen: str, says: str) -> tuple[BindingType, ...]:
    """Return the keys that choose among the values of a row."""
    return (
        Binding("left", "shift(-1)", "", show=False),
        Binding("right", "shift(1)", "change", show=False, key_display="left right",
                id=f"{screen}.shift", tooltip=says),
    )  # fmt: skip


def parts_of(parts: Sequence[Definition[S]], shown: S) -> tuple[Part, ...]:
    """Return every part with what it comes to."""
    return tuple(
        Part(str(number), part.name, part.comes_to(shown)) for number, part in enumerate(parts, 1)
    )


class PartsScreen(KeepingScreen[S]):
    """A list of rows in each of its parts; subclasses say what they hold and what keys do."""

    PARTS: ClassVar[tuple[Definition[object], ...]] = ()

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self._part = 0
        self._chosen: dict[int, str] = {}
        """The key of the item chosen in each part."""
        self._form: Form | None = None
        """The form that is being answered."""
        self._form_aside: tuple[str, Form] | None = None
        """What a form was about that Esc closed, and its answers so far."""

    # What a subclass says.

    def heading(self, shown: S) -> tuple[str, str]:
        """Return what stands above it, and what it is for, such as a day."""
        raise NotImplementedError

    def problems(self, shown: S) -> tuple[str, ...]:
        """Return what is wrong with the files."""
        return ()

    def entered(self, shown: S, item: Item) -> Deed | Form | None:
        """Return what Enter does with the row."""
        return None

    def answered(self, shown: S, item: Item, sign: str) -> Deed | Form | None:
        """Return what an answer does with the row."""
        return None

    def shifted(self, shown: S, item: Item, step: int) -> Deed | None:
        """Return what left, -1, and right, 1, do with the row."""
        return None

    def removed(self, shown: S, item: Item) -> Deed | None:
        """Return the change that takes the row off its list."""
        return None

    def added(self, shown: S, part: str) -> Form | None:
        """Return the form for what is new in a part."""
        return None

    def answer_words(self, item: Item) -> tuple[tuple[str, str], ...]:
        """Return the answers that the row takes, each with what it means."""
        return item.answers

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the chosen part."""
        bottom = self.bottom(width)
        if self.shown is None:
            said = [line(words, width, "warning") for words in wrap(self.why, width - 2)]
            return [*pad([EMPTY, *said], height - len(bottom)), *bottom]
        return lay_out(self._view(self.shown), width, height, bottom)

    def _view(self, shown: S) -> PartsView:
        lines = self.lines(shown)
        chosen = self.chosen(lines)
        title, occasion = self.heading(shown)
        problems = self.problems(shown)
        return PartsView(
            title,
            occasion,
            self.state,
            parts_of(self.parts, shown),
            self._part,
            lines,
            chosen.key if chosen else "",
            self.not_kept or self.notice or "  ".join(problems[:1]),
            bool(self.not_kept or (problems and not self.notice)),
            self.desk_app.letters,
        )

    def bottom(self, width: int) -> list[Row]:
        """Return the line, if there is one, and the footer; in a low window without blank rows."""
        rows = super().bottom(width)
        return rows if self.size.height >= FEWEST_ROWS else [row for row in rows if row]

    def footer(self, width: int, extra: Sequence[Key] = ()) -> Row:
        """Return the row that names the keys; the answers all in words, or all without."""
        if self.shown is None or extra:
            return super().footer(width, extra)
        item = self.chosen(self.lines(self.shown))
        answers = [Key(sign, words, 2) for sign, words in self.answer_words(item)] if item else []
        row = super().footer(width, self.keys(item, answers))
        named = {span.text for span in row if span.role == "accent"}
        if all(key.does and key.key in named for key in answers):
            return row
        signs = Key(" ".join(key.key for key in answers), "answer", 2)
        return super().footer(width, self.keys(item, [signs]))

    def keys(self, item: Item | None, answers: Sequence[Key]) -> list[Key]:
        """Return what the chosen row takes, and what its part takes."""
        part = self.parts[self._part]
        keys = [Key("enter", item.enter, 1)] if item and item.enter else []
        if item and item.shifts:
            keys.append(Key("left right", item.shifts, 2))
        keys += answers
        if item and "first" in item.can:
            keys.append(Key("f", "first", 4))
        if item and "remove" in item.can:
            keys.append(Key("x", "remove", 5))
        if part.new:
            keys.append(Key("n", part.new, 3))
        return [*keys, *part.keys, Key(f"1-{len(self.parts)}", "parts", 6)]

    @property
    def parts(self) -> tuple[Definition[S], ...]:
        """The parts of the page."""
        return cast("tuple[Definition[S], ...]", self.PARTS)

    def lines(self, shown: S) -> tuple[Line, ...]:
        """Return what the open part lists."""
        return self.parts[self._part].lines(shown)

    def chosen(self, lines: Sequence[Line]) -> Item | None:
        """Return the chosen row; the first one when that is gone."""
        items = items_of(tuple(lines))
        wanted = self._chosen.get(self._part)
        return next((one for one in items if one.key == wanted), items[0] if items else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if self.shown is None:
            return action in {"back", "keys"}
        item = self.chosen(self.lines(self.shown))
        match action:
            case "enter":
                return bool(item and item.enter)
            case "answer":
                return bool(item and self.answer_words(item))
            case "shift":
                return bool(item and item.shifts)
            case "first" | "remove":
                return bool(item and action in item.can)
            case "new":
                return bool(self.parts[self._part].new)
            case "undo":
                return self.can_undo
            case "redo":
                return self.can_redo
            case _:
                return True

    # Choosing.

    def action_move(self, step: int) -> None:
        """Choose another row; behind the last one comes the first."""
        if self.shown is None:
            return
        lines = self.lines(self.shown)
        items, chosen = items_of(lines), self.chosen(lines)
        if chosen is not None:
            self.choose(items[(items.index(chosen) + step) % len(items)].key)

    def action_edge(self, place: int) -> None:
        """Choose the first row or the last one."""
        if self.shown is not None and (items := items_of(self.lines(self.shown))):
            self.choose(items[place].key)

    def choose(self, key: str) -> None:
        """Choose a row of the open part."""
        self._chosen[self._part] = key
        self.notice = ""
        self.draw()

    def clicked_item(self, key: str) -> None:
        """Choose the row, or do what Enter does if it is chosen."""
        item = self.chosen(self.lines(self.shown)) if self.shown is not None else None
        if item is not None and item.key == key:
            self.action_enter()
        else:
            self.choose(key)

    def clicked_part(self, digit: str) -> None:
        """Open a part."""
        self.action_open_part(int(digit))

    def action_part(self, step: int) -> None:
        """Open the part after this one, or before it."""
        self.action_open_part((self._part + step) % len(self.parts) + 1)

    def action_open_part(self, digit: int) -> None:
        """Open the part with that digit."""
        self._part, self.notice = digit - 1, ""
        self.draw()

    # Doing.

    def action_enter(self) -> None:
        """Do what comes next for the chosen row."""
        self.do(self.entered)

    def action_answer(self, sign: str) -> None:
        """Answer the chosen row."""
        self.do(lambda shown, item: self.answered(shown, item, sign))

    def action_shift(self, step: int) -> None:
        """Choose the value before or after."""
        self.do(lambda shown, item: self.shifted(shown, item, step), goes_on=False)

    def action_remove(self) -> None:
        """Take the chosen row off its list."""
        self.do(self.removed)

    def action_new(self) -> None:
        """Ask for what is new in this part."""
        if self.shown is not None:
            self.take(self.added(self.shown, self.parts[self._part].id))

    def changed(self, deed: Deed) -> None:
        """Choose what is new."""
        if deed.chooses:
            self._chosen[self._part] = deed.chooses

    def do(self, deed: Callable[[S, Item], Deed | Form | None], *, goes_on: bool = True) -> None:
        """Do something with the chosen row; where it has gone by that, the next one is chosen."""
        if self.shown is None:
            return
        items = items_of(self.lines(self.shown))
        item = self.chosen(items)
        if item is None:
            return
        place = items.index(item)
        self._chosen[self._part] = item.key
        self.take(deed(self.shown, item))
        if goes_on:
            self._go_on(item.key, place, items[(place + 1) % len(items)].key)

    def _go_on(self, key: str, place: int, following: str) -> None:
        """Choose the row that came after, where the chosen one has gone or moved elsewhere."""
        if self.shown is None or self._chosen.get(self._part) != key:
            return
        keys = [one.key for one in items_of(self.lines(self.shown))]
        if key not in keys or keys.index(key) != place:
            self._chosen[self._part] = following
            self.draw()

    def take(self, made: Deed | Form | None) -> None:
        """Make a change, or ask what a form asks."""
        self.notice = ""
        if isinstance(made, Form):
            self._go_through(self._taken_up(made))
        elif made is not None:
            self.change(made)
        self.draw()

    # Forms.

    def _taken_up(self, form: Form) -> Form:
        """Return the form, with its answers so far if Esc closed it before."""
        about, left = self._about(form.fields[0].asks), self._form_aside
        self._form_aside = None
        return left[1] if left is not None and left[0] == about and not form.answers else form

    def closed_by_esc(self, words: str) -> None:
        """Keep the answers of the form that was closed, and say what becomes of the words."""
        form, self._form = self._form, None
        if form is not None and (words or form.answers):
            self._form_aside = (self._about(form.fields[0].asks), form)
            said = words or form.answers[-1]
            self.notice = f'not kept: "{said}"; the same key goes on with it'
            self.draw()

    def _about(self, asks: str) -> str:
        item = self.chosen(self.lines(self.shown)) if self.shown is not None else None
        return f"{self._part} {item.key if item else ''} {asks}"

    def _go_through(self, form: Form) -> None:
        """Ask the form's next question, or make the change that its answers come to."""
        self._form = None
        if form.is_answered:
            self.take(form.result())
        else:
            self._ask_field(form)

    def _answered(self, form: Form) -> None:
        self.notice = ""
        self._go_through(form)
        self.draw()

    def _ask_field(self, form: Form) -> None:
        field = form.field

        def answer(words: str) -> None:
            if not field.check(words):
                self.put_away()
                self._answered(form.answered(words))

        keys = (Key("enter", field.enter), Key("esc", "back"))
        self._form = form
        self.ask(
            Asked(f"{field.asks} ›", keys, answer, lambda: field.suggestion, field.check,
                  about=self._about(field.asks))
        )  # fmt: skip

    # Leaving.

    def action_back(self) -> None:
        """Go back, once all is on the disk."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()
