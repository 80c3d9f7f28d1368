"""Sentences: what a missing fact takes with it, and what stays."""

from __future__ import annotations

import pytest
from correspondence import made

from offer_tui.letters.fact import Facts, LeftOut
from offer_tui.letters.letter import draft


def test_a_sentence_without_its_fact_is_left_out_and_the_fact_named() -> None:
    template = "Subject: Hello\n\nI like {{ company }}.\nMy role is {{ role }}.\nGoodbye."
    letter = draft(template, {"company": "Acme"})
    assert letter.body == "I like Acme. Goodbye."
    assert letter.left_out == (LeftOut("the role"),)


def test_a_sentence_over_several_lines_stays_or_goes_as_a_whole() -> None:
    template = "One about {{ company }}\nand about\n{{ role }}.\nTwo."
    assert made(template) == "Two."
    assert (
        made(template, {"company": "Acme", "role": "Cook"}) == "One about Acme and about Cook. Two."
    )


def test_a_paragraph_without_a_sentence_leaves_no_gap() -> None:
    assert made("One.\n\n{{ role }}.\n\n\n\nTwo.") == "One.\n\nTwo."


def test_lines_of_tags_leave_no_gap_either() -> None:
    words = "One.\n{% if company %}\nTwo.\n{% else %}\nThree.\n{% endif %}\n{# a remark #}\nFour."
    assert made(words) == "One. Two. Four."


def test_a_tag_at_the_end_of_a_line_keeps_the_lines_end() -> None:
    assert made("- one{% if company %} more{% endif %}\n- two") == "- one more\n- two"


def test_a_line_of_a_list_that_lacks_a_fact_goes_alone() -> None:
    known: Facts = {
        "promises": [{"text": "a", "on": "2026-11-02"}, {"text": "b", "on": ""}],
        "today": "2026-01-01",
    }
    words = (
        "These:\n{% for one in promises %}\n- {{ one.text }}, {{ one.on|day }}\n{% endfor %}\nEnd."
    )
    letter = draft(f"Subject: s\n{words}", known)
    assert letter.body == "These:\n- a, 2 November\nEnd."
    assert letter.left_out == (LeftOut("the day it was promised"),)


def test_a_backslash_keeps_the_end_of_a_line() -> None:
    assert made("Yours,\\\n{{ company }}") == "Yours,\nAcme"
    assert made("Yours,\\\n{{ me }}") == "Yours,"


def test_the_first_subject_that_lacks_nothing_is_taken() -> None:
    template = "Subject: About {{ role }}\nSubject: About {{ company }}\n\nText."
    assert draft(template, {"company": "Acme"}).subject == "About Acme"
    assert draft(template, {"company": "Acme", "role": "Cook"}).subject == "About Cook"
    assert draft(template, {}, kind="thank-you").subject == "Thank you"


def test_a_fact_that_a_condition_asks_for_is_not_missed() -> None:
    letter = draft("Subject: s\n\n{% if me %}{{ me }}{% else %}Somebody{% endif %}.", {})
    assert (letter.body, letter.left_out) == ("Somebody.", ())


def test_or_says_something_else_in_place_of_what_is_missing() -> None:
    assert made('Dear {{ to|together or "all" }},') == "Dear all,"


def test_more_than_one_of_what_nobody_knows_is_not_so() -> None:
    assert made("{% if to|length > 1 or me > 'a' %}Many.{% else %}Few.{% endif %}") == "Few."


def test_a_company_that_ends_in_a_stop_ends_the_sentence_once() -> None:
    assert made("I like {{ company }}.\nYou?", {"company": "Acme Inc."}) == "I like Acme Inc. You?"


@pytest.mark.parametrize(
    ("day", "filtered", "said"),
    [
        ("2026-11-25", "day", "25 November"),
        ("2025-11-25", "day", "25 November 2025"),
        ("2026-11-25", 'day("%d.%m.%Y")', "25.11.2026"),
        ("2026-11-25", 'day("%9999999d")', "2026-11-25"),
        ("2026-11-25", "weekday", "Wednesday, 25 November"),
        ("2026-11-25", "month", "November 2026"),
        ("soon", "day", "soon"),
    ],
)
def test_days_are_written_out(day: str, filtered: str, said: str) -> None:
    assert made(f"{{{{ until|{filtered} }}}}", {"until": day, "today": "2026-11-22"}) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [(["Mara"], "Mara"), (["Mara", "Jo"], "Mara und Jo"), (["A", "B", "C"], "A, B und C")],
)
def test_names_are_joined_in_any_language(names: list[str], said: str) -> None:
    assert made('{{ to|together("und") }}', {"to": names}) == said


def test_a_loop_knows_where_it_is() -> None:
    end = "{% if not loop.last %}; {% endif %}{% endfor %}"
    words = f"{{% for one in to %}}{{{{ loop.index }}}} {{{{ one }}}}{end}"
    assert made(words, {"to": ["A", "B"]}) == "1 A; 2 B"
    assert made("{{ (to|first)|capital }} of {{ to|length }}", {"to": ["a", "b"]}) == "A of 2"


def test_a_stop_on_a_line_of_its_own_ends_the_sentence_above() -> None:
    assert (
        made("We talked\n{% if role %}\nabout {{ role }}\n{% endif %}\n.\nGood.")
        == "We talked. Good."
    )


def test_a_line_that_turns_out_empty_is_no_gap() -> None:
    assert (
        made("We talked\n{% if role %}about {{ role }}{% endif %}\n.\nGood.") == "We talked. Good."
    )
