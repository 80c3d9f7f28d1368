"""The page on which promises are chosen that a letter asks about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.model.opportunity import Promise
from offer_tui.preparation.promises import Standing
from offer_tui.ui.letters.listing import header
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, width_of, wrap
from offer_tui.ui.screen import PageScreen

CHOSEN, NOT_CHOSEN = "+", "·"


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What is drawn."""

    title: str
    standings: Sequence[Standing]
    taken: frozenset[str]
    """Ids of the promises that are chosen."""
    place: int


def lay_out(view: ChoiceView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` stands at their end."""
    count = len(view.taken)
    head = [header(view.title, f"{count} chosen", width), EMPTY]
    rows: list[Row] = [line("Which promises does it ask about?", width, "title", indent=3)]
    start = end = 0
    for number, one in enumerate(view.standings):
        made = _rows(one, number, view, width)
        if number == view.place:
            start, end = len(rows), len(rows) + len(made)
        rows += made
    room = max(0, height - len(bottom) - len(head))
    first = max(0, min(start, end - room))
    return [*pad([*head, *rows[first : first + room]], height - len(bottom)), *bottom][-height:]


def _rows(one: Standing, number: int, view: ChoiceView, width: int) -> list[Row]:
    is_here = number == view.place
    maker = RowMaker(width).to(1).add("» " if is_here else "  ", "accent")
    maker.add(f"{number + 1} " if number < 9 else "  ", "muted")
    is_taken = one.promise.id in view.taken
    maker.add(CHOSEN if is_taken else NOT_CHOSEN, "accent" if is_taken else "muted").add(" ")
    column = maker.width
    behind = f"{one.promise.by or one.promise.medium}, {one.words}"
    action = f"promise:{number}"
    texts = wrap(one.promise.text, max(1, width - column - 1))
    if not is_here:
        return [maker.add(texts[0], action=action).right(behind, "muted").row()]
    fits = len(texts) == 1 and width_of(texts[0]) + width_of(behind) + 3 <= width - column
    first = maker.add(texts[0], action=action)
    rows = [(first.right(behind, "muted") if fits else first).row()]
    rows += [line(text, width, indent=column) for text in texts[1:6]]
    return rows if fits else [*rows, line(behind, width, "muted", indent=column)]


class ChoiceScreen(PageScreen):
    """Digits take a promise and put it back; Enter goes on with those taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"take({n})", "", show=False) for n in range(2, 10)),
        Binding("1", "take(1)", "take", id="letter.choice.digit", key_display="1-9",
                tooltip="take a promise; again puts it back"),
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", id="letter.choice.move", key_display="up down"),
        Binding("space", "take(0)", "take it", show=False, id="letter.choice.take",
                tooltip="take the chosen one; again puts it back"),
        Binding("enter", "done", "write", id="letter.choice.done",
                tooltip="write about those that are taken"),
        Binding("escape", "back", "back", id="letter.choice.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(
        self,
        title: str,
        standings: Sequence[Standing],
        taken: frozenset[str],
        answer: Callable[[tuple[Promise, ...]], None],
    ) -> None:
        super().__init__()
        self._title = title
        self._standings = standings
        self._taken = taken
        self._answer = answer
        self._place = 0

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the promises."""
        view = ChoiceView(self._title, self._standings, self._taken, self._place)
        return lay_out(view, width, height, [EMPTY, self.footer(width)])

    def action_move(self, step: int) -> None:
        """Choose another row."""
        self._place = (self._place + step) % len(self._standings)
        self.draw()

    def action_take(self, digit: int) -> None:
        """Take the promise with that digit, 0 the chosen one, or put it back."""
        place = digit - 1 if digit else self._place
        if place < len(self._standings):
            self._place = place
            self._taken ^= {self._standings[place].promise.id}
            self.draw()

    def clicked_promise(self, place: str) -> None:
        """Take what was clicked."""
        self.action_take(int(place) + 1)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Go on only with something to write about."""
        return bool(self._taken) if action == "done" else True

    def action_done(self) -> None:
        """Go on with those that are taken."""
        taken = tuple(one.promise for one in self._standings if one.promise.id in self._taken)
        self.dismiss()
        self._answer(taken)

    def action_back(self) -> None:
        """Go back, and change nothing."""
        self.dismiss()
