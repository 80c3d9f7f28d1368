"""Advice: a verdict in words, by stage, and the sentences that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from offer_tui.evaluator.circumstances import Stage
from offer_tui.evaluator.evaluation import Evaluation
from offer_tui.evaluator.verdict import Leaning, Verdict
from offer_tui.evaluator.weights import adverse

_WORDS: Mapping[Stage, Mapping[Verdict, str]] = MappingProxyType(
    {
        "interviewing": {
            "walk-away": "withdraw",
            "negotiate": "go on, and raise these",
            "bridge": "go on, as a bridge",
            "take": "go on",
            "pass": "consider stopping",
        },
        "offer": {
            "walk-away": "decline",
            "negotiate": "negotiate",
            "bridge": "take, with an end date",
            "take": "take",
            "pass": "pass",
        },
    }
)
_TOSS_UP_PASS: Mapping[Stage, str] = MappingProxyType(
    {"interviewing": "go on, find out first", "offer": "leaning no"}
)
_LEANING: Mapping[Leaning, str] = MappingProxyType(
    {
        "negotiate": "leaning no, unless they move",
        "bridge": "leaning yes, as a bridge",
        "take": "leaning yes",
        "pass": "leaning no",
    }
)
_SENTENCES: Mapping[Stage, Mapping[Verdict, str]] = MappingProxyType(
    {
        "interviewing": {
            "walk-away": "Withdraw: you saw one of your deal-breakers, and nothing outweighs it.",
            "negotiate": "Go on, and raise what they could change: without it this leans to a no",
            "bridge": "Go on, as a bridge: plan when and how it ends",
            "take": "Go on: the risk is one you can afford",
            "pass": "Consider stopping: the risk is more than you can afford",
        },
        "offer": {
            "walk-away": "Decline: you saw one of your deal-breakers, and nothing outweighs it.",
            "negotiate": "Negotiate: as it stands it is a no, and they could make it a yes",
            "bridge": "Take it as a bridge, with an end date and a plan",
            "take": "Take it: the risk is one you can afford",
            "pass": "Pass: the risk is more than you can afford",
        },
    }
)
_TOSS_UP_PASS_SENTENCE: Mapping[Stage, str] = MappingProxyType(
    {
        "interviewing": "Go on, and find out more first: leaning no, but too close to call.",
        "offer": "Leaning no, but too close to call.",
    }
)
TOO_CLOSE = "too close to call"


def words(
    verdict: Verdict, stage: Stage, toss_up: bool = False, leaning: Leaning | None = None
) -> str:
    """Return the verdict in a few words, for a list.

    ``toss_up`` turns a pass into a question; with ``leaning``, "ask first" says what it leans to.
    """
    if verdict == "ask-first":
        return "ask first" if leaning is None else f"ask first, {_LEANING[leaning]}"
    if verdict == "too-early":
        return "too early"
    if verdict == "pass" and toss_up:
        return _TOSS_UP_PASS[stage]
    return _WORDS[stage][verdict]


def sentence(evaluation: Evaluation) -> str:
    """Return the advice as the person reads it first."""
    stage = evaluation.circumstances.stage
    match evaluation.verdict:
        case "ask-first":
            return _ask_first(evaluation)
        case "too-early":
            return _too_early(evaluation)
        case "walk-away":
            return _SENTENCES[stage]["walk-away"]
        case "pass" if evaluation.toss_up:
            return _TOSS_UP_PASS_SENTENCE[stage]
        case said:
            close = f", but it is {TOO_CLOSE}" if evaluation.toss_up else ""
            return f"{_SENTENCES[stage][said]}{close}."


def remarks(evaluation: Evaluation) -> tuple[str, ...]:
    """Return what is said beside the verdict, where it is true, the gravest first."""
    breakers = evaluation.deal_breakers
    said = (
        _listed(evaluation, "Your deal-breakers, seen", breakers.seen),
        _listed(evaluation, "Your deal-breakers, not settled yet", breakers.open),
        _listed(evaluation, "With a reservation", evaluation.reservations),
        _gut(evaluation),
        _listed(evaluation, "Before you sign, look into", breakers.untouched),
        _guard(evaluation),
        about_asking(evaluation),
    )
    return tuple(one for one in said if one)


def _ask_first(evaluation: Evaluation) -> str:
    if evaluation.circumstances.gut is None:  # the leaning would make the gut's mind up
        return "Ask about your deal-breaker first, and say how it felt."
    close = f", but {TOO_CLOSE}" if evaluation.toss_up else ""
    return f"Ask first. As it stands: {_LEANING[evaluation.leaning]}{close}."


def _too_early(evaluation: Evaluation) -> str:
    if evaluation.circumstances.gut is None:
        return "Gut first: say how it felt before you look at any number."
    share = int(100 * evaluation.looked_into)
    return f"Too early to say: you looked into {share} % of what could be known."


def _gut(evaluation: Evaluation) -> str:
    return "Your gut says otherwise: what did it notice?" if evaluation.gut_disagrees else ""


def _guard(evaluation: Evaluation) -> str:
    if not evaluation.only_deal_breakers_guard:
        return ""
    return "With these losses only your deal-breakers guard you."


def about_asking(evaluation: Evaluation) -> str:
    """Return what asking can still do, where no single question can change the answer."""
    if not evaluation.circumstances.can_still_ask:
        return ""
    if not evaluation.can_change:
        return "Nothing you can still find out would change the answer."
    if any(one.chance_to_change > 0 for one in evaluation.next_questions):
        return ""
    if evaluation.batch is not None:
        return "No single question would change the answer, but a few together could."
    return "No single question would change the answer."


def _listed(evaluation: Evaluation, head: str, names: Iterable[str]) -> str:
    labels = "; ".join(_label(evaluation, name) for name in names)
    return f"{head}: {labels}." if labels else ""


def _label(evaluation: Evaluation, name: str) -> str:
    """Return what the signal's row says when it speaks against the job."""
    signal = evaluation.catalogue.by_id[name]
    return signal.yes if adverse(signal) == "seen" else signal.no
