"""Who is listening in a talk, and who knows the answer to what; each row with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from offer_tui.model.opportunity import Person
from offer_tui.model.signal import Signal

Listener = Literal["recruiter", "manager", "team", "above"]

LISTENER_WORDS: Mapping[Listener, str] = MappingProxyType(
    {
        "recruiter": "the recruiter",
        "manager": "the manager",
        "team": "the team",
        "above": "those above",
    }
)
_NAMED_BY: Mapping[Listener, tuple[str, ...]] = MappingProxyType(
    {
        "recruiter": (
            "recruiter", "recruiters", "recruiting", "recruitment", "hr", "human resources",
            "talent", "sourcer", "headhunter", "headhunters", "agency", "agent", "personnel",
            "staffing", "people team", "people partner", "people operations", "people ops",
            "head of people",
        ),
        "above": (
            "ceo", "cto", "cfo", "coo", "cpo", "cio", "vp", "svp", "evp", "president", "founder",
            "founders", "cofounder", "cofounders", "owner", "owners", "board", "director",
            "directors", "chief", "skip level", "manager s manager", "boss s boss",
        ),
        "manager": (
            "manager", "managers", "lead", "leads", "leader", "leaders", "head", "supervisor",
            "supervisors", "boss", "foreman", "forewoman", "superior", "matron", "ward sister",
            "charge nurse",
        ),
        "team": (
            "team", "crew", "colleague", "colleagues", "coworker", "coworkers", "co worker",
            "co workers", "peer", "peers",
        ),
    }
)  # fmt: skip
"""Words that name a listener; where several do, the first in this order ("team lead")."""
_NOT_NAMES = frozenset({"panel", "interview", "call", "phone", "video", "everyone", "onsite"})
_APART = re.compile(r"\s+(?:and|with|plus)\s+|[&+/;\n]")
_ABOUT = re.compile(r"[,()\[\]]|\s[-\u2013]\s")
_WORD = re.compile(r"[^\W_]+")
_TELLING = 4
"""Letters of a word by which two job titles are taken for the same work."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who can answer, the best first, and why."""

    listeners: tuple[Listener, ...]
    reason: str


_ANYBODY: tuple[Listener, ...] = ("team", "manager", "above", "recruiter")

BY_THEME: Mapping[str, Knowledge] = MappingProxyType(
    {
        "role-clarity": Knowledge(("manager", "team"), "They know the work from day to day."),
        "promise-integrity": Knowledge(("recruiter", "manager"), "They write the offer."),
        "fit-growth": Knowledge(("manager", "above"), "They decide who moves up, and when."),
        "rewards": Knowledge(("recruiter", "above"), "They hold the figures; a team seldom may."),
        "manager": Knowledge(("manager", "team"), "The one does it, the others live with it."),
        "culture": Knowledge(("team", "above"), "Some live it, some set it."),
        "stability": Knowledge(("team", "above"), "They have seen who came and who left."),
        "process": Knowledge(("recruiter",), "It is their process."),
        "workload-design": Knowledge(("manager", "team"), "One hands the work out, some do it."),
        "this-job": Knowledge(_ANYBODY, "It can be about anything."),
    }
)
BY_SIGNAL: Mapping[str, Knowledge] = MappingProxyType(
    {
        "jd-work-mismatch": Knowledge(("team", "manager"), "Who does the work can tell a week."),
        "vague-jd": Knowledge(("manager", "recruiter"), "They wrote the posting."),
        "shifting-role": Knowledge(("manager", "recruiter"), "They know what it was at first."),
        "realistic-preview": Knowledge(("manager", "recruiter"), "They can arrange it."),
        "untested-role": Knowledge(("manager", "recruiter"), "They know why it was opened."),
        "promise-shrinks": Knowledge(("recruiter", "team"), "One knows the rule, some its use."),
        "all-positive": Knowledge(_ANYBODY, "Asked of each, the answers can be compared."),
        "names-a-negative": Knowledge(_ANYBODY, "Asked of each, the answers can be compared."),
        "too-good-to-be-true": Knowledge(("recruiter", "above"), "They set the terms."),
        "foot-in-the-door": Knowledge(("manager", "recruiter"), "They promise the later job."),
        "no-growth-path": Knowledge(("manager", "team", "above"), "All know who moved up."),
        "growth-examples": Knowledge(("manager", "team", "above"), "All know who moved up."),
        "manager-disrespect": Knowledge(("manager",), "It asks how they take being contradicted."),
        "manager-evasive": Knowledge(
            ("manager", "recruiter", "above"), "They know why the job is open."
        ),
        "micromanagement": Knowledge(("manager",), "It asks what they would let go of."),
        "manager-support-examples": Knowledge(("manager",), "It asks what they did themselves."),
        "manager-not-met": Knowledge(("recruiter",), "They arrange who meets whom."),
        "badmouths-leavers": Knowledge(_ANYBODY, "How they speak is the answer."),
        "unclear-culture": Knowledge(("above", "manager", "team"), "Each should have an example."),
        "consistent-values": Knowledge(_ANYBODY, "Asked of each, the answers can be compared."),
        "high-turnover-team": Knowledge(("team", "manager"), "They know who left, and why."),
        "stable-team": Knowledge(("manager", "team"), "They know where the last one went."),
        "role-reposted": Knowledge(("recruiter", "manager"), "They put it up."),
        "leadership-churn": Knowledge(("manager",), "It is about their own place."),
        "recent-layoffs": Knowledge(("above", "recruiter", "team"), "They decided or saw it."),
        "financial-instability": Knowledge(("above", "manager"), "They know the budget."),
        "growing": Knowledge(("above", "manager"), "They know the figures."),
        "structured-process": Knowledge(("recruiter", "manager"), "They set the steps."),
        "disorganised-process": Knowledge(("recruiter", "manager"), "They set the steps."),
        "unpaid-takehome-excess": Knowledge(("recruiter", "manager"), "They set the task."),
        "meet-the-team": Knowledge(("recruiter", "manager"), "They can arrange it."),
        "long-commute": Knowledge(("recruiter", "team", "manager"), "The rule, and its use."),
        "real-flexibility": Knowledge(("team", "manager"), "They use it or do not."),
        "rushed-start": Knowledge(("recruiter", "manager"), "They set the day."),
        "poor-workplace": Knowledge(("manager", "team", "recruiter"), "All of them know it."),
    }
)
"""Signals whose question is better put to others than their theme's."""


