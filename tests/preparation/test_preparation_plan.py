"""The question plan: the order, the reasons, and what is left out."""

from __future__ import annotations

import pytest
from prepared import (
    CATALOGUE,
    CLEAR,
    VAGUE,
    at,
    evidence_of,
    opportunity,
    own,
    plan,
    put,
    reading_of,
    saw,
    session,
    subjects,
    ulid,
)

from offer_tui.evaluator.batches import Batch
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.watch import question_order
from offer_tui.model.opportunity import OwnQuestion

INTERVIEWING = Circumstances(stage="interviewing")


def why(subject: str, *args: object, **values: object) -> str:
    found = [one for one in plan(*args, **values) if one.subject == subject]  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0].why


def test_without_anything_known_the_order_is_the_evaluators() -> None:
    found = plan()
    valued = question_order(CATALOGUE, evidence_of(), INTERVIEWING)
    chosen = subjects(found.ask_them)
    assert chosen == [name for name in valued if name in chosen]
    assert len(chosen) == 7


def test_what_the_person_put_first_comes_first_then_their_own_questions() -> None:
    mine = (own(1, "Who cooks?"), own(2, "May I bring my dog?"))
    about = opportunity(questions=mine, ask_first=("endless-process", mine[1].id))
    chosen = plan(about).ask_them
    assert subjects(chosen)[:3] == ["endless-process", mine[1].id, mine[0].id]
    assert [one.is_first for one in chosen[:4]] == [True, True, False, False]
    assert [one.why for one in chosen[:3]] == ["you put it first", "yours", "yours"]
    assert [one.kind for one in chosen[:3]] == ["signal", "own", "own"]


def test_a_question_put_first_is_asked_even_when_its_answer_weighs_nothing() -> None:
    assert plan(opportunity(ask_first=("unpaid-work",))).ask_them[0].subject == "unpaid-work"


def test_what_the_person_left_out_is_nowhere() -> None:
    mine = own(1)
    about = opportunity(
        questions=(mine,), do_not_ask=("autonomy-real", mine.id), ask_first=("autonomy-real",)
    )
    assert not {"autonomy-real", mine.id} & set(subjects(plan(about)))


def test_the_other_of_a_pair_is_asked_when_one_was_left_out() -> None:
    assert "autonomy-real" not in subjects(plan())
    about = opportunity(do_not_ask=("micromanagement",))
    assert "autonomy-real" in subjects(plan(about))


def test_both_of_a_pair_are_asked_only_when_the_person_put_both_first() -> None:
    about = opportunity(ask_first=("autonomy-real", "micromanagement"))
    assert subjects(plan(about).ask_them)[:2] == ["autonomy-real", "micromanagement"]


def test_what_was_answered_is_nowhere_in_the_plan() -> None:
    mine = own(1)
    about = opportunity(
        questions=(mine,),
        observations=(saw(1, "vague-jd", degree="hint"),),
        ask_first=("high-turnover-team",),
    )
    first = session(1, saw(2, "high-turnover-team", "clear"), saw(3, question=mine.id))
    answered = {"vague-jd", "high-turnover-team", "stable-team", mine.id}
    assert not answered & set(subjects(plan(about, first)))


def test_what_cannot_be_had_or_does_not_apply_is_nowhere() -> None:
    around = Circumstances(
        stage="interviewing",
        unavailable=frozenset({"ex-report-vouches"}),
        not_applicable=frozenset({"long-commute"}),
    )
    found = subjects(plan(around=around))
    assert "ex-report-vouches" not in found
    assert "long-commute" not in found


def test_a_question_without_an_answer_comes_back_and_says_so() -> None:
    first = session(1, questions=(put(1, "family-talk"), put(2, "endless-process")))
    found = plan(None, first)
    assert "endless-process" in subjects(found.ask_them)
    assert why("endless-process", None, first) == "asked in round 1, no answer"


