"""evaluate and signals."""

from __future__ import annotations

import datetime as dt
import json
import shlex

import pytest

from cli.shell import NUMBERS_RIGHT, Shell, in_a_process
from offer_tui.store.demo import copy_demo

PRODUCT_KEYS = {
    "probability_of_regret", "interval", "prior", "log_odds", "evidence_nats", "join_loss_months",
    "decline_loss_months", "threshold", "expected_loss", "verdict", "leaning", "toss_up",
    "coverage", "gut", "gut_disagrees", "reservations", "before_you_sign", "contributions",
    "saturation_nats", "conflicts", "deal_breakers", "negotiable", "next_questions",
    "would_change", "catalogue",
}  # fmt: skip


def test_the_worked_example_holds_to_the_fourth_digit_in_a_real_process() -> None:
    ran = in_a_process("evaluate", "-", "--json", given=NUMBERS_RIGHT)
    assert (ran.returncode, ran.stderr) == (0, b"")
    said = json.loads(ran.stdout)
    assert said.keys() == PRODUCT_KEYS
    assert said["probability_of_regret"] == pytest.approx(0.3564, abs=5e-5)
    assert said["interval"] == pytest.approx([0.1809, 0.5813], abs=5e-5)
    assert said["evidence_nats"] == pytest.approx(0.5188, abs=5e-5)
    assert said["log_odds"] == pytest.approx(-0.5911, abs=5e-5)
    assert said["threshold"] == pytest.approx(0.3333, abs=5e-5)
    assert said["expected_loss"]["join"] == pytest.approx(2.138, abs=5e-4)
    assert said["expected_loss"]["decline"] == pytest.approx(1.931, abs=5e-4)
    found = {
        one["signal"]: (one["weight_nats"], one["factor"], one["contribution_nats"])
        for one in said["contributions"]
    }
    assert found == {
        "jd-work-mismatch": pytest.approx((0.4316, 1, 0.4316), abs=5e-5),
        "high-turnover-team": pytest.approx((0.3810, 0.7, 0.2667), abs=5e-5),
        "first-90-days-specific": pytest.approx((0.1229, 0.5, 0.0615), abs=5e-5),
        "names-a-negative": pytest.approx((-0.1796, 1, -0.1796), abs=5e-5),
        "below-market-pay": pytest.approx((-0.0876, 0.7, -0.0614), abs=5e-5),
    }
    assert (said["verdict"], said["leaning"], said["toss_up"]) == ("ask-first", "pass", True)
    assert said["would_change"][0]["signals"] == ["jd-work-mismatch"]
    assert said["would_change"][0]["probability_of_regret"] == pytest.approx(0.2809, abs=5e-5)


def test_losses_given_with_the_command_go_before_those_of_the_file(shell: Shell) -> None:
    given = f"join_loss_months = 9\n{NUMBERS_RIGHT}"
    said = shell.json("evaluate", "-", "--decline-loss", "1.5", given=given)
    assert (said["join_loss_months"], said["decline_loss_months"]) == (9, 1.5)
    said = shell.json("evaluate", "-", "--join-loss", "2", given=given)
    assert said["threshold"] == pytest.approx(0.6)


@pytest.mark.parametrize("loss", ["0", "-3", "nan", "inf", "six"])
def test_a_loss_that_is_none_is_a_misuse(shell: Shell, loss: str) -> None:
    assert "--join-loss" in shell.misused("evaluate", "acme", "--join-loss", loss)


