"""How a part of a template is refused: with its line, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from jinja2 import nodes

from offer_tui.letters.fault import TemplateFault

DEEPEST = 30
"""Levels of what stands inside something else."""
_MEND = "use {{ fact }}, {% if fact %} and {% for one in facts %}"
_CALCULATES = "a letter cannot calculate"
_TAKES_IN = "a letter cannot take in other files"
_REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.Call: "a letter cannot call anything",
    nodes.BinExpr: _CALCULATES,
    nodes.UnaryExpr: _CALCULATES,
    nodes.Getitem: "a letter has no brackets behind a fact",
    nodes.Test: 'a letter has no "is"',
    nodes.Assign: "a letter cannot set a value",
    nodes.AssignBlock: "a letter cannot set a value",
    nodes.Macro: "a letter has no macros",
    nodes.CallBlock: "a letter has no macros",
    nodes.Include: _TAKES_IN,
    nodes.Import: _TAKES_IN,
    nodes.FromImport: _TAKES_IN,
    nodes.Extends: _TAKES_IN,
    nodes.Block: "a letter has no blocks",
    nodes.FilterBlock: "a letter has no filter blocks",
}


def refused(node: nodes.Node) -> TemplateFault:
    """Return what is wrong with a thing that no letter can have."""
    what = next((words for kind, words in _REFUSED.items() if isinstance(node, kind)), None)
    return fault(node, what or "a letter has no such thing", _MEND)


def fault(node: nodes.Node, what: str, mend: str) -> TemplateFault:
    """Return what is wrong with a part, with the part's line."""
    inner = (child.lineno for child in node.iter_child_nodes() if child.lineno)
    return TemplateFault(node.lineno or next(inner, 1), what, mend)


def check_depth(node: nodes.Node, deep: int) -> None:
    """Refuse what is nested deeper than anybody writes. Raises TemplateFault."""
    if deep > DEEPEST:
        raise fault(node, "it is nested too deep", "take the inner levels out")


def nearest(name: str, known: Iterable[str], before: str = "") -> str:
    """Return what may have been meant, or else all there is."""
    names = list(known)
    near = difflib.get_close_matches(name[:60], names, n=1, cutoff=0.5)
    if near:
        return f"did you mean {before}{near[0]}?"
    return f"there are {', '.join(before + one for one in names)}" if names else "leave it out"


def short(name: str) -> str:
    """Return a name as a message can hold it."""
    return name if len(name) <= 40 else f"{name[:39]}…"