def test_an_own_question_without_an_answer_comes_back_and_says_so() -> None:
    mine = own(1)
    first = session(1, questions=(put(1, mine.id),))
    assert why(mine.id, opportunity(questions=(mine,)), first) == "asked in round 1, no answer"


def test_a_question_answered_in_a_later_round_does_not_come_back() -> None:
    mine = own(1)
    about = opportunity(questions=(mine,))
    first = session(1, questions=(put(1, mine.id),))
    second = session(2, saw(2, question=mine.id, state="clear"))
    assert mine.id not in subjects(plan(about, first, second))


def test_an_answer_stays_one_when_the_question_is_put_again() -> None:
    mine = own(1)
    about = opportunity(questions=(mine,))
    first = session(1, saw(1, question=mine.id))
    second = session(2, questions=(put(2, mine.id),))
    assert mine.id not in subjects(plan(about, first, second))


def test_a_question_dodged_once_comes_back_and_twice_does_not() -> None:
    mine = own(1)
    about = opportunity(questions=(mine,))
    dodged = [saw(1, "manager-evasive", "evasive"), saw(2, question=mine.id, state="evasive")]
    first, second = session(1, *dodged), session(2, *dodged)
    assert why("manager-evasive", about, first) == "dodged in round 1"
    assert why(mine.id, about, first) == "dodged in round 1"
    assert not {"manager-evasive", mine.id} & set(subjects(plan(about, first, second)))


def test_a_long_name_of_a_round_does_not_make_the_reason_long() -> None:
    first = session(1, saw(1, "manager-evasive", "evasive"), round="a call with everyone " * 4)
    assert why("manager-evasive", None, first) == "dodged before"
    second = session(1, questions=(put(1, "endless-process"),), round="a call with everyone " * 4)
    assert why("endless-process", None, second) == "asked before, no answer"


def test_what_the_posting_leaves_open_is_asked_and_says_so() -> None:
    found = plan(reading=reading_of(VAGUE))
    reasons = {one.subject: one.why for one in found}
    assert reasons["transparent-pay-range"] == "the posting leaves pay open"
    assert reasons["first-90-days-specific"] == "the posting sets no first goals"
    assert reasons["vague-jd"] == "the posting leaves the duties open"
    assert reasons["long-commute"] == "the posting leaves the place open"
    assert all(one.kind != "gap" for one in found)


def test_gaps_take_turns_with_what_could_change_the_answer() -> None:
    about = [one.why.startswith("the posting") for one in plan(reading=reading_of(VAGUE)).ask_them]
    assert about == [False, True, False, True, False, True, False]


def test_a_clear_posting_lifts_nothing() -> None:
    assert plan(reading=reading_of(CLEAR)) == plan()


@pytest.mark.parametrize("text", ["", "%PDF-1.7", "We hire."])
def test_what_is_no_posting_lifts_nothing(text: str) -> None:
    assert plan(reading=reading_of(text)) == plan()


def test_a_gap_confirmed_as_a_signal_lifts_the_next_question_about_it() -> None:
    about = opportunity(observations=(saw(1, "transparent-pay-range", "clear", degree="hint"),))
    found = plan(about, reading=reading_of(VAGUE))
    reasons = {one.subject: one.why for one in found}
    assert reasons["below-market-pay"] == "the posting leaves pay open"


def test_a_gap_without_an_open_signal_is_a_question_of_its_own() -> None:
    about = opportunity(observations=(saw(1, "long-commute", degree="hint"),))
    gaps = [one for one in plan(about, reading=reading_of(VAGUE)) if one.kind == "gap"]
    assert [one.subject for one in gaps] == ["location_or_remote"]
    assert gaps[0].code is None
    assert gaps[0].text.endswith("?")
    assert gaps[0].why == "the posting leaves the place open"


def test_a_gap_is_closed_once_a_round_has_asked_about_it() -> None:
    first = session(1, saw(1, "long-commute"))
    assert all(one.kind != "gap" for one in plan(None, first, reading=reading_of(VAGUE)))


