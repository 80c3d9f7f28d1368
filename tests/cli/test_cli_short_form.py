"""The short form of a case: what is wrong with it is named with line, key and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.shell import NUMBERS_RIGHT, Shell
from offer_tui.cli.matter import is_loss
from offer_tui.cli.short_form import short_form
from offer_tui.evaluator.evaluation import as_json, evaluate
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.reading import FileProblem, source_of

CATALOGUE, _ = load_catalogue()

WRONG = [
    ('[observed]\njd-work-mismach = "seen"', ":2: observed.jd-work-mismach: there is no signal",
     "did you mean jd-work-mismatch?"),
    ('[observed]\n71 = "seen"', ":2: observed.71: there is no signal", "id: high-turnover-team"),
    ('[observed]\njd-work-mismatch = "sen"', ':2: observed.jd-work-mismatch: "sen" is no state',
     "write seen, hint, clear or evasive"),
    ("[observed]\njd-work-mismatch = true", ":2: observed.jd-work-mismatch: True is no state",
     "in quotes"),
    ("[observed]\ngut = 3", ":2: observed.gut: ", "move the line above [observed]"),
    ('jd-work-mismatch = "seen"', ":1: jd-work-mismatch: ", "write it under [observed]"),
    ("observed = 3", ":1: observed: this is not a table", "write [observed] on a line"),
    ("\ngut = 9", ":2: gut: 9 is no gut rating", "from 1 (get me out) to 5"),
    ("gut = true", ":1: gut: True is no gut rating", "a whole number"),
    ("guts = 3", ":1: guts: the short form has no such key", "did you mean gut?"),
    ("join_loss_months = -3", ":1: join_loss_months: -3 is not above zero", "write months above"),
    ("decline_loss_months = 0", ":1: decline_loss_months: 0 is not above zero", "like 3"),
    ("join_loss_months = nan", ":1: join_loss_months: this is not a number", "like 6"),
    ("join_loss_months = inf", ":1: join_loss_months: this is not a finite number", "like 6"),
    ('join_loss_months = "6"', ':1: join_loss_months: "6" is not a number', "like 6"),
    ("prior = [0, 15]", ":1: prior: 0 is not above zero", "like [5, 15], both above zero"),
    ("prior = [5]", ":1: prior: [5] is not a list of two numbers", "like [5, 15]"),
    ("prior = [5, nan]", ":1: prior: this is not a number", "like [5, 15]"),
    ('stage = "hired"', ':1: stage: "hired" is no stage', '"interviewing" or "offer"'),
    ('deal_breakers = "bait-and-switch"', ":1: deal_breakers: ", "in brackets"),
    ('deal_breakers = ["bait-and-swich"]', ":1: deal_breakers: there is no signal",
     "did you mean bait-and-switch?"),
    ("not_applicable = [3]", ":1: not_applicable: [3] is not a list of signals", "in brackets"),
    ("gut = ", ":1: this is not TOML: ", "mend that line"),
    ("", ": there is nothing in it", "under [observed]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "mend"), WRONG)
def test_what_is_wrong_is_named_with_line_key_and_mend(
    shell: Shell, text: str, what: str, mend: str
) -> None:
    said = shell.failed("evaluate", "-", "--json", given=text)
    assert said.startswith(f"<stdin>{what}")
    assert mend in said
    path = shell.write("case.toml", text)
    assert shell.failed("evaluate", str(path)).startswith(f"{path}{what}")


@pytest.mark.parametrize(
    ("name", "what"),
    [("none.toml", "there is no such file"), ("./", "this is a folder")],
)
def test_what_is_no_file_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str, what: str
) -> None:
    monkeypatch.chdir(shell.folder)
    assert what in shell.failed("evaluate", name)


@pytest.mark.parametrize(
    "content", [b"\0" * 50, b"\xff\xfe[", b"[" * 30_000, b"a." * 9_000 + b"a=1"]
)
def test_what_is_no_toml_is_refused(shell: Shell, content: bytes) -> None:
    assert shell.failed("evaluate", "-", given=content).startswith("<stdin>")


def test_a_file_too_large_is_not_read(shell: Shell) -> None:
    assert "larger than 1,000,000 bytes" in shell.failed("evaluate", "-", given=b"#" * 2_000_000)


def test_every_key_has_its_meaning(shell: Shell) -> None:
    keys = (
        'gut = 4\nprior = [2, 8]\njoin_loss_months = 4\ndecline_loss_months = 6\nstage = "offer"\n'
        'deal_breakers = ["high-turnover-team"]\nunavailable = ["ex-report-vouches"]\n'
        'not_applicable = ["long-commute"]\n'
    )
    said = shell.json("evaluate", "-", given=keys + NUMBERS_RIGHT.removeprefix("gut = 3\n"))
    assert said["prior"] == {"a": 2, "b": 8, "mean": 0.2}
    assert (said["join_loss_months"], said["decline_loss_months"]) == (4, 6)
    assert (said["gut"], said["verdict"]) == (4, "walk-away")
    assert said["deal_breakers"] == ["high-turnover-team"]
    asked = {one["signal"] for one in said["next_questions"]}
    assert not asked & {"ex-report-vouches", "long-commute"}


def test_an_empty_list_means_no_deal_breakers_at_all(shell: Shell) -> None:
    given = 'gut = 3\ndeal_breakers = []\n[observed]\nbait-and-switch = "seen"\n'
    assert shell.json("evaluate", "-", given=given)["verdict"] != "walk-away"


def test_unknown_is_like_no_line_at_all(shell: Shell) -> None:
    one = shell.json("evaluate", "-", given=f'{NUMBERS_RIGHT}always-on = "unknown"\n')
    assert one == shell.json("evaluate", "-", given=NUMBERS_RIGHT)


def test_before_an_offer_the_words_are_others(shell: Shell) -> None:
    given = f'stage = "interviewing"\njoin_loss_months = 1\n{NUMBERS_RIGHT}'
    assert "Go on" in shell.done("evaluate", "-", given=given)


numbers = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True), st.integers(-(2**62), 2**62), st.booleans()
)


@settings(max_examples=40, deadline=None)
@given(a=numbers, b=numbers, join=numbers, decline=numbers)
def test_any_number_is_weighed_or_refused_and_never_a_fault(
    a: float, b: float, join: float, decline: float
) -> None:
    def toml(number: float) -> str:
        return str(number).lower()

    text = (
        f"prior = [{toml(a)}, {toml(b)}]\njoin_loss_months = {toml(join)}\n"
        f'decline_loss_months = {toml(decline)}\n[observed]\nhigh-turnover-team = "seen"\n'
    )
    source = source_of(Path("case.toml"), text.encode())
    try:
        findings, around = short_form(source, CATALOGUE)
    except FileProblem as problem:
        named = problem.line
    else:
        said = as_json(evaluate(CATALOGUE, [findings], around, batches=False))
        assert 0 <= float(str(said["probability_of_regret"])) <= 1
        named = None
    is_fine = all(is_loss(number) and number is not True for number in (a, b, join, decline))
    assert (named is None) == is_fine
