"""What is different now: a row for each thing that spoke against it, and for what was learnt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offer_tui.hindsight.account import answer_of
from offer_tui.hindsight.obstacles import Obstacle
from offer_tui.model.decision import Whose
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.second_look import Difference
from offer_tui.ui.parts.item import Can, Item

LEARNT = "what I learnt since"
THERE = "what changed there"
OPEN = "·"
_SIGNS = {"yes": "+", "partly": ".", "no": "-"}
_ANSWERS = (("+", "yes"), (".", "partly"), ("-", "no"), ("*", "unknown"))


@dataclass(frozen=True, slots=True)
class Different:
    """A row: what it is about, whose it is, and what was said of it since."""

    key: str
    code: str
    label: str
    whose: Whose
    said: str
    is_open: bool
    """Whether nothing was said yet."""
    words: str = ""
    """What was written about it."""
    can_answer: bool = False

    @property
    def item(self) -> Item:
        """The same for keys: what they do with it."""
        can: frozenset[Can] = frozenset() if self.is_open else frozenset({"remove"})
        return Item(
            self.key,
            self.label,
            enter="change" if self.words else "write",
            can=can,
            answers=_ANSWERS if self.can_answer else (),
        )


def different(opportunity: Opportunity, obstacles: tuple[Obstacle, ...]) -> tuple[Different, ...]:
    """Return the rows: what is one's own first, what was learnt last."""
    ordered = sorted(obstacles, key=lambda one: one.whose == "theirs")
    to_ask = next((one.signal for one in ordered if _is_to_ask(one)), "")
    names = ", ".join(one.name for one in opportunity.people)
    rows = [_obstacle(one, names if one.signal == to_ask else "") for one in ordered]
    return (*rows, *_in_words(opportunity))


def _is_to_ask(one: Obstacle) -> bool:
    return one.whose == "theirs" and one.difference is None and not one.is_gone


def _obstacle(one: Obstacle, people: str) -> Different:
    now = one.difference
    return Different(
        f"signal:{one.signal}",
        one.code,
        one.asks,
        one.whose,
        _since(now) if now is not None else _open(one, people),
        is_open=now is None,
        words=now.note if now is not None else "",
        can_answer=not one.is_gone,
    )


def _since(now: Difference) -> str:
    if now.state is None:
        return f"{OPEN} {now.note}"
    answer = answer_of(now.state, now.degree)
    return f"{_SIGNS.get(answer, '*')} {answer}{': ' if now.note else ''}{now.note}"


def _open(one: Obstacle, people: str) -> str:
    if one.is_gone:
        return f"{OPEN} no longer in the catalogue"
    said = []
    if one.state is not None and (one.state, one.degree) != ("seen", "plain"):
        said.append(f"then {answer_of(one.state, one.degree)}")
    if people:
        said.append(f"ask whom you met: {people}")
    return " ".join([OPEN, "; ".join(said)]).rstrip()


def _in_words(opportunity: Opportunity) -> Iterator[Different]:
    words = [one for one in opportunity.differences if one.signal is None]
    for one in sorted(words, key=lambda one: one.whose == "yours"):
        label = LEARNT if one.whose == "yours" else THERE
        yield Different(
            f"words:{one.id}", "", label, one.whose, one.note, is_open=False, words=one.note
        )
    if not any(one.whose == "yours" for one in words):
        yield Different("learnt", "", LEARNT, "yours", OPEN, is_open=True)
