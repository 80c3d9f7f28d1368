"""What a key does in a debrief: six steps in any order, each left and taken up again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from debriefs import (
    ANSWERED,
    EVENING,
    PROMISED,
    SORTED,
    TOLD,
    UNTOLD,
    Evening,
    at,
    begin,
    job,
    states,
    talk,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from live_views import ulid

from offer_tui.capture.before import Earlier
from offer_tui.capture.keys import Press
from offer_tui.capture.state import Mode
from offer_tui.model.opportunity import Sent
from offer_tui.model.session import Debrief, Gut, Session
from offer_tui.ui.debrief import keys
from offer_tui.ui.debrief.estimate import minutes_left, seconds_left, time_left
from offer_tui.ui.debrief.state import Debriefing
from offer_tui.ui.debrief.steps import Step
from offer_tui.ui.debrief.wishes import NewRole


def evening(pressed: str = "", **parts: object) -> Evening:
    return Evening(begin(talk(**parts))).keys(pressed)


def answers(session: Session) -> dict[str, tuple[str, str]]:
    return {seen.subject: (seen.state, seen.degree) for seen in session.observations}


def everything() -> tuple[str, ...]:
    """Return the ids of all that is loose, open or promised in the round of the drawings."""
    return tuple(one.id for items in begin().items.values() for one in items)


def left(one: Evening) -> tuple[str, ...]:
    return one.told.left if one.session.debrief else ()


# 1 Gut.


def test_the_gut_comes_first_and_a_digit_says_it() -> None:
    one = evening("4", gut=None)
    assert one.session.gut is not None
    assert one.gut.rating == 4
    one.keys("kind, but nobody knows the job<enter>")
    assert one.gut.why == "kind, but nobody knows the job"
    assert one.debrief.step is Step.UNSORTED


def test_another_digit_before_any_word_says_it_anew() -> None:
    assert evening("42", gut=None).gut.rating == 2


def test_words_before_the_number_are_not_taken_for_one() -> None:
    one = evening("kind", gut=None)
    assert one.session.gut is None
    assert one.debrief.says == "a number first, 1 to 5"


def test_where_live_took_the_number_why_is_asked_first() -> None:
    one = evening("kind but<enter>", gut=UNTOLD)
    assert one.gut.rating == 4
    assert one.gut.why == "kind but"
    assert one.session.notes == talk().notes
    assert one.debrief.step is Step.UNSORTED


def test_the_number_that_live_took_can_still_be_changed() -> None:
    one = evening("2", gut=UNTOLD)
    assert one.gut.rating == 2
    assert one.debrief.step is Step.GUT


@pytest.mark.parametrize("gut", [None, UNTOLD], ids=["no number", "no why"])
def test_the_gut_can_be_passed_over_and_is_not_asked_about_again(gut: Gut | None) -> None:
    one = evening("<enter>", gut=gut)
    assert one.debrief.step is Step.UNSORTED
    assert one.session.gut == gut
    assert begin(one.session).step is Step.UNSORTED


def test_a_number_without_words_is_all_that_was_to_say() -> None:
    one = evening("4<enter>", gut=None)
    assert begin(one.session).step is Step.UNSORTED


def test_a_debrief_that_was_ended_does_not_ask_why_any_more() -> None:
    over = Debrief(left=everything(), ended=EVENING)
    assert begin(talk(gut=UNTOLD, debrief=over)).step is Step.NEXT


# 2 Unsorted.


def test_a_code_hangs_the_note_on_the_row_at_the_note_s_time() -> None:
    one = evening("92")
    seen = one.session.observations[-1]
    assert (seen.signal, seen.state, seen.at) == ("signal-92", "seen", at(23))
    assert one.session.notes[0].about == seen.id


def test_an_answer_follows_and_enter_asks_about_the_next() -> None:
    one = evening("92-<enter>")
    assert answers(one.session)["signal-92"] == ("clear", "plain")
    assert one.asked.kind == "moment"


def test_a_code_that_has_its_answer_gets_the_note_and_keeps_its_time() -> None:
    one = evening("15")
    seen = next(o for o in one.session.observations if o.signal == "signal-15")
    assert (seen.at, seen.state) == (at(20), "clear")
    assert one.session.notes[0].about == seen.id


def test_a_search_finds_the_row_too() -> None:
    one = evening("/always<enter>")
    assert one.session.notes[0].about == one.session.observations[-1].id


def test_a_search_offers_no_commands() -> None:
    one = evening("/fin<enter>")
    assert one.debrief.line.mode is not Mode.FINISH
    assert evening("/att Acme").debrief.line.whose_name() is None


def test_enter_leaves_it_a_note_and_it_is_not_asked_about_again() -> None:
    one = evening("<enter>")
    assert left(one) == (ulid(71),)
    again = Evening(begin(one.session))
    assert again.asked.id == ulid(73)


def test_a_code_names_a_marked_moment() -> None:
    one = evening("<enter>00")
    assert one.session.moments == ()
    assert one.session.observations[-1].at == at(33)


def test_words_on_a_marked_moment_are_a_note_of_its_time_which_can_be_sorted() -> None:
    one = evening("<enter>he looked away<enter>")
    assert one.session.moments == ()
    assert one.session.notes[-1].at == at(33)
    assert one.asked.id == one.session.notes[-1].id
    one.keys("51")
    assert one.session.notes[-1].about == one.session.observations[-1].id


def test_a_tick_taken_off_makes_the_note_loose_again() -> None:
    one = evening("92<backspace>")
    assert one.session.notes[0].about is None
    assert one.debrief.is_pending(one.asked)


def test_words_after_a_tick_are_about_it_however_long_one_thinks() -> None:
    one = evening("92<wait>every night<enter>")
    assert one.session.observations[-1].note == "every night"
    assert one.asked.kind == "moment"


def test_other_words_are_a_loose_note_of_their_own_and_the_question_stays() -> None:
    one = evening("and one more thing<enter>")
    assert one.session.notes[-1].text == "and one more thing"
    assert one.asked.id == ulid(71)
    assert len(one.debrief.listed) == 4


def test_what_is_pasted_never_ticks() -> None:
    one = evening()
    one.take(Press("paste", EVENING, ulid(600), "71"))
    one.keys("<enter>")
    assert one.session.notes[-1].text == "71"


def test_nothing_is_marked_in_hindsight() -> None:
    assert len(evening("  ").session.moments) == 1


# 3 Open.


def test_what_was_asked_gets_its_answer() -> None:
    one = evening(SORTED + ".")
    assert answers(one.session)["signal-55"] == ("seen", "hint")


def test_words_on_a_question_hang_on_it_and_it_is_gone_through() -> None:
    one = evening(SORTED + "nobody could say<enter>")
    assert one.session.notes[-1].about == ulid(74)
    assert "signal-55" in left(one)
    assert one.asked.id == "signal-52"


def test_what_stays_dodged_is_not_asked_about_again() -> None:
    one = evening(SORTED + "<enter><enter>")
    assert {"signal-55", "signal-52"} <= set(left(one))


def test_words_answer_an_own_question_which_was_asked_then() -> None:
    one = evening(SORTED + "<enter><enter>they do, up to 2000<enter>")
    question = one.session.questions[-1]
    assert question.signal == ulid(31)
    assert one.session.notes[-1].about == question.id
    assert one.asked.id == "signal-24"


def test_words_on_an_own_question_are_taken_back_as_one() -> None:
    before = evening(SORTED + "<enter><enter>").session
    assert evening(SORTED + "<enter><enter>they do<enter><ctrl+z>").session == before


@pytest.mark.parametrize(
    ("sign", "answer"),
    [("+", ("seen", "plain")), (".", ("seen", "hint")), ("-", ("clear", "plain")),
     ("*", ("evasive", "plain"))],
)  # fmt: skip
def test_a_sign_answers_what_was_watched_for(sign: str, answer: tuple[str, str]) -> None:
    one = evening(SORTED + "<enter><enter><enter>" + sign)
    assert answers(one.session)["signal-24"] == answer
    assert one.keys("<ctrl+z>").session.observations[-1].signal != "signal-24"


def test_a_code_of_another_row_is_recorded_and_the_question_comes_again() -> None:
    one = evening(SORTED + "71<enter>")
    assert answers(one.session)["signal-71"] == ("seen", "plain")
    assert one.asked.id == "signal-55"
    assert one.debrief.entry() == one.debrief.line.held_entry()


def test_words_on_another_row_leave_the_question_open() -> None:
    one = evening(SORTED + "71two of five<enter>")
    assert one.session.observations[-1].note == "two of five"
    assert one.asked.id == "signal-55"
    assert one.debrief.is_pending(one.asked)


def test_words_on_what_was_dodged_are_all_there_is_to_say() -> None:
    one = evening(SORTED + "<enter>she came back to it later<enter>")
    assert one.session.notes[-1].about == ulid(12)
    assert "signal-52" in left(one)


def test_what_an_earlier_round_answered_is_not_asked_about() -> None:
    earlier = {"signal-24": Earlier("round 1", "seen", "plain")}
    ids = [item.id for item in begin(earlier=earlier).items[Step.OPEN]]
    assert "signal-24" not in ids
    assert "signal-61" in ids


# 4 Promises.


def test_a_promise_is_kept_or_broken() -> None:
    one = evening(ANSWERED + "-")
    assert answers(one.session)[ulid(1)] == ("clear", "plain")


def test_a_broken_promise_asks_what_it_shows() -> None:
    one = evening(ANSWERED + "-<down><enter>")
    shown = one.session.observations[-1]
    assert (shown.signal, shown.broken_promise) == ("signal-21", ulid(1))
    one.keys("<enter>")
    assert one.asked.id == ulid(2)


def test_enter_says_that_it_shows_none_of_them() -> None:
    one = evening(ANSWERED + "-<enter>")
    assert one.asked.id == ulid(2)
    assert [item.kind for item in begin(one.session).items[Step.PROMISES]] == ["shown", "promise"]
    assert begin(one.session).left(Step.PROMISES) == 1


def test_words_on_a_broken_promise_are_its_quote() -> None:
    one = evening(PROMISED)
    broken = next(seen for seen in one.session.observations if seen.promise == ulid(1))
    assert broken.quote == "first year in the office"


def test_a_promise_that_stays_unclear_is_left_so() -> None:
    one = evening(ANSWERED + "*<enter>")
    assert ulid(1) in left(one)


# 5 For me.


def test_words_for_oneself_are_kept_one_after_the_other() -> None:
    debrief = evening(TOLD).session.debrief
    assert debrief is not None
    told = (debrief.taught, debrief.differently, debrief.feedback)
    assert told == ("ask early", "ask who left", "sharp")


def test_words_can_be_written_on_and_taken_away() -> None:
    one = evening(TOLD + "<shift+tab> and often<enter>")
    assert one.told.taught == "ask early and often"
    one.keys("<up><ctrl+u><enter>")
    assert one.told.taught == ""


def test_what_is_passed_over_is_not_asked_about_again() -> None:
    one = evening(ANSWERED + "<enter><enter>" + "<enter>ask who left<enter>")
    assert (one.debrief.step, one.debrief.topic) == (Step.FOR_ME, "feedback")
    again = begin(one.session)
    assert (again.step, again.topic) == (Step.FOR_ME, "feedback")


def test_digits_are_words_there() -> None:
    one = evening(ANSWERED + "<enter><enter>12 people is too few<enter>")
    assert one.told.taught == "12 people is too few"


# 6 Next.


def test_a_day_is_kept_with_the_opportunity() -> None:
    one = evening(TOLD + "thu<enter>2025-11-28<enter>")
    assert one.debrief.job.they_decide_by == dt.date(2025, 11, 27)
    assert one.debrief.job.answer_by == dt.date(2025, 11, 28)


def test_a_minus_takes_a_day_away() -> None:
    assert evening(TOLD + "-<enter>").debrief.job.they_decide_by is None


@pytest.mark.parametrize(
    ("words", "said"),
    [("soon", "a day: 2 Dec, Thu or tomorrow"), ("2025-11-01", "that day is over")],
)
def test_words_that_name_no_day_to_come_stay_on_the_line(words: str, said: str) -> None:
    one = evening(f"{TOLD}{words}<enter>")
    assert one.debrief.says == said
    assert one.debrief.text.characters == words
    assert one.debrief.job == job()


def test_another_role_is_wished_for() -> None:
    one = evening(TOLD + "<enter><enter>Platform Lead<enter>")
    assert one.debrief.wish == NewRole("Platform Lead")
    assert one.debrief.row == "thank-you"


def test_the_letter_is_opened_by_an_act_of_its_own_and_enter_goes_past_it() -> None:
    one = evening(TOLD + "<enter><enter><enter>")
    assert one.debrief.row == "thank-you"
    assert Evening(one.debrief).keys("<right>").debrief.wish == "thank-you"
    one.keys("<enter>")
    assert (one.debrief.wish, one.debrief.row) == (None, "follow-up")


def test_right_moves_the_cursor_in_words_and_opens_nothing() -> None:
    assert evening(TOLD + "<enter><enter>Lead<left><right>").debrief.wish is None


def test_a_thank_you_note_that_was_sent_is_gone_through() -> None:
    sent = job(letters=(Sent(kind="thank-you", on=EVENING.date()),))
    one = Evening(begin(evening(TOLD).session, sent)).keys("<enter><enter><enter>")
    assert one.debrief.row == "follow-up"


def test_words_on_a_row_that_takes_none_are_not_swallowed_in_silence() -> None:
    assert states()["words on the thank-you note"].says == "no words here: enter goes on"


def test_what_was_answered_or_passed_is_not_asked_about_again() -> None:
    one = evening(TOLD + "thu<enter><enter>")
    assert one.debrief.row == "role"
    again = begin(one.session, one.debrief.job)
    assert (again.step, again.row) == (Step.NEXT, "role")


def test_an_answer_and_that_it_is_gone_through_are_taken_back_as_one() -> None:
    before = evening(TOLD)
    one = Evening(before.debrief).keys("thu<enter><ctrl+z>")
    assert (one.debrief.row, one.debrief.job) == ("they-decide", job())
    assert one.session == before.session
    again = one.keys("<ctrl+y>").debrief
    assert again.job.they_decide_by == dt.date(2025, 11, 27)
    assert begin(again.line.session, again.job).row == "answer-by"


# The end of it.


@pytest.mark.parametrize("state", set(states()) - {"read only", "no day"})
def test_enter_leads_from_anywhere_through_all_that_is_open_to_the_end(state: str) -> None:
    one = Evening(states()[state])
    for _ in range(60):
        one.keys("<enter>")
        if one.debrief.wish == "evaluation":
            break
    assert one.told.ended is not None
    assert one.debrief.is_gone_through
    assert time_left(one.debrief) == "gone through"


def test_where_all_was_gone_through_one_enter_ends_it() -> None:
    done = evening(TOLD + "<enter>" * 5)
    assert done.told.ended is None
    one = Evening(begin(done.session, done.debrief.job)).keys("<enter>")
    assert one.debrief.wish == "evaluation"
    assert one.told.ended is not None


def test_where_only_questions_are_left_three_keys_end_it() -> None:
    one = evening("<tab><up><enter>", debrief=Debrief(left=everything()))
    assert one.debrief.wish == "evaluation"
    assert one.told.ended is not None


def test_leaving_when_all_was_gone_through_ends_it_too() -> None:
    one = evening(TOLD + "<enter>" * 5 + "<escape>")
    assert one.debrief.wish == "later"
    assert one.told.ended is not None
    unfinished = evening(TOLD + "<enter>" * 4 + "<escape>")
    assert unfinished.told.ended is None


def test_one_that_was_ended_can_be_gone_through_once_more_row_by_row() -> None:
    over = begin(evening(TOLD + "<enter>" * 6).session)
    one = Evening(over.at(Step.NEXT, 0, EVENING)).keys("<enter>")
    assert one.debrief.row == "answer-by"


def test_a_round_that_nobody_ended_is_over_with_its_debrief() -> None:
    one = evening("<shift+tab><shift+tab><up><enter>", ended=None)
    assert one.debrief.wish == "evaluation"
    assert one.session.ended == at(41)


@pytest.mark.parametrize(
    ("words", "text", "by"),
    [("ask Mara about on-call", "ask Mara about on-call", None),
     ("ask Mara by Fri", "ask Mara", dt.date(2025, 11, 21)),
     ("stand by me", "stand by me", None)],
)  # fmt: skip
def test_something_to_do_has_its_day_where_the_words_name_one(
    words: str, text: str, by: dt.date | None
) -> None:
    one = evening(f"{TOLD}<enter><enter><enter><enter>{words}<enter>")
    (task,) = one.debrief.job.follow_ups
    assert (task.text, task.by) == (text, by)


def test_a_closed_job_is_asked_for_no_days_and_an_unnamed_one_for_nothing() -> None:
    assert "they-decide" not in states()["of a closed job"].rows
    assert states()["of an unnamed one"].rows == ("evaluation",)


# Moving, leaving, taking back.


def test_tab_goes_through_the_steps_and_passes_over_the_empty_ones() -> None:
    one = Evening(states()["nothing to do"].into(Step.GUT, EVENING))
    seen = [one.keys("<tab>").debrief.step for _ in range(3)]
    assert seen == [Step.FOR_ME, Step.NEXT, Step.GUT]
    assert one.keys("<shift+tab>").debrief.step is Step.NEXT


def test_tab_keeps_the_words_on_the_line() -> None:
    one = evening("half a note<tab>")
    assert one.session.notes[-1].text == "half a note"
    assert one.debrief.step is Step.OPEN


def test_tab_does_not_leave_words_behind_that_cannot_be_kept() -> None:
    one = evening(TOLD + "soon<tab>")
    assert one.debrief.step is Step.NEXT
    assert one.debrief.text.characters == "soon"


def test_up_and_down_look_at_the_others_and_change_nothing() -> None:
    one = evening("<down><down><up>")
    assert one.debrief.place == 1
    assert one.session == talk()


def test_escape_keeps_the_words_and_the_second_one_leaves() -> None:
    one = evening("half a note<escape>")
    assert one.session.notes[-1].text == "half a note"
    assert one.debrief.wish is None
    assert one.keys("<escape>").debrief.wish == "later"


def test_escape_keeps_what_was_typed_for_oneself() -> None:
    one = evening(ANSWERED + "<enter><enter>ask early<escape>")
    assert one.told.taught == "ask early"


def test_behind_the_last_comes_the_first() -> None:
    assert evening("<up>").debrief.place == 2
    one = evening(TOLD + "<up>")
    assert one.debrief.row == "evaluation"
    assert one.keys("<down>").debrief.row == "they-decide"


@pytest.mark.parametrize("typed", ["<enter><enter>Plat", "soon"], ids=["half a name", "no day"])
def test_words_that_cannot_be_kept_are_said_and_stand_there_again(typed: str) -> None:
    one = evening(f"{TOLD}{typed}<escape>")
    words = typed.removeprefix("<enter><enter>")
    assert one.debrief.wish is None
    assert one.debrief.says == f'not kept yet: "{words}"; esc leaves it behind'
    assert not one.debrief.text
    one.keys("<down><up>")
    assert one.debrief.text.characters == words
    assert one.keys("<escape><escape>").debrief.wish == "later"


@pytest.mark.parametrize("move", ["<up>", "<down>", "<tab>", "<shift+tab>"])
def test_a_name_half_typed_makes_no_job_and_leaving_says_so(move: str) -> None:
    one = evening(f"{TOLD}<enter><enter>Plat{move}")
    assert (one.debrief.wish, one.debrief.says) == (None, "")
    assert one.keys("<escape>").debrief.says.startswith('not kept yet: "Plat"')
    assert one.keys("<escape>").debrief.wish == "later"


def test_a_click_elsewhere_loses_no_words() -> None:
    pressed = Press("click", EVENING, ulid(602))
    clicked = keys.choose(evening(TOLD + "soon").debrief, Step.NEXT, 2, pressed)
    assert clicked.row == "role"
    assert clicked.at(Step.NEXT, 0, EVENING).text.characters == "soon"


def test_a_name_that_was_put_aside_is_named_by_enter() -> None:
    one = evening(TOLD + "<enter><enter>Plat<escape><down><up>form Lead<enter>")
    assert one.debrief.wish == NewRole("Platform Lead")
    assert not one.debrief.aside


@pytest.mark.parametrize("state", states())
def test_two_escapes_leave_from_anywhere(state: str) -> None:
    one = Evening(states()[state]).keys("<escape>")
    if one.debrief.wish is None:
        one.keys("<escape>")
    assert one.debrief.wish == "later"


def test_undo_goes_back_to_where_it_was_said_and_to_the_beginning() -> None:
    one = evening(TOLD + "thu<enter>")
    assert one.keys("<ctrl+z>").debrief.job.they_decide_by == job().they_decide_by
    steps = [one.debrief.step, one.keys("<ctrl+z>").debrief.step]
    assert steps == [Step.NEXT, Step.FOR_ME]
    one.keys("<ctrl+z>" * 40)
    assert one.session == talk()
    assert one.debrief.job == job()
    assert one.debrief.says == "nothing to take back"
    assert one.debrief.step is Step.UNSORTED


def test_redo_puts_all_of_it_back() -> None:
    told = evening(TOLD + "thu<enter>")
    again = Evening(told.debrief).keys("<ctrl+z>" * 40 + "<ctrl+y>" * 40)
    assert again.session == told.session
    assert again.debrief.job == told.debrief.job


def test_it_is_taken_up_where_it_was_left() -> None:
    one = Evening(begin(evening(SORTED).session))
    assert one.debrief.step is Step.OPEN
    assert one.asked.id == "signal-55"


def test_the_gut_is_asked_anew_for_every_round() -> None:
    assert evening(gut=None).debrief.step is Step.GUT


def test_a_round_of_another_window_can_be_read_and_not_changed() -> None:
    before = states()["read only"]
    one = Evening(before).keys("4<enter>92words<enter><ctrl+z><tab><down><tab>")
    assert one.session == before.line.session
    assert one.debrief.job is before.job
    assert one.keys("<escape>").debrief.wish == "later"


# From memory.


def memory(pressed: str = "") -> Evening:
    session = talk(from_memory=True, observations=(), notes=(), moments=(), questions=())
    return Evening(begin(session)).keys(pressed)


def test_from_memory_each_theme_opens_in_turn() -> None:
    one = memory()
    assert (one.debrief.step, one.debrief.line.open_digit()) == (Step.UNSORTED, "1")
    one.keys("<enter>")
    assert one.debrief.line.open_digit() == "2"


def test_two_digits_tick_in_a_theme_as_anywhere_and_it_stays_open() -> None:
    one = memory("12<enter>")
    assert answers(one.session) == {"signal-12": ("seen", "plain")}
    assert one.debrief.line.open_digit() == "1"


def test_a_theme_gone_through_is_not_opened_again() -> None:
    one = memory("<enter><enter>")
    assert Evening(begin(one.session)).debrief.line.open_digit() == "3"


def test_what_was_watched_for_is_gone_through_with_its_theme() -> None:
    assert {"role-clarity", "signal-11", "signal-15"} <= set(left(memory("<enter>")))


def test_words_in_a_theme_are_a_loose_note_that_is_asked_about_later() -> None:
    one = memory("they spoke of nights<enter>")
    assert one.debrief.items[Step.UNSORTED][-1].kind == "note"
    assert one.debrief.line.open_digit() == "1"


# How long it takes.


def test_the_time_is_the_sum_of_what_is_left() -> None:
    one = evening()
    before = seconds_left(one.debrief)
    one.keys("92<enter>")
    assert seconds_left(one.debrief) == before - 12 - 0
    assert minutes_left(one.debrief) == 4


def test_nothing_left_takes_no_time() -> None:
    assert time_left(states()["gone through"]) == "gone through"
    assert time_left(states()["next"]) == "about 1 minute"


# Whatever is pressed.

NAMED = ("enter", "tab", "shift+tab", "up", "down", "left", "right", "escape", "backspace",
         "ctrl+z", "ctrl+y", "delete", "home", "end", "ctrl+u", "f1", "ctrl+l")  # fmt: skip
KEYS = st.one_of(
    st.sampled_from("0123456789"), st.sampled_from('.-*+/!?" '), st.sampled_from(NAMED),
    st.characters(min_codepoint=32, exclude_categories=["Cc", "Cs"]),
)  # fmt: skip
BEGINNINGS = [begin(talk(gut=None)), begin(), states()["from memory"], states()["next"],
              states()["a promise"], states()["nothing to do"]]  # fmt: skip


@settings(max_examples=150)
@given(start=st.sampled_from(BEGINNINGS), pressed=st.lists(KEYS, max_size=60))
def test_no_letter_ticks_and_all_can_be_taken_back(start: Debriefing, pressed: list[str]) -> None:
    start = replace(start, done=(), undone=(), line=replace(start.line, done=(), undone=()))
    one = Evening(start)
    for name in pressed:
        before = answers(one.session)
        one.feed(name, name if len(name) == 1 else None)
        if name.isalpha() and len(name) == 1:
            assert answers(one.session) == before
        assert len(one.debrief.done) == len(one.debrief.line.done) + sum(
            turn.job is not None and not turn.in_round for turn in one.debrief.done
        )
        Session.model_validate(one.session.model_dump(by_alias=True))
    one.keys("<escape><escape>" + "<ctrl+z>" * 70)
    session = one.session.model_copy(update={"ended": start.line.session.ended})
    assert _bare(session) == _bare(start.line.session)
    assert one.debrief.job == start.job


def _bare(session: Session) -> Session:
    """Return the round without an empty debrief, which is as good as none."""
    empty = session.debrief == Debrief()
    return session.model_copy(update={"debrief": None}) if empty else session


def test_a_click_on_a_row_ticks_for_the_note() -> None:
    one = evening("9")
    one.take(Press("click", EVENING, ulid(601), "92"))
    assert one.session.notes[0].about == one.session.observations[-1].id


def test_a_click_goes_to_a_step_and_to_one_of_its_things() -> None:
    pressed = Press("click", EVENING, ulid(602))
    moved = keys.go_to(begin(), Step.FOR_ME, pressed)
    assert moved.step is Step.FOR_ME
    assert Evening(keys.choose(moved, Step.UNSORTED, 2, pressed)).asked.id == ulid(72)
