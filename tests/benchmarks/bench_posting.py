"""How well and how fast the posting reader reads, against postings rated by hand.

    python tests/benchmarks/bench_posting.py RATED.jsonl
    python tests/benchmarks/bench_posting.py tests/posting/invented-postings.toml a

Each line holds ``text``, ``vagueness``, six ``has_...`` facts, ``hype_phrases`` and ``promises``.
Of a file in TOML the postings of the half that is named are read.
A listed phrase counts as found when a mark covers at least half of its characters; how many are
touched at all is printed beside it. The time is that of reading 20 KB of these texts.
"""

from __future__ import annotations

import json
import re
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

from offer_tui.posting.reader import read
from offer_tui.posting.reading import Reading
from offer_tui.store.posting_rules import load_posting_rules

FACTS = {
    "pay_range": "has_pay_range",
    "location_or_remote": "has_location_or_remote_policy",
    "reporting_line": "has_reporting_line",
    "concrete_duties": "has_concrete_duties",
    "first_goals": "has_first_goals",
    "team_structure": "has_team_size_or_structure",
}
SIZE = 20_000
TIMES = 9


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value; equal values share their mean rank."""
    ordered = sorted(values)
    return [ordered.index(v) + (ordered.count(v) - 1) / 2 for v in values]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Spearman's rank correlation, ties by mean rank."""
    a, b = ranks(one), ranks(other)
    ma, mb = mean(a), mean(b)
    above = sum((x - ma) * (y - mb) for x, y in zip(a, b, strict=True))
    below = sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b)
    return float(above / below**0.5)


def covered(text: str, phrase: str, marks: Sequence[tuple[int, int]]) -> float:
    """Return the share of a listed phrase's characters that one mark covers, at best."""
    places = [m.span() for m in re.finditer(re.escape(phrase), text)]
    shares = [
        max(0, min(end, stop) - max(start, first)) / len(phrase)
        for start, end in places
        for first, stop in marks
    ]
    return max(shares, default=0.0)


def recall(rated: Sequence[dict[str, Any]], readings: Sequence[Reading], key: str) -> str:
    """Return the recall of one kind of listed phrases, by half and by any overlap."""
    shares = [
        covered(row["text"], phrase, marks_of(reading, key))
        for row, reading in zip(rated, readings, strict=True)
        for phrase in row[key]
    ]
    half, touched = mean(s >= 0.5 for s in shares), mean(s > 0 for s in shares)
    return f"{half:.3f} by half, {touched:.3f} touched, of {len(shares)}"


def marks_of(reading: Reading, key: str) -> list[tuple[int, int]]:
    """Return the spans that a list of phrases is held against."""
    if key == "promises":
        return [(p.start, p.end) for p in reading.promises]
    return [(m.start, m.end) for m in reading.wording]


def milliseconds(text: str) -> tuple[float, float]:
    """Return the least and the median processor time of reading a text, in milliseconds."""
    rules = load_posting_rules()
    took: list[float] = []
    for _ in range(TIMES):
        began = time.process_time()
        read(text, rules)
        took.append((time.process_time() - began) * 1000)
    return min(took), median(took)


def rated_postings(path: Path, half: str) -> list[dict[str, Any]]:
    """Return the rated postings of a file; of one in TOML, those of a half, or all."""
    if path.suffix != ".toml":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows = tomllib.loads(path.read_text("utf-8"))["posting"]
    for row in rows:
        row.update({key: fact in row["facts"] for fact, key in FACTS.items()})
        row["hype_phrases"] = row["hype"]
    return [row for row in rows if half in ("", row["half"])]


def main(path: Path, half: str = "") -> None:
    """Print the figures."""
    rated = rated_postings(path, half)
    readings = [read(row["text"], load_posting_rules()) for row in rated]
    said = [reading.vagueness for reading in readings]
    meant = [row["vagueness"] for row in rated]
    off = [abs(a - b) for a, b in zip(said, meant, strict=True)]
    print(f"postings            {len(rated)}")
    same, near = mean(o == 0 for o in off), mean(o <= 1 for o in off)
    print(f"vagueness           Spearman {spearman(said, meant):.3f}")
    print(f"                    same degree {same:.2f}, at most one off {near:.2f}")
    for fact, key in FACTS.items():
        given = [any(f.id == fact and f.given for f in r.facts) for r in readings]
        right = mean(g == row[key] for g, row in zip(given, rated, strict=True))
        print(f"{fact:<19} {right:.3f} right")
    print(f"wording             {recall(rated, readings, 'hype_phrases')}")
    print(f"promises            {recall(rated, readings, 'promises')}")
    marks = [len(reading.wording) + len(reading.promises) for reading in readings]
    print(f"marks a posting     median {median(marks):g}, most {max(marks)}")
    least, middle = milliseconds("\n\n".join(row["text"] for row in rated)[:SIZE])
    print(f"reading 20 KB       {least:.0f} ms at best, {middle:.0f} ms median, of the processor")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: bench_posting.py RATED [HALF]")
    main(Path(sys.argv[1]), *sys.argv[2:])
