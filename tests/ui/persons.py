"""People to draw: one who told nothing, one who told all, and one of whom every word is long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jobs import LONG, TODAY, acme
from live_views import WIDE

from offer_tui.capture.text import Text
from offer_tui.model.profile import Profile
from offer_tui.store.appraisal import decline_loss
from offer_tui.store.catalogue import load_catalogue
from offer_tui.ui.appraisal import Appraised, Personal
from offer_tui.ui.evaluation.unsaid import unsaid
from offer_tui.ui.profile.finding import find
from offer_tui.ui.profile.topics import BY_NAME, Told
from offer_tui.ui.profile.view import ProfileView
from offer_tui.ui.profile.words import announcements
from offer_tui.ui.prompt import Prompt

DAY = TODAY.date()
SHIPPED = load_catalogue(Path("/nonexistent"))[0]


def person(**values: object) -> Profile:
    return Profile.model_validate({"schema": 1, **values})


def told(profile: Profile) -> Told:
    return Told(profile, SHIPPED, DAY)


PRESSED = person(
    goal="Lead a small team that finishes what it starts, and be home for dinner.",
    situation="searching",
    money_until=DAY + dt.timedelta(days=103),
    market={"low": 60_000, "high": 75_000, "need": 52_000, "currency": "EUR"},
    deal_breakers=("bait-and-switch", "always-on", "stable-team", "gone-from-the-catalogue"),
    criteria=("work I can be proud of", "people I learn from", "home by six", "no office days"),
    values=("say what is hard", "finish what we start"),
    join_loss_months=8,
)
UNTOLD = person()
HOSTILE = tuple(
    person(
        goal=words, market={"low": 1, "high": 10**12, "need": 10**12, "currency": words},
        deal_breakers=(words, "always-on"), criteria=(words,) * 10, values=(words,) * 40,
        situation="employed-and-it-hurts", money_until=dt.date.max, decline_loss_months=1e300,
        left_at_default=(words,),
    )
    for words in (LONG, WIDE * 4, "two\nlines [/] \x1b[31m")
)  # fmt: skip


def typing(topic: str, typed: str, *notes: str) -> ProfileView:
    prompt = Prompt(topic, BY_NAME[topic].asks, Text.ending_here(typed))
    return ProfileView(told(PRESSED), BY_NAME[topic], prompt=prompt, notes=notes, status="saved")


def opened(profile: Profile, topic: str, item: int = 0) -> ProfileView:
    return ProfileView(told(profile), BY_NAME[topic], is_open=True, item=item, status="saved")


def looking_for(words: str) -> ProfileView:
    view = opened(PRESSED, "deal_breakers")
    found = find(SHIPPED, words, view.told.items(view.topic))
    return replace(view, finding=found, prompt=Prompt("add", "Add ›", Text.ending_here(words)))


VIEWS: Mapping[str, ProfileView] = {
    "profile": ProfileView(told(UNTOLD)),
    "profile-told": ProfileView(told(PRESSED), BY_NAME["decline_loss_months"]),
    "profile-situation": ProfileView(told(UNTOLD), BY_NAME["situation"]),
    "profile-typing": typing("market", "75-60k", "75,000 is above 60,000: the lower comes first."),
    "profile-deal-breakers": opened(PRESSED, "deal_breakers", 3),
    "profile-default-deal-breakers": opened(UNTOLD, "deal_breakers"),
    "profile-criteria": opened(PRESSED, "criteria", 1),
    "profile-finding": looking_for("over"),
    "profile-not-saved": replace(
        ProfileView(told(PRESSED)),
        warnings=("NOT SAVED, and tried again until it is: profile.toml: the disk is full",),
    ),
}
BROKEN = (
    '/home/ada/offer-tui/profile.toml:2: situation: "rich" is none of the words allowed; write'
    ' "secure", "employed-and-it-hurts" or "searching"'
)


def acme_for(profile: Profile, today: dt.date = DAY) -> Appraised:
    """Return the drawn opportunity as it is shown to somebody."""
    found, loss = acme(), decline_loss(profile, today)
    personal = Personal(
        loss,
        profile.join_loss_months is not None,
        unsaid(profile, loss, found.evaluation),
        announcements(loss, profile.money_until, today),
    )
    return replace(found, person=personal)


NEAR = person(situation="searching", money_until=DAY + dt.timedelta(days=103))
"""Somebody whose loss steps in twelve days."""
STEPPED = person(situation="searching", money_until=DAY + dt.timedelta(days=89))
"""Somebody whose loss stepped two days ago."""
