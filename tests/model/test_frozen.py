"""An evaluation that was kept with a decision, and later changes of it."""

from __future__ import annotations

import tomllib

import tomli_w

from offer_tui.model.frozen import FrozenEvaluation, sealed

KEPT = {
    "at": "2026-11-21T18:00:00+01:00", "catalogue": "1", "probability": 0.3564, "low": 0.18,
    "high": 0.58, "prior_a": 5.0, "prior_b": 15.0, "join_loss_months": 6.0,
    "decline_loss_months": 3.0, "verdict": "ask-first", "leaning": "pass", "coverage": 0.16,
    "contribution": [
        {"signal": "jd-work-mismatch", "label": "work unlike the posting", "state": "seen",
         "weight_nats": 0.4316, "factor": 1.0},
    ],
}  # fmt: skip


def kept(**values: object) -> FrozenEvaluation:
    return FrozenEvaluation.model_validate(KEPT | values)


def test_what_is_read_again_from_its_file_was_not_altered() -> None:
    before = sealed(kept())
    text = tomli_w.dumps(before.model_dump(by_alias=True, exclude_unset=True))
    assert not FrozenEvaluation.model_validate(tomllib.loads(text)).was_altered


def test_the_same_moment_on_another_clock_is_the_same() -> None:
    before = sealed(kept())
    assert not kept(at="2026-11-21T17:00:00+00:00", seal=before.seal).was_altered


def test_another_figure_is_noticed() -> None:
    seal = sealed(kept()).seal
    assert kept(probability=0.2, seal=seal).was_altered
    other = [KEPT["contribution"][0] | {"weight_nats": 0.1}]  # type: ignore[index]
    assert kept(contribution=other, seal=seal).was_altered
    assert kept(contribution=[], seal=seal).was_altered


def test_keys_of_other_programs_alter_nothing() -> None:
    assert not kept(colour="green", seal=sealed(kept()).seal).was_altered


def test_losses_that_a_hand_made_nothing_are_survived() -> None:
    altered = kept(join_loss_months=0, decline_loss_months=0, seal=sealed(kept()).seal)
    assert altered.threshold == 0.5
    assert altered.was_altered


def test_a_time_at_the_end_of_the_calendar_is_survived() -> None:
    assert kept(at="0001-01-01T00:00:00+14:00", seal=sealed(kept()).seal).was_altered


def test_one_without_a_seal_is_not_called_altered() -> None:
    assert not kept().was_altered
