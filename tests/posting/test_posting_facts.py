"""The six facts, and how vague a posting is."""

from __future__ import annotations

import pytest
from posting_samples import CLEAR, GLUED, VAGUE, given, job, reading_of

EVERY_FACT = {
    "pay_range", "location_or_remote", "reporting_line", "concrete_duties", "first_goals",
    "team_structure",
}  # fmt: skip


def test_a_clear_posting_gives_every_fact_and_is_not_vague() -> None:
    assert given(CLEAR) == EVERY_FACT
    assert reading_of(CLEAR).vagueness == 1


def test_a_vague_posting_gives_none_and_is_as_vague_as_can_be() -> None:
    assert given(VAGUE) == set()
    assert reading_of(VAGUE).vagueness == 5


def test_a_posting_that_lost_its_line_breaks_is_still_understood() -> None:
    assert {"pay_range", "location_or_remote", "concrete_duties"} <= given(GLUED)
    assert reading_of(GLUED).vagueness <= 2


def test_each_fact_is_shown_by_the_words_that_give_it() -> None:
    shown = {f.id: CLEAR[f.start : f.end] for f in reading_of(CLEAR).facts if f.given}
    assert shown["pay_range"] == "$26.00/hr - $31.00/hr"
    assert shown["location_or_remote"] == "Hood River, OR"
    assert shown["reporting_line"].startswith("report to the orchard manager")
    assert "first 60 days" in shown["first_goals"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Salary: $52,000 - $61,000.",
        "The rate is 24.50 to 28 USD per hour, paid as $24.50 - $28 hourly.",
        "You earn \u00a331,000 a year plus bonus.",
        "Compensation: 16-18/hour",
        "This is a GS-9 position.",
        "Base salary $90k plus commission.",
    ],
)
def test_an_amount_for_this_job_is_pay(sentence: str) -> None:
    assert "pay_range" in given(job(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "We pay a competitive salary.",
        "There is a $2,000 sign-on bonus.",
        "We raised $40 million last year.",
        "You manage a budget of $250,000.",
        "Tuition reimbursement up to $3,000 per year.",
        "Pay depends on experience, plus tips.",
    ],
)
def test_other_amounts_and_praise_are_not_pay(sentence: str) -> None:
    assert "pay_range" not in given(job(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The office is located in Tacoma.",
        "This role is fully remote.",
        "Location: 18 Mill Street",
        "You work from home two days a week.",
        "Our shop is in Duluth, MN.",
        "A hybrid role.",
        "You visit farms throughout Marathon County.",
    ],
)
def test_a_city_a_site_or_a_rule_is_a_workplace(sentence: str) -> None:
    assert "location_or_remote" in given(job(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Location: United States",
        "We serve clients throughout Ohio.",
        "Remote interviews are possible.",
        "We have remote servers.",
    ],
)
def test_a_country_or_a_state_alone_is_no_workplace(sentence: str) -> None:
    assert "location_or_remote" not in given(job(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "You report to the Head of Finance.",
        "This position reports directly to the CEO.",
        "You work under the direction of the Charge Nurse.",
        "The clerk is supervised by the Office Manager.",
    ],
)
def test_a_named_boss_is_a_reporting_line(sentence: str) -> None:
    assert "reporting_line" in given(job(sentence))


@pytest.mark.parametrize(
    "sentence",
    ["You prepare monthly reports to clients.", "Ask your supervisor.", "We have good managers."],
)
def test_a_passing_boss_is_none(sentence: str) -> None:
    assert "reporting_line" not in given(job(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You join a team of nine.", True),
        ("You will have four direct reports.", True),
        ("You supervise the kitchen staff.", True),
        ("Experience managing a team of five is required.", False),
        ("You work in cross-functional teams.", False),
    ],
)
def test_a_team_counts_when_it_is_yours_and_sized(sentence: str, expected: bool) -> None:
    assert ("team_structure" in given(job(sentence))) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Within six months you will have moved the archive.", True),
        ("In your first 90 days you visit all twelve branches.", True),
        ("You carry a quota of $400,000.", True),
        ("Benefits start after your first 90 days.", False),
        ("You grow with the company.", False),
    ],
)
def test_a_goal_has_a_time_or_a_measure(sentence: str, expected: bool) -> None:
    assert ("first_goals" in given(job(sentence))) is expected


def test_intentions_alone_are_no_concrete_duties() -> None:
    text = (
        "Partnerships Lead\n\nResponsibilities\n- Drive growth\n- Support the strategy\n"
        "- Align stakeholders\n- Ensure excellence\n- Foster collaboration\n- Champion change\n"
    )
    assert "concrete_duties" not in given(text)


def test_each_missing_fact_calls_for_its_question() -> None:
    reading = reading_of(VAGUE)
    missing = [fact.question for fact in reading.facts if not fact.given]
    assert list(reading.questions[: len(missing)]) == missing
    assert len(missing) == 6


def test_a_text_that_forgets_its_title_is_vaguer() -> None:
    duties = "\n".join(
        f"- {line}"
        for line in (
            "Check the boilers and the pumps",
            "Schedule repairs of the conveyor",
            "Order filters and valves",
            "Paint the gangways",
            "Clean the hoppers",
        )
    )
    fitting = reading_of(f"Boiler Overseer\n\nResponsibilities\n{duties}\n")
    foreign = reading_of(f"Payables Overseer\n\nResponsibilities\n{duties}\n")
    assert foreign.vagueness > fitting.vagueness
