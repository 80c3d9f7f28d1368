"""Changes to opportunities reach the disk in their order, whatever stands in the way."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.atomic import Disk as RealDisk
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library
from offer_tui.store.opportunity_change import ChangedElsewhere, OpportunityChange
from offer_tui.store.opportunity_writer import Hearing, OpportunityWriter
from offer_tui.store.places import Places
from offer_tui.store.reading import FileProblem

OPPORTUNITY = Opportunity.model_validate(
    {
        "schema": 1,
        "id": "01M70SRQ24GE3H3JHH6FRSP28N",
        "company": "Acme",
        "created": "2026-11-09T19:40:12+01:00",
    }
)
FULL = NotSaved(Path("acme/opportunity.toml"), "the disk is full")
BROKEN = FileProblem(Path("acme/opportunity.toml"), "this is not TOML", "mend that line")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is rescued go away with the test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


class Disk:
    """Somewhere to write that refuses as often as it is told to."""

    def __init__(self, refusals: int = 0, *, why: Exception = FULL, whose: str = "acme") -> None:
        self.refusals, self.why, self.whose = refusals, why, whose
        self.now = {"acme": OPPORTUNITY, "birch": OPPORTUNITY}

    def apply(self, slug: str, step: Callable[[Opportunity], Opportunity]) -> None:
        if self.refusals and slug == self.whose:
            self.refusals -= 1
            raise self.why
        self.now[slug] = step(self.now[slug])


class Heard:
    """What was told of a change."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.kept, self.told = threading.Event(), threading.Event()
        self.not_kept: list[str] = []
        self.refused: list[str] = []
        self.is_there = is_there

    @property
    def hearing(self) -> Hearing:
        return Hearing(self.kept.set, self._not_kept, self._refused)

    def _not_kept(self, why: str) -> None:
        self.not_kept.append(why)
        self.told.set()

    def _refused(self, why: str) -> bool:
        self.refused.append(why)
        self.told.set()
        return self.is_there


def saying(before: str, after: str) -> OpportunityChange:
    """Return the change from one sentence to another."""
    shown = OPPORTUNITY.model_copy(update={"anchor": before}) if before else OPPORTUNITY
    return OpportunityChange(shown, shown.model_copy(update={"anchor": after}))


def adding(*names: str) -> OpportunityChange:
    """Return the change that asks the last of these first, too."""
    before = OPPORTUNITY.model_copy(update={"ask_first": names[:-1]})
    return OpportunityChange(before, OPPORTUNITY.model_copy(update={"ask_first": names}))


def test_changes_are_written_in_the_order_they_were_made() -> None:
    disk, heard = Disk(), [Heard() for _ in "abcdef"]
    writer = OpportunityWriter(disk.apply)
    for number, one in enumerate(heard):
        writer.submit("acme", saying("abcdef"[:number], "abcdef"[: number + 1]), one.hearing)
    assert writer.close()
    assert disk.now["acme"].anchor == "abcdef"
    assert all(one.kept.is_set() for one in heard)


def test_a_change_that_fails_is_tried_again_and_those_behind_it_wait() -> None:
    disk, first, second = Disk(refusals=2), Heard(), Heard()
    writer = OpportunityWriter(disk.apply, retry_after=0.01)
    writer.submit("acme", saying("", "a"), first.hearing)
    writer.submit("acme", saying("a", "ab"), second.hearing)
    assert second.kept.wait(5)
    assert first.not_kept == [str(FULL)] * 2
    assert disk.now["acme"].anchor == "ab"
    assert writer.close()


def test_one_opportunity_that_cannot_be_written_holds_up_no_other() -> None:
    disk, stuck, other = Disk(refusals=10**6), Heard(), Heard()
    writer = OpportunityWriter(disk.apply, retry_after=60)
    writer.submit("acme", saying("", "a"), stuck.hearing)
    assert stuck.told.wait(5)
    writer.submit("birch", saying("", "b"), other.hearing)
    assert other.kept.wait(5)
    assert not writer.close()


@pytest.mark.parametrize("why", [BROKEN, ChangedElsewhere(), RuntimeError("a fault")])
def test_what_can_never_be_written_is_given_up_and_said(why: Exception) -> None:
    disk, refused, behind = Disk(refusals=1, why=why), Heard(), Heard()
    writer = OpportunityWriter(disk.apply, retry_after=60)
    writer.submit("acme", adding("a"), refused.hearing)
    writer.submit("acme", adding("a", "b"), behind.hearing)
    assert behind.kept.wait(5)
    assert refused.refused == [str(why)]
    assert disk.now["acme"].ask_first == ("b",)
    assert writer.close()
    assert writer.rescue() == ()


