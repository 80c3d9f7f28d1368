"""What articles and people's stories name, and where the catalogue has it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from offer_tui.store.catalogue import load_catalogue

CATALOGUE, _ = load_catalogue()
LEFT_OUT = "left out"
LAST = "answer or reason"


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


FLAGS = _rows("flags-in-articles.tsv")
CONCEPTS = _rows("noticed-in-stories.tsv")


def test_nine_in_ten_flags_of_the_articles_have_a_signal() -> None:
    assert len(FLAGS) == 182
    covered = [row for row in FLAGS if row["signal"] != LEFT_OUT]
    assert len(covered) / len(FLAGS) >= 0.9


def test_what_two_people_noticed_has_a_signal_or_a_reason() -> None:
    assert all(int(row["stories"]) >= 2 for row in CONCEPTS)
    assert len(CONCEPTS) == 26
    assert sum(row["signal"] == LEFT_OUT for row in CONCEPTS) <= 3


@pytest.mark.parametrize(
    "row", FLAGS + CONCEPTS, ids=lambda row: row.get("flag", row.get("concept"))
)
def test_each_points_to_a_signal_that_speaks_its_way_or_says_why_not(row: dict[str, str]) -> None:
    if row["signal"] == LEFT_OUT:
        assert len(row[LAST]) > 20
        return
    signal = CATALOGUE.by_id[row["signal"]]
    assert row[LAST] in {"yes", "no", "partly"}
    if row["polarity"] != "neutral":
        speaks = signal.polarity == row["polarity"]
        assert speaks == (row[LAST] != "no")


def test_every_flag_stands_once_with_its_article() -> None:
    keys = [(row["article"], row["flag"]) for row in FLAGS]
    assert len(keys) == len(set(keys))


# What the five source texts name, whatever else the catalogue holds.
NAMED = {
    "job description does not match the work": "jd-work-mismatch",
    "bait and switch": "bait-and-switch",
    "description keeps shifting": "shifting-role",
    "vague description": "vague-jd",
    "expectations that cannot be met": "unrealistic-expectations",
    "promised flexibility or benefits shrink": "promise-shrinks",
    "everyone only positive": "all-positive",
    "culture, values or vision unclear": "unclear-culture",
    "poor communication": "poor-communication",
    "off the long-term goal": "career-misaligned",
    "foot in the door": "foot-in-the-door",
    "pay well below market": "below-market-pay",
    "pay below need": "below-need-pay",
    "weak benefits": "weak-benefits",
    "role posted over and over": "role-reposted",
    "people leave": "high-turnover-team",
    "poor reputation": "bad-reputation",
    "people treated badly, toxic culture": "toxic-culture",
    "step down without a plan": "step-down-without-plan",
    "not ready yet": "not-ready-yet",
    "lateral move that stalls": "lateral-stall",
    "gut feeling against": "gut-against",
}


@pytest.mark.parametrize("signal", NAMED.values(), ids=NAMED.keys())
def test_what_the_source_texts_name_is_there_as_a_red_signal(signal: str) -> None:
    assert CATALOGUE.by_id[signal].polarity == "red"
