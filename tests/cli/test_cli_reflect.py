"""The command reflect: what is due, and what was answered."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.shell import Shell

TODAY = dt.datetime.now().astimezone().date()


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def file_of(shell: Shell) -> Path:
    return shell.data / "opportunities" / "acme" / "opportunity.toml"


def decided(shell: Shell, days: int, *more: str, stage: str = "accepted") -> None:
    file = file_of(shell)
    text = file.read_text().replace('stage = "interviewing"', f'stage = "{stage}"')
    file.write_text("\n".join([text, "[decision]", f"on = {ago(days)}", *more, ""]))


ANSWERED = (
    "[[reflection]]",
    'id = "00000000000000000000000001"',
    f"on = {ago(5)}",
    "days = 90",
    "again = false",
    'causes = ["role"]',
    'lesson = "ask who is on call"',
    'foretold = ["bait-and-switch"]',
    "[reflection.regret]",
    "right = 4",
    "regretted = 2",
    "same_again = 3",
    "harmed = 1",
    "wise = 4",
)


def test_what_is_due_is_named(acme: Shell) -> None:
    decided(acme, 95)
    assert "The look back after 90 days is due" in acme.done("reflect", "acme")


def test_before_that_its_day_is_named_and_later_nothing_is_held_against_anyone(
    acme: Shell,
) -> None:
    decided(acme, 30)
    assert "after 90 days is due on" in acme.done("reflect", "acme")
    decided_long_ago = file_of(acme).read_text().replace(str(ago(30)), str(ago(999)))
    file_of(acme).write_text(decided_long_ago)
    assert "one can be written on any day" in acme.done("reflect", "acme")


def test_what_is_open_says_what_a_reflection_looks_back_at(acme: Shell) -> None:
    assert "It is still open" in acme.done("reflect", "acme")


def test_what_was_answered_is_shown_in_words(acme: Shell) -> None:
    decided(acme, 95, *ANSWERED)
    page = acme.done("reflect", "acme")
    for words in (
        "after 90 days", "would not take it again", "regret: 25 of 100",
        "The role itself is not what you took it for.", "the lesson: ask who is on call",
        "foretold by: bait and switch", "no verdict",
    ):  # fmt: skip
        assert words in page, words


def test_programs_get_the_answers_with_the_score(acme: Shell) -> None:
    decided(acme, 95, *ANSWERED, stage="declined")
    told = acme.json("reflect", "acme")
    assert (told["slug"], told["kind"], told["due"]) == ("acme", "declined", None)
    assert [one["days"] for one in told["ahead"]] == [180, 365]
    (one,) = told["reflections"]
    assert (one["again"], one["score"], one["foretold"]) == (False, 25, ["bait-and-switch"])


def test_a_date_before_the_decision_is_said_beside_the_answer(acme: Shell) -> None:
    decided(acme, 2, *ANSWERED)
    result = acme.run("reflect", "acme")
    assert result.exit_code == 0
    assert "is dated before the decision of" in result.stderr
    assert "would not take it again" in result.stdout or "would not decide so" in result.stdout


@pytest.mark.parametrize(
    ("wrong", "key", "mend"),
    [
        ("harmed = 9", "reflection.regret.harmed", "write one that is at most 5"),
        ("harmed = 0", "reflection.regret.harmed", "write one that is at least 1"),
        ("harmed = 2.5", "reflection.regret.harmed", "write it in digits, without quotes"),
    ],
)
def test_an_answer_outside_the_scale_is_named_with_its_line(
    acme: Shell, wrong: str, key: str, mend: str
) -> None:
    decided(acme, 95, *(wrong if line == "harmed = 1" else line for line in ANSWERED))
    assert_named(acme, wrong, key, mend)


@pytest.mark.parametrize(
    ("right", "wrong", "key", "mend"),
    [
        ("again = false", 'again = "perhaps"', "reflection.again", "write true or false"),
        ('causes = ["role"]', 'causes = ["bad luck"]', "reflection.causes", '"unfulfilled"'),
        ('causes = ["role"]', 'causes = "role"', "reflection.causes", "put it in brackets"),
        (f"on = {ago(5)}", 'on = "soon"', "reflection.on", "write it like 2025-11-21"),
    ],
)
def test_what_no_answer_can_be_is_named_with_its_line(
    acme: Shell, right: str, wrong: str, key: str, mend: str
) -> None:
    decided(acme, 95, *(wrong if line == right else line for line in ANSWERED))
    assert_named(acme, wrong, key, mend)


def assert_named(acme: Shell, wrong: str, key: str, mend: str) -> None:
    before = file_of(acme).read_text()
    line = before.splitlines().index(wrong) + 1
    said = acme.failed("reflect", "acme")
    assert f"opportunity.toml:{line}: {key}: " in said
    assert mend in said
    assert file_of(acme).read_text() == before


@pytest.mark.parametrize("is_named", [True, False])
def test_a_look_back_stays_with_the_decision_before_when_a_new_one_is_made_that_day(
    acme: Shell, is_named: bool
) -> None:
    named = [f"decided = {ago(101)}", 'stage = "declined"'] if is_named else []
    decided(
        acme, 0, 'stage = "accepted"',
        "[[earlier_decision]]", f"on = {ago(101)}", 'stage = "declined"',
        "[[reflection]]", 'id = "00000000000000000000000001"', f"on = {TODAY}", "days = 90",
        "again = false", *named,
    )  # fmt: skip
    page = acme.done("reflect", "acme")
    assert "would not turn it down again" in page
    assert "The look back after 90 days is due on" in page
    assert "would not decide so again" in acme.done("why", "acme")
    assert "would not turn it down again, after 3 months" in acme.done("learning")
    (job,) = acme.json("learning")["jobs"]
    assert (job["decided"], job["bearing"]) == (str(ago(101)), "declined")


def test_one_that_was_only_begun_is_still_due(acme: Shell) -> None:
    decided(
        acme, 100, "[[reflection]]", 'id = "00000000000000000000000001"', f"on = {ago(5)}",
        "days = 90", 'missing = "who moved up"',
    )  # fmt: skip
    assert "The look back after 90 days is due" in acme.done("reflect", "acme")
    assert "SUMMARY:Look back at Acme" in acme.done("export", "--format", "ics")


@pytest.mark.parametrize(
    ("wrong", "key"), [("decided = 3", "decided"), ('stage = "eaten"', "stage")]
)
def test_a_link_to_a_decision_that_can_be_none_is_named_with_its_line(
    acme: Shell, wrong: str, key: str
) -> None:
    decided(acme, 95, *(wrong if line == "days = 90" else line for line in ANSWERED))
    assert_named(acme, wrong, f"reflection.{key}", "write")
