"""How jobs turned out, as the library's files tell, and what that does to evaluations."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import AT, mode_of, tick, ulid, with_ticks

from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learning import SHIPPED, TaughtCatalogue, prior_of
from offer_tui.model.frozen import FrozenEvaluation, sealed
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Session
from offer_tui.store.appraisal import RowAppraiser, appraise, learning, row_appraiser, taught
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.jobs import job_of
from offer_tui.store.library import Library
from offer_tui.store.outcomes import VERSION
from offer_tui.store.places import Places
from offer_tui.store.records import parse

DAY = dt.date(2024, 3, 1)
TODAY = dt.date(2026, 11, 22)
CATALOGUE = load_catalogue(Path("/nonexistent"))[0]


def days(count: int) -> dt.date:
    return DAY + dt.timedelta(days=count)


def frozen(probability: float = 0.4, /, **states: str) -> FrozenEvaluation:
    contributions = [
        {
            "signal": name.replace("_", "-"), "label": name, "weight_nats": 0.3, "factor": 1.0,
            "state": state.split()[0], "degree": "hint" if "hint" in state else "plain",
        }
        for name, state in states.items()
    ]  # fmt: skip
    return sealed(
        FrozenEvaluation.model_validate(
            {
                "at": AT, "catalogue": "1", "probability": probability, "low": 0.1, "high": 0.6,
                "prior_a": 5, "prior_b": 15, "join_loss_months": 6, "decline_loss_months": 3,
                "verdict": "take", "leaning": "take", "coverage": 0.3,
                "contribution": contributions,
            }
        )
    )  # fmt: skip


def decision(on: dt.date = DAY, /, **values: object) -> dict[str, Any]:
    return {"on": on, **values}


def back(on: int, again: bool | None = True, number: int = 1) -> dict[str, Any]:
    return {"id": ulid(700 + number + on % 97), "on": days(on), "again": again}


def opportunity(stage: str = "accepted", number: int = 1, **values: object) -> Opportunity:
    known = {"schema": 1, "id": ulid(number), "company": "Acme", "created": AT, "stage": stage}
    return Opportunity.model_validate({**known, **values})


def looked_back(
    *reflections: dict[str, Any], stage: str = "accepted", **decided: object
) -> Job | None:
    about = opportunity(stage, decision=decision(**decided), reflection=list(reflections))
    return job_of("acme", about, ())


def profile(**values: object) -> Profile:
    return Profile.model_validate({"schema": 1, "id": ulid(2), **values})


# What an opportunity tells.


def test_a_job_taken_and_looked_back_at_after_half_a_year_teaches() -> None:
    job = looked_back(back(180, again=False), evaluation=frozen(0.44), own_probability=0.3)
    assert job is not None
    assert (job.bearing, job.outcome.taken, job.outcome.would_accept_again) == (
        "teaches", True, False,
    )  # fmt: skip
    assert (job.outcome.forecast, job.outcome.own_forecast) == (0.44, 0.3)
    assert (job.decided, job.looked_back, job.outcome.days_after) == (DAY, days(180), 180)


@pytest.mark.parametrize(
    ("on", "bearing"), [(179, "early"), (90, "early"), (180, "teaches"), (-1, "backdated")]
)
def test_the_days_are_counted_from_the_decision(on: int, bearing: str) -> None:
    job = looked_back(back(on))
    assert job is not None
    assert job.bearing == bearing


def test_what_was_not_answered_and_what_was_never_decided_is_no_outcome() -> None:
    assert looked_back(back(200, again=None)) is None
    assert looked_back() is None
    assert job_of("acme", opportunity(reflection=[back(200)]), ()) is None
    assert looked_back(back(200), stage="rejected") is None


def test_one_job_teaches_once_by_its_latest_answer() -> None:
    job = looked_back(back(365, again=False), back(200, again=True), back(500, again=None))
    assert job is not None
    assert (job.outcome.days_after, job.outcome.would_accept_again) == (365, False)


@pytest.mark.parametrize("stage", ["declined", "withdrawn"])
def test_a_job_turned_down_is_kept_and_never_teaches(stage: str) -> None:
    job = looked_back(back(365, again=True), stage=stage, evaluation=frozen())
    assert job is not None
    assert (job.bearing, job.outcome.taken, job.outcome.teaches) == ("declined", False, False)
    assert not job.outcome.would_accept_again


def test_the_decision_s_own_stage_goes_before_the_opportunity_s() -> None:
    again = looked_back(back(200), stage="interviewing", evaluation=frozen())
    assert again is None
    told = opportunity(
        "interviewing", decision=decision() | {"stage": "accepted"}, reflection=[back(200)]
    )
    job = job_of("acme", told, ())
    assert job is not None
    assert job.bearing == "teaches"


def test_a_reflection_is_about_the_latest_decision_before_its_day() -> None:
    told = opportunity(
        "accepted",
        earlier_decision=[decision(days(0)) | {"stage": "declined"}],
        decision=decision(days(300)) | {"stage": "accepted"},
        reflection=[back(200, again=True), back(300 + 365, again=False)],
    )
    job = job_of("acme", told, ())
    assert job is not None
    assert (job.decided, job.bearing) == (days(300), "teaches")
    before = told.model_copy(update={"reflections": told.reflections[:1]})
    kept = job_of("acme", before, ())
    assert kept is not None
    assert (kept.decided, kept.bearing) == (days(0), "declined")


@pytest.mark.parametrize("named", [{"decided": DAY, "stage": "declined"}, {}])
def test_a_look_back_on_the_day_of_a_new_decision_tells_of_the_old_one(
    named: dict[str, Any],
) -> None:
    told = opportunity(
        "accepted",
        earlier_decision=[decision() | {"stage": "declined"}],
        decision=decision(days(101)) | {"stage": "accepted"},
        reflection=[back(101, again=False) | {"days": 90} | named],
    )
    job = job_of("acme", told, ())
    assert job is not None
    assert (job.decided, job.outcome.days_after, job.bearing) == (DAY, 101, "declined")


def test_a_look_back_dated_before_the_decision_that_it_names_counts_for_nothing() -> None:
    told = opportunity(
        "accepted",
        earlier_decision=[decision() | {"stage": "accepted"}],
        decision=decision(days(300)) | {"stage": "accepted"},
        reflection=[back(200) | {"decided": days(300)}],
    )
    job = job_of("acme", told, ())
    assert job is not None
    assert (job.decided, job.bearing) == (days(300), "backdated")


@pytest.mark.parametrize("said", [{"stage": "accepted"}, {}])
def test_leaving_a_job_is_no_decision_to_take_it(said: dict[str, str]) -> None:
    told = opportunity(
        "left",
        earlier_decision=[decision(days(0)) | {"evaluation": frozen(0.2)} | said],
        decision=decision(days(400)) | {"evaluation": frozen(0.9)},
        reflection=[back(420, again=False)],
    )
    job = job_of("acme", told, ())
    assert job is not None
    assert (job.outcome.days_after, job.outcome.forecast) == (420, 0.2)


def test_the_evidence_is_that_of_the_frozen_evaluation() -> None:
    stood = frozen(
        high_turnover_team="seen", always_on="seen hint", names_a_negative="clear hint",
        below_market_pay="evasive",
    )  # fmt: skip
    job = looked_back(back(200), evaluation=stood)
    assert job is not None
    assert dict(job.outcome.evidence.standing) == {
        "always-on": "hint", "below-market-pay": "evasive", "high-turnover-team": "seen",
        "names-a-negative": "conflict",
    }  # fmt: skip


def test_without_a_frozen_evaluation_it_is_what_the_rounds_hold_up_to_the_decision() -> None:
    def round_(number: int, on: dt.date, state: str) -> Session:
        began = dt.datetime.combine(on, dt.time(9), AT.tzinfo)
        empty = Session(schema_version=1, id=ulid(number), round="x", began=began)
        return with_ticks(empty, tick(number, state))  # type: ignore[arg-type]

    rounds = [round_(31, days(-9), "seen"), round_(32, days(9), "clear")]
    about = opportunity(decision=decision(), reflection=[back(200)])
    job = job_of("acme", about, rounds)
    assert job is not None
    assert dict(job.outcome.evidence.standing) == {"long-commute": "seen"}
    assert job.outcome.forecast is None


def test_an_altered_evaluation_gives_neither_forecast_nor_evidence_and_that_is_said() -> None:
    changed = frozen(0.44, always_on="seen").model_copy(update={"probability": 0.1})
    job = looked_back(back(200, again=False), evaluation=changed, own_probability=0.3)
    assert job is not None
    assert (job.is_altered, job.outcome.forecast, job.outcome.own_forecast) == (True, None, 0.3)
    assert not job.outcome.evidence.standing
    assert job.bearing == "teaches"


# What the library's files tell.


def keep(library: Library, about: Opportunity) -> str:
    return library.keep_opportunity(about)


def taken(number: int, *, again: bool, stage: str = "accepted", **states: str) -> Opportunity:
    return opportunity(
        stage, number, decision=decision(evaluation=frozen(**states)),
        reflection=[back(200, again=again, number=number)],
    ).model_copy(update={"company": f"Job {number}"})  # fmt: skip


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are parsed from now on to find outcomes."""
    read: list[str] = []

    def counting(path: Path, content: bytes, kind: Any) -> Any:
        read.append(path.parent.name)
        return parse(path, content, kind)

    monkeypatch.setattr("offer_tui.store.outcomes.parse", counting)
    return read


