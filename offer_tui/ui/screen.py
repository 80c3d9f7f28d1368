"""What every screen shares: a page, keys that the footer names, and the way to hide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from offer_tui.ui.page import Page
from offer_tui.ui.rows import EMPTY, Key, Row, RowMaker, footer, pad

if TYPE_CHECKING:
    from offer_tui.ui.app import OfferApp

KEY_NAMES = {
    "question_mark": "?", "slash": "/", "escape": "esc", "up,down": "up down", "plus": "+",
    "full_stop": ".", "minus": "-", "asterisk": "*", "pageup": "pgup", "pagedown": "pgdn",
}  # fmt: skip


class PageScreen(Screen[None], inherit_bindings=False):
    """A screen that is one page; subclasses lay it out and say what their keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "more", id="screen.keys", tooltip="every key here"),
    ]
    helping = False
    """Whether the keys of this screen stand in place of its rows."""

    @property
    def desk_app(self) -> OfferApp:
        """The app, as what it is."""
        return cast("OfferApp", self.app)

    @property
    def page(self) -> Page:
        """The page that this screen draws on."""
        return self.query_one(Page)

    def compose(self) -> ComposeResult:
        """Make the page."""
        yield Page(self.desk_app.palette, letters=self.desk_app.letters)

    def rows(self, width: int, height: int) -> list[Row]:
        """Return exactly ``height`` rows of at most ``width`` cells."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the page as things are now."""
        if self.is_mounted:
            width, height = self.size
            rows = self.rows(width, height)
            self.page.show(self._help(width, height) if self.helping else rows)

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.draw()

    def on_resize(self) -> None:
        """Lay out anew."""
        self.draw()

    def on_screen_resume(self) -> None:
        """Show what may have changed below another screen."""
        self.draw()

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """Pass what was clicked to the method that is named for it."""
        name, _, argument = message.action.partition(":")
        clicked = getattr(self, f"clicked_{name}", None)
        if clicked is not None:
            clicked(argument)

    def hide(self) -> None:
        """Show nothing but that it is paused, until Enter."""
        from offer_tui.ui.hidden import Hidden  # noqa: PLC0415 - most runs never hide

        self.app.push_screen(Hidden())

    def leave(self) -> None:
        """Leave the program."""
        self.desk_app.quit_now()

    async def on_key(self, event: events.Key) -> None:
        """Put the help away at any key, which then does what it does, before the next key is seen.

        Keys typed faster than screens open reach the screen that they were meant for.
        """
        if self.helping:
            self.helping = False
            self.draw()
            if event.key in {"escape", "question_mark"}:
                event.stop()
                event.prevent_default()
                return
        if self.app.screen is not self:
            event.stop()
            self.app.screen.post_message(event)
        elif (active := self.active_bindings.get(event.key)) and active.node is self:
            # The app would run it only after all the keys that are here already.
            event.stop()
            await self.run_action(active.binding.action)

    def action_keys(self) -> None:
        """Show every key of this screen."""
        self.helping = True
        self.draw()

    def commands(self) -> Iterator[Binding]:
        """Yield this screen's keys and what they do, in the order of the footer.

        The way out comes last, and the way to all keys before it.
        """
        own = [b for b in type(self).BINDINGS if isinstance(b, Binding) and b.description]
        shared = [b for b in PageScreen.BINDINGS if isinstance(b, Binding)]
        for binding in (*own[:-1], *shared, *own[-1:]):
            if self.check_action(binding.action.partition("(")[0], ()):
                yield binding

    def footer(self, width: int, extra: Sequence[Key] = ()) -> Row:
        """Return the row that names the keys."""
        keys = [*extra, *(_key(b, n) for n, b in enumerate(self.commands()) if b.show)]
        return footer(keys, width)

    def _help(self, width: int, height: int) -> list[Row]:
        rows = [RowMaker(width).to(1).add("Keys", "title").right("any key goes on", "muted").row()]
        rows.append(EMPTY)
        for binding in (*self.commands(), *self.desk_app.everywhere()):
            key = _key(binding, 0)
            says = binding.tooltip or binding.description
            rows.append(RowMaker(width).to(1).add(key.key, "accent").to(12).add(says).row())
        return pad(rows, height)


def _key(binding: Binding, rank: int) -> Key:
    name = binding.key_display or KEY_NAMES.get(binding.key, binding.key)
    # Help and the way back are the last to give way.
    kept = {"question_mark": -2, "escape": -1, "q": -1}.get(binding.key, rank)
    return Key(name, binding.description, kept)
