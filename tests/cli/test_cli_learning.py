"""``offer-tui learning``: what own outcomes taught, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.shell import Shell

TAKEN = """\
schema = 1
id = "01HZ{number:022d}"
company = "{company}"
stage = "{stage}"
created = 2024-02-01T09:00:00+01:00

[decision]
on = 2024-03-01
own_probability = {own}

[decision.evaluation]
at = 2024-03-01T10:00:00+01:00
catalogue = "1"
probability = {forecast}
low = 0.1
high = 0.6
prior_a = 5.0
prior_b = 15.0
join_loss_months = 6.0
decline_loss_months = 3.0
verdict = "take"
leaning = "take"
coverage = 0.3

[[decision.evaluation.contribution]]
signal = "high-turnover-team"
label = "people keep leaving"
state = "{state}"
weight_nats = 0.3
factor = 1.0

[[reflection]]
id = "01HZ{number:022d}"
on = 2024-10-01
again = {again}
"""


def put(shell: Shell, number: int, company: str, again: bool = True, **values: object) -> Path:
    told = {"stage": "accepted", "own": 0.3, "forecast": 0.4, "state": "seen", **values}
    text = TAKEN.format(number=number, company=company, again=str(again).lower(), **told)
    return shell.write(f"data/opportunities/job-{number}/opportunity.toml", text)


def test_an_empty_library_is_told_what_would_have_to_happen(shell: Shell) -> None:
    said = shell.done("learning")
    assert said.startswith("Nothing was learnt yet. It learns from jobs you took:")
    assert "Jobs you declined are kept and never teach" in " ".join(said.split())
    assert shell.json("learning")["prior"]["is"] == {"a": 5.0, "b": 15.0, "mean": 0.25}


def test_was_is_and_because_of_which_jobs(shell: Shell) -> None:
    put(shell, 1, "Corvid", again=False)
    put(shell, 2, "Dune", state="clear")
    put(shell, 3, "Elm", stage="declined")
    said = shell.done("learning")
    assert "  was  5 of 20 jobs\n  is   6 of 22 jobs, because of these 2 outcomes\n" in said
    assert "71 people keep leaving  tells more" in said
    assert "  Corvid: would not take it again, after 7 months\n" in said
    assert "Kept, and not learnt from\n  Elm: would turn it down again" in said
    assert "The evaluator had given a forecast for 2, you for 2." in said
    assert "%" not in said


def test_from_five_outcomes_on_there_are_scores_with_a_warning(shell: Shell) -> None:
    for number in range(1, 7):
        put(shell, number, f"Job {number}", again=number > 2)
    said = shell.done("learning")
    assert "is   26 in 100: 7 of 26 jobs" not in said
    assert "is   27 in 100: 7 of 26 jobs, because of these 6 outcomes" in said
    assert "evaluator         6 jobs  Brier 0.227  log" in said
    assert "So few prove little" in said


def test_from_thirty_on_there_is_a_table_of_what_was_said_and_what_came(shell: Shell) -> None:
    for number in range(1, 31):
        put(shell, number, f"Job {number}", again=number % 3 > 0, forecast=0.35)
    said = shell.done("learning")
    assert "    30 to 40  30 jobs  said 35  came 33\n" in said
    assert "So few prove little" not in said


def test_for_programs_all_of_it_in_one_object(shell: Shell) -> None:
    put(shell, 1, "Corvid", again=False)
    put(shell, 3, "Elm", stage="withdrawn")
    said = shell.json("learning")
    assert (said["learning"], said["outcomes"]) == (True, 1)
    assert said["prior"]["was"] == {"a": 5.0, "b": 15.0, "mean": 0.25}
    assert said["prior"]["is"]["a"] == 6.0
    (signal,) = said["signals"]
    assert (signal["signal"], signal["because_of"]) == ("high-turnover-team", ["job-1"])
    assert signal["is"]["strength_regret"] == signal["was"]["strength_regret"] + 1
    jobs = {job["slug"]: job for job in said["jobs"]}
    assert jobs["job-1"]["would_accept_again"] is False
    assert jobs["job-1"]["evidence"] == {"high-turnover-team": "seen"}
    assert (jobs["job-3"]["bearing"], jobs["job-3"]["would_accept_again"]) == ("declined", None)
    assert said["calibration"]["evaluator"]["scored"] == 1
    assert said["calibration"]["own"]["brier"] is None


def test_evaluate_and_list_go_by_what_was_learnt_and_not_when_it_is_switched_off(
    shell: Shell,
) -> None:
    shell.done("new", "Acme")
    for line in ("71", "/fin 3"):
        shell.done("log", "acme", line)
    before, listed = shell.json("evaluate", "acme"), shell.json("list")
    put(shell, 1, "Corvid", again=False)
    after = shell.json("evaluate", "acme")
    assert after["prior"]["a"] == 6
    assert after["catalogue"]["version"] == f"{before['catalogue']['version']}+1"
    assert after["probability_of_regret"] > before["probability_of_regret"]
    rows = {row["slug"]: row["advice"] for row in shell.json("list")}
    assert rows["acme"]["low"] > listed[0]["advice"]["low"]
    shell.write("data/profile.toml", "schema = 1\nlearning = false\n")
    assert shell.json("evaluate", "acme") == before
    assert {row["slug"]: row for row in shell.json("list")}["acme"] == listed[0]
    assert "Learning is switched off" in shell.done("learning")


def test_a_case_without_a_library_is_weighed_as_shipped(shell: Shell) -> None:
    put(shell, 1, "Corvid", again=False)
    said = shell.json("evaluate", "-", given='gut = 3\n[observed]\nhigh-turnover-team = "seen"\n')
    assert said["prior"]["a"] == 5


def test_an_altered_evaluation_is_named(shell: Shell) -> None:
    path = put(shell, 1, "Corvid", again=False)
    text = path.read_text().replace(
        "coverage = 0.3\n", 'coverage = 0.3\nseal = "0123456789abcdef"\n'
    )
    path.write_text(text)
    said = shell.done("learning")
    assert "Its frozen evaluation was changed after it was frozen." in said
    assert "people keep leaving" not in said
    assert shell.json("learning")["jobs"][0]["altered"] is True


@pytest.mark.parametrize("words", ["\\u001b[31mred\\u0007", "a\\nb", "\\u202eecaf"])
def test_hostile_names_do_nothing_to_the_terminal(shell: Shell, words: str) -> None:
    put(shell, 1, words, again=False)
    said = shell.done("learning")
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize(("own", "again"), [(0.0, False), (1.0, True)])
def test_a_forecast_that_gave_no_chance_to_what_happened_is_said_in_words(
    shell: Shell, own: float, again: bool
) -> None:
    put(shell, 1, "Corvid", again=again, own=own)
    for number in range(2, 7):
        put(shell, number, f"Job {number}", again=not again)
    said = " ".join(shell.done("learning").split())
    assert " log endless " in said
    assert " inf" not in said
    assert "You held something impossible that happened." in said
    assert "The evaluator held" not in said
    assert shell.json("learning")["calibration"]["own"]["log_score"] is None


def test_where_no_forecast_was_sure_and_wrong_nothing_is_said_of_it(shell: Shell) -> None:
    for number in range(1, 7):
        put(shell, number, f"Job {number}", own=0.0)
    said = shell.done("learning")
    assert "endless" not in said
    assert "impossible" not in said


def test_where_every_job_is_left_out_it_is_said_that_nothing_counts(shell: Shell) -> None:
    put(shell, 1, "Corvid", again=False)
    shell.write("data/profile.toml", f'schema = 1\nnot_learnt_from = ["01HZ{1:022d}"]\n')
    said = " ".join(shell.done("learning").split())
    assert "is 5 of 20 jobs, as shipped: you left every job out, so nothing counts now" in said
    assert "0 outcomes" not in said