_LONGEST = 400
"""Characters of what names people and jobs; what is longer names neither."""


def who_knows(signal: Signal) -> Knowledge:
    """Return who can answer the signal's question, the best first."""
    return BY_SIGNAL.get(signal.id) or BY_THEME[signal.theme]


def listeners_of(
    with_whom: str, people: Iterable[Person] = (), role: str = ""
) -> frozenset[Listener]:
    """Return who the words name: "Mara and the recruiter"; empty where that cannot be told.

    A name stands for what ``people`` says of it; somebody of the same trade as the ``role`` that
    the opportunity is about is one of the team.
    """
    known = tuple(people)
    parts = (part for person in parts_of(with_whom) for part in person)
    found = (_listener_of(part, known, role) for part in parts)
    return frozenset(listener for listener in found if listener is not None)


def parts_of(with_whom: str) -> tuple[tuple[str, ...], ...]:
    """Return the people of whom the words speak, one by one, each with what is said about them.

    "Nadia, the recruiter, and Ruth" are (Nadia, the recruiter) and (Ruth).
    """
    people = (_ABOUT.split(person) for person in _APART.split(with_whom[:_LONGEST]))
    stripped = (tuple(part.strip() for part in person if part.strip()) for person in people)
    return tuple(person for person in stripped if person)


def listener_named(words: str) -> Listener | None:
    """Return the listener that the words name by what they do: "the team lead", a manager."""
    text = f" {' '.join(_words(words))} "
    for listener, names in _NAMED_BY.items():
        if any(f" {name} " in text for name in names):
            return listener
    return None


def is_name(part: str) -> bool:
    """Whether the words look like somebody's name, and not like what they do."""
    first = part[:1]
    words = _words(part)
    return (
        first.isalpha()
        and first != first.lower()
        and len(words) <= 3
        and not _NOT_NAMES & set(words)
        and listener_named(part) is None
    )


def same_name(one: str, other: str) -> bool:
    """Whether the names can be of the same person: alike, or one of them the first name alone."""
    these, those = _words(one), _words(other)
    shorter = min(len(these), len(those))
    return bool(shorter) and these[:shorter] == those[:shorter]


def _listener_of(part: str, people: tuple[Person, ...], role: str) -> Listener | None:
    for words in (part, *_roles_of(part, people)):
        if (listener := listener_named(words)) is not None:
            return listener
        if _trades(words) & _trades(role):
            return "team"
    return None


def _roles_of(part: str, people: tuple[Person, ...]) -> Iterator[str]:
    return (person.role for person in people if same_name(person.name, part))


def _trades(title: str) -> frozenset[str]:
    words = _words(title[:_LONGEST])
    return frozenset(w.rstrip("s") for w in words if len(w.rstrip("s")) >= _TELLING)


@lru_cache(maxsize=512)
def _words(text: str) -> Sequence[str]:
    """Return the words of a name; the same few are compared with each other again and again."""
    return tuple(_WORD.findall(text.casefold()))
