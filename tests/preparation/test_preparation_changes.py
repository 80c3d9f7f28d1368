"""What a posting pasted again tells."""

from __future__ import annotations

import datetime as dt

import pytest
from prepared import CATALOGUE, CLEAR, VAGUE, opportunity, reading_of

from offer_tui.model.opportunity import EarlierPosting
from offer_tui.posting.changes import ChangedPromise
from offer_tui.posting.reader import differences
from offer_tui.preparation.changes import (
    ADVERTISED_AGAIN,
    KEEPS_CHANGING,
    SHRINKS,
    PostingChange,
    older_versions,
    posting_change,
)
from offer_tui.preparation.found import new_hints
from offer_tui.preparation.shrinking import moves

BEFORE = dt.date(2026, 11, 3)


def change(new: str, days: int = 30, versions: int = 1, old: str = CLEAR) -> PostingChange:
    changed = differences(reading_of(old), reading_of(new))
    return posting_change(changed, BEFORE, BEFORE + dt.timedelta(days), versions)


def suggested(found: PostingChange) -> list[str]:
    return [hint.signal for hint in found.hints]


def test_what_is_suggested_is_a_signal_that_ships() -> None:
    assert {ADVERTISED_AGAIN, KEEPS_CHANGING, SHRINKS} <= set(CATALOGUE.by_id)


def test_the_same_posting_after_weeks_was_put_up_again() -> None:
    found = change(CLEAR.upper(), days=30)
    assert found.sentences == ("Put up again as it was on 3 Nov.",)
    assert suggested(found) == [ADVERTISED_AGAIN]
    assert found.hints[0].because == "The same posting stands there after 4 weeks."


def test_the_same_posting_after_days_just_still_stands_there() -> None:
    found = change(CLEAR, days=1)
    assert found.sentences == ("The same as the one you read yesterday.",)
    assert found.hints == ()


def test_a_posting_put_up_for_the_third_time_says_so() -> None:
    assert "for the third time" in change(CLEAR, versions=2).hints[0].because


def test_another_posting_is_called_one_and_suggests_nothing() -> None:
    found = change(VAGUE)
    assert found.verdict == "another"
    assert found.sentences == (
        "Another posting: hardly a sentence is left of the one you read on 3 Nov.",
    )
    assert found.hints == ()


def test_a_smaller_promise_is_named_with_both_its_sides() -> None:
    found = change(CLEAR.replace("12 days", "5 days"))
    assert found.sentences == (
        "Less for you: 12 days of paid vacation and 8 paid holidays; "
        "now 5 days of paid vacation and 8 paid holidays.",
    )
    assert suggested(found) == [SHRINKS]


def test_a_larger_promise_suggests_nothing() -> None:
    found = change(CLEAR.replace("12 days", "20 days"))
    assert found.sentences[0].startswith("More for you: 12 days")
    assert found.hints == ()


def test_a_promise_gone_is_named() -> None:
    found = change(CLEAR.replace("- 401(k) with a 4% match\n", ""))
    assert found.sentences == ("Gone: 401(k) with a 4% match.",)
    assert suggested(found) == [SHRINKS]
    assert found.hints[0].because == "The posting no longer says: 401(k) with a 4% match."


def test_pay_gone_is_said_once() -> None:
    found = change(CLEAR.replace("$26.00/hr - $31.00/hr\n", ""))
    assert found.sentences[0] == "Gone: $26.00/hr - $31.00/hr."
    assert not any("named" in sentence for sentence in found.sentences)
    assert suggested(found) == [SHRINKS]


def test_a_new_promise_is_named_and_suggests_nothing() -> None:
    found = change(CLEAR, old=CLEAR.replace("- 401(k) with a 4% match\n", ""))
    assert found.sentences == ("New: 401(k) with a 4% match.",)
    assert found.hints == ()


def test_a_fact_gone_is_named() -> None:
    goal = "In your first 60 days you will map the drip lines of the north block.\n"
    found = change(CLEAR.replace(goal, ""))
    assert "No longer named: first goals." in found.sentences
    back = change(CLEAR, old=CLEAR.replace(goal, ""))
    assert "Now named: first goals." in back.sentences


