"""Changes to opportunities reach the disk in their order, whatever stands in the way."""

from __future__ import annotations

import threading
from collections.abc import Callable

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.opportunity_writer import OpportunityWriter

OPPORTUNITY = Opportunity.model_validate(
    {
        "schema": 1,
        "id": "01M70SRQ24GE3H3JHH6FRSP28N",
        "company": "Acme",
        "created": "2026-11-09T19:40:12+01:00",
    }
)


class Disk:
    """Somewhere to write that refuses as often as it is told to."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.now = OPPORTUNITY

    def apply(self, _slug: str, step: Callable[[Opportunity], Opportunity]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise OSError("the disk is full")
        self.now = step(self.now)


def saying(words: str) -> Callable[[Opportunity], Opportunity]:
    return lambda o: o.model_copy(update={"anchor": o.anchor + words})


def test_changes_are_written_in_the_order_they_were_made() -> None:
    disk, kept = Disk(), threading.Semaphore(0)
    writer = OpportunityWriter(disk.apply)
    for letter in "abcdef":
        writer.submit("acme", saying(letter), kept.release, lambda _: None)
    assert writer.close()
    assert disk.now.anchor == "abcdef"
    assert all(kept.acquire(blocking=False) for _ in "abcdef")


def test_a_change_that_is_refused_is_tried_again_and_those_behind_it_wait() -> None:
    refused: list[str] = []
    disk, kept = Disk(refusals=2), threading.Event()
    writer = OpportunityWriter(disk.apply, retry_after=0.01)
    writer.submit("acme", saying("a"), lambda: None, refused.append)
    writer.submit("acme", saying("b"), kept.set, refused.append)
    assert kept.wait(5)
    assert refused == ["the disk is full"] * 2
    assert disk.now.anchor == "ab"
    assert writer.close()


def test_what_is_still_refused_at_the_end_is_admitted() -> None:
    disk, refused = Disk(refusals=1000), threading.Event()
    writer = OpportunityWriter(disk.apply, retry_after=60)
    writer.submit("acme", saying("a"), lambda: None, lambda _: refused.set())
    assert refused.wait(5)
    assert not writer.close()


def test_closing_without_any_change_needs_no_thread() -> None:
    before = threading.active_count()
    assert OpportunityWriter(Disk().apply).close()
    assert threading.active_count() == before


def test_a_callback_that_fails_holds_up_nothing() -> None:
    disk, kept = Disk(), threading.Event()

    def gone() -> None:
        raise RuntimeError("the screen is gone")

    writer = OpportunityWriter(disk.apply)
    writer.submit("acme", saying("a"), gone, lambda _: None)
    writer.submit("acme", saying("b"), kept.set, lambda _: None)
    assert kept.wait(5)
    assert writer.close()
    assert disk.now.anchor == "ab"
