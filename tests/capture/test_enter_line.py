"""A whole line at once, as the command line and the line-by-line round take it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interview import (
    AT_HOME,
    BEGAN,
    CLAUSE,
    CLAUSE_WIDE,
    DODGED,
    EMPTY_ROUND,
    FEELING,
    LEAVING,
    NO,
    PARTLY,
    SHEET,
    STAYING,
    SWITCH,
    YES,
    Tick,
    ids,
    ticks,
    ulid,
    words,
)

from offer_tui.capture.grammar import LineError, enter_line, finish_of
from offer_tui.capture.state import Capture, Mode
from offer_tui.model.session import Gut, Session


class Lines:
    """A round to which whole lines are added."""

    def __init__(self) -> None:
        self.line = Capture(EMPTY_ROUND, SHEET)
        self._made = 100

    def enter(self, typed: str) -> Session:
        self.line = enter_line(self.line, typed, BEGAN, self._new_id)
        return self.line.session

    def _new_id(self) -> str:
        self._made += 10
        return ulid(self._made)


@pytest.mark.parametrize(
    ("typed", "subject", "answer", "note"),
    [
        ("71", LEAVING, YES, ""),
        ("71- nobody has left", LEAVING, NO, "nobody has left"),
        ("71* changed the subject", LEAVING, DODGED, "changed the subject"),
        ("71 two of five", LEAVING, YES, "two of five"),
        ("71two of five", LEAVING, YES, "two of five"),
        ("71 - nobody", LEAVING, NO, "nobody"),
        ("  72.  he thinks so  ", STAYING, PARTLY, "he thinks so"),
        ("71+ yes", LEAVING, YES, "yes"),
        ("71 2 of five", LEAVING, YES, "2 of five"),
        ("71 12 people", LEAVING, YES, "12 people"),
        ("71 72", LEAVING, YES, "72"),
        ("71 /fin", LEAVING, YES, "/fin"),
        ("٧١- لا أحد", LEAVING, NO, "لا أحد"),
        ("00", FEELING, YES, ""),
        ("01-", AT_HOME, NO, ""),
        ("01- first year in the office", AT_HOME, NO, "first year in the office"),
        ("bait-and-switch", SWITCH, YES, ""),
        ("bait-and-switch . they hinted", SWITCH, PARTLY, "they hinted"),
        ("bait-and-switch. they hinted", SWITCH, PARTLY, "they hinted"),
        ("bait-and-switch- no", SWITCH, NO, "no"),
        ("bait-and-switch* hm", SWITCH, DODGED, "hm"),
        ("bait-and-switch 21 times", SWITCH, YES, "21 times"),
        ("rights-clause- not here", CLAUSE, NO, "not here"),
        ("rights-clause-wide- not here", CLAUSE_WIDE, NO, "not here"),
        (f"{AT_HOME}- no", AT_HOME, NO, "no"),
    ],
)
def test_a_number_or_an_id_ticks_with_its_answer_and_words(
    typed: str, subject: str, answer: Tick, note: str
) -> None:
    session = Lines().enter(typed)
    assert ticks(session) == {subject: answer}
    assert session.observations[0].note == note
    assert session.notes == ()


@pytest.mark.parametrize(
    "typed",
    ["just words", "3 people", "rights no", "bait and switch", "well-known place", "long-term",
     "bait-and-tackle shop", "-rights-claus", "rights-" * 20 + "clause",
     "1st day was planned", "-5 %",
     "7- nobody", "it is /fin", "مرحبا بالعالم 71", "👩‍💻 works from home", "a\x1b[2Jb",
     "\x1b[31m71"],
)  # fmt: skip
def test_words_are_a_note_as_typed(typed: str) -> None:
    session = Lines().enter(typed)
    assert [note.text for note in session.notes] == [typed]
    assert session.observations == ()


def test_a_quotation_mark_begins_a_quote() -> None:
    session = Lines().enter('"a quote')
    assert [(n.text, n.is_quote) for n in session.notes] == [("a quote", True)]
    on_tick = Lines().enter('71 "people move on"')
    assert on_tick.observations[0].quote == "people move on"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("79 x", "79 is not used: 71 to 78"),
        ("79", "79 is not used: 71 to 78"),
        ("60", "60 is not used: nothing begins with 6"),
        ("7", "a number has two digits"),
        ("", "type a number"),
        ("   ", "type a number"),
        ("\n", "type a number"),
        ("/find x", "the commands are /finish, /planned, /attach, /export"),
        ("/fin 6", r"from 1 \(get me out\) to 5 \(I want this\), for example: /fin 4"),
        ("/fin 4 she laughed", "the gut is one number"),
        ("rights-claus no", "there is no signal rights-claus; did you mean rights-clause"),
        ("rights-claus- no", "did you mean rights-clause"),
        ("Bait-And-Swich * hm", "did you mean bait-and-switch"),
        ("?", "type a number"),
        ("!", "type a number"),
        ('""', "nothing to record"),
        ("-", "its number first: 71-"),
        (".*", "its number first"),
        ("2100 people were let go", "210 is not a code"),
        ("7171", "717 is not a code"),
        ("x" * 131_073, "131,073 of 131,072"),
        ("71 " + "x" * 131_073, "131,073 of 131,072"),
    ],
)
def test_what_records_nothing_is_an_error_that_says_what_would(typed: str, says: str) -> None:
    lines = Lines()
    lines.enter("11")
    before = lines.line
    with pytest.raises(LineError, match=says):
        lines.enter(typed)
    assert lines.line is before


@pytest.mark.parametrize(("typed", "rating"), [("/fin", None), (" /fin  4 ", 4), ("/finish 1", 1)])
def test_a_line_ends_the_round_with_its_gut_rating(typed: str, rating: int | None) -> None:
    lines = Lines()
    lines.enter("71")
    session = lines.enter(typed)
    assert session.ended == BEGAN
    assert (session.gut.rating if session.gut else None) == rating
    assert ticks(session) == {LEAVING: YES}
    assert lines.line.mode is Mode.ENDED


def ended(rating: int | None) -> Lines:
    """Return a round that ended an hour after it began, and is taken up again."""
    gut = Gut(rating=rating, at=BEGAN) if rating else None
    lines = Lines()
    over = EMPTY_ROUND.model_copy(update={"ended": BEGAN + dt.timedelta(hours=1), "gut": gut})
    lines.line = Capture(over, SHEET)
    return lines


def test_a_round_that_ended_without_a_gut_rating_gets_it_later_and_ends_when_it_did() -> None:
    session = ended(None).enter("/fin 4")
    assert session.gut == Gut(rating=4, at=BEGAN)
    assert session.ended == BEGAN + dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("lines", "typed", "says"),
    [
        (ended(2), "/fin 4", "has ended, with gut 2: uneasy"),
        (ended(2), "/fin", "has ended, with gut 2: uneasy"),
        (ended(None), "/fin", "how it felt is still to say"),
    ],
)
def test_a_round_ends_only_once_and_keeps_its_first_gut_rating(
    lines: Lines, typed: str, says: str
) -> None:
    before = lines.line
    with pytest.raises(LineError, match=says):
        lines.enter(typed)
    assert lines.line is before


@pytest.mark.parametrize("typed", ["fin 4", "71 /fin", "she said /fin", "", "/find", "/fin4", "/"])
def test_only_a_whole_command_finishes(typed: str) -> None:
    assert finish_of(typed) is None


def test_line_breaks_become_blanks_and_what_no_file_can_hold_is_replaced() -> None:
    assert words(Lines().enter("one\r\ntwo\x00\udcff\n")) == ["one two\ufffd\ufffd"]


def test_lines_follow_one_another() -> None:
    lines = Lines()
    for typed in ("71 two of five", "just words", "71- it was not so", "71", '71 "really"'):
        session = lines.enter(typed)
        assert lines.line.mode is Mode.READY
    assert ticks(session) == {LEAVING: NO}
    assert words(session) == ["it was not so", "just words", "really", "two of five"]
    tick_id = session.observations[0].id
    assert [n.about for n in session.notes] == [None, tick_id, tick_id]


def test_a_line_that_is_busy_takes_no_whole_line() -> None:
    lines = Lines()
    lines.line = lines.line.to(Mode.ENDED)
    with pytest.raises(LineError, match="busy"):
        lines.enter("71")


def test_a_hundred_thousand_characters_are_one_note() -> None:
    said = "word " * 20_000
    assert Lines().enter(f"71 {said}").observations[0].note == said.strip()


@given(st.text())
def test_any_line_is_recorded_whole_or_refused(typed: str) -> None:
    lines = Lines()
    try:
        session = lines.enter(typed)
    except LineError:
        assert lines.line.session is EMPTY_ROUND
    else:
        assert len(session.observations) + len(session.notes) == 1
        assert len(set(ids(session))) == len(ids(session))


@given(st.sampled_from(["71", "71-", "bait-and-switch ", "01*"]), st.text(min_size=1))
def test_the_words_behind_a_number_tick_nothing_more(head: str, typed: str) -> None:
    try:
        session = Lines().enter(head + " x" + typed)
    except LineError:
        return
    assert len(session.observations) == 1
    assert session.observations[0].note.startswith("x")
