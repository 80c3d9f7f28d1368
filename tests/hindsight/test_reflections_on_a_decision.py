"""Which reflection goes on, what it tells, and what follows from an answer."""

from __future__ import annotations

import pytest
from looking_back import NO_REGRET, after, decided, id_of, reflection

from offer_tui.hindsight.decisions import decision_by
from offer_tui.hindsight.reflections import (
    begun,
    going_on,
    has_regret,
    is_blank,
    is_whole,
    kind_of,
    nothing_to_reflect_on,
    score_of,
    with_reflection,
)
from offer_tui.model.decision import Decision
from offer_tui.model.reflection import Reflection, Regret
from offer_tui.model.stages import STAGES


@pytest.mark.parametrize("stage", ["accepted", "left", "declined", "withdrawn"])
def test_a_decision_of_ones_own_can_be_looked_back_at(stage: str) -> None:
    assert nothing_to_reflect_on(decided(stage), after(90)) == ""


@pytest.mark.parametrize("stage", [*({*STAGES} - {"accepted", "left", "declined", "withdrawn"})])
def test_anything_else_cannot_and_it_is_said_why(stage: str) -> None:
    said = nothing_to_reflect_on(decided(stage), after(90))
    assert said.startswith("They said no" if stage == "rejected" else "It is still open")


def test_without_a_decision_or_before_its_day_it_is_said_too() -> None:
    assert "not written down" in nothing_to_reflect_on(decided(decision=None), after(90))
    assert "still to come" in nothing_to_reflect_on(decided(), after(-1))


def test_the_first_one_begins_on_the_day_it_is_due() -> None:
    opportunity = decided()
    assert going_on(opportunity, after(90)) is None
    new = begun(opportunity, id_of(7), after(90))
    assert (new.on, new.days) == (after(90), 90)


def test_on_any_other_day_it_is_a_reflection_of_no_number() -> None:
    assert begun(decided(), id_of(7), after(20)).days is None


def test_one_of_today_goes_on_also_when_another_is_due() -> None:
    opportunity = decided("accepted", reflection(2, 180))
    assert going_on(opportunity, after(180)) == reflection(2, 180)


def test_a_later_day_goes_on_with_the_latest_until_another_is_due() -> None:
    opportunity = decided("accepted", reflection(2, 92, days=90))
    assert going_on(opportunity, after(170)) == reflection(2, 92, days=90)
    assert going_on(opportunity, after(180)) is None


def test_one_of_an_earlier_decision_or_of_a_day_to_come_never_goes_on() -> None:
    earlier = Decision(on=after(-300), stage="declined")
    opportunity = decided("accepted", reflection(2, -200), earlier_decisions=(earlier,))
    assert going_on(opportunity, after(20)) is None
    assert going_on(decided("accepted", reflection(2, 30)), after(20)) is None


def test_a_reflection_knows_whether_its_job_was_taken_or_turned_down() -> None:
    earlier = Decision(on=after(-300), stage="declined")
    opportunity = decided("accepted", earlier_decisions=(earlier,))
    assert kind_of(opportunity, decision_by(opportunity, after(-1))) == "declined"
    assert kind_of(opportunity, decision_by(opportunity, after(90))) == "taken"
    assert kind_of(opportunity, decision_by(opportunity, after(-301))) is None


def test_the_first_answer_brings_it_in_and_the_last_one_taken_back_takes_it_out() -> None:
    opportunity = decided("accepted", reflection(2, 90, days=90))
    new = begun(opportunity, id_of(7), after(180)).model_copy(update={"again": True})
    added = with_reflection(opportunity, new)
    assert [one.id for one in added.reflections] == [id_of(2), id_of(7)]
    changed = with_reflection(added, new.model_copy(update={"again": False}))
    assert [one.again for one in changed.reflections] == [True, False]
    emptied = with_reflection(changed, new.model_copy(update={"again": None}))
    assert emptied.reflections == opportunity.reflections


def test_what_another_version_wrote_keeps_a_reflection_from_being_blank() -> None:
    plain = begun(decided(), id_of(7), after(90))
    assert is_blank(plain)
    assert not is_blank(Reflection.model_validate({**plain.model_dump(), "mood": "calm"}))


@pytest.mark.parametrize(
    "answers", [{"right": 4}, {"regretted": 2}, {"same_again": 1}, {"harmed": 5}, {"wise": 3}]
)
def test_any_answer_off_the_best_one_tells_of_some_regret(answers: dict[str, int]) -> None:
    assert has_regret(reflection(2, 90, regret=Regret.model_validate(answers)))


def test_the_best_answers_tell_of_none() -> None:
    assert not has_regret(reflection(2, 90, regret=NO_REGRET))
    assert not has_regret(reflection(2, 90, regret=None))
    assert has_regret(reflection(2, 90, again=False, regret=NO_REGRET))


def test_it_is_whole_with_the_first_answer_and_all_five() -> None:
    assert is_whole(reflection(2, 90, regret=NO_REGRET))
    assert score_of(reflection(2, 90, regret=NO_REGRET)) == 0
    assert not is_whole(reflection(2, 90, again=None, regret=NO_REGRET))
    assert not is_whole(reflection(2, 90, regret=Regret(right=5)))


def test_a_new_one_names_the_decision_that_stands() -> None:
    new = begun(decided("accepted"), id_of(7), after(90))
    assert (new.decided, new.stage) == (after(0), None)
    declined = decided("declined", decision=Decision(on=after(0), stage="declined"))
    assert begun(declined, id_of(7), after(90)).stage == "declined"
    assert begun(decided(decision=None), id_of(7), after(90)).decided is None


def test_one_that_was_only_begun_goes_on_though_it_is_still_due() -> None:
    half = reflection(2, 92, days=90, again=None, missing="who moved up")
    opportunity = decided("accepted", half)
    assert going_on(opportunity, after(120)) == half
    assert going_on(opportunity, after(180)) is None


def test_one_begun_goes_on_also_behind_a_later_one_of_no_number() -> None:
    half = reflection(2, 92, days=90, again=None, missing="who moved up")
    opportunity = decided("accepted", half, reflection(3, 95))
    assert going_on(opportunity, after(120)) == half
