"""Whatever a file holds, it is read or refused with path, line, key and mend."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import ulid
from pydantic import ValidationError

from offer_tui.model.session import Session
from offer_tui.store.reading import FileProblem, Source, TooLarge, pydantic_problem, read_toml

HEAD = f"""schema = 1
id = "{ulid(1)}"
round = "round 1"
began = 2025-11-21T17:00:00+01:00
"""


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "file.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read_toml(path)
    return caught.value


def refused_by_the_model(path: Path) -> FileProblem:
    source = read_toml(path)
    with pytest.raises(ValidationError) as caught:
        Session.model_validate(source.data)
    return pydantic_problem(source, caught.value)


def test_a_byte_order_mark_and_line_ends_of_another_system_load(tmp_path: Path) -> None:
    source = read_toml(written(tmp_path, b'\xef\xbb\xbfa = 1\r\nb = """x\r\ny"""\r\n'))
    assert source.data == {"a": 1, "b": "x\ny"}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"\0" * 300, "zero bytes"),
        (b"\n \n", ""),
    ],
)
def test_a_file_of_nothing_is_told_from_one_with_nothing_said(
    tmp_path: Path, content: bytes, what: str
) -> None:
    path = written(tmp_path, content)
    if what:
        assert what in str(refused(path))
    else:
        assert read_toml(path).data == {}


def test_the_line_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, b"a = 1\nb = '\xff'\n"))
    assert (problem.line, problem.what) == (2, "this is not UTF-8")


def test_the_line_that_is_no_toml_is_named(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "a = 1\n\nb = = 2\nc = 3\n"))
    assert problem.line == 3
    assert str(problem).startswith(f"{tmp_path / 'file.toml'}:3: this is not TOML: ")


def test_a_file_cut_short_is_named_at_its_end(tmp_path: Path) -> None:
    assert refused(written(tmp_path, 'a = 1\nb = """words')).line == 2


@pytest.mark.parametrize(
    "content",
    [
        "a = " + "[" * 20_000,
        "a = " + "[" * 20_000 + "]" * 20_000,
        "a = " + "{b=" * 20_000,
        "a" + ".a" * 300_000 + " = 1",
        '"a"' + ' . "a"' * 100_000 + " = 1",
        "[a" + ".a" * 300_000 + "]",
        "x = {a" + ".a" * 300_000 + " = 1}",
        "a = " + "9" * 900_000,
        "a = 0x" + "9" * 900_000,
        "a = " + "[" * 80 + "]" * 80,
        "# " + "x" * 1_000_000,
    ],
)
def test_a_file_that_would_take_for_ever_is_refused_within_a_second(
    tmp_path: Path, content: str
) -> None:
    path = written(tmp_path, content)
    before = time.monotonic()
    refused(path)
    assert time.monotonic() - before < 1


def test_a_file_that_grows_while_it_is_read_is_not_read_to_its_end(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        read_toml(written(tmp_path, "a = 1\n" * 10), limit=20)


def test_dots_in_words_are_not_depth(tmp_path: Path) -> None:
    words = ".".join("abcdefgh" * 20)
    numbers = ", ".join(["1.5"] * 200)
    source = read_toml(written(tmp_path, f'a = "{words}" # {words}\nb = [{numbers}]\n'))
    assert source.data["a"] == words


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in str(refused(tmp_path / "pipe"))
    assert "not a file" in str(refused(tmp_path))
    assert "no such file" in str(refused(tmp_path / "nothing"))


def test_a_hostile_name_cannot_act_through_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\n.toml"
    path.write_text("=")
    assert "\x1b" not in str(refused(path))
    assert "\n" not in str(refused(path))


OBSERVATION = f"""[[observation]]
id = "{ulid(2)}"
signal = "long-commute"
state = "seen"
at = 2025-11-21T17:01:00+01:00
"""


@pytest.mark.parametrize(
    ("text", "line", "key", "what"),
    [
        (HEAD.replace("round 1", "").replace('round = ""', "round = 3"), 3, "round", "text"),
        (HEAD.replace("+01:00", ""), 4, "began", "no offset"),
        (HEAD + "[gut]\nrating = 9\nat = 2025-11-21T17:00:00Z\n", 6, "gut.rating", "range"),
        (HEAD + "[gut]\nrating = 4\n", 5, "gut.at", "missing"),
        (HEAD + "gut.rating = 4\n", 5, "gut.at", "missing"),
        (HEAD + "gut = 4\n", 5, "gut", "table"),
        (HEAD + "from_memory = 'perhaps'\n", 5, "from_memory", "true or false"),
        (HEAD + 'observation = "none"\n', 5, "observation", "list"),
        (HEAD + OBSERVATION + OBSERVATION.replace("seen", "sene"), 13, "observation.state", "sene"),
        (HEAD + OBSERVATION.replace('state = "seen"\n', ""), 5, "observation.state", "missing"),
        (HEAD + OBSERVATION + OBSERVATION.replace("2025", "'2025", 1), 0, "", "TOML"),
        (HEAD + OBSERVATION.replace('signal = "long-commute"\n', ""), 5, "observation", "a signal"),
        (HEAD + OBSERVATION.replace("01HZ", "nope"), 6, "observation.id", "no id"),
        (
            HEAD + 'x = """\n[[observation]]\n"""\n' + OBSERVATION.replace("seen", ""),
            11,
            "",
            "none",
        ),
    ],
)
def test_what_the_model_refuses_is_found_in_the_text(
    tmp_path: Path, text: str, line: int, key: str, what: str
) -> None:
    path = written(tmp_path, text)
    problem = refused_by_the_model(path) if line else refused(path)
    assert what in problem.what
    assert problem.mend
    if line:
        assert problem.line == line
    if key:
        assert problem.key == key


def test_a_note_is_never_repeated_in_a_message(tmp_path: Path) -> None:
    text = HEAD + OBSERVATION + 'note = 7\nquote = "she said it in confidence"\ndegree = 3\n'
    assert "confidence" not in str(refused_by_the_model(written(tmp_path, text)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    try:
        read_toml(path)
    except FileProblem as problem:
        assert "\n" not in str(problem)  # noqa: PT017 - that it is refused is as good


def test_keys_are_found_behind_quotes_dots_and_strings_of_many_lines(tmp_path: Path) -> None:
    text = """'x' = 1
"a b".c = '''
d = 2
''' # e
f = [ # [g]
  "]", # h
]
[[t]]
[[t.u]]
v = 1
[[t]]
[[t.u]]
[[t.u]]
"v" = 3
"""
    source: Source = read_toml(written(tmp_path, text))
    assert source.line_of("x") == 1
    assert source.line_of("a b", "c") == 2
    assert source.line_of("f") == 5
    assert source.line_of("t", 0, "u", 0, "v") == 10
    assert source.line_of("t", 1, "u", 1, "v") == 14
    assert source.line_of("t", 1, "u", 1, "w") == 13
    assert source.line_of("nowhere") is None
