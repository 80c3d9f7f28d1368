"""Mistakes in a person's signals files: named with file, line and key, while the rest works."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_tui.store import catalogue as module
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.reading import FileProblem
from offer_tui.store.signal_checks import CHECKS

SHIPPED, _ = load_catalogue()

SOUND = """\
theme = "workload-design"

[[signal]]
id = "alone-at-night"
code = "98"
polarity = "red"
yes = "alone on the night shift"
no = "never alone at night"
question = "Who else is there at night?"
ask = "them"
when = "room"
seen_if_regret = 0.3
seen_if_not = 0.2
strength = 20
grade = "D"
negotiable = true

[[signal]]
id = "no-seat"
polarity = "red"
yes = "no seat to work on"
no = "a seat for everyone"
question = "Where do people sit?"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


def _problems(file: Path, text: str) -> tuple[FileProblem, ...]:
    file.write_text(text, encoding="utf-8")
    catalogue, problems = load_catalogue(file.parent)
    assert {signal.id for signal in SHIPPED} <= catalogue.by_id.keys()
    assert all(problem.path == file for problem in problems)
    assert file.read_text(encoding="utf-8") == text
    return problems


def _only(file: Path, text: str) -> FileProblem:
    problems = _problems(file, text)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_the_sound_file_is_sound(file: Path) -> None:
    assert _problems(file, SOUND) == ()


# What stands in the sound file, what stands there instead, the line and key that must be named,
# and words that the mend must hold.
MISTAKES = [
    ("seen_if_regret = 0.3", "seen_if_regret = 1.3", 12, "seen_if_regret", "between 0 and 1"),
    ("seen_if_regret = 0.3", "seen_if_regret = 1", 12, "seen_if_regret", "between 0 and 1"),
    ("seen_if_not = 0.2", "seen_if_not = 0", 13, "seen_if_not", "between 0 and 1"),
    ("seen_if_not = 0.2", "seen_if_not = -0.2", 13, "seen_if_not", "between 0 and 1"),
    ("seen_if_not = 0.2", "seen_if_not = nan", 13, "seen_if_not", "digits"),
    ("seen_if_not = 0.2", "seen_if_not = inf", 13, "seen_if_not", "digits"),
    ("seen_if_not = 0.2", 'seen_if_not = "0.2"', 13, "seen_if_not", "without quotes"),
    ("seen_if_not = 0.2", "seen_if_not = true", 13, "seen_if_not", "digits"),
    ("seen_if_not = 0.2", "seen_if_not = 0.4", 12, "seen_if_regret", "exchange the two rates"),
    ("seen_if_not = 0.2\n", "", 12, "seen_if_regret", 'add "seen_if_not"'),
    ("seen_if_regret = 0.3\nseen_if_not = 0.2\n", "", 12, "strength", 'add "seen_if_regret"'),
    ("strength = 20", "strength = 0", 14, "strength", "above 0"),
    ("strength = 20", "strength = -5", 14, "strength", "above 0"),
    ("strength = 20", "strength = nan", 14, "strength", "digits"),
    ("strength = 20", 'strength = "much"', 14, "strength", "without quotes"),
    ('grade = "D"', 'grade = "E"', 15, "grade", '"A"'),
    ('code = "98"', "code = 98", 5, "code", 'in quotes: "98"'),
    ('code = "98"', "code = true", 5, "code", "in quotes"),
    ('code = "98"', 'code = "9"', 5, "code", "two digits"),
    ('code = "98"', 'code = "90"', 5, "code", "two digits"),
    ('code = "98"', 'code = "９8"', 5, "code", "two digits"),
    ('polarity = "red"', 'polarity = "rad"', 6, "polarity", 'write "red" or "green"'),
    ('polarity = "red"', "polarity = 1", 6, "polarity", "in quotes"),
    ('yes = "alone on the night shift"', f'yes = "{"x" * 34}"', 7, "yes", "at most 33"),
    ('yes = "alone on the night shift"', r'yes = "red \u001b[31m"', 7, "yes", "anew"),
    ('yes = "alone on the night shift"', r'yes = "two\nlines"', 7, "yes", "anew"),
    ('yes = "alone on the night shift"', r'yes = "\u202eback"', 7, "yes", "anew"),
    ('yes = "alone on the night shift"', 'yes = "  "', 7, "yes", "write something"),
    ('yes = "alone on the night shift"', "yes = 7", 7, "yes", "in quotes"),
    ('no = "never alone at night"', f'no = "{"x" * 34}"', 8, "no", "at most 33"),
    ('no = "never alone at night"\n', "", 3, "no", 'add a line: no = "..."'),
    ("Who else is there at night?", "Who?" * 31, 9, "question", "at most 120"),
    ("Who else is there at night?", r"Who\u0007?", 9, "question", "anew"),
    ('ask = "them"', 'ask = "arround"', 10, "ask", '"around", "yourself" or "watch"'),
    ('when = "room"', 'when = "later"', 11, "when", '"before", "room" or "after"'),
    ("negotiable = true", 'negotiable = "yes"', 16, "negotiable", "true or false"),
    ("negotiable = true", r'derivation = "a\u0000b"', 16, "derivation", "anew"),
    ("negotiable = true", "source = []", 16, "source", "in quotes"),
    ("negotiable = true", 'theme = "workload"', 16, "theme", 'write "workload-design"'),
    ("negotiable = true", 'theme = "zzz"', 16, "theme", '"role-clarity", "promise-integrity"'),
    ('id = "alone-at-night"', 'id = "Alone at night"', 4, "id", "small letters"),
    ('id = "alone-at-night"', "id = 7", 4, "id", "in quotes"),
    ('id = "alone-at-night"\n', "", 3, "id", 'add a line: id = "..."'),
    ('id = "alone-at-night"', 'id = "always-on"', 4, "id", "[[change]]"),
]


