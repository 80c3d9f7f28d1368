"""What can be said to be different now, and taken back."""

from __future__ import annotations

from closed import dune
from hypothesis import given, settings
from hypothesis import strategies as st
from live_views import NOW, ulid

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.parts.steps import Step, taken_back
from offer_tui.ui.why import edits

BARE = dune().model_copy(update={"differences": ()})


def said(opportunity: Opportunity) -> list[tuple[object, ...]]:
    return [(o.signal, o.state, o.degree, o.note) for o in opportunity.differences]


def answered(sign: str, number: int = 80) -> Step:
    return edits.answered("signal-32", "theirs", sign, NOW, ulid(number))


def noted(words: str, number: int = 81) -> Step:
    return edits.noted("signal-32", "theirs", words, NOW, ulid(number))


def test_each_answer_says_what_it_says_everywhere() -> None:
    assert said(answered("+")(BARE)) == [("signal-32", "seen", "plain", "")]
    assert said(answered(".")(BARE)) == [("signal-32", "seen", "hint", "")]
    assert said(answered("-")(BARE)) == [("signal-32", "clear", "plain", "")]
    assert said(answered("*")(BARE)) == []


def test_another_answer_takes_the_place_of_the_first_and_keeps_the_words() -> None:
    once = noted("a senior track since May")(answered("+")(BARE))
    assert said(answered("-", 82)(once)) == [
        ("signal-32", "clear", "plain", "a senior track since May")
    ]


def test_the_same_answer_again_and_unknown_take_it_back() -> None:
    once = answered("-")(BARE)
    assert answered("-", 82)(once).differences == ()
    assert answered("*", 82)(once).differences == ()


def test_words_stay_when_the_answer_is_taken_back() -> None:
    both = noted("ask Jo")(answered(".")(BARE))
    assert said(answered("*", 82)(both)) == [("signal-32", None, "plain", "ask Jo")]


def test_words_that_are_taken_away_leave_the_answer_and_without_one_nothing() -> None:
    both = noted("ask Jo")(answered("-")(BARE))
    assert said(noted("  ")(both)) == [("signal-32", "clear", "plain", "")]
    assert noted("")(noted("ask Jo")(BARE)).differences == ()


def test_several_things_learnt_stand_beside_one_another_and_each_is_rewritten() -> None:
    two = edits.written("yours", "Go", NOW, ulid(91))(
        edits.written("yours", "incident lead", NOW, ulid(90))(BARE)
    )
    assert [one.note for one in two.differences] == ["incident lead", "Go"]
    changed = edits.written("yours", "Go and Rust", NOW, ulid(91))(two)
    assert [one.note for one in changed.differences] == ["incident lead", "Go and Rust"]
    assert [o.note for o in edits.written("yours", " ", NOW, ulid(90))(two).differences] == ["Go"]


def test_writing_the_same_again_is_no_change() -> None:
    once = noted("ask Jo")(BARE)
    assert noted("ask Jo")(once) is once


def test_keys_of_another_version_stay_in_what_is_changed() -> None:
    made = answered("-")(BARE).differences[0]
    foreign = made.model_copy(update={}).__class__.model_validate(
        {**made.model_dump(exclude_unset=True), "colour": "blue"}
    )
    kept = answered("+", 82)(BARE.model_copy(update={"differences": (foreign,)})).differences[0]
    assert kept.model_extra == {"colour": "blue"}


@given(st.lists(st.one_of(
    st.sampled_from("+.-*").map(lambda sign: answered(sign, 80 + ord(sign))),
    st.text(max_size=3).map(noted),
    st.text(max_size=3).map(lambda words: edits.written("yours", words, NOW, ulid(95))),
), max_size=8))  # fmt: skip
@settings(deadline=None)
def test_whatever_was_said_is_taken_back_step_by_step(made: list[Step]) -> None:
    states = [BARE]
    for step in made:
        states.append(step(states[-1]))
    now = states[-1]
    for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
        now = taken_back(before, after)(now)
        assert said(now) == said(before)
