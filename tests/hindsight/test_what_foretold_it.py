"""What was seen before a decision stands there again, as it was answered then."""

from __future__ import annotations

import datetime as dt

from looking_back import ZONE, after, contribution, decided, id_of, kept_evaluation

from offer_tui.hindsight.foretold import named, signs
from offer_tui.model.decision import Decision
from offer_tui.model.session import SESSION_SCHEMA, Observation, Session
from offer_tui.model.signal import Catalogue, Polarity, Signal


def signal(name: str, code: str, polarity: Polarity = "red") -> Signal:
    return Signal(name, code, "stability", polarity, f"{name} yes", f"{name} no", "?", "them",
                  "room", None)  # fmt: skip


CATALOGUE = Catalogue((signal("leaving", "71"), signal("vouches", "77", "green")), "1")


def seen(number: int, name: str, day: int, **values: object) -> Observation:
    at = dt.datetime.combine(after(day), dt.time(12), ZONE)
    return Observation.model_validate(
        {"id": id_of(number), "signal": name, "state": "seen", "at": at, **values}
    )


def a_round(*observations: Observation) -> Session:
    began = observations[0].at
    return Session(schema_version=SESSION_SCHEMA, id=id_of(50), round="round 1", began=began,
                   observations=observations)  # fmt: skip


def decision(*names: str) -> Decision:
    kept = kept_evaluation(*(contribution(name) for name in names)) if names else None
    return Decision(on=after(0), evaluation=kept)


def test_the_kept_evaluation_says_it_in_its_own_words_with_what_was_noted() -> None:
    kept = kept_evaluation(contribution("leaving", label="they all leave"))
    opportunity = decided(observations=(seen(3, "leaving", -3, note="two of five", quote="yes"),))
    behind = Decision(on=after(0), evaluation=kept)
    (sign,) = signs(opportunity, (), CATALOGUE, behind)
    assert (sign.label, sign.code, sign.mark) == ("they all leave", "71", "against")
    assert sign.words == ('"yes"', "two of five")


def test_what_weighed_most_comes_first() -> None:
    light, heavy = contribution("leaving"), contribution("vouches", weight_nats=-2.0)
    behind = Decision(on=after(0), evaluation=kept_evaluation(light, heavy))
    found = signs(decided(), (), CATALOGUE, behind)
    assert [one.signal for one in found] == ["vouches", "leaving"]


def test_rounds_alone_are_enough_and_the_latest_answer_stands() -> None:
    session = a_round(seen(3, "leaving", -9), seen(4, "leaving", -8, state="clear"))
    (sign,) = signs(decided(), (session,), CATALOGUE, decision())
    assert (sign.label, sign.mark) == ("leaving no", "for")


def test_what_was_seen_after_the_decision_foretold_nothing() -> None:
    session = a_round(seen(3, "leaving", 0), seen(4, "vouches", 1))
    assert [one.signal for one in signs(decided(), (session,), CATALOGUE, decision())] == [
        "leaving"
    ]


def test_a_signal_that_the_catalogue_lost_keeps_its_words_and_its_side() -> None:
    worse, better = contribution("lost"), contribution("gone", "clear", weight_nats=-0.5)
    behind = Decision(on=after(0), evaluation=kept_evaluation(worse, better))
    marks = {one.signal: one.mark for one in signs(decided(), (), CATALOGUE, behind)}
    assert marks == {"lost": "against", "gone": "for"}
    assert named("lost", CATALOGUE).label == "lost"
