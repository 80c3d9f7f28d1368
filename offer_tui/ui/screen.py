"""What every screen shares: a page, keys that the footer names, and the way to hide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from offer_tui.ui.key_list import furthest, key_list, page_of
from offer_tui.ui.page import Page
from offer_tui.ui.rows import Key, Row, footer

if TYPE_CHECKING:
    from offer_tui.ui.app import OfferApp

KEY_NAMES = {
    "question_mark": "?", "slash": "/", "escape": "esc", "up,down": "up down", "plus": "+",
    "full_stop": ".", "minus": "-", "asterisk": "*", "pageup": "pgup", "pagedown": "pgdn",
}  # fmt: skip
_SCROLLS = {"up": -1, "down": 1, "pageup": -1, "pagedown": 1}


class PageScreen(Screen[None], inherit_bindings=False):
    """A screen that is one page; subclasses lay it out and say what their keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "more", id="screen.keys", tooltip="every key here"),
    ]
    helping = False
    """Whether the keys of this screen stand in place of its rows."""
    _help_top = 0
    """Which row of them stands at the top."""

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

    def nothing_to_undo(self) -> None:
        """Hear that Ctrl+z was pressed where nothing was done that it could take back."""

    def leave(self) -> None:
        """Leave the program."""
        self.desk_app.quit_now()

    async def on_key(self, event: events.Key) -> None:
        """Put the help away at any key, which then does what it does, before the next key is seen.

        Where not all of it is in view, those that scroll do that.

        Keys typed faster than screens open reach the screen that they were meant for.
        """
        if self.helping and self._goes_on_helping(event.key):
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
        self.helping, self._help_top = True, 0
        self.draw()

    def _goes_on_helping(self, key: str) -> bool:
        """Scroll the help, or put it away; return whether that is all that the key does."""
        width, height = self.size
        last = furthest(self._all_keys(), width, height)
        if last and key in _SCROLLS:
            rows = page_of(height) if key.startswith("page") else 1
            self._help_top = max(0, min(self._help_top + _SCROLLS[key] * rows, last))
            self.draw()
            return True
        self.helping = False
        self.draw()
        return key in {"escape", "question_mark"}

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

    def _all_keys(self) -> list[Key]:
        """Return every key that works here, with what it does at length."""
        bindings = (*self.commands(), *self.desk_app.everywhere())
        return [Key(_key(b, 0).key, b.tooltip or b.description) for b in bindings]

    def _help(self, width: int, height: int) -> list[Row]:
        keys = self._all_keys()
        # The window may have grown since it was scrolled.
        self._help_top = min(self._help_top, furthest(keys, width, height))
        return key_list(keys, width, height, self._help_top)


def _key(binding: Binding, rank: int) -> Key:
    name = binding.key_display or KEY_NAMES.get(binding.key, binding.key)
    # Help and the way back are the last to give way.
    kept = {"question_mark": -2, "escape": -1, "q": -1}.get(binding.key, rank)
    return Key(name, binding.description, kept)
