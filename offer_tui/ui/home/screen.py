"""The home screen: every opportunity, or what to do first."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from offer_tui.capture.keys import Press, press
from offer_tui.model.summary import HomeRow
from offer_tui.store.reading import FileProblem
from offer_tui.ui.desk import Refreshed
from offer_tui.ui.home import first_start
from offer_tui.ui.home.agenda import Due, agenda
from offer_tui.ui.home.columns import WIDE, choosing
from offer_tui.ui.home.layout import READING, HomeView, lay_out
from offer_tui.ui.home.notices import are_cut
from offer_tui.ui.home.shelf import found_in, going_on, in_order, named
from offer_tui.ui.home.waiting import Waiting, enter_of
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
_RESTS = 0.15
"""Seconds for which a row is chosen before more about it is read."""


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
        Binding("p", "problems", "problems", id="home.problems",
                tooltip="every problem with files, whole"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", "choose", show=False, key_display="up down",
                tooltip="choose; pgup pgdn home end go further"),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("q", "leave", "quit", id="home.quit", tooltip="leave the program"),
    ]  # fmt: skip

    @dataclass
    class Loaded(Message):
        """The files have been read; ``number`` counts how often that was asked for."""

        refreshed: Refreshed
        number: int

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
        self._files = Refreshed(rows, ())
        self._rows = rows
        self._is_read = False
        """Whether the files have been read at least once."""
        self._is_current = False
        """Whether they have been read since this screen was last come to."""
        self._asked = 0
        self._waiting: Waiting | None = None
        self._told: tuple[str, ...] = ()
        """What could not be done here, until the files are read again."""
        self._due: tuple[dt.datetime, Sequence[Due]] | None = None
        self._chosen = ""
        self._page_size = 1
        self._prompt: Prompt | None = None
        self._company = ""
        self._found: tuple[str, ...] | None = None
        self._detail: Appraised | None = None
        self._detail_wanted = ""
        self._resting: Timer | None = None

    # Loading.

    def on_screen_resume(self) -> None:
        """Read what changed, now and whenever the screen comes back."""
        self._outdate()
        self.call_after_refresh(self._refresh_rows)

    def on_mount(self) -> None:
        """Keep the time of day current."""
        self._rows = in_order(self._rows, self._now())
        self.set_interval(60, self.draw)

    def _now(self) -> dt.datetime:
        return self.desk_app.desk.now()

    def _outdate(self) -> None:
        self._is_current = False
        self._asked += 1

    def _refresh_rows(self) -> None:
        self._outdate()
        number = self._asked
        self.run_worker(
            lambda: self._read(number), thread=True, exclusive=True, group="home",
            exit_on_error=False,
        )  # fmt: skip

    def _read(self, number: int) -> None:
        desk = self.desk_app.desk
        try:
            refreshed = desk.refresh()
        except Exception as problem:  # noqa: BLE001 - the person is told, and the rest goes on
            refreshed = replace(self._files, notices=(str(problem),), is_whole=False)
        self.post_message(self.Loaded(refreshed, number))
        desk.warm()

    def on_home_screen_loaded(self, message: Loaded) -> None:
        """Draw the rows as the files say now, and do what waited for them."""
        was_known = bool(self._rows) or self._is_read
        self._files = message.refreshed
        self._rows = in_order(message.refreshed.rows, self._now())
        self._is_read = True
        self._is_current = message.number == self._asked
        self._due, self._told, self._detail_wanted = None, (), ""
        self._ask_anew(was_known=was_known)
        self.draw()
        # While something hides this screen, what waits is kept until it is come back to.
        if self._waiting and self._is_current and self.app.screen is self:
            waiting, self._waiting = self._waiting, None
            waiting.go_on(self)

    def _when_read(self, do: Callable[[], None]) -> None:
        """Do it once the files have been read; what is typed until then is for what it opens."""
        if self._is_current:
            do()
        else:
            self._waiting = Waiting(do)
            self._say_whose()
            self.draw()

    def _want_detail(self, slug: str, width: int) -> Sequence[Row]:
        """Return more about the chosen row where there is room, reading it if need be."""
        if width < WIDE or not slug or self._prompt is not None:
            return ()
        if slug != self._detail_wanted and self._is_read:
            self._detail_wanted = slug
            if self._resting is not None:
                self._resting.stop()
            # Not for every row that is passed on the way to another one.
            self._resting = self.set_timer(_RESTS, lambda: self._ask_detail(slug))
        if self._detail is None or self._detail.slug != slug:
            return ()
        from offer_tui.ui.opportunity.layout import detail  # noqa: PLC0415 - after the first paint

        return detail(self._detail, self._now(), width, letters=self.desk_app.letters)

    def _ask_detail(self, slug: str) -> None:
        self.run_worker(
            lambda: self._read_detail(slug), thread=True, group="detail", exclusive=True,
            exit_on_error=False,
        )  # fmt: skip

    def _read_detail(self, slug: str) -> None:
        with contextlib.suppress(FileProblem, LookupError):  # the list says what is wrong
            self.post_message(self.Detail(self.desk_app.desk.appraised(slug)))

    def on_home_screen_detail(self, message: Detail) -> None:
        """Draw it, if it is still the chosen one."""
        if message.appraised.slug == self._detail_wanted:
            self._detail = message.appraised
            self.draw()

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the opportunities, or the first start."""
        bottom = self._bottom(width)
        if self._is_empty:
            return first_start.lay_out(width, height, self._notices, bottom)
        rows = self._shown()
        chosen = self._place(rows)
        view = HomeView(
            rows,
            self._now(),
            chosen,
            self._notices,
            "Sample library" if self.desk_app.is_sample else "Opportunities",
            self._prompt.answer() if self._prompt and self._prompt.purpose == "find" else None,
            self._want_detail(chosen, width),
            self._files.unreadable if self._found is None else (),
            self._agenda(),
            self._is_read,
        )
        page = lay_out(view, width, height, bottom)
        actions = {span.action for row in page for span in row}
        self._page_size = max(1, sum(choosing(row.slug) in actions for row in rows))
        return page

    @property
    def _is_empty(self) -> bool:
        """Whether the library is known to hold nothing."""
        files = self._files
        return self._is_read and files.is_whole and not (files.rows or files.unreadable)

    @property
    def _notices(self) -> tuple[str, ...]:
        return (*self.desk_app.notices, *self._told, *self._files.notices)

    def _agenda(self) -> Sequence[Due]:
        """Return what is due, worked out once for a load and a minute."""
        minute = self._now().replace(second=0, microsecond=0)
        if self._due is None or self._due[0] != minute:
            self._due = (minute, agenda(self._rows, minute))
        return self._due[1]

    def _bottom(self, width: int) -> list[Row]:
        if self._prompt is None:
            return [EMPTY, self.footer(width)]
        keys = footer(_PROMPT_KEYS[self._prompt.purpose], width)
        return [EMPTY, self._prompt.row(width), EMPTY, keys]

    def _shown(self) -> Sequence[HomeRow]:
        if self._prompt is None or self._prompt.purpose != "find" or self._found is None:
            return self._rows
        return found_in(self._rows, self._found)

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
        if action in {"open", "why", "find", "move", "page", "edge"}:
            return bool(self._rows)
        if action == "sample":
            return self._is_empty and not self.desk_app.is_sample
        if action == "problems":
            # A row that cannot be read says what is wrong, and not how to mend it.
            return bool(self._files.unreadable) or are_cut(self._notices, *self.size)
        return True

    # Keys.

    async def on_key(self, event: events.Key) -> None:
        """Type in the line while there is one; otherwise letters are commands."""
        if self.app.screen is not self:
            return
        if self._waiting is not None:
            self._waiting.hold(event)
            return
        if self._prompt is None:
            return
        event.stop()
        event.prevent_default()
        key = enter_of(event)
        match key.key:
            case "escape":
                self._close_prompt()
            case "enter":
                self._answer(self._prompt)
            case "up" | "down" if self._prompt.purpose == "find":
                self.action_move(-1 if key.key == "up" else 1)
            case "pageup" | "pagedown" if self._prompt.purpose == "find":
                self.action_page(-1 if key.key == "pageup" else 1)
            case _:
                self._type(press(key.key, key.character, self._now(), ""))

    def on_paste(self, event: events.Paste) -> None:
        """Type what was pasted, if there is a line to type in."""
        if self.app.screen is not self:
            self.app.screen.post_message(events.Paste(event.text))
        elif self._waiting is not None:
            self._waiting.hold(event)
        elif self._prompt is not None:
            self._type(Press("paste", self._now(), "", event.text))

    def _type(self, pressed: Press) -> None:
        if self._prompt is None:
            return
        self._prompt = self._prompt.press(pressed)
        if self._prompt.purpose == "find":
            self._look_for(self._prompt.answer())
        self._say_whose()
        self.draw()

    def _say_whose(self) -> None:
        """Say behind a name whether it is known, before a round is begun under it."""
        if self._prompt and self._prompt.purpose in {"live", "afterwards"}:
            self._prompt = replace(self._prompt, behind=self._whose(self._prompt))

    def _whose(self, prompt: Prompt) -> str:
        row = named(self._rows, prompt.answer(), self._chosen)
        if self._waiting is not None or (row is None and prompt.answer() and not self._is_read):
            return READING[0].lower() + READING[1:]
        if not prompt.answer():
            return ""
        if row is None:
            return "a new one"
        goes_on = prompt.purpose == "live" and going_on(row, self._now())
        words = "goes on with the round" if goes_on else f"round {row.rounds + 1}"
        return words + (f", {row.role}" if row.role else "")

    def _ask(self, purpose: str, asks: str, suggestion: str = "") -> None:
        self._prompt = Prompt(purpose, asks).suggest(suggestion)
        self._say_whose()
        self.draw()

    def _ask_anew(self, *, was_known: bool) -> None:
        """Bring the line up to date with what has been read."""
        match self._prompt:
            case Prompt(purpose="find") as prompt:
                self._look_for(prompt.answer())
            case Prompt(purpose="live" | "afterwards") as prompt:
                if not (was_known or prompt.text):
                    self._prompt = prompt.suggest(self._suggestion())
                self._say_whose()

    def _close_prompt(self) -> None:
        self._prompt, self._found = None, None
        self.draw()

    def _answer(self, prompt: Prompt) -> None:
        answer = prompt.answer()
        match prompt.purpose:
            case "live" | "afterwards" if answer:
                from_memory = prompt.purpose == "afterwards"
                self._when_read(lambda: self._begin(answer, from_memory=from_memory))
            case "live" | "afterwards" if not self._is_read:
                # Whose round it could be is not known yet; what is typed next is its name.
                pass
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
        row = named(self._rows, name, self._chosen)
        self._close_prompt()
        slug = row.slug if row else ""
        session = going_on(row, self._now()) if row and not from_memory else ""
        self.desk_app.open_live(RoundRequest(name, slug, session, from_memory=from_memory))

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
            self._told = (message.why_not,)
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
        """Choose another row; behind the last one comes the first."""
        rows = self._shown()
        if rows:
            self._choose(rows, (self._number(rows) + step) % len(rows))

    def action_page(self, pages: int) -> None:
        """Choose the row that lies a page away, or the one at the end."""
        rows = self._shown()
        step = pages * max(1, self._page_size - 1)
        if rows:
            self._choose(rows, max(0, min(self._number(rows) + step, len(rows) - 1)))

    def action_edge(self, place: int) -> None:
        """Choose the first row or the last one."""
        if rows := self._shown():
            self._choose(rows, place)

    def _number(self, rows: Sequence[HomeRow]) -> int:
        place = self._place(rows)
        return next(n for n, row in enumerate(rows) if row.slug == place)

    def _choose(self, rows: Sequence[HomeRow], number: int) -> None:
        self._chosen = rows[number].slug
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
        self._chosen = row.slug
        if row.in_progress:
            self._when_read(self._open_chosen)
        else:
            self._open_chosen()

    def _open_chosen(self) -> None:
        row = self._row()
        if row is not None and row.in_progress:
            self.desk_app.open_live(RoundRequest(row.company, row.slug, row.in_progress))
        elif row is not None:
            self.desk_app.open_opportunity(row.slug)

    def action_live(self) -> None:
        """Ask for the company of a round that starts now, or of the one that is going on."""
        self._ask("live", "Company ›", self._suggestion())

    def action_afterwards(self) -> None:
        """Ask for the company of a round that is over."""
        self._ask("afterwards", "Company ›", self._suggestion())

    def _suggestion(self) -> str:
        row = self._row()
        return row.company if row and not row.is_closed else ""

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

    def action_problems(self) -> None:
        """Show every problem with files."""
        from offer_tui.ui.home.problems import ProblemsScreen  # noqa: PLC0415 - hardly ever needed

        broken = [one.problem for one in self._files.unreadable]
        self.app.push_screen(ProblemsScreen((*self._notices, *broken)))

    def action_sample(self) -> None:
        """Open the sample library in place of the empty one."""
        self.desk_app.quit_now("sample")

    def action_leave(self) -> None:
        """Leave the program."""
        self.leave()
