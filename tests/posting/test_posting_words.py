"""Splitting a posting into words."""

from __future__ import annotations

import pytest

from offer_tui.posting.words import Gap, split


def lowers(text: str) -> list[str]:
    return [word.lower for word in split(text).words]


def clauses(text: str) -> list[str]:
    words = split(text)
    return [text[slice(*words.span(c.first, c.last))] for c in words.clauses]


def test_words_that_lost_their_line_break_are_taken_apart() -> None:
    assert lowers("good skillsField service") == ["good", "skills", "field", "service"]
    assert clauses("good skillsField service") == ["good skills", "Field service"]


def test_every_word_stands_where_it_says() -> None:
    text = "Pay: $20.50/hr & <b>free</b> tea, 9:30 am\u2014that\u2019s it."
    words = split(text)
    assert [text[w.start : w.end] for w in words.words] == [
        "Pay", "$20.50", "hr", "free", "tea", "9:30 am", "that\u2019s", "it",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$1,250.50", "money"),
        ("\u00a330k", "money"),
        ("\u20ac2 million", "money"),
        ("7:30 pm", "time"),
        ("30%", "percent"),
        ("1,200+", "number"),
        ("#3", "rank"),
        ("401(k)", "word"),
        ("kr 500", "money"),
        ("Rs. 25,000", "money"),
        ("Rs 900", "money"),
    ],
)
def test_a_figure_is_one_word_of_its_kind(text: str, kind: str) -> None:
    words = split(text)
    assert [(word.kind, word.end) for word in words.words] == [(kind, len(text))]


def test_a_figure_behind_plain_words_is_none_of_them() -> None:
    words = split("They pay kr 500 or Rs 900 and we don't ask Dana")
    assert [(word.lower, word.upper) for word in words.words if word.upper] == [
        ("they", True),
        ("rs 900", True),
        ("dana", True),
    ]
    assert [word.lower for word in words.words if word.kind == "money"] == ["kr 500", "rs 900"]
    assert "don't" in words.lowers


def test_tags_links_and_addresses_are_not_words() -> None:
    text = '<p class="amazing">Call us</p> https://example.org/great or a.b@example.org'
    assert lowers(text) == ["call", "us", "or"]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("fast paced", Gap.JOIN),
        ("fast-paced", Gap.JOIN),
        ("dental, vision", Gap.COMMA),
        ("part of the St. James", Gap.COMMA),
        ("hours: nine", Gap.COLON),
        ("Monday - Friday", Gap.COLON),
        ("the end. Then", Gap.BREAK),
        ("one\n\ntwo", Gap.BREAK),
        ("one \u2022 two", Gap.BREAK),
        ("of the\nsame line", Gap.COMMA),
    ],
)
def test_what_stands_between_two_words_tells_how_they_belong_together(text: str, gap: Gap) -> None:
    assert split(text).words[-1].gap is gap or max(w.gap for w in split(text).words[1:]) is gap


@pytest.mark.parametrize(
    "name",
    ["PostgreSQL", "JavaScript", "GitHub", "MySQL", "iPhone", "eBay", "ServiceNow", "LinkedIn"],
)
def test_a_name_with_a_capital_in_it_is_one_word(name: str) -> None:
    assert [word.lower for word in split(f"use {name} daily").words] == [
        "use",
        name.lower(),
        "daily",
    ]


@pytest.mark.parametrize(
    "glued", ["skillsField", "itWe", "BenefitsCompetitive", "DeveloperLocation"]
)
def test_words_whose_line_break_was_lost_are_two(glued: str) -> None:
    assert len(split(glued).words) == 2
