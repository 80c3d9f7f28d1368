"""What can be told: each with what it is now, and why it is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from offer_tui.evaluator.circumstances import DEFAULT_DEAL_BREAKERS
from offer_tui.evaluator.weights import adverse
from offer_tui.model.profile import Profile
from offer_tui.model.signal import Catalogue
from offer_tui.store.appraisal import JOIN_LOSS, DeclineLoss, decline_loss
from offer_tui.ui.profile.edits import said
from offer_tui.ui.profile.market import market_words
from offer_tui.ui.profile.words import (
    SITUATIONS,
    decline_reason,
    decline_words,
    money_words,
    months_words,
)

MOST_CRITERIA = 10


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of the page."""

    name: str
    """The key in the profile."""
    label: str
    why: str
    """Why it is asked, in 28 cells."""
    reason: str
    """The same in full."""
    asks: str = ""
    """What stands before the line to type in."""
    example: str = ""
    is_list: bool = False
    can_be_left: bool = False
    """Whether Evaluation asks for it where it was never said."""


TOPICS: tuple[Topic, ...] = (
    Topic(
        "goal", "Goal", "is a job on the way? (31)",
        "Where you want to be in some years. 31 to 34 ask whether a job leads there; 31 only you"
        " can answer.",
        "Goal ›", "in your own words", can_be_left=True,
    ),
    Topic(
        "situation", "Situation", "how much risk you can take",
        "How pressed you are moves what you can afford to risk, never what was seen: the more it"
        " presses, the more a good one turned down costs.",
        can_be_left=True,
    ),
    Topic(
        "money_until", "Money until", "the same, as it runs down",
        "Until when you could live without this pay. It counts itself down, and you hear of each"
        " step before it comes. While you are secure it moves nothing.",
        "Money until ›", "1 Mar 2027, 2027-03-01 or 4 months", can_be_left=True,
    ),
    Topic(
        "market", "Market", "is the pay fair? (41, 42)",
        "What work like yours pays, and what you need. 41 asks whether a job pays below the one,"
        " 42 whether below the other.",
        "Market ›", "60-75k EUR, need 52k", can_be_left=True,
    ),
    Topic(
        "deal_breakers", "Deal-breakers", "seen plainly, one ends it",
        "What you accept nowhere. Seen plainly, one of them ends it, whatever else speaks for the"
        " job; hinted or dodged, it is asked first.",
        "Add ›", is_list=True, can_be_left=True,
    ),
    Topic(
        "criteria", "Criteria", "are they met? (37)",
        "What a job has to have for you, the most important first, up to ten. 37 asks whether it"
        " has the first three.",
        "Add ›", is_list=True, can_be_left=True,
    ),
    Topic(
        "values", "Values", "does a job clash? (62)",
        "What you stand for. 62 asks whether a job goes against it.",
        "Add ›", is_list=True,
    ),
    Topic(
        "decline_loss_months", "Turning down", "how much risk you can take",
        "Months of your life that turning down a good one costs.",
        "Months ›", "a number; nothing at all is the default",
    ),
    Topic(
        "join_loss_months", "Regretting it", "the other side of it",
        "Months of your life that joining and regretting it costs. The more it is, the less risk"
        " you can take; 6 by default.",
        "Months ›", "a number; nothing at all is the default",
    ),
)  # fmt: skip
BY_NAME: Mapping[str, Topic] = {topic.name: topic for topic in TOPICS}
LOSSES = ("decline_loss_months", "join_loss_months")
"""The rows under the others, which follow from them."""


@dataclass(frozen=True)
class Told:
    """A profile on a day, as the rows say it."""

    profile: Profile
    catalogue: Catalogue
    today: dt.date

    @property
    def loss(self) -> DeclineLoss:
        """What turning down a good one costs."""
        return decline_loss(self.profile, self.today)

    def is_said(self, topic: Topic) -> bool:
        """Return whether the person told it."""
        return said(self.profile, topic.name) is not None

    def is_left(self, topic: Topic) -> bool:
        """Return whether they were asked, and left it at its default."""
        return not self.is_said(topic) and topic.name in self.profile.left_at_default

    def now(self, topic: Topic) -> str:
        """Return what it is now in a few words, or its default."""
        words = self._value(topic)
        if topic.name in LOSSES or self.is_said(topic):
            return words
        if self.is_left(topic):
            return f"{words}, left at that"
        return f"{words}, by default" if topic.name == "situation" else words

    def _value(self, topic: Topic) -> str:
        profile = self.profile
        match topic.name:
            case "goal":
                return profile.goal or "not said"
            case "situation":
                return SITUATIONS[profile.situation]
            case "money_until" if profile.money_until:
                return money_words(profile.money_until, self.today)
            case "market" if profile.market:
                return market_words(profile.market)
            case "deal_breakers":
                return self._deal_breakers()
            case "decline_loss_months":
                return decline_words(self.loss, self.today)
            case "join_loss_months":
                by_hand = profile.join_loss_months is not None
                months = months_words(profile.join_loss_months or JOIN_LOSS)
                return f"{months}, by hand" if by_hand else months
            case "criteria" | "values":
                return "; ".join(self.items(topic)) or "not said"
            case _:
                return "not said"

    def _deal_breakers(self) -> str:
        names = self.profile.deal_breakers
        if names is None:
            return "the usual five"
        if not names:
            return "none at all"
        by_id = self.catalogue.by_id
        return ", ".join((by_id[n].code or by_id[n].yes) if n in by_id else n for n in names)

    def items(self, topic: Topic) -> tuple[str, ...]:
        """Return the items of a list: ids of signals, or the person's words."""
        if topic.name == "deal_breakers":
            own = self.profile.deal_breakers
            return DEFAULT_DEAL_BREAKERS if own is None else own
        return self.profile.criteria if topic.name == "criteria" else self.profile.values

    def label(self, signal: str) -> str:
        """Return what a deal-breaker's row says: the answer that breaks the deal."""
        known = self.catalogue.by_id.get(signal)
        if known is None:
            return signal
        return known.yes if adverse(known) == "seen" else known.no

    def in_full(self, topic: Topic) -> str:
        """Return what it is now without a word left out."""
        if topic.name == "deal_breakers" and self.items(topic):
            return "; ".join(self.label(name) for name in self.items(topic))
        if topic.name in {"criteria", "values"}:
            numbered = enumerate(self.items(topic), 1)
            return "; ".join(f"{n} {words}" for n, words in numbered) or "not said"
        return self.now(topic)

    def reason(self, topic: Topic) -> str:
        """Return why it is asked, in full."""
        if topic.name == "decline_loss_months":
            return decline_reason(self.profile, self.loss, self.today)
        return topic.reason
