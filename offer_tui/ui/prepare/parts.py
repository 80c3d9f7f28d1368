"""The parts of Prepare: what each is called, lists, and comes to in a few words."""

from __future__ import annotations

import datetime as dt

from offer_tui.model.wording import day_words, in_zone
from offer_tui.ui.parts.screen import Definition
from offer_tui.ui.prepare.elsewhere import elsewhere_comes_to, elsewhere_lines
from offer_tui.ui.prepare.posting import posting_comes_to, posting_lines
from offer_tui.ui.prepare.prepared import Prepared
from offer_tui.ui.prepare.promises import promises_come_to, promises_lines
from offer_tui.ui.prepare.questions import questions_come_to, questions_lines
from offer_tui.ui.prepare.requirements import requirements_come_to, requirements_lines
from offer_tui.ui.prepare.written import written_comes_to, written_lines
from offer_tui.ui.rows import Key

PARTS: tuple[Definition[Prepared], ...] = (
    Definition(
        "posting", "Posting", posting_lines, posting_comes_to, keys=(Key("p", "posting", 0),)
    ),
    Definition("promises", "Promises", promises_lines, promises_come_to, "new promise"),
    Definition("requirements", "You", requirements_lines, requirements_come_to, "new one"),
    Definition("questions", "Questions", questions_lines, questions_come_to, "your own"),
    Definition("elsewhere", "Elsewhere", elsewhere_lines, elsewhere_comes_to, "your own"),
    Definition("card", "Card", written_lines, written_comes_to),
)


def talk_words(prepared: Prepared, now: dt.datetime) -> str:
    """Return which talk it is for: "round 2 today 17:00"."""
    talk = prepared.talk
    if talk is None:
        return ""
    if talk.at is None:
        return talk.round
    at = in_zone(talk.at, now.tzinfo)
    return f"{talk.round} {day_words(at.date(), now.date())} {at:%H:%M}"