def test_only_files_with_a_reflection_are_parsed_and_each_once(
    library: Library, counted: list[str]
) -> None:
    slug = keep(library, taken(1, again=False))
    for number in range(2, 9):
        keep(library, opportunity(number=number, decision=decision()))
    assert [job.slug for job in library.outcomes.jobs()] == [slug]
    assert counted == [slug]
    library.outcomes.jobs()
    another = Library(library.places)
    assert another.outcomes.jobs() == library.outcomes.jobs()
    assert counted == [slug]


def test_a_file_that_changed_is_looked_at_again(library: Library) -> None:
    slug = keep(library, opportunity(decision=decision()))
    assert library.outcomes.jobs() == ()
    told = opportunity(decision=decision(), reflection=[back(200)])
    library.change_opportunity(
        slug, lambda o: o.model_copy(update={"reflections": told.reflections})
    )
    assert len(library.outcomes.jobs()) == 1
    (library.record_path(slug)).unlink()
    assert library.outcomes.jobs() == ()


def test_a_round_that_changed_is_looked_at_again_where_the_evidence_is_in_the_rounds(
    library: Library,
) -> None:
    slug = keep(library, opportunity(decision=decision(), reflection=[back(200)]))
    assert not library.outcomes.jobs()[0].outcome.evidence.standing
    began = dt.datetime.combine(days(-9), dt.time(9), AT.tzinfo)
    file = library.new_session(slug, "round 1", began=began)
    file.save(with_ticks(file.session, tick(2)))
    file.close()
    (job,) = library.outcomes.jobs()
    assert dict(job.outcome.evidence.standing) == {"long-commute": "seen"}


