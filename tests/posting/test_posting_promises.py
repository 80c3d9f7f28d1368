"""Promises and requirements."""

from __future__ import annotations

from itertools import pairwise

import pytest
from posting_samples import CLEAR, GLUED, job, reading_of


def promised(text: str) -> dict[str, str]:
    return {p.text: p.kind for p in reading_of(text).promises}


def kinds(text: str) -> set[str]:
    return set(promised(text).values())


def test_the_promises_of_a_clear_posting_are_found_with_their_kinds() -> None:
    assert {"pay", "hours", "insurance", "leave", "retirement", "equipment"} <= kinds(CLEAR)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("You are paid $21 per hour.", "pay"),
        ("There is a quarterly bonus for the crew.", "bonus"),
        ("The role is fully remote.", "place"),
        ("Hours: 9:00 am - 5:30 pm.", "hours"),
        ("It is a 12 month contract.", "hours"),
        ("You get 25 days of paid leave.", "leave"),
        ("We pay for dental insurance.", "insurance"),
        ("There is a pension plan.", "retirement"),
        ("We cover tuition reimbursement.", "growth"),
        ("You drive a company car.", "equipment"),
        ("Expect 30% travel.", "travel"),
        ("There is no cold calling.", "duties"),
        ("You join a team of eight people.", "team"),
        ("Your job title: Yard Clerk.", "title"),
        ("Our tech stack: Python and Postgres.", "tools"),
    ],
)
def test_what_can_be_checked_later_is_a_promise_of_its_kind(sentence: str, kind: str) -> None:
    assert kind in kinds(job(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "We offer a competitive salary.",
        "You administer the programs for staff.",
        "Applicants pass a drug-free workplace test.",
    ],
)
def test_praise_and_duties_are_no_promises(sentence: str) -> None:
    assert not promised(job(sentence))


def test_a_list_of_one_kind_is_one_promise() -> None:
    (text,) = promised(job("We give medical, dental and vision insurance."))
    assert text.endswith("medical, dental and vision insurance")


def test_benefits_without_line_breaks_are_told_apart() -> None:
    texts = promised(GLUED)
    assert {"Medical insurance", "Dental insurance", "Paid holidays"} <= set(texts)


def test_promises_are_short_do_not_overlap_and_stand_where_they_say() -> None:
    found = reading_of(CLEAR).promises
    assert all(CLEAR[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(len(p.text.split()) <= 16 for p in found)


def test_requirements_are_found_and_wishes_told_from_demands() -> None:
    found = {r.text: r.is_wish for r in reading_of(CLEAR).requirements}
    assert found["Three years of experience with fruit trees"] is False
    assert found["A valid driver's license"] is False
    assert found["Spanish is a plus"] is True


def test_a_heading_is_no_requirement() -> None:
    assert "Requirements" not in {r.text for r in reading_of(CLEAR).requirements}


def test_a_demand_outside_its_section_is_found() -> None:
    text = job("You must have a forklift licence.")
    assert [r.text for r in reading_of(text).requirements] == ["You must have a forklift licence"]