def test_other_work_is_a_job_that_keeps_changing() -> None:
    found = change(CLEAR.replace("the orchard manager, Dana Whitlock", "the owner, Lee Pippin"))
    assert KEEPS_CHANGING in suggested(found)
    assert SHRINKS not in suggested(found)


def test_a_job_described_anew_keeps_changing() -> None:
    lines = [line for line in CLEAR.splitlines() if line.startswith(("- Prune", "- Rep", "- Tr"))]
    text = CLEAR
    for line, other in zip(lines, ("Sell pears", "Drive a bus", "Keep the books"), strict=True):
        text = text.replace(line, f"- {other} on Mondays in the packing shed of the neighbours")
    found = change(text)
    assert "Other sentences: 3 gone, 3 new." in found.sentences
    assert KEEPS_CHANGING in suggested(found)


def test_a_posting_changed_twice_keeps_changing() -> None:
    found = change(CLEAR.replace("Full-time\n", "Full time or part time\n"), versions=2)
    assert suggested(found) == [KEEPS_CHANGING]
    assert found.hints[0].because == "The posting has been changed 2 times."


@pytest.mark.parametrize(
    ("earlier", "now", "count"),
    [((), "a", 0), (("a",), "A.", 1), (("a", "a"), "a", 2), (("a", "a"), "b", 1),
     (("a", "b"), "a", 2), (("a", "b"), "c", 2), (("b", "a"), "a", 1)],
)  # fmt: skip
def test_pasting_the_same_twice_makes_no_other_version(
    earlier: tuple[str, ...], now: str, count: int
) -> None:
    kept = tuple(EarlierPosting(text=text, until=BEFORE) for text in earlier)
    assert older_versions(opportunity(posting=now, earlier_postings=kept)) == count


def test_every_change_says_something() -> None:
    for line in CLEAR.splitlines():
        found = change(CLEAR.replace(f"{line}\n", "") if line else CLEAR)
        assert found.sentences
        assert all(sentence.endswith(".") for sentence in found.sentences)
        assert all(hint.degree == "hint" for hint in found.hints)


def test_a_dismissed_suggestion_does_not_come_back() -> None:
    found = change(CLEAR)
    about = opportunity(dismissed=(ADVERTISED_AGAIN,))
    assert new_hints(CATALOGUE, opportunity(), (), found.hints) == found.hints
    assert new_hints(CATALOGUE, about, (), found.hints) == ()


@pytest.mark.parametrize(
    ("kind", "before", "now", "way"),
    [
        ("pay", "84,000 to 98,000 a year", "80,000 to 98,000 a year", "less"),
        ("pay", "84k to 98k", "84k to 99.5k", "more"),
        ("pay", "84,000 to 98,000", "80,000 to 99,000", "other"),
        ("pay", "98,000 a year", "98,000 plus bonus", "other"),
        ("place", "two days at home", "one day at home", "less"),
        ("place", "three days at home", "two days at home", "less"),
        ("place", "two days in the office", "three days in the office", "other"),
        ("insurance", "insurance after 30 days", "insurance after 90 days", "other"),
        ("travel", "travel up to 10%", "travel up to 40%", "less"),
        ("hours", "38 hours a week", "40 hours a week", "other"),
        ("leave", "30 days", "", "gone"),
        ("leave", "", "30 days", "new"),
    ],
)
def test_less_is_told_from_other(kind: str, before: str, now: str, way: str) -> None:
    (move,) = moves([ChangedPromise(kind, before, now)])
    assert (move.way, move.before, move.now) == (way, before, now)


def test_two_forms_of_one_promise_find_each_other() -> None:
    changed = [
        ChangedPromise("leave", "30 days of vacation", "paid sick days"),
        ChangedPromise("leave", "unpaid sabbatical", "25 days of vacation"),
    ]
    assert [(one.before, one.now, one.way) for one in moves(changed)] == [
        ("30 days of vacation", "25 days of vacation", "less"),
        ("unpaid sabbatical", "", "gone"),
        ("", "paid sick days", "new"),
    ]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("two days a week at home", "one day a week at home"),
        ("up to 3 days remote", "up to 1 day remote"),
    ],
)
@pytest.mark.parametrize("kind", ["place", "hours"])
def test_fewer_days_at_home_are_less(kind: str, before: str, now: str) -> None:
    assert [one.way for one in moves([ChangedPromise(kind, before, now)])] == ["less"]