def test_the_page_reads_from_the_sentence_to_what_would_turn_it_round(shell: Shell) -> None:
    path = shell.write("case.toml", NUMBERS_RIGHT)
    said = shell.done("evaluate", str(path))
    parts = [
        "Ask first. As it stands: leaning no, but too close to call.",
        "36 in 100, could be 18 to 58",
        "33 in 100: regretting it costs 6 months, turning a good one down 3",
        "Against\n  ▲ 11 work unlike the posting",
        "For\n  ● 25 names a real drawback",
        "Could still change the answer",
        "Would turn it round, if you were wrong about it\n  11 work unlike the posting: 28 in 100",
        "Before you sign, look into: bait and switch;",
        "No study links",
    ]
    places = [said.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_before_the_gut_no_number_is_shown(shell: Shell) -> None:
    said = shell.done("evaluate", "-", given=NUMBERS_RIGHT.replace("gut = 3\n", ""))
    assert "Gut first" in said
    assert "gut = 3" in said
    assert "in 100" not in said


def test_before_the_gut_a_deal_breaker_seen_plainly_is_named_without_a_word_of_advice(
    shell: Shell,
) -> None:
    said = shell.done("evaluate", "-", given='[observed]\nbait-and-switch = "seen"\n')
    assert said.splitlines()[2:] == [
        "Your deal-breaker, seen: 21 bait and switch",
        "",
        "Gut first: how did it feel? 1 get me out, 2 uneasy, 3 neither, 4 good, 5 I want",
        "this.",
        "Write it on a line above [observed], as in gut = 3.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("bait-and-switch*", "bad-reputation-insiders", "71"),
        ("71", "high-turnover-team"),
        ("names-a-negative", "71- nobody has left"),
    ],
)
@pytest.mark.parametrize("stage", ["interviewing", "offer"])
def test_while_a_round_goes_on_nothing_says_which_way_it_leans(
    acme: Shell, lines: tuple[str, ...], stage: str
) -> None:
    # The gut rating of the round before once let the leaning out.
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    path.write_text(path.read_text().replace('"interviewing"', f'"{stage}"'))
    acme.done("log", "acme", "72")
    acme.done("log", "acme", "/fin 2")
    for line in lines:
        acme.done("log", "acme", line)
    assert acme.done("evaluate", "acme") == (
        "Acme · Staff Engineer · 2 rounds\n\n"
        "Gut first: how did round 2 feel? 1 get me out, 2 uneasy, 3 neither, 4 good, 5 I\n"
        "want this.\n"
        "When it is over, end it in the app or with\n"
        "  offer-tui log acme '/fin 4'\n"
        "with your number. Then the figures are shown.\n"
    )
    assert acme.json("evaluate", "acme").keys() == PRODUCT_KEYS


@pytest.mark.parametrize("ending", [(), ("/fin",)])
def test_the_way_to_rate_that_is_named_shows_the_figures(
    acme: Shell, ending: tuple[str, ...]
) -> None:
    for line in ("71", *ending):
        acme.done("log", "acme", line)
    page = acme.done("evaluate", "acme").splitlines()
    (named,) = (line for line in page if line.startswith("  offer-tui "))
    acme.done(*shlex.split(named)[1:])
    assert "in 100, could be" in acme.done("evaluate", "acme")


