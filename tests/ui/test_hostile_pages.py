"""Text that would like to be more than text, on every page: shown, and never obeyed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from decisions import of_words as decisions_of_words
from decisions import views as decision_views
from hypothesis import given, settings
from hypothesis import strategies as st
from jobs import ROWS, TODAY, appraised, filled, named
from live_views import NOW, Typist, crowded, drawn, drawn_catalogue, state_of, tick, view_of
from lookbacks import every_view as reflection_views
from lookbacks import of_words as reflection_of_words
from pages import SIZES, check_fits, text_of
from preparations import of_words, views

from offer_tui.capture.text import Text
from offer_tui.model.opportunity import FollowUp, Opportunity, Promise
from offer_tui.model.session import Gut, Note, Session
from offer_tui.model.stages import StageChange
from offer_tui.model.text import visible
from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.evaluation.layout import lay_out as evaluation_page
from offer_tui.ui.evaluation.view import EvaluationView
from offer_tui.ui.home import first_start
from offer_tui.ui.home.layout import HomeView
from offer_tui.ui.home.layout import lay_out as home_page
from offer_tui.ui.live.layout import lay_out as live_page
from offer_tui.ui.live.view import Failure, Heading, LiveView
from offer_tui.ui.opportunity.layout import detail, rounds_page
from offer_tui.ui.opportunity.reading_again import timeline, timeline_head
from offer_tui.ui.opportunity.stages import standing_page
from offer_tui.ui.parts.layout import lay_out as prepare_page
from offer_tui.ui.prepare.card import card_rows
from offer_tui.ui.prompt import Prompt
from offer_tui.ui.rows import Row, Span, fit, wrap
from offer_tui.ui.scrolling import scrolled

HOSTILE = {
    "markup": "Acme [/ Corp] [red]x[/red] [@click=app.quit]y[/] [link=file:///etc]z",
    "escape sequences": "a\x1b[2Jb\x1b]52;c;aGk=\x07c\x1b]0;t\x1b\\d\x1b[8;3;3te",
    "C1": "a\x9b31mb\x90c\x9dd\x85e",
    "every control": "".join(chr(n) for n in (*range(32), *range(127, 160))) + "end",
    "bidi": "a\u202eb\u202cc\u2066d\u2069e\u200ff\u061cg\ufeffh",
    "surrogates": "a\ud800b\udfffc",
    "lines": "a\nb\r\nc\td\u2028e\u2029f\x0bg\x0ch",
    "combining": "Z" + "\u0301\u0338" * 60 + "end",
    "joiners": "\u200d\ufe0f\u0301👩\u200d💻🇩🇪🇩" + "👨\u200d👩\u200d👧\u200d👦" * 9,
    "long": "ab[/" * 30_000,
}
"""Words as a file, a paste or a posting may hold them."""
NEVER_SENT = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
NOTE = "unheard-of"
WITH_ROOM = (200, 60)


def check_harmless(rows: Sequence[Row]) -> None:
    for row in rows:
        for character in text_of(row):
            assert unicodedata.category(character) not in NEVER_SENT, repr(text_of(row))
            assert character not in BIDI, repr(text_of(row))


def pages(words: str, width: int, height: int) -> Iterator[list[Row]]:
    """Yield every page with these words wherever a person or a file can put words."""
    found = spoken(words)
    session = found.sessions[-1]
    yield home_page(home_of(words), width, height, [Prompt("find", "/", text(words)).row(width)])
    yield first_start.lay_out(width, height, [words, words], [])
    yield detail(found, TODAY, width, letters=False)[:height]
    yield rounds_page(found, 0, TODAY, width, height, (), letters=False)
    yield standing_page(found.opportunity, NOW.tzinfo, 0, width, height, (), [words])[0]
    body = timeline(session, found.sheet, width, letters=True)
    yield scrolled(timeline_head(words, session, width), body, 0, width, height, ())
    for view in (EvaluationView(found), EvaluationView(found, opened=True, numbers=True)):
        yield evaluation_page(view, width, height, ())
    for live in live_views(words):
        yield live_page(live, width, height)
    for preparing in views(of_words(words), notice=words):
        asking = Prompt("form", words, text(words)).row(width)
        yield prepare_page(preparing, width, height, [asking])
    for weighing in decisions_of_words(found, words):
        for deciding in decision_views(weighing, notice=words):
            yield prepare_page(deciding, width, height, [])
    yield card_rows(of_words(words).card, width, height)
    for reflecting in reflection_views(reflection_of_words(words)):
        yield prepare_page(reflecting, width, height, ())


def text(words: str) -> Text:
    return Text.ending_here(words)


def home_of(words: str) -> HomeView:
    rows = [named(row, words) for row in ROWS]
    return HomeView(rows, NOW, notices=(words,), title=words)


@cache
def spoken(words: str) -> Appraised:
    """Return an opportunity whose every text is these words, whatever a model would refuse."""
    opportunity = Opportunity(schema_version=1, id="0" * 26, company="x", created=NOW).model_copy(
        update={
            "company": words,
            "role": words,
            "would_return_if": words,
            "follow_ups": (FollowUp(text="x").model_copy(update={"text": words}),),
            "history": (StageChange(at=NOW, before="lead", stage="applied", because=words),),
            "promises": (
                Promise(id="0" * 25 + "1", text="x").model_copy(
                    update={"text": words, "by": words}
                ),
            ),
        }
    )
    base = appraised(opportunity, (session_of(words),), drawn_catalogue())
    return replace(base, problems=(words,))


def session_of(words: str) -> Session:
    seen = tick(11, "71", 12)
    note = Note(id="0" * 24 + "12", at=NOW, text="x")
    unknown = seen.model_copy(update={"id": "0" * 24 + "13", "signal": words})
    return drawn().session.model_copy(
        update={
            "round": words,
            "with_whom": words,
            "ended": NOW,
            "gut": Gut(rating=4, at=NOW).model_copy(update={"why": words}),
            "observations": (
                seen.model_copy(update={"note": words, "quote": words}), unknown,
            ),
            "notes": (note.model_copy(update={"text": words}),),
        }
    )  # fmt: skip


def live_views(words: str) -> Iterator[LiveView]:
    """Yield Live with these words in the heading, the record, the line and all that is said."""
    flags: dict[str, Any] = {"scripts": ((words, words),), "held_by": words}
    heading = Heading(words, words, words, words)
    line = replace(drawn(), session=session_of(words))
    for state in ("", "71", "?", "!", "68", "<enter>"):
        yield view_of(Typist(line).keys(state).line, heading, flags)
    typed = replace(state_of("drawn", "a loose note"), text=text(words))
    for cursor in (0, 1, len(words) // 2, len(words)):
        yield view_of(replace(typed, text=Text(words, cursor)), heading, flags)
    yield view_of(replace(state_of("drawn", "find"), text=text(words)), heading, flags)
    undone = Typist(line).keys("x").line
    undone = Typist(replace(undone, text=text(words[:1000]))).keys("<enter><ctrl+z>").line
    yield view_of(undone, heading, flags)
    yield view_of(line, heading, flags | {"failure": Failure(NOW, words), "saved": False})
    yield view_of(line, heading, flags | {"heard": words})
    yield view_of(line, heading, flags | {"read_only": True})


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(("width", "height"), [WITH_ROOM, *SIZES])
def test_hostile_words_are_shown_and_never_obeyed(kind: str, width: int, height: int) -> None:
    for rows in pages(HOSTILE[kind], width, height):
        check_fits(rows, width, len(rows))
        check_harmless(rows)


@pytest.mark.parametrize("kind", ["markup", "escape sequences", "C1", "bidi", "lines"])
def test_nothing_hostile_is_swallowed(kind: str) -> None:
    words = HOSTILE[kind]
    for rows in pages(words, *WITH_ROOM):
        shown = "".join("".join(text_of(row) for row in rows).split())
        assert "".join(visible(words).split())[:40] in shown, shown


@settings(deadline=None)
@given(st.text(), st.integers(0, 60))
def test_words_cut_to_a_width_fit_it_and_hold_no_control(words: str, width: int) -> None:
    check_fits([(Span(fit(words, width)),)], width, 1)


@settings(deadline=None)
@given(st.text(), st.integers(2, 60))
def test_wrapped_words_fit_and_lose_nothing_but_blanks(words: str, width: int) -> None:
    lines = wrap(words, width)
    check_fits([(Span(line),) for line in lines], width, len(lines))
    shown = visible(words, keep_lines=True)
    assert "".join("".join(lines).split()) == "".join(shown.split())


def test_marks_of_an_unknown_signal_say_so() -> None:
    shown = "\n".join(
        text_of(row) for row in timeline(session_of(NOTE), crowded().sheet, 80, letters=False)
    )
    assert f"? {NOTE}" in shown


def test_every_word_of_a_crowded_opportunity_is_weighed() -> None:
    assert filled("x" * 500).evaluation.posterior.contributions
