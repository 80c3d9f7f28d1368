"""The list of all keys: no word of it is cut, and every key can be brought into view."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import check_fits
from piloted import Sitting, at_the_sample

from offer_tui.ui.key_list import furthest, key_list
from offer_tui.ui.rows import Key, Row

KEYS = (
    Key("up down", "choose; home end go further"),
    Key("enter", "choose it, take it up, write on it, or what comes next for this row"),
    Key("shift+tab or more", "a key with a long name"),
    *(Key(str(number), f"open part {number}") for number in range(1, 10)),
    Key("esc", "back, with all of it kept"),
)
SIZES = [(80, 24), (40, 24), (40, 12), (40, 6), (20, 10), (120, 40)]


def text_of(rows: list[Row]) -> str:
    return "\n".join("".join(span.text for span in row) for row in rows)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_word_of_every_key_can_be_brought_into_view(width: int, height: int) -> None:
    last = furthest(KEYS, width, height)
    pages = [key_list(KEYS, width, height, top) for top in range(last + 1)]
    for rows in pages:
        check_fits(rows, width, height)
    seen = " ".join(text_of(page) for page in pages)
    assert "…" not in seen
    assert {word for key in KEYS for word in (*key.key.split(), *key.does.split())} <= {
        *seen.split()
    }
    assert "esc" in text_of(pages[-1])


@pytest.mark.parametrize(
    ("size", "said"),
    [((80, 24), "any key goes on"), ((80, 12), "more with up down pgup pgdn"),
     ((40, 12), "up down for more"), ((20, 10), "more")],
)  # fmt: skip
def test_the_heading_says_whether_there_is_more(size: tuple[int, int], said: str) -> None:
    heading, *_ = text_of(key_list(KEYS, *size, 0)).splitlines()
    assert said in heading


def test_from_the_end_on_nothing_moves() -> None:
    last = furthest(KEYS, 40, 12)
    assert text_of(key_list(KEYS, 40, 12, last)).splitlines()[-1].split() == [
        "esc", "back,", "with", "all", "of", "it", "kept",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(40, 24), (40, 12), (80, 12)])
async def test_every_key_of_the_first_screen_can_be_read(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_the_sample(tmp_path, size) as person:
        before = person.rows
        await person.press("?")
        await person.sees("Keys", "more")
        seen = person.text
        for _ in range(40):
            await person.press("down")
            seen += "\n" + person.text
        assert "…" not in seen
        said = " ".join(seen.split())
        assert "leave the program" in said
        assert "add a job you are looking at" in said
        await person.press("pageup", "pageup", "pageup", "pageup", "up")
        await person.sees("up down")
        await person.press("escape")
        await person.until(lambda: person.rows == before)


async def test_where_all_keys_are_in_view_the_arrows_go_on_as_any_key(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path, (120, 60)) as person:
        before = chosen(person)
        await person.press("?")
        await person.sees("any key goes on")
        await person.press("down")
        await person.sees_no("any key goes on")
        await person.until(lambda: chosen(person) != before)


async def test_another_key_puts_the_list_away_and_does_what_it_does(tmp_path: Path) -> None:
    async with at_the_sample(tmp_path, (40, 12)) as person:
        await person.press("?", "pagedown", "n")
        await person.sees("Company ›")


def chosen(person: Sitting) -> str:
    return next(row for row in person.rows if "»" in row)
