"""letter: a draft from what is written down."""

from __future__ import annotations

import datetime as dt
import json
import stat
from pathlib import Path

import pytest

from cli.shell import Shell, imported_by, in_a_process
from cli.test_cli_completion import completed
from cli.test_cli_start import RUN
from offer_tui.store.demo import copy_demo


@pytest.fixture
def demo(shell: Shell) -> Shell:
    """Return a shell on the sample library."""
    copy_demo(shell.data, dt.date.today())
    return shell


@pytest.fixture
def own(shell: Shell) -> Path:
    """Return the folder for the person's own templates."""
    folder = shell.folder / "config" / "offer-tui" / "letters"
    folder.mkdir(parents=True)
    return folder


def drafted(shell: Shell, *arguments: str) -> tuple[str, str]:
    """Return what a draft says on stdout and on stderr."""
    result = shell.run("letter", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout, result.stderr


def test_a_letter_is_a_subject_an_empty_line_and_the_text(demo: Shell) -> None:
    said = demo.done("letter", "more-time", "birch", "--from", "Alex", "--until", "tomorrow")
    subject, empty, greeting, *_ = said.split("\n")
    assert subject == "Subject: My answer about the Platform Lead position"
    assert (empty, greeting) == ("", "Dear Tomas,")
    assert said.endswith("\n\nKind regards,\nAlex\n")


def test_what_was_left_out_is_one_calm_sentence_on_stderr(demo: Shell) -> None:
    said, told = drafted(demo, "thank-you", "acme")
    assert said.endswith("Kind regards,\n")
    assert told == (
        "offer-tui: left out, because it is not known: "
        "what you talked about (--mention), your name (--from)\n"
    )


def test_json_has_the_letter_and_what_was_left_out(demo: Shell) -> None:
    said = demo.json("letter", "thank-you", "acme", "--mention", "the three regions")
    assert list(said) == ["kind", "subject", "body", "left_out"]
    assert said["kind"] == "thank-you"
    assert "speak about the three regions." in said["body"]
    assert said["left_out"] == ["your name (--from)"]


def test_without_a_kind_all_are_listed_and_where_own_ones_go(shell: Shell, own: Path) -> None:
    (own / "decline.md").write_text("Subject: No\n\nNo.")
    (own / "hello.md").write_text("Subject: Hello\n\nHello.")
    lines = shell.done("letter").split("\n")
    assert lines[0].split(maxsplit=1) == ["thank-you", "after a talk"]
    assert "decline        say no to an offer, in your words" in lines
    assert "hello          your own" in lines
    assert f"Your own go into {own}, as KIND.md. To begin with one of these:" in lines
    assert len(shell.json("letter")) == 12


def test_the_words_of_a_kind_are_a_template_to_begin_with(shell: Shell, own: Path) -> None:
    words = shell.done("letter", "decline", "--template")
    (own / "decline.md").write_text(words.replace("all the best", "every good thing"))
    shell.done("new", "Acme")
    said, told = drafted(shell, "decline", "acme")
    assert "every good thing" in said
    assert "all the best" not in said
    assert "decline.md" not in told


def test_a_mistake_in_an_own_template_is_named_and_the_letter_written_all_the_same(
    acme: Shell, own: Path
) -> None:
    path = own / "decline.md"
    path.write_text("Subject: No\n\nNo, {{ compny }}.")
    said, told = drafted(acme, "decline", "acme")
    assert said.startswith("Subject: Your offer of the Staff Engineer position\n\nHello,\n")
    assert told.startswith(
        f"offer-tui: {path}:3: there is no fact compny; did you mean company?\n"
        "offer-tui: the letter that comes with the program is used instead\n"
    )


def test_a_mistake_in_a_further_kind_is_a_failure(acme: Shell, own: Path) -> None:
    (own / "mine.md").write_text("Subject: s\n\n{% include 'x' %}")
    assert "mine.md:3: a letter cannot take in other files" in acme.failed("letter", "mine", "acme")


def test_a_kind_that_does_not_exist_names_the_nearest(acme: Shell) -> None:
    assert "there is no letter 'thanks-you'; did you mean thank-you?" in acme.misused(
        "letter", "thanks-you", "acme"
    )
    assert "offer-tui letter lists them" in acme.misused("letter", "xyzzy", "acme")
    assert "the kind comes first: offer-tui letter decline acme" in acme.misused(
        "letter", "acme", "decline"
    )
    assert "whose? offer-tui letter decline REF" in acme.misused("letter", "decline")


def test_an_opportunity_that_does_not_exist_names_the_nearest(acme: Shell) -> None:
    assert "did you mean acme?" in acme.failed("letter", "decline", "acne")


def test_a_promise_is_named_by_its_number(demo: Shell) -> None:
    said, _ = drafted(demo, "clarification", "birch", "--promise", "03", "--promise", "01")
    assert "- no on-call in the first three months (Mara, " in said
    assert "- three days at home (in the posting)\n" in said
    assert "there is no promise 04; Birch Systems has 3 promises" in demo.failed(
        "letter", "clarification", "birch", "--promise", "4"
    )


def test_without_a_promise_there_is_nothing_to_clarify(acme: Shell) -> None:
    assert "no promise is written down yet" in acme.failed("letter", "clarification", "acme")


def test_another_talk_can_be_meant(demo: Shell) -> None:
    said, _ = drafted(demo, "thank-you", "birch", "--round", "2")
    assert "Dear Mara,\n" in said
    assert "what the first months would bring" in said
    assert "there is no round 9; there is round 1" in demo.failed(
        "letter", "thank-you", "birch", "--round", "9"
    )


@pytest.mark.parametrize(("day", "why"), [("soon", "is no day"), ("2020-01-02", "is over")])
def test_a_day_that_cannot_be_meant_is_a_misuse(acme: Shell, day: str, why: str) -> None:
    assert why in acme.misused("letter", "more-time", "acme", "--until", day)


def test_an_option_that_the_letter_has_no_place_for_is_said(acme: Shell) -> None:
    _, told = drafted(acme, "decline", "acme", "--ask", "more", "--from", "Alex")
    assert told == "offer-tui: a letter of this kind has no place for --ask\n"


def test_a_market_that_the_profile_does_not_have_is_said(acme: Shell) -> None:
    said, told = drafted(acme, "negotiation", "acme", "--with-market", "--from", "Alex")
    assert told == "offer-tui: your profile has no market range yet, so none is named\n"
    assert "paid" not in said


def test_the_market_of_the_profile_is_named_when_it_is_wanted(acme: Shell) -> None:
    acme.write("data/profile.toml", "schema = 1\n[market]\nlow = 84000\nhigh = 98000\n")
    assert "84,000 to 98,000" in drafted(acme, "negotiation", "acme", "--with-market")[0]
    assert "84,000" not in drafted(acme, "negotiation", "acme")[0]


def test_a_file_is_for_this_user_only_and_never_written_over(acme: Shell) -> None:
    path = acme.folder / "letter.txt"
    arguments = ("letter", "decline", "acme", "--from", "Alex", "--output", str(path))
    assert acme.done(*arguments) == ""
    assert path.read_text().startswith("Subject: Your offer of the Staff Engineer position\n\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"{path}: it is there already; --force writes over it" in acme.failed(*arguments)
    path.write_text("old")
    assert acme.done(*arguments, "--force") == ""
    assert path.read_text() != "old"


def test_a_folder_that_is_not_there_is_not_made(acme: Shell) -> None:
    path = acme.folder / "nowhere" / "letter.txt"
    said = acme.run("letter", "decline", "acme", "--output", str(path))
    assert said.exit_code == 1
    assert "not saved, there is no such folder" in said.stderr
    assert not path.parent.exists()


def test_hostile_words_are_shown_and_never_act(acme: Shell) -> None:
    acme.done("new", "\x1b[2J{{ 7*7 }}\u202eevil")
    result = acme.run("letter", "acceptance", "2j", "--from", "A\x1b]0;x\x07\u200fB")
    assert result.exit_code == 0
    assert not set(result.output) & set("\x1b\x07\u202e\u200f")
    assert "at [2J{{ 7*7 }}evil." in result.stdout


def test_kinds_and_references_are_completed(acme: Shell, own: Path) -> None:
    (own / "decide.md").write_text("Subject: s\n\nText.")
    (own / "de\x1b.md").write_text("Subject: s\n\nText.")
    assert completed("letter", "de") == ["decline", "decide"]
    assert completed("letter", "decline", "a") == ["acme"]


def test_jinja2_is_imported_only_when_a_letter_is_written(acme: Shell) -> None:
    for arguments in (["--version"], ["--help"], ["list"], ["letter"], ["letter", "--help"]):
        assert imported_by(RUN, ["jinja2"], *arguments) == set()
    assert imported_by(RUN, ["jinja2", "textual"], "letter", "decline", "acme") == {"jinja2"}
    asked = {
        "_OFFER_TUI_COMPLETE": "bash_complete",
        "COMP_WORDS": "offer-tui letter de",
        "COMP_CWORD": "2",
    }
    assert in_a_process(environment=asked).stdout == b"plain,decline\n"


def test_the_app_is_there_before_jinja2_is() -> None:
    assert imported_by("import offer_tui.ui.app", ["jinja2", "textual"]) == {"textual"}


def test_on_a_terminal_a_paragraph_is_as_wide_as_a_page(
    demo: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def widest() -> int:
        return max(map(len, drafted(demo, "in-writing", "birch")[0].split("\n")))

    assert widest() > 120
    monkeypatch.setattr("offer_tui.cli.letter.is_read_by_a_person", lambda: True)
    assert widest() <= 80


def test_every_letter_of_the_sample_is_whole(demo: Shell) -> None:
    for kind in [one["kind"] for one in json.loads(demo.done("letter", "--json"))]:
        for folder in sorted((demo.data / "opportunities").iterdir()):
            result = demo.run("letter", kind, folder.name, "--json")
            if result.exit_code == 1:
                assert kind == "clarification"
                continue
            text = json.loads(result.stdout)["body"]
            assert not set(text) & set("{}\0\1")
            assert "None" not in text


def test_going_back_to_them_tells_what_changed_on_both_sides(demo: Shell) -> None:
    said, _ = drafted(
        demo, "re-engagement", "dune", "--changed", "I work from home",
        "--learnt", "Go", "--news", "a senior track",
    )  # fmt: skip
    assert "Something has changed for me since then: I work from home." in said
    assert "What I have learnt since: Go." in said
    assert "I have heard of a change on your side: a senior track." in said


def test_a_new_one_speaks_of_the_one_it_goes_back_to(demo: Shell) -> None:
    demo.done("new", "Dune again")
    folder = demo.data / "opportunities"
    then = demo.json("show", "dune")["id"]
    path = folder / "dune-again" / "opportunity.toml"
    path.write_text(f'{path.read_text()}\nreturns_to = "{then}"\n')
    said, _ = drafted(demo, "re-engagement", "dune-again")
    assert "Engineer II position, and in the end I decided not to take it." in said
    path.write_text(path.read_text().replace(then, "01HZ0000000000000000000009"))
    said, told = drafted(demo, "re-engagement", "dune-again")
    assert "there is no opportunity 01HZ0000000000000000000009" in told
    assert "Engineer II" not in said
