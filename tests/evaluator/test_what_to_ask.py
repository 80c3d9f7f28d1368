"""Which questions are left, how they rank, and the batches among them."""

from __future__ import annotations

from itertools import combinations

import pytest
from cases import EXAMPLE, catalogue, example_catalogue, screen, signal

from offer_tui.evaluator import batches
from offer_tui.evaluator.batches import Batch, best_batch, groups, search
from offer_tui.evaluator.case import Case, case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import evaluate
from offer_tui.evaluator.evidence import Finding, join
from offer_tui.evaluator.information import entropy
from offer_tui.evaluator.questions import Inquiry, by_information, candidates, inquire, ranked
from offer_tui.evaluator.watch import question_order, watch_list
from offer_tui.model.signal import Ask

RED = signal("red", pair="vert")
GREEN = signal("vert", polarity="green", rates=(0.2, 0.3), pair="red")
ALONE = signal("alone", "culture")


def about(*rounds: dict[str, Finding], **circumstances: object) -> Case:
    signals = catalogue(RED, GREEN, ALONE, screen("asked-to-pay"))
    return case(signals, join(rounds), Circumstances(**circumstances))  # type: ignore[arg-type]


def asked(*rounds: dict[str, Finding], **circumstances: object) -> set[str]:
    return {s.id for s in candidates(about(*rounds, **circumstances))}


def test_everything_with_rates_can_be_asked_at_first() -> None:
    assert asked() == {"red", "vert", "alone"}


@pytest.mark.parametrize("finding", ["seen", "hint", "clear"])
def test_what_has_an_answer_is_not_asked_nor_is_its_pair(finding: Finding) -> None:
    assert asked({"red": finding}) == {"alone"}
    assert asked({"alone": finding}) == {"red", "vert"}


def test_what_is_in_conflict_has_an_answer() -> None:
    assert asked({"alone": "seen"}, {"alone": "clear"}) == {"red", "vert"}


def test_a_dodged_question_is_asked_once_more_and_then_no_more() -> None:
    assert asked({"red": "evasive"}) == {"red", "vert", "alone"}
    assert asked({"red": "evasive"}, {"red": "evasive"}) == {"vert", "alone"}


def test_what_cannot_be_had_or_does_not_apply_is_not_asked() -> None:
    assert asked(unavailable=frozenset({"red"})) == {"vert", "alone"}
    assert asked(not_applicable=frozenset({"alone"})) == {"red", "vert"}


@pytest.mark.parametrize(
    "changed",
    [
        {"pair": "alone"},
        {"pair": None},
        {"theme": "culture", "pair": "vert"},
    ],
)
def test_a_pair_that_is_not_mutual_in_one_theme_is_none(changed: dict[str, str]) -> None:
    other = signal("red", **changed)  # type: ignore[arg-type]
    found = case(catalogue(other, GREEN, ALONE), join([{"vert": "seen"}]), Circumstances())
    assert {s.id for s in candidates(found)} == {"red", "alone"}
    assert found.partner("red") is None


def test_a_signal_is_no_pair_with_itself() -> None:
    found = case(catalogue(signal("red", pair="red"), ALONE), join([]), Circumstances())
    assert found.partner("red") is None
    assert groups(found, ["red", "alone"]) == (("alone", "red"),)


def test_a_pair_with_a_screen_is_none() -> None:
    bare = signal("red", rates=None, pair="vert")
    found = case(catalogue(bare, GREEN), join([{"red": "seen"}]), Circumstances())
    assert [s.id for s in candidates(found)] == ["vert"]


def test_a_question_shows_where_its_answers_lead() -> None:
    found = about()
    one = inquire(found, RED)
    assert one.question == "red?"
    assert one.if_seen == found.probability_if({"red": "seen"})
    assert one.if_clear == found.probability_if({"red": "clear"})
    assert one.if_clear < found.probability < one.if_seen


def test_a_screen_can_be_asked_about_and_moves_no_figure() -> None:
    found = about({"red": "seen"})
    now = found.probability
    assert inquire(found, screen("asked-to-pay")) == Inquiry(
        "asked-to-pay", "asked-to-pay?", 0.0, 0.0, 0.0, now, now
    )


def inquiry(
    name: str, value: float = 0.0, information: float = 0.0, chance: float = 0.5
) -> Inquiry:
    return Inquiry(name, "?", value, information, chance, 0.5, 0.5)


