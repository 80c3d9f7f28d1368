"""Where promises stand over the rounds, and what the broken ones show."""

from __future__ import annotations

from typing import Any

import pytest
from prepared import CATALOGUE, at, opportunity, promise, saw, session, ulid

from offer_tui.capture.sheet import make_sheet
from offer_tui.model.opportunity import Opportunity, Promise
from offer_tui.model.session import Note, Session
from offer_tui.preparation.breaches import (
    BAIT_AND_SWITCH,
    SHRINKS,
    UNLIKE_THE_POSTING,
    Offer,
    broken_offers,
)
from offer_tui.preparation.promises import standing

HOME, PAY, DUTIES = promise(1), promise(2, "98,000 a year", kind="pay"), promise(
    3, "you write code most of the week", kind="duties"
)  # fmt: skip


def offers(about: Opportunity, *rounds: Session) -> list[str]:
    return [offer.signal.id for offer in broken_offers(CATALOGUE, about, rounds)]


def broken(number: int, one: Promise, state: str = "clear", **values: Any) -> Session:
    return session(number, saw(number, promise=one.id, state=state, **values))


def test_a_promise_nobody_spoke_of_is_open() -> None:
    (one,) = standing(opportunity(promises=(HOME,)), ())
    assert (one.words, one.is_open, one.latest, one.earlier) == ("open", True, None, ())


def test_promises_have_the_codes_they_have_in_live() -> None:
    promises = tuple(promise(n, f"promise {n}") for n in range(11))
    sheet = make_sheet(CATALOGUE, promises)
    codes = [one.code for one in standing(opportunity(promises=promises), ())]
    assert codes == [sheet.by_subject[one.id].code for one in promises]
    assert codes[:2] == ["01", "02"]


@pytest.mark.parametrize(
    ("state", "degree", "words", "is_open"),
    [
        ("seen", "plain", "kept", False),
        ("seen", "hint", "partly", False),
        ("clear", "plain", "broken", False),
        ("evasive", "plain", "unclear", True),
    ],
)
def test_an_answer_says_how_it_stands(state: str, degree: str, words: str, is_open: bool) -> None:
    rounds = (broken(1, HOME, state, degree=degree),)
    (one,) = standing(opportunity(promises=(HOME,)), rounds)
    assert (one.words, one.is_open) == (words, is_open)


def test_the_latest_answer_stands_and_the_earlier_ones_are_kept() -> None:
    rounds = (broken(1, HOME, "seen"), broken(2, HOME), broken(3, HOME, "evasive"))
    (one,) = standing(opportunity(promises=(HOME,)), rounds)
    assert one.latest is not None
    assert one.latest.round == "round 3"
    assert [answer.round for answer in one.earlier] == ["round 1", "round 2"]


def test_what_was_found_outside_of_rounds_counts_at_its_time() -> None:
    letter = saw(2, promise=HOME.id, state="clear", note="not in the letter")
    about = opportunity(promises=(HOME,), observations=(letter,))
    (one,) = standing(about, (broken(1, HOME, "seen"),))
    assert one.latest is not None
    assert (one.words, one.latest.round) == ("broken", "")
    assert one.latest.words == ("not in the letter",)


def test_the_words_of_an_answer_are_its_quote_and_its_notes() -> None:
    seen = saw(1, promise=HOME.id, state="clear", quote="first year in the office", note="flat")
    notes = (
        Note(id=ulid(1), at=at(1), text="she laughed", about=seen.id),
        Note(id=ulid(2), at=at(1), text="everyone", about=seen.id, is_quote=True),
        Note(id=ulid(3), at=at(1), text="of something else"),
    )
    (one,) = standing(opportunity(promises=(HOME,)), (session(1, seen, notes=notes),))
    assert one.latest is not None
    assert one.latest.words == ('"first year in the office"', "flat", "she laughed", '"everyone"')


def test_kept_and_open_promises_show_nothing() -> None:
    about = opportunity(promises=(HOME, PAY, DUTIES))
    assert offers(about, broken(1, HOME, "seen"), broken(2, PAY, "evasive")) == []


