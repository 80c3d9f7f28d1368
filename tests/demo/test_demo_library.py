"""The shipped sample: valid, at one with itself, and rich enough to judge every screen by."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import demo_library as library
import pytest
from demo_library import Entry, Kept
from pydantic import BaseModel
from ulid import ULID

from offer_tui.evaluator.case import case
from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.kept import kept_evidence
from offer_tui.hindsight.decisions import decisions
from offer_tui.hindsight.due import reflections_ahead, reflections_due
from offer_tui.hindsight.reflections import is_whole
from offer_tui.letters.kind import kinds
from offer_tui.model.session import Note, Observation, Session
from offer_tui.model.stages import CLOSED, refusal
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.demo import ANCHOR, DEMO

CALENDAR_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|june|july|august|september|october|november|december"
    r"|easter|christmas|winter|summer|autumn|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def kept() -> dict[str, Kept]:
    return {one.slug: one for one in library.opportunities(DEMO)}


@pytest.fixture(scope="module")
def sessions(kept: dict[str, Kept]) -> list[Session]:
    return [session for one in kept.values() for session in one.sessions]


def test_every_stage_of_a_job_is_there(kept: dict[str, Kept]) -> None:
    stages = Counter(one.opportunity.stage for one in kept.values())
    assert stages == Counter(
        ["lead", "applied", "interviewing", "offer", "accepted", "declined", "rejected", "left"]
    )


def test_every_opportunity_has_one_to_four_rounds(kept: dict[str, Kept]) -> None:
    assert {1, 2, 3, 4} == {len(one.sessions) for one in kept.values()}


def test_no_key_is_unknown_to_the_models(kept: dict[str, Kept]) -> None:
    models: list[BaseModel] = [library.profile(DEMO)]
    for one in kept.values():
        models += [one.opportunity, *one.sessions]
    for model in models:
        assert not list(_unknown_keys(model))


def test_every_signal_is_in_the_catalogue(kept: dict[str, Kept]) -> None:
    catalogue, problems = load_catalogue()
    assert problems == ()
    used = set(library.profile(DEMO).deal_breakers or ())
    for one in kept.values():
        used |= {*one.opportunity.not_applicable, *one.opportunity.unavailable}
        for session in one.sessions:
            used |= {seen.signal for seen in session.observations if seen.signal}
            used |= {question.signal for question in session.questions}
        used |= {
            reason.signal
            for decision in decisions(one.opportunity)
            for reason in decision.grounds
            if reason.signal
        }
        used |= {name for said in one.opportunity.reflections for name in said.foretold}
        used |= {said.signal for said in one.opportunity.differences if said.signal}
    assert len(used) > 50
    assert used - set(catalogue.by_id) == set()


def test_every_promise_answered_is_one_that_was_made_before(kept: dict[str, Kept]) -> None:
    for one in kept.values():
        made = {promise.id: promise for promise in one.opportunity.promises}
        for seen in _observations(one):
            if seen.promise:
                day = made[seen.promise].on
                assert day is not None
                assert day <= seen.at.date()


def test_a_note_about_something_names_an_observation_of_its_round(sessions: list[Session]) -> None:
    abouts = [(session, note.about) for session in sessions for note in session.notes if note.about]
    assert abouts
    for session, about in abouts:
        assert about in {seen.id for seen in session.observations}


def test_ids_are_unique(kept: dict[str, Kept]) -> None:
    found = Counter(
        str(value)
        for file in library.files(DEMO)
        for path, value in library.leaves(library.values(file))
        if path[-1] == "id"
    )
    assert len(found) > 200
    assert found.most_common(1)[0][1] == 1


def test_an_id_was_made_in_the_second_of_what_it_names(kept: dict[str, Kept]) -> None:
    for one in kept.values():
        assert _second(one.opportunity.id) == one.opportunity.created
        for session in one.sessions:
            assert _second(session.id) == session.began
            for entry in _entries(session):
                assert _second(entry.id) == entry.at
        for promise in one.opportunity.promises:
            assert (
                promise.on == _second(promise.id).astimezone(one.opportunity.created.tzinfo).date()
            )
        for decision in decisions(one.opportunity):
            assert all(_second(reason.id).date() == decision.on for reason in decision.grounds)
        assert all(_second(said.id).date() == said.on for said in one.opportunity.reflections)
        assert all(_second(said.id) == said.at for said in one.opportunity.differences)


def test_the_entries_of_a_kind_stand_in_the_order_of_their_times(sessions: list[Session]) -> None:
    for session in sessions:
        for kind in library.kinds(session):
            assert kind == sorted(kind, key=lambda entry: entry.at)


def test_a_round_is_over_and_holds_what_was_seen_in_it(sessions: list[Session]) -> None:
    for session in sessions:
        assert session.ended is not None
        assert session.began < session.ended
        for entry in _entries(session):
            assert session.began <= entry.at
            assert entry.at <= session.ended or isinstance(entry, Note)


def test_a_gut_is_rated_with_a_reason_and_in_one_round_it_is_still_missing(
    sessions: list[Session],
) -> None:
    ratings = [session.gut for session in sessions if session.gut is not None]
    assert all(gut.why for gut in ratings)
    assert {gut.rating for gut in ratings} == {2, 3, 4, 5}
    assert len(ratings) == len(sessions) - 1


def test_a_session_file_is_named_after_its_time_and_round() -> None:
    for file in library.session_files(DEMO):
        match = library.SESSION_NAME.fullmatch(file.name)
        assert match is not None
        session = Session.model_validate(library.values(file))
        assert session.began.strftime(library.CLOCK) == match["began"]
        assert session.round.replace(" ", "-") == match["slug"]


def test_one_round_was_this_morning_and_one_is_this_afternoon(kept: dict[str, Kept]) -> None:
    morning = kept["haus-sohne"].sessions[-1]
    (planned,) = kept["acme"].opportunity.planned
    assert morning.began.date() == ANCHOR
    assert morning.began.hour < 12
    assert planned.at is not None
    assert planned.at.replace(tzinfo=None) == dt.datetime.combine(ANCHOR, dt.time(17))
    assert (planned.round, planned.with_whom) == ("round 2", "the manager")


def test_nothing_recorded_lies_after_today(sessions: list[Session]) -> None:
    assert max(session.began.date() for session in sessions) == ANCHOR


def test_one_answer_is_due_before_another_side_decides(kept: dict[str, Kept]) -> None:
    answer_by = kept["birch-systems"].opportunity.answer_by
    decides = kept["acme"].opportunity.they_decide_by
    assert answer_by is not None
    assert decides is not None
    assert answer_by > ANCHOR
    assert decides - answer_by == dt.timedelta(days=7)


def test_something_is_to_be_done_today(kept: dict[str, Kept]) -> None:
    due = [
        follow_up.text
        for one in kept.values()
        for follow_up in one.opportunity.follow_ups
        if follow_up.by == ANCHOR and not follow_up.done
    ]
    assert due == ["the thank-you note to Mara"]


def test_only_what_is_closed_has_a_decision_and_nobody_answers_for_them(
    kept: dict[str, Kept],
) -> None:
    for one in kept.values():
        opportunity = one.opportunity
        assert (opportunity.decision is not None) == (opportunity.stage in CLOSED)
        if opportunity.decision:
            assert opportunity.decision.reasons
            assert bool(opportunity.decision.because) == (opportunity.stage != "rejected")


def test_every_decision_of_ones_own_is_whole(kept: dict[str, Kept]) -> None:
    for one in kept.values():
        made = decisions(one.opportunity)
        assert all(decision.stage for decision in made)
        if not made or one.opportunity.stage == "rejected":
            continue
        for decision in made:
            assert {reason.side for reason in decision.grounds} == {"for", "against"}
            assert {reason.whose for reason in decision.grounds} == {"yours", "theirs"}
            assert any(reason.signal is None for reason in decision.grounds)
            assert decision.options
            assert decision.weighed
            assert decision.unknown
            assert decision.doubt
            assert decision.made
            assert decision.own_probability is not None
            assert decision.went_wrong
            assert decision.went_well


def test_some_decision_was_foresight_one_a_reaction_and_one_against_the_advice(
    kept: dict[str, Kept],
) -> None:
    made = [decision for one in kept.values() for decision in decisions(one.opportunity)]
    assert {"foresight", "reaction"} <= {decision.made for decision in made}
    assert [decision.stage for decision in made if decision.against_advice] == ["accepted"]


def test_what_the_evaluator_said_is_what_it_says_of_the_same_answers(
    kept: dict[str, Kept],
) -> None:
    catalogue = load_catalogue()[0]
    for one in kept.values():
        for decision in decisions(one.opportunity):
            then = decision.evaluation
            assert then is not None
            assert then.at.date() == decision.on
            assert {said.signal for said in then.contributions} <= set(catalogue.by_id)
            around = Circumstances(
                prior_a=then.prior_a,
                prior_b=then.prior_b,
                join_loss_months=then.join_loss_months,
                decline_loss_months=then.decline_loss_months,
            )
            again = case(catalogue, kept_evidence(then.contributions), around).probability
            assert again == pytest.approx(then.probability, abs=0.02)


def test_the_history_leads_step_by_step_to_where_it_stands(kept: dict[str, Kept]) -> None:
    for one in kept.values():
        history = one.opportunity.history
        stages = [one.opportunity.created, *(change.at for change in history)]
        assert stages == sorted(stages)
        now = "lead"
        for change in history:
            assert change.before == now
            assert not refusal(change.before, change.stage)
            now = change.stage
        assert now == one.opportunity.stage


def test_letters_that_were_sent_are_of_known_kinds_and_lie_in_the_past(
    kept: dict[str, Kept],
) -> None:
    sent = [letter for one in kept.values() for letter in one.opportunity.letters]
    assert len({letter.kind for letter in sent}) >= 4
    assert {letter.kind for letter in sent} <= {kind.name for kind in kinds()}
    assert max(letter.on for letter in sent) <= ANCHOR


def test_looked_back_at_are_a_job_taken_one_left_and_one_declined(kept: dict[str, Kept]) -> None:
    answered = {
        slug: [said.days for said in one.opportunity.reflections if said.again is not None]
        for slug, one in kept.items()
        if one.opportunity.reflections
    }
    assert answered == {
        "dune": [90], "fir-labs": [90, 180, None], "gannet-hospital": [90, 180],
    }  # fmt: skip
    assert all(is_whole(said) for one in kept.values() for said in one.opportunity.reflections)
    assert any(said.lesson for said in kept["fir-labs"].opportunity.reflections)


def test_one_reflection_is_due_today_and_another_one_soon(kept: dict[str, Kept]) -> None:
    due = {slug for slug, one in kept.items() if reflections_due(one.opportunity, ANCHOR)}
    assert due == {"dune"}
    soon = [one.on - ANCHOR for one in reflections_ahead(kept["dune"].opportunity, ANCHOR)]
    assert [away.days for away in soon] == [12]


def test_the_one_that_was_declined_says_what_would_have_to_change_and_what_did(
    kept: dict[str, Kept],
) -> None:
    dune = kept["dune"].opportunity
    assert dune.would_return_if
    assert [(said.signal, said.state, said.note) for said in dune.differences] == [
        ("long-commute", "clear", "at home three days"),
        (None, None, "incident lead, Go"),
    ]


def test_one_debrief_is_done_and_that_of_the_latest_round_waits(kept: dict[str, Kept]) -> None:
    rounds = [(session, one) for one in kept.values() for session in one.sessions]
    session, one = max(rounds, key=lambda pair: pair[0].began)
    assert session.debrief is None
    assert len([note for note in session.notes if not note.about]) == 2
    assert len(session.moments) == 1
    assert [seen.signal for seen in session.observations if seen.state == "evasive"]
    answered = {seen.promise for seen in session.observations if seen.promise}
    assert [promise for promise in one.opportunity.promises if promise.id not in answered]
    before = kept["birch-systems"].sessions[-1]
    done = before.debrief
    assert done is not None
    assert done.ended is not None
    assert all((done.taught, done.differently, done.feedback))
    recorded = {note.id for note in before.notes} | {moment.id for moment in before.moments}
    assert recorded <= {*done.left}


def test_the_deal_breaker_is_seen_plainly_at_the_job_that_was_left(kept: dict[str, Kept]) -> None:
    deal_breakers = library.profile(DEMO).deal_breakers or ()
    plain = {
        (one.slug, seen.signal)
        for one in kept.values()
        for seen in _observations(one)
        if seen.signal in deal_breakers and seen.state == "seen" and seen.degree == "plain"
    }
    assert plain == {("fir-labs", "bait-and-switch")}
    assert kept["fir-labs"].opportunity.stage == "left"


def test_two_rounds_disagree_about_the_way_to_work(kept: dict[str, Kept]) -> None:
    states = [
        seen.state for seen in _observations(kept["birch-systems"]) if seen.signal == "long-commute"
    ]
    assert states == ["clear", "seen"]


def test_every_answer_and_degree_is_there_for_signals_and_promises(kept: dict[str, Kept]) -> None:
    answers = {
        (bool(seen.promise), seen.state, seen.degree)
        for one in kept.values()
        for seen in _observations(one)
    }
    for is_promise in (False, True):
        assert {(is_promise, state, "plain") for state in ("seen", "clear", "evasive")} <= answers
        assert (is_promise, "seen", "hint") in answers


def test_some_questions_got_no_answer_and_some_did(sessions: list[Session]) -> None:
    answered = Counter(
        question.signal in {seen.signal for seen in session.observations}
        for session in sessions
        for question in session.questions
    )
    assert answered[True] >= 3
    assert answered[False] >= 8


def test_one_round_is_long_one_from_memory_and_one_note_very_long(sessions: list[Session]) -> None:
    assert max(len(_entries(session)) for session in sessions) >= 25
    assert sum(session.from_memory for session in sessions) == 1
    assert max(len(note.text) for session in sessions for note in session.notes) > 1500


def test_right_to_left_wide_and_emoji_text_and_brackets_are_there(kept: dict[str, Kept]) -> None:
    everything = "".join(word for file in library.files(DEMO) for word in library.words(file))
    assert {"R", "AL"} <= {unicodedata.bidirectional(character) for character in everything}
    assert "W" in {unicodedata.east_asian_width(character) for character in everything}
    assert "👩🏽‍🍳" in everything
    assert kept["haus-sohne"].opportunity.company == "Haus [&] Söhne"


def test_no_words_name_a_day_that_moving_would_make_wrong() -> None:
    for file in library.files(DEMO):
        for text in library.words(file):
            assert not CALENDAR_WORDS.search(text), f"{file.name}: {text}"


def test_jobs_of_several_trades_are_there(kept: dict[str, Kept]) -> None:
    roles = {one.opportunity.role for one in kept.values()}
    assert {"Staff Engineer", "Staff Nurse", "Class Teacher", "Cook"} <= roles


def test_a_folder_is_named_after_its_company(kept: dict[str, Kept]) -> None:
    for slug, one in kept.items():
        plain = unicodedata.normalize("NFKD", one.opportunity.company).encode("ascii", "ignore")
        assert "-".join(re.findall(r"[a-z0-9]+", plain.decode().lower())) == slug


def _observations(one: Kept) -> list[Observation]:
    return [seen for session in one.sessions for seen in session.observations]


def _entries(session: Session) -> list[Entry]:
    return [entry for kind in library.kinds(session) for entry in kind]


def _second(identifier: str) -> dt.datetime:
    return ULID.from_str(identifier).datetime.replace(microsecond=0)


def _unknown_keys(model: BaseModel) -> Iterator[str]:
    yield from model.model_extra or {}
    for _, value in model:
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, BaseModel):
                yield from _unknown_keys(inner)
