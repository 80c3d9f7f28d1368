"""What the evaluator is told about an opportunity and its person."""

from __future__ import annotations

import datetime as dt

import pytest
from made import AT, tick, ulid, with_ticks

from offer_tui.evaluator.circumstances import DEFAULT_DEAL_BREAKERS
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Gut, Observation, Session
from offer_tui.model.signal import Catalogue, Rates, Signal, State
from offer_tui.model.stages import Stage
from offer_tui.store.appraisal import (
    RowAppraiser,
    after_each_round,
    appraise,
    circumstances_of,
    evidence_of,
    findings,
    latest_gut,
    row_appraiser,
)
from offer_tui.store.library import Library
from offer_tui.store.places import Places

TODAY = dt.date(2025, 11, 21)
RATES = Rates(0.45, 0.28, 60, "B")
CATALOGUE = Catalogue(
    (
        Signal(
            "long-commute", "93", "workload-design", "red", "a", "b", "c?", "them", "room", RATES
        ),
        Signal(
            "high-turnover-team", "71", "stability", "red", "d", "e", "f?", "them", "room", RATES
        ),
    ),
    "test",
)


def opportunity(stage: Stage = "interviewing", **values: object) -> Opportunity:
    known = {"schema": 1, "id": ulid(1), "company": "Acme", "created": AT, "stage": stage}
    return Opportunity.model_validate({**known, **values})


def profile(**values: object) -> Profile:
    return Profile.model_validate({"schema": 1, "id": ulid(2), **values})


def round_(number: int, gut: int | None = None, *, ended: bool = True) -> Session:
    began = AT + dt.timedelta(days=number)
    values: dict[str, object] = {"schema": 1, "id": ulid(number), "round": "x", "began": began}
    if ended:
        values["ended"] = began + dt.timedelta(hours=1)
    if gut:
        values["gut"] = Gut(rating=gut, at=began)
    return Session.model_validate(values)


@pytest.mark.parametrize(
    ("stage", "told", "is_decided"),
    [
        ("lead", "interviewing", False),
        ("interviewing", "interviewing", False),
        ("offer", "offer", False),
        ("declined", "offer", True),
        ("rejected", "interviewing", True),
    ],
)
def test_the_stage_is_that_of_the_advice(stage: Stage, told: str, is_decided: bool) -> None:
    around = circumstances_of(profile(), opportunity(stage), (), TODAY)
    assert (around.stage, around.decided) == (told, is_decided)


def test_the_gut_is_that_of_the_latest_round_and_of_no_other() -> None:
    # A round that still goes on counts: written down with `log`, none ends by itself.
    assert latest_gut([round_(3, 4), round_(4, 2), round_(5, 5, ended=False)]) == 5
    assert latest_gut([round_(3, 4), round_(4, ended=False)]) is None
    assert latest_gut([round_(3, 4), round_(4)]) is None
    assert latest_gut([]) is None


@pytest.mark.parametrize(
    ("days", "loss"), [(400, 3), (200, 4), (100, 6), (40, 9), (10, 12), (-50, 12)]
)
def test_money_until_a_date_counts_itself_down(days: int, loss: float) -> None:
    person = profile(situation="searching", money_until=TODAY + dt.timedelta(days=days))
    assert circumstances_of(person, opportunity(), (), TODAY).decline_loss_months == loss


def test_what_the_person_said_goes_before_every_default() -> None:
    person = profile(join_loss_months=8, decline_loss_months=2.5, deal_breakers=())
    around = circumstances_of(person, opportunity(), (), TODAY)
    assert (around.join_loss_months, around.decline_loss_months) == (8, 2.5)
    assert around.deal_breakers == ()
    default = circumstances_of(profile(), opportunity(), (), TODAY)
    assert (default.join_loss_months, default.decline_loss_months) == (6, 3)
    assert default.deal_breakers == DEFAULT_DEAL_BREAKERS


def test_the_time_to_answer_is_over_on_the_day_after() -> None:
    due = opportunity("offer", answer_by=TODAY)
    assert not circumstances_of(profile(), due, (), TODAY).past_deadline
    assert circumstances_of(profile(), due, (), TODAY + dt.timedelta(days=1)).past_deadline


def test_of_two_answers_in_a_round_the_later_stands_and_promises_are_no_signals() -> None:
    promise = Observation(id=ulid(9), promise=ulid(8), state="clear", at=AT)
    session = with_ticks(round_(3), tick(5, "clear"), tick(4, "seen"), promise)
    assert dict(evidence_of([session]).standing) == {"long-commute": "clear"}


