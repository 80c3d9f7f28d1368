"""The screen of letters: those that fit where an opportunity stands, and the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.letters.listing import ListView, groups_of, kinds_in, lay_out, title_of
from offer_tui.ui.letters.source import LettersSource, read_source
from offer_tui.ui.parts.keeping import KeepingScreen
from offer_tui.ui.rows import EMPTY, Row, line, pad, wrap

if TYPE_CHECKING:
    from offer_tui.ui.letters.letter import LetterScreen


class LettersScreen(KeepingScreen[LettersSource]):
    """Lists the letters; ``letter_screen`` shows one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "read it", id="letters.open",
                tooltip="the draft; nothing is sent by this program"),
        Binding("1", "open_number(1)", "open", show=False, key_display="1-9",
                id="letters.number", tooltip="the draft of that letter"),
        *(Binding(str(n), f"open_number({n})", "", show=False) for n in range(2, 10)),
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", key_display="up down", id="letters.move"),
        Binding("home,pageup", "edge(0)", "", show=False),
        Binding("end,pagedown", "edge(-1)", "", show=False),
        Binding("escape", "back", "back", id="letters.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str, kind: str = "") -> None:
        super().__init__(slug)
        self._chosen = kind

    def on_mount(self) -> None:
        """Make ready to draft one, once this page is painted."""
        self.call_after_refresh(
            self.run_worker, _warm, thread=True, group="warm", exit_on_error=False
        )

    def read(self) -> LettersSource:
        """Return what letters are written from."""
        return read_source(self.desk_app.desk, self.slug)

    def opportunity_of(self, shown: LettersSource) -> Opportunity:
        """Return the opportunity."""
        return shown.opportunity

    def with_opportunity(self, shown: LettersSource, opportunity: Opportunity) -> LettersSource:
        """Return the same with another state of it."""
        return shown.with_opportunity(opportunity)

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the letters."""
        bottom = [EMPTY, self.footer(width)]
        if self.shown is None:
            said = [line(words, width, "warning") for words in wrap(self.why, width - 2)]
            return [*pad([EMPTY, *said], height - len(bottom)), *bottom]
        problems = "  ".join(self.shown.problems[:1])
        view = ListView(
            title_of(self.shown.opportunity, "Letters"),
            self.state,
            groups_of(self.shown, self.now().date()),
            self._kind(self.shown),
            self.notice or problems,
            bool(problems and not self.notice),
        )
        return lay_out(view, width, height, bottom)

    def _kinds(self, shown: LettersSource) -> list[str]:
        return kinds_in(groups_of(shown, self.now().date()))

    def _kind(self, shown: LettersSource) -> str:
        kinds = self._kinds(shown)
        return self._chosen if self._chosen in kinds else kinds[0]

    def action_move(self, step: int) -> None:
        """Choose another letter; behind the last one comes the first."""
        if self.shown is not None:
            kinds = self._kinds(self.shown)
            place = kinds.index(self._kind(self.shown)) + step
            self._chosen = kinds[place % len(kinds)]
            self.draw()

    def action_edge(self, place: int) -> None:
        """Choose the first letter or the last one."""
        if self.shown is not None:
            self._chosen = self._kinds(self.shown)[place]
            self.draw()

    def action_open(self) -> None:
        """Show the draft of the chosen letter."""
        if self.shown is not None:
            self._open(self._kind(self.shown))

    def action_open_number(self, digit: int) -> None:
        """Show the draft of the letter with that digit."""
        if self.shown is not None and digit <= len(kinds := self._kinds(self.shown)):
            self._open(kinds[digit - 1])

    def clicked_kind(self, kind: str) -> None:
        """Show the draft of what was clicked."""
        self._open(kind)

    def _open(self, kind: str) -> None:
        self._chosen = kind
        self.app.push_screen(letter_screen(self.slug, kind))

    def action_back(self) -> None:
        """Go back to where it was opened from."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()


def letter_screen(slug: str, kind: str) -> LetterScreen:
    """Return the screen of one letter."""
    from offer_tui.ui.letters.letter import LetterScreen  # noqa: PLC0415 - when it is asked

    return LetterScreen(slug, kind)


def _warm() -> None:
    """Bring in what the next key will need, while the list is being read."""
    from offer_tui.letters import letter  # noqa: F401, PLC0415 - brings jinja2, after the paint
    from offer_tui.ui.letters import editing  # noqa: F401, PLC0415
