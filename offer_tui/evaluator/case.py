"""A case: a catalogue, what stands for its signals, and the person, ready for "what if"."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence, Standing
from offer_tui.evaluator.losses import Losses
from offer_tui.evaluator.prior import Prior, logistic
from offer_tui.evaluator.tempering import Totals, evidence_nats, theme_totals
from offer_tui.evaluator.weights import nats
from offer_tui.model.signal import Catalogue, Rates, Signal


@dataclass(frozen=True)
class Case:
    """One evaluation's matter, weighed once, so that each "what if" redoes only its theme."""

    catalogue: Catalogue
    evidence: Evidence
    circumstances: Circumstances
    partners: Mapping[str, str]
    """Each pair, both ways."""
    by_theme: Mapping[str, Mapping[str, float]]
    """The weights in nats of the observed signals that have rates, by theme and id."""
    totals: Mapping[str, Totals]
    """The tempered totals of ``by_theme``."""

    @cached_property
    def prior(self) -> Prior:
        """How often jobs are regretted before anything was seen."""
        return Prior(self.circumstances.prior_a, self.circumstances.prior_b)

    @cached_property
    def losses(self) -> Losses:
        """What being wrong costs."""
        return Losses(self.circumstances.join_loss_months, self.circumstances.decline_loss_months)

    @cached_property
    def probability(self) -> float:
        """The probability of regret as it stands."""
        return self.probability_if({})

    @cached_property
    def is_too_much(self) -> bool:
        """Whether the probability of regret as it stands is more than can be afforded."""
        return self.losses.is_too_much(self.probability)

    def signal(self, name: str) -> Signal:
        """Return the signal of this id."""
        return self.catalogue.by_id[name]

    def partner(self, name: str) -> str | None:
        """Return the id of the signal's pair partner, if it has one."""
        return self.partners.get(name)

    def probability_if(self, standings: Mapping[str, Standing]) -> float:
        """Return the probability of regret if these signals, which have rates, stood like this."""
        return logistic(log_odds(self.prior, self.evidence_if(standings)))

    def evidence_if(self, standings: Mapping[str, Standing]) -> float:
        """Return T in nats if these signals, which have rates, stood like this."""
        if not standings:
            return evidence_nats(self.totals.values())
        changed: dict[str, dict[str, float]] = {}
        for name, standing in standings.items():
            signal = self.signal(name)
            if signal.theme not in changed:
                changed[signal.theme] = dict(self.by_theme.get(signal.theme, {}))
            changed[signal.theme][name] = nats(signal, rates_of(signal), standing)
        totals = {theme: theme_totals(ws, self.partners) for theme, ws in changed.items()}
        return evidence_nats({**self.totals, **totals}.values())


def case(catalogue: Catalogue, evidence: Evidence, circumstances: Circumstances) -> Case:
    """Return the case, weighed. Findings on signals the catalogue does not hold are left aside."""
    partners = pairs(catalogue)
    by_theme: dict[str, dict[str, float]] = {}
    for name, standing in evidence.standing.items():
        signal = catalogue.by_id.get(name)
        if signal is not None and signal.rates is not None:
            weights = by_theme.setdefault(signal.theme, {})
            weights[name] = nats(signal, signal.rates, standing)
    return Case(
        catalogue=catalogue,
        evidence=evidence,
        circumstances=circumstances,
        partners=partners,
        by_theme=by_theme,
        totals={theme: theme_totals(weights, partners) for theme, weights in by_theme.items()},
    )


def pairs(catalogue: Catalogue) -> dict[str, str]:
    """Return the partner of each signal in a pair: mutual, in one theme, both with rates."""
    return {
        signal.id: other.id
        for signal in catalogue.rated()
        if signal.pair is not None
        and (other := catalogue.by_id.get(signal.pair)) is not None
        and other is not signal
        and other.rates is not None
        and other.pair == signal.id
        and other.theme == signal.theme
    }


def log_odds(prior: Prior, evidence: float) -> float:
    """Return L = ln(a/b) + 2 tanh(T/2): cues can move the prior's odds by e^2 and no further."""
    return prior.log_odds + 2 * math.tanh(evidence / 2)


def rates_of(signal: Signal) -> Rates:
    """Return the signal's rates; ask it only of signals that have them."""
    if signal.rates is None:
        raise ValueError(f"{signal.id} has no rates, and so no weight")
    return signal.rates
