"""Your part: how well you meet what they ask, and what to say where you don't."""

from __future__ import annotations

from collections.abc import Iterator

from offer_tui.model.mark import Mark
from offer_tui.model.opportunity import Met, Requirement
from offer_tui.preparation.found import comparable
from offer_tui.ui.parts.item import Heading, Item, Line, Sentence
from offer_tui.ui.prepare.prepared import Prepared

_MARKS: dict[Met | None, Mark] = {
    "have": "for", "can-learn": "partly-for", "lack": "against", None: "open",
}  # fmt: skip
_WORDS: dict[Met | None, str] = {
    "have": "have", "can-learn": "can learn", "lack": "lack", None: "",
}  # fmt: skip
_NONE_YET = (
    "No requirement yet. What they ask of you goes here: from the posting, or with n.",
    "Say of each whether you have it, can learn it or lack it; and before the talk, what you "
    "will say about what you lack.",
)


def requirements_come_to(prepared: Prepared) -> str:
    """Return what is lacked, or how many are still to be thought about."""
    held = prepared.opportunity.requirements
    lacked = sum(one.met == "lack" for one in held)
    waiting = sum(one.met is None for one in held) + len(prepared.requirements)
    if not held and not waiting:
        return "none yet"
    if waiting:
        return f"{waiting} open"
    return f"{lacked} lacked" if lacked else f"{len(held)} met"


def requirements_lines(prepared: Prepared) -> tuple[Line, ...]:
    """Return what the part lists."""
    return tuple(_lines(prepared))


def _lines(prepared: Prepared) -> Iterator[Line]:
    held = prepared.opportunity.requirements
    if not (held or prepared.requirements):
        yield from (Sentence(words) for words in _NONE_YET)
    yield from map(_held, held)
    if prepared.requirements:
        yield Heading("In the posting", "answer it, or x leaves it out")
    for found in prepared.requirements:
        yield Item(
            f"found-requirement:{comparable(found.text)}", found.text, "open",
            behind="would be nice" if found.is_wish else "", enter="take it",
            can=frozenset({"answers", "remove"}),
        )  # fmt: skip


def _held(one: Requirement) -> Item:
    words = [_WORDS[one.met], *(["would be nice"] if one.is_wish else [])]
    if one.say:
        more: tuple[str, ...] = (f'You say: "{one.say}"',)
    elif one.met in {"lack", "can-learn"}:
        more = ("Enter: what you will say when it comes up.",)
    else:
        more = ()
    return Item(
        f"requirement:{one.id}",
        one.text,
        _MARKS[one.met],
        behind=", ".join(word for word in words if word) + (" · say" if one.say else ""),
        more=more,
        enter="what to say",
        can=frozenset({"answers", "remove"}),
    )
