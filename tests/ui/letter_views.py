"""Letters to draw: of the sample, with words in work, and of words that would burst a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from live_views import ulid
from preparations import EVENING, NOWHERE, PROFILE

from offer_tui.letters.facts import Added
from offer_tui.model.opportunity import Promise, Sent
from offer_tui.preparation.promises import Standing, standing
from offer_tui.store.demo import DEMO
from offer_tui.store.letter_texts import KeptText
from offer_tui.store.letters import templates
from offer_tui.store.library import Library
from offer_tui.store.places import Places
from offer_tui.ui.letters import words
from offer_tui.ui.letters.choosing import ChoiceView
from offer_tui.ui.letters.choosing import lay_out as choice_page
from offer_tui.ui.letters.layout import EditView, LetterView, Offered, lay_out, lay_out_editing
from offer_tui.ui.letters.listing import Entry, Group, ListView, groups_of, title_of
from offer_tui.ui.letters.listing import lay_out as list_page
from offer_tui.ui.letters.manuscript import Manuscript
from offer_tui.ui.letters.source import Draft, LettersSource, draft
from offer_tui.ui.rows import EMPTY, Key, Row, footer

Page = Callable[[int, int], list[Row]]
KEYS = (
    Key("enter", "edit", 0), Key("c", "copy", 1), Key("s", "save", 2), Key("m", "sent", 3),
    Key("?", "more", -2), Key("esc", "back", -1),
)  # fmt: skip
PROBLEM = (
    "/home/alex/.config/offer-tui/letters/thank-you.md:4: there is no fact compny; did you mean "
    "company? This program's own is used."
)


@cache
def source_of(slug: str) -> LettersSource:
    """Return what letters are written from, on the day that the sample is written for."""
    library = Library(Places(DEMO, NOWHERE, NOWHERE))
    rounds, _ = library.rounds(slug)
    opportunity = library.opportunity(slug)
    sent = Sent(kind="in-writing", on=dt.date(2026, 11, 12), to="Tomas")
    return LettersSource(
        slug, opportunity.model_copy(update={"letters": (sent,)}),
        tuple(one.session for one in rounds), None, PROFILE, templates(Path("/nowhere")),
        {"negotiation": KeptText("Hello", EVENING, (1, 2, 3, 4), NOWHERE)},
    )  # fmt: skip


@cache
def drafted(slug: str, kind: str) -> Draft:
    """Return a letter of the sample."""
    source = source_of(slug)
    template = next(one for one in source.templates if one.kind == kind)
    return draft(source, template, Added(me="Alex Doe"), EVENING)


def letter_view(kind: str, notice: str = "") -> LetterView:
    """Return a letter as it is drafted."""
    source, made = source_of("birch-systems"), drafted("birch-systems", kind)
    given = source.record(EVENING.date())
    return LetterView(
        title_of(source.opportunity, kind), "as drafted", made.text,
        words.offered(made, Added(me="Alex Doe"), given), words.left_out(made, given),
        words.made_by(made.drafted.template), notice=notice,
    )  # fmt: skip


def standings(text: str = "") -> tuple[Standing, ...]:
    """Return the promises of the sample, or three that say this."""
    source = source_of("birch-systems")
    opportunity = source.opportunity
    if text:
        made = [Promise(id=ulid(70 + n), text="x", by="x") for n in range(3)]
        said = tuple(one.model_copy(update={"text": text, "by": text}) for one in made)
        opportunity = opportunity.model_copy(update={"promises": said})
    return standing(opportunity, source.sessions)


def choice_view(text: str = "") -> ChoiceView:
    """Return the page on which promises are chosen."""
    found = standings(text)
    return ChoiceView("clarification · Birch", found, frozenset({found[0].promise.id}), 1)


def letter_page(view: LetterView) -> Page:
    return lambda width, height: lay_out(view, width, height, bottom(width))


def edit_page(view: EditView) -> Page:
    return lambda width, height: lay_out_editing(view, width, height, bottom(width))


def letters_page(view: ListView) -> Page:
    return lambda width, height: list_page(view, width, height, bottom(width))


def choosing_page(view: ChoiceView) -> Page:
    return lambda width, height: choice_page(view, width, height, bottom(width))


def bottom(width: int) -> list[Row]:
    return [EMPTY, footer(KEYS, width)]


def listed(slug: str) -> ListView:
    """Return the list of an opportunity's letters."""
    source = source_of(slug)
    groups = groups_of(source, EVENING.date())
    return ListView(title_of(source.opportunity, "Letters"), "saved", groups, "more-time")


_TEXT = drafted("birch-systems", "in-writing").text
LETTER_PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "letters": letters_page(listed("birch-systems")),
        "letters-of-a-closed-one": letters_page(replace(listed("dune"), chosen="re-engagement")),
        "letter": letter_page(letter_view("in-writing")),
        "letter-lacking": letter_page(letter_view("thank-you", PROBLEM)),
        "letter-copied": letter_page(replace(letter_view("decline"), notice=words.COPIED)),
        "letter-in-two-windows": letter_page(
            replace(
                letter_view("decline"),
                state="your words · saved",
                offered=(),
                left_out=(),
                made_by="",
                kept_in=words.kept_in(Path("decline.draft-2.txt")),
                others=words.others(
                    [KeptText("", EVENING, (1, 2, 3, 4), Path("decline.draft.txt"))] * 2,
                    [Path("decline.from-editor.letter.txt.swp")],
                    EVENING.date(),
                ),
            )
        ),
        "letter-without-a-promise": letter_page(
            LetterView("clarification · Gale", "", "", nothing=words.NO_PROMISE)
        ),
        "letter-being-edited": edit_page(
            EditView("in-writing · Birch Systems", "saved", Manuscript(_TEXT, 120))
        ),
        "letter-choosing-promises": choosing_page(choice_view()),
    }
)


def pages_of(text: str) -> Mapping[str, Page]:
    """Return every page with these words wherever a person or a file can put words."""
    offered = (Offered("1", "your name"), Offered("2", "to", text), Offered("3", text, text))
    view = LetterView(
        text, "your words · saved", f"Subject: {text}\n\n{text}", offered, (text,), text,
        notice=text, is_warning=True,
    )  # fmt: skip
    entries = (Entry("thank-you", text, text), Entry(text, text, text))
    groups = (Group("Fits now", entries[:1]), Group("Your own", entries[1:]))
    edits = {
        f"editing at {at}": edit_page(EditView(text, "saved", Manuscript(text, at), notice=text))
        for at in {0, 1, len(text) // 2, len(text)}
    }
    return {
        "letter": letter_page(view),
        "letter, lower": letter_page(replace(view, top=40, notice="")),
        "letters": letters_page(ListView(text, "saved", groups, text, text)),
        "choosing": choosing_page(choice_view(text)),
        "nothing": letter_page(LetterView(text, "", "", nothing=text)),
        **edits,
    }
