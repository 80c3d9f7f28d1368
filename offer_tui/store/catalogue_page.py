"""The page that shows every signal with the figures behind it; ``docs/signals.md`` is this page.

``python -m offer_tui.store.catalogue_page docs/signals.md`` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from offer_tui.evaluator.weights import decibans, weight_clear, weight_seen
from offer_tui.model.signal import THEMES, Catalogue, Rates, Signal, Theme
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.derivation import figures_of, log_odds_ratio

_ASK = {
    "them": "Ask them",
    "around": "Ask around",
    "yourself": "Ask yourself",
    "watch": "Watch",
}
_WHEN = {
    "before": "before the first talk",
    "room": "while you talk",
    "after": "with the offer, or afterwards",
}
_SPEAKS = {"red": "against the job", "green": "for the job"}

_ABOUT = """\
# The signals

This page is made from the catalogue; change `offer_tui/data/signals/` and make it anew with
`python -m offer_tui.store.catalogue_page docs/signals.md`.

## How a signal gets its weight

No study links something seen in an interview to regretting the job a year later. Every rate here
is a judgement on top of findings that are themselves correlations:

1. A published correlation *r* between the trait of a job and how people fare in it, satisfaction
   or leaving. Where none fits, r is set by judgement, and the derivation says so.
2. It is multiplied by .75 where both sides were asked of the same people, and by how well a
   stranger can see the trait in an interview (*cue*). It is never more than .25, which is what
   single predictors known before hiring reach for leaving (Barrick & Zimmerman 2005).
3. ln OR = (4/3) · ln((1+r)/(1−r)) makes an odds ratio of it (Digby 1983).
4. The *base rate*, how often the signal is seen at all, is split so that the odds ratio holds, with
   25 in 100 jobs regretted: p1 among those, p0 among the others. Base rates are judgements.
5. Seen, it weighs ln(p1/p0); looked into and not so, ln((1−p1)/(1−p0)). One deciban (dB) is a
   tenth of a factor of ten; plus speaks toward regret.

Each rate is as sure as if it had been counted in so many jobs (*strength*): grade A, a figure that
was read, 120; B, a direction that was read with a figure from memory, 60; C, judged from cited
evidence, 40; D, expert judgement only, 20. "Read", "second hand" and "from memory" say of each
source how its figure got here. Names that end in `.txt` are the texts that named the signal.

A *screen* has no rates and no weight. It can be noticed, and it can be a deal-breaker.

## Your own

Files that end in `.toml` in the folder `signals` of your configuration (`offer-tui paths` shows
where) join the catalogue. Nothing there is ever written by the app.

```toml
theme = "workload-design"

[[signal]]
id = "night-shifts-alone"        # small letters, digits, hyphens; keep it for ever
polarity = "red"                 # "red" speaks against the job, "green" for it
yes = "alone on the night shift" # at most 33 characters each
no = "never alone at night"
question = "Who else is there at night?"
code = "98"                      # leave it out, and / finds it
seen_if_regret = 0.30            # leave both rates out, and it is a screen
seen_if_not = 0.20

[[change]]                       # alters a signal that is there
id = "long-commute"
yes = "more than an hour each way"
seen_if_regret = 0.35

[[change]]
id = "hard-sell"
hidden = true                    # old notes keep it; no list shows it, and it weighs nothing
```

A signal also takes `ask`, `when`, `strength`, `grade`, `pair`, `negotiable`, `derivation` and
`source`, as explained at the top of each shipped file, and a `theme` of its own. Without a grade it
counts as D. A change alters any of these but the code, the theme, the polarity and the pair. A
hidden signal's code is free for one of yours. A mistake is named with its file, line and key, and
everything else works. Evaluations that a decision froze keep the weights they were made with.
"""


def page(catalogue: Catalogue) -> str:
    """Return the whole page as Markdown."""
    return _ABOUT + "".join(_theme(theme, catalogue) for theme in THEMES)


def derivation_lines(signal: Signal) -> tuple[str, ...]:
    """Return where the signal's weight comes from, in lines: rates, weights, formula, source."""
    return tuple(_derivation(signal))


def signal_lines(signal: Signal, catalogue: Catalogue) -> tuple[str, ...]:
    """Return all there is to know of a signal, in lines: what it says, whom to ask, its weight."""
    return (*_description(signal, catalogue), *_derivation(signal))


def _theme(theme: Theme, catalogue: Catalogue) -> str:
    signals = catalogue.in_theme(theme.id)
    blocks = "".join(_signal(signal, catalogue) for signal in signals)
    return f"\n## {theme.digit} {theme.name}\n{blocks}"


def _signal(signal: Signal, catalogue: Catalogue) -> str:
    heading = " ".join(filter(None, (signal.code, signal.yes)))
    lines = signal_lines(signal, catalogue)
    return f"\n### {heading}\n\n" + "".join(f"- {line}\n" for line in lines)


def _description(signal: Signal, catalogue: Catalogue) -> Iterator[str]:
    yield f"`{signal.id}` speaks {_SPEAKS[signal.polarity]}. Not so: {signal.no}"
    yield f"{_ASK[signal.ask]}, {_WHEN[signal.when]}: {signal.question}"
    if signal.pair:
        partner = catalogue.by_id[signal.pair]
        yield f"The opposite: {' '.join(filter(None, (partner.code, partner.yes)))}"
    if signal.negotiable:
        yield "An offer can change it"


def _derivation(signal: Signal) -> Iterator[str]:
    rates = signal.rates
    if rates is not None:
        yield (
            f"Seen in {_in_a_hundred(rates.seen_if_regret)} of 100 jobs regretted, in "
            f"{_in_a_hundred(rates.seen_if_not)} of 100 others; grade {rates.grade}, "
            f"strength {rates.strength:g}"
        )
        yield f"Seen {_weight(weight_seen(rates))}, not so {_weight(weight_clear(rates))}"
    if signal.derivation:
        yield signal.derivation
    if rates is not None and (formula := _formula(signal, rates)):
        yield formula
    if signal.source:
        yield f"Source: {signal.source}"


def _formula(signal: Signal, rates: Rates) -> str | None:
    figures = figures_of(signal)
    if figures is None:
        return None
    sign = "" if signal.polarity == "red" else "−"
    odds = f"{sign}{_short(log_odds_ratio(figures.r))}"
    return (
        f"ln OR = {sign}(4/3) · ln({1 + figures.r:g}/{1 - figures.r:g}) = {odds}; "
        f"{_short(figures.base_rate)} split: p1 = {_short(rates.seen_if_regret)}, "
        f"p0 = {_short(rates.seen_if_not)}"
    )


def _weight(nats: float) -> str:
    sign = "+" if nats >= 0 else "−"
    return f"{sign}{abs(decibans(nats)):.2f} dB (ln {sign}{_short(abs(nats), 4)})"


def _in_a_hundred(rate: float) -> str:
    return f"{rate * 100:.1f}"


def _short(number: float, places: int = 3) -> str:
    return f"{number:.{places}f}".removeprefix("0")


def main(arguments: list[str]) -> None:
    """Write the page of the shipped catalogue to the file named, or to standard output."""
    catalogue, _ = load_catalogue()
    if arguments:
        Path(arguments[0]).write_text(page(catalogue), encoding="utf-8")
    else:
        sys.stdout.write(page(catalogue))


if __name__ == "__main__":
    main(sys.argv[1:])
