"""How it ends, and what else there was to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from offer_tui.hindsight.deciding import choices
from offer_tui.model.wording import STAGE_WORDS, day_words
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence

STAY = "stay where you are"
LOOK_ON = "keep looking"
LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "accepted": "acceptance",
        "declined": "decline",
        "withdrawn": "withdrawal",
        "rejected": "keep-in-touch",
        "left": "keep-in-touch",
    }
)
"""The letter that comes next, by how it ended."""
CLOSE = "close it"
"""What makes the decision, in a word."""
_CHOSEN = "this is it"
_IN_A_WORD: Mapping[str, str] = MappingProxyType(
    {
        **STAGE_WORDS,
        "accepted": "take it",
        "declined": "decline",
        "withdrawn": "withdraw",
        "rejected": "their no",
    }
)
"""A way in which it ends, so that it fits beside the part's name."""


def choice_lines(weighing: Weighing) -> tuple[Line, ...]:
    """Return how it can end, and the other options."""
    return (*(_ended(weighing) if weighing.is_made else _endings(weighing)), *_options(weighing))


def choice_comes_to(weighing: Weighing) -> str:
    """Return what was chosen, in a few words."""
    stage = weighing.opportunity.stage if weighing.is_made else weighing.decision.stage
    return _IN_A_WORD[stage] if stage else "open"


def options_of(weighing: Weighing) -> tuple[str, ...]:
    """Return what else one can choose, the options of the person's own behind the usual ones."""
    usual = (STAY, *weighing.others, LOOK_ON)
    return (*usual, *(one for one in weighing.decision.options if one not in usual))


def _endings(weighing: Weighing) -> tuple[Line, ...]:
    company = weighing.opportunity.company
    items = []
    for one in choices(weighing.opportunity.stage):
        is_chosen = weighing.decision.stage == one.stage
        items.append(
            Item(
                f"choice:{one.stage}",
                one.words,
                behind=_CHOSEN if is_chosen else one.refusal,
                enter="" if one.refusal else (CLOSE if is_chosen else "choose"),
                can=frozenset({"remove"} if is_chosen else ()),
                is_faint=bool(one.refusal),
            )
        )
    return (Heading(f"How does it end with {company}?"), *items)


def _ended(weighing: Weighing) -> tuple[Line, ...]:
    opportunity, decision = weighing.opportunity, weighing.decision
    words = STAGE_WORDS[decision.stage or opportunity.stage]
    day = day_words(decision.on, weighing.today) if opportunity.decision else ""
    lines: list[Line] = [Heading("How it ended", day), Sentence(f"{words}.")]
    if decision.because:
        lines.append(Sentence(f'"{decision.because}"'))
    if decision.against_advice:
        lines.append(Sentence("The evaluator leaned the other way."))
    lines.append(Item("letter", f"the letter: {LETTERS[opportunity.stage]}", enter="open it"))
    if opportunity.stage == "left":
        lines.append(Sentence("You have left since."))
    elif opportunity.stage == "accepted":
        lines.append(Item("leave", "you left again", enter="note it", is_faint=True))
    lines.append(Item("again", "it is open again", enter="open it", is_faint=True))
    return tuple(lines)


def _options(weighing: Weighing) -> tuple[Line, ...]:
    chosen = weighing.decision.options
    if weighing.is_made:
        kept = [Item(f"option:{one}", one) for one in chosen]
        return (Heading("What else there was"), *kept) if kept else ()
    items = (
        Item(
            f"option:{one}",
            one,
            behind="an option" if one in chosen else "",
            enter="no option" if one in chosen else "an option",
            can=frozenset({"remove"} if one in chosen else ()),
            is_faint=one not in chosen,
        )
        for one in options_of(weighing)
    )
    return (Heading("What else is there?"), *items)
