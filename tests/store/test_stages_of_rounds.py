"""A round that begins brings an opportunity to the interviews."""

from __future__ import annotations

import pytest
from made import AT

from offer_tui.model.stages import STAGES, Stage
from offer_tui.store.library import Library
from offer_tui.store.locks import Lock


def begun(library: Library, stage: Stage) -> str:
    slug = library.new_opportunity("Acme", stage=stage)
    library.new_session(slug, began=AT).close()
    return slug


@pytest.mark.parametrize("stage", ["lead", "applied"])
def test_a_round_brings_what_was_only_looked_at_to_the_interviews(
    library: Library, stage: Stage
) -> None:
    kept = library.opportunity(begun(library, stage))
    assert kept.stage == "interviewing"
    [change] = kept.history
    assert (change.before, change.stage, change.at) == (stage, "interviewing", AT)


@pytest.mark.parametrize("stage", [one for one in STAGES if one not in {"lead", "applied"}])
def test_further_on_a_round_changes_no_stage(library: Library, stage: Stage) -> None:
    kept = library.opportunity(begun(library, stage))
    assert (kept.stage, kept.history) == (stage, ())


def test_a_stage_that_cannot_be_written_stops_no_round(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offer_tui.store.opportunities.PATIENCE", 0.05)
    slug = library.new_opportunity("Acme", stage="lead")
    lock = Lock(library.places.locks, library.opportunity(slug).id)
    lock.acquire()
    try:
        library.new_session(slug, began=AT).close()
    finally:
        lock.release()
    assert len(library.round_paths(slug)) == 1
    assert library.opportunity(slug).stage == "lead"
