"""What a posting was read to say."""

from __future__ import annotations

from dataclasses import dataclass

from offer_tui.posting.facts import Fact
from offer_tui.posting.hints import Hint
from offer_tui.posting.material import Material
from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.requirements import Requirement
from offer_tui.posting.wording import WordingMark


@dataclass(frozen=True)
class Reading:
    """A posting, read. Every ``start`` and ``end`` counts characters of ``text``."""

    text: str
    material: Material
    notice: str
    """What to tell the person about the text itself; empty when it is an English posting."""
    title: str
    vagueness: int
    """1 (one can see the job) to 5 (one cannot say what it is)."""
    facts: tuple[Fact, ...]
    wording: tuple[WordingMark, ...]
    """Of a dense posting the strongest marks only."""
    promises: tuple[PromiseFound, ...]
    requirements: tuple[Requirement, ...]
    questions: tuple[str, ...]
    """What to ask because of what is missing, then because of how it is worded."""
    signals: tuple[Hint, ...]


def as_json(reading: Reading) -> dict[str, object]:
    """Return the reading as the object that ``offer-tui posting --json`` prints."""
    return {
        "vagueness": reading.vagueness,
        "facts": {fact.id: fact.given for fact in reading.facts},
        "wording": [
            {"phrase": m.phrase, "kind": m.kind, "why": m.why, "start": m.start, "end": m.end}
            for m in reading.wording
        ],
        "promises": [
            {"kind": p.kind, "text": p.text, "start": p.start, "end": p.end}
            for p in reading.promises
        ],
        "questions": list(reading.questions),
        "signals": [
            {"signal": h.signal, "state": h.state, "degree": h.degree, "because": h.because}
            for h in reading.signals
        ],
    }
