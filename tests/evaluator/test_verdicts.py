"""Each row of the table of verdicts, and their order."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from cases import EXAMPLE, catalogue, example_catalogue, screen, signal

from offer_tui.evaluator.asking import AskFirst
from offer_tui.evaluator.case import case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.deal_breakers import DealBreakers
from offer_tui.evaluator.evaluation import Evaluation, evaluate
from offer_tui.evaluator.evidence import Evidence, Finding
from offer_tui.evaluator.verdict import is_toss_up, verdict
from offer_tui.model.signal import Catalogue, Signal

BREAKER = signal("breaker", "process", rates=(0.075, 0.055))
HEAVY = signal("heavy", rates=(0.6, 0.2))
LIGHT = signal("light", rates=(0.22, 0.2))
PAY = signal("pay", "rewards", rates=(0.6, 0.2), negotiable=True)
GOOD = signal("good", "manager", "green", (0.1, 0.4))


def judged(
    signals: Iterable[Signal],
    observed: dict[str, Finding],
    *later: dict[str, Finding],
    gut: int | None = 3,
    **circumstances: object,
) -> Evaluation:
    about: dict[str, object] = {"gut": gut, "deal_breakers": ("breaker",), **circumstances}
    return evaluate(
        catalogue(*signals),
        [observed, *later],
        Circumstances(**about),  # type: ignore[arg-type]
    )


def test_walk_away_when_a_deal_breaker_was_seen_plainly() -> None:
    found = judged([BREAKER, GOOD], {"breaker": "seen", "good": "seen"})
    assert found.verdict == "walk-away"
    assert found.leaning == "take"
    assert found.deal_breakers.seen == ("breaker",)


def test_walk_away_for_a_screen_that_has_no_weight() -> None:
    observed: dict[str, Finding] = {"asked-to-pay": "seen", "good": "seen"}
    found = judged(
        [screen("asked-to-pay"), GOOD], observed, deal_breakers=("asked-to-pay",), gut=None
    )
    assert found.verdict == "walk-away"
    assert [c.signal for c in found.posterior.contributions] == ["good"]
    assert found.coverage == 1


def test_walk_away_for_a_green_deal_breaker_that_is_not_so() -> None:
    assert judged([GOOD], {"good": "clear"}, deal_breakers=("good",)).verdict == "walk-away"
    assert judged([GOOD], {"good": "hint"}, deal_breakers=("good",)).verdict == "take"


def test_walk_away_comes_before_the_gut_and_stays_after_the_deadline() -> None:
    assert judged([BREAKER], {"breaker": "seen"}, gut=None).verdict == "walk-away"
    assert judged([BREAKER], {"breaker": "seen"}, past_deadline=True).verdict == "walk-away"


@pytest.mark.parametrize("finding", ["hint", "evasive"])
def test_ask_first_when_a_deal_breaker_is_hinted_or_dodged(finding: Finding) -> None:
    found = judged([BREAKER, GOOD], {"breaker": finding, "good": "seen"}, gut=None)
    assert found.verdict == "ask-first"
    assert found.ask_first == AskFirst(("breaker",), "deal-breaker")
    assert found.next_questions[0].signal == "breaker"


def test_ask_first_when_rounds_disagree_about_a_deal_breaker() -> None:
    found = judged([BREAKER, GOOD], {"breaker": "seen", "good": "seen"}, {"breaker": "clear"})
    assert found.verdict == "ask-first"
    assert found.ask_first == AskFirst(("breaker",), "deal-breaker")


def test_ask_first_when_the_pair_of_a_deal_breaker_contradicts_it() -> None:
    liar = signal("breaker", "process", pair="honest")
    honest = signal("honest", "process", "green", (0.2, 0.3), pair="breaker")
    found = judged([liar, honest], {"breaker": "seen", "honest": "seen"})
    assert found.verdict == "ask-first"
    assert found.deal_breakers.seen == ()


def test_a_deal_breaker_asked_about_and_not_so_is_none() -> None:
    found = judged([BREAKER, GOOD], {"breaker": "clear", "good": "seen"})
    assert found.verdict == "take"
    assert found.deal_breakers == DealBreakers((), (), ())


def test_too_early_without_a_gut_rating() -> None:
    assert judged([HEAVY, GOOD], {"heavy": "seen", "good": "seen"}, gut=None).verdict == "too-early"


def test_too_early_when_little_was_looked_into() -> None:
    found = judged([LIGHT, HEAVY, GOOD], {"light": "seen"})
    assert found.looked_into < 0.08
    assert found.verdict == "too-early"


def test_a_dodged_question_counts_as_looked_into_but_not_as_known() -> None:
    found = judged([LIGHT, GOOD], {"good": "evasive"})
    assert found.verdict != "too-early"
    assert found.looked_into > 0.9
    assert found.coverage == 0


def test_ask_first_names_the_best_single_question() -> None:
    found = evaluate(example_catalogue(), [EXAMPLE], Circumstances(gut=3))
    assert found.verdict == "ask-first"
    assert found.ask_first == AskFirst(("ex-report-vouches",), "question")


def test_a_question_that_cannot_be_had_is_not_named() -> None:
    circumstances = Circumstances(gut=3, unavailable=frozenset({"ex-report-vouches"}))
    found = evaluate(example_catalogue(), [EXAMPLE], circumstances)
    assert found.ask_first == AskFirst(("insider-vouch",), "question")


def three_that_only_together_reach_the_threshold() -> Evaluation:
    signals = [
        signal("known", "process", "green", (0.5, 0.65)),
        *(signal(name, name, rates=(0.7, 0.5)) for name in ("role-clarity", "manager", "culture")),
    ]
    return judged(signals, {"known": "hint"}, decline_loss_months=3.2)


def test_ask_first_names_a_batch_where_no_single_question_would_do() -> None:
    found = three_that_only_together_reach_the_threshold()
    assert all(not q.is_worth_asking for q in found.next_questions)
    assert found.verdict == "ask-first"
    assert found.ask_first == AskFirst(("culture", "manager", "role-clarity"), "batch")
    assert found.leaning == "take"


def test_without_batches_the_verdict_says_that_they_were_left_out() -> None:
    catalogue_ = example_catalogue()
    assert evaluate(catalogue_, [EXAMPLE], Circumstances(gut=3), batches=False).batches_tried
    bare = Circumstances(gut=3, join_loss_months=12)
    assert not evaluate(catalogue_, [EXAMPLE], bare, batches=False).batches_tried
    assert evaluate(catalogue_, [EXAMPLE], bare).batches_tried


def test_ask_first_when_a_conflict_decides() -> None:
    found = judged([HEAVY, LIGHT], {"heavy": "seen", "light": "clear"}, {"heavy": "clear"})
    assert found.verdict == "ask-first"
    assert found.ask_first == AskFirst(("heavy",), "conflict")
    assert [c.signals for c in found.conflicts] == [("heavy",)]


def test_a_conflict_that_decides_nothing_is_only_listed() -> None:
    found = judged([HEAVY, LIGHT], {"heavy": "clear", "light": "clear"}, {"light": "seen"})
    assert [c.signals for c in found.conflicts] == [("light",)]
    assert found.verdict == "take"


def test_ask_first_when_a_pair_that_contradicts_itself_decides() -> None:
    red = signal("red", rates=(0.6, 0.2), pair="vert")
    green = signal("vert", polarity="green", rates=(0.2, 0.5), pair="red")
    found = judged([red, green], {"red": "seen", "vert": "seen"})
    assert [c.signals for c in found.conflicts] == [("red", "vert")]
    assert found.ask_first == AskFirst(("red", "vert"), "conflict")


def test_a_conflict_about_a_screen_is_listed_and_decides_nothing() -> None:
    odd: dict[str, Finding] = {"asked-to-pay": "seen", "heavy": "clear"}
    found = judged([HEAVY, screen("asked-to-pay")], odd, {"asked-to-pay": "clear"})
    assert [c.signals for c in found.conflicts] == [("asked-to-pay",)]
    assert found.verdict == "take"


def test_negotiate_when_what_can_be_changed_would_make_it_affordable() -> None:
    found = judged([PAY], {"pay": "seen"})
    assert (found.verdict, found.leaning) == ("negotiate", "negotiate")
    assert found.negotiable == ("pay",)


@pytest.mark.parametrize("finding", ["hint", "evasive"])
def test_what_is_hinted_or_dodged_can_be_negotiated_too(finding: Finding) -> None:
    signals, observed = [PAY, HEAVY], {"pay": finding, "heavy": "hint"}
    found = evaluate(
        catalogue(*signals),
        [observed],
        Circumstances(gut=3, past_deadline=True),
    )
    assert found.negotiable == ("pay",)
    assert found.verdict == "negotiate"


def test_no_negotiation_over_what_is_favourable_or_cannot_be_changed() -> None:
    found = judged([PAY, HEAVY], {"pay": "clear", "heavy": "seen"}, decline_loss_months=1.2)
    assert found.negotiable == ()
    assert found.verdict == "pass"


def test_no_negotiation_that_leaves_the_risk_too_high() -> None:
    found = judged([PAY, HEAVY], {"pay": "seen", "heavy": "seen"}, decline_loss_months=1)
    assert found.negotiable == ("pay",)
    assert found.verdict == "pass"


def test_no_negotiation_for_less_than_a_twentieth() -> None:
    little = signal("little", rates=(0.22, 0.2), negotiable=True)
    found = judged([little], {"little": "seen"}, join_loss_months=7.4, decline_loss_months=2.6)
    assert found.leaning == "pass"
    assert found.posterior.probability >= found.losses.threshold > found.turnarounds[0].probability


def test_bridge_when_only_need_makes_it_affordable() -> None:
    found = judged([HEAVY], {"heavy": "seen"}, decline_loss_months=9)
    assert (found.verdict, found.leaning) == ("bridge", "bridge")


def test_need_is_what_costs_more_than_three_months_to_decline() -> None:
    some = signal("some", rates=(0.35, 0.2))
    found = judged([some], {"some": "seen"}, decline_loss_months=9)
    assert 3 / 9 < found.posterior.probability < 4 / 10
    assert found.verdict == "bridge"


def test_take_when_the_risk_can_be_afforded_without_need() -> None:
    found = judged([HEAVY], {"heavy": "clear"}, decline_loss_months=9)
    assert (found.verdict, found.leaning) == ("take", "take")


def test_pass_when_the_risk_is_too_high() -> None:
    found = judged([HEAVY], {"heavy": "seen"})
    assert (found.verdict, found.leaning) == ("pass", "pass")


def test_a_probability_on_the_threshold_is_a_pass() -> None:
    found = judged([HEAVY], {}, join_loss_months=9, decline_loss_months=3)
    assert found.posterior.probability == pytest.approx(found.losses.threshold)
    assert found.leaning == "pass"


@pytest.mark.parametrize("over", ["past_deadline", "decided"])
def test_once_the_reply_is_due_or_given_the_leaning_is_the_verdict(over: str) -> None:
    circumstances = Circumstances(gut=3, **{over: True})  # type: ignore[arg-type]
    found = evaluate(example_catalogue(), [EXAMPLE], circumstances)
    assert (found.verdict, found.leaning) == ("pass", "pass")
    assert found.ask_first is None
    hinted = judged([BREAKER, GOOD], {"breaker": "hint", "good": "seen"}, **{over: True})
    assert hinted.verdict == hinted.leaning == "take"


def test_the_gut_comes_first_even_after_the_deadline() -> None:
    assert judged([HEAVY], {"heavy": "seen"}, gut=None, past_deadline=True).verdict == "too-early"


@pytest.mark.parametrize(("looked_into", "said"), [(0.08, "take"), (0.0799, "too-early")])
def test_eight_in_a_hundred_is_enough(looked_into: float, said: str) -> None:
    nothing = DealBreakers((), (), ())
    about = case(Catalogue((HEAVY,), "x"), Evidence({"heavy": "clear"}), Circumstances(gut=3))
    assert verdict(about, nothing, looked_into, None) == said


@pytest.mark.parametrize(
    ("chance", "is_close"), [(0.35, True), (0.65, True), (0.3499, False), (0.6501, False)]
)
def test_a_toss_up_lies_between_35_and_65_in_a_hundred(chance: float, is_close: bool) -> None:
    assert is_toss_up(chance) is is_close


@pytest.mark.parametrize(
    ("gut", "heavy", "decline", "disagrees"),
    [
        (1, "clear", 3, True),
        (2, "clear", 3, True),
        (3, "clear", 3, False),
        (5, "clear", 3, False),
        (5, "seen", 3, True),
        (4, "seen", 3, True),
        (3, "seen", 3, False),
        (1, "seen", 3, False),
        (1, "seen", 9, False),
        (5, "seen", 9, False),
        (None, "seen", 3, False),
        (None, "clear", 3, False),
    ],
)
def test_the_gut_disagrees_when_it_says_the_opposite(
    gut: int | None, heavy: Finding, decline: float, disagrees: bool
) -> None:
    found = judged([HEAVY], {"heavy": heavy}, gut=gut, decline_loss_months=decline)
    assert found.gut_disagrees is disagrees


def test_a_take_names_grave_red_signals_seen_plainly_as_reservations() -> None:
    signals = [
        signal("grave", rates=(0.15, 0.1)),
        signal("hinted", "stability", rates=(0.3, 0.1)),
        signal("slight", "rewards", rates=(0.13, 0.1)),
        signal("missing", "culture", "green", (0.2, 0.5)),
        GOOD,
    ]
    observed: dict[str, Finding] = {
        "grave": "seen",
        "hinted": "hint",
        "slight": "seen",
        "missing": "clear",
        "good": "seen",
    }
    found = judged(signals, observed, decline_loss_months=1.5)
    assert found.leaning == "pass"
    assert found.reservations == ()
    missing_is_there: dict[str, Finding] = {**observed, "missing": "seen"}
    found = judged(signals, missing_is_there, decline_loss_months=3)
    assert found.leaning == "take"
    assert found.reservations == ("grave",)


def test_before_you_sign_names_deal_breakers_not_looked_into() -> None:
    found = judged(
        [BREAKER, HEAVY, GOOD, LIGHT, screen("asked-to-pay")],
        {"heavy": "clear", "good": "evasive"},
        deal_breakers=("asked-to-pay", "good", "breaker", "heavy", "light", "gone-from-catalogue"),
        not_applicable=frozenset({"light"}),
    )
    assert found.before_you_sign == ("asked-to-pay", "breaker")
    assert found.deal_breakers.open == ("good",)
