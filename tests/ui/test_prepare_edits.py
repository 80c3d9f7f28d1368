"""What can be changed while preparing, and taken back."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.model.opportunity import Opportunity
from offer_tui.ui.parts import steps
from offer_tui.ui.prepare import edits

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
IDS = tuple(f"01M70SRQ24GE3H3JHH6FRSP2{n:02d}" for n in range(10, 40))
EMPTY = Opportunity.model_validate(
    {"schema": 1, "id": "01M70SRQ24GE3H3JHH6FRSP28N", "company": "Acme", "created": NOW}
)
PROMISE = edits.promise(IDS[0], "two days at home", "", "posting", None)


def test_the_same_answer_again_takes_it_back() -> None:
    step = edits.answered("signal", "people-leave", "+", NOW, IDS[1])
    once = step(EMPTY)
    assert [o.signal for o in once.observations] == ["people-leave"]
    assert step(once).observations == ()


def test_another_answer_takes_the_place_of_the_first_and_keeps_its_note() -> None:
    first = edits.answered("signal", "people-leave", ".", NOW, IDS[1], note="a friend said so")
    after = edits.answered("signal", "people-leave", "-", NOW, IDS[2])(first(EMPTY))
    assert [(o.state, o.degree, o.note) for o in after.observations] == [
        ("clear", "plain", "a friend said so")
    ]


def test_a_promise_goes_with_what_was_answered_about_it() -> None:
    held = steps.added("promises", PROMISE)(EMPTY)
    broken = edits.answered("promise", PROMISE.id, "-", NOW, IDS[1])(held)
    after = edits.removed("promises", PROMISE.id)(broken)
    assert (after.promises, after.observations) == ((), ())


def test_an_own_question_leaves_the_front_of_the_plan_when_it_goes() -> None:
    asked = steps.added("questions", edits.own_question(IDS[1], "My dog?", "them"))(EMPTY)
    first = steps.toggled("ask_first", IDS[1])(asked)
    after = edits.removed("questions", IDS[1])(first)
    assert (after.questions, after.ask_first) == ((), ())


def test_another_posting_keeps_the_one_before_with_its_day() -> None:
    monday, friday = dt.date(2026, 11, 16), dt.date(2026, 11, 20)
    after = edits.read_anew("now", friday)(edits.read_anew("before", monday)(EMPTY))
    assert (after.posting, after.posting_read_on) == ("now", friday)
    assert [(e.text, e.until) for e in after.earlier_postings] == [("before", monday)]


def test_the_same_posting_twice_on_a_day_is_one_paste_too_many() -> None:
    step = edits.read_anew("text", NOW.date())
    assert step(step(EMPTY)) == step(EMPTY)


def test_a_posting_put_up_again_later_is_another_version_of_it() -> None:
    later = NOW.date() + dt.timedelta(days=20)
    after = edits.read_anew("text", later)(edits.read_anew("text", NOW.date())(EMPTY))
    assert len(after.earlier_postings) == 1


def test_points_close_ranks_when_one_is_erased() -> None:
    two = edits.point(1, "second")(edits.point(0, "first")(EMPTY))
    assert edits.point(0, "")(two).points == ("second",)


STEPS = st.sampled_from(
    [
        steps.added("promises", PROMISE),
        edits.removed("promises", PROMISE.id),
        steps.changed("promises", PROMISE.id, text="three days"),
        edits.answered("promise", PROMISE.id, "-", NOW, IDS[3]),
        edits.answered("signal", "people-leave", "+", NOW, IDS[4]),
        steps.toggled("ask_first", "people-leave"),
        edits.point(0, "first"),
        edits.point(0, ""),
        steps.put(anchor="hold"),
        steps.added("people", edits.person("Mara", "")),
        edits.read_anew("posting", NOW.date()),
    ]
)


@given(st.lists(STEPS, max_size=8))
def test_taking_everything_back_leads_to_the_beginning(made: list[steps.Step]) -> None:
    states = [EMPTY]
    for step in made:
        after = step(states[-1])
        # A promise of one id is held once: the screen offers it no second time.
        if len({p.id for p in after.promises}) == len(after.promises):
            states.append(after)
    now = states[-1]
    for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
        now = steps.taken_back(before, after)(now)
    assert now == EMPTY


def test_taking_back_leaves_what_another_program_wrote_since() -> None:
    after = steps.put(anchor="hold")(EMPTY)
    elsewhere = after.model_copy(update={"role": "Engineer"})
    back = steps.taken_back(EMPTY, after)(elsewhere)
    assert (back.anchor, back.role) == ("", "Engineer")
