"""The home screen: every opportunity, or what to do first."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from offer_tui.capture.keys import Press, press
from offer_tui.capture.text import Text
from offer_tui.model.summary import HomeRow
from offer_tui.store.reading import FileProblem
from offer_tui.ui.desk import Refreshed
from offer_tui.ui.home import first_start
from offer_tui.ui.home.agenda import next_day
from offer_tui.ui.home.layout import WIDE, HomeView, lay_out
from offer_tui.ui.prompt import Prompt
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import EMPTY, Key, Row, footer
from offer_tui.ui.screen import PageScreen

if TYPE_CHECKING:
    from offer_tui.ui.appraisal import Appraised

_PROMPT_KEYS = {
    "live": (Key("enter", "starts the round"), Key("esc", "back")),
    "afterwards": (Key("enter", "begins, from memory"), Key("esc", "back")),
    "company": (Key("enter", "next"), Key("esc", "back")),
    "role": (Key("enter", "adds it"), Key("esc", "back")),
    "find": (Key("up down", "choose"), Key("enter", "open"), Key("esc", "back")),
}


class HomeScreen(PageScreen):
    """Letters are commands here, until one of them opens a line to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="home.open",
                tooltip="the opportunity and its rounds; the round that is going on"),
        Binding("l", "live", "live", id="home.live", tooltip="an interview starts now"),
        Binding("a", "afterwards", "afterwards", id="home.afterwards",
                tooltip="it is over: write it down from memory"),
        Binding("n", "new", "new", id="home.new", tooltip="add a job you are looking at"),
        Binding("w", "why", "why", id="home.why", tooltip="what it adds up to, and why"),
        Binding("slash", "find", "find", id="home.find",
                tooltip="find in names, notes and quotes"),
        Binding("s", "sample", "sample", id="home.sample", tooltip="look around in a sample"),
        Binding("i", "signals", "signals", show=False, id="home.signals",
                tooltip="what can be noticed, and where its weight comes from"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("q", "leave", "quit", id="home.quit", tooltip="leave the program"),
    ]  # fmt: skip

    @dataclass
    class Loaded(Message):
        """The files have been read."""

        refreshed: Refreshed

    @dataclass
    class Found(Message):
        """These opportunities say what was looked for."""

        query: str
        slugs: tuple[str, ...]

    @dataclass
    class Detail(Message):
        """More is known about an opportunity."""

        appraised: Appraised

    @dataclass
    class Added(Message):
        """An opportunity was added, or could not be."""

        slug: str
        why_not: str = ""

    def __init__(self, rows: tuple[HomeRow, ...]) -> None:
        super().__init__()
        self._rows = rows
        self._is_known = bool(rows)
        self._is_read = False
        self._notices: tuple[str, ...] = ()
        self._chosen = ""
        self._prompt: Prompt | None = None
        self._company = ""
        self._found: tuple[str, ...] | None = None
        self._detail: Appraised | None = None
        self._detail_wanted = ""

    # Loading.

    def on_screen_resume(self) -> None:
        """Read what changed, now and whenever the screen comes back."""
        self.call_after_refresh(self._refresh_rows)

    def on_mount(self) -> None:
        """Keep the time of day current."""
        self.set_interval(60, self.draw)

    def _refresh_rows(self) -> None:
        self.run_worker(self._read, thread=True, exclusive=True, group="home", exit_on_error=False)

    def _read(self) -> None:
        desk = self.desk_app.desk
        try:
            refreshed = desk.refresh()
        except Exception as problem:  # noqa: BLE001 - the person is told, and the rest goes on
            refreshed = Refreshed(self._rows, (str(problem),))
        self.post_message(self.Loaded(refreshed))
        desk.warm()

    def on_home_screen_loaded(self, message: Loaded) -> None:
        """Draw the rows as the files say now."""
        self._rows, self._notices = message.refreshed.rows, message.refreshed.notices
        self._is_read = True
        self._is_known = True
        self._detail_wanted = ""
        if self._prompt and self._prompt.purpose == "find":
            self._look_for(self._prompt.answer())
        self.draw()

    def _want_detail(self, slug: str, width: int) -> Sequence[Row]:
        """Return more about the chosen row where there is room, reading it if need be."""
        if width < WIDE or not slug or self._prompt is not None:
            return ()
        if slug != self._detail_wanted and self._is_read:
            self._detail_wanted = slug
            self.run_worker(
                lambda: self._read_detail(slug), thread=True, group="detail", exclusive=True,
                exit_on_error=False,
            )  # fmt: skip
        if self._detail is None or self._detail.slug != slug:
            return ()
        from offer_tui.ui.opportunity.layout import detail  # noqa: PLC0415 - after the first paint

        now = self.desk_app.desk.now()
        return detail(self._detail, now, width, letters=self.desk_app.letters)

    def _read_detail(self, slug: str) -> None:
        with contextlib.suppress(FileProblem, LookupError):  # the list says what is wrong
            self.post_message(self.Detail(self.desk_app.desk.appraised(slug)))

    def on_home_screen_detail(self, message: Detail) -> None:
        """Draw it, if it is still the chosen one."""
        self._detail = message.appraised
        self.draw()

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the opportunities, or the first start."""
        notices = (*self.desk_app.notices, *self._notices)
        bottom = self._bottom(width)
        if not self._rows and self._is_known:
            return first_start.lay_out(width, height, notices, bottom)
        rows = self._shown()
        chosen = self._place(rows)
        view = HomeView(
            rows,
            self.desk_app.desk.now(),
            chosen,
            notices,
            "Sample library" if self.desk_app.is_sample else "Opportunities",
            self._prompt.answer() if self._prompt and self._prompt.purpose == "find" else None,
            self._want_detail(chosen, width),
        )
        return lay_out(view, width, height, bottom)

    def _bottom(self, width: int) -> list[Row]:
        if self._prompt is None:
            return [EMPTY, self.footer(width)]
        keys = footer(_PROMPT_KEYS[self._prompt.purpose], width)
        return [EMPTY, self._prompt.row(width), EMPTY, keys]

    def _shown(self) -> Sequence[HomeRow]:
        if self._prompt is None or self._prompt.purpose != "find" or self._found is None:
            now = self.desk_app.desk.now()
            going = sorted(
                (r for r in self._rows if not r.is_closed), key=lambda r: next_day(r, now)
            )
            return [*going, *(r for r in self._rows if r.is_closed)]
        by_slug = {row.slug: row for row in self._rows}
        return [by_slug[slug] for slug in self._found if slug in by_slug]

    def _place(self, rows: Sequence[HomeRow]) -> str:
        if any(row.slug == self._chosen for row in rows):
            return self._chosen
        return rows[0].slug if rows else ""

    def _row(self) -> HomeRow | None:
        rows = self._shown()
        place = self._place(rows)
        return next((row for row in rows if row.slug == place), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: an empty library has nothing to open."""
        if action in {"open", "why", "find", "move"}:
            return bool(self._rows)
        if action == "sample":
            return not self._rows and not self.desk_app.is_sample
        return True

    # Keys.

    async def on_key(self, event: events.Key) -> None:
        """Type in the line while there is one; otherwise letters are commands."""
        if self._prompt is None:
            return
        event.stop()
        event.prevent_default()
        match event.key:
            case "escape":
                self._close_prompt()
            case "enter":
                self._answer(self._prompt)
            case "up" | "down" if self._prompt.purpose == "find":
                self.action_move(-1 if event.key == "up" else 1)
            case _:
                self._type(press(event.key, event.character, self.desk_app.desk.now(), ""))

    def on_paste(self, event: events.Paste) -> None:
        """Type what was pasted, if there is a line to type in."""
        if self._prompt is not None:
            self._type(Press("paste", self.desk_app.desk.now(), "", event.text))

    def _type(self, pressed: Press) -> None:
        if self._prompt is None:
            return
        self._prompt = self._prompt.press(pressed)
        if self._prompt.purpose == "find":
            self._look_for(self._prompt.answer())
        elif self._prompt.purpose in {"live", "afterwards"}:
            self._prompt = replace(self._prompt, behind=self._whose(self._prompt.answer()))
        self.draw()

    def _whose(self, name: str) -> str:
        """Say whether the name is known, before a round is begun under it."""
        if not name:
            return ""
        row = self._named(name)
        if row is None:
            return "a new one"
        return f"round {row.rounds + 1}" + (f", {row.role}" if row.role else "")

    def _named(self, name: str) -> HomeRow | None:
        """Return the open opportunity of that name; the chosen one, where two share it."""
        wanted = name.casefold()
        same = [r for r in self._rows if r.company.casefold() == wanted and not r.is_closed]
        return next((r for r in same if r.slug == self._chosen), same[0] if same else None)

    def _ask(self, purpose: str, asks: str, suggestion: str = "") -> None:
        self._prompt = Prompt(purpose, asks, Text.ending_here(suggestion), bool(suggestion))
        if suggestion:
            self._prompt = replace(self._prompt, behind=self._whose(suggestion))
        self.draw()

    def _close_prompt(self) -> None:
        self._prompt, self._found = None, None
        self.draw()

    def _answer(self, prompt: Prompt) -> None:
        answer = prompt.answer()
        match prompt.purpose:
            case "live" | "afterwards" if answer:
                self._begin(answer, from_memory=prompt.purpose == "afterwards")
            case "company" if answer:
                self._company = answer
                self._ask("role", "Role ›")
            case "role":
                self._close_prompt()
                self._add(self._company, answer)
            case "find":
                row = self._row()
                self._close_prompt()
                if row is not None:
                    self.desk_app.open_opportunity(row.slug)
            case _:
                self._close_prompt()

    def _begin(self, name: str, *, from_memory: bool) -> None:
        row = self._named(name)
        self._close_prompt()
        slug = row.slug if row else ""
        self.desk_app.open_live(RoundRequest(name, slug, from_memory=from_memory))

    def _add(self, company: str, role: str) -> None:
        def add() -> None:
            try:
                slug = self.desk_app.desk.new_opportunity(company, role)
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                self.post_message(self.Added("", str(problem)))
            else:
                self.post_message(self.Added(slug))

        self.run_worker(add, thread=True, exit_on_error=False)

    def on_home_screen_added(self, message: Added) -> None:
        """Choose the new row, or say why there is none."""
        if message.why_not:
            self._notices = (message.why_not, *self._notices)
            self.draw()
            return
        self._chosen = message.slug
        self._refresh_rows()

    def _look_for(self, query: str) -> None:
        if not query:
            self._found = None
            return
        self.run_worker(
            lambda: self.post_message(self.Found(query, self.desk_app.desk.search(query))),
            thread=True, group="find", exclusive=True, exit_on_error=False,
        )  # fmt: skip

    def on_home_screen_found(self, message: Found) -> None:
        """Show what was found, if it is still being looked for."""
        if self._prompt and self._prompt.answer() == message.query:
            self._found = message.slugs
            self.draw()

    # Commands.

    def action_move(self, step: int) -> None:
        """Choose another row."""
        rows = self._shown()
        if rows:
            slugs = [row.slug for row in rows]
            self._chosen = slugs[(slugs.index(self._place(rows)) + step) % len(slugs)]
            self.draw()

    def clicked_choose(self, slug: str) -> None:
        """Choose the row, or open it if it is chosen."""
        if self._place(self._shown()) == slug:
            self.action_open()
        else:
            self._chosen = slug
            self.draw()

    def action_open(self) -> None:
        """Go back to the round that is going on, or open the opportunity."""
        row = self._row()
        if row is None:
            return
        if row.in_progress:
            self.desk_app.open_live(RoundRequest(row.company, row.slug, row.in_progress))
        else:
            self.desk_app.open_opportunity(row.slug)

    def action_live(self) -> None:
        """Ask for the company of a round that starts now."""
        row = self._row()
        self._ask("live", "Company ›", row.company if row and not row.is_closed else "")

    def action_afterwards(self) -> None:
        """Ask for the company of a round that is over."""
        row = self._row()
        self._ask("afterwards", "Company ›", row.company if row and not row.is_closed else "")

    def action_new(self) -> None:
        """Ask for the company of a new opportunity."""
        self._ask("company", "Company ›")

    def action_find(self) -> None:
        """Open the line to find with."""
        self._ask("find", "/")

    def action_why(self) -> None:
        """Show what the chosen one adds up to."""
        if row := self._row():
            self.desk_app.open_evaluation(row.slug)

    def action_signals(self) -> None:
        """Show the catalogue."""
        self.desk_app.open_signals()

    def action_sample(self) -> None:
        """Open the sample library in place of the empty one."""
        self.desk_app.quit_now("sample")

    def action_leave(self) -> None:
        """Leave the program."""
        self.leave()
