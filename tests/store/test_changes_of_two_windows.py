"""Two windows that bring an opportunity to a stage leave a history that says it once."""

from __future__ import annotations

import datetime as dt

from made import AT

from offer_tui.hindsight.staging import staged
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import Stage
from offer_tui.store.library import Library
from offer_tui.store.opportunity_change import OpportunityChange


def later(minutes: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=minutes)


def change(shown: Opportunity, *steps: tuple[Stage, int], because: str = "") -> OpportunityChange:
    after = shown
    for stage, minutes in steps:
        after = staged(after, stage, later(minutes), because)
    return OpportunityChange(shown, after)


def both(library: Library, *changes: OpportunityChange) -> Opportunity:
    """Return what is on the disk after both were kept, one after the other."""
    (slug,) = library.slugs()
    for one in changes:
        library.change_opportunity(slug, one.made_to)
    return library.opportunity(slug)


def shown(library: Library, stage: Stage = "interviewing") -> Opportunity:
    return library.opportunity(library.new_opportunity("Acme", stage=stage))


def test_the_same_change_stands_once_with_the_time_of_the_first(library: Library) -> None:
    before = shown(library)
    now = both(library, change(before, ("offer", 0)), change(before, ("offer", 1)))
    assert [(one.stage, one.at) for one in now.history] == [("offer", later(0))]


def test_a_change_that_is_made_again_is_not_lost(library: Library) -> None:
    before = shown(library)
    once = change(before, ("offer", 0))
    assert [one.stage for one in both(library, once, once).history] == ["offer"]


def test_several_steps_that_were_both_made_stand_once_and_in_their_order(library: Library) -> None:
    before = shown(library, "lead")
    first = change(before, ("applied", 0), ("interviewing", 2))
    second = change(before, ("applied", 1), ("interviewing", 3))
    now = both(library, first, second)
    assert [one.at for one in now.history] == [later(0), later(2)]


def test_what_one_said_in_other_words_is_kept(library: Library) -> None:
    before = shown(library)
    now = both(
        library, change(before, ("offer", 0)), change(before, ("offer", 1), because="by phone")
    )
    assert {one.because for one in now.history} == {"", "by phone"}


def test_a_step_that_was_taken_back_in_the_other_window_is_made_anew(library: Library) -> None:
    before = shown(library)
    there_and_back = change(before, ("offer", 0), ("interviewing", 1))
    now = both(library, there_and_back, change(before, ("offer", 2)))
    assert now.stage == "offer"
    assert len(now.history) == 3
