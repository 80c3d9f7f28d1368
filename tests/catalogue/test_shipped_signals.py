"""The signals that come with the application: whole, sound, and with the codes that are fixed."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

from offer_tui.evaluator.weights import weight_clear, weight_seen
from offer_tui.model.signal import LONGEST_LABEL, THEME_BY_DIGIT, THEMES, Signal
from offer_tui.store.catalogue import SHIPPED, load_catalogue
from offer_tui.store.derivation import STRONGEST, figures_of, rates_from
from offer_tui.store.signal_entry import STRENGTH_OF_GRADE

CATALOGUE, PROBLEMS = load_catalogue()
SCREENS = {"asked-to-pay", "unpaid-work", "unpaid-wages"}
HERE = Path(__file__).parent

# Code, id and the label for yes; a code that has shipped keeps its meaning for ever.
FIXED = """
11 jd-work-mismatch         | work unlike the posting
12 vague-jd                 | the posting says little
13 shifting-role            | the job keeps changing
14 unrealistic-expectations | more than one person can do
15 first-90-days-specific   | first 90 days planned
16 realistic-preview        | showed me real work
21 bait-and-switch          | bait and switch
22 promise-shrinks          | a promise shrinks
23 all-positive             | only praise, even when asked
24 foot-in-the-door         | the real job comes later
25 names-a-negative         | names a real drawback
26 promises-in-writing      | puts it in writing
31 career-misaligned        | off my long-term goal
32 no-growth-path           | no way up
33 lateral-stall            | sideways, would stall me
34 step-down-without-plan   | a step down without a plan
35 not-ready-yet            | "not ready yet"
36 growth-examples          | names people who moved up
37 needs-met                | meets my top three needs
41 below-market-pay         | pays below market
42 below-need-pay           | pays below what I need
43 weak-benefits            | weak benefits
44 transparent-pay-range    | range named openly
51 manager-disrespect       | talks people down
52 manager-evasive          | dodges why the job is open
53 micromanagement          | decides everything alone
54 manager-support-examples | backs the team, examples
55 autonomy-real            | lets people decide, examples
56 ex-report-vouches        | a former report vouches
61 unclear-culture          | nobody can say what they value
62 values-conflict          | clashes with my values
63 toxic-culture            | people treated badly
64 bad-reputation           | poor reputation
65 consistent-values        | same story from everyone
66 respectful-conduct       | prepared, on time, respectful
71 high-turnover-team       | people keep leaving
72 role-reposted            | advertised again and again
73 leadership-churn         | managers or structure changing
74 recent-layoffs           | layoffs lately
75 financial-instability    | money is short
76 stable-team              | predecessor moved up or stayed
77 insider-vouch            | someone inside vouches
78 insider-warns            | someone inside warns
81 disorganised-process     | disorganised
82 poor-communication       | silence, contradictions
83 exploding-offer          | pressed to decide fast
84 illegal-questions        | a question they may not ask
85 unpaid-takehome-excess   | unpaid work as a test
86 thin-vetting             | hired without a real look
87 structured-process       | fair and explained
88 meet-the-team            | met the team alone
91 overload-signals         | hero culture, constant rush
92 always-on                | always on
93 long-commute             | long commute, office days
94 real-flexibility         | flexibility really used
00 gut-against              | feels wrong, cannot say why
17 success-undefined        | cannot say what success is
18 untested-role            | brand-new role, nobody held it
19 no-training              | thrown in without training
27 too-good-to-be-true      | too good to be true
28 contract-trap            | a trap in the contract
29 hard-sell                | flattery, slogans, a hard sell
38 work-appeals             | the work itself draws me
39 requirements-met         | I can do most of what it asks
45 asked-to-pay             | I am asked to pay
46 unpaid-work              | work expected without pay
47 unpaid-wages             | wages late or not paid
57 manager-not-met          | cannot meet the future manager
58 badmouths-leavers        | badmouths those who left
59 manager-rapport          | a manager I could work with
67 careless-conduct         | late, unprepared or rude
68 unhappy-staff            | people look tired or unhappy
69 family-talk              | "we are a family here"
79 growing                  | growing, and can show it
89 endless-process          | a process without end
95 overtime-expected        | overtime is expected
96 poor-workplace           | a poor place to work in
97 rushed-start             | start wanted within days
"""

ids = pytest.mark.parametrize("signal", CATALOGUE.signals, ids=lambda signal: signal.id)


def test_the_shipped_files_have_no_fault() -> None:
    assert [str(problem) for problem in PROBLEMS] == []


def test_every_code_keeps_its_signal_and_its_meaning() -> None:
    lines = (re.fullmatch(r"(\d\d) (\S+) +\| (.+)", line) for line in FIXED.strip().splitlines())
    fixed = {line[1]: (line[2], line[3]) for line in lines if line}
    assert {code: (signal.id, signal.yes) for code, signal in CATALOGUE.by_code.items()} == fixed


@pytest.mark.parametrize(
    ("code", "no"),
    [
        ("11", "the work is as advertised"),
        ("15", "no plan for 90 days"),
        ("41", "pays at market"),
        ("71", "people stay"),
    ],
)
def test_a_no_has_words_of_its_own(code: str, no: str) -> None:
    assert CATALOGUE.by_code[code].no == no


def test_there_are_at_most_nine_in_a_theme_and_one_in_this_job() -> None:
    for theme in THEMES:
        assert 1 <= len(CATALOGUE.in_theme(theme.id)) <= (1 if theme.digit == "0" else 9)


@ids
def test_a_code_begins_with_its_theme(signal: Signal) -> None:
    assert signal.code is not None
    assert THEME_BY_DIGIT[signal.code[0]].id == signal.theme


@ids
def test_labels_fit_and_differ(signal: Signal) -> None:
    assert max(len(signal.yes), len(signal.no)) <= LONGEST_LABEL
    assert signal.yes != signal.no


def test_no_two_rows_read_alike() -> None:
    labels = [label for signal in CATALOGUE for label in (signal.yes, signal.no)]
    assert len(labels) == len(set(labels))


@ids
def test_questions_fit_their_row_and_are_questions(signal: Signal) -> None:
    longest = 44 if signal.ask in {"around", "yourself"} else 62
    assert len(signal.question) <= longest
    assert signal.question.endswith("?")
    assert "!" not in signal.question


TRADE = (
    r"ticket|backlog|sprint|code|deploy|client|patient|ward|pupil|class|kitchen|guest|on-call|cv"
)


@ids
def test_words_belong_to_no_one_trade(signal: Signal) -> None:
    said = f"{signal.yes} {signal.no} {signal.question}"
    assert not re.search(rf"\b(?:{TRADE})s?\b", said, re.IGNORECASE)


@ids
def test_a_pair_is_mutual_of_one_theme_and_of_two_polarities(signal: Signal) -> None:
    if signal.pair is None:
        return
    partner = CATALOGUE.by_id[signal.pair]
    assert partner.pair == signal.id
    assert partner.theme == signal.theme
    assert partner.polarity != signal.polarity


def test_the_pairs_are_those_that_were_meant() -> None:
    pairs = {(s.id, s.pair) for s in CATALOGUE if s.pair and s.polarity == "red"}
    assert pairs == {
        ("all-positive", "names-a-negative"),
        ("careless-conduct", "respectful-conduct"),
        ("disorganised-process", "structured-process"),
        ("financial-instability", "growing"),
        ("high-turnover-team", "stable-team"),
        ("insider-warns", "insider-vouch"),
        ("micromanagement", "autonomy-real"),
        ("no-growth-path", "growth-examples"),
        ("success-undefined", "first-90-days-specific"),
    }


def test_only_the_screens_have_no_rates() -> None:
    assert {signal.id for signal in CATALOGUE if signal.rates is None} == SCREENS


def test_every_key_that_matters_is_written_out() -> None:
    for path in SHIPPED.glob("*.toml"):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["signal"]:
            needed = {"code", "ask", "when", "derivation", "source"}
            if table["id"] not in SCREENS:
                needed |= {"seen_if_regret", "seen_if_not", "strength", "grade"}
            assert needed <= table.keys(), table["id"]


def test_each_file_holds_the_theme_it_is_named_by_in_the_order_of_codes() -> None:
    for path in SHIPPED.glob("*.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        assert data["theme"] == path.stem
        codes = [table["code"] for table in data["signal"]]
        assert codes == sorted(codes)
    assert {path.stem for path in SHIPPED.glob("*.toml")} == {theme.id for theme in THEMES}


@pytest.mark.parametrize("signal", tuple(CATALOGUE.rated()), ids=lambda signal: signal.id)
def test_rates_follow_from_the_derivation(signal: Signal) -> None:
    figures = figures_of(signal)
    assert signal.rates is not None
    assert figures is not None
    assert 0 < figures.r <= STRONGEST
    expected = rates_from(figures, signal.polarity)
    assert (signal.rates.seen_if_regret, signal.rates.seen_if_not) == pytest.approx(
        expected, abs=0.0011
    )


@pytest.mark.parametrize("signal", tuple(CATALOGUE.rated()), ids=lambda signal: signal.id)
def test_the_arithmetic_in_a_derivation_is_right(signal: Signal) -> None:
    figures = figures_of(signal)
    product = re.search(r"(\.\d+) x (1|\.\d+) same source x (1|\.\d+) cue", signal.derivation)
    if product is None or figures is None:
        assert re.search(r"judg", signal.derivation, re.IGNORECASE)
        return
    r = float(product[1]) * float(product[2]) * float(product[3])
    assert min(r, STRONGEST) == pytest.approx(figures.r, abs=0.00051)


@pytest.mark.parametrize("signal", tuple(CATALOGUE.rated()), ids=lambda signal: signal.id)
def test_strength_is_what_the_grade_stands_for(signal: Signal) -> None:
    assert signal.rates is not None
    assert signal.rates.strength == STRENGTH_OF_GRADE[signal.rates.grade]


@pytest.mark.parametrize("signal", tuple(CATALOGUE.rated()), ids=lambda signal: signal.id)
def test_expert_judgement_is_called_so_and_graded_so(signal: Signal) -> None:
    assert signal.rates is not None
    assert (signal.rates.grade == "D") == signal.derivation.startswith("Expert judgement")


def _by_hand() -> list[dict[str, str]]:
    with (HERE / "weights-by-hand.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", _by_hand(), ids=lambda row: row["id"])
def test_the_first_48_weigh_what_was_worked_out_by_hand(row: dict[str, str]) -> None:
    signal = CATALOGUE.by_id[row["id"]]
    assert signal.rates is not None
    assert signal.polarity == row["polarity"]
    assert signal.rates.seen_if_regret == float(row["seen_if_regret"])
    assert signal.rates.seen_if_not == float(row["seen_if_not"])
    assert signal.rates.strength == float(row["strength"])
    assert signal.rates.grade == row["grade"]
    assert weight_seen(signal.rates) == pytest.approx(float(row["weight_seen"]), abs=0.00006)
    assert weight_clear(signal.rates) == pytest.approx(float(row["weight_clear"]), abs=0.00006)


def test_all_48_were_carried_over() -> None:
    assert len(_by_hand()) == 48


def test_the_seed_texts_are_named_where_they_name_a_signal() -> None:
    named = {
        "000_57bdcdab423ef65a.txt": {"jd-work-mismatch", "bait-and-switch", "shifting-role"},
        "001_c8807e34fddb9602.txt": {"below-market-pay", "role-reposted", "high-turnover-team"},
        "002_df67fb2209c616cf.txt": {"lateral-stall", "values-conflict", "gut-against"},
        "003_bfcda02b66b10875.txt": {"vague-jd", "promise-shrinks", "all-positive"},
        "004_8f113bac1f56973d.txt": {"step-down-without-plan", "not-ready-yet"},
    }
    for text, signals in named.items():
        assert signals <= {signal.id for signal in CATALOGUE if text in signal.source}


def test_what_an_offer_can_change_is_marked() -> None:
    assert {signal.id for signal in CATALOGUE if signal.negotiable} == {
        "always-on",
        "bait-and-switch",
        "below-market-pay",
        "below-need-pay",
        "contract-trap",
        "foot-in-the-door",
        "lateral-stall",
        "long-commute",
        "overtime-expected",
        "promise-shrinks",
        "promises-in-writing",
        "real-flexibility",
        "step-down-without-plan",
        "weak-benefits",
    }


@ids
def test_each_study_says_how_its_figure_got_here(signal: Signal) -> None:
    told = ("read", "from memory", "second hand")
    studies = [part for part in signal.source.split("; ") if re.search(r"\b(?:19|20)\d\d\b", part)]
    assert all(any(words in study for words in told) for study in studies)
