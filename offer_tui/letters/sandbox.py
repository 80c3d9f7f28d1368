"""Where a template runs: with the facts, and with nothing else in reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.environment import Template
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from offer_tui.letters.fact import Facts
from offer_tui.letters.fault import TemplateFault
from offer_tui.letters.filters import filters
from offer_tui.letters.grammar import check
from offer_tui.letters.refusal import DEEPEST
from offer_tui.letters.sentences import marked

LARGEST = 16_000
"""Characters of a template; those that come with the program have less than an eighth."""
MOST_TAGS = 500
"""Facts, conditions and loops in a template."""
MOST_CHARACTERS = 20_000
"""Of what a template makes; some five pages."""
_NAME = "<letter>"
_FAILS = (TemplateError, TypeError, ValueError, SyntaxError, RecursionError)


class Missing(Undefined):
    """A fact that is not known: it leaves its name in a mark, by which its sentence is dropped."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"\0{self._undefined_name}\0" if self._undefined_name else ""

    def _is_not(self, _: object) -> bool:
        return False

    # jinja2's own raise; more than one of what nobody knows is simply not so.
    __lt__ = __le__ = __gt__ = __ge__ = _is_not  # type: ignore[assignment]


class _Sandbox(ImmutableSandboxedEnvironment):
    """Nothing has attributes but tables of facts and the loop."""

    def __init__(self, today: dt.date) -> None:
        super().__init__(undefined=Missing, auto_reload=False, cache_size=0)
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(filters(today))

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Missing):
            return obj
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        if isinstance(obj, _Table) and attribute in obj:
            return obj[attribute] or Missing(name=f"{obj.fact}.{attribute}")
        raise SecurityError(attribute)


class _Table(dict[str, str]):
    """A table of texts that knows which fact it is, so that what it lacks can be named."""

    def __init__(self, fact: str, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.fact = fact


class Prepared:
    """A template that can be used, and the names of the facts in it."""

    def __init__(self, source: str, today: dt.date) -> None:
        """Read the template. Raises TemplateFault."""
        if len(source) > LARGEST or source.count("{{") + source.count("{%") > MOST_TAGS:
            what = f"it has more than {LARGEST:,} characters, or {MOST_TAGS} facts and conditions"
            raise TemplateFault(1, what, "make it shorter")
        environment = _Sandbox(today)
        tree = _parsed(environment, source)
        self.used = check(tree)
        try:
            code = environment.compile(tree, filename=_NAME)
        except _FAILS as error:
            raise _too_much(1) from error
        self._template = Template.from_code(environment, code, {})

    def filled(self, facts: Facts) -> str:
        """Return the text with the facts in it, and marks for what is missing.

        Raises TemplateFault.
        """
        pieces, size = [], 0
        try:
            for piece in self._template.generate(_tables(facts)):
                size += len(piece)
                if size > MOST_CHARACTERS:
                    raise _too_long()
                pieces.append(piece)
        except _FAILS as error:
            what = "the facts here do not fit together"
            raise TemplateFault(_line_of(error), what, "compare like with like") from error
        return "".join(pieces)


def _tables(facts: Facts) -> dict[str, Any]:
    return {name: _table(name, value) for name, value in facts.items()}


def _table(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_table(name, one) for one in value]
    return _Table(name, value) if isinstance(value, Mapping) else value


def _parsed(environment: _Sandbox, source: str) -> nodes.Template:
    try:
        environment.parse(source)
    except TemplateSyntaxError as error:
        said = (error.message or "").strip().rstrip(".")
        what = f"it cannot be read: {said[:1].lower()}{said[1:120]}"
        raise TemplateFault(error.lineno, what, "mend that line") from error
    except (RecursionError, ValueError) as error:
        raise _too_much(1) from error
    try:
        return environment.parse(marked(source))
    except TemplateSyntaxError as error:
        what = "there is an empty line between the braces"
        raise TemplateFault(error.lineno, what, "take it out") from error


def _too_much(line: int) -> TemplateFault:
    what = f"it is nested deeper than {DEEPEST} levels, or holds too large a number"
    return TemplateFault(line, what, "make it simpler")


def _too_long() -> TemplateFault:
    what = f"it makes a letter of more than {MOST_CHARACTERS:,} characters"
    return TemplateFault(1, what, "make it shorter")


def _line_of(error: BaseException) -> int:
    """Return the line of the template on which it failed."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
