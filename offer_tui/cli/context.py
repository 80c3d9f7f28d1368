"""What every command is given: the places, the theme, and the app to open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from offer_tui.cli.failure import Failed
from offer_tui.cli.output import complain
from offer_tui.store.places import OVERRIDE, Places, find_places

if TYPE_CHECKING:
    from offer_tui.model.profile import Profile
    from offer_tui.model.signal import Catalogue
    from offer_tui.store.library import Library


class App(Protocol):
    """The app, which the command line opens without knowing how it is drawn.

    Each method returns, when the app was left, the status to exit with.
    """

    def home(self, places: Places, theme: str) -> int:
        """Open all opportunities."""
        ...

    def live(
        self,
        places: Places,
        theme: str,
        *,
        company: str,
        slug: str,
        session_id: str = "",
        from_memory: bool = False,
    ) -> int:
        """Open a round: the one with this id, without an id a new one; live, or from memory."""
        ...

    def sample(self, places: Places, theme: str) -> int:
        """Open a copy of the sample library, thrown away afterwards."""
        ...


@dataclass(frozen=True)
class Surroundings:
    """Where the person's things are, and what to open them in."""

    data_dir: Path | None
    theme: str
    app: App

    @cached_property
    def places(self) -> Places:
        """The folders. Raises Failed where a file stands in place of the library's."""
        places = find_places(self.data_dir)
        if places.data.is_file():
            mend = f"name a folder with --data-dir or {OVERRIDE}"
            raise Failed(f"{places.data}: this is a file, and the library is a folder; {mend}")
        return places

    @cached_property
    def library(self) -> Library:
        """The person's library."""
        from offer_tui.store.library import Library  # noqa: PLC0415 - pydantic is slow to import

        return Library(self.places)

    @cached_property
    def profile(self) -> Profile:
        """The person's profile; one that cannot be used counts as none, and why is said once."""
        profile, problem = self.library.profile_or_default()
        if problem is not None:
            complain(str(problem))
        return profile

    @cached_property
    def catalogue(self) -> Catalogue:
        """The signals, the person's own included; what is wrong with those is said once."""
        from offer_tui.store.catalogue import load_catalogue  # noqa: PLC0415 - not for all

        catalogue, problems = load_catalogue(self.places.config / "signals")
        complain(*map(str, problems))
        return catalogue


pass_surroundings = click.make_pass_decorator(Surroundings)


def places_of(context: click.Context) -> Places:
    """Return the places while a line is being completed, before any command runs."""
    return find_places(context.find_root().params.get("data_dir"))
