"""The page of Why: it fits every size, keeps what is said, and shows no key for what is unseen."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from closed import CLOSED, DECIDED, answer, differing, dune, of_words, view
from hypothesis import given, settings
from hypothesis import strategies as st
from live_views import WIDE
from pages import HEIGHTS, SIZES, WIDTHS, check_fits, picture, text_of

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.model.decision import Decision
from offer_tui.ui.rows import EMPTY, Row, line
from offer_tui.ui.why.layout import frame_of, lay_out
from offer_tui.ui.why.view import WhyView

LONG = "x" * 500
BURSTING = {"long": of_words(LONG), "wide": of_words(WIDE * 4)}
ALL = {**CLOSED, **BURSTING}


def bottom(width: int) -> list[Row]:
    return [EMPTY, line("esc back", width)]


@settings(deadline=None)
@given(st.sampled_from(list(ALL)), st.integers(*WIDTHS), st.integers(*HEIGHTS), st.integers(0, 90))
def test_the_page_fits_any_size_wherever_one_stands_on_it(
    name: str, width: int, height: int, top: int
) -> None:
    shown = replace(ALL[name], top=top)
    check_fits(lay_out(shown, width, height, bottom(width)), width, height)


@settings(deadline=None)
@given(st.sampled_from(list(ALL)), st.integers(30, 200), st.integers(12, 60), st.integers(0, 90),
       st.integers(0, 40))  # fmt: skip
def test_the_chosen_row_is_brought_into_view_from_wherever_one_stands(
    name: str, width: int, height: int, top: int, place: int
) -> None:
    shown = ALL[name]
    if name == "why-still-open":
        return  # it has no rows to choose
    shown = replace(shown, wanted=shown.rows[place % len(shown.rows)].key, top=top)
    followed = frame_of(shown, width, height, len(bottom(width))).following()
    assert followed.is_chosen_seen
    rows = picture(followed.rows(bottom(width)))
    assert any(row.startswith(" » ") for row in rows)


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_row_of_the_page_is_reached_by_scrolling(name: str, width: int, height: int) -> None:
    shown, seen = CLOSED[name], set[str]()
    for _ in range(60):
        seen |= set(picture(lay_out(shown, width, height, bottom(width))))
        frame = frame_of(shown, width, height, len(bottom(width)))
        shown = replace(shown, top=frame.scrolled_by(1).top)
    whole = lay_out(replace(CLOSED[name], top=0), width, 400, bottom(width))
    missing = {row for row in picture(whole) if row.strip()} - seen
    # What is told at the end where the page is short stands under a heading of its own there.
    missing = {row for row in missing if not row.startswith(" You knew")}
    assert missing <= {" against", " for"}


@pytest.mark.parametrize("name", [name for name in ALL if name != "why-still-open"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_is_different_is_asked_on_the_first_page_with_its_rows(
    name: str, width: int, height: int
) -> None:
    shown = ALL[name]
    rows = picture(lay_out(replace(shown, notice=""), width, height, bottom(width)))
    if (name in BURSTING and width < 80) or (name == "why-altered" and height < 24):
        return  # what is wrong with its files fills the window
    assert any(row.startswith(" What is different now?") for row in rows)
    asked = [row for one in shown.rows for row in rows if row[3:].startswith(one.label[:9])
             or row[6:].startswith(one.label[:9])]  # fmt: skip
    assert len(asked) >= min(len(shown.rows), 3 if height >= 24 else 1)


def test_what_was_written_comes_first_and_the_weightiest_of_what_was_known() -> None:
    rows = picture(lay_out(CLOSED["why-crowded"], 40, 24, bottom(40)))
    assert rows[3].startswith(" You wrote")
    assert rows[4] == '   "No way up, and well under market.'
    knew = rows.index(" You knew, the 3 weightiest of 18")
    assert "11" in rows[knew + 1]
    assert rows.index(" What is different now?") > knew + 3


def test_words_that_were_cut_stand_whole_further_down() -> None:
    shown = CLOSED["why"]
    rows = picture(lay_out(shown, 40, 12, bottom(40)))
    assert '   "No way up, and well under market.…' in rows
    body = picture(frame_of(shown, 40, 12, 2).body.rows)
    whole = body.index(" You wrote, in full")
    assert body[whole + 2] == '   The team was lovely."'
    assert body[whole + 3 :].count("   Doubt: the commute may not matter") == 1


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 120])
def test_a_figure_never_stands_without_its_range(width: int) -> None:
    for name in ("why-answered", "why-crowded", "why-altered"):
        for top in range(0, 90, 7):
            shown = replace(CLOSED[name], top=top)
            text = " ".join(" ".join(picture(lay_out(shown, width, 24, bottom(width)))).split())
            for after in text.split("Now: ")[1:]:
                said = after.partition("more rows")[0]
                assert "in 100, could be" in said or len(said) < len("40 in 100, could be")


def test_a_forecast_alone_is_something_written() -> None:
    decision = Decision(on=DECIDED, stage="declined", own_probability=0.7)
    shown = view(dune().model_copy(update={"decision": decision, "would_return_if": ""}))
    rows = picture(lay_out(shown, 80, 40, bottom(80)))
    assert rows[2].startswith(" You wrote")
    assert "7 of 10" in rows[2]
    assert not any("Nothing was written" in row for row in rows)


def test_as_drawn_it_all_fits_a_small_window() -> None:
    rows = picture(lay_out(CLOSED["why"], 80, 24, bottom(80)))
    assert not any("more rows" in row for row in rows)
    assert rows[0].startswith(" Dune · Engineer II")
    assert rows[0].endswith("declined 3 Dec 2024")
    assert rows[2].startswith(" You wrote")
    assert rows[2].endswith("you: 7 of 10 not again")
    then = "Then: 44 in 100, could be 24 to 66; you could afford 33. Kept as it was."
    assert f"   {then}" in rows
    theirs = next(row for row in rows if "no way up  " in row and "theirs" in row)
    assert theirs.endswith("· ask whom you met: Jo, Mara")


@pytest.mark.parametrize("width", [24, 34, 35, 40, 200])
def test_the_own_forecast_stands_there_once_at_any_width(width: int) -> None:
    text = " ".join(" ".join(picture(lay_out(CLOSED["why"], width, 80, bottom(width)))).split())
    assert text.count("you: 7 of 10 not again") == 1


def test_of_those_one_met_they_are_named_at_one_row_only() -> None:
    rows = picture(lay_out(CLOSED["why"], 120, 40, bottom(120)))
    assert sum("ask whom you met" in row for row in rows) == 1


def test_what_moved_is_said_with_its_figures() -> None:
    text = "\n".join(picture(lay_out(CLOSED["why-answered"], 80, 60, bottom(80))))
    assert "Worked out again under today's profile" in text
    assert "93 long commute, office days: no" in text
    assert "You could afford 33 then, 50 now: turning a good one down costs you 6" in text
    assert "It was more than you could afford; now it is one you can afford" in text


def test_before_anything_is_answered_it_says_when_it_is_worked_out() -> None:
    shown = view(dune(), around=Circumstances(decided=True))
    then = dune().decision
    assert then is not None
    shown = replace(shown, looked=replace(shown.looked, again=None))
    text = "\n".join(picture(lay_out(shown, 80, 40, bottom(80))))
    assert "Worked out again under today's profile when one line has an answer." in text


def test_a_record_changed_by_hand_is_named_and_hides_nothing() -> None:
    text = "\n".join(picture(lay_out(CLOSED["why-altered"], 80, 60, bottom(80))))
    assert "were changed after it" in text
    assert "is dated before the decision" in text
    assert "Then: 20 in 100, could be 24 to 66." in text
    assert "would not decide so again" in text


def test_a_file_of_before_leaves_out_what_was_never_kept() -> None:
    text = "\n".join(picture(lay_out(CLOSED["why-old"], 80, 40, bottom(80))))
    assert '"no way up, pay"' in text
    for never_kept in ("You knew", "you: ", "Doubt", "Would come back if", "Then:"):
        assert never_kept not in text


def test_one_that_is_open_says_so_and_asks_nothing() -> None:
    text = "\n".join(picture(lay_out(CLOSED["why-still-open"], 80, 24, bottom(80))))
    assert "It is still open" in text
    assert "What is different now?" not in text


def test_words_alone_are_no_answer() -> None:
    shown = view(differing(answer("32", "seen").model_copy(update={"state": None, "note": "ask"})),
                 around=Circumstances(decided=True))  # fmt: skip
    row = next(one for one in shown.rows if one.key == "signal:signal-32")
    assert row.said == "· ask"


def test_letters_say_the_same_without_shapes() -> None:
    shapes = picture(lay_out(replace(CLOSED["why-in-letters"], letters=False), 80, 24, bottom(80)))
    letters = picture(lay_out(CLOSED["why-in-letters"], 80, 24, bottom(80)))
    table = str.maketrans("▲△●○█│", "X/O(#|")
    assert [row.translate(table) for row in shapes] == letters


HOSTILE = {
    "markup": "Acme [/ Corp] [red]x[/red] [@click=app.quit]y[/]",
    "escape sequences": "a\x1b[2Jb\x1b]52;c;aGk=\x07c\x1b]0;t\x1b\\d",
    "C1 and bidi": "a\x9b31mb\x85c\u202ed\u2066e\ufefff",
    "lines": "a\nb\r\nc\td\u2028e\u2029f",
    "surrogates": "a\ud800b",
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(("width", "height"), [*SIZES, (200, 90)])
def test_hostile_words_are_shown_and_never_obeyed(kind: str, width: int, height: int) -> None:
    shown: WhyView = of_words(HOSTILE[kind])
    rows = lay_out(shown, width, height, bottom(width))
    check_fits(rows, width, height)
    for row in rows:
        assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in text_of(row))
