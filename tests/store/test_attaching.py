"""Rounds begun without a name are given to an opportunity, and none is ever lost on the way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from made import AT, files_in, tick, ulid, with_ticks

from offer_tui.model.opportunity import Opportunity, Promise
from offer_tui.store import attaching
from offer_tui.store.atomic import NotSaved
from offer_tui.store.attaching import give_round, name_rounds
from offer_tui.store.library import Library
from offer_tui.store.locks import Held
from offer_tui.store.placeholders import new_unnamed
from offer_tui.store.sessions import SessionFile


@pytest.fixture
def unnamed(library: Library) -> str:
    """A placeholder with one round."""
    slug = new_unnamed(library)
    file = library.new_session(slug, began=AT)
    file.save(with_ticks(file.session, tick(1, note="so new")))
    file.close()
    return slug


def names(library: Library, slug: str) -> list[str]:
    return [one.session.round for one in library.rounds(slug)[0]]


def words(library: Library) -> list[str]:
    """Return the notes of all rounds, wherever they are."""
    return [
        seen.note
        for slug in library.slugs()
        for one in library.rounds(slug)[0]
        for seen in one.session.observations
    ]


def test_a_placeholder_is_named_after_nothing_and_says_so_in_its_file(library: Library) -> None:
    assert [new_unnamed(library) for _ in range(2)] == ["unnamed", "unnamed-2"]
    assert library.opportunity("unnamed").is_unnamed
    assert "unnamed = true" in library.record_path("unnamed").read_text(encoding="utf-8")


def test_a_new_name_makes_an_opportunity_of_it(library: Library, unnamed: str) -> None:
    assert name_rounds(library, unnamed, " Ácme Oy ") == "acme-oy"
    assert library.slugs() == ("acme-oy",)
    assert library.opportunity("acme-oy").company == "Ácme Oy"
    assert "unnamed" not in library.record_path("acme-oy").read_text(encoding="utf-8")
    assert names(library, "acme-oy") == ["round 1"]
    assert words(library) == ["so new"]


def test_at_a_known_one_the_round_is_the_next(library: Library, unnamed: str) -> None:
    known = library.new_opportunity("Acme")
    library.new_session(known, began=AT - dt.timedelta(days=3)).close()
    assert name_rounds(library, unnamed, "acme", known) == known
    assert names(library, known) == ["round 1", "round 2"]
    assert library.slugs() == (known,)


def test_a_round_that_is_still_open_in_a_window_is_not_moved_and_nothing_is_made(
    library: Library, unnamed: str
) -> None:
    held = library.open_session(library.round_paths(unnamed)[0])
    with pytest.raises(Held):
        name_rounds(library, unnamed, "Acme")
    held.close()
    assert library.slugs() == (unnamed,)
    assert name_rounds(library, unnamed, "Acme") == "acme"


def test_what_was_prepared_without_a_name_goes_along(library: Library, unnamed: str) -> None:
    promise = Promise(id=ulid(7), text="two days at home")

    def promised(o: Opportunity) -> Opportunity:
        return o.model_copy(update={"promises": (*o.promises, promise)})

    library.change_opportunity(unnamed, promised)
    known = library.new_opportunity("Acme")
    library.change_opportunity(known, promised)
    name_rounds(library, unnamed, "Acme", known)
    assert library.opportunity(known).promises == (promise,)
    assert library.slugs() == (known,)


@pytest.mark.parametrize("step", ["move_round", "forget_unnamed"])
@pytest.mark.parametrize("is_known", [True, False])
def test_a_crash_between_two_steps_loses_no_round_and_naming_goes_on_from_there(
    library: Library, unnamed: str, monkeypatch: pytest.MonkeyPatch, step: str, is_known: bool
) -> None:
    library.new_session(unnamed, began=AT + dt.timedelta(hours=1)).close()
    known = library.new_opportunity("Acme") if is_known else ""
    place: Any = Library if step == "move_round" else attaching
    goes_on = getattr(place, step)
    calls: list[object] = []

    def dies(library: Library, *given: Any, **named: Any) -> object:
        calls.append(given)
        if step == "forget_unnamed" or len(calls) == 2:
            raise KeyboardInterrupt
        return goes_on(library, *given, **named)

    monkeypatch.setattr(place, step, dies)
    with pytest.raises(KeyboardInterrupt):
        name_rounds(library, unnamed, "Acme", known)
    monkeypatch.undo()
    assert words(library) == ["so new"]
    assert sum(len(names(library, slug)) for slug in library.slugs()) == 2
    name_rounds(library, unnamed, "Acme", "acme")
    assert library.slugs() == ("acme",)
    assert names(library, "acme") == ["round 1", "round 2"]


def test_a_version_that_was_set_aside_is_not_left_without_a_folder(
    library: Library, unnamed: str
) -> None:
    round_: Path = library.round_paths(unnamed)[0]
    aside = round_.with_name(f"{round_.stem}.conflict-20251121T171500.toml")
    aside.write_text("theirs", encoding="utf-8")
    name_rounds(library, unnamed, "Acme")
    assert words(library) == ["so new"]
    assert aside.name in files_in(aside.parent)


def test_a_move_that_is_refused_leaves_nothing_that_was_made_for_it(
    library: Library, unnamed: str, tmp_path: Path
) -> None:
    (path,) = library.round_paths(unnamed)
    path.symlink_to(path.rename(tmp_path / "elsewhere.toml"))
    for _ in range(2):
        with pytest.raises(NotSaved, match="link"):
            name_rounds(library, unnamed, "Acme")
    assert library.slugs() == (unnamed,)


def test_a_posting_and_an_anchor_come_along_to_a_new_one_and_nothing_stays_behind(
    library: Library, unnamed: str
) -> None:
    held = {"posting": "a cook", "anchor": "breathe"}
    library.change_opportunity(unnamed, lambda o: o.model_copy(update=held))
    name_rounds(library, unnamed, "Acme")
    assert library.slugs() == ("acme",)
    assert library.opportunity("acme").posting == "a cook"
    assert library.opportunity("acme").anchor == "breathe"


@pytest.mark.parametrize("is_known", [True, False])
def test_what_is_prepared_while_the_round_moves_is_not_lost_with_the_placeholder(
    library: Library, unnamed: str, monkeypatch: pytest.MonkeyPatch, *, is_known: bool
) -> None:
    known = library.new_opportunity("Acme") if is_known else ""
    promise = Promise(id=ulid(7), text="two days at home")
    goes_on = Library.move_round

    def promised(library: Library, file: SessionFile, slug: str) -> Any:
        update = {"promises": (promise,)}
        library.change_opportunity(unnamed, lambda o: o.model_copy(update=update))
        return goes_on(library, file, slug)

    monkeypatch.setattr(Library, "move_round", promised)
    name_rounds(library, unnamed, "Acme", known)
    assert words(library) == ["so new"]
    assert library.opportunity(unnamed).promises == (promise,)
    name_rounds(library, unnamed, "Acme", "acme")
    assert library.opportunity("acme").promises == (promise,)
    assert library.slugs() == ("acme",)


def test_once_it_has_moved_nothing_is_read_that_could_call_it_refused(
    library: Library, unnamed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = library.new_opportunity("Acme")
    file = library.open_session(library.round_paths(unnamed)[0])
    moves = SessionFile.move

    def breaking(file: SessionFile, *given: Any) -> Any:
        moved = moves(file, *given)
        library.record_path(known).write_text("company = ", encoding="utf-8")
        return moved

    monkeypatch.setattr(SessionFile, "move", breaking)
    given = give_round(library, file, library.opportunity(unnamed), "Acme", known)
    file.close()
    assert given.slug == file.path.parent.name == known
    assert given.opportunity.company == "Acme"
