"""Which planned round a round that begins now is."""

from __future__ import annotations

import datetime as dt

from offer_tui.model.opportunity import Opportunity

NOW = dt.datetime(2025, 11, 21, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def with_plans(*plans: tuple[str, dt.datetime | None]) -> Opportunity:
    """Return an opportunity with these rounds ahead."""
    return Opportunity.model_validate(
        {
            "schema": 1,
            "id": "01M70SRQ24GE3H3JHH6FRSP28N",
            "company": "Acme",
            "created": NOW,
            "planned": [{"round": name, "at": at} for name, at in plans],
        }
    )


def test_of_two_rounds_today_it_is_the_nearer_one() -> None:
    lunch, panel = NOW.replace(hour=12), NOW.replace(hour=18)
    planned = with_plans(("lunch", lunch), ("panel", panel)).planned_today(NOW)
    assert planned is not None
    assert planned.round == "panel"


def test_a_round_of_another_day_or_without_a_day_is_none() -> None:
    tomorrow = NOW + dt.timedelta(hours=8)
    assert with_plans(("panel", tomorrow), ("chat", None)).planned_today(NOW) is None


def test_the_day_is_that_of_the_person_and_not_of_the_writer() -> None:
    late = dt.datetime(2025, 11, 20, 23, 30, tzinfo=dt.UTC)
    assert with_plans(("call", late)).planned_today(NOW) is not None


def test_a_time_at_the_calendars_end_is_no_failure() -> None:
    first = dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14)))
    assert with_plans(("odd", first)).planned_today(NOW) is None