def test_a_posting_too_large_for_its_file_is_given_up(library: Library) -> None:
    slug, heard, other = library.new_opportunity("Acme"), Heard(), Heard()
    writer = OpportunityWriter(library.change_opportunity, retry_after=60)
    known = library.opportunity(slug)
    large = known.model_copy(update={"posting": "word " * 300_000})
    writer.submit(slug, OpportunityChange(known, large), heard.hearing)
    behind = OpportunityChange(large, large.model_copy(update={"anchor": "hold on"}))
    writer.submit(slug, behind, other.hearing)
    assert other.kept.wait(5)
    assert heard.refused
    assert "larger than 1,000,000 bytes" in heard.refused[0]
    assert (library.opportunity(slug).posting, library.opportunity(slug).anchor) == ("", "hold on")


def test_what_is_still_not_kept_at_the_end_is_put_elsewhere_whole() -> None:
    disk, heard = Disk(refusals=1000), Heard()
    writer = OpportunityWriter(disk.apply, retry_after=60)
    writer.submit("acme", saying("", "a"), heard.hearing)
    writer.submit("acme", saying("a", "the last words"), heard.hearing)
    assert heard.told.wait(5)
    assert not writer.close()
    (path,) = writer.rescue()
    assert 'anchor = "the last words"' in path.read_text(encoding="utf-8")
    assert "acme" not in str(path).casefold()


def test_what_is_refused_when_nobody_is_there_is_put_elsewhere() -> None:
    disk, gone, behind = Disk(refusals=1, why=BROKEN), Heard(is_there=False), Heard()
    writer = OpportunityWriter(disk.apply)
    writer.submit("acme", saying("", "said before I left"), gone.hearing)
    writer.submit("acme", adding("b"), behind.hearing)
    assert behind.kept.wait(5)
    assert not writer.close()
    (path,) = writer.rescue()
    assert "said before I left" in path.read_text(encoding="utf-8")


def test_closing_without_any_change_needs_no_thread() -> None:
    before = threading.active_count()
    assert OpportunityWriter(Disk().apply).close()
    assert threading.active_count() == before


def test_a_hearer_that_fails_holds_up_nothing() -> None:
    disk, heard = Disk(), Heard()

    def gone(*_: str) -> bool:
        raise RuntimeError("the screen is gone")

    writer = OpportunityWriter(disk.apply)
    writer.submit("acme", saying("", "a"), Hearing(gone, gone, gone))
    writer.submit("acme", saying("a", "ab"), heard.hearing)
    assert heard.kept.wait(5)
    assert writer.close()
    assert disk.now["acme"].anchor == "ab"


class Flaky(RealDisk):
    """A disk that says once that it failed after it has put the file in place."""

    fails = False

    def sync_folder(self, path: Path) -> None:
        if self.fails:
            self.fails = False
            raise OSError(5, "input/output error")
        super().sync_folder(path)


CHANGES: list[dict[str, object]] = [
    {"person": [{"name": "Mara"}]},
    {"promise": [{"id": "01M70SRQ24GE3H3JHH6FRSP28P", "text": "two days at home"}]},
    {"ask_first": ["always-on"]},
    {"pay_named": [{"amount": "60,000"}]},
    {"points": ["first"]},
]


@pytest.mark.parametrize("values", CHANGES, ids=lambda values: next(iter(values)))
def test_a_change_that_is_written_twice_is_made_once(
    tmp_path: Path, values: dict[str, object]
) -> None:
    disk, heard = Flaky(), Heard()
    library = Library(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache"), disk)
    slug = library.new_opportunity("Acme")
    before = library.opportunity(slug)
    kept = before.model_dump(by_alias=True, exclude_unset=True)
    wanted = Opportunity.model_validate({**kept, **values})
    writer = OpportunityWriter(library.change_opportunity, retry_after=0.01)
    disk.fails = True
    writer.submit(slug, OpportunityChange(before, wanted), heard.hearing)
    assert heard.kept.wait(5)
    assert writer.close()
    assert heard.not_kept
    assert library.opportunity(slug) == wanted


def test_a_disk_that_can_only_be_read_is_tried_again() -> None:
    refused = FileProblem(Path("acme.lock"), "the disk can only be read", "check who may write")
    refused.__cause__ = OSError(errno.EROFS, "read-only")
    asked: list[str] = []

    def apply(slug: str, step: Callable[[Opportunity], Opportunity]) -> None:
        asked.append(slug)
        if len(asked) == 1:
            raise refused

    kept, told = threading.Event(), list[str]()
    writer = OpportunityWriter(apply, retry_after=0.01)
    change = OpportunityChange(OPPORTUNITY, OPPORTUNITY.model_copy(update={"role": "Nurse"}))
    writer.submit("acme", change, Hearing(kept.set, told.append, lambda _: True))
    assert kept.wait(5)
    assert len(asked) == 2
    assert "can only be read" in told[0]
