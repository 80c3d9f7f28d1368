"""The page of what was learnt at every size, and what it says and does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learnings import CROWDED, FORTY, KEPT, LEARNINGS, SEVEN, TWO, view
from pages import HEIGHTS, SIZES, WIDTHS, check_fits, check_footer, picture, text_of

from offer_tui.evaluator import account
from offer_tui.ui.learning.curve import HEIGHT, curve_rows
from offer_tui.ui.learning.layout import lay_out, most_scrolled
from offer_tui.ui.learning.view import FORECASTS, JOBS, SIGNALS, LearningView
from offer_tui.ui.rows import Key, footer

KEYS = (Key("enter", "look back", 0), Key("?", "more", -2), Key("esc", "back", -1))
ALL = {**LEARNINGS, **CROWDED}


def page(shown: LearningView, width: int = 80, height: int = 24) -> list[str]:
    return picture(lay_out(shown, width, height, footer(KEYS, width)))


def said(shown: LearningView, width: int = 80, height: int = 24) -> str:
    return " ".join(" ".join(page(shown, width, height)).split())


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_fits_the_sizes_that_were_drawn(width: int, height: int) -> None:
    for shown in ALL.values():
        rows = lay_out(shown, width, height, footer(KEYS, width))
        check_fits(rows, width, height)
        check_footer(rows[-1], KEYS)


@settings(deadline=None)
@given(st.sampled_from(list(ALL)), st.integers(*WIDTHS), st.integers(*HEIGHTS))
def test_the_page_fits_any_size(name: str, width: int, height: int) -> None:
    rows = lay_out(ALL[name], width, height, footer(KEYS, width))
    check_fits(rows, width, height)
    check_footer(rows[-1], KEYS)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_chosen_job_is_in_view(width: int, height: int) -> None:
    for place in range(len(FORTY)):
        rows = page(view(FORTY, JOBS, place), width, height)
        assert sum(row.startswith(" »") for row in rows) == 1


@pytest.mark.parametrize("part", [JOBS, SIGNALS, FORECASTS])
@pytest.mark.parametrize("jobs", [(), TWO, KEPT, (*TWO, *KEPT), SEVEN[:4]])
def test_below_five_outcomes_there_is_no_percentage_of_them(part: int, jobs: tuple) -> None:  # type: ignore[type-arg]
    forecasts_aside = tuple(
        replace(job, outcome=replace(job.outcome, forecast=None, own_forecast=None)) for job in jobs
    )
    assert "in 100" not in said(view(forecasts_aside, part), 120, 60)
    assert "Brier" not in said(view(jobs, part), 120, 60)


def test_from_five_the_scores_stand_beside_the_base_rate_with_a_warning() -> None:
    words = said(view(SEVEN, FORECASTS))
    assert "So few prove little" in words
    assert "always 33 in 100" in words
    assert "regretted, in 100" not in words
    assert "So few prove little" not in said(view(FORTY, FORECASTS), 120, 60)


@pytest.mark.parametrize(("width", "height"), [*SIZES, (40, 16), (80, 18)])
@pytest.mark.parametrize("part", [JOBS, SIGNALS])
def test_a_list_that_goes_on_below_says_so_and_one_that_does_not_says_nothing(
    part: int, width: int, height: int
) -> None:
    count = len(view(FORTY, part).jobs if part == JOBS else view(FORTY, part).signals)
    for place in range(count):
        rows = page(view(FORTY, part, place), width, height)
        assert sum(row.startswith(" »") for row in rows) == 1
        is_last_in_view = text_of_last(part) in " ".join(rows[3:])
        assert any("more rows below" in row for row in rows) != is_last_in_view


def text_of_last(part: int) -> str:
    shown = view(FORTY, part)
    return shown.jobs[-1].company if part == JOBS else shown.signals[-1].signal.yes[:12]


@pytest.mark.parametrize(("width", "height"), [(40, 24), (80, 24), (80, 20), (120, 40)])
def test_of_what_stood_then_it_says_how_much_is_not_shown(width: int, height: int) -> None:
    shown = view(TWO)
    stood = list(account.evidence(shown.jobs[0], shown.learnt.catalogue))
    text = said(shown, width, height)
    named = sum(words in text for _, words in stood)
    assert named
    assert (f"and {len(stood) - named} more" in text) == (named < len(stood))


def test_signals_are_named_whole_where_it_is_narrow() -> None:
    rows = page(view(SEVEN, SIGNALS), 40, 24)
    assert any(row.startswith("   11 work unlike the posting ") for row in rows)
    assert any(row.endswith("it tells") for row in rows)


def test_the_own_forecast_is_said_in_tenths_as_it_was_given() -> None:
    (job, *_) = TWO
    for own in (0.3, 0.27):
        shown = replace(job, outcome=replace(job.outcome, own_forecast=own))
        assert "in 100; you: 3 of 10 not again." in said(view((shown,)))
    alone = replace(job, outcome=replace(job.outcome, forecast=None, own_forecast=0.3))
    assert "2023. You: 3 of 10 not again." in said(view((alone,)))


def test_the_person_s_own_scores_wait_for_five_of_their_own() -> None:
    rows = page(view(SEVEN[:6], FORECASTS))
    assert any(row.startswith(" evaluator               5") for row in rows)
    assert not any(row.startswith(" you") for row in rows)
    assert "you for 4. From 5 on it is scored" in " ".join(" ".join(rows).split())


@pytest.mark.parametrize("letters", [False, True])
@pytest.mark.parametrize("cells", [25, 33, 61])
def test_the_curve_has_its_points_where_they_belong_and_a_line_to_hold_them_to(
    cells: int, letters: bool
) -> None:
    points = {"evaluator": [(0.0, 1.0), (0.5, 0.5)], "you": [(1.0, 0.0), (0.5, 0.5)]}
    rows = [text_of(row) for row in curve_rows(points, cells, letters=letters)]
    plot = [row[6:].ljust(cells) for row in rows[1 : HEIGHT + 1]]
    theirs, own, both, dot = ("E", "Y", "B", ".") if letters else ("●", "◆", "■", "·")
    assert plot[0][0] == theirs
    assert plot[-1][-1] == own
    assert plot[HEIGHT // 2][round(0.5 * (cells - 1))] == both
    assert plot[0][-1] == plot[-1][0] == dot
    dots = [row.index(dot) for row in reversed(plot) if dot in row]
    assert dots == sorted(set(dots))
    assert len(dots) == HEIGHT - 1
    assert f"{both} both" in rows[-1]


def test_in_letters_the_plot_is_plain_ascii_but_for_what_the_page_makes_so() -> None:
    shown = replace(view(FORTY, FORECASTS), letters=True)
    plot = "\n".join(page(shown, 80, 60)[3:30])
    assert plot.isascii()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_of_the_forecasts_can_be_reached(width: int, height: int) -> None:
    for name, shown in ALL.items():
        if shown.part != FORECASTS:
            continue
        last = most_scrolled(shown, width, height)
        tail = page(replace(shown, place=last), width, height)
        assert not any("more row" in row for row in tail), name
        if last:
            assert any("more row" in row for row in page(replace(shown, place=0), width, height))


def test_each_signal_names_the_jobs_because_of_which_it_moved() -> None:
    words = said(view(SEVEN, SIGNALS))
    assert "so at Corvid and Fir Labs, which you would not take again" in words
    assert "not so at Dune, which you would take again" in words


def test_switched_off_it_is_said_what_holds_and_what_would() -> None:
    words = said(LEARNINGS["learning-off"])
    assert "every evaluation goes by what was shipped, 25 in 100: 5 of 20 jobs" in words
    assert "Switched on it is 26 in 100: 7 of 27 jobs, because of these 7 outcomes" in words


def test_the_empty_page_teaches_what_has_to_happen_and_names_whom_it_waits_for() -> None:
    words = said(LEARNINGS["learning-waiting"])
    assert "look back at one (k, on the opportunity) half a year or more" in words
    assert "Birch Systems: it can teach from 21 Dec 2025 on." in words
    assert "Juniper: look back at it, it can teach since 18 Nov 2025." in words
