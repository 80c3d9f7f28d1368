"""How long an evaluation takes, and how that grows with the catalogue.

Run: .venv/bin/python tests/benchmarks/bench_evaluator.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evaluation import evaluate, posterior
from offer_tui.evaluator.evidence import FINDINGS, Finding, join
from offer_tui.model.signal import THEMES, Catalogue, Polarity, Rates, Signal

SIZES = (10, 20, 30, 40, 50, 60, 70, 80)
ROUNDS = 30
OBSERVED_SHARE = 30 / 70
POSTERIOR_MS, SINGLES_MS, BATCHES_MS = 0.5, 30.0, 150.0


def catalogue_of(size: int) -> Catalogue:
    """Return signals over nine themes, of both colours, every sixth a pair with the one before."""
    return Catalogue(tuple(_signal(number, size) for number in range(size)), f"{size} signals")


def observed_in(catalogue: Catalogue) -> dict[str, Finding]:
    """Return findings of every kind on three signals in seven."""
    count = round(len(catalogue) * OBSERVED_SHARE)
    names = [signal.id for signal in sorted(catalogue, key=lambda s: s.id)]
    step = len(names) / count
    return {names[int(place * step)]: FINDINGS[place % 4] for place in range(count)}


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of a run."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def figures(size: int) -> tuple[float, float, float]:
    """Return the times of the posterior, of single questions, and with every batch tried."""
    catalogue = catalogue_of(size)
    observed = observed_in(catalogue)
    evidence = join([observed])
    usual = Circumstances(gut=3)
    probability = posterior(catalogue, evidence, usual).probability
    batches = _circumstances_that_try_batches(catalogue, observed, probability)
    return (
        milliseconds(lambda: posterior(catalogue, evidence, usual)),
        milliseconds(lambda: evaluate(catalogue, [observed], usual, batches=False)),
        milliseconds(lambda: evaluate(catalogue, [observed], batches)),
    )


def main() -> None:
    """Print the table, and the limits at 70 signals."""
    print("signals  observed  posterior   questions     batches   (median ms)")
    found = {}
    for size in SIZES:
        found[size] = figures(size)
        one, single, batch = found[size]
        count = round(size * OBSERVED_SHARE)
        print(f"{size:7}  {count:8}  {one:9.3f}  {single:10.2f}  {batch:10.2f}")
    growth = [after / before for before, after in zip(found[10], found[80], strict=True)]
    print(f"10 to 80  growth    {growth[0]:8.1f}x  {growth[1]:9.1f}x  {growth[2]:9.1f}x")
    for name, value, limit in zip(
        ("posterior", "questions", "batches"),
        found[70],
        (POSTERIOR_MS, SINGLES_MS, BATCHES_MS),
        strict=True,
    ):
        print(f"{name}: {value:.3f} ms of {limit} ms at 70 signals: {_word(value, limit)}")


def _word(value: float, limit: float) -> str:
    return "within" if value <= limit else "OVER"


def _signal(number: int, size: int) -> Signal:
    place = number // 9
    polarity: Polarity = "red" if (number + place) % 3 else "green"
    partner = number + 9 if place % 6 == 0 else number - 9 if place % 6 == 1 else None
    if partner is not None and partner < size:
        polarity = "red" if place % 6 == 0 else "green"
    else:
        partner = None
    low = 0.06 + 0.004 * number
    high = low * (1.2 + 0.05 * (number % 7))
    return Signal(
        id=f"signal-{number:02}",
        code=None,
        theme=THEMES[number % 9].id,
        polarity=polarity,
        yes="so",
        no="not so",
        question="Is it so?",
        ask="them",
        when="room",
        rates=Rates(*((high, low) if polarity == "red" else (low, high)), 60, "B"),
        pair=None if partner is None else f"signal-{partner:02}",
    )


def _circumstances_that_try_batches(
    catalogue: Catalogue, observed: dict[str, Finding], probability: float
) -> Circumstances:
    """Return losses whose threshold no single question reaches and batches might.

    Raised from the probability in small steps, so that the search is run and not cut short.
    """
    for step in range(1, 200):
        threshold = probability + step * 0.002
        circumstances = Circumstances(
            gut=3, join_loss_months=6, decline_loss_months=6 * threshold / (1 - threshold)
        )
        found = evaluate(catalogue, [observed], circumstances)
        if not any(one.is_worth_asking for one in found.next_questions):
            return circumstances
    raise SystemExit("no threshold lets batches be tried")


if __name__ == "__main__":
    main()
