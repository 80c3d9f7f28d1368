"""Whatever is pressed: no letter ticks, two Escs hide, no word is lost, all can be taken back."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interview import Interview, items, reopened, words
from mashing import (
    CLICKS,
    KEYPAD,
    LETTERS,
    NAMED,
    PASTES,
    RARE,
    SCENES,
    Act,
    at_random,
    check_the_step,
    check_two_escapes_hide,
    check_undo_reaches_the_beginning,
    scene,
    typed,
)

from offer_tui.capture.state import Mode

seconds = st.sampled_from([0, 0, 1]) | st.integers(-100, 200)
digits = st.builds(typed, st.sampled_from("0123456789"), seconds)
scenes = st.sampled_from(SCENES).map(scene)
characters = st.builds(
    typed, st.characters(min_codepoint=32, exclude_categories=["Cc", "Cs"]), seconds
)
signs = st.builds(typed, st.sampled_from('.-*+/!?" '), seconds)
keypad = st.builds(Act, st.sampled_from(KEYPAD), after=seconds)
named = st.builds(Act, st.sampled_from(NAMED), after=seconds)
rare = st.builds(Act, st.sampled_from(RARE), after=seconds)
pastes = st.builds(Act, st.just("paste"), st.none(), st.sampled_from(PASTES) | st.text(), seconds)
clicks = st.builds(Act, st.just("click"), st.none(), st.sampled_from(CLICKS), seconds)
choices = st.builds(Act, st.just("click-choice"), st.none(), st.integers(0, 4).map(str), seconds)
one = st.one_of(digits, named, signs, characters, keypad, clicks, choices, pastes, rare).map(
    lambda a: [a]
)
acts = st.lists(scenes | scenes | one, max_size=50).map(lambda parts: [*chain(*parts)])


def after(pressed: list[Act]) -> Interview:
    """Return an interview in which these were pressed, awake and not ended."""
    talk = Interview()
    for act in pressed:
        act.on(talk)
    talk.line = replace(talk.line, hidden=False)
    if talk.line.is_over:
        talk.line = reopened(talk.line)
    return talk


def at_rest(talk: Interview) -> Interview:
    """Return the interview after one Esc, and awake if that hid it."""
    talk.keys("<escape>")
    talk.line = replace(talk.line, hidden=False)
    return talk


@settings(deadline=None, max_examples=300)
@given(acts)
def test_every_press_keeps_every_promise(pressed: list[Act]) -> None:
    talk = Interview()
    start = talk.line
    for act in pressed:
        before = talk.line
        act.on(talk)
        check_the_step(before, act, talk.line)
        check_two_escapes_hide(talk)
    check_undo_reaches_the_beginning(talk, start)


@settings(deadline=None)
@given(acts)
def test_no_letter_changes_what_is_recorded_in_any_state(pressed: list[Act]) -> None:
    talk = after(pressed)
    before = talk.session
    for letter in LETTERS:
        assert talk.branch().key(letter, letter).session is before


@settings(deadline=None)
@given(acts, st.sampled_from(["<enter>", "<escape>"]))
def test_thirty_backspaces_after_a_note_untick_and_erase_nothing(
    pressed: list[Act], way_out: str
) -> None:
    talk = at_rest(after(pressed))
    talk.keys(f"so they said{way_out}")
    before = items(talk.session)
    assert "so they said" in words(talk.session)
    assert items(talk.keys("<backspace>" * 30).session) == before


@settings(deadline=None)
@given(acts)
def test_thirty_backspaces_in_a_note_untick_nothing(pressed: list[Act]) -> None:
    talk = at_rest(after(pressed))
    talk.keys("so they")
    before = items(talk.session)
    assert items(talk.keys("<backspace>" * 30).session) == before


@settings(deadline=None)
@given(acts, st.sampled_from(["71", "11", "01"]))
def test_unticking_loses_no_word_in_any_state(pressed: list[Act], code: str) -> None:
    talk = at_rest(after(pressed)).keys(f'{code}so it is<enter>{code}"more<enter>')
    before = words(talk.session)
    talk.keys(f"{code}<backspace>")
    assert words(talk.session) == before
    assert talk.mode is Mode.READY


@settings(deadline=None)
@given(acts)
def test_7171_ticks_one_thing_and_79_then_1_is_71(pressed: list[Act]) -> None:
    for keys in ("7171", "791"):
        talk = at_rest(after(pressed))
        before = talk.ticks
        talk.keys(keys)
        assert talk.on_the_line == "people-leave"
        assert len(talk.ticks) - len(before) == ("people-leave" not in before)


@settings(deadline=None)
@given(acts)
def test_a_paste_of_71_ticks_nothing_in_any_state(pressed: list[Act]) -> None:
    talk = after(pressed)
    before = talk.ticks
    assert talk.paste("71").ticks == before
    assert talk.paste("71").ticks == before


@settings(deadline=None)
@given(acts, st.sampled_from(["<enter>", "<escape>", "<ctrl+q>"]))
def test_what_is_typed_is_kept_on_every_way_out(pressed: list[Act], way_out: str) -> None:
    talk = at_rest(after(pressed))
    earlier = words(talk.session)
    assert words(talk.keys(f"so they said{way_out}").session) == sorted([*earlier, "so they said"])


@pytest.mark.parametrize("seed", range(2))
def test_thirty_thousand_keys_keep_every_promise(seed: int) -> None:
    """Twice, in rounds of four hundred."""
    chance = Random(seed)
    for _ in range(75):
        talk = Interview()
        start = talk.line
        for n in range(400):
            if talk.line.is_over:
                talk.line = reopened(talk.line)
            before, act = talk.line, at_random(chance, talk.mode)
            act.on(talk)
            check_the_step(before, act, talk.line)
            if n % 20 == 0:
                check_two_escapes_hide(talk)
        check_undo_reaches_the_beginning(talk, start)