@pytest.mark.parametrize("kind", ["pay", "bonus", "place", "hours", "leave", "other"])
def test_what_is_given_shrinks(kind: str) -> None:
    one = promise(1, kind=kind)
    assert offers(opportunity(promises=(one,)), broken(1, one)) == [SHRINKS]


@pytest.mark.parametrize("kind", ["duties", "title", "team", "tools"])
def test_the_work_of_a_posting_is_unlike_it_and_that_of_a_talk_shrinks(kind: str) -> None:
    posted, said = promise(1, kind=kind), promise(2, kind=kind, medium="talk")
    assert offers(opportunity(promises=(posted,)), broken(1, posted)) == [UNLIKE_THE_POSTING]
    assert offers(opportunity(promises=(said,)), broken(1, said)) == [SHRINKS]


def test_several_broken_ones_are_bait_and_switch_which_comes_last() -> None:
    about = opportunity(promises=(HOME, DUTIES))
    found = offers(about, broken(1, HOME), broken(2, DUTIES))
    assert found == [UNLIKE_THE_POSTING, SHRINKS, BAIT_AND_SWITCH]


def test_several_kept_in_part_are_no_bait_and_switch() -> None:
    about = opportunity(promises=(HOME, PAY))
    rounds = (broken(1, HOME, "seen", degree="hint"), broken(2, PAY, "seen", degree="hint"))
    assert offers(about, *rounds) == [SHRINKS]


def test_a_central_promise_broken_with_the_offer_is_bait_and_switch() -> None:
    rounds = (broken(1, PAY),)
    early = opportunity(promises=(PAY,))
    late = opportunity(promises=(PAY,), stage="offer")
    assert offers(early, *rounds) == [SHRINKS]
    assert offers(late, *rounds) == [SHRINKS, BAIT_AND_SWITCH]
    extra = promise(4, "a laptop", kind="equipment")
    aside = opportunity(promises=(extra,), stage="offer")
    assert offers(aside, broken(1, extra)) == [SHRINKS]


def only(found: tuple[Offer, ...]) -> Offer:
    assert len(found) == 1
    return found[0]


def test_the_tick_has_the_promise_attached() -> None:
    offer = only(broken_offers(CATALOGUE, opportunity(promises=(HOME,)), (broken(1, HOME),)))
    tick = offer.observation(ulid(9), at(60))
    assert (tick.signal, tick.state, tick.degree) == (SHRINKS, "seen", "plain")
    assert (tick.id, tick.at, tick.broken_promise) == (ulid(9), at(60), HOME.id)
    assert offer.because


def test_a_promise_kept_in_part_is_a_hint() -> None:
    partly = broken(1, HOME, "seen", degree="hint")
    offer = only(broken_offers(CATALOGUE, opportunity(promises=(HOME,)), (partly,)))
    assert offer.observation(ulid(9), at(60)).degree == "hint"


def test_the_broken_one_shows_it_better_than_the_one_kept_in_part() -> None:
    about = opportunity(promises=(PAY, HOME))
    rounds = (broken(1, HOME), broken(2, PAY, "seen", degree="hint"))
    offer = only(broken_offers(CATALOGUE, about, rounds))
    assert (offer.promise, offer.also, offer.degree) == (HOME, (PAY,), "plain")


def test_what_was_ticked_already_is_not_offered() -> None:
    about = opportunity(promises=(HOME,))
    assert offers(about, session(0, saw(0, SHRINKS)), broken(1, HOME)) == []
    assert offers(about, broken(1, HOME), session(2, saw(2, SHRINKS, "clear"))) == []
    noted = opportunity(promises=(HOME,), observations=(saw(5, SHRINKS, degree="hint"),))
    assert offers(noted, broken(1, HOME)) == []


def test_a_no_from_before_the_promise_broke_does_not_hold_it_back() -> None:
    about = opportunity(promises=(HOME,))
    assert offers(about, session(0, saw(0, SHRINKS, "clear")), broken(1, HOME)) == [SHRINKS]


def test_a_dodge_after_the_breaking_mends_nothing() -> None:
    about = opportunity(promises=(HOME,))
    assert offers(about, broken(1, HOME), broken(2, HOME, "evasive")) == [SHRINKS]
    assert offers(about, broken(1, HOME), broken(2, HOME, "seen")) == []
