"""The person's own files: signals that join, changes, hiding, and what they do to the version."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_tui.store.catalogue import load_catalogue, nearest

SHIPPED, _ = load_catalogue()

NIGHTS = """
theme = "workload-design"

[[signal]]
id = "alone-at-night"
polarity = "red"
yes = "alone on the night shift"
no = "never alone at night"
question = "Who else is there at night?"
code = "98"
seen_if_regret = 0.3
seen_if_not = 0.2
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "signals").mkdir()
    return tmp_path / "signals"


def test_without_a_folder_of_ones_own_the_shipped_signals_are_all(tmp_path: Path) -> None:
    catalogue, problems = load_catalogue(tmp_path / "nowhere")
    assert problems == ()
    assert catalogue == SHIPPED


def test_an_own_signal_joins_with_its_code(folder: Path) -> None:
    (folder / "mine.toml").write_text(NIGHTS)
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert len(catalogue) == len(SHIPPED) + 1
    signal = catalogue.by_code["98"]
    assert (signal.id, signal.own, signal.theme) == ("alone-at-night", True, "workload-design")
    assert (signal.ask, signal.when, signal.negotiable) == ("them", "room", False)


def test_a_rate_without_a_grade_counts_as_a_guess(folder: Path) -> None:
    (folder / "mine.toml").write_text(NIGHTS)
    rates = load_catalogue(folder)[0].by_id["alone-at-night"].rates
    assert rates is not None
    assert (rates.seen_if_regret, rates.seen_if_not) == (0.3, 0.2)
    assert (rates.grade, rates.strength) == ("D", 20)


def test_a_grade_without_a_strength_has_its_own(folder: Path) -> None:
    (folder / "mine.toml").write_text(NIGHTS + 'grade = "B"\n')
    rates = load_catalogue(folder)[0].by_id["alone-at-night"].rates
    assert rates is not None
    assert rates.strength == 60


def test_an_own_signal_without_rates_is_a_screen(folder: Path) -> None:
    without = "\n".join(line for line in NIGHTS.splitlines() if "seen_if" not in line)
    (folder / "mine.toml").write_text(without)
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert catalogue.by_id["alone-at-night"].rates is None


def test_an_own_signal_without_a_code_comes_last(folder: Path) -> None:
    (folder / "mine.toml").write_text(NIGHTS.replace('code = "98"\n', ""))
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert catalogue.signals[-1].id == "alone-at-night"
    assert catalogue.signals[-1].code is None


def test_a_signal_may_name_a_theme_other_than_its_files(folder: Path) -> None:
    (folder / "mine.toml").write_text(NIGHTS.replace('"98"', '"48"') + 'theme = "rewards"\n')
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert catalogue.by_code["48"].theme == "rewards"


def test_two_own_signals_may_be_a_pair(folder: Path) -> None:
    second = NIGHTS.replace("alone-at-night", "two-at-night").replace('"98"', '"99"')
    second = second.partition("[[signal]]")[2].replace('"red"', '"green"')
    second = second.replace("0.3", "0.1").replace("alone on", "two on")
    (folder / "mine.toml").write_text(
        f'{NIGHTS}pair = "two-at-night"\n[[signal]]{second}pair = "alone-at-night"\n'
    )
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert catalogue.by_id["alone-at-night"].pair == "two-at-night"
    assert catalogue.by_id["two-at-night"].pair == "alone-at-night"


def test_a_change_alters_words_and_rates_and_leaves_the_rest(folder: Path) -> None:
    (folder / "mine.toml").write_text(
        '[[change]]\nid = "long-commute"\nyes = "over an hour"\nseen_if_regret = 0.4\n'
    )
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    before, after = SHIPPED.by_id["long-commute"], catalogue.by_id["long-commute"]
    assert (after.yes, after.no, after.code, after.own) == ("over an hour", before.no, "93", False)
    assert before.rates is not None
    assert after.rates is not None
    assert (after.rates.seen_if_regret, after.rates.seen_if_not) == (0.4, before.rates.seen_if_not)


def test_the_last_change_holds(folder: Path) -> None:
    for name, words in (("a", "first"), ("b", "second")):
        text = f'[[change]]\nid = "long-commute"\nyes = "{words}"\n'
        (folder / f"{name}.toml").write_text(text)
    assert load_catalogue(folder)[0].by_id["long-commute"].yes == "second"


def test_a_change_reaches_an_own_signal_of_a_later_file(folder: Path) -> None:
    (folder / "a.toml").write_text('[[change]]\nid = "alone-at-night"\nyes = "nobody near"\n')
    (folder / "b.toml").write_text(NIGHTS)
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert catalogue.by_id["alone-at-night"].yes == "nobody near"


def test_a_hidden_signal_is_gone_and_its_partner_stands_alone(folder: Path) -> None:
    (folder / "mine.toml").write_text('[[change]]\nid = "growing"\nhidden = true\n')
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert "growing" not in catalogue.by_id
    assert catalogue.by_id["financial-instability"].pair is None


def test_a_hidden_signal_can_be_shown_again(folder: Path) -> None:
    (folder / "a.toml").write_text('[[change]]\nid = "growing"\nhidden = true\n')
    (folder / "b.toml").write_text('[[change]]\nid = "growing"\nhidden = false\n')
    catalogue, _ = load_catalogue(folder)
    assert catalogue == SHIPPED


def test_the_code_of_a_hidden_signal_is_free(folder: Path) -> None:
    hide = '[[change]]\nid = "always-on"\nhidden = true\n'
    (folder / "mine.toml").write_text(NIGHTS.replace('"98"', '"92"') + hide)
    catalogue, problems = load_catalogue(folder)
    assert problems == ()
    assert catalogue.by_code["92"].id == "alone-at-night"


def test_the_version_tells_what_was_used(folder: Path) -> None:
    (folder / "mine.toml").write_text("# nothing yet\n")
    same, _ = load_catalogue(folder)
    (folder / "mine.toml").write_text('[[change]]\nid = "long-commute"\nstrength = 41\n')
    other, _ = load_catalogue(folder)
    assert same.version == SHIPPED.version
    assert other.version != SHIPPED.version
    assert other.version.split(".")[0] == SHIPPED.version.split(".")[0]


def test_only_toml_files_that_are_not_hidden_are_read(folder: Path) -> None:
    for name in (".#mine.toml", "mine.toml~", "notes.txt"):
        (folder / name).write_text("not = [ TOML")
    assert load_catalogue(folder) == (SHIPPED, ())


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("bait", "bait-and-switch"),
        ("bait-and-swich", "bait-and-switch"),
        ("People Keep Leaving", "high-turnover-team"),
        ("high-turnover", "high-turnover-team"),
        ("peple stay", "high-turnover-team"),
        ("no way upp", "no-growth-path"),
    ],
)
def test_an_unknown_signal_finds_what_it_may_have_meant(text: str, signal: str) -> None:
    assert nearest(SHIPPED, text)[0] == signal


@pytest.mark.parametrize("text", ["", " - ", "qqqqqq"])
def test_what_resembles_nothing_finds_nothing(text: str) -> None:
    assert nearest(SHIPPED, text) == []


def test_at_most_three_are_suggested_and_none_twice() -> None:
    found = nearest(SHIPPED, "a")
    assert len(found) == 3 == len(set(found))
