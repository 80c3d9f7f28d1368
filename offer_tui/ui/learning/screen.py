"""The screen of what was learnt: looked at, switched off and on, and taken back job by job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learning import SIX_MONTHS_DAYS
from offer_tui.evaluator.learnt import Learnt
from offer_tui.model.profile import Profile
from offer_tui.model.stages import TAKEN
from offer_tui.model.summary import HomeRow
from offer_tui.ui.learning.layout import lay_out, most_scrolled
from offer_tui.ui.learning.view import FORECASTS, JOBS, PARTS, LearningView, Waiting
from offer_tui.ui.profile.drafting import DraftScreen
from offer_tui.ui.rows import Row, line, pad

_MOST_WAITING = 3


class LearningScreen(DraftScreen):
    """What outcomes taught, in three parts; what may teach is kept in the profile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "look back", id="learning.open",
                tooltip="how that one turned out, in your words"),
        Binding("enter", "derivation", "derivation", id="learning.derivation",
                tooltip="the signal's question, figures and sources"),
        Binding("x", "leave_out", "leave out", id="learning.leave_out",
                tooltip="this job teaches nothing"),
        Binding("x", "take_in", "take in", id="learning.take_in",
                tooltip="this job teaches again"),
        Binding("s", "switch_off", "switch off", id="learning.off",
                tooltip="evaluate by what was shipped"),
        Binding("s", "switch_on", "switch on", id="learning.on",
                tooltip="evaluate by what your own jobs taught, too"),
        Binding("r", "again", "read again", id="learning.again",
                tooltip="read the file again, once it is mended"),
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", key_display="up down", id="learning.move"),
        Binding("pageup", "move(-10)", "", show=False),
        Binding("pagedown,space", "move(10)", "", show=False),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
        Binding("tab,right", "part(1)", "part", key_display="1-3", id="learning.part",
                tooltip="jobs, signals, forecasts; also tab"),
        Binding("shift+tab,left", "part(-1)", "", show=False),
        *(Binding(str(n), f"show({n - 1})", "", show=False) for n in range(1, len(PARTS) + 1)),
        Binding("ctrl+z", "undo", "undo", id="learning.undo", tooltip="take the last change back"),
        Binding("ctrl+я", "undo", "", show=False),
        Binding("escape", "back", "back", id="learning.back", key_display="esc"),
    ]  # fmt: skip

    @dataclass
    class Looked(Message):
        """It is known how jobs turned out, and which were taken and may teach some day."""

        jobs: tuple[Job, ...]
        waiting: tuple[Waiting, ...]

    def __init__(self) -> None:
        super().__init__()
        self._jobs: tuple[Job, ...] | None = None
        self._waiting: tuple[Waiting, ...] = ()
        self._learnt: Learnt | None = None
        self._part = JOBS
        self._places = [0] * len(PARTS)

    # Reading.

    def _read(self) -> None:
        desk = self.desk_app.desk
        try:
            jobs = desk.library.outcomes.jobs()
        except Exception as problem:  # noqa: BLE001 - the person is told, here
            self.post_message(self.Broken(str(problem)))
            return
        known = {job.slug for job in jobs if job.bearing == "teaches"}
        waiting = _waiting(one for one in desk.all_rows() if one.slug not in known)
        self.post_message(self.Looked(jobs, waiting))
        super()._read()

    def on_learning_screen_looked(self, message: Looked) -> None:
        """Take in how jobs turned out; it is shown with the profile, which is read next."""
        self._jobs, self._waiting = message.jobs, message.waiting

    # Drawing.

    @property
    def view(self) -> LearningView | None:
        """What is shown; None before it was read."""
        if self.draft is None or self._jobs is None:
            return None
        return LearningView(
            self._learnt_from(self._jobs, self.draft.profile),
            self.desk_app.desk.now().date(),
            self._part,
            self._places[self._part],
            self._waiting,
            self.desk_app.letters,
            "" if self.failed else self.status,
            self.notes,
            (self.failed,) if self.failed else (),
        )

    def _learnt_from(self, jobs: tuple[Job, ...], profile: Profile) -> Learnt:
        """Return what was learnt; worked out anew only when it may be something else."""
        left_out, known = frozenset(profile.not_learnt_from), self._learnt
        if (
            known is None
            or known.catalogue is not self.catalogue
            or known.jobs is not jobs
            or (known.left_out, known.is_on) != (left_out, profile.learning)
        ):
            self._learnt = known = Learnt(self.catalogue, jobs, left_out, profile.learning)
        return known

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out what was learnt, or why there is nothing to show."""
        keys = self.footer(width)
        if self.broken:
            from offer_tui.ui.profile.layout import broken_page  # noqa: PLC0415 - seldom needed

            return [
                line("Learning", width, "title"),
                *broken_page(self.broken, width, height, keys)[1:],
            ]
        view = self.view
        if view is None:
            return [*pad([], height - 1), keys]
        return lay_out(view, width, height, keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here and now."""
        view = self.view
        if action in {"keys", "back"}:
            return True
        if self.broken or view is None or self.draft is None:
            return action == "again" and bool(self.broken)
        job = view.chosen_job
        match action:
            case "open":
                return job is not None
            case "derivation":
                return view.chosen_signal is not None
            case "leave_out" | "take_in":
                can = job is not None and job.bearing == "teaches"
                is_out = job is not None and job.id in view.learnt.left_out
                return can and is_out == (action == "take_in")
            case "switch_off" | "switch_on":
                return view.learnt.is_on == (action == "switch_off")
            case "undo":
                return bool(self.draft.earlier)
            case _:
                return action in {"move", "edge", "part", "show"}

    # Choosing.

    def action_move(self, step: int) -> None:
        """Choose another row, or move the page."""
        self._go_to(self._places[self._part] + step)

    def action_edge(self, end: int) -> None:
        """Choose the first row or the last one."""
        self._go_to(self._last if end else 0)

    @property
    def _last(self) -> int:
        view = self.view
        if view is None:
            return 0
        if self._part == FORECASTS:
            return most_scrolled(view, *self.size)
        return max(0, len(view.jobs if self._part == JOBS else view.signals) - 1)

    def _go_to(self, place: int) -> None:
        self._places[self._part] = max(0, min(place, self._last))
        self.notes = ()
        self.draw()

    def action_part(self, step: int) -> None:
        """Open the next part."""
        self.action_show((self._part + step) % len(PARTS))

    def action_show(self, part: int) -> None:
        """Open a part."""
        self._part, self.notes = part, ()
        self.draw()

    def clicked_part(self, place: str) -> None:
        """Open the part."""
        self.action_show(int(place))

    def clicked_job(self, place: str) -> None:
        """Choose the job."""
        self._go_to(int(place))

    def clicked_signal(self, place: str) -> None:
        """Choose the signal."""
        self._go_to(int(place))

    # Changing.

    def action_switch_off(self) -> None:
        """Evaluate by what was shipped."""
        self.keep("learning", {"learning": False}, "Switched off. s or ctrl+z switches it on.")

    def action_switch_on(self) -> None:
        """Evaluate by what was learnt."""
        self.keep("learning", {"learning": None}, "Switched on.")

    def action_leave_out(self) -> None:
        """Let the chosen job teach nothing."""
        if self.draft and (view := self.view) and (job := view.chosen_job):
            names = (*self.draft.profile.not_learnt_from, job.id)
            note = f"{job.company} teaches nothing now. x or ctrl+z takes it in again."
            self.keep(job.company, {"not_learnt_from": names}, note)

    def action_take_in(self) -> None:
        """Let the chosen job teach again."""
        if self.draft and (view := self.view) and (job := view.chosen_job):
            left = self.draft.profile.not_learnt_from
            names = tuple(name for name in left if name != job.id)
            note = f"{job.company} teaches again."
            self.keep(job.company, {"not_learnt_from": names or None}, note)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.take_back()

    # Opening and leaving.

    def action_open(self) -> None:
        """Show how the chosen job turned out, in the person's words."""
        if (view := self.view) and (job := view.chosen_job):
            self.desk_app.open_reflection(job.slug)

    def action_derivation(self) -> None:
        """Show the chosen signal in the catalogue."""
        if (view := self.view) and (one := view.chosen_signal):
            self.desk_app.open_signals(one.signal.id)

    def action_back(self) -> None:
        """Go back, once all is on the disk."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()

    async def on_key(self, event: events.Key) -> None:
        """Keep what is typed until there is something to see."""
        if self.app.screen is self and event.key != "escape":
            self.hold(event)

    async def replay(self, event: events.Key | events.Paste) -> None:
        """Do what was typed before it was read."""
        active = self.active_bindings.get(event.key) if isinstance(event, events.Key) else None
        if active and active.node is self:
            await self.run_action(active.binding.action)


def _waiting(rows: Iterable[HomeRow]) -> tuple[Waiting, ...]:
    """Return the jobs that were taken, and from when on each can teach."""
    found = []
    for one in rows:
        decided = one.taken_on or one.closed_on
        if one.stage in TAKEN and decided is not None:
            try:
                on = decided + dt.timedelta(days=SIX_MONTHS_DAYS)
            except OverflowError:  # the calendar ends before
                continue
            found.append(Waiting(one.company, on))
    return tuple(sorted(found, key=lambda one: one.on)[:_MOST_WAITING])
