"""The person's settings: what is wrong is named, and the rest holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_tui.store.config import Config, load_config


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == (Config(), ())


def test_what_is_said_holds(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("""theme = "night"\nmarks = "letters"\ndigit_row = "&é\\"'(§è!çà"\n""")
    config, problems = load_config(path)
    assert config == Config("night", "letters", "&é\"'(§è!çà")
    assert problems == ()


@pytest.mark.parametrize(
    ("line", "key", "mend"),
    [
        ("theme = 3", "theme", "write a name in quotes"),
        ('marks = "Letters"', "marks", '"letters"'),
        ("marks = ['letters']", "marks", '"letters"'),
        ('digit_row = "12345"', "digit_row", "ten characters"),
        ('digit_row = "1123456789"', "digit_row", "ten characters"),
        ('digit_row = "1 23456789"', "digit_row", "ten characters"),
        ('them = "night"', "them", "did you mean theme?"),
        ("[colours]", "colours", "there are theme, marks, digit_row"),
    ],
)
def test_a_setting_that_is_wrong_is_named_and_the_rest_holds(
    tmp_path: Path, line: str, key: str, mend: str
) -> None:
    path = tmp_path / "config.toml"
    first, rest = ("theme", 'theme = "night"') if key != "theme" else ("marks", 'marks = "shapes"')
    path.write_text(f"# mine\n{rest}\n{line}\n")
    config, (problem,) = load_config(path)
    assert getattr(config, first) in {"night", "shapes"}
    assert (problem.line, problem.key) == (3, key)
    assert mend in problem.mend
    assert path.read_text() == f"# mine\n{rest}\n{line}\n"


def test_a_broken_file_is_named_and_the_defaults_hold(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = \n")
    config, (problem,) = load_config(path)
    assert config == Config()
    assert problem.line == 1
