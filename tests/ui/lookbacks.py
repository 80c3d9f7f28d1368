"""Reflections to draw: of a job taken, of one turned down, of none, and of words that burst."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

from live_views import NOW, drawn_catalogue, ulid

from offer_tui.model.decision import Decision, Reason
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation, sealed
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection, Regret
from offer_tui.model.session import Observation
from offer_tui.model.stages import Stage
from offer_tui.ui.parts.item import items_of
from offer_tui.ui.parts.layout import PartsView
from offer_tui.ui.parts.screen import parts_of
from offer_tui.ui.reflection.lookback import Lookback, Looking
from offer_tui.ui.reflection.parts import PARTS, occasion_of, title_of

TODAY = NOW.date()
DECIDED = TODAY - dt.timedelta(days=186)
FIRST = Reflection(
    id=ulid(91), on=DECIDED + dt.timedelta(days=95), days=90, again=True,
    regret=Regret(right=4, regretted=1, same_again=4, harmed=1, wise=4),
    lesson="Ask for the on-call plan in writing.",
)  # fmt: skip
TODAYS = Reflection(
    id=ulid(92), on=TODAY, days=180, again=False,
    regret=Regret(right=2, regretted=4, same_again=2, harmed=3, wise=4),
    causes=("role", "hindsight"),
    missing="How many of the team had left within the year, and why.",
    foretold=("71", "15"),
)  # fmt: skip


def decision(stage: Stage = "accepted") -> Decision:
    return Decision(
        on=DECIDED, stage=stage, because="the people, the pay",
        reasons="The team knew what it wanted, and the pay was fair. I was tired of looking; a"
        " month more would have been possible, and I did not want to spend it. Nobody could tell"
        " me what the first ninety days would hold, and I took that for trust.",
        grounds=(
            Reason(id=ulid(93), text="lets people decide", side="for", whose="theirs"),
            Reason(id=ulid(94), text="no plan for 90 days", side="against", signal="15"),
        ),
        unknown=("who does on-call",), doubt="Whether the manager stays.",
        went_wrong="The work was support, as the posting did not say.",
        went_well="I led the platform work within the year.",
        own_probability=0.3, made="reaction", evaluation=_evaluation(),
    )  # fmt: skip


def _evaluation() -> FrozenEvaluation:
    said = (("71", "people keep leaving", 0.9), ("15", "no plan for 90 days", 0.6),
            ("41", "pays at market", -0.4))  # fmt: skip
    return sealed(
        FrozenEvaluation(
            at=dt.datetime.combine(DECIDED, dt.time(18), NOW.tzinfo), catalogue="1",
            probability=0.37, low=0.19, high=0.6, prior_a=5, prior_b=15, join_loss_months=6,
            decline_loss_months=3, verdict="ask first", leaning="no", coverage=0.15, gut=4,
            contributions=tuple(
                FrozenContribution(signal=signal, label=label, state="seen", weight_nats=weight,
                                   factor=1)
                for signal, label, weight in said
            ),
        )
    )  # fmt: skip


def opportunity(*reflections: Reflection, stage: Stage = "accepted", **more: Any) -> Opportunity:
    outside = Observation(
        id=ulid(95), signal="71", state="seen", note="two of five since spring",
        at=dt.datetime.combine(DECIDED, dt.time(9), NOW.tzinfo),
    )  # fmt: skip
    return Opportunity(
        schema_version=1, id=ulid(90), company="Elm", role="SRE", stage=stage, created=NOW,
        decision=decision(stage), reflections=reflections, observations=(outside,),
        would_return_if="They pay for on-call.",
    ).model_copy(update=more)  # fmt: skip


def lookback(of: Opportunity, looking: Looking = Looking()) -> Lookback:  # noqa: B008 - frozen
    return Lookback(of, (), drawn_catalogue(), TODAY, looking=looking)


LOOKBACKS = {
    "due": lookback(opportunity(FIRST)),
    "answered": lookback(opportunity(FIRST, TODAYS)),
    "turned-down": lookback(opportunity(stage="declined")),
    "earlier": lookback(opportunity(FIRST, TODAYS), Looking(at=FIRST.id)),
    "open": lookback(opportunity(stage="interviewing", decision=None)),
    "doubtful": lookback(
        opportunity(TODAYS.model_copy(update={"on": DECIDED - dt.timedelta(days=9)}))
    ),
}
DRAWN = (
    ("due", 0, 0), ("due", 1, 0), ("due", 2, 0), ("due", 3, 0), ("due", 5, 0),
    ("answered", 0, 0), ("answered", 1, 1), ("answered", 2, 3), ("answered", 3, 0),
    ("answered", 4, 0), ("answered", 5, 0), ("answered", 5, -1),
    ("turned-down", 0, 0), ("earlier", 0, 0), ("earlier", 1, 0), ("open", 0, 0),
    ("doubtful", 5, 0),
)  # fmt: skip
"""Which are drawn: the reflection, the part and the row that is chosen."""


def view(back: Lookback, part: int, chosen: int = 0, *, letters: bool = False) -> PartsView:
    lines = PARTS[part].lines(back)
    items = items_of(lines)
    return PartsView(
        title=title_of(back),
        occasion=occasion_of(back),
        state="saved",
        parts=parts_of(PARTS, back),
        part=part,
        lines=lines,
        chosen=items[chosen].key if items else "",
        notice="  ".join((*back.doubts, *back.unread)[:1]),
        is_warning=True,
        letters=letters,
    )


def every_view(back: Lookback) -> Iterator[PartsView]:
    """Yield every part with its first and with its last row chosen."""
    for part in range(len(PARTS)):
        for chosen in (0, -1):
            yield view(back, part, chosen, letters=chosen < 0)


@cache
def of_words(words: str) -> Lookback:
    """Return a reflection of which every word is these words, whatever a model would refuse."""
    made = decision()
    kept = made.evaluation
    assert kept is not None
    texts = ("because", "reasons", "doubt", "went_wrong", "went_well")
    altered = kept.model_copy(
        update={
            "catalogue": words,
            "contributions": (
                kept.contributions[0].model_copy(update={"signal": words, "label": words}),
            ),
        }
    )
    decided = made.model_copy(
        update={
            **dict.fromkeys(texts, words), "unknown": (words,), "evaluation": altered,
            "grounds": tuple(one.model_copy(update={"text": words}) for one in made.grounds),
        }
    )  # fmt: skip
    said = {"missing": words, "lesson": words, "foretold": (words, f"{words}x")}
    today = TODAYS.model_copy(update=said)
    earlier = FIRST.model_copy(update={**said, "on": DECIDED - dt.timedelta(days=1)})
    seen = opportunity().observations[0].model_copy(update={"note": words, "quote": words})
    of = opportunity(
        earlier, today, company=words, role=words, decision=decided, would_return_if=words,
        observations=(seen,),
    )  # fmt: skip
    return Lookback(of, (), drawn_catalogue(), TODAY, (words,))