def test_a_file_that_cannot_be_read_has_no_outcome_until_it_is_mended(library: Library) -> None:
    slug = keep(library, taken(1, again=True))
    path = library.record_path(slug)
    sound = path.read_bytes()
    path.write_bytes(b"reflection = [[[")
    assert library.outcomes.jobs() == ()
    path.write_bytes(sound)
    assert len(library.outcomes.jobs()) == 1


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"[]", b"{}", b'{"version": 0}', b"\xff", b"[" * 100_000,
                b'{"version": 1, "opportunities": {"job-1": ["a"]}}',
                b'{"version": 1, "opportunities": 3}'],
)  # fmt: skip
def test_what_is_remembered_is_thrown_away_when_it_is_damaged(
    library: Library, content: bytes
) -> None:
    keep(library, taken(1, again=True))
    found = library.outcomes.jobs()
    path = library.places.cache / "outcomes.json"
    assert mode_of(path) == 0o600
    path.write_bytes(content)
    assert Library(library.places).outcomes.jobs() == found
    assert json.loads(path.read_bytes())["version"] == VERSION


def test_a_cache_that_cannot_be_written_costs_only_time(library: Library) -> None:
    keep(library, taken(1, again=True))
    library.places.cache.parent.mkdir(parents=True, exist_ok=True)
    library.places.cache.write_text("a file in its place")
    assert len(library.outcomes.jobs()) == 1
    assert len(Library(library.places).outcomes.jobs()) == 1


def test_any_words_and_days_survive_being_remembered(library: Library) -> None:
    odd = taken(1, again=True, always_on="seen").model_copy(
        update={"company": 'Fußball "\\ \x1b[31m\n', "role": "日本"}
    )
    keep(library, odd)
    assert library.outcomes.jobs()
    assert Library(library.places).outcomes.jobs() == library.outcomes.jobs()


# What it does to evaluations.

OTHER = opportunity("interviewing", 99)


def evaluated(library: Library, who: Profile, about: Opportunity = OTHER) -> Any:
    return appraise(taught(CATALOGUE, who, library, about), who, about, (), TODAY)


def test_outcomes_move_the_base_rate_and_the_weights_of_every_other_job(library: Library) -> None:
    before = evaluated(library, profile())
    slug = keep(library, taken(1, again=False, high_turnover_team="seen"))
    after = evaluated(library, profile())
    assert (after.posterior.prior.a, after.posterior.prior.b) == (6, 15)
    assert after.posterior.probability > before.posterior.probability
    assert after.catalogue.version == f"{CATALOGUE.version}+1"
    own = library.opportunity(slug)
    assert evaluated(library, profile(), own).posterior.prior == SHIPPED