def test_a_round_file_without_gut_says_how_to_rate_it(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.done("log", "acme", "/fin")
    (path,) = acme.rounds("acme")
    said = acme.done("evaluate", str(path))
    assert "Rate it in the app or with\n  offer-tui log REF '/fin 4'\n" in said
    assert "in 100" not in said


def test_a_broken_round_is_named_and_the_others_are_weighed(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.done("log", "acme", "/fin 3")
    broken = acme.data / "opportunities" / "acme" / "2025-01-01T100000-old.toml"
    for content in (b'schema = 1\nround = "old"\n', b"", b"\0\0\0", b"began = \xff", b"[[["):
        broken.write_bytes(content)
        result = acme.run("evaluate", "acme")
        assert result.exit_code == 0
        assert result.stdout.startswith("Acme · Staff Engineer · 1 round\n")
        assert "71 people keep leaving" in result.stdout
        assert (
            result.stderr.startswith(f"offer-tui: {broken}: ") or f"{broken}:1: " in result.stderr
        )
        assert result.stderr.count("\n") == 1


def test_a_broken_profile_is_named_and_the_defaults_hold(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.done("log", "acme", "/fin 3")
    path = acme.write("data/profile.toml", "join_loss_months = \n")
    for arguments in (("evaluate", "acme"), ("list",), ("live", "acme")):
        result = acme.run(*arguments)
        assert result.exit_code == 0
        assert result.stderr.startswith(f"offer-tui: {path}:1: this is not TOML")
        assert result.stderr.count("\n") == 1
    assert json.loads(acme.run("evaluate", "acme", "--json").stdout)["join_loss_months"] == 6.0
    assert acme.run("list").stdout.startswith("acme ")
    assert acme.app.opened[0][0] == "live"


def test_a_profile_written_by_hand_needs_no_id(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.write("data/profile.toml", "schema = 1\njoin_loss_months = 8.0\n")
    assert acme.json("evaluate", "acme")["join_loss_months"] == 8.0
    acme.done("list")
    acme.done("live", "acme")


def test_a_difference_that_was_settled_counts_as_the_latest_answer(acme: Shell) -> None:
    for line in ("71", "/fin 3", "71-", "/fin 3"):
        acme.done("log", "acme", line)
    assert acme.json("evaluate", "acme")["conflicts"] == ["high-turnover-team"]
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    path.write_text(f'{path.read_text()}settled = ["high-turnover-team"]\n')
    assert acme.json("evaluate", "acme")["conflicts"] == []


def test_an_opportunity_is_weighed_over_its_rounds(shell: Shell) -> None:
    copy_demo(shell.data, dt.datetime.now().astimezone().date())
    said = shell.done("evaluate", "birch")
    assert said.startswith("Birch Systems · Platform Lead · 4 rounds\n\nTake it:")
    assert "93 long commute, office days (rounds differ)" in said
    assert '"Mara may get the second team as well" (round 3, 10:33)' in said
    assert shell.json("evaluate", "birch")["verdict"] == "take"


def test_the_latest_round_without_gut_hides_the_figures(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    assert "Gut first: how did round 1 feel?" in acme.done("evaluate", "acme")
    assert acme.json("evaluate", "acme")["gut"] is None


def test_an_opportunity_without_rounds_says_so(acme: Shell) -> None:
    assert "Nothing was seen here yet." in acme.done("evaluate", "acme")
    assert acme.json("evaluate", "acme")["probability_of_regret"] == pytest.approx(0.25)


def test_the_persons_own_losses_and_deal_breakers_hold_for_their_opportunities(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.write(
        "data/profile.toml",
        'schema = 1\nid = "01M70SRQ24GE3H3JHH6FRSP28N"\njoin_loss_months = 8.0\n'
        'deal_breakers = ["high-turnover-team"]\n',
    )
    said = acme.json("evaluate", "acme")
    assert (said["join_loss_months"], said["verdict"]) == (8.0, "walk-away")


def test_a_round_is_weighed_by_its_file(acme: Shell) -> None:
    acme.done("log", "acme", "71 two of five")
    (path,) = acme.rounds("acme")
    text = path.read_text()
    gut = "\n[gut]\nrating = 2\nat = 2025-11-21T18:00:00+01:00\n"
    said = acme.done("evaluate", "-", given=text + gut)
    assert "71 people keep leaving" in said
    assert "two of five (round 1," in said
    assert [one["signal"] for one in acme.json("evaluate", str(path))["contributions"]] == [
        "high-turnover-team"
    ]


def test_a_signal_the_catalogue_does_not_hold_is_named_and_left_aside(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    (path,) = acme.rounds("acme")
    path.write_text(path.read_text().replace("high-turnover-team", "high-turnover-taem"))
    result = acme.run("evaluate", "acme", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["contributions"] == []
    assert "there is no signal high-turnover-taem" in result.stderr
    assert "did you mean high-turnover-team?" in result.stderr


def test_an_opportunitys_own_file_is_no_case(acme: Shell) -> None:
    path = acme.data / "opportunities" / "acme" / "opportunity.toml"
    assert "this is an opportunity" in acme.failed("evaluate", str(path))


def test_a_file_that_looks_like_a_reference_is_pointed_out(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("case", NUMBERS_RIGHT)
    monkeypatch.chdir(shell.folder)
    assert shell.failed("evaluate", "case").endswith("for the file of that name write ./case")
    assert shell.json("evaluate", "./case")["gut"] == 3


def test_own_signals_count_and_what_is_wrong_with_them_is_said(shell: Shell) -> None:
    good = (
        '[[signal]]\nid = "odd-smell"\ntheme = "culture"\npolarity = "red"\nyes = "odd smell"\n'
        'no = "smells fine"\nquestion = "What is that smell?"\nseen_if_regret = 0.4\n'
        "seen_if_not = 0.2\n"
    )
    shell.write("config/offer-tui/signals/mine.toml", good)
    shell.write("config/offer-tui/signals/worse.toml", '[[signal]]\nid = "x"\n')
    result = shell.run("evaluate", "-", "--json", given='[observed]\nodd-smell = "seen"\n')
    assert result.exit_code == 0
    assert json.loads(result.stdout)["contributions"][0]["signal"] == "odd-smell"
    assert "worse.toml:1: " in result.stderr


def test_signals_for_programs_have_rates_and_source(shell: Shell) -> None:
    listed = shell.json("signals")
    assert all(
        one.keys()
        == {
            "id", "code", "theme", "polarity", "yes", "no", "question", "ask", "p_seen_regret",
            "p_seen_no_regret", "strength", "grade", "pair", "negotiable", "source",
        }
        for one in listed
    )  # fmt: skip
    by_id = {one["id"]: one for one in listed}
    assert by_id["high-turnover-team"]["code"] == "71"
    assert 0 < by_id["high-turnover-team"]["p_seen_no_regret"] < 1
    assert by_id["asked-to-pay"]["p_seen_regret"] is None


def test_signals_are_listed_by_theme_with_their_ids(shell: Shell) -> None:
    said = shell.done("signals")
    assert said.startswith("1 Role\n11 ▲  work unlike the posting ")
    stability = said.partition("\n\n7 Stability\n")[2]
    assert stability.startswith("71 ▲  people keep leaving ")
    assert stability.splitlines()[0].endswith("  high-turnover-team")
