"""Other roles that were named: made opportunities of their own behind the screen, or taken back."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.debrief.rereading import RereadingScreen
from offer_tui.ui.debrief.role import Role, forget_role, new_role


class RolesScreen(RereadingScreen):
    """Makes roles and takes them back, in threads; subclasses say so."""

    @dataclass
    class Named(Message):
        """What came of another role: what to say, and the role if it is kept by now."""

        name: str
        says: str
        role: Role | None
        is_refused: bool = False

    @dataclass
    class Forgotten(Message):
        """A role was taken back, and what to say of it."""

        says: str

    def __init__(self, slug: str, session_id: str = "") -> None:
        super().__init__(slug, session_id)
        self._on_their_way = 0
        self._roles: dict[str, Role] = {}
        """Those that were named here, by their names."""

    def role_named(self, name: str, says: str) -> None:
        """Hear that a role is kept by now."""

    def role_refused(self, name: str, says: str) -> None:
        """Hear that a role could not be kept."""

    def role_said(self, says: str) -> None:
        """Hear something else about a role."""

    @property
    def is_busy(self) -> bool:
        """Whether a role is on its way to the disk."""
        return self._on_their_way > 0

    def make_role(self, job: Opportunity, name: str) -> None:
        """Make an opportunity of another role."""
        desk = self.desk_app.desk

        def work() -> None:
            try:
                role = new_role(desk, job, name)
            except Exception as problem:  # noqa: BLE001 - the person is told, here
                why = getattr(problem, "why", "") or str(problem)
                self.post_message(self.Named(name, f"not kept, {why}", None, is_refused=True))
            else:
                said = "a job of its own by now" if role else "one of yours already"
                self.post_message(self.Named(name, f"{name}: {said}", role))

        self._on_their_way += 1
        self.run_worker(work, thread=True, exit_on_error=False, group="roles")

    def forget_role(self, name: str) -> None:
        """Take the opportunity away again that was made of a role."""
        desk, role = self.desk_app.desk, self._roles.pop(name, None)
        if role is None:
            return

        def work() -> None:
            try:
                is_gone = forget_role(desk, role)
            except Exception:  # noqa: BLE001 - it is gone, or another program's by now
                is_gone = False
            said = "" if is_gone else f"{name} was changed meanwhile: it stays"
            self.post_message(self.Forgotten(said))

        self._on_their_way += 1
        self.run_worker(work, thread=True, exit_on_error=False, group="roles")

    def on_roles_screen_named(self, message: Named) -> None:
        """Say what came of it."""
        self._on_their_way -= 1
        if message.is_refused:
            self.stay()
            self.role_refused(message.name, message.says)
        elif message.role is not None:
            self._roles[message.name] = message.role
            self.role_named(message.name, message.says)
        else:
            self.role_said(message.says)
        self.go_if_kept()
        self.draw()

    def on_roles_screen_forgotten(self, message: Forgotten) -> None:
        """Say so where it stays."""
        self._on_their_way -= 1
        if message.says:
            self.role_said(message.says)
        self.go_if_kept()
        self.draw()
