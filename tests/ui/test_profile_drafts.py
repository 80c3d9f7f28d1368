"""Changes to the profile: joined with what another program wrote meanwhile, or given up."""

from __future__ import annotations

from typing import Any

from offer_tui.model.profile import Profile
from offer_tui.ui.profile.edits import Draft, changed, made_to, telling, wrote


def profile(**values: Any) -> Profile:
    return Profile.model_validate({"schema": 1, **values})


def written(draft: Draft, theirs: Profile) -> tuple[Profile, tuple[str, ...]]:
    return made_to(theirs, draft.pending, draft.seen)


def telling_them(shown: Profile, name: str, value: object) -> Draft:
    return Draft(shown).change(name, telling(shown, name, value))


def test_what_was_added_here_and_elsewhere_is_both_kept() -> None:
    shown = profile(criteria=("short commute", "good team"))
    theirs = profile(criteria=("short commute", "good team", "no on-call"))
    draft = telling_them(shown, "criteria", ("short commute", "good team", "a lake"))
    after, refused = written(draft, theirs)
    assert set(after.criteria) == {"short commute", "good team", "no on-call", "a lake"}
    assert refused == ()


def test_a_goal_rewritten_elsewhere_stays_and_is_named() -> None:
    draft = telling_them(profile(goal="A"), "goal", "B")
    after, refused = written(draft, profile(goal="C"))
    assert (after.goal, refused) == ("C", ("goal",))


def test_another_order_than_theirs_is_given_up_and_named() -> None:
    draft = telling_them(profile(criteria=("a", "b")), "criteria", ("b", "a"))
    after, refused = written(draft, profile(criteria=("a", "b", "c")))
    assert (after.criteria, refused) == (("a", "b", "c"), ("criteria",))


def test_one_key_in_doubt_holds_up_no_other() -> None:
    shown = profile(goal="A")
    draft = telling_them(shown, "goal", "B").change("situation", {"situation": "searching"})
    after, refused = written(draft, profile(goal="C"))
    assert (after.goal, after.situation, refused) == ("C", "searching", ("goal",))


def test_what_was_shown_first_counts_when_the_file_is_read_again_before_it_is_written() -> None:
    draft = telling_them(profile(goal="A"), "goal", "B").kept({}, profile(goal="C"))
    assert draft.profile.goal == "B"
    assert written(draft, profile(goal="C"))[1] == ("goal",)


def test_what_was_given_up_is_not_tried_again() -> None:
    draft = telling_them(profile(goal="A"), "goal", "B")
    after = draft.kept(draft.pending, profile(goal="C"), ("goal",))
    assert (after.profile.goal, after.pending) == ("C", {})


def test_a_change_that_is_written_twice_is_made_once() -> None:
    draft = telling_them(profile(criteria=("a",)), "criteria", ("a", "b"))
    once, _ = written(draft, profile(criteria=("a",)))
    assert written(draft, once) == (once, ())


def test_taking_back_leaves_what_was_written_elsewhere_since() -> None:
    draft = telling_them(profile(criteria=("a",)), "criteria", ("a", "b"))
    file = profile(criteria=("a", "b", "theirs"))
    back = draft.kept(draft.pending, file).taken_back()
    assert back.profile.criteria == ("a", "theirs")
    assert written(back, file)[0].criteria == ("a", "theirs")


def test_taking_back_a_goal_that_was_rewritten_elsewhere_leaves_theirs() -> None:
    draft = telling_them(profile(goal="A"), "goal", "B")
    back = draft.kept(draft.pending, profile(goal="B")).taken_back()
    assert written(back, profile(goal="C")) == (profile(goal="C"), ("goal",))


def test_a_change_without_what_was_shown_is_made_whatever_is_there() -> None:
    after, refused = made_to(profile(goal="C"), {"goal": "B"}, {})
    assert (after, refused) == (changed(profile(goal="C"), {"goal": "B"}), ())


def test_the_words_of_a_change_are_those_that_are_new() -> None:
    assert wrote(("a",), ("a", "b", "c")) == "b · c"
    assert (wrote("A", "B"), wrote("A", None)) == ("B", "")
