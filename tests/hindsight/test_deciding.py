"""What a decision can be, what the evidence offers for it, and when it goes against the advice."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import Evaluation, evaluate
from offer_tui.evaluator.evidence import Finding
from offer_tui.hindsight.deciding import choices, is_against_advice, made, offered, unknown
from offer_tui.model.decision import Decision, Reason
from offer_tui.model.opportunity import Promise
from offer_tui.model.signal import Catalogue
from offer_tui.model.stages import Stage
from offer_tui.store.appraisal import frozen
from offer_tui.store.catalogue import load_catalogue

DAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 18, 0, tzinfo=dt.UTC)
DRAFT = Decision(on=DAY)
SEEN: dict[str, Finding] = {
    "jd-work-mismatch": "seen", "high-turnover-team": "seen", "names-a-negative": "seen",
    "first-90-days-specific": "clear", "below-market-pay": "clear",
}  # fmt: skip
GRAVE: dict[str, Finding] = {
    "jd-work-mismatch": "seen", "high-turnover-team": "seen", "below-market-pay": "seen",
    "always-on": "seen", "career-misaligned": "seen", "people-treated-badly": "seen",
    "vague-jd": "seen",
}  # fmt: skip
GOOD: dict[str, Finding] = {
    "names-a-negative": "seen", "ex-report-vouches": "seen", "needs-met": "seen",
    "jd-work-mismatch": "clear", "high-turnover-team": "clear", "below-market-pay": "clear",
    "bait-and-switch": "clear", "autonomy-real": "seen", "insider-vouch": "seen",
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue()[0]


def evaluation(
    found: dict[str, Finding], *, gut: int | None = 3, deal_breakers: tuple[str, ...] = ()
) -> Evaluation:
    known = {name: state for name, state in found.items() if name in catalogue().by_id}
    around = Circumstances(gut=gut, deal_breakers=deal_breakers)
    return evaluate(catalogue(), (known,), around)


@pytest.mark.parametrize("stage", ["lead", "applied", "interviewing"])
def test_before_an_offer_one_withdraws_and_hears_why_one_cannot_take_it(stage: Stage) -> None:
    found = choices(stage)
    assert [one.stage for one in found] == ["withdrawn", "rejected", "accepted"]
    assert [bool(one.refusal) for one in found] == [False, False, True]


def test_with_an_offer_one_takes_or_declines_it() -> None:
    assert [one.stage for one in choices("offer")] == ["accepted", "declined", "rejected"]
    assert not any(one.refusal for one in choices("offer"))


def test_what_counts_is_offered_by_weight_and_in_the_words_of_its_answer() -> None:
    found = offered(evaluation(SEEN), DRAFT)
    assert found[0].signal.id == "jd-work-mismatch"
    assert {one.signal.id: one.side for one in found} == {
        "jd-work-mismatch": "against", "high-turnover-team": "against",
        "first-90-days-specific": "against", "names-a-negative": "for", "below-market-pay": "for",
    }  # fmt: skip
    plan = next(one for one in found if one.signal.id == "first-90-days-specific")
    assert plan.text == catalogue().by_id["first-90-days-specific"].no


def test_what_is_a_reason_already_is_not_offered_again() -> None:
    reason = Reason(
        id="01K9AQ8QEN04H2MEQNTTTNBY7R", text="x", side="against", signal="jd-work-mismatch"
    )
    draft = DRAFT.model_copy(update={"grounds": (reason,)})
    assert "jd-work-mismatch" not in {one.signal.id for one in offered(evaluation(SEEN), draft)}


def test_what_one_has_to_ask_oneself_is_ones_own() -> None:
    found = offered(evaluation({"career-misaligned": "seen", "vague-jd": "seen"}), DRAFT)
    assert {one.signal.id: one.whose for one in found} == {
        "career-misaligned": "yours",
        "vague-jd": "theirs",
    }


def test_a_dodged_question_and_an_open_deal_breaker_are_unknown() -> None:
    weighed = evaluation(SEEN | {"always-on": "evasive"}, deal_breakers=("bait-and-switch",))
    texts = {one.subject: one.text for one in unknown(weighed, ())}
    assert texts["always-on"].endswith(": dodged")
    assert texts["bait-and-switch"].endswith(": not looked into")


def test_a_promise_counts_as_unknown_where_it_is_only_words() -> None:
    spoken = Promise(id="01K9AQ9MT6QPK8HBA0GX64YVJC", text="two days at home", medium="talk")
    written = Promise(id="01KA8DXVX4TB3K4DCQP4EK9B6M", text="a bonus", medium="contract")
    texts = [one.text for one in unknown(evaluation({}), (spoken, written))]
    assert "two days at home: promised, and not in writing" in texts
    assert not any(text.startswith("a bonus") for text in texts)


def test_nothing_is_unknown_twice() -> None:
    found = unknown(evaluation(SEEN | {"bait-and-switch": "evasive"}), ())
    assert len({one.subject for one in found}) == len(found)


def test_taking_what_it_leans_against_is_against_the_advice() -> None:
    weighed = evaluation(GRAVE)
    assert (weighed.leaning, weighed.toss_up) == ("pass", False)
    assert is_against_advice(weighed, "accepted")
    assert not is_against_advice(weighed, "declined")


def test_declining_what_it_leans_to_is_against_the_advice() -> None:
    weighed = evaluation(GOOD)
    assert (weighed.leaning, weighed.toss_up) == ("take", False)
    assert is_against_advice(weighed, "declined")
    assert is_against_advice(weighed, "withdrawn")
    assert not is_against_advice(weighed, "accepted")


def test_what_they_decided_is_against_nobodys_advice() -> None:
    assert not is_against_advice(evaluation(GOOD), "rejected")
    assert not is_against_advice(evaluation(GRAVE), "rejected")


def test_too_early_and_too_close_to_call_are_no_advice() -> None:
    early = evaluation(GRAVE, gut=None)
    assert early.verdict == "too-early"
    close = evaluation(SEEN)
    assert close.toss_up
    for weighed in (early, close):
        assert not is_against_advice(weighed, "accepted")
        assert not is_against_advice(weighed, "declined")


def test_a_deal_breaker_that_was_seen_is_advice_however_early() -> None:
    weighed = evaluation({"bait-and-switch": "seen"}, deal_breakers=("bait-and-switch",))
    assert weighed.verdict == "walk-away"
    assert is_against_advice(weighed, "accepted")
    assert not is_against_advice(weighed, "withdrawn")


def test_a_decision_is_kept_with_what_the_evaluator_said() -> None:
    weighed = evaluation(GRAVE)
    draft = DRAFT.model_copy(update={"stage": "accepted"})
    kept = made(draft, "the people", DAY, weighed, frozen(weighed, NOW))
    assert (kept.because, kept.against_advice) == ("the people", True)
    assert kept.evaluation is not None
    assert not kept.evaluation.was_altered


def test_a_decision_about_which_nothing_is_known_is_kept_without_an_evaluation() -> None:
    draft = DRAFT.model_copy(update={"stage": "withdrawn"})
    kept = made(draft, "", DAY, None, None)
    assert kept.evaluation is None
    assert not kept.against_advice
    assert "because" not in kept.model_fields_set


@pytest.mark.parametrize("stage", ["declined", "withdrawn"])
def test_declining_what_it_leans_to_as_a_bridge_is_against_the_advice(stage: Stage) -> None:
    known = {name: state for name, state in GRAVE.items() if name in catalogue().by_id}
    weighed = evaluate(catalogue(), (known,), Circumstances(gut=3, decline_loss_months=100))
    assert (weighed.leaning, weighed.toss_up) == ("bridge", False)
    assert is_against_advice(weighed, stage)
    assert not is_against_advice(weighed, "accepted")
