"""live --lines: a line in, a line out, and what is said to be saved is saved."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.lines import NOW, Talk, piped, promised_talk, talk
from cli.shell import Shell, in_a_process
from offer_tui.capture.wishes import Whose
from offer_tui.cli.lines.dialogue import Step
from offer_tui.cli.lines.hearing import hear
from offer_tui.cli.lines.keeping import Keeper
from offer_tui.cli.lines.keeping_beside import BesideKeeper
from offer_tui.cli.lines.opening import dialogue_of
from offer_tui.cli.lines.placing import placed
from offer_tui.model.text import visible
from offer_tui.store.identity import new_id
from offer_tui.store.sessions import SessionFile, load_session


@pytest.fixture
def talking(acme: Shell) -> Iterator[Talk]:
    with talk(acme) as one:
        yield one


@pytest.fixture
def promised(acme: Shell) -> Iterator[Talk]:
    with promised_talk(acme) as one:
        yield one


# Piped.


def test_a_line_is_piped_in_and_kept(acme: Shell) -> None:
    greeting, answer, farewell = piped("71 two of five since spring\n")
    assert greeting == "Acme, round 1. Saved. Type words, or a number; ? for help."
    assert answer == "71 people keep leaving: yes. Note kept. Saved."
    assert farewell.startswith("Everything is kept. The round goes on: ")
    (seen,) = acme.json("show", "acme")["rounds"][0]["observation"]
    assert (seen["signal"], seen["note"]) == ("high-turnover-team", "two of five since spring")


def test_a_last_line_without_its_end_is_a_line(acme: Shell) -> None:
    assert "Note kept. Saved." in piped("71", "she laughed")


def test_a_round_that_goes_on_is_taken_up(acme: Shell) -> None:
    piped("71", "she laughed")
    greeting = piped("72")[0]
    assert re.match(r"Acme, round 1, going on since \d\d:\d\d, 1 tick, 1 note\. ", greeting)
    assert len(acme.rounds("acme")) == 1


def test_without_a_reference_it_asks_whose_round_it_is(acme: Shell) -> None:
    said = piped("acme", "71", arguments=())
    assert said[0] == "Company? Enter: it is named later."
    assert said[1].startswith("Acme, round 1.")
    assert piped("Birch Systems", "71", arguments=())[1].startswith("Birch Systems, round 1.")
    assert {path.name for path in (acme.data / "opportunities").iterdir()} == {
        "acme",
        "birch-systems",
    }


def test_an_ended_input_begins_nothing(acme: Shell) -> None:
    assert piped(arguments=())[-1] == "Nothing was begun."
    assert not acme.rounds("acme")


def test_from_memory_no_time_is_said(acme: Shell) -> None:
    ran = in_a_process(
        "live", "acme", "--lines", "--afterwards", given="71\n \n71\n:list\n \n:undo\n:done\n"
    )
    said = ran.stdout.decode()
    assert "Everything is marked from memory. Saved." in said
    assert not re.search(r"\d\d:\d\d", said)
    assert acme.json("show", "acme")["rounds"][0]["from_memory"] is True


def test_a_round_that_ended_today_unrated_is_offered_for_its_debrief(acme: Shell) -> None:
    piped("71", ":done", ":quit")
    said = piped("", "2 uneasy all along", ":skip")
    assert re.match(r"Acme, round 1 ended at \d\d:\d\d, and how it felt was not said\.", said[0])
    assert "Felt 2, uneasy. Your reason is kept. Saved." in said
    assert acme.json("show", "acme")["rounds"][0]["gut"]["why"] == "uneasy all along"


def test_a_line_in_place_of_the_offered_debrief_begins_a_round_with_it(acme: Shell) -> None:
    piped("71", ":done", ":quit")
    assert "72 advertised again and again: yes. Saved." in piped("72")
    rounds = acme.json("show", "acme")["rounds"]
    assert [one["round"] for one in rounds] == ["round 1", "round 2"]


def test_a_terminal_that_is_not_utf_8_gets_ascii(acme: Shell) -> None:
    ran = in_a_process(
        "live", "acme", "--lines", given="71 caf\u00e9\n:list\n",
        environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )  # fmt: skip
    assert ran.returncode == 0
    assert ran.stdout.isascii()
    assert acme.json("show", "acme")["rounds"][0]["observation"][0]["note"] == "caf\u00e9"


def test_nothing_of_what_was_typed_acts_on_the_terminal(acme: Shell) -> None:
    said = "\n".join(piped("71 \x1b[31mred\x07", ":list", ":\x1b[2J", "/\x1b[2J"))
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_reader_that_goes_away_loses_no_line(acme: Shell) -> None:
    script = "printf '71\\n72\\n73\\n' | python -m offer_tui live acme --lines | true"
    ran = in_a_shell(script)
    assert ran == b""
    assert len(acme.json("show", "acme")["rounds"][0]["observation"]) == 3


def in_a_shell(script: str) -> bytes:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    command = script.replace("python", sys.executable)
    return subprocess.run(["sh", "-c", command], capture_output=True, check=False).stderr


def test_a_line_of_a_million_letters_is_refused_in_words(acme: Shell) -> None:
    said = piped("x" * 1_200_000, "71")
    assert said[1].startswith("Too long for one note: ")
    assert "71 people keep leaving: yes. Saved." in said


def test_the_app_is_opened_from_memory(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.done("live", "acme", "--afterwards")
    assert acme.app.opened == [("live", acme.data, "", "Acme", "acme", "", "from memory")]
    assert "--afterwards needs REF" in acme.misused("live", "--afterwards")


# The grammar.


def test_one_digit_lists_its_theme_with_the_answers_in_words(talking: Talk) -> None:
    assert talking.say("7").startswith(
        "7 Stability. 71 people keep leaving, open. 72 advertised again and again, open."
    )
    talking.say("71-", "72*", "73.")
    assert talking.say("7").startswith(
        "7 Stability. 71 people stay, no. 72 advertised again and again, dodged. "
        "73 managers or structure changing, partly."
    )


def test_an_answer_of_an_earlier_round_says_which(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    acme.done("log", "acme", "/fin 4")
    with talk(acme) as second:
        assert "71 people keep leaving, yes in round 1." in second.say("7")


@pytest.mark.parametrize(
    ("sign", "answer"), [("-", "no"), (".", "partly"), ("*", "dodged"), ("+", "yes")]
)
def test_a_sign_alone_answers_the_tick_before(talking: Talk, sign: str, answer: str) -> None:
    assert f": {answer}" in talking.say("71", "she laughed", sign)


def test_a_sign_with_words_answers_only_right_after_the_tick(talking: Talk) -> None:
    assert talking.say("71", "- nobody has left").startswith("71 people stay: no. It was yes.")
    talking.say("72", "she laughed", "- one more thing")
    assert talking.answers["role-reposted"] == "seen plain"
    assert talking.words == ["she laughed", "- one more thing"]


def test_a_sign_answers_nothing_where_nothing_was_ticked(talking: Talk) -> None:
    assert talking.say("-") == "An answer needs its number first: 71-. Nothing was recorded."


def test_words_after_a_greater_sign_hang_on_the_last_tick(talking: Talk) -> None:
    talking.say("71")
    talking.wait(30)
    assert talking.say("> two of five").endswith("Note kept.")
    assert talking.session.observations[0].note == "two of five"


def test_plain_words_after_a_tick_are_a_note_by_themselves(talking: Talk) -> None:
    talking.say("71", "she laughed")
    assert talking.session.observations[0].note == ""
    assert talking.words == ["she laughed"]


def test_an_empty_line_asks_and_the_next_answers(talking: Talk) -> None:
    said = talking.say("")
    asked = talking.session.questions[0]
    assert asked.text in said
    assert talking.say("- not at all").endswith("Note kept.")
    assert talking.answers == {asked.signal: "clear plain"}


def test_a_question_is_never_read_without_what_plus_and_minus_mean(talking: Talk) -> None:
    # The answer "yes" to a question can be the signal's no.
    for _ in range(3):
        assert re.search(r"Plus means .+, minus means .+\.", talking.say(""))


def test_words_right_after_a_question_are_about_it(talking: Talk) -> None:
    said = talking.say("", "they merged two teams")
    (asked,) = talking.session.questions
    assert re.fullmatch(r"Note about \d\d kept\.", said)
    assert talking.session.notes[0].about == asked.id
    assert talking.say("+") != ""
    assert asked.signal in talking.answers


def test_words_long_after_a_question_are_a_note_by_themselves(talking: Talk) -> None:
    talking.say("")
    assert talking.wait(5).say("they merged two teams") == "Note kept."


def test_next_reads_questions_out_and_notes_none_as_asked(talking: Talk) -> None:
    first, second = talking.say(":next"), talking.say(":next")
    assert "Enter notes it as asked." in first
    assert first != second
    assert not talking.session.questions
    assert second.startswith(talking.say(":ask").partition(" Enter ")[0])
    assert talking.say("").startswith("Asked ")
    assert talking.session.questions[0].text in second


def test_every_question_can_be_asked_and_then_none_is_left(talking: Talk) -> None:
    for _ in range(20):
        said = talking.say("")
    assert said == "No question is left on the list."
    assert talking.say(":next") == "No question is left on the list."
    assert len({asked.signal for asked in talking.session.questions}) == len(
        talking.session.questions
    )


def test_a_blank_marks_the_moment_and_a_code_names_it(talking: Talk) -> None:
    talking.say(" ")
    (moment,) = talking.session.moments
    said = talking.wait(2).say("71 two of five")
    assert f"That is the moment you marked at {moment.at:%H:%M}." in said
    assert talking.session.observations[0].at == moment.at
    assert not talking.session.moments


def test_undo_takes_back_a_line_whatever_it_did(talking: Talk) -> None:
    talking.say("71", "71- nobody has left")
    assert (
        talking.say(":undo") == "Took back: 71 no and the note: nobody has left. It is yes again."
    )
    assert talking.say(":redo") == "Put back: 71 no and the note: nobody has left."
    assert talking.say(":undo", ":undo") == "Took back: 71 yes. It is open again."
    assert talking.say(":undo") == "There is nothing to take back."


def test_undo_reaches_the_beginning(talking: Talk) -> None:
    empty = talking.session
    lines = ["71", "-", "> why", "", "+ so it is", " ", "72*", '"a quote', ":untick 71", ":time 30"]
    talking.say(*lines)
    talking.say(*[":undo"] * len(lines))
    assert talking.session == empty


def test_untick_takes_a_tick_away_and_keeps_its_words(talking: Talk) -> None:
    assert talking.say("71 two of five", ":untick") == (
        "71 people keep leaving is open again. Its words stay as a note."
    )
    assert talking.words == ["two of five"]
    assert "71 has no answer in this round" in talking.say(":untick 71")


def test_an_unknown_command_is_not_recorded_and_the_nearest_is_named(talking: Talk) -> None:
    assert talking.say(":udno").startswith("There is no command :udno; did you mean :undo?")
    assert talking.say(":xyzzy today").startswith("There is no command :xyzzy.")
    assert not talking.words


def test_a_note_may_begin_with_any_other_sign(talking: Talk) -> None:
    noted = [":) she smiled", "!important", "?why so quiet", "(aside) hm", "- dashed", "$ 90k"]
    talking.say(*noted)
    assert talking.words == noted


def test_commands_may_be_cut_short_while_only_one_begins_so(talking: Talk) -> None:
    assert "did you mean :undo or :untick?" not in talking.say(":und")
    assert talking.say(":wat").startswith("Watch for:")
    assert "did you mean :tick or :time" in talking.say(":ti")


def test_what_was_found_is_told_with_its_number(talking: Talk) -> None:
    assert talking.say(":find leaving").startswith("71 people keep leaving, open.")
    assert talking.say("/leaving") == talking.say(":find leaving")
    assert talking.say(":find zebra crossing") == "No signal says that: zebra crossing."


def test_a_signal_is_ticked_by_its_words_where_only_one_has_them(talking: Talk) -> None:
    assert talking.say(":tick people keep leaving") == "71 people keep leaving: yes."
    assert talking.say("-").startswith("71 people stay: no.")
    assert talking.say(":tick real").endswith("Say more of its words.")


def test_time_is_told_and_planned(talking: Talk) -> None:
    assert talking.wait(31).say(":time") == "31 minutes so far; :time 45 plans 45 minutes."
    assert talking.say(":time 45") == "45 minutes planned."
    assert talking.say("/pla 50") == "50 minutes planned."
    assert talking.say(":time").endswith("50 minutes are planned.")
    assert "Nothing was recorded" in talking.say(":time soon")
    assert talking.session.planned_minutes == 50


def test_what_to_say_comes_one_after_the_other(talking: Talk) -> None:
    said = [talking.say(":say") for _ in range(7)]
    assert said[0].startswith("What to say, 1 of 6, ")
    assert len(set(said)) == 6
    assert said[6] == said[0]


def test_the_list_tells_the_answers_which_way_they_speak(talking: Talk) -> None:
    talking.say("71 two of five", "72-", "52*", "she laughed", " ")
    said = talking.say(":list")
    assert said.startswith("5 things recorded.")
    assert "71 people keep leaving: yes, against. two of five" in said
    assert re.search(r"72 .+: no, for\.", said)
    assert "52 dodges why the job is open: dodged." in said


def test_a_long_list_is_cut_to_its_end_unless_all_is_asked_for(talking: Talk) -> None:
    talking.say(*(f"word {n}" for n in range(20)))
    assert talking.say(":list").startswith("The last 12 of 20; :list all lists all.")
    assert "word 0" in talking.say(":list all")


def test_hidden_only_an_empty_line_goes_on(talking: Talk) -> None:
    talking.say(":hide")
    assert talking.say("71", "she laughed", ":undo", " x") == "Paused. Enter goes on."
    assert talking.say("") == "Going on."
    assert talking.answers == {}
    assert talking.words == []


# Promises.


def test_a_promise_and_an_own_question_take_their_own_words(promised: Talk) -> None:
    assert promised.say("01").startswith("01 promised: two days at home: kept.")
    assert promised.say("01*") == "01 promised: two days at home: unclear. It was kept."
    assert promised.say("03-") == "03 Who else would I work with? no."


def test_a_row_found_by_its_words_is_told_and_no_other(promised: Talk) -> None:
    promised.say("01", ":tick reports")
    assert promised.say(":tick reports").startswith("02 promised: reports to the CTO: kept, since ")


def test_words_are_all_the_answer_that_an_own_question_needs(promised: Talk) -> None:
    assert "Its answer in words, or plus yes" in promised.say("")
    promised.say("Mara and Tom", ":done", "")
    kinds = {item.kind for item in promised.dialogue.agenda}
    assert not kinds & {"asked", "own", "note"}


def test_a_broken_promise_offers_what_it_shows_and_goes_with_it(promised: Talk) -> None:
    assert "It may show 22 a promise shrinks, 21 bait and switch" in promised.say(
        "01- first year in the office"
    )
    assert promised.say("21").endswith("The promise they broke goes with it.")
    shown = promised.session.observations[-1]
    assert (shown.signal, shown.broken_promise) == (
        "bait-and-switch",
        promised.session.observations[0].promise,
    )


def test_a_broken_promise_in_the_debrief_asks_what_it_shows(promised: Talk) -> None:
    promised.say(":done", "3 fine", ":skip", ":skip")
    assert (
        "Promise not kept, 1 of 1: 01 two days at home. Does that show 22 a promise shrinks, "
    ) in promised.say("broken")
    assert "Promise, 2 of 2" in promised.say("22")
    assert promised.session.observations[-1].broken_promise


# The debrief.


def test_done_ends_the_round_at_once_and_asks_how_it_felt(talking: Talk) -> None:
    said = talking.say("71", ":done")
    assert said.startswith("Round 1 ended. How did it feel, before any number? 1 get me out, ")
    assert talking.session.ended == talking.now
    assert talking.session.gut is None


def test_the_round_can_be_gone_back_to(talking: Talk) -> None:
    assert talking.say(":done", ":back") == "The round goes on."
    assert talking.session.ended is None
    assert talking.say("71") == "71 people keep leaving: yes."


def test_words_in_place_of_a_rating_are_kept_and_it_is_asked_again(talking: Talk) -> None:
    assert talking.say(":done", "she just said one more thing").startswith("Note kept. How did it")
    assert talking.say("9").startswith("A number from 1 to 5")
    assert talking.say("4").endswith("Why, in a few words? Enter: no words.")


def test_fin_with_its_rating_is_the_same_in_one_line(talking: Talk) -> None:
    assert talking.say("/fin 4").startswith("Round 1 ended. Gut 4: good.")
    talking.say("kind people")
    assert talking.session.gut is not None
    assert talking.session.gut.why == "kind people"


def test_a_loose_note_gets_its_signal_at_its_own_time(talking: Talk) -> None:
    talking.say("they write at night")
    at = talking.session.notes[0].at
    talking.wait(30).say(":done", "", "92. every night")
    (seen,) = talking.session.observations
    assert (seen.signal, seen.at, seen.note) == ("always-on", at, "every night")
    assert talking.session.notes[0].about == seen.id


def test_a_line_taken_back_in_the_debrief_is_asked_about_again(talking: Talk) -> None:
    talking.say("they write at night", "she laughed", ":done", "", "92")
    assert "Note, 1 of 2" in talking.say(":undo")
    assert talking.session.notes[0].about is None
    assert talking.answers == {}


def test_the_debrief_can_be_left_at_any_step_and_skipped_at_every(talking: Talk) -> None:
    talking.say("a note", " ", "", "52*", ":done", "")
    for _ in range(30):
        if talking.dialogue.step is Step.OVER:
            break
        said = talking.say("")
    assert "That was the debrief. How it felt is still to say: " in said


def test_a_dodged_question_and_one_without_answer_come_up(talking: Talk) -> None:
    talking.say("", "52*")
    asked = talking.session.questions[0].signal
    assert "Asked without an answer, 1 of 1" in talking.say(":done", "")
    said = talking.say("no")
    assert said.startswith("Yes and no can be taken two ways here; say plus or minus, not no.")
    assert asked not in talking.answers
    assert "Dodged, 1 of 1: 52 dodges why the job is open." in talking.say("+ after all")
    assert talking.answers[asked] == "seen plain"


def test_what_was_watched_for_and_never_touched_is_asked(talking: Talk) -> None:
    said = talking.say(":done", "")
    assert "Watched for, and not touched, 1 of " in said
    watched = talking.dialogue.line.sheet.watched()[0].subject
    talking.say("no")
    assert talking.answers == {watched: "clear plain"}


# What is said to be saved.

CODES = ("71", "72-", "11.", "52*", "00", "01", "02-", "03+", "79", "99", "7", "0", "123", "71 12")
SIGNS = ("", " ", "-", ".", "*", "+", "- words", "> words", '"quote', '"', ">", "...", "+-", "  71")
COMMANDS = (
    ":undo", ":redo", ":hide", ":done", ":ask", ":next", ":say", ":list", ":list all", ":watch",
    ":find on", ":tick home", ":untick", ":untick 71", ":mark", ":time", ":time 45", ":time x",
    ":back", ":skip", "?", ":help", "!", "/fin", "/fin 3", "/fin 9", "/pla 5", "/x", ":nosuch",
    "1", "5 good", "kept", "broken", "yes", "no", "none", "Fri", "2 Dec", "2020-01-01",
)  # fmt: skip
LINES = st.lists(
    st.one_of(
        st.sampled_from([*CODES, *SIGNS, *COMMANDS]),
        st.text(max_size=30),
        st.builds("{}{}".format, st.sampled_from([*CODES, *SIGNS, ":", "/"]), st.text(max_size=8)),
    ),
    max_size=40,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(LINES)
def test_no_line_fails_and_what_is_said_to_be_saved_is_in_the_file(
    promised: Talk, lines: list[str]
) -> None:
    assert promised.opened.file is not None
    library = promised.around.library
    keeper = Keeper(library, promised.opened, promised.opened.file, lambda: promised.now)
    beside = BesideKeeper(library, promised.opened, lambda: promised.now)
    dialogue = dialogue_of(promised.around, promised.opened, NOW)
    for line in lines:
        promised.now += dt.timedelta(seconds=7)
        reply = hear(dialogue, line, promised.now, new_id)
        said = keeper.keep(reply.dialogue.line.session)
        if reply.dialogue.line.session is not dialogue.line.session:
            assert [words for words in said if words.startswith("Saved ")]
        if said:
            kept = load_session(promised.opened.file.path).record
            assert kept == reply.dialogue.line.session
        beside.keep(reply.dialogue.beside)
        assert library.opportunity("acme") == reply.dialogue.beside.opportunity
        assert all(isinstance(visible(words), str) for words in reply.said)
        assert reply.said or reply.wish is not None
        dialogue = reply.dialogue
        if dialogue.step is Step.OVER:
            break


def test_words_of_every_kind_are_kept_somewhere(promised: Talk) -> None:
    words = [f"word{n}" for n in range(8)]
    promised.say(
        words[0], f"71 {words[1]}", f"- {words[2]}", f"> {words[3]}", "", words[4],
        f'"{words[5]}', ":done", words[6], f"4 {words[7]}",
    )  # fmt: skip
    kept = json.dumps(promised.session.model_dump(mode="json"))
    assert all(word in kept for word in words)


def test_a_fault_of_ours_while_saving_is_a_state_and_no_end(
    talking: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = talking.opened.file
    assert file is not None
    keeper = Keeper(talking.around.library, talking.opened, file, lambda: talking.now)
    talking.say("71")

    def broken(*_: Any) -> None:
        raise KeyError("a secret note")

    with monkeypatch.context() as patched:
        patched.setattr(file, "save", broken)
        (said,) = keeper.keep(talking.session)
    assert said.startswith("NOT SAVED since 17:00: a fault: KeyError. It is kept in memory;")
    assert keeper.keep(talking.session) == ("Saved 17:00, all of it.",)
    assert keeper.rescued() == ""
    assert load_session(Path(file.path)).record == talking.session


def test_a_file_that_breaks_after_the_move_does_not_make_it_not_attached(
    talking: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, moves = talking.around.library, SessionFile.move
    birch = library.new_opportunity("Birch")

    def breaking(file: SessionFile, *given: Any) -> Any:
        moved = moves(file, *given)
        library.record_path(birch).write_text("company = ", encoding="utf-8")
        return moved

    monkeypatch.setattr(SessionFile, "move", breaking)
    file = talking.opened.file
    assert file is not None
    moved = placed(talking.around, talking.opened, file, Whose("Birch", birch))
    assert moved.slug == file.path.parent.name == birch
    assert moved.opportunity.company == "Birch"
