"""Templates that cannot be used, or were made to do harm: named with their line, and soon over."""

from __future__ import annotations

import time

import pytest

from offer_tui.letters.fact import Facts
from offer_tui.letters.fault import TemplateFault
from offer_tui.letters.letter import draft

PROMISE = {"text": "two days", "by": "Jo", "medium": "talk", "where": "in our talk", "on": ""}
FACTS: Facts = {
    "company": "Acme",
    "talks": 2,
    "today": "2026-11-22",
    "to": ["Mara", "Ines"],
    "promise": PROMISE,
    "promises": [PROMISE] * 12,
}
PATIENCE = 2.0
"""Seconds in which the worst is over; most take a hundredth of that."""


def fault_of(words: str) -> TemplateFault:
    began = time.monotonic()
    with pytest.raises(TemplateFault) as raised:
        draft(f"Subject: s\n\n{words}\n\nEnd.", FACTS)
    assert time.monotonic() - began < PATIENCE
    return raised.value


@pytest.mark.parametrize(
    ("words", "what", "mend"),
    [
        ("{{ compny }}", "there is no fact compny", "did you mean company?"),
        ("{{ opportunity.company }}", "there is no fact opportunity", "there are company, role"),
        ("{{ promise.txt }}", "promise has no txt", "did you mean text?"),
        ("{% for p in promises %}{{ p.nix }}{% endfor %}", "p has no nix", "there are text, by"),
        ("{{ (to|first).text }}", "to has no text", "leave it out"),
        ("{{ company|uper }}", "there is no |uper", "there are |together"),
        ("{{ company|capitl }}", "there is no |capitl", "did you mean |capital?"),
        ("{{ company|together }}", "|together needs a list", "put it behind another fact"),
        ("{{ to|day }}", "|day needs a text", "put it behind another fact"),
        ("{{ to|together(company) }}", "|together does not take that", "write |together alone"),
        ("{{ to }}", "to is a list", "write {{ to|together }}"),
        ("{{ promises }}", "promises is a list", "write {% for one in promises %}"),
        ("{{ promise }}", "promise has several parts", "name one: promise.text, promise.by"),
        ("{{ talks > 1 }}", "this is yes or no, and no words", "use it in {% if %}"),
        ("{{ company", "it cannot be read: expected token", "mend that line"),
        ("{{ company\n\n}}", "there is an empty line between", "take it out"),
        ("{% if company %}", "it cannot be read: unexpected end of template", "mend that line"),
        ("{ company }", "{ company } would be sent as it stands", "name a fact in two braces"),
        ("company }}", "}} would be sent as it stands", "name a fact in two braces"),
        ("{% raw %}{{ a }}{% endraw %}", "{{ would be sent as it stands", "in two braces"),
        ("{% if talks > company %}x{% endif %}", "the facts here do not fit", "like with like"),
        ("a\0b", "there is a zero byte in it", "save it as plain text"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_how_to_mend_it(
    words: str, what: str, mend: str
) -> None:
    fault = fault_of(f"One.\n{words}")
    assert fault.what.startswith(what)
    assert mend in fault.mend
    assert 4 <= fault.line <= 6


def test_a_mistake_in_words_of_many_lines_has_its_own_line() -> None:
    assert fault_of("One.\nTwo.\n\nFour { role }.").line == 6


@pytest.mark.parametrize(
    "words",
    [
        "{{ ''.__class__ }}",
        "{{ opportunity.__init__ }}",
        "{{ company.__class__.__mro__ }}",
        "{{ company.upper() }}",
        "{{ company|attr('__class__') }}",
        "{{ promise.items() }}",
        "{{ promise['__class__'] }}",
        "{{ to.append('x') }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% from 'os' import path %}",
        "{% extends 'thank-you.md' %}",
    ],
)
def test_nothing_beyond_the_facts_can_be_reached(words: str) -> None:
    assert fault_of(words).line == 3


@pytest.mark.parametrize(
    "words",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for a in company %}x{% endfor %}",
        "{% for a in to %}{% for b in to %}{% for c in to %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in to recursive %}{{ loop(to) }}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ 10**10**10 }}",
        "{{ '%1000000000d'|format(1) }}",
        "{{ company|center(1000000000) }}",
        "{{ to|join(to|join(company)) }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% call a() %}{% endcall %}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        "{% set x = 'x' %}",
        "{% set x %}x{% endset %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with a = company %}{{ a }}{% endwith %}",
        "{% autoescape true %}{{ company }}{% endautoescape %}",
        "{% for a, b in promises %}x{% endfor %}",
        "{{ -talks }}",
        "{{ [company, company] }}",
        "{{ company is string }}",
        "{{ " + "(" * 4000 + "company" + ")" * 4000 + " }}",
        "{{ " + "not " * 3000 + "company }}",
        "{{ " + " or ".join(["company"] * 100) + " }}",
        "{% if company %}" * 200 + "x" + "{% endif %}" * 200,
        "{% if company %}" * 31 + "x" + "{% endif %}" * 31,
        "{{ " + "9" * 15_000 + " }}",
        "{{ company }}" * 501,
        "{%\n" * 5_000,
        "{{" * 400,
        "{#" * 7_000,
        "{{ company" + ".x" * 7_000 + " }}",
        "{{ '" + "\\" * 15_000,
        "x" * 16_001,
        "{% for a in promises %}{% for b in promises %}" + "x" * 1_000 + "{% endfor %}{% endfor %}",
    ],
)
def test_what_could_take_long_or_grow_large_is_refused(words: str) -> None:
    assert 1 <= fault_of(words).line <= 5_003


def test_the_longest_that_is_allowed_is_soon_over() -> None:
    began = time.monotonic()
    tags = "{{ company }}" * 240
    words = "{% for a in promises %}" + tags + "{% endfor %}"
    assert len(draft(f"Subject: s\n{words}", FACTS).body) == 12 * 240 * len("Acme")
    assert time.monotonic() - began < PATIENCE


def test_a_template_needs_a_subject_and_words() -> None:
    with pytest.raises(TemplateFault, match="it has no subject; begin it with a line like"):
        draft("Hello.", {})
    with pytest.raises(TemplateFault, match="it says nothing"):
        draft("Subject: s\n\n{{ role }}", {})
