"""What home asks in its line, and what each answer does."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from offer_tui.model.summary import HomeRow
from offer_tui.model.timing import begins_now, just_over
from offer_tui.ui.asking import Asked
from offer_tui.ui.home.layout import READING
from offer_tui.ui.home.shelf import Shelf, named
from offer_tui.ui.rows import Key

_BACK = Key("esc", "back")


class Home(Protocol):
    """What the questions need of the screen that asks them."""

    shelf: Shelf

    @property
    def is_waiting(self) -> bool:
        """Whether an answer waits for the files to be read."""

    def now(self) -> dt.datetime:
        """Return the time."""

    def ask(self, asked: Asked) -> None:
        """Ask something else."""

    def put_away(self) -> None:
        """Close the line."""

    def begin(self, name: str, *, from_memory: bool) -> None:
        """Begin a round, or go on with the one that is going on."""

    def add(self, company: str, role: str) -> None:
        """Add an opportunity."""

    def name_rounds(self, placeholder: str, company: str, target: str) -> None:
        """Give the rounds of an unnamed opportunity to that one."""

    def take_over(self, words: str) -> None:
        """Put words in the line."""

    def look_for(self, query: str) -> None:
        """Find opportunities that say it."""

    def choose(self, step: int, by_pages: bool) -> None:
        """Choose another row."""

    def open(self, slug: str) -> None:
        """Open an opportunity."""


def whose_round(home: Home, *, from_memory: bool) -> Asked:
    """Ask for the company of a round that starts now or is over, or of the one going on."""

    def answer(name: str) -> None:
        if name:
            home.begin(name, from_memory=from_memory)
        elif home.shelf.is_read:
            home.begin("", from_memory=from_memory)
        # Before, whose round it could be is not known: what is typed next is its name.

    def suggestion() -> str:
        row = home.shelf.row
        return row.company if row and not row.is_closed else ""

    does = "begins, from memory" if from_memory else "starts the round"
    return Asked(
        "Company ›", (Key("enter", does), _BACK), answer, suggestion,
        says=lambda name: _whose(home, name, from_memory=from_memory),
    )  # fmt: skip


def _whose(home: Home, name: str, *, from_memory: bool) -> str:
    """Return in words whether the name is known, before a round is begun under it."""
    row = home.shelf.named(name)
    if home.is_waiting or (row is None and name and not home.shelf.is_read):
        return READING[0].lower() + READING[1:]
    if not name:
        return "enter: name it later" if home.shelf.is_read else ""
    if row is None:
        return "a new one"
    words = _which_round(row, home.now(), from_memory=from_memory)
    return words + (f", {row.role}" if row.role else "")


def _which_round(row: HomeRow, now: dt.datetime, *, from_memory: bool) -> str:
    if row.still_goes_on(now, from_memory=from_memory):
        return "goes on with the round"
    planned = just_over(row.planned, now) if from_memory else None
    planned = planned or begins_now(row.planned, now)
    return planned.name if planned else f"round {row.rounds + 1}"


def new_opportunity(home: Home) -> Asked:
    """Ask for the company and the role of an opportunity to add."""

    def answer(company: str) -> None:
        if company:
            home.ask(_role(home, company))
        else:
            home.put_away()

    return Asked("Company ›", (Key("enter", "next"), _BACK), answer)


def _role(home: Home, company: str) -> Asked:
    def answer(role: str) -> None:
        home.put_away()
        home.add(company, role)

    return Asked("Role ›", (Key("enter", "adds it"), _BACK), answer)


def find(home: Home) -> Asked:
    """Ask for words to find."""

    def answer(_: str) -> None:
        row = home.shelf.row
        home.put_away()
        if row is not None:
            home.open(row.slug)

    keys = (Key("up down", "choose"), Key("enter", "open"), _BACK)
    return Asked(
        "/", keys, answer, typed=home.look_for, chooses=home.choose, nothing="Nothing says that."
    )


def name_it(home: Home, unnamed: HomeRow) -> Asked:
    """Ask whose a round is that was begun without a name: a known company's, or a new one's."""
    shelf = home.shelf
    others = [row for row in shelf.rows if not (row.is_closed or row.is_unnamed)]

    def typed(words: str) -> None:
        wanted = words.casefold()
        shelf.narrow([row.slug for row in others if wanted in row.company.casefold()])
        row = named(others, words, "")
        shelf.chosen = row.slug if row else ""

    def choose(step: int, by_pages: bool) -> None:
        home.choose(step, by_pages)
        if row := shelf.row:
            home.take_over(row.company)

    def says(words: str) -> str:
        row = named(others, words, shelf.chosen)
        if row is None:
            return "a new one" if words else ""
        return f"as round {row.rounds + 1}" + (f", {row.role}" if row.role else "")

    def answer(words: str) -> None:
        if words:
            row = named(others, words, shelf.chosen)
            home.put_away()
            home.name_rounds(unnamed.slug, words, row.slug if row else "")

    keys = (Key("enter", "it is theirs"), Key("up down", "choose"), _BACK)
    return Asked(
        "Whose round? ›", keys, answer, says=says, typed=typed, chooses=choose,
        nothing="A new name makes an opportunity of it.",
    )  # fmt: skip
