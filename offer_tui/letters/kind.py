"""The kinds of letters that come with the program, and whom each is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Addressee = Literal["talk", "promiser", "recruiter", "manager", "anyone"]
"""Those in the talk, who made the promise, the recruiter, the manager, the only one known."""
Chosen = Literal["all", "open", "spoken", "written"]
"""Which promises a letter speaks of, where the person names none; broken ones only under "all"."""

_FORMAL: tuple[Addressee, ...] = ("recruiter", "manager", "talk", "anyone")
_PERSONAL: tuple[Addressee, ...] = ("manager", "talk", "recruiter", "anyone")


@dataclass(frozen=True, slots=True)
class Kind:
    """A letter's name on the command line, what it is for, and for whom."""

    name: str
    about: str
    to: tuple[Addressee, ...] = _FORMAL
    """The first of these that is known."""
    promises: Chosen = "all"
    needs_promise: bool = False
    """Whether there is nothing to write without a promise."""
    opens_again: bool = False
    """Whether it is written after it ended: then the talks lie behind, and none comes next."""


_KINDS = (
    Kind("thank-you", "after a talk", ("talk", *_FORMAL)),
    Kind(
        "clarification",
        "ask what a promise means",
        ("promiser", *_FORMAL),
        promises="open",
        needs_promise=True,
    ),
    Kind("in-writing", "ask for what was said, in writing", promises="spoken"),
    Kind("more-time", "ask for another day to answer an offer by"),
    Kind("negotiation", "ask for better terms"),
    Kind("withdrawal", "leave the process"),
    Kind("decline", "say no to an offer"),
    Kind("acceptance", "say yes to an offer", promises="written"),
    Kind("another-role", "ask about a role that fits better", _PERSONAL),
    Kind("keep-in-touch", "stay in contact after it ended", _PERSONAL, opens_again=True),
    Kind("re-engagement", "go back to them later", _PERSONAL, opens_again=True),
)


def kinds() -> tuple[Kind, ...]:
    """Return the kinds that come with the program, in the order of the way to a job."""
    return _KINDS


def kind_named(name: str) -> Kind:
    """Return the kind of that name; one of the person's own is addressed as most are."""
    return next((kind for kind in _KINDS if kind.name == name), Kind(name, "your own"))
