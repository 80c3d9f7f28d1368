"""Phrases as a person writes them."""

from __future__ import annotations

import pytest

from offer_tui.posting.phrases import PhraseBook, PhraseError, parse
from offer_tui.posting.words import split

LISTS = {"reward": ("pay", "salar*")}


def found(phrase: str, text: str) -> list[str]:
    words = split(text)
    book = PhraseBook(((parse(phrase, LISTS), "rule"),))
    return [text[slice(*words.span(m.first, m.last))] for m in book.find(words)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("team player", "a Team-Player here", ["Team-Player"]),
        ("fast/quick pace*", "quick paced work", ["quick paced"]),
        ("many hats?", "in many ways", ["many"]),
        ("many hats?", "in many hats", ["many hats"]),
        ("great _ team", "a great little team", ["great little team"]),
        ("open ... week", "open every single day of the week", []),
        ("open ... week", "open all the week", ["open all the week"]),
        ("open ... day of", "open one day, any day, a day of rest", []),
        ("open ... day of", "open one day, day of rest", ["open one day, day of"]),
        ("open all? all day", "open all day", ["open all day"]),
        ("open ... long days", "open (all the long) days", ["open (all the long) days"]),
        ("competitive <reward>", "competitive salaries", ["competitive salaries"]),
        ("<number> days", "gives 20 days off", ["20 days"]),
        ("reports to <capital>", "reports to Dana", ["reports to Dana"]),
        ("reports to <capital>", "reports to nobody", []),
        ("shift: nights", "Shift: nights", ["Shift: nights"]),
        ("shift nights", "Shift: nights", []),
        ("team player", "the team. Player of chess", []),
    ],
)
def test_a_phrase_matches_what_its_words_allow(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize(
    "phrase",
    ["", "_ team", "team? player", "ab* team", "great <nowhere>", "fast/ pace", "<capital> x"],
)
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        parse(phrase, LISTS)


def test_the_longest_match_of_a_rule_is_the_one_found() -> None:
    words = split("fast paced and lively place")
    entries = tuple((parse(p, {}), "pace") for p in ("fast", "fast paced", "fast paced and lively"))
    assert [(m.first, m.last) for m in PhraseBook(entries).find(words)] == [(0, 4)]
