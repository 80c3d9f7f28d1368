"""What may stand between two braces, or behind an ``if``: facts, compared, joined or filtered."""

from __future__ import annotations

from collections.abc import Mapping, MutableSet

from jinja2 import nodes

from offer_tui.letters.fact import FACTS, Fact, Shape
from offer_tui.letters.filters import FILTERS
from offer_tui.letters.refusal import check_depth, fault, nearest, refused, short

Known = Mapping[str, Fact]

LOOP = Fact("", "record", keys=dict.fromkeys(("first", "last", "index", "length"), ""))
"""What is known inside a loop of the loop itself."""
_TEXTLIKE: frozenset[Shape] = frozenset({"text", "number"})


class Expression:
    """Checks expressions, and gathers the facts that they use."""

    def __init__(self, used: MutableSet[str], known: Known) -> None:
        self._used = used
        self._known = known

    def shape(self, node: nodes.Node, deep: int) -> Shape:
        """Return what an expression amounts to. Raises TemplateFault."""
        check_depth(node, deep)
        match node:
            case nodes.Const():
                return "text" if isinstance(node.value, str) else "number"
            case nodes.Name():
                return self._fact(node).shape
            case nodes.Getattr():
                return self._part(node, deep + 1)
            case nodes.Filter():
                return self._filtered(node, deep + 1)
            case nodes.Not() | nodes.Compare():
                return self._flag(node, deep + 1)
            case nodes.Concat():
                return self._in_a_row(node, deep + 1)
            case nodes.And() | nodes.Or() | nodes.CondExpr():
                return self._either(node, deep + 1)
            case _:
                raise refused(node)

    def check_printed(self, node: nodes.Expr, deep: int) -> None:
        """Check that an expression is words, and no list or table. Raises TemplateFault."""
        shape, name = self.shape(node, deep), _name_of(node)
        if shape in _TEXTLIKE:
            return
        if shape == "texts":
            raise fault(node, f"{name} is a list", f"write {{{{ {name}|together }}}}")
        if shape == "records":
            raise fault(node, f"{name} is a list", f"write {{% for one in {name} %}}")
        if shape == "record":
            parts = ", ".join(f"{name}.{key}" for key in self.source(node).keys)
            raise fault(node, f"{name} has several parts", f"name one: {parts}")
        raise fault(node, "this is yes or no, and no words", "use it in {% if %}")

    def source(self, node: nodes.Node) -> Fact:
        """Return the fact that an expression begins with."""
        while isinstance(node, nodes.Filter) and node.node is not None:
            node = node.node
        return self._fact(node) if isinstance(node, nodes.Name) else Fact("")

    def _fact(self, node: nodes.Name) -> Fact:
        if node.name not in self._known:
            what = f"there is no fact {short(node.name)}"
            raise fault(node, what, nearest(node.name, self._known))
        if self._known[node.name] is FACTS.get(node.name):
            self._used.add(node.name)
        return self._known[node.name]

    def _part(self, node: nodes.Getattr, deep: int) -> Shape:
        if node.attr.startswith("_") or not isinstance(node.node, nodes.Name | nodes.Filter):
            raise fault(node, f"{short(node.attr)} reaches beyond the facts", "leave it out")
        shape, source = self.shape(node.node, deep), self.source(node.node)
        if shape != "record" or node.attr not in source.keys:
            what = f"{_name_of(node.node)} has no {short(node.attr)}"
            raise fault(node, what, nearest(node.attr, source.keys))
        if source is not LOOP:
            return "text"
        return "flag" if node.attr in {"first", "last"} else "number"

    def _filtered(self, node: nodes.Filter, deep: int) -> Shape:
        one = FILTERS.get(node.name)
        if one is None:
            raise fault(node, f"there is no |{short(node.name)}", nearest(node.name, FILTERS, "|"))
        if node.node is None:
            raise refused(node)
        shape = self.shape(node.node, deep)
        if shape not in one.takes:
            wanted = "a text" if "text" in one.takes else "a list"
            raise fault(node, f"|{node.name} needs {wanted}", "put it behind another fact")
        words = [isinstance(a, nodes.Const) and isinstance(a.value, str) for a in node.args]
        others = node.kwargs or node.dyn_args or node.dyn_kwargs
        if others or not all(words) or len(words) > one.most_words:
            raise fault(node, f"|{node.name} does not take that", f"write |{node.name} alone")
        return one.makes or ("text" if shape == "texts" else "record")

    def _flag(self, node: nodes.Not | nodes.Compare, deep: int) -> Shape:
        if isinstance(node, nodes.Not):
            self.shape(node.node, deep)
        else:
            for one in (node.expr, *(operand.expr for operand in node.ops)):
                self.shape(one, deep)
        return "flag"

    def _in_a_row(self, node: nodes.Concat, deep: int) -> Shape:
        for one in node.nodes:
            self.check_printed(one, deep)
        return "text"

    def _either(self, node: nodes.And | nodes.Or | nodes.CondExpr, deep: int) -> Shape:
        if isinstance(node, nodes.CondExpr):
            self.shape(node.test, deep)
            choices = (node.expr1, node.expr2 or node.expr1)
        else:
            choices = (node.left, node.right)
        shapes = {self.shape(one, deep) for one in choices}
        if shapes <= _TEXTLIKE:
            return "text"
        return shapes.pop() if len(shapes) == 1 else "flag"


def _name_of(node: nodes.Node) -> str:
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return node.name if isinstance(node, nodes.Name) else "this"