@pytest.mark.parametrize(
    ("value", "chance", "is_worth"),
    [(0.01, 0.1, True), (0.01, 0.0999, False), (0.0, 0.5, False), (1e-11, 0.9, True)],
)
def test_ask_first_wants_some_value_and_one_chance_in_ten(
    value: float, chance: float, is_worth: bool
) -> None:
    assert inquiry("a", value, 0, chance).is_worth_asking is is_worth
    assert Batch(("a",), value, 0, chance).is_worth_asking is is_worth


def test_questions_rank_by_value_then_information_then_id() -> None:
    twin = signal("twin", "stability", rates=(0.3, 0.2))
    weak = signal("weak", "rewards", rates=(0.21, 0.2))
    found = case(catalogue(twin, weak, ALONE), join([]), Circumstances())
    order = [one.signal for one in ranked(found, candidates(found))]
    assert order == ["alone", "twin", "weak"]


def test_the_ranking_is_of_value_before_information() -> None:
    order = evaluate(example_catalogue(), [EXAMPLE], Circumstances(gut=3)).next_questions
    values = [round(one.value_months, 9) for one in order]
    assert values == sorted(values, reverse=True)
    bits = [one.information_bits for one in order]
    assert bits != sorted(bits, reverse=True)
    worthless = [round(one.information_bits, 12) for one in order if not one.value_months]
    assert worthless == sorted(worthless, reverse=True)


def test_information_is_compared_without_its_rounding() -> None:
    order = by_information([inquiry("b", 0, 0.1 + 1e-14), inquiry("a", 0, 0.1), inquiry("c", 0, 1)])
    assert [one.signal for one in order] == ["c", "a", "b"]


def test_the_example_asks_for_no_batch_since_one_question_is_enough() -> None:
    assert evaluate(example_catalogue(), [EXAMPLE], Circumstances(gut=3)).batch is None


def test_groups_are_of_three_and_never_hold_a_pair() -> None:
    found = about()
    assert groups(found, ["vert", "red", "alone"]) == (("alone", "red"), ("alone", "vert"))
    assert groups(found, ["vert", "red"]) == (("red",), ("vert",))
    assert groups(found, ["alone"]) == (("alone",),)
    assert groups(found, []) == ()
    whole = case(example_catalogue(), join([]), Circumstances())
    pool = ["always-on", "bait-and-switch", "toxic-culture", "vague-jd"]
    assert groups(whole, pool) == tuple(combinations(pool, 3))


def test_there_is_no_batch_where_there_are_no_questions() -> None:
    assert best_batch(about(), []) is None


def test_batches_come_from_the_eight_most_informative() -> None:
    signals = [signal(f"s{n}", rates=(0.3 + n / 100, 0.2)) for n in range(12)]
    circumstances = Circumstances(decline_loss_months=2.9)
    found = case(catalogue(*signals), join([]), circumstances)
    batch = best_batch(found, ranked(found, candidates(found)))
    assert batch is not None
    assert set(batch.signals) <= {f"s{n}" for n in range(4, 12)}


def test_a_batch_weighs_every_way_its_answers_can_turn_out() -> None:
    rates = {"a": (0.7, 0.5), "b": (0.6, 0.45)}
    signals = catalogue(
        signal("a", "culture", rates=rates["a"]), signal("b", "manager", rates=rates["b"])
    )
    found = case(signals, join([]), Circumstances(decline_loss_months=2.9))
    p, (a1, a0), (b1, b0) = 0.25, rates["a"], rates["b"]
    ways = [
        (p * a1 * b1 + (1 - p) * a0 * b0, found.probability_if({"a": "seen", "b": "seen"})),
        (
            p * a1 * (1 - b1) + (1 - p) * a0 * (1 - b0),
            found.probability_if({"a": "seen", "b": "clear"}),
        ),
        (
            p * (1 - a1) * b1 + (1 - p) * (1 - a0) * b0,
            found.probability_if({"a": "clear", "b": "seen"}),
        ),
        (
            p * (1 - a1) * (1 - b1) + (1 - p) * (1 - a0) * (1 - b0),
            found.probability_if({"a": "clear", "b": "clear"}),
        ),
    ]
    mean = sum(m * q for m, q in ways)
    value = found.losses.least(mean) - sum(m * found.losses.least(q) for m, q in ways)
    whole = batches.batch(found, ("a", "b"))
    assert whole.signals == ("a", "b")
    assert whole.value_months == pytest.approx(value)
    assert whole.value_months > 0
    assert whole.chance_to_change == pytest.approx(ways[0][0])
    told = entropy(mean) - sum(m * entropy(q) for m, q in ways)
    assert whole.information_bits == pytest.approx(told, rel=1e-9)


