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

from offer_tui.model.summary import HomeRow
from offer_tui.store.reading import FileProblem
from offer_tui.ui.asking import AskingScreen
from offer_tui.ui.desk import Refreshed
from offer_tui.ui.home import first_start, questions
from offer_tui.ui.home.agenda import Due, agenda
from offer_tui.ui.home.columns import WIDE, choosing
from offer_tui.ui.home.layout import HomeView, lay_out
from offer_tui.ui.home.notices import are_cut
from offer_tui.ui.home.shelf import Shelf
from offer_tui.ui.home.waiting import Waiting
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Row

if TYPE_CHECKING:
    from offer_tui.ui.appraisal import Appraised

_RESTS = 0.15
"""Seconds for which a row is chosen before more about it is read."""


class HomeScreen(AskingScreen):
    """Every opportunity and what is due; ``questions`` says what is asked here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="home.open",
                tooltip="the opportunity and its rounds; the round that is going on"),
        Binding("l", "live", "live", id="home.live", tooltip="an interview starts now"),
        Binding("a", "afterwards", "afterwards", id="home.afterwards",
                tooltip="it is over: write it down from memory"),
        Binding("n", "new", "new", id="home.new", tooltip="add a job you are looking at"),
        Binding("m", "name", "name it", id="home.name",
                tooltip="say whose round it is that was begun without a name"),
        Binding("w", "why", "why", id="home.why", tooltip="what it adds up to, and why"),
        Binding("slash", "find", "find", id="home.find",
                tooltip="find in names, notes and quotes"),
        Binding("s", "sample", "sample", id="home.sample", tooltip="look around in a sample"),
        Binding("i", "signals", "signals", show=False, id="home.signals",
                tooltip="what can be noticed, and where its weight comes from"),
        Binding("p", "problems", "problems", id="home.problems",
                tooltip="every problem with files, whole"),
        Binding("y", "you", "you", id="home.you",
                tooltip="about you: goal, money, market, deal-breakers"),
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
    class Changed(Message):
        """An opportunity was added or named, or could not be."""

        slug: str
        why_not: str = ""

    def __init__(self, rows: tuple[HomeRow, ...]) -> None:
        super().__init__()
        self.shelf = Shelf(rows)
        self._is_current = False
        """Whether they have been read since this screen was last come to."""
        self._asked = 0
        self._waiting: Waiting | None = None
        self._told: tuple[str, ...] = ()
        """What could not be done here, until the files are read again."""
        self._due: tuple[dt.datetime, Sequence[Due]] | None = None
        self._page_size = 1
        self._detail: Appraised | None = None
        self._detail_wanted = ""
        self._resting: Timer | None = None

    # Loading.

    def on_screen_resume(self) -> None:
        """Read what changed, now and whenever the screen comes back, and choose where one was."""
        desk = self.desk_app.desk
        latest, desk.rounds.latest = desk.rounds.latest, ""
        self.shelf.chosen = latest or self.shelf.chosen
        self._outdate()
        self.call_after_refresh(self._refresh_rows)

    def on_mount(self) -> None:
        """Keep the time of day current."""
        self.shelf.sort(self.now())
        self.set_interval(60, self.draw)

    def now(self) -> dt.datetime:
        """Return the time, to the second."""
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
            refreshed = replace(self.shelf.files, notices=(str(problem),), is_whole=False)
        self.post_message(self.Loaded(refreshed, number))
        desk.warm()
        if desk.mend_index():
            self.post_message(self.Loaded(desk.refresh(), number))

    def on_home_screen_loaded(self, message: Loaded) -> None:
        """Draw the rows as the files say now, and do what waited for them."""
        was_known = bool(self.shelf.rows) or self.shelf.is_read
        self.shelf.fill(message.refreshed, self.now())
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
            self.say()
            self.draw()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer waits for the files to be read."""
        return self._waiting is not None

    def _ask_anew(self, *, was_known: bool) -> None:
        """Bring the line up to date with what has been read."""
        if self.asked is not None:
            if not (was_known or self.typed):
                self.suggest()
            self.asked.typed(self.typed)
            self.say()

    def _want_detail(self, slug: str, width: int) -> Sequence[Row]:
        """Return more about the chosen row where there is room, reading it if need be."""
        if width < WIDE or not slug or self.asked is not None:
            return ()
        if slug != self._detail_wanted and self.shelf.is_read:
            self._detail_wanted = slug
            if self._resting is not None:
                self._resting.stop()
            # Not for every row that is passed on the way to another one.
            self._resting = self.set_timer(_RESTS, lambda: self._ask_detail(slug))
        if self._detail is None or self._detail.slug != slug:
            return ()
        from offer_tui.ui.opportunity.layout import detail  # noqa: PLC0415 - after the first paint

        return detail(self._detail, self.now(), width, letters=self.desk_app.letters)

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
        bottom = self.bottom(width)
        shelf = self.shelf
        if shelf.is_empty:
            return first_start.lay_out(width, height, self._notices, bottom)
        view = HomeView(
            shelf.shown,
            self.now(),
            shelf.place,
            self._notices,
            "Sample library" if self.desk_app.is_sample else "Opportunities",
            self.asked.nothing if self.asked else "",
            self._want_detail(shelf.place, width),
            shelf.files.unreadable if shelf.narrowed is None else (),
            self._agenda(),
            shelf.is_read,
            shelf.files.announced,
        )
        page = lay_out(view, width, height, bottom)
        actions = {span.action for row in page for span in row}
        self._page_size = max(1, sum(action.startswith(choosing("")) for action in actions))
        return page

    @property
    def _notices(self) -> tuple[str, ...]:
        return (*self.desk_app.notices, *self._told, *self.shelf.files.notices)

    def _agenda(self) -> Sequence[Due]:
        """Return what is due, worked out once for a load and a minute."""
        minute = self.now().replace(second=0, microsecond=0)
        if self._due is None or self._due[0] != minute:
            self._due = (minute, agenda(self.shelf.rows, minute))
        return self._due[1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: an empty library has nothing to open."""
        if action in {"open", "why", "find", "move", "page", "edge"}:
            return bool(self.shelf.rows)
        if action == "name":
            return bool(self.shelf.row and self.shelf.row.is_unnamed)
        if action == "sample":
            return self.shelf.is_empty and not self.desk_app.is_sample
        if action == "problems":
            # A row that cannot be read says what is wrong, and not how to mend it.
            return bool(self.shelf.files.unreadable) or are_cut(self._notices, *self.size)
        return True

    # Keys.

    async def on_key(self, event: events.Key) -> None:
        """Keep what is typed while something waits, for what it opens."""
        if self.app.screen is self and self._waiting is not None:
            self._waiting.hold(event)

    def on_paste(self, event: events.Paste) -> None:
        """Keep what is pasted while something waits, for what it opens."""
        if self.app.screen is self and self._waiting is not None:
            self._waiting.hold(event)

    # Answers.

    def begin(self, name: str, *, from_memory: bool) -> None:
        """Begin a round, or go on with the one that is going on.

        At once, unless the files are still to be read and may know that name.
        """
        if self.shelf.is_read or self.shelf.named(name):
            self._begin(name, from_memory=from_memory)
        else:
            self._when_read(lambda: self._begin(name, from_memory=from_memory))

    def _begin(self, name: str, *, from_memory: bool) -> None:
        row = self.shelf.named(name) if name else None
        self.put_away()
        slug = row.slug if row else ""
        request = RoundRequest(name, slug, from_memory=from_memory, may_go_on=True)
        self.desk_app.open_live(request)

    def put_away(self) -> None:
        """Close the line, and list everything again."""
        self.shelf.widen()
        super().put_away()

    def add(self, company: str, role: str) -> None:
        """Add an opportunity, in a thread."""
        self._in_thread(lambda: self.desk_app.desk.new_opportunity(company, role))

    def name_rounds(self, placeholder: str, company: str, target: str) -> None:
        """Give the rounds of an unnamed opportunity to that one, in a thread."""
        self._in_thread(lambda: self.desk_app.desk.name_rounds(placeholder, company, target))

    def _in_thread(self, change: Callable[[], str]) -> None:
        """Make a change that returns the slug of what is to be chosen then."""

        def make() -> None:
            try:
                slug = change()
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                self.post_message(self.Changed("", str(problem)))
            else:
                self.post_message(self.Changed(slug))

        self.run_worker(make, thread=True, exit_on_error=False)

    def on_home_screen_changed(self, message: Changed) -> None:
        """Choose the row that is there now, or say why there is none."""
        if message.why_not:
            self._told = (message.why_not,)
            self.draw()
            return
        self.shelf.chosen = message.slug
        self._refresh_rows()

    def look_for(self, query: str) -> None:
        """Find opportunities that say it, in a thread."""
        if not query:
            self.shelf.widen()
            return
        self.run_worker(
            lambda: self.post_message(self.Found(query, self.desk_app.desk.search(query))),
            thread=True, group="find", exclusive=True, exit_on_error=False,
        )  # fmt: skip

    def on_home_screen_found(self, message: Found) -> None:
        """Show what was found, if it is still being looked for."""
        if self.asked and self.typed == message.query:
            self.shelf.narrowed = message.slugs
            self.draw()

    # Commands.

    def action_move(self, step: int) -> None:
        """Choose another row; behind the last one comes the first."""
        self.shelf.move(step)
        self.draw()

    def action_page(self, pages: int) -> None:
        """Choose the row that lies a page away, or the one at the end."""
        self.shelf.leap(pages * max(1, self._page_size - 1))
        self.draw()

    def action_edge(self, place: int) -> None:
        """Choose the first row or the last one."""
        self.shelf.edge(place)
        self.draw()

    def choose(self, step: int, by_pages: bool) -> None:
        """Choose another row while something is asked."""
        (self.action_page if by_pages else self.action_move)(step)

    def clicked_choose(self, slug: str) -> None:
        """Choose the row, or open it if it is chosen."""
        if self.shelf.place == slug:
            self.action_open()
        else:
            self.shelf.chosen = slug
            self.draw()

    def action_open(self) -> None:
        """Go back to the round that is going on, or open the opportunity."""
        row = self.shelf.row
        if row is None:
            return
        self.shelf.chosen = row.slug
        if row.in_progress:
            self._when_read(self._open_chosen)
        else:
            self._open_chosen()

    def _open_chosen(self) -> None:
        row = self.shelf.row
        if row is not None and row.in_progress:
            self.desk_app.open_live(RoundRequest(row.company, row.slug, row.in_progress))
        elif row is not None and row.is_to_prepare(self.now()):
            self.desk_app.open_prepare(row.slug)
        elif row is not None:
            self.open(row.slug)

    def open(self, slug: str) -> None:
        """Open an opportunity."""
        self.desk_app.open_opportunity(slug)

    def action_live(self) -> None:
        """Ask for the company of a round that starts now, or of the one that is going on."""
        self.ask(questions.whose_round(self, from_memory=False))

    def action_afterwards(self) -> None:
        """Ask for the company of a round that is over."""
        self.ask(questions.whose_round(self, from_memory=True))

    def action_new(self) -> None:
        """Ask for the company of a new opportunity."""
        self.ask(questions.new_opportunity(self))

    def action_name(self) -> None:
        """Ask whose round it is that was begun without a name."""
        if row := self.shelf.row:
            self.ask(questions.name_it(self, row))

    def action_find(self) -> None:
        """Open the line to find with."""
        self.ask(questions.find(self))

    def action_why(self) -> None:
        """Show what the chosen one adds up to."""
        if row := self.shelf.row:
            self.desk_app.open_evaluation(row.slug)

    def action_you(self) -> None:
        """Show what the person told about themselves."""
        self.desk_app.open_profile()

    def action_signals(self) -> None:
        """Show the catalogue."""
        self.desk_app.open_signals()

    def action_problems(self) -> None:
        """Show every problem with files."""
        from offer_tui.ui.home.problems import ProblemsScreen  # noqa: PLC0415 - hardly ever needed

        broken = [one.problem for one in self.shelf.files.unreadable]
        self.app.push_screen(ProblemsScreen((*self._notices, *broken)))

    def action_sample(self) -> None:
        """Open the sample library in place of the empty one."""
        self.desk_app.quit_now("sample")

    def action_leave(self) -> None:
        """Leave the program."""
        self.leave()
