"""Every page but Live at every size: it fits, and its footer is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from decisions import begun, made, old, thought_through
from decisions import of_words as decisions_of_words
from decisions import views as decision_views
from hypothesis import given, settings
from hypothesis import strategies as st
from jobs import APPRAISED, LISTS, LONG, TODAY, filled
from live_views import WIDE
from lookbacks import LOOKBACKS
from lookbacks import every_view as reflection_views
from lookbacks import of_words as reflection_of_words
from pages import HEIGHTS, SIZES, WIDTHS, check_fits, check_footer, cursors
from preparations import of_nothing, of_the_sample, of_words, views

from offer_tui.capture.keys import Press
from offer_tui.capture.text import Text
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.layout import lay_out as evaluation_page
from offer_tui.ui.evaluation.view import EvaluationView, Tuning
from offer_tui.ui.hidden import paused
from offer_tui.ui.home import first_start
from offer_tui.ui.home.layout import HomeView
from offer_tui.ui.home.layout import lay_out as home_page
from offer_tui.ui.opportunity.layout import detail, rounds_page
from offer_tui.ui.opportunity.reading_again import timeline, timeline_head
from offer_tui.ui.opportunity.stages import standing_page
from offer_tui.ui.parts.layout import PartsView
from offer_tui.ui.parts.layout import lay_out as prepare_page
from offer_tui.ui.prompt import Prompt
from offer_tui.ui.rows import EMPTY, Key, Row, footer
from offer_tui.ui.scrolling import scrolled

KEYS = (
    Key("enter", "open", 0), Key("l", "live", 1), Key("a", "afterwards", 2), Key("/", "find", 5),
    Key("?", "more", -2), Key("esc", "back", -1),
)  # fmt: skip
NOTICES = ("", "a file is broken", f"{LONG}", WIDE * 9, "a fifth one")
Page = Callable[[int, int], list[Row]]


def home_pages() -> Iterator[tuple[str, Page]]:
    for name, rows in LISTS.items():
        for chosen in (rows[0].slug, rows[-1].slug):
            view = HomeView(rows, TODAY, chosen)
            yield f"home, {name}, {chosen}", home(view)
        yield f"home, {name}, with notices", home(replace(view, notices=NOTICES[1:]))
        yield (
            f"home, {name}, finding",
            home(replace(view, nothing="Nothing says that."), prompt_of("par")),
        )
        yield f"home, {name}, naming", home(view, prompt_of(WIDE * 9))
    empty = HomeView((), TODAY)
    yield (
        "home, nothing found",
        home(replace(empty, nothing="Nothing says that."), prompt_of("zzz")),
    )
    for notices in ((), NOTICES[1:]):
        yield f"first start, {len(notices)}", first_start_page(notices)


def home(view: HomeView, prompt: Prompt | None = None) -> Page:
    def page(width: int, height: int) -> list[Row]:
        found = APPRAISED["long words"]()
        more = detail(found, TODAY, width, letters=False) if width >= 114 else ()
        return home_page(replace(view, detail=more), width, height, bottom_of(prompt, width))

    return page


def first_start_page(notices: Sequence[str]) -> Page:
    return lambda width, height: first_start.lay_out(width, height, notices, bottom_of(None, width))


def bottom_of(prompt: Prompt | None, width: int) -> list[Row]:
    keys = footer(KEYS, width)
    return [EMPTY, prompt.row(width), EMPTY, keys] if prompt else [EMPTY, keys]


def prompt_of(typed: str) -> Prompt:
    return Prompt("live", "Company ›", Text.ending_here(typed), behind="a new one, and more of it")


def appraised_pages() -> Iterator[tuple[str, Page]]:
    for name, make in APPRAISED.items():
        found = make()
        for letters in (False, True):
            yield (
                f"rounds, {name}, {letters}",
                rounds(found, letters=letters),
            )
            yield f"where it stands, {name}, {letters}", stands(found)
            view = EvaluationView(found, letters=letters)
            views = {
                "as it opens": view,
                "the last one chosen": replace(view, place=999),
                "one opened": replace(view, opened=True),
                "a question opened": replace(view, place=999, opened=True),
                "with numbers": replace(view, numbers=True),
                "moving losses": replace(view, tuning=Tuning(6, 3)),
            }
            for how, shown in views.items():
                yield f"evaluation, {name}, {how}, {letters}", evaluation(shown)
            if found.sessions:
                yield (
                    f"timeline, {name}, {letters}",
                    round_again(found, letters=letters),
                )


def evaluation(view: EvaluationView) -> Page:
    return lambda width, height: evaluation_page(view, width, height, footer(KEYS, width))


def rounds(found: Appraised, *, letters: bool) -> Page:
    def page(width: int, height: int) -> list[Row]:
        last, bottom = len(found.sessions) - 1, bottom_of(None, width)
        return rounds_page(found, last, TODAY, width, height, bottom, letters=letters)

    return page


def stands(found: Appraised) -> Page:
    return lambda width, height: standing_page(
        found.opportunity, TODAY.tzinfo, 5, width, height, bottom_of(None, width)
    )[0]


def round_again(found: Appraised, *, letters: bool) -> Page:
    def page(width: int, height: int) -> list[Row]:
        company, session = found.opportunity.company, found.sessions[-1]
        body = timeline(session, found.sheet, width, letters=letters)
        return scrolled(
            timeline_head(company, session, width), body, 5, width, height, footer(KEYS, width)
        )

    return page


def prepare_pages() -> Iterator[tuple[str, Page]]:
    made = {"sample": of_the_sample("acme"), "nothing": of_nothing(), "long": of_words(LONG),
            "wide": of_words(WIDE * 3)}  # fmt: skip
    for name, prepared in made.items():
        for last in (False, True):
            for view in views(prepared, last=last, notice=LONG if last else "", letters=last):
                yield f"prepare, {name}, {view.part}, {last}", preparing(view)


def decision_pages() -> Iterator[tuple[str, Page]]:
    shown = {"begun": begun(), "draft": thought_through(), "made": made(), "old": old()}
    for words in (LONG, WIDE * 3):
        made_of = decisions_of_words(filled(words), words)
        shown |= {f"{words[:9]} {n}": one for n, one in enumerate(made_of)}
    for name, weighing in shown.items():
        for last in (False, True):
            for view in decision_views(weighing, last=last, notice=LONG if last else ""):
                yield f"decision, {name}, {view.part}, {last}", preparing(view)


def reflection_pages() -> Iterator[tuple[str, Page]]:
    worded = {"long": reflection_of_words(LONG), "wide": reflection_of_words(WIDE * 3)}
    for name, back in {**LOOKBACKS, **worded}.items():
        for number, view in enumerate(reflection_views(back)):
            yield f"reflection, {name}, {number}", preparing(view)


def preparing(view: PartsView) -> Page:
    return lambda width, height: prepare_page(view, width, height, bottom_of(None, width))


PAGES: dict[str, Page] = dict(
    [*home_pages(), *appraised_pages(), *prepare_pages(), *decision_pages()]
)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_fits_the_sizes_that_were_drawn(width: int, height: int) -> None:
    for name, page in PAGES.items():
        try:
            check(page(width, height), width, height)
        except AssertionError as error:
            raise AssertionError(f"{name} at {width}x{height}") from error


@settings(deadline=None)
@given(st.sampled_from(list(PAGES)), st.integers(*WIDTHS), st.integers(*HEIGHTS))
def test_every_page_fits_any_size(name: str, width: int, height: int) -> None:
    check(PAGES[name](width, height), width, height)


def check(rows: Sequence[Row], width: int, height: int) -> None:
    check_fits(rows, width, height)
    check_footer(rows[-1], KEYS)


@settings(deadline=None)
@given(st.integers(*WIDTHS), st.integers(*HEIGHTS))
def test_a_hidden_page_says_how_to_come_back_and_nothing_else(width: int, height: int) -> None:
    rows = paused(width, height)
    check_fits(rows, width, height)
    assert [span.text.strip() for row in rows for span in row if span.text.strip()] == [
        "Paused · enter"
    ]


@settings(deadline=None)
@given(st.text(max_size=90), st.integers(0, 90), st.integers(*WIDTHS), st.booleans())
def test_a_line_to_type_in_keeps_its_cursor_in_view(
    typed: str, back: int, width: int, suggested: bool
) -> None:
    text = Text(typed, max(0, len(typed) - back))
    row = Prompt("live", "Company ›", text, suggested, "a new one").row(width)
    check_fits([row], width, 1)
    assert len(cursors(row)) == 1


def test_what_is_typed_replaces_a_suggested_name() -> None:
    prompt = Prompt("live", "Company ›", Text.ending_here("Acme"), suggested=True)
    assert prompt.press(Press("B", TODAY, "", "B")).answer() == "B"
    assert prompt.press(Press("backspace", TODAY, "")).answer() == ""
    assert prompt.press(Press("left", TODAY, "")).answer() == "Acme"
    assert prompt.answer() == "Acme"