@pytest.mark.parametrize(("sound", "wrong", "line", "key", "mend"), MISTAKES)
def test_a_mistake_is_named_and_its_signal_alone_is_left_out(
    file: Path, sound: str, wrong: str, line: int, key: str, mend: str
) -> None:
    assert sound in SOUND
    problem = _only(file, SOUND.replace(sound, wrong, 1))
    assert (problem.line, problem.key) == (line, key)
    assert mend in problem.mend
    catalogue, _ = load_catalogue(file.parent)
    assert "alone-at-night" not in catalogue.by_id
    assert "no-seat" in catalogue.by_id


def test_several_mistakes_of_one_signal_are_all_named(file: Path) -> None:
    text = SOUND.replace("= 0.3", "= 3").replace("= 20", "= 0").replace('"room"', '"never"')
    assert [(p.line, p.key) for p in _problems(file, text)] == [
        (11, "when"),
        (12, "seen_if_regret"),
        (14, "strength"),
    ]


def test_an_unknown_key_is_named_with_the_nearest_and_passed_over(file: Path) -> None:
    problem = _only(file, SOUND.replace("negotiable", "negotiabel"))
    assert (problem.line, problem.key) == (16, "negotiabel")
    assert problem.mend == 'did you mean "negotiable"?'
    assert "alone-at-night" in load_catalogue(file.parent)[0].by_id


def test_hidden_belongs_in_a_change(file: Path) -> None:
    problem = _only(file, SOUND.replace("negotiable = true", "hidden = true"))
    assert (problem.line, problem.key) == (16, "hidden")
    assert "alone-at-night" in load_catalogue(file.parent)[0].by_id


CODES = [
    ("92", "is taken", "use 98, 99"),
    ("71", 'codes of "workload-design" begin with 9', 'to "stability"'),
    ("00", 'codes of "workload-design" begin with 9', 'to "this-job"'),
]


@pytest.mark.parametrize(("code", "what", "mend"), CODES)
def test_a_signal_whose_code_cannot_be_works_without_it(
    file: Path, code: str, what: str, mend: str
) -> None:
    problem = _only(file, SOUND.replace('"98"', f'"{code}"'))
    assert (problem.line, problem.key) == (5, "code")
    assert what in problem.what
    assert mend in problem.mend
    catalogue, _ = load_catalogue(file.parent)
    assert catalogue.by_id["alone-at-night"].code is None
    assert catalogue.by_code == {**SHIPPED.by_code}


