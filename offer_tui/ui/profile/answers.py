"""What is typed under each topic, taken for what it means, and what stands there before."""

from __future__ import annotations

from offer_tui.model.profile import Profile
from offer_tui.store.appraisal import JOIN_LOSS
from offer_tui.ui.profile import market, typed
from offer_tui.ui.profile.topics import Told, Topic
from offer_tui.ui.profile.typed import Answer


def answer(topic: Topic, text: str, told: Told) -> Answer[object]:
    """Return the value for the topic's key; None: not said. Raises NotUnderstood."""
    found: Answer[object]
    match topic.name:
        case "money_until":
            day = typed.until(text, told.today)
            found = Answer(day.value, day.doubt)
        case "market":
            pay = market.market(text)
            found = Answer(pay.value, pay.doubt)
        case "decline_loss_months":
            found = Answer(typed.months(text, told.loss.default).value)
        case "join_loss_months":
            found = Answer(typed.months(text, JOIN_LOSS).value)
        case _:
            found = Answer(text or None)
    return found


def suggestion(topic: Topic, profile: Profile) -> str:
    """Return what was told before, as it can be typed; nothing where nothing was."""
    match topic.name:
        case "goal":
            return profile.goal
        case "money_until" if profile.money_until:
            return profile.money_until.isoformat()
        case "market" if profile.market:
            return market.market_words(profile.market)
        case "decline_loss_months" if profile.decline_loss_months:
            return f"{profile.decline_loss_months:g}"
        case "join_loss_months" if profile.join_loss_months:
            return f"{profile.join_loss_months:g}"
        case _:
            return ""
