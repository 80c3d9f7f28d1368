"""export: what lies ahead for a calendar, and the rounds to read."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest
import vobject

from cli.shell import Shell, imported_by, in_a_process
from cli.test_cli_completion import completed
from cli.test_cli_start import RUN
from offer_tui.model.opportunity import PlannedRound
from offer_tui.store.demo import copy_demo
from offer_tui.store.library import Library
from offer_tui.store.places import find_places

ICS = ("export", "--format", "ics")
MARKDOWN = ("export", "--format", "markdown")


@pytest.fixture
def demo(shell: Shell) -> Shell:
    """Return a shell on the sample library."""
    copy_demo(shell.data, dt.date.today())
    return shell


def summaries(said: str) -> list[str]:
    return [event.summary.value for event in vobject.readOne(said).vevent_list]


def plan(slug: str, *rounds: PlannedRound) -> None:
    library = Library(find_places())
    library.change_opportunity(slug, lambda o: o.model_copy(update={"planned": rounds}))


def tomorrow() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0) + dt.timedelta(days=1)


def test_a_calendar_has_what_lies_ahead_of_all(demo: Shell) -> None:
    said = summaries(demo.done(*ICS))
    assert "Acme, round 2" in said
    assert "Answer Birch Systems" in said
    assert any(title.startswith("Look back at ") for title in said)


def test_a_calendar_of_one_has_only_what_is_theirs(demo: Shell) -> None:
    assert set(summaries(demo.done(*ICS, "acme"))) == {"Acme, round 2", "Hear from Acme"}
    assert summaries(demo.done(*ICS, "acme", "acme")) == summaries(demo.done(*ICS, "acme"))


def test_no_word_that_was_written_down_is_in_a_calendar(demo: Shell) -> None:
    said = demo.done(*ICS).casefold()
    library = Library(find_places())
    for entry in library.opportunities()[0]:
        matter = entry.opportunity
        words = [one.text for one in matter.follow_ups]
        words += [one.text for one in matter.promises]
        words += [one.name for one in matter.people]
        words += [note.text for one in library.rounds(entry.slug)[0] for note in one.session.notes]
        assert not [word for word in words if len(word) > 3 and word.casefold() in said]


def test_nothing_ahead_makes_no_calendar(acme: Shell) -> None:
    assert acme.failed(*ICS) == "nothing that lies ahead has a day yet"


def test_a_round_that_took_place_is_not_ahead(acme: Shell) -> None:
    plan("acme", PlannedRound(round="panel", at=tomorrow()))
    assert summaries(acme.done(*ICS)) == ["Acme, panel"]
    now = dt.datetime.now().astimezone().replace(microsecond=0)
    plan("acme", PlannedRound(round="panel", at=now))
    acme.done("log", "acme", "71")
    assert acme.failed(*ICS) == "nothing that lies ahead has a day yet"


def test_hostile_names_stay_names(shell: Shell) -> None:
    company = "A, B; \\C\nBEGIN:VALARM\x1b[2J🧟" + "z" * 1_000
    shell.done("new", company)
    (slug,) = Library(find_places()).slugs()
    plan(slug, PlannedRound(round="one\r\nDTSTART:19700101", at=tomorrow()))
    said = shell.run(*ICS)
    assert said.exit_code == 0
    (event,) = vobject.readOne(said.stdout).vevent_list
    assert event.summary.value.startswith("A, B; \\C BEGIN:VALARM")
    assert event.summary.value.endswith("z, one DTSTART:19700101")
    assert not hasattr(event, "valarm_list")
    assert "\x1b" not in said.stdout


def test_markdown_joins_all_rounds_of_those_named(demo: Shell) -> None:
    said = demo.done(*MARKDOWN, "acme", "elm")
    assert said.count("\n# ") + said.startswith("# ") == 3
    assert said.index("# Acme") < said.index("# Elm")
    assert "\x1b" not in said


def test_markdown_without_a_round_is_said(acme: Shell) -> None:
    assert acme.failed(*MARKDOWN) == "no round is written down yet"


def test_a_file_is_for_this_user_only_and_never_written_over(demo: Shell) -> None:
    path = demo.folder / "ahead.ics"
    arguments = (*ICS, "--output", str(path))
    assert demo.done(*arguments) == ""
    content = path.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"mine")
    assert f"{path}: it is there already; --force writes over it" in demo.failed(*arguments)
    assert path.read_bytes() == b"mine"
    assert demo.done(*arguments, "--force") == ""
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_folder_that_is_not_there_is_not_made(demo: Shell) -> None:
    path = demo.folder / "nowhere" / "ahead.ics"
    assert "there is no such folder" in demo.failed(*ICS, "--output", str(path))
    assert not path.parent.exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_handed_over(demo: Shell) -> None:
    broken = demo.data / "opportunities" / "dune" / "opportunity.toml"
    broken.write_text("schema = [")
    result = demo.run(*ICS)
    assert result.exit_code == 0
    assert str(broken) in result.stderr
    assert "Acme, round 2" in summaries(result.stdout)


def test_only_what_can_be_made_is_offered(acme: Shell) -> None:
    assert "'json' is not one of 'ics', 'markdown'" in acme.misused("export", "--format", "json")
    assert "--format" in acme.misused("export")
    assert "did you mean acme?" in acme.failed(*ICS, "acne")
    assert completed("export", "a") == ["acme"]
    assert completed("export", "--format", "m") == ["markdown"]


def test_a_calendar_is_utf_8_whatever_the_terminal_reads(demo: Shell) -> None:
    ran = in_a_process(*ICS, "haus", environment={"PYTHONIOENCODING": "ascii"})
    assert ran.returncode == 0
    assert "Söhne".encode() in ran.stdout
    assert ran.stdout.endswith(b"END:VCALENDAR\r\n")


def test_icalendar_is_imported_only_when_a_calendar_is_made(demo: Shell, tmp_path: Path) -> None:
    for arguments in (["--help"], ["list"], ["export", "--help"], [*MARKDOWN, "elm"]):
        assert imported_by(RUN, ["icalendar"], *arguments) == set()
    wanted = [*ICS, "--output", str(tmp_path / "ahead.ics")]
    assert imported_by(RUN, ["icalendar", "textual"], *wanted) == {"icalendar"}
