"""What a template may hold: facts, conditions, and loops over what is known. Nothing else.

A template is a file that anyone can hand to the person, so it is judged before it runs: whatever
could take long, grow large or reach beyond the facts is no part of the language. Lists are short,
loops are two deep at most and a file is small, so every letter comes to an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import nodes

from offer_tui.letters.expression import LOOP, Expression, Known
from offer_tui.letters.fact import FACTS, Fact
from offer_tui.letters.fault import TemplateFault
from offer_tui.letters.refusal import check_depth, fault, refused

_LOOPS = 2
"""Levels of loops."""
_LEFT = re.compile(r"\0|\{\{|\{%|\{#|\}\}|%\}|(?<!\{)\{ ?[A-Za-z_.]+ ?\}(?!\})")


def check(tree: nodes.Template) -> frozenset[str]:
    """Return the names of the facts that the template uses.

    Raises TemplateFault, for the first thing in it that no letter can have.
    """
    used: set[str] = set()
    _check_body(tree.body, FACTS, used, 0, 0)
    return frozenset(used)


def _check_body(
    body: Iterable[nodes.Node], known: Known, used: set[str], deep: int, loops: int
) -> None:
    for node in body:
        check_depth(node, deep)
        match node:
            case nodes.Output():
                _check_output(node, Expression(used, known), deep + 1)
            case nodes.If():
                Expression(used, known).shape(node.test, deep + 1)
                for inner in (node.body, node.elif_, node.else_):
                    _check_body(inner, known, used, deep + 1, loops)
            case nodes.For():
                inside = _inside(node, known, used, deep + 1, loops)
                _check_body(node.body, inside, used, deep + 1, loops + 1)
                _check_body(node.else_, known, used, deep + 1, loops)
            case _:
                raise refused(node)


def _check_output(node: nodes.Output, expression: Expression, deep: int) -> None:
    for part in node.nodes:
        if isinstance(part, nodes.TemplateData):
            _check_words(part)
        else:
            expression.check_printed(part, deep)


def _check_words(node: nodes.TemplateData) -> None:
    """Refuse what was meant for a fact and would be sent as it stands."""
    if found := _LEFT.search(node.data):
        line = node.lineno + node.data.count("\n", 0, found.start())
        if found[0] == "\0":
            raise TemplateFault(line, "there is a zero byte in it", "save it as plain text")
        what = f"{found[0][:40]} would be sent as it stands"
        raise TemplateFault(line, what, "name a fact in two braces: {{ company }}")


def _inside(node: nodes.For, known: Known, used: set[str], deep: int, loops: int) -> Known:
    """Return what is known inside a loop."""
    if loops == _LOOPS or node.recursive:
        raise fault(node, "the loops are too deep", "leave the inner ones out")
    expression = Expression(used, known)
    shape, fact = expression.shape(node.iter, deep), expression.source(node.iter)
    if shape not in {"texts", "records"}:
        raise fault(node, "this is no list", "loop only over lists, such as promises")
    if not isinstance(node.target, nodes.Name):
        raise fault(node, "a loop has one name", "write {% for one in promises %}")
    entry = Fact(fact.words, "text" if shape == "texts" else "record", keys=fact.keys)
    inside = {**known, node.target.name: entry, "loop": LOOP}
    if node.test is not None:
        Expression(used, inside).shape(node.test, deep)
    return inside
