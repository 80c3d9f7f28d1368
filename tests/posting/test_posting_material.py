"""Texts that are no posting, and any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from posting_samples import CLEAR, GERMAN, VAGUE, reading_of

from offer_tui.posting.reader import as_json, differences


@pytest.mark.parametrize(
    ("text", "material", "said"),
    [
        ("", "empty", "no text"),
        (" \n\t\n ", "empty", "no text"),
        ("?!?! ... ---", "empty", "no text"),
        ("%PDF-1.7\n%\ufffd\ufffd\n1 0 obj", "pdf", "PDF"),
        ("PK\x03\x04" + "\x00\x01\x02\ufffd" * 50, "binary", "not text"),
        (GERMAN, "foreign", "knows English"),
        ("Требуется бухгалтер на склад в центре города, график сменный, опыт от года", "foreign",
         "another script"),
        ("Cook wanted, ask inside", "short", "4 words"),
    ],
)  # fmt: skip
def test_what_was_handed_in_is_named_with_what_to_do(text: str, material: str, said: str) -> None:
    reading = reading_of(text)
    assert reading.material == material
    assert said in reading.notice


def test_the_language_is_named() -> None:
    assert "German" in reading_of(GERMAN).notice


def test_an_english_posting_has_no_notice() -> None:
    assert reading_of(CLEAR).notice == ""
    assert reading_of(VAGUE).notice == ""


def test_a_web_page_is_read_without_its_tags() -> None:
    page = "".join(f"<div class='exciting'><p>{line}</p></div>" for line in CLEAR.splitlines())
    reading = reading_of(page)
    assert {f.id for f in reading.facts if f.given} >= {"pay_range", "concrete_duties"}
    assert not any("exciting" in mark.phrase for mark in reading.wording)


@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "<",
        "1.,",
        ". _",
        "$1 ",
        "a: ",
        "a@",
        "Aa",
        "fast paced ",
        "Location: ",
        "medical, ",
        "'a",
        "a ",
        "word ",
        "- ",
        "\u2022 ",
        "7",
        "7 ",
        "7 777 ",
        "1.",
        "EUR 1",
        "R2",
        "&",
        "&amp;",
        "<script>",
        "<!--",
        "\r",
        "title:",
        "Location\n",
        "p ",
        "1k ",
        "A",
        "Report to ",
        "two ",
        "two engineers ",
        "Bath ",
        "in York ",
        "Oxford School ",
        "you mend the ",
    ],
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    short, long = piece * (8_000 // len(piece)), piece * (64_000 // len(piece))
    reading_of(short)
    began = time.process_time()
    reading_of(short)
    middle = time.process_time()
    reading_of(long)
    ended = time.process_time()
    assert ended - middle < 20 * (middle - began) + 0.2


def check(text: str) -> None:
    reading = reading_of(text)
    assert 1 <= reading.vagueness <= 5
    for piece, start, end in [
        *((m.phrase, m.start, m.end) for m in reading.wording),
        *((p.text, p.start, p.end) for p in reading.promises),
        *((r.text, r.start, r.end) for r in reading.requirements),
    ]:
        assert piece
        assert text[start:end] == piece
    for fact in reading.facts:
        assert (fact.start is None) == (not fact.given) == (fact.end is None)
        if fact.start is not None and fact.end is not None:
            assert 0 <= fact.start < fact.end <= len(text)
    assert set(as_json(reading)) == {
        "vagueness", "facts", "wording", "promises", "questions", "signals",
    }  # fmt: skip
    assert differences(reading, reading).verdict == "same"


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_reading_whose_spans_are_exact(text: str) -> None:
    check(text)


PIECES = st.sampled_from(
    [
        "Location:", "Salary", "$20", "/hr", " - ", "30", "%", "\n\n", "\n", ". ", "• ", "<br>",
        "&amp;", "Benefits", "Requirements", "medical", ", ", "dental", " and ", "401(k)",
        "fast-paced", "team player", "!", "Report to the ", "CEO", "9:00 am", " to ", "Monday",
        "worldClass", "İ", "\u2019s", "---\n", "title: ", "Austin, TX", " · ", "| 1-2 |", " ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=250, deadline=None)
def test_any_posting_of_broken_pieces_gives_exact_spans(text: str) -> None:
    check(text)


def test_the_same_text_gives_the_same_reading() -> None:
    assert reading_of(CLEAR) == reading_of(CLEAR)
