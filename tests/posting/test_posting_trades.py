"""Titles that everyone can picture, and titles that say little."""

from __future__ import annotations

import pytest
from posting_samples import RULES

from offer_tui.posting.trades import names_a_trade


@pytest.mark.parametrize(
    "title",
    [
        "Night Cook", "Plumber's Mate", "Registered Nurses (nights)", "CRNA, per visit",
        "Warehouse Assistant", "Home Health Aide", "HGV Driver", "Carer", "Head Chef",
    ],
)  # fmt: skip
def test_a_trade_is_known_by_its_title(title: str) -> None:
    assert names_a_trade(title, RULES.trades)


@pytest.mark.parametrize(
    "title",
    [
        "Nurse Manager", "Director of Nursing", "Security Product Owner", "Delivery Lead",
        "Growth Associate", "Staff to Support Health Care Workers", "Operations Generalist", "",
    ],
)  # fmt: skip
def test_a_title_of_an_office_is_no_trade(title: str) -> None:
    assert not names_a_trade(title, RULES.trades)