@pytest.mark.parametrize(("theme", "code", "most"), [("culture", "61", 9), ("this-job", "00", 1)])
def test_a_theme_holds_no_more_than_its_places(
    file: Path, theme: str, code: str, most: int
) -> None:
    text = SOUND.replace("workload-design", theme).replace('"98"', f'"{code}"')
    problem = _only(file, text)
    assert (problem.line, problem.key) == (5, "code")
    assert problem.what == f'"{theme}" has no place left: it holds {most} at most'
    assert load_catalogue(file.parent)[0].by_id["alone-at-night"].code is None


def test_two_own_signals_of_one_id_leave_the_first(file: Path) -> None:
    problem = _only(file, SOUND.replace('"no-seat"', '"alone-at-night"'))
    assert (problem.line, problem.key) == (19, "id")
    catalogue, _ = load_catalogue(file.parent)
    assert catalogue.by_id["alone-at-night"].yes == "alone on the night shift"


PAIRS = [
    ("nobody-there", "there is no signal", "`offer-tui signals`"),
    ("always-onn", "there is no signal", 'did you mean "always-on"?'),
    ("real-flexibility", "does not name it in turn", 'pair = "alone-at-night"'),
    ("alone-at-night", "speaks the same way", "a red signal and a green one"),
]


@pytest.mark.parametrize(("partner", "what", "mend"), PAIRS)
def test_a_pair_that_is_none_is_parted(file: Path, partner: str, what: str, mend: str) -> None:
    problem = _only(file, SOUND.replace("negotiable = true", f'pair = "{partner}"'))
    assert (problem.line, problem.key) == (16, "pair")
    assert what in problem.what
    assert mend in problem.mend
    catalogue, _ = load_catalogue(file.parent)
    assert catalogue.by_id["alone-at-night"].pair is None


def test_a_pair_that_spans_two_themes_is_parted_on_both_sides(file: Path) -> None:
    other = 'polarity = "green"\ntheme = "rewards"\npair = "alone-at-night"\n'
    text = SOUND.replace("negotiable = true", 'pair = "no-seat"')
    head, _, tail = text.rpartition('polarity = "red"\n')
    problems = _problems(file, head + other + tail)
    assert [(p.line, p.key) for p in problems] == [(16, "pair"), (22, "pair")]
    assert all("of another theme" in problem.what for problem in problems)
    catalogue, _ = load_catalogue(file.parent)
    assert catalogue.by_id["no-seat"].pair is None


def test_an_unknown_theme_at_the_top_is_said_once_and_takes_its_signals_out(file: Path) -> None:
    problem = _only(file, SOUND.replace("workload-design", "workload-desing"))
    assert (problem.line, problem.key) == (1, "theme")
    assert problem.mend == 'write "workload-design"'
    assert load_catalogue(file.parent)[0] == SHIPPED


def test_a_missing_theme_is_said_for_each_signal(file: Path) -> None:
    problems = _problems(file, SOUND.replace('theme = "workload-design"', ""))
    assert [(p.line, p.key) for p in problems] == [(3, "theme"), (18, "theme")]


@pytest.mark.parametrize(
    ("text", "line", "key", "mend"),
    [
        ('signal = "late"', 1, "signal", "[[signal]]"),
        ('[signal]\nid = "late"', 1, "signal", "[[signal]]"),
        ('signal = [1, "two"]', 1, "signal", "[[signal]]"),
        ('[change]\nid = "always-on"', 1, "change", "[[change]]"),
        ('\n[[signals]]\nid = "late"', 2, "signals", "[[signal]]"),
        ('thema = "culture"', 1, "thema", 'write "theme"'),
        ("theme = 3", 1, "theme", '"role-clarity"'),
    ],
)
def test_what_stands_at_the_top_of_a_file_is_checked(
    file: Path, text: str, line: int, key: str, mend: str
) -> None:
    problem = _only(file, text)
    assert (problem.line, problem.key) == (line, key)
    assert mend in problem.mend