def batch(name: str, value: float, information: float) -> Batch:
    return Batch((name,), value, information, 0.5)


def test_the_best_batch_is_worth_most_then_tells_most_then_sorts_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = {
        "a": batch("a", 0.1, 0.1),
        "b": batch("b", 0.2, 0.1),
        "c": batch("c", 0.2, 0.3),
        "d": batch("d", 0.2 + 1e-11, 0.3 - 1e-14),
        "e": batch("e", 0.0, 0.9),
    }
    monkeypatch.setattr(batches, "groups", lambda case, pool: tuple((name,) for name in pool))
    monkeypatch.setattr(batches, "batch", lambda case, names: tried[names[0]])
    assert search(about(), ["e", "d", "c", "b", "a"]) is tried["c"]
    assert search(about(), ["a", "b"]) is tried["b"]
    assert search(about(), ["e"]) is None


def test_with_a_deal_breaker_open_its_question_stands_first_whatever_it_is_worth() -> None:
    circumstances = Circumstances(gut=3, deal_breakers=("weak-benefits", "illegal-questions"))
    observed: dict[str, Finding] = {
        **EXAMPLE,
        "weak-benefits": "evasive",
        "illegal-questions": "hint",
    }
    order = evaluate(example_catalogue(), [observed], circumstances).next_questions
    assert {one.signal for one in order[:2]} == {"weak-benefits", "illegal-questions"}
    assert [one.signal for one in order].count("weak-benefits") == 1


def test_an_open_deal_breaker_that_cannot_be_had_is_not_put_as_a_question() -> None:
    circumstances = Circumstances(
        gut=3, deal_breakers=("always-on",), unavailable=frozenset({"always-on"})
    )
    found = evaluate(example_catalogue(), [{**EXAMPLE, "always-on": "hint"}], circumstances)
    assert found.verdict == "ask-first"
    assert "always-on" not in {one.signal for one in found.next_questions}


def test_questions_for_them_leave_out_what_they_cannot_answer() -> None:
    found = question_order(example_catalogue(), join([EXAMPLE]), Circumstances())
    assert found[0] == "autonomy-real"
    assert "ex-report-vouches" not in found
    assert "needs-met" not in found
    assert "jd-work-mismatch" not in found
    whole = evaluate(example_catalogue(), [EXAMPLE], Circumstances()).next_questions
    by_value = [one.signal for one in whole if one.signal in set(found)]
    assert list(found) == by_value


def test_the_watch_list_holds_the_nine_most_informative_of_a_room() -> None:
    signals = example_catalogue()
    found = watch_list(signals, join([]), Circumstances())
    assert len(found) == 9
    assert all(signals.by_id[name].ask in {"them", "watch"} for name in found)
    assert found[0] == "jd-work-mismatch"
    assert watch_list(signals, join([]), Circumstances(), count=3) == found[:3]


def test_the_watch_list_leaves_out_answers_and_the_less_telling_of_a_pair() -> None:
    signals = example_catalogue()
    everything = watch_list(signals, join([]), Circumstances(), count=99)
    assert ("micromanagement" in everything) != ("autonomy-real" in everything)
    known = watch_list(signals, join([EXAMPLE]), Circumstances(), count=99)
    assert not {"jd-work-mismatch", "stable-team", "all-positive"} & set(known)


def test_the_watch_list_is_of_what_can_be_asked_or_noticed_in_the_room() -> None:
    asks: tuple[Ask, ...] = ("them", "around", "yourself", "watch")
    signals = catalogue(*(signal(ask, "culture", ask=ask) for ask in asks))
    assert watch_list(signals, join([]), Circumstances()) == ("them", "watch")
    assert question_order(signals, join([]), Circumstances()) == ("them",)


def test_the_watch_list_breaks_ties_by_id() -> None:
    signals = [signal(name, theme) for name, theme in (("b", "culture"), ("a", "manager"))]
    assert watch_list(catalogue(*signals), join([]), Circumstances()) == ("a", "b")