def test_an_observation_moves_the_evaluation() -> None:
    before = appraise(CATALOGUE, profile(), opportunity(), (round_(3),), TODAY)
    seen = with_ticks(round_(3), tick(5))
    after = appraise(CATALOGUE, profile(), opportunity(), (seen,), TODAY)
    assert after.posterior.probability > before.posterior.probability
    assert (before.coverage, after.coverage > 0.4) == (0, True)


def test_a_row_s_advice_is_the_evaluation_in_words() -> None:
    advice = RowAppraiser(CATALOGUE, profile(), TODAY)(
        opportunity(), (with_ticks(round_(3), tick(5)),)
    )
    assert (advice.verdict, advice.words) == ("too-early", "too early")
    assert 0 < advice.low < advice.high < 1
    assert advice.coverage > 0.4


def test_the_stamp_changes_with_all_that_the_advice_rests_on_and_with_nothing_else() -> None:
    same = [
        RowAppraiser(CATALOGUE, person, TODAY + dt.timedelta(days=days)).stamp
        for person in (profile(), profile(goal="other"))
        for days in (0, 1)
    ]
    assert len(set(same)) == 1
    others = [
        RowAppraiser(CATALOGUE, profile(join_loss_months=9), TODAY),
        RowAppraiser(CATALOGUE, profile(deal_breakers=()), TODAY),
        RowAppraiser(CATALOGUE, profile(situation="searching"), TODAY),
        RowAppraiser(Catalogue(CATALOGUE.signals, "next"), profile(), TODAY),
        RowAppraiser(Catalogue(CATALOGUE.signals[:1], "test"), profile(), TODAY),
    ]
    assert len({same[0], *(one.stamp for one in others)}) == 6


def test_a_broken_profile_costs_no_home_screen(library: Library, places: Places) -> None:
    slug = library.new_opportunity("Acme")
    sound = row_appraiser(CATALOGUE, library, TODAY).stamp
    places.profile.write_text("broken")
    assert row_appraiser(CATALOGUE, library, TODAY).stamp == sound
    assert row_appraiser(CATALOGUE, library)(library.opportunity(slug), ()).verdict == "too-early"


def outside(number: int, state: State = "seen") -> Observation:
    return Observation(id=ulid(number), signal="high-turnover-team", state=state, at=AT)


def test_what_the_posting_hinted_moves_the_evaluation_before_the_first_round() -> None:
    nothing = appraise(CATALOGUE, profile(), opportunity(), (), TODAY)
    about = opportunity(observation=[outside(31)])
    found = appraise(CATALOGUE, profile(), about, (), TODAY)
    assert found.posterior.probability > nothing.posterior.probability
    assert found.looked_into > nothing.looked_into
    row = RowAppraiser(CATALOGUE, profile(), TODAY)
    assert row(about, ()).low > row(opportunity(), ()).low


def test_what_was_found_outside_of_rounds_is_older_than_what_any_round_found() -> None:
    session = with_ticks(round_(3), tick(41))
    asked = session.model_copy(update={"observations": (outside(42, "clear"),)})
    assert dict(evidence_of([session], [outside(31)]).standing) == {
        "long-commute": "seen", "high-turnover-team": "seen",
    }  # fmt: skip
    assert dict(evidence_of([], [outside(31)]).standing) == {"high-turnover-team": "seen"}
    first, second = findings([outside(31)], [asked])
    assert (first["high-turnover-team"], second["high-turnover-team"]) == ("seen", "clear")


def test_answers_to_own_questions_and_promises_carry_no_weight() -> None:
    about = opportunity(
        observation=[
            Observation(id=ulid(51), question=ulid(52), state="seen", at=AT),
            Observation(id=ulid(53), promise=ulid(54), state="clear", at=AT),
        ]
    )
    said = appraise(CATALOGUE, profile(), about, (), TODAY)
    assert said.posterior == appraise(CATALOGUE, profile(), opportunity(), (), TODAY).posterior


def test_what_is_found_outside_stands_between_the_rounds_by_its_time() -> None:
    earlier, told, later = (
        tick(n, "clear").model_copy(update={"at": AT + dt.timedelta(days=n)}) for n in (2, 4, 6)
    )
    rounds = [
        Session(schema_version=1, id=ulid(10 + day), round=f"round {day}",
                began=AT + dt.timedelta(days=day), observations=(tick(20 + day),))
        for day in (3, 5)
    ]  # fmt: skip
    found = findings((later, told, earlier), rounds)
    assert [one["long-commute"] for one in found] == [
        "clear", "seen", "clear", "seen", "clear",
    ]  # fmt: skip
    assert after_each_round((later, told, earlier), rounds) == (3, 5)
