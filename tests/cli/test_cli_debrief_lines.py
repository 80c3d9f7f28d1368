"""The debrief line by line: left and gone on with, for oneself, and who moves next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from cli.lines import Talk, piped, promised_talk, talk
from cli.shell import Shell
from offer_tui.cli.lines.dialogue import Asking, Step
from offer_tui.cli.lines.keeping_beside import BesideKeeper
from offer_tui.cli.lines.opening import Rounds, rounds_of
from offer_tui.store.atomic import NotSaved
from offer_tui.store.library import Library

TO_YOURSELF = (":done", "4 kind people", ":skip")
"""Lines that lead an empty round to what the debrief asks for oneself."""


@pytest.fixture
def talking(acme: Shell) -> Iterator[Talk]:
    with talk(acme) as one:
        yield one


@pytest.fixture
def promised(acme: Shell) -> Iterator[Talk]:
    with promised_talk(acme) as one:
        yield one


def keeper_of(talking: Talk) -> BesideKeeper:
    return BesideKeeper(talking.around.library, talking.opened, lambda: talking.now)


def dumped(talking: Talk) -> dict[str, Any]:
    """Return what the round holds of the debrief."""
    debrief = talking.session.debrief
    return debrief.model_dump(exclude_defaults=True, exclude={"ended"}) if debrief else {}


def felt(talking: Talk) -> tuple[int, str] | None:
    gut = talking.session.gut
    return (gut.rating, gut.why) if gut else None


# Left, and gone on with.


def test_what_enter_left_as_it_is_is_not_asked_about_again(acme: Shell) -> None:
    piped("she laughed", "a second note", " ", ":done", "4 fine", "", ":quit")
    said = piped("", ":quit")
    assert said[0].endswith("Enter: go on with that. :new or any line: another round.")
    assert said[1] == "The debrief of Acme, round 1."
    assert "1 loose note, 1 marked moment" in said[2]
    assert "a second note" in said[3]


def test_a_round_that_was_ended_elsewhere_is_offered_to_be_gone_through(acme: Shell) -> None:
    acme.done("log", "acme", "she laughed")
    acme.done("log", "acme", "/fin 4")
    said = piped("", "kind people", ":quit")
    assert re.search(
        r"ended at \d\d:\d\d, and it is not gone through yet\. Enter: go through", said[0]
    )
    assert said[1] == "Acme, round 1. Felt 4, good."
    assert said[2] == "Why, in a few words? Enter: no words."
    assert said[3] == "Your reason is kept. Saved."
    assert acme.json("show", "acme")["rounds"][0]["gut"]["why"] == "kind people"


def test_a_round_that_was_gone_through_is_not_offered_again(acme: Shell) -> None:
    piped("71", ":done", "4 fine", ":skip", ":skip", ":skip")
    assert acme.json("show", "acme")["rounds"][0]["debrief"]["ended"]
    assert piped("72")[0].startswith("Acme, round 2.")


def test_a_round_of_another_day_is_offered_with_its_day(acme: Shell) -> None:
    acme.done("log", "acme", "she laughed")
    acme.done("log", "acme", "/fin 4")
    path = acme.rounds("acme")[0]
    path.write_text(re.sub(r"= 20\d\d-\d\d-\d\dT", "= 2021-03-04T", path.read_text()))
    assert "round 1 ended 4 Mar 2021, and it is not gone through yet." in piped(":quit")[0]
    said = piped("", ":back", ":back", ":quit")
    assert "That round is over; there is nothing to go back to." in said
    assert acme.json("show", "acme")["rounds"][0]["ended"]


def test_what_is_asked_of_all_of_it_and_passed_is_not_asked_about_again(acme: Shell) -> None:
    piped(*TO_YOURSELF, "", ":quit")
    said = piped("", ":skip", "", ":quit")
    assert not any("did it teach you" in line for line in said)
    assert any("would you do differently" in line for line in said)
    assert any("by when do they decide" in line for line in said)
    said = piped("", ":quit")
    assert not any("by when do they decide" in line for line in said)
    assert any("do they want your answer" in line for line in said)


def test_the_way_out_says_how_the_debrief_goes_on(acme: Shell) -> None:
    said = piped("a note", ":done", "4 fine", ":quit")
    assert said[-1] == (
        "Everything is kept. The debrief goes on where you left it: offer-tui live acme --lines"
    )


def test_what_was_answered_dodged_in_the_debrief_is_not_asked_about_again(promised: Talk) -> None:
    promised.say(":done", "4 fine", ":skip", ":skip", "unclear")
    assert promised.session.observations[0].promise in dumped(promised)["left"]


def test_a_moment_named_in_words_does_not_come_back_as_a_loose_note(talking: Talk) -> None:
    talking.say(" ", ":done", "4 fine", "that is when she paused")
    (note,) = talking.session.notes
    assert note.id in dumped(talking)["left"]


def test_leaving_one_as_it_was_can_be_taken_back_and_is_asked_again(talking: Talk) -> None:
    talking.say("she laughed", "a note", ":done", "4 fine")
    assert talking.say("").startswith("It stays a note. Note, 2 of 2")
    said = talking.say(":undo")
    assert said.startswith("Took back: leaving it as it was. Note, 1 of 2")
    assert dumped(talking) == {}
    talking.say(":skip")
    assert len(dumped(talking)["left"]) == 2
    assert talking.say(":undo").startswith("Took back: leaving 2 as they were. Note, 1 of 2")


def test_a_promise_broken_in_the_round_asks_in_the_debrief_what_that_shows(promised: Talk) -> None:
    promised.say("01- first year in the office", ":done", "2 hm", ":skip")
    said = promised.say(":skip")
    assert "Promise not kept, 1 of 1: 01 two days at home. Does that show 22" in said
    promised.say("22")
    assert promised.session.observations[-1].broken_promise


# How it felt.


def test_how_it_felt_can_be_taken_back_and_is_asked_again(talking: Talk) -> None:
    talking.say("71", ":done", "4")
    assert talking.say(":undo").startswith("Took back: how it felt: 4, good. How did it feel")
    assert felt(talking) is None
    talking.say("2", "she would not look up")
    assert felt(talking) == (2, "she would not look up")
    assert talking.say(":undo").startswith("Took back: why it felt so.")
    assert felt(talking) == (2, "")


def test_a_rating_with_its_reason_in_one_line_is_taken_back_as_one(talking: Talk) -> None:
    talking.say(":done", "4 kind people")
    assert "How did it feel, before any number?" in talking.say(":undo")
    assert talking.session.gut is None
    assert talking.say("5 even better").startswith("Felt 5, I want this. Your reason is kept.")


def test_undo_reaches_the_beginning_through_the_debrief(promised: Talk) -> None:
    empty = promised.session
    promised.say(
        "71", "she laughed", ":done", "4 fine", "92", ":skip", ":skip", "broken", "22", ":skip",
        "a lesson", "", "they liked me", "Fri", "2031-03-20", "Platform Lead",
    )  # fmt: skip
    assert promised.dialogue.changes > 9
    for _ in range(20):
        promised.say(":undo")
    assert promised.dialogue.beside.roles == ()
    assert promised.dialogue.beside.opportunity == promised.opened.opportunity
    assert promised.session.model_copy(update={"ended": None}) == empty


# For oneself.


def test_what_it_taught_is_kept_in_the_persons_own_words(talking: Talk) -> None:
    assert "For you, 1 of 3: What did it teach you?" in talking.say(*TO_YOURSELF)
    talking.say("ask about on-call first", "")
    assert talking.say('"you were very clear"').startswith("Your words are kept. Who moves next")
    debrief = talking.session.debrief
    assert debrief is not None
    assert debrief.taught == "ask about on-call first"
    assert debrief.differently == ""
    assert debrief.feedback == '"you were very clear"'


def test_gone_back_to_the_words_are_told_and_enter_leaves_them(talking: Talk) -> None:
    talking.say(*TO_YOURSELF, "ask about on-call first")
    assert "You said: ask about on-call first. Other words, or Enter: it stays." in talking.say(
        ":back"
    )
    assert talking.say("").startswith("It stays. For you, 2 of 3")
    assert dumped(talking)["taught"] == "ask about on-call first"


def test_a_code_still_ticks_and_the_question_comes_again(talking: Talk) -> None:
    said = talking.say(*TO_YOURSELF, "71 two of five")
    assert said.startswith("71 people keep leaving: yes. Note kept. For you, 1 of 3")
    assert talking.answers["high-turnover-team"] == "seen plain"
    talking.say("3 people told me the same")
    assert dumped(talking)["taught"] == "3 people told me the same"


def test_what_has_its_words_is_not_asked_again(acme: Shell) -> None:
    piped(*TO_YOURSELF, "a lesson", ":quit")
    said = piped("", ":quit")
    assert said[2].startswith("Nothing is loose or open.")
    assert said[3].startswith("For you, 1 of 2: What would you do differently?")


# Who moves next.


def at_the_moves(talking: Talk) -> Talk:
    talking.say(*TO_YOURSELF, ":skip")
    return talking


def test_days_are_said_as_elsewhere_and_written_to_the_opportunity(acme: Shell) -> None:
    said = piped(*TO_YOURSELF, ":skip", "2099-12-04", "2 Dec 2099", "")
    assert "They decide by 4 Dec 2099. Saved." in said
    assert "They want your answer by 2 Dec 2099. Saved." in said
    kept = acme.json("show", "acme")
    assert (kept["they_decide_by"], kept["answer_by"]) == ("2099-12-04", "2099-12-02")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("soon", "That names no day; say one as in Fri, 2 Dec or 2026-12-02."),
        ("71", "That names no day; say one as in Fri, 2 Dec or 2026-12-02."),
        ("yesterday", "That day is over."),
    ],
)
def test_what_is_no_day_is_refused_and_asked_again(talking: Talk, line: str, why: str) -> None:
    said = at_the_moves(talking).say(line)
    assert said.startswith(f"{why} Nothing was recorded. Who moves next")
    assert talking.dialogue.beside.opportunity.they_decide_by is None
    assert talking.answers == {}


def test_a_day_that_is_known_is_told_stays_on_enter_and_goes_on_none(talking: Talk) -> None:
    at_the_moves(talking).say("Fri")
    assert "They decide by Fri 7 Mar 2031. Another day, none, or Enter" in talking.say(":back")
    assert talking.say("").startswith("It stays.")
    assert talking.dialogue.beside.opportunity.they_decide_by == dt.date(2031, 3, 7)
    assert talking.say(":back", "none").startswith("No day, then.")
    assert talking.dialogue.beside.opportunity.they_decide_by is None


def test_another_role_becomes_an_opportunity_of_its_own_linked_to_this_one(acme: Shell) -> None:
    said = piped(
        *TO_YOURSELF, ":skip", "", "", "Platform Lead", "platform lead", "staff engineer", "SRE", ""
    )
    assert "Platform Lead at Acme is an opportunity of its own now. Saved." in said
    assert "It is acme-2: offer-tui show acme-2" in said
    assert "Platform lead at Acme is one of yours already. Nothing was recorded." in said
    assert "Staff engineer at Acme is one of yours already. Nothing was recorded." in said
    first, second, third = (acme.json("show", slug) for slug in ("acme", "acme-2", "acme-3"))
    assert [second["role_of"], third["role_of"]] == [first["id"], first["id"]]
    assert (second["company"], second["role"], second["stage"]) == (
        "Acme",
        "Platform Lead",
        "lead",
    )
    assert third["role"] == "SRE"


def test_a_role_that_is_taken_back_is_gone_from_the_library(acme: Shell) -> None:
    said = piped(*TO_YOURSELF, ":skip", "", "", "Platform Lead", ":undo", ":quit")
    assert "Took back: Platform Lead as an opportunity of its own. Saved." in said
    assert [path.name for path in (acme.data / "opportunities").iterdir()] == ["acme"]


def test_no_is_no_role(talking: Talk) -> None:
    at_the_moves(talking).say("", "")
    assert talking.say("no").startswith("None, then. That was the debrief.")
    assert talking.dialogue.beside.roles == ()


def test_at_the_end_the_letter_and_the_evaluation_are_named(talking: Talk) -> None:
    said = at_the_moves(talking).say(":skip")
    assert "What it adds up to: offer-tui evaluate acme" in said
    assert said.endswith("A thank-you note to them: offer-tui letter thank-you acme")
    assert talking.dialogue.step is Step.OVER
    assert talking.session.debrief is not None
    assert talking.session.debrief.ended == talking.now


def test_a_round_without_a_company_is_not_asked_who_moves_next(acme: Shell) -> None:
    said = piped("", "71", ":done", "4 fine", ":skip", ":skip", arguments=())
    assert said[-1].startswith("That was the debrief.")
    assert not any("Who moves next" in line for line in said)


def test_named_in_the_debrief_the_round_is_gone_through_under_its_company(acme: Shell) -> None:
    said = piped("", "a note", ":done", "4 fine", ":attach Birch", "", ":skip", ":skip", "Fri",
                 ":quit", arguments=())  # fmt: skip
    assert "This is Birch, round 1 now. Saved." in said
    assert any(line.startswith("They decide by ") for line in said)
    assert acme.json("show", "birch")["they_decide_by"]


# What the disk refuses.


def test_a_day_that_the_disk_refuses_is_tried_again_with_the_next_line(
    talking: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = keeper_of(talking)
    at_the_moves(talking).say("Fri")
    with monkeypatch.context() as patched:
        patched.setattr(Library, "change_opportunity", _full)
        (said,) = keeper.keep(talking.dialogue.beside)
        assert re.match(
            r"NOT SAVED since \d\d:\d\d: the disk is full\. It is kept in memory; ", said
        )
        assert keeper.unsaved() == "not saved: they decide by 2031-03-07"
        assert not keeper.is_kept
    talking.say("")
    (said,) = keeper.keep(talking.dialogue.beside)
    assert re.fullmatch(r"Saved \d\d:\d\d, all of it\.", said)
    assert keeper.unsaved() == ""
    assert talking.around.library.opportunity("acme").they_decide_by == dt.date(2031, 3, 7)


def test_a_role_that_could_not_be_kept_is_named_at_the_end(
    talking: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = keeper_of(talking)
    at_the_moves(talking).say("", "", "Platform Lead")
    monkeypatch.setattr(Library, "keep_opportunity", _full)
    keeper.keep(talking.dialogue.beside)
    assert keeper.unsaved() == "not saved: another role, Platform Lead"
    talking.say(":undo")
    assert keeper.keep(talking.dialogue.beside) == ()
    assert keeper.unsaved() == ""


def test_a_day_changes_nothing_that_another_window_wrote_meanwhile(talking: Talk) -> None:
    keeper, library = keeper_of(talking), talking.around.library
    at_the_moves(talking).say("Fri")
    library.change_opportunity("acme", lambda now: now.model_copy(update={"anchor": "breathe"}))
    keeper.keep(talking.dialogue.beside)
    kept = library.opportunity("acme")
    assert (kept.anchor, kept.they_decide_by) == ("breathe", dt.date(2031, 3, 7))


def test_a_role_changed_in_another_window_stays_when_it_is_taken_back(talking: Talk) -> None:
    keeper, library = keeper_of(talking), talking.around.library
    at_the_moves(talking).say("", "", "Platform Lead")
    keeper.keep(talking.dialogue.beside)
    library.change_opportunity("acme-2", lambda now: now.model_copy(update={"anchor": "breathe"}))
    talking.say(":undo")
    said = keeper.keep(talking.dialogue.beside)
    assert said[-1] == "It was changed meanwhile, so it stays: offer-tui show acme-2"
    assert library.opportunity("acme-2").anchor == "breathe"


def _full(library: Library, *_: Any) -> None:
    raise NotSaved(library.places.data, "the disk is full")


# Which round.


def test_only_the_latest_round_is_offered_and_none_that_goes_on(acme: Shell) -> None:
    with talk(acme) as first:
        first.say("71", ":done", "4 fine")
        file = first.opened.file
        assert file is not None
        file.save(first.session)
        found = rounds_of(first.around, "acme", first.now)
        offered = found.to_debrief(first.now)
        assert offered is not None
        assert offered.session.id == first.session.id
        assert Rounds("acme", found.opportunity, ()).to_debrief(first.now) is None


def test_points_that_ask_about_all_of_it_come_after_the_items(promised: Talk) -> None:
    promised.say("a note", ":done", "4 fine")
    kinds = [isinstance(point, Asking) for point in promised.dialogue.agenda]
    assert kinds == sorted(kinds)
    assert [point.kind for point in promised.dialogue.agenda[-6:]] == [
        "taught", "differently", "feedback", "they_decide_by", "answer_by", "role",
    ]  # fmt: skip
