"""The opportunities of one employer that go back to one another, found without reading them all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from made import AT

from offer_tui.hindsight.going_back import going_back
from offer_tui.model.decision import Decision
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.store.second_look import origin_words, went_back


def library_in(folder: Path) -> Library:
    return Library(Places(folder / "data", folder / "config", folder / "cache"))


def declined(library: Library, company: str) -> str:
    slug = library.new_opportunity(company, "Engineer II", stage="declined")
    decision = Decision(on=dt.date(2024, 12, 3), stage="declined")
    library.change_opportunity(slug, lambda o: o.model_copy(update={"decision": decision}))
    return slug


@pytest.mark.parametrize("company", ["Dune", "株式会社", "1&1", "Ä" + "x" * 90, "Con"])
def test_both_know_of_each_other_whatever_the_company_is_called(
    tmp_path: Path, company: str
) -> None:
    library = library_in(tmp_path)
    slug = declined(library, company)
    library.new_opportunity(company, "another one")
    old = library.opportunity(slug)
    new = library.keep_opportunity(going_back(old, (), "Lead", AT, new_id))
    assert [one.slug for one in went_back(library, old)] == [new]
    assert origin_words(library, library.opportunity(new)) == "Engineer II, declined 3 Dec 2024"


def test_one_that_goes_back_to_nothing_says_nothing(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    slug = declined(library, "Dune")
    assert origin_words(library, library.opportunity(slug)) == ""
    assert went_back(library, library.opportunity(slug)) == ()


def test_an_old_one_that_is_gone_or_broken_is_no_trouble(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    slug = declined(library, "Dune")
    old = library.opportunity(slug)
    new = library.keep_opportunity(going_back(old, (), "Lead", AT, new_id))
    library.record_path(slug).write_text("id = ", encoding="utf-8")
    assert origin_words(library, library.opportunity(new)) == ""
    library.record_path(new).write_text(f'"{old.id}', encoding="utf-8")
    assert went_back(library, old) == ()
