"""The short form: one case in a few lines of TOML, weighed without a library."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from offer_tui.evaluator.circumstances import DEFAULT_DEAL_BREAKERS, Circumstances, Stage
from offer_tui.evaluator.evidence import Finding
from offer_tui.model.signal import Catalogue
from offer_tui.store.catalogue import nearest
from offer_tui.store.reading import FileProblem, Source
from offer_tui.store.signal_checks import nearest_words

_STATES = ("seen", "hint", "clear", "evasive")
_STAGES = ("interviewing", "offer")
_KEYS = (
    "gut",
    "prior",
    "join_loss_months",
    "decline_loss_months",
    "deal_breakers",
    "stage",
    "unavailable",
    "not_applicable",
    "observed",
)


def short_form(source: Source, catalogue: Catalogue) -> tuple[Mapping[str, Finding], Circumstances]:
    """Return what was found of each signal, and the person's side of it; all keys are optional.

    "unknown" is a state like no line at all. Raises FileProblem, which names the line and the key.
    """
    return _Form(source, catalogue).read()


@dataclass(frozen=True)
class _Form:
    """The file, read key by key."""

    source: Source
    catalogue: Catalogue

    def read(self) -> tuple[Mapping[str, Finding], Circumstances]:
        for key in self.source.data:
            if key not in _KEYS:
                raise self._problem("the short form has no such key", self._meant(key), key)
        prior_a, prior_b = self._prior()
        around = Circumstances(
            prior_a=prior_a,
            prior_b=prior_b,
            join_loss_months=self._months("join_loss_months", 6.0),
            decline_loss_months=self._months("decline_loss_months", 3.0),
            deal_breakers=self._signals("deal_breakers", DEFAULT_DEAL_BREAKERS),
            stage=self._stage(),
            gut=self._gut(),
            unavailable=frozenset(self._signals("unavailable")),
            not_applicable=frozenset(self._signals("not_applicable")),
        )
        return self._observed(), around

    def _gut(self) -> int | None:
        gut = self.source.data.get("gut")
        if gut is None:
            return None
        if not isinstance(gut, int) or isinstance(gut, bool) or not 1 <= gut <= 5:
            mend = "write a whole number from 1 (get me out) to 5 (I want this)"
            raise self._problem(f"{_short(gut)} is no gut rating", mend, "gut")
        return gut

    def _prior(self) -> tuple[float, float]:
        prior = self.source.data.get("prior", [5, 15])
        mend = "write jobs you regretted and jobs you did not, like [5, 15], both above zero"
        if not isinstance(prior, list) or len(prior) != 2:
            raise self._problem(f"{_short(prior)} is not a list of two numbers", mend, "prior")
        for number in prior:
            if fault := _fault(number):
                raise self._problem(fault, mend, "prior")
        return float(prior[0]), float(prior[1])

    def _months(self, key: str, default: float) -> float:
        months = self.source.data.get(key, default)
        if fault := _fault(months):
            raise self._problem(fault, f"write months above zero, like {default:g}", key)
        return float(months)

    def _stage(self) -> Stage:
        stage = self.source.data.get("stage", "offer")
        if stage not in _STAGES:
            mend = 'write "interviewing" or "offer"'
            raise self._problem(f"{_short(stage)} is no stage", mend, "stage")
        return cast("Stage", stage)

    def _signals(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        names = self.source.data.get(key)
        if names is None:
            return default
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            mend = 'write ids of signals in brackets, like ["bait-and-switch"]'
            raise self._problem(f"{_short(names)} is not a list of signals", mend, key)
        for name in names:
            self._check_signal(name, key)
        return tuple(names)

    def _observed(self) -> dict[str, Finding]:
        observed = self.source.data.get("observed", {})
        if not isinstance(observed, dict):
            mend = "write [observed] on a line, and a line for each signal under it"
            raise self._problem("this is not a table", mend, "observed")
        found: dict[str, Finding] = {}
        for name, state in observed.items():
            self._check_signal(name, "observed", name)
            if state in _STATES:
                found[name] = cast("Finding", state)
            elif state != "unknown":
                mend = f"write {', '.join(_STATES[:-1])} or {_STATES[-1]}, in quotes"
                raise self._problem(f"{_short(state)} is no state", mend, "observed", name)
        return found

    def _check_signal(self, name: str, *keys: str) -> None:
        if name in self.catalogue.by_id:
            return
        if coded := self.catalogue.by_code.get(name):
            mend = f"write its id: {coded.id}"
        elif name in _KEYS and keys[0] == "observed":
            mend = "move the line above [observed]"
        elif near := nearest(self.catalogue, name):
            mend = f"did you mean {' or '.join(near)}?"
        else:
            mend = "offer-tui signals lists them all"
        raise self._problem(f"there is no signal {_short(name)}", mend, *keys)

    def _meant(self, key: str) -> str:
        if key in self.catalogue.by_id:
            return "write it under [observed]"
        near = nearest_words(key, _KEYS)
        return f"did you mean {near[0]}?" if near else f"it has {', '.join(_KEYS)}"

    def _problem(self, what: str, mend: str, *keys: str) -> FileProblem:
        line, key = self.source.line_of(*keys), ".".join(keys)
        return FileProblem(self.source.path, what, mend, line=line, key=key)


def _fault(number: object) -> str:
    """Return what is wrong with a number that has to be above zero; nothing if nothing is."""
    if not isinstance(number, int | float) or isinstance(number, bool):
        return f"{_short(number)} is not a number"
    if math.isnan(number):
        return "this is not a number"
    if math.isinf(number):
        return "this is not a finite number"
    return "" if number > 0 else f"{number:g} is not above zero"


def _short(value: Any) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
