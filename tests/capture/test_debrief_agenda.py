"""What a debrief asks about, and what it writes: every answer a change that can be taken back."""

from __future__ import annotations

import datetime as dt

from interview import (
    AT_HOME,
    DODGES,
    LATER,
    LEAVING,
    REPORTS,
    SWITCH,
    TRAINING,
    VAGUE,
    Interview,
)

from offer_tui.capture import debrief, records
from offer_tui.capture.agenda import (
    Item,
    agenda,
    moment_of,
    note_of,
    promised,
    question_of,
    shown_by,
    still_open,
    unsorted,
)
from offer_tui.capture.before import Earlier
from offer_tui.capture.state import Capture

EARLIER = {
    LEAVING: Earlier("round 1", "seen", "plain"),
    AT_HOME: Earlier("round 1", "evasive", "plain"),
    REPORTS: Earlier("round 1", "seen", "plain"),
    TRAINING: Earlier("before", "seen", "plain"),
}
LATER_TODAY = dt.timedelta(hours=3)


def kinds(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(item.kind, item.id) for item in items]


def undone(line: Capture) -> Capture:
    return records.undo(line)


def test_a_round_in_which_nothing_was_written_leaves_what_was_watched_for_and_promised() -> None:
    line = Interview().line
    assert unsorted(line) == ()
    assert kinds(still_open(line, {})) == [
        ("own", TRAINING),
        ("watched", VAGUE),
        ("watched", LEAVING),
    ]
    assert kinds(promised(line, {})) == [("promise", AT_HOME), ("promise", REPORTS)]
    assert agenda(line, {}) == (*still_open(line, {}), *promised(line, {}))


def test_loose_notes_come_by_time_and_then_the_moments() -> None:
    line = Interview().keys("a note<enter> <escape>").keys("another<enter>71two left<enter>").line
    first, second, moment = unsorted(line)
    assert [one.text for item in (first, second) if (one := note_of(line, item))] == [
        "a note",
        "another",
    ]
    assert moment_of(line, moment) == line.session.moments[0]
    assert note_of(line, moment) is None


def test_asked_comes_before_dodged_and_that_before_what_nobody_touched() -> None:
    line = Interview().keys("<enter><enter>52*<enter>").line
    (asked,) = line.session.questions
    found = still_open(line, {})
    assert kinds(found)[:2] == [("asked", asked.signal), ("dodged", DODGES)]
    assert question_of(line, found[0]) == asked
    assert question_of(line, found[1]) is None


def test_what_an_earlier_round_answered_is_not_asked_again_unless_it_was_unclear() -> None:
    line = Interview().line
    assert kinds(still_open(line, EARLIER)) == [("watched", VAGUE)]
    assert kinds(promised(line, EARLIER)) == [("promise", AT_HOME)]


def test_a_promise_broken_in_the_round_asks_what_that_shows_until_one_of_it_is_ticked() -> None:
    talk = Interview().keys("01-<enter>")
    shown, other = promised(talk.line, {})
    assert (shown.kind, other.kind) == ("shown", "promise")
    assert [entry.subject for entry in shown_by(talk.line, shown)] == [SWITCH, VAGUE]
    talk.keys("01<down><enter>")
    assert kinds(promised(talk.line, {})) == [("promise", REPORTS)]


def test_what_is_left_as_it_is_is_not_asked_again_and_comes_back_when_that_is_undone() -> None:
    line = Interview().keys("a note<enter> <escape>52*<enter>").line
    everything = agenda(line, {})
    left = debrief.leave(line, everything[0])
    assert agenda(left, {}) == everything[1:]
    rest = debrief.leave(left, *everything[1:])
    assert agenda(rest, {}) == ()
    assert agenda(undone(rest), {}) == everything[1:]
    assert agenda(undone(undone(rest)), {}) == everything
    assert undone(undone(rest)).session == line.session


def test_leaving_one_that_was_left_changes_nothing() -> None:
    line = Interview().line
    item = agenda(line, {})[0]
    left = debrief.leave(line, item)
    assert debrief.leave(left, item).done == left.done


def test_a_promise_left_open_and_broken_later_still_asks_what_that_shows() -> None:
    talk = Interview()
    talk.line = debrief.leave(talk.line, Item("promise", AT_HOME))
    talk.keys("01-<enter>")
    assert [item.kind for item in promised(talk.line, {})] == ["shown", "promise"]


def test_how_it_felt_and_why_are_changes_of_their_own() -> None:
    talk = Interview().keys("71<enter>")
    rated = debrief.rate(talk.line, 4, talk.now)
    told = debrief.explain(rated, " kind people ")
    assert told.session.gut is not None
    assert (told.session.gut.rating, told.session.gut.why) == (4, "kind people")
    assert [change.kind for change in told.done] == ["tick", "gut", "gut"]
    assert undone(told).session == rated.session
    assert undone(undone(told)).session == talk.session
    assert records.redo(undone(told)).session == told.session


def test_another_rating_keeps_the_words_and_the_same_one_its_time() -> None:
    talk = Interview()
    line = debrief.explain(debrief.rate(talk.line, 4, talk.now), "kind people")
    again = debrief.rate(line, 2, talk.now + LATER_TODAY)
    assert again.session.gut is not None
    assert (again.session.gut.rating, again.session.gut.why) == (2, "kind people")
    assert debrief.rate(line, 4, talk.now + LATER_TODAY).session == line.session


def test_why_waits_for_how_it_felt() -> None:
    line = Interview().line
    assert debrief.explain(line, "kind people").session == line.session


def test_words_for_oneself_are_kept_apart_and_can_be_taken_away_again() -> None:
    line = debrief.tell(Interview().line, "taught", "ask about on-call first")
    line = debrief.tell(line, "feedback", "too quiet")
    assert line.session.debrief is not None
    assert line.session.debrief.taught == "ask about on-call first"
    assert line.session.debrief.feedback == "too quiet"
    emptied = debrief.tell(line, "taught", "")
    assert emptied.session.debrief is not None
    assert emptied.session.debrief.taught == ""
    assert undone(emptied).session == line.session


def test_saying_nothing_where_nothing_was_said_is_no_change() -> None:
    line = debrief.tell(Interview().line, "taught", "  ")
    assert line.done == ()
    assert line.session.debrief is None


def test_its_end_is_written_once_and_can_be_taken_back() -> None:
    talk = Interview()
    line = debrief.end(talk.line, talk.now)
    assert debrief.has_ended(line)
    assert debrief.end(line, talk.now + LATER_TODAY).session == line.session
    assert not debrief.has_ended(undone(line))


def test_a_question_that_was_asked_and_left_does_not_come_up_as_watched_for() -> None:
    talk = Interview()
    while talk.question != LEAVING:
        talk.keys("<tab>")
    talk.keys("<enter><enter>")
    line = debrief.leave(talk.line, Item("asked", LEAVING))
    assert LEAVING not in {item.id for item in still_open(line, {})}
    assert LATER in {entry.subject for entry in line.waiting_questions()}
