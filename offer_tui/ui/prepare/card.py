"""The card: one screen for the last fifteen minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from offer_tui.preparation.card import Card, LeftOpen
from offer_tui.ui.prepare.parts import talk_words
from offer_tui.ui.prepare.prepared import Prepared, round_of
from offer_tui.ui.prepare.promises import source_words
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, line, pad, wrap
from offer_tui.ui.screen import PageScreen

_COLUMN = 11
_NARROW = 64
_MOST_PROMISES = 4
"""Promises that the card names: more of them cannot be checked in one talk."""
_LEFT_OPEN = {"asked": "asked, no answer", "dodged": "dodged", "marked": "marked, no words",
              "next": "to do"}  # fmt: skip


class CardScreen(PageScreen):
    """What is wanted just before the talk, and nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "", show=False),
        Binding("down", "scroll(1)", "scroll", key_display="up down", id="card.scroll"),
        Binding("pageup", "page(-1)", "", show=False),
        Binding("pagedown,space", "page(1)", "page", show=False, id="card.page"),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
        Binding("l", "live", "live", id="card.live", tooltip="the round starts now"),
        Binding("escape", "back", "back", id="card.back", key_display="esc"),
    ]

    def __init__(self, prepared: Prepared) -> None:
        super().__init__()
        self._prepared = prepared
        self._top = 0

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the part that is in view."""
        room = max(1, height - 4)
        body = card_rows(self._prepared.card, width, room)
        self._top = max(0, min(self._top, len(body) - room))
        names = self._prepared.opportunity
        talk = talk_words(self._prepared, self.desk_app.desk.now())
        head = (
            RowMaker(width)
            .to(1)
            .add(
                " · ".join(word for word in (names.company, talk) if word), "title", width=width - 8
            )
        )
        shown = body[self._top : self._top + room]
        more = len(body) - self._top - len(shown)
        left = line(f"{more} more rows", width, "muted") if more > 0 else EMPTY
        rows = [head.right("Card", "muted").row(), EMPTY, *pad(shown, height - 4), left]
        return [*rows, self.footer(width)]

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's
    ) -> bool | None:
        """Offer to scroll only where there is something out of view."""
        if action in {"scroll", "page"}:
            width, room = self.size.width, self.size.height - 4
            return len(card_rows(self._prepared.card, width, room)) > room
        return True

    def action_scroll(self, rows: int) -> None:
        """Move by rows."""
        self._top += rows
        self.draw()

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.action_scroll(pages * max(1, self.size.height - 5))

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self.action_scroll(10_000 if end else -10_000)

    def action_live(self) -> None:
        """Begin the round now, or go on with the one that is open."""
        self.desk_app.open_live(round_of(self._prepared))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()


def card_rows(card: Card, width: int, height: int) -> list[Row]:
    """Return the card's rows; where they are more than ``height``, without blank ones between."""
    sections = [_section(heading, texts, width) for heading, texts in _sections(card)]
    if not sections:
        return [line("Nothing on it yet. Write it in part 6.", width, "muted")]
    gaps = len(sections) - 1 if sum(map(len, sections)) + len(sections) - 1 <= height else 0
    rows = sections[0]
    for section in sections[1:]:
        rows += [*([EMPTY] if gaps else []), *section]
    return rows


def _sections(card: Card) -> Iterator[tuple[str, Sequence[tuple[str, str, str]]]]:
    """Yield headings with rows: a code or number, the words, and what stands behind them."""
    if card.anchor:
        yield "Hold on to", [("", card.anchor, "")]
    if card.points:
        yield "Say", [(f"{n} ", words, "") for n, words in enumerate(card.points, 1)]
    if card.questions:
        yield "Ask", [(f"{one.code or '· '}", one.text, "") for one in card.questions]
    open_ones = [one for one in card.promises if one.is_open]
    if open_ones:
        shown = open_ones[:_MOST_PROMISES]
        more = len(open_ones) - len(shown)
        rows = [(one.code or "· ", one.promise.text, source_words(one.promise)) for one in shown]
        yield "Check", [*rows, *([("", f"and {more} more", "")] if more else [])]
    if card.pay_named:
        yield "Pay named", [
            ("", one.amount, ", ".join(filter(None, (
                f"to {one.to}" if one.to else "", f"{one.on.day} {one.on:%b}" if one.on else "",
            )))) for one in card.pay_named
        ]  # fmt: skip
    if prepared := [one for one in card.requirements if one.say]:
        yield "If asked", [("", one.text, f'say: "{one.say}"') for one in prepared]
    if card.people:
        said = (", ".join(filter(None, (one.name, one.role))) for one in card.people)
        yield "Names", [("", " · ".join(said), "")]
    if card.left_open:
        yield "Left open", [_left_open(one) for one in card.left_open]


def _left_open(one: LeftOpen) -> tuple[str, str, str]:
    when = f" {one.at:%H:%M}" if one.kind == "marked" and one.at else ""
    behind = _LEFT_OPEN[one.kind] + when
    return (one.code or "· ", one.text or "a moment", behind)


def _section(heading: str, texts: Sequence[tuple[str, str, str]], width: int) -> list[Row]:
    rows: list[Row] = []
    narrow = width < _NARROW
    column = 1 if narrow else _COLUMN + 1
    if narrow:
        rows.append(line(heading, width, "muted"))
    for place, (lead, words, behind) in enumerate(texts):
        start = column + (len(lead) + 1 if lead else 0)
        role: Role = "title" if heading == "Hold on to" else "text"
        said = wrap(words, width - start - 1)
        maker = RowMaker(width).to(1)
        if not narrow:
            maker.add(heading if place == 0 else "", "muted").to(column)
        maker.add(f"{lead} " if lead else "", "muted").add(said[0], role)
        rows.append(maker.row())
        rows += [line(text, width, role, indent=start) for text in said[1:]]
        if behind:
            last = RowMaker(width).extend(rows[-1])
            if last.width + len(behind) + 3 <= width:
                rows[-1] = last.add(f"   {behind}", "muted").row()
            else:
                rows += [line(text, width, "muted", indent=start)
                         for text in wrap(behind, width - start - 1)]  # fmt: skip
    return rows
