"""What a person types about themselves: money, market and months, read and shown again."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from live_views import WIDE
from persons import person

from offer_tui.evaluator.circumstances import money_months
from offer_tui.model.profile import Market
from offer_tui.ui.profile.market import market, market_words
from offer_tui.ui.profile.typed import NotUnderstood, months, until
from offer_tui.ui.profile.words import money_words

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-01", dt.date(2027, 3, 1)),
        ("1 Mar 2027", dt.date(2027, 3, 1)),
        ("until March 1, 2027", dt.date(2027, 3, 1)),
        ("March 2027", dt.date(2027, 3, 1)),
        ("1 Mar", dt.date(2027, 3, 1)),
        ("4 months", dt.date(2027, 3, 24)),
        ("4m", dt.date(2027, 3, 24)),
        ("another 4 months", dt.date(2027, 3, 24)),
        ("4.5 months", dt.date(2027, 4, 8)),
        ("10 weeks", dt.date(2027, 1, 31)),
        ("90 days", dt.date(2027, 2, 20)),
        ("a year", dt.date(2027, 11, 23)),
        ("", None),
        ("none", None),
    ],
)
def test_until_when_there_is_money_is_a_day_or_a_span(typed: str, day: dt.date | None) -> None:
    found = until(typed, TODAY)
    assert (found.value, found.doubt) == (day, "")


@given(st.integers(1, 240))
def test_so_many_months_count_as_that_many_on_the_day_they_are_told(count: int) -> None:
    day = until(f"{count} months", TODAY).value
    assert day is not None
    left = money_months(day, TODAY)
    assert left is not None
    assert count <= left < count + 0.04


@pytest.mark.parametrize("typed", ["soon", "4", "abc", "12.11.2026", "31 Feb 2027", "4 moons"])
def test_what_is_no_day_is_named_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^That is no day and no span\. Write 1 Mar 2027"):
        until(typed, TODAY)


def test_a_span_beyond_the_calendar_is_too_far_off() -> None:
    with pytest.raises(NotUnderstood, match="too far off"):
        until("999999 years", TODAY)


def test_a_day_gone_by_is_asked_about_before_it_is_taken() -> None:
    found = until("2026-11-21", TODAY)
    assert found.value == dt.date(2026, 11, 21)
    assert found.doubt == (
        "21 Nov 2026 has passed: it would mean your money has run out. Enter again if so."
    )
    assert not until("today", TODAY).doubt


def test_the_days_left_are_never_rounded_up() -> None:
    assert money_words(dt.date(2026, 11, 21), TODAY) == "21 Nov 2026, passed"
    assert money_words(dt.date(2026, 11, 23), TODAY) == "23 Nov 2026, 1 day"
    assert money_words(dt.date(2027, 5, 23), TODAY) == "23 May 2027, 5.9 months"
    assert money_words(dt.date(2027, 5, 24), TODAY) == "24 May 2027, 6 months"
    assert money_words(dt.date(2028, 11, 1), TODAY) == "1 Nov 2028, 23 months"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("60-75k EUR, need 52k", "60,000 to 75,000 EUR a year, need 52,000"),
        ("60k to 75k", "60,000 to 75,000 a year"),
        ("€60,000\N{EN DASH}75,000", "60,000 to 75,000 EUR a year"),
        ("60.000 - 75.000 Euro", "60,000 to 75,000 EUR a year"),
        ("60 000 to 75 000 sek", "60,000 to 75,000 SEK a year"),
        ("60'000-75'000 CHF need 50'000", "60,000 to 75,000 CHF a year, need 50,000"),
        ("between 4.5k and 5k a month", "4,500 to 5,000 a month"),
        ("at least 3000 EUR monthly, minimum 2800", "at least 3,000 EUR a month, need 2,800"),
        ("up to 75k", "up to 75,000 a year"),
        ("$120k+", "at least 120,000 $ a year"),
        ("35-42.50 €/h", "35 to 42.5 EUR an hour"),
        ("450 a day", "450 a day"),
        ("need 52k", "need 52,000 a year"),
        ("1.234.567 eur", "1,234,567 EUR a year"),
    ],
)
def test_a_market_is_read_from_one_line_and_shown_in_full(typed: str, shown: str) -> None:
    found = market(typed)
    assert not found.doubt
    assert market_words(Market.model_validate(found.value)) == shown
    assert market(shown).value == found.value


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("abc", 'There is no figure in "abc"'),
        ("75-60k", "75,000 is above 60,000: the lower figure comes first"),
        ("60-75k maybe", '"maybe" is not understood here'),
        ("1 2 3", "a figure too many"),
        ("99999999999999999999k", "more than any job pays"),
        ("0 EUR", "0 is no pay"),
        ("60-75k €\\", r'"\\" is not understood'),
    ],
)
def test_a_market_that_cannot_be_is_named(typed: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        market(typed)


def test_a_yearly_figure_below_a_thousand_is_asked_about() -> None:
    assert market("60-75 EUR").doubt.startswith("60 a year? Write 60k or 60/hour")
    assert not market("60-75 EUR/hour").doubt


amounts = st.integers(1_000, 10**9).map(float)


@given(amounts, amounts, amounts, st.sampled_from(["", "EUR", "$"]), st.booleans())
def test_a_market_that_is_shown_can_be_typed_again(
    one: float, other: float, need: float, currency: str, monthly: bool
) -> None:
    known = {"low": min(one, other), "high": max(one, other), "need": need, "currency": currency}
    known_market = Market.model_validate({**known, "per": "month" if monthly else "year"})
    again = market(market_words(known_market)).value
    assert Market.model_validate(again) == known_market


@given(st.text(max_size=40))
@example("٣٠k")
@example("1" * 5_000)
@example(WIDE)
def test_no_words_are_too_strange(typed: str) -> None:
    for read in (market, lambda words: until(words, TODAY), lambda words: months(words, 3)):
        # Whatever else they raise would be seen here.
        with contextlib.suppress(NotUnderstood):
            assert read(typed) is not None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("4", 4), ("1.5", 1.5), ("2 months", 2), ("half", None), ("1 year", 12), ("-3", None),
     ("0", None), ("1e9", None), ("9999", None)],
)  # fmt: skip
def test_months_of_life_are_above_zero(typed: str, value: float | None) -> None:
    if value is None:
        with pytest.raises(NotUnderstood, match="Write months above zero"):
            months(typed, 3)
    else:
        assert months(typed, 3).value == value
    assert months("", 3).value is None


def test_a_market_keeps_the_keys_of_other_programs() -> None:
    from offer_tui.ui.profile.edits import changed  # noqa: PLC0415 - only here

    before = person(market={"low": 5, "high": 6, "source": "a survey"}, theirs=7)
    after = changed(before, {"market": {"low": 10, "per": "hour"}})
    assert after.market == Market.model_validate({"low": 10, "per": "hour", "source": "a survey"})
    assert (after.model_extra or {})["theirs"] == 7
