"""Which letters fit, what can be added to them, and what changed since a decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from correspondence import AT, NOW, SHIPPED, facts, letter, opportunity, promise, talk, ulid

from offer_tui.letters.addition import ADDITIONS, Record, additions, value_of
from offer_tui.letters.change import Earlier, changed
from offer_tui.letters.facts import Added, facts_of
from offer_tui.letters.fitting import fitting, last_sent
from offer_tui.letters.letter import draft
from offer_tui.letters.sendable import parted, sendable
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Sent
from offer_tui.model.profile import Market
from offer_tui.model.second_look import Difference

TODAY = NOW.date()
RECORD = Record((talk(1), talk(2)), (promise(1, "two days"),), Market(low=1.0, high=2.0), TODAY)


def fit(*rounds: Any, **values: Any) -> list[str]:
    return [kind.name for kind in fitting(opportunity(**values), rounds, TODAY)]


def differs(number: int, whose: str, note: str = "", **values: Any) -> Difference:
    given = {"id": ulid(700 + number), "whose": whose, "at": AT, "note": note}
    return Difference.model_validate({**given, **values})


def test_a_thank_you_fits_after_a_talk_until_it_was_sent() -> None:
    sent = (Sent(kind="thank-you", on=TODAY),)
    assert "thank-you" not in fit()
    assert "thank-you" in fit(talk(1))
    assert "thank-you" not in fit(talk(1), letters=sent)
    later = talk(2, began=NOW + dt.timedelta(days=3), ended=NOW + dt.timedelta(days=3))
    assert "thank-you" in fit(talk(1), later, letters=sent)


def test_an_offer_can_be_answered_in_every_way() -> None:
    assert fit(stage="offer") == [
        "in-writing", "more-time", "negotiation", "decline", "acceptance",
    ]  # fmt: skip
    assert "clarification" in fit(stage="offer", promises=(promise(1, "two days at home"),))


@pytest.mark.parametrize(("stage", "tells"), [("declined", "decline"), ("withdrawn", "withdrawal")])
def test_they_are_told_of_a_decision_while_it_is_new(stage: str, tells: str) -> None:
    new, old = Decision(on=TODAY), Decision(on=TODAY - dt.timedelta(days=200))
    assert tells in fit(stage=stage, decision=new)
    assert tells not in fit(stage=stage, decision=old)
    assert tells not in fit(stage=stage, decision=new, letters=(Sent(kind=tells, on=TODAY),))
    assert fit(stage=stage, decision=old) == ["keep-in-touch", "re-engagement"]


def test_going_back_fits_where_a_closed_one_is_gone_back_to() -> None:
    assert "re-engagement" in fit(stage="lead", returns_to=ulid(9))
    assert fit(stage="lead") == []


def test_the_last_of_several_letters_sent_counts() -> None:
    sent = [Sent(kind="thank-you", on=TODAY - dt.timedelta(days=days)) for days in (3, 1, 2)]
    found = last_sent(opportunity(letters=tuple(sent)), "thank-you")
    assert found == sent[1]
    assert last_sent(opportunity(letters=tuple(sent)), "decline") is None


def test_only_what_has_a_note_is_told_and_nothing_twice() -> None:
    here = differs(1, "yours", "I work at home", signal="long-commute", state="clear")
    again = differs(2, "yours", "I work at home", signal="always-on")
    mute = differs(3, "theirs", signal="no-growth-path", state="clear")
    learnt = differs(4, "yours", "Go")
    there = differs(5, "theirs", "a senior track")
    told = changed(opportunity(differences=(here, again, mute, learnt)),
                   opportunity(differences=(there,)))  # fmt: skip
    assert told.here == ("I work at home",)
    assert told.learnt == ("Go",)
    assert told.there == ("a senior track",)


def test_going_back_speaks_of_what_was_then_and_of_what_is_different_since() -> None:
    then = opportunity(
        stage="declined", role="Engineer II", decision=Decision(on=dt.date(2025, 12, 3)),
        differences=(differs(1, "yours", "I work at home", signal="long-commute"),
                     differs(2, "theirs", "a senior track.")),
    )  # fmt: skip
    now = opportunity(id=ulid(2), role="Staff Engineer", stage="lead", returns_to=then.id)
    known = facts_of("re-engagement", now, (), Added(), (), NOW, Earlier(then, (talk(1, "Mara"),)))
    text = draft(SHIPPED["re-engagement"], known).text
    assert "we talked about the Engineer II position, and in the end I decided not" in text
    assert "Something has changed for me since then: I work at home." in text
    assert "I have heard of a change on your side: a senior track." in text
    assert "Dear Mara," in text
    assert "learnt" not in text


def test_what_the_person_says_takes_the_place_of_what_is_written_down() -> None:
    about = opportunity(stage="declined", differences=(differs(1, "theirs", "a senior track"),))
    text = letter("re-engagement", about, talk(1), news=("a new team",), learnt=("Go", "SQL")).text
    assert "a new team" in text
    assert "senior track" not in text
    assert "What I have learnt since: Go; SQL." in text


def test_only_what_a_letter_has_a_place_for_can_be_added() -> None:
    made = letter("more-time")
    names = [one.option for one in additions(made, RECORD)]
    assert names == ["--from", "--to", "--until"]
    asked = [one.option for one in additions(letter("negotiation"), RECORD)]
    assert asked == ["--from", "--to", "--ask", "--with-market"]
    poor = replace(RECORD, market=Market(need=3.0), promises=(), rounds=())
    assert "--with-market" not in [one.option for one in additions(letter("negotiation"), poor)]
    assert "--promise" not in [one.option for one in additions(letter("in-writing"), poor)]


@pytest.mark.parametrize(
    ("option", "typed", "fact", "value"),
    [
        ("--from", " Alex ", "me", "Alex"),
        ("--to", "Mara, Ines and Tomas", "to", ["Mara", "Ines", "Tomas"]),
        ("--ask", "98,000 a year; a day at home;", "asks", ["98,000 a year", "a day at home"]),
        ("--mention", "the three regions", "mentions", ["the three regions"]),
        ("--until", "2 Dec", "until", "2026-12-02"),
        ("--role", "SRE", "other_role", "SRE"),
        ("--changed", "a; b", "changes", ["a", "b"]),
        ("--learnt", "Go", "learnt", ["Go"]),
        ("--news", "a new lead", "news", ["a new lead"]),
    ],
)
def test_an_answer_becomes_a_fact_and_can_be_read_again(
    option: str, typed: str, fact: str, value: object
) -> None:
    addition = ADDITIONS[option]
    assert addition.refuses(typed, RECORD) == ""
    added = addition.takes(Added(), typed, RECORD)
    known = facts_of("decline", opportunity(), (), added, (), NOW)
    assert known[fact] == value
    again = value_of(addition, added, known, RECORD)
    assert addition.takes(Added(), again, RECORD) == added
    assert addition.takes(added, "", RECORD) == Added()


def test_a_talk_is_named_by_its_beginning_and_a_wrong_one_refused() -> None:
    addition = ADDITIONS["--round"]
    assert addition.takes(Added(), "Round 1", RECORD).talk == RECORD.rounds[0]
    assert addition.refuses("panel", RECORD) == "one of round 1, round 2"
    known = facts("thank-you", None, *RECORD.rounds)
    assert value_of(addition, Added(), known, RECORD) == "round 2"


def test_a_day_that_is_over_or_none_is_refused() -> None:
    addition = ADDITIONS["--until"]
    assert addition.refuses("2026-11-01", RECORD) == "that day is over"
    assert addition.refuses("soon", RECORD) == "a day, as in 2 Dec, or nothing"
    assert addition.refuses("", RECORD) == ""


def test_the_market_is_named_and_left_out_again_by_the_same_key() -> None:
    addition = ADDITIONS["--with-market"]
    added = addition.takes(Added(), "", RECORD)
    assert added.market == RECORD.market
    assert addition.takes(added, "", RECORD).market is None


def test_what_could_act_on_a_screen_is_not_sent() -> None:
    assert (
        sendable("a\x1b[2Jb\x07\r\nc\td\u202ee\u200f\ud800\x00") == "a[2Jb\nc de\u200f\ufffd\ufffd"
    )
    made = draft("Subject: \x1bs\n\nText\x9b of {{ company }}.\u202e", facts("decline"))
    assert (made.subject, made.body) == ("s", "Text of Acme.")


def test_a_letter_is_parted_into_its_subject_and_the_rest() -> None:
    assert parted("Subject: Hi there\n\nDear,\n\nYes.\n") == ("Hi there", "Dear,\n\nYes.")
    assert parted("Dear,\n") == ("", "Dear,")
    assert parted("subject:\nDear,") == ("", "Dear,")
