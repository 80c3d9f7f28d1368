"""Wording that says less than it seems to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from posting_samples import CLEAR, VAGUE, job, reading_of


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("world-class", "hype"),
        ("rock star", "hype"),
        ("rapidly growing company", "hype"),
        ("fast-paced environment", "pressure"),
        ("wear many hats", "pressure"),
        ("Other duties as assigned", "pressure"),
        ("competitive salary", "vague-reward"),
        ("great benefits", "vague-reward"),
        ("self-starter", "vague-trait"),
        ("team player", "vague-trait"),
    ],
)
def test_worn_phrases_are_marked_with_their_kind(phrase: str, kind: str) -> None:
    at = VAGUE.index(phrase)
    (mark,) = [m for m in reading_of(VAGUE).wording if m.start <= at < m.end]
    assert mark.kind == kind


def test_every_mark_says_why_and_none_is_longer_than_six_words() -> None:
    for mark in reading_of(VAGUE).wording:
        assert mark.why.endswith(".")
        assert len(mark.phrase.replace("-", " ").replace("\n", " ").split()) <= 8
        assert VAGUE[mark.start : mark.end] == mark.phrase


def test_marks_come_in_order_and_do_not_overlap() -> None:
    marks = reading_of(VAGUE).wording
    assert all(a.end <= b.start for a, b in pairwise(marks))


def test_a_plain_posting_is_hardly_marked() -> None:
    assert len(reading_of(CLEAR).wording) <= 3


def test_a_shouted_sentence_is_marked() -> None:
    reading = reading_of(job("Bring your own umbrella to the yard!"))
    assert [m.phrase for m in reading.wording if m.phrase.endswith("yard")]


def test_what_the_law_makes_them_say_is_not_marked() -> None:
    text = job(
        "We are an equal opportunity employer and value a diverse and dynamic workforce "
        "without regard to race."
    )
    assert not reading_of(text).wording


def test_the_same_phrase_is_marked_once() -> None:
    text = job("A great team player. We love a team player. Be a team player.")
    phrases = [m.phrase.lower() for m in reading_of(text).wording]
    assert len(phrases) == len(set(phrases))


def test_capitals_and_hyphens_make_no_difference() -> None:
    for written in ("Fast paced", "fast-paced", "FAST-PACED"):
        assert any("pressure" in m.kind for m in reading_of(job(f"It is {written} work.")).wording)


def test_wording_adds_its_questions_after_those_of_the_gaps() -> None:
    reading = reading_of(
        CLEAR.replace("Our family", "A fast-paced, high-pressure team: our family")
    )
    assert any("hours" in question or "late" in question for question in reading.questions)
