"""The home screen: every opportunity, or what to do first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from offer_tui.model.summary import HomeRow
from offer_tui.ui.home import first_start, questions
from offer_tui.ui.home.agenda import Due, agenda
from offer_tui.ui.home.columns import WIDE, choosing
from offer_tui.ui.home.detail import HomeDetail
from offer_tui.ui.home.layout import HomeView, lay_out
from offer_tui.ui.home.next_step import WORDS
from offer_tui.ui.home.notices import are_cut
from offer_tui.ui.round import RoundRequest
from offer_tui.ui.rows import Key, Row

_WAYS = frozenset(
    {"open", "stand", "why", "decide", "letters", "debrief", "look_back", "ask_for_time"}
)


_BACKGROUND = "Nothing to take back. Ctrl+z again leaves this in the background; fg comes back."


class HomeScreen(HomeDetail):
    """Every opportunity and what is due; ``questions`` says what is asked here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="home.open",
                show=False,
                tooltip="what comes next: the round, its debrief, preparing, weighing, why"),
        Binding("l", "live", "live", id="home.live", tooltip="an interview starts now"),
        Binding("p", "problems", "problems", id="home.problems",
                tooltip="every problem with files, whole"),
        Binding("a", "afterwards", "afterwards", id="home.afterwards",
                tooltip="it is over: write it down from memory"),
        Binding("n", "new", "new", id="home.new", tooltip="add a job you are looking at"),
        Binding("m", "name", "name it", id="home.name",
                tooltip="say whose round it is that was begun without a name"),
        Binding("w", "why", "why", id="home.why",
                tooltip="why it was closed; what it adds up to while it is open"),
        Binding("slash", "find", "find", id="home.find",
                tooltip="find in names, notes and quotes"),
        Binding("s", "sample", "sample", id="home.sample", tooltip="look around in a sample"),
        Binding("o", "stand", "where it stands", show=False, id="home.page",
                tooltip="its page: where it stands, rounds, dates, follow-ups"),
        Binding("d", "decide", "decide", show=False, id="home.decide",
                tooltip="write down how it ends, and why"),
        Binding("e", "letters", "letters", show=False, id="home.letters",
                tooltip="a letter, drafted from what is written down"),
        Binding("h", "debrief", "how it went", show=False, id="home.debrief",
                tooltip="go through what the latest round left behind"),
        Binding("k", "look_back", "look back", show=False, id="home.look-back",
                tooltip="how a decision turned out; the one that is due"),
        Binding("t", "ask_for_time", "ask for time", show=False, id="home.time",
                tooltip="ask for more time, where one decides after another wants your answer"),
        Binding("i", "signals", "signals", show=False, id="home.signals",
                tooltip="what can be noticed, and where its weight comes from"),
        Binding("v", "learning", "learning", show=False, id="home.learning",
                tooltip="what your own outcomes taught, and how forecasts held"),
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
    class Found(Message):
        """These opportunities say what was looked for."""

        query: str
        slugs: tuple[str, ...]

    @dataclass
    class Changed(Message):
        """An opportunity was added or named, or could not be."""

        slug: str
        why_not: str = ""

    def __init__(self, rows: tuple[HomeRow, ...]) -> None:
        super().__init__(rows)
        self._due: tuple[dt.datetime, Sequence[Due]] | None = None
        self._page_size = 1

    def forget(self) -> None:
        """Forget what was worked out from the rows before."""
        super().forget()
        self._due = None

    def nothing_to_undo(self) -> None:
        """Say so, and that the same key again puts the program into the background."""
        if self.told == (_BACKGROUND,):
            self.told = ()
            self.app.action_suspend_process()
        else:
            self.told = (_BACKGROUND,)
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
            self.want_detail(shelf.place, width),
            shelf.files.unreadable if shelf.narrowed is None else (),
            self.due(),
            shelf.is_read,
            shelf.files.announced,
        )
        page = lay_out(view, width, height, bottom)
        actions = {span.action for row in page for span in row}
        self._page_size = max(1, sum(action.startswith(choosing("")) for action in actions))
        return page

    @property
    def _notices(self) -> tuple[str, ...]:
        return (*self.desk_app.notices, *self.told, *self.shelf.files.notices)

    def due(self) -> Sequence[Due]:
        """Return what is due, worked out once for a load and a minute."""
        minute = self.now().replace(second=0, microsecond=0)
        if self._due is None or self._due[0] != minute:
            self._due = (minute, agenda(self.shelf.rows, minute))
        return self._due[1]

    def footer(self, width: int, extra: Sequence[Key] = ()) -> Row:
        """Return the row that names the keys; what comes next for the chosen row is Enter's."""
        step = self.step()
        return super().footer(width, [*extra, *([Key("enter", WORDS[step])] if step else [])])

    def commands(self) -> Iterator[Binding]:
        """Yield the keys; where it is tight, ``y`` stands in the help only."""
        for binding in super().commands():
            is_last = binding.action == "you"
            yield replace(binding, show=self.size.width >= WIDE) if is_last else binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: an empty library has nothing to open."""
        if action in {"find", "move", "page", "edge"}:
            return bool(self.shelf.rows)
        if action in _WAYS:
            return self.can_go(action)
        if action == "name":
            return bool(self.shelf.row and self.shelf.row.is_unnamed)
        if action == "sample":
            return self.shelf.is_empty and not self.desk_app.is_sample
        if action == "problems":
            # A row that cannot be read says what is wrong, and not how to mend it.
            return bool(self.shelf.files.unreadable) or are_cut(self._notices, *self.size)
        return True

    # Answers.

    def begin(self, name: str, *, from_memory: bool) -> None:
        """Begin a round, or go on with the one that is going on.

        At once, unless the files are still to be read and may know that name.
        """
        if self.shelf.is_read or self.shelf.named(name):
            self._begin(name, from_memory=from_memory)
        else:
            self.when_read(lambda: self._begin(name, from_memory=from_memory))

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
            self.told = (message.why_not,)
            self.draw()
            return
        self.shelf.chosen = message.slug
        self.refresh_rows()

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

    def action_you(self) -> None:
        """Show what the person told about themselves."""
        self.desk_app.open_profile()

    def action_learning(self) -> None:
        """Show what was learnt from the person's own outcomes."""
        self.desk_app.open_learning()

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
