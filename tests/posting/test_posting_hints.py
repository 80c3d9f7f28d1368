"""Hints, the JSON form, and what changed since."""

from __future__ import annotations

import json

import pytest
from posting_samples import CLEAR, RULES, VAGUE, job, reading_of

from offer_tui.posting.reader import as_json, differences


def hinted(text: str) -> dict[str, str]:
    return {hint.signal: hint.state for hint in reading_of(text).signals}


def test_a_vague_posting_hints_at_vagueness_and_no_pay() -> None:
    hints = hinted(VAGUE)
    assert hints["vague-jd"] == "seen"
    assert hints["transparent-pay-range"] == "clear"


def test_a_clear_posting_hints_at_the_opposite() -> None:
    hints = hinted(CLEAR)
    assert hints["vague-jd"] == "clear"
    assert hints["transparent-pay-range"] == "seen"
    assert hints["first-90-days-specific"] == "seen"


@pytest.mark.parametrize(
    ("sentence", "signal"),
    [
        ("You are on call and work nights and weekends.", "always-on"),
        ("This is a temp to hire role.", "foot-in-the-door"),
        ("We offer flexible hours.", "real-flexibility"),
        ("We promote from within.", "growth-examples"),
        ("We are under new management.", "leadership-churn"),
        ("There is a trial shift, unpaid.", "unpaid-takehome-excess"),
    ],
)
def test_a_sentence_can_hint_at_a_signal(sentence: str, signal: str) -> None:
    assert hinted(job(sentence))[signal] == "seen"


def test_a_posting_proves_nothing() -> None:
    signals = [*reading_of(VAGUE).signals, *reading_of(CLEAR).signals]
    assert {hint.degree for hint in signals} == {"hint"}
    assert all(hint.because for hint in signals)


def test_each_signal_is_hinted_once() -> None:
    signals = [hint.signal for hint in reading_of(VAGUE).signals]
    assert len(signals) == len(set(signals))


def test_the_json_form_has_the_keys_it_is_known_by() -> None:
    form = json.loads(json.dumps(as_json(reading_of(CLEAR))))
    assert list(form) == ["vagueness", "facts", "wording", "promises", "questions", "signals"]
    assert list(form["facts"]) == [
        "pay_range", "location_or_remote", "reporting_line", "concrete_duties", "first_goals",
        "team_structure",
    ]  # fmt: skip
    assert set(form["promises"][0]) == {"kind", "text", "start", "end"}
    vague = json.loads(json.dumps(as_json(reading_of(VAGUE))))
    assert set(vague["wording"][0]) == {"phrase", "kind", "why", "start", "end"}
    assert set(vague["signals"][0]) == {"signal", "state", "degree", "because"}


def test_a_posting_pasted_again_is_the_same() -> None:
    again = CLEAR.upper().replace("\n", "\r\n")
    changes = differences(reading_of(CLEAR), reading_of(again))
    assert changes.verdict == "same"
    assert not changes.gone
    assert not changes.added


def test_a_promise_that_shrank_stands_beside_what_it_was() -> None:
    now = CLEAR.replace("12 days of paid vacation", "5 days of paid vacation")
    changes = differences(reading_of(CLEAR), reading_of(now))
    assert changes.verdict == "changed"
    (change,) = changes.promises
    assert change.kind == "leave"
    assert change.before.startswith("12 days")
    assert change.now.startswith("5 days")


def test_a_fact_that_went_is_named() -> None:
    now = CLEAR.replace("$26.00/hr - $31.00/hr\n", "")
    changes = differences(reading_of(CLEAR), reading_of(now))
    assert changes.facts_lost == ("pay_range",)
    assert [c.now for c in changes.promises if c.kind == "pay"] == [""]
    assert changes.gone


def test_a_posting_for_another_job_is_not_called_a_change() -> None:
    assert differences(reading_of(CLEAR), reading_of(VAGUE)).verdict == "another"


def test_every_rule_of_wording_has_a_reason() -> None:
    assert all(rule.why for rule in RULES.wording.values())
    assert all(rule.reason for rule in RULES.promises.values())
    assert all(rule.because for rule in RULES.hints)