CHANGES = [
    ('id = "allways-on"\nyes = "on"', 2, "id", 'did you mean "always-on"?'),
    ("id = []", 2, "id", "lists them all"),
    ('yes = "on"', 1, "id", "names the signal"),
    ('id = "always-on"\ncode = "98"', 3, "code", "take the line out"),
    ('id = "always-on"\ntheme = "culture"', 3, "theme", "take the line out"),
    ('id = "always-on"\npolarity = "green"', 3, "polarity", "take the line out"),
    ('id = "always-on"\npair = "real-flexibility"', 3, "pair", "take the line out"),
    ('id = "always-on"\nhidden = "yes"', 3, "hidden", "true or false"),
    ('id = "always-on"\nseen_if_regret = 0.01', 3, "seen_if_regret", "exchange"),
    ('id = "always-on"\nseen_if_not = 1.5', 3, "seen_if_not", "between 0 and 1"),
    ('id = "always-on"\nno = ""', 3, "no", "write something"),
]


@pytest.mark.parametrize(("text", "line", "key", "mend"), CHANGES)
def test_a_change_with_a_mistake_changes_nothing(
    file: Path, text: str, line: int, key: str, mend: str
) -> None:
    problem = _only(file, f"[[change]]\n{text}\n")
    assert (problem.line, problem.key) == (line, key)
    assert mend in problem.mend
    assert load_catalogue(file.parent)[0] == SHIPPED


def test_an_unknown_key_in_a_change_is_passed_over(file: Path) -> None:
    problem = _only(file, '[[change]]\nid = "always-on"\nhiden = true\nyes = "on call"\n')
    assert (problem.line, problem.key) == (3, "hiden")
    assert problem.mend == 'did you mean "hidden"?'
    assert load_catalogue(file.parent)[0].by_id["always-on"].yes == "on call"


def test_a_file_that_is_no_toml_is_named_and_the_next_one_works(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('theme = "culture"\nbroken = [\n')
    (tmp_path / "b.toml").write_text(SOUND)
    catalogue, problems = load_catalogue(tmp_path)
    assert [(problem.path.name, problem.line) for problem in problems] == [("a.toml", 2)]
    assert "alone-at-night" in catalogue.by_id


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "signals").write_text("")
    catalogue, problems = load_catalogue(tmp_path / "signals")
    assert [problem.path for problem in problems] == [tmp_path / "signals"]
    assert catalogue == SHIPPED


def test_a_problem_reads_as_one_line_fit_to_show(file: Path) -> None:
    text = SOUND.replace('"alone on the night shift"', r'"\u001b[2J"')
    problem = _only(file, text)
    assert (
        str(problem) == f"{file}:7: yes: it holds a control character; write it anew, on one line"
    )


def test_signals_missing_from_the_installation_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHIPPED", tmp_path / "gone")
    catalogue, problems = load_catalogue()
    assert len(catalogue) == 0
    assert [problem.mend for problem in problems] == ["install it again"]


VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=3,
)
TABLES = st.dictionaries(st.sampled_from(sorted(CHECKS)) | st.text(), VALUES, max_size=4)
SOUND_TABLE = tomllib.loads(SOUND)["signal"][0]


@settings(max_examples=40, deadline=None)
@given(table=TABLES, change=TABLES, top=VALUES)
def test_no_value_of_any_key_stops_the_rest(
    tmp_path_factory: pytest.TempPathFactory,
    table: dict[str, object],
    change: dict[str, object],
    top: object,
) -> None:
    folder = tmp_path_factory.mktemp("signals")
    entries = {"signal": [SOUND_TABLE | table], "change": [{"id": "always-on"} | change]}
    (folder / "mine.toml").write_bytes(tomli_w.dumps({"theme": top} | entries).encode())
    catalogue, problems = load_catalogue(folder)
    assert {signal.id for signal in SHIPPED} - {"always-on"} <= catalogue.by_id.keys()
    assert all(str(problem) for problem in problems)