def test_a_gap_made_the_persons_own_is_asked_once() -> None:
    seen = saw(1, "long-commute", degree="hint")
    about = opportunity(observations=(seen,))
    reading = reading_of(VAGUE)
    (gap,) = [one for one in plan(about, reading=reading) if one.kind == "gap"]
    mine = OwnQuestion(id=ulid(9), text=gap.text.upper())
    about = opportunity(observations=(seen,), questions=(mine,))
    assert [one.text for one in plan(about, reading=reading)].count(gap.text) == 0


def test_an_open_deal_breaker_comes_before_all_that_the_person_did_not_put_there() -> None:
    first = session(1, saw(1, "bait-and-switch", degree="hint"))
    mine = own(1)
    found = plan(opportunity(questions=(mine,)), first)
    assert subjects(found.ask_them)[:2] == [mine.id, "bait-and-switch"]
    assert found.ask_them[1].why == "a deal-breaker, not settled yet"


def test_a_deal_breaker_they_chose_is_due_and_one_by_default_waits() -> None:
    around = Circumstances(stage="interviewing", deal_breakers=("endless-process", "asked-to-pay"))
    found = plan(around=around)
    reasons = {one.subject: one.why for one in found}
    assert "endless-process" in subjects(found.ask_them)
    assert reasons["endless-process"] == "a deal-breaker, not looked into"
    assert reasons["asked-to-pay"] == "a deal-breaker, not looked into"
    assert found.reserve[-1].subject == "asked-to-pay"


def test_a_contradiction_that_decides_is_asked_about() -> None:
    around = Circumstances(stage="interviewing", join_loss_months=6, decline_loss_months=2.4)
    rounds = (
        session(1, saw(1, "jd-work-mismatch")),
        session(2, saw(2, "jd-work-mismatch", "clear")),
    )
    assert why("jd-work-mismatch", None, *rounds, around=around) == (
        "the rounds contradict each other"
    )


def test_what_changes_the_answer_only_together_comes_before_what_never_does() -> None:
    around = Circumstances(stage="interviewing", join_loss_months=6, decline_loss_months=60)
    batch = Batch(("endless-process", "no-training"), 0.1, 0.01, 0.2)
    found = plan(around=around, batch=batch)
    assert set(subjects(found.ask_them[:2])) == set(batch.signals)
    assert {one.why for one in found.ask_them[:2]} == {"together they could change the answer"}
    assert found.ask_them[2].why == "worth knowing, decides nothing alone"


def test_the_plan_says_what_an_answer_is_worth() -> None:
    chosen = plan(None, session(1, saw(1, "high-turnover-team"))).ask_them
    assert all(one.value_months > 0 for one in chosen)
    assert all(0 < one.chance_to_change <= 1 for one in chosen)
    assert all(" in " in one.why for one in chosen)


def test_no_more_are_asked_than_wanted_and_the_rest_is_in_reserve() -> None:
    few, many = plan(most=3), plan(most=1000)
    assert len(few.ask_them) == 3
    assert (*few.ask_them, *few.reserve) == many.ask_them
    assert many.reserve == ()


def test_only_the_others_can_answer_is_a_list_of_its_own() -> None:
    mine = own(1, "Would I miss my desk?", ask="yourself")
    found = plan(opportunity(questions=(mine,)))
    assert {one.ask for one in found.elsewhere} == {"around", "yourself", "watch"}
    assert {one.ask for one in (*found.ask_them, *found.reserve, *found.later)} == {"them"}
    assert found.elsewhere[0].subject == mine.id
    assert {one.whom for one in found.elsewhere} == {"ask around", "ask yourself", "watch for it"}


def test_a_question_found_out_outside_of_any_round_is_not_asked() -> None:
    mine = own(1)
    seen = saw(1, question=mine.id, at=at(5))
    assert mine.id not in subjects(plan(opportunity(questions=(mine,), observations=(seen,))))