def test_a_job_is_never_evaluated_with_what_its_own_outcome_taught(library: Library) -> None:
    first = keep(library, taken(1, again=False, high_turnover_team="seen"))
    keep(library, taken(2, again=True, high_turnover_team="clear"))
    own = library.opportunity(first)
    catalogue = taught(CATALOGUE, profile(), library, own)
    assert prior_of(catalogue).b == SHIPPED.b + 1
    assert prior_of(catalogue).a == SHIPPED.a
    row = row_appraiser(CATALOGUE, library, TODAY)
    alone = RowAppraiser(
        CATALOGUE, profile(), TODAY,
        [one for one in library.outcomes.taught() if one.opportunity != own.id],
    )  # fmt: skip
    assert row(own, ()) == alone(own, ())


@pytest.mark.parametrize(
    "who", [profile(learning=False), profile(not_learnt_from=(ulid(1), "unknown"))]
)
def test_switched_off_or_left_out_the_shipped_evaluation_holds_to_the_bit(
    library: Library, who: Profile
) -> None:
    shipped = appraise(CATALOGUE, profile(), OTHER, (), TODAY)
    keep(library, taken(1, again=False, high_turnover_team="seen"))
    learnt = evaluated(library, profile())
    assert learnt != shipped
    assert taught(CATALOGUE, who, library, OTHER) is CATALOGUE
    assert evaluated(library, who) == shipped
    assert evaluated(library, profile()) == learnt


def test_jobs_turned_down_change_nothing_whatever_was_said_of_them(library: Library) -> None:
    for number, stage in enumerate(("declined", "withdrawn"), 1):
        keep(library, taken(number, again=False, stage=stage, always_on="seen"))
    assert len(library.outcomes.jobs()) == 2
    assert taught(CATALOGUE, profile(), library, OTHER) is CATALOGUE


def test_the_stamp_of_rows_changes_with_what_was_learnt_and_comes_back(library: Library) -> None:
    def stamp(**values: object) -> str:
        return RowAppraiser(CATALOGUE, profile(**values), TODAY, library.outcomes.taught()).stamp

    nothing = stamp()
    slug = keep(library, taken(1, again=False, always_on="seen"))
    learnt = stamp()
    assert learnt != nothing
    assert stamp(learning=False) == stamp(not_learnt_from=(ulid(1),)) == nothing
    library.change_opportunity(
        slug,
        lambda o: o.model_copy(update={"reflections": taken(1, again=True).reflections}),
    )
    assert len({stamp(), learnt, nothing}) == 3


def test_a_decision_s_frozen_evaluation_is_not_redone(library: Library) -> None:
    slug = keep(library, taken(1, again=False))
    text = library.record_path(slug).read_bytes()
    keep(library, taken(2, again=False))
    evaluated(library, profile())
    row_appraiser(CATALOGUE, library, TODAY)(library.opportunity(slug), ())
    assert library.record_path(slug).read_bytes() == text


def _taught_in(folder: Path, order: Iterable[tuple[int, bool, str]]) -> Any:
    library = Library(Places(folder / "data", folder / "config", folder / "cache"))
    for number, again, state in order:
        keep(library, taken(number, again=again, high_turnover_team=state))
    return taught(CATALOGUE, profile(), library, OTHER)


@given(st.permutations([(n, n % 3 == 0, ("seen", "clear")[n % 2]) for n in range(1, 6)]))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_of_outcomes_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[tuple[int, bool, str]]
) -> None:
    found = _taught_in(tmp_path_factory.mktemp("one"), order)
    assert isinstance(found, TaughtCatalogue)
    assert found == _taught_in(tmp_path_factory.mktemp("other"), sorted(order))


def test_nothing_of_a_round_is_parsed_for_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug = keep(library, taken(1, again=False))
    library.new_session(slug, "round 1", began=AT).close()

    def refuse(*_: object) -> None:
        raise AssertionError("a round was parsed")

    monkeypatch.setattr("offer_tui.store.library.load_session", refuse)
    assert len(library.outcomes.jobs()) == 1
    assert learning(CATALOGUE, profile(), library.outcomes.taught()).learned.outcomes == 1
    os.utime(library.round_paths(slug)[0])
    assert len(Library(library.places).outcomes.jobs()) == 1
