"""The words for each verdict, and the sentences beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from cases import EXAMPLE, catalogue, example_catalogue, signal

from offer_tui.evaluator.advice import remarks, sentence, words
from offer_tui.evaluator.circumstances import Circumstances, Stage
from offer_tui.evaluator.evaluation import Evaluation, evaluate
from offer_tui.evaluator.evidence import Finding
from offer_tui.evaluator.verdict import Leaning, Verdict


@pytest.mark.parametrize(
    ("verdict", "toss_up", "before", "in_hand"),
    [
        ("take", False, "go on", "take"),
        ("take", True, "go on", "take"),
        ("bridge", False, "go on, as a bridge", "take, with an end date"),
        ("negotiate", False, "go on, and raise these", "negotiate"),
        ("pass", True, "go on, find out first", "leaning no"),
        ("pass", False, "consider stopping", "pass"),
        ("walk-away", False, "withdraw", "decline"),
        ("ask-first", True, "ask first", "ask first"),
        ("too-early", False, "too early", "too early"),
    ],
)
def test_the_same_verdict_wears_other_words_before_an_offer(
    verdict: Verdict, toss_up: bool, before: str, in_hand: str
) -> None:
    assert words(verdict, "interviewing", toss_up) == before
    assert words(verdict, "offer", toss_up) == in_hand


def test_a_pass_is_firm_unless_it_is_a_toss_up() -> None:
    assert words("pass", "offer") == "pass"


@pytest.mark.parametrize(
    ("leaning", "said"),
    [
        ("take", "ask first, leaning yes"),
        ("pass", "ask first, leaning no"),
        ("bridge", "ask first, leaning yes, as a bridge"),
        ("negotiate", "ask first, leaning no, unless they move"),
    ],
)
def test_ask_first_can_say_what_it_leans_to(leaning: Leaning, said: str) -> None:
    assert words("ask-first", "offer", toss_up=False, leaning=leaning) == said


def an_evaluation(**changes: object) -> Evaluation:
    about = {"gut": 3, **{k: v for k, v in changes.items() if k in {"gut", "stage", "decided"}}}
    rest = {k: v for k, v in changes.items() if k not in about}
    found = evaluate(example_catalogue(), [EXAMPLE], Circumstances(**about))  # type: ignore[arg-type]
    loose: dict[str, Any] = rest
    return replace(found, **loose)


SENTENCES = [
    ("take", False, "interviewing", "Go on: the risk is one you can afford."),
    (
        "take",
        True,
        "interviewing",
        "Go on: the risk is one you can afford, but it is too close to call.",
    ),
    ("take", False, "offer", "Take it: the risk is one you can afford."),
    ("bridge", False, "interviewing", "Go on, as a bridge: plan when and how it ends."),
    ("bridge", False, "offer", "Take it as a bridge, with an end date and a plan."),
    (
        "negotiate",
        False,
        "interviewing",
        "Go on, and raise what they could change: without it this leans to a no.",
    ),
    (
        "negotiate",
        False,
        "offer",
        "Negotiate: as it stands it is a no, and they could make it a yes.",
    ),
    (
        "pass",
        False,
        "interviewing",
        "Consider stopping: the risk is more than you can afford.",
    ),
    ("pass", False, "offer", "Pass: the risk is more than you can afford."),
    (
        "pass",
        True,
        "interviewing",
        "Go on, and find out more first: leaning no, but too close to call.",
    ),
    ("pass", True, "offer", "Leaning no, but too close to call."),
    (
        "walk-away",
        True,
        "interviewing",
        "Withdraw: you saw one of your deal-breakers, and nothing outweighs it.",
    ),
    (
        "walk-away",
        False,
        "offer",
        "Decline: you saw one of your deal-breakers, and nothing outweighs it.",
    ),
]


@pytest.mark.parametrize(("verdict", "toss_up", "stage", "said"), SENTENCES)
def test_the_advice_is_one_plain_sentence(
    verdict: Verdict, toss_up: bool, stage: Stage, said: str
) -> None:
    assert sentence(an_evaluation(verdict=verdict, toss_up=toss_up, stage=stage)) == said


@pytest.mark.parametrize(
    ("leaning", "toss_up", "said"),
    [
        ("take", False, "Ask first. As it stands: leaning yes."),
        ("take", True, "Ask first. As it stands: leaning yes, but too close to call."),
        ("bridge", False, "Ask first. As it stands: leaning yes, as a bridge."),
        ("negotiate", False, "Ask first. As it stands: leaning no, unless they move."),
        ("pass", False, "Ask first. As it stands: leaning no."),
        ("pass", True, "Ask first. As it stands: leaning no, but too close to call."),
    ],
)
def test_ask_first_says_what_it_leans_to(leaning: Leaning, toss_up: bool, said: str) -> None:
    assert sentence(an_evaluation(leaning=leaning, toss_up=toss_up)) == said


def test_before_the_gut_rating_no_sentence_says_where_it_leans() -> None:
    assert sentence(an_evaluation(gut=None)) == (
        "Gut first: say how it felt before you look at any number."
    )
    hinted: dict[str, Finding] = {**EXAMPLE, "bait-and-switch": "hint"}
    assert sentence(evaluate(example_catalogue(), [hinted], Circumstances())) == (
        "Ask about your deal-breaker first, and say how it felt."
    )


def test_too_early_says_how_much_was_looked_into() -> None:
    found = an_evaluation(verdict="too-early", looked_into=0.0799)
    assert sentence(found) == "Too early to say: you looked into 7 % of what could be known."


def test_no_words_shout_and_every_verdict_has_some() -> None:
    for verdict in get_args(Verdict):
        for stage in get_args(Stage):
            found = an_evaluation(verdict=verdict, stage=stage)
            assert words(verdict, stage, toss_up=False)
            assert sentence(found).endswith(".")
            assert "!" not in sentence(found)


def said_beside(
    observed: dict[str, Finding], deal_breakers: tuple[str, ...] = (), **about: object
) -> tuple[str, ...]:
    signals = catalogue(
        signal("heavy", rates=(0.6, 0.2)),
        signal("good", "manager", "green", (0.2, 0.5)),
        signal("other", "culture", rates=(0.3, 0.2)),
    )
    circumstances = Circumstances(gut=3, deal_breakers=deal_breakers, **about)  # type: ignore[arg-type]
    return remarks(evaluate(signals, [observed], circumstances))


NOTHING_LEFT = "Nothing you can still find out would change the answer."


def test_it_says_so_when_nothing_can_change_the_answer() -> None:
    assert said_beside({"heavy": "clear", "good": "seen"}) == (NOTHING_LEFT,)
    assert said_beside({"heavy": "clear", "good": "seen"}, decided=True) == ()


def test_it_says_so_when_no_single_question_can() -> None:
    signals = [signal(name, name, rates=(0.7, 0.5)) for name in ("role-clarity", "manager")]
    about = Circumstances(gut=3, deal_breakers=(), decline_loss_months=3.1)
    found = evaluate(catalogue(*signals), [], about)
    assert found.can_change
    assert remarks(replace(found, batch=None)) == ("No single question would change the answer.",)
    assert found.batch is not None
    assert remarks(found) == (
        "No single question would change the answer, but a few together could.",
    )


def test_it_says_nothing_of_the_kind_when_a_question_can() -> None:
    assert said_beside({"good": "clear"}) == ()


def test_it_says_when_only_deal_breakers_guard() -> None:
    assert said_beside({"heavy": "clear", "good": "seen"}, decline_loss_months=60) == (
        "With these losses only your deal-breakers guard you.",
        NOTHING_LEFT,
    )


def test_what_does_not_apply_does_not_guard_either() -> None:
    guard = "With these losses only your deal-breakers guard you."
    assert guard not in said_beside({}, decline_loss_months=6)
    marked = frozenset({"heavy", "good"})
    assert guard in said_beside({}, not_applicable=marked, decline_loss_months=6)


def test_deal_breakers_are_named_by_what_speaks_against_the_job() -> None:
    assert said_beside(
        {"heavy": "seen", "good": "clear"}, deal_breakers=("good", "heavy"), decided=True
    ) == ("Your deal-breakers, seen: good not so; heavy so.",)
    assert said_beside({"heavy": "hint"}, deal_breakers=("heavy",), decided=True) == (
        "Your deal-breakers, not settled yet: heavy so.",
    )
    assert said_beside({"good": "seen"}, deal_breakers=("heavy", "other"), decided=True) == (
        "Before you sign, look into: heavy so; other so.",
    )


def test_a_reservation_and_a_gut_that_disagrees_are_said() -> None:
    about = Circumstances(gut=1, deal_breakers=(), decided=True)
    signals = catalogue(
        signal("grave", rates=(0.15, 0.1)), signal("good", "manager", "green", (0.1, 0.6))
    )
    found = evaluate(signals, [{"grave": "seen", "good": "seen"}], about)
    assert remarks(found) == (
        "With a reservation: grave so.",
        "Your gut says otherwise: what did it notice?",
    )
