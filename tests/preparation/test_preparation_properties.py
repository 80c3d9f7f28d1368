"""What holds of every plan, whatever was seen, asked, wanted and left out."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from prepared import (
    CATALOGUE,
    CLEAR,
    MANAGER,
    RECRUITER,
    TEAM,
    VAGUE,
    evidence_of,
    opportunity,
    own,
    put,
    reading_of,
    saw,
    session,
    subjects,
)

from offer_tui.evaluator.case import case as weighed
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.questions import candidates
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.preparation.plan import LONGEST_WHY, Plan, question_plan

NAMES = [signal.id for signal in CATALOGUE]
READINGS = (None, reading_of(VAGUE), reading_of(CLEAR))
TALKS = (None, RECRUITER, MANAGER, TEAM)
Drawn = tuple[Opportunity, tuple[Session, ...], Circumstances, Plan]


def drawn(seed: int) -> Drawn:
    """Return a random opportunity with rounds, and its plan."""
    chance = Random(seed)

    def some(most: int) -> list[str]:
        return chance.sample(NAMES, chance.randint(0, most))

    mine = tuple(own(n, f"{n}?", ask=chance.choice(["them", "around"])) for n in range(3))
    ids = [one.id for one in mine]
    rounds = tuple(
        session(
            number,
            *(saw(n, name, chance.choice(["seen", "clear", "evasive"])) for n, name in
              enumerate(some(12))),
            *(saw(50, question=ids[0], state=chance.choice(["seen", "evasive"])),),
            questions=tuple(put(n, name) for n, name in enumerate([*some(6), ids[1]])),
        )
        for number in range(chance.randint(0, 3))
    )  # fmt: skip
    about = opportunity(
        questions=mine,
        ask_first=(*some(4), *chance.sample(ids, 1)),
        do_not_ask=tuple(some(8)),
        planned=(RECRUITER, MANAGER, TEAM),
        observations=tuple(saw(n, name, degree="hint") for n, name in enumerate(some(5))),
    )
    around = Circumstances(
        stage=chance.choice(["interviewing", "offer"]),
        decline_loss_months=chance.uniform(0.5, 12),
        deal_breakers=tuple(some(3)),
        not_applicable=frozenset(some(3)),
        unavailable=frozenset(some(3)),
    )
    reading, talk = chance.choice(READINGS), chance.choice(TALKS)
    evidence = evidence_of(rounds, about.observations)
    made = question_plan(CATALOGUE, evidence, around, about, reading, rounds, talk)
    again = question_plan(CATALOGUE, evidence, around, about, reading, rounds, talk)
    assert made == again
    return about, rounds, around, made


seeds = st.integers(0, 2**48)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_nothing_is_asked_twice_and_nothing_left_out_appears(seed: int) -> None:
    about, _, around, made = drawn(seed)
    asked = subjects(made)
    assert len(asked) == len(set(asked))
    assert not set(asked) & {*about.do_not_ask, *around.not_applicable}


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_all_that_is_open_is_in_the_plan_or_settled_by_its_pair(seed: int) -> None:
    about, rounds, around, made = drawn(seed)
    case = weighed(CATALOGUE, evidence_of(rounds, about.observations), around)
    asked = set(subjects(made))
    for signal in candidates(case):
        if signal.id not in about.do_not_ask:
            assert signal.id in asked or case.partner(signal.id) in asked


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_what_the_person_put_first_stands_first_in_their_order(seed: int) -> None:
    about, _, _, made = drawn(seed)
    for part in (made.ask_them, made.later, made.elsewhere):
        firsts = [one.is_first for one in part]
        assert firsts == sorted(firsts, reverse=True)
        order = [about.ask_first.index(one.subject) for one in part if one.is_first]
        assert order == sorted(order)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_every_reason_is_short_and_every_question_has_words(seed: int) -> None:
    *_, made = drawn(seed)
    assert len(made.ask_them) <= 7
    for one in made:
        assert 0 < len(one.why) <= LONGEST_WHY
        assert one.text
        assert one.value_months >= 0
        assert 0 <= one.chance_to_change <= 1
