"""Which rows of Why a window shows: all, or those around where one stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from offer_tui.hindsight import account
from offer_tui.ui.rows import EMPTY, Role, Row, RowMaker, in_one_line, line, pad, width_of, wrap
from offer_tui.ui.why.body import WHOLE, Body, Brief, body_of, tightened
from offer_tui.ui.why.then import knew_rows
from offer_tui.ui.why.view import NARROW, WhyView
from offer_tui.ui.why.wrote import wrote_rows

_FEWEST = 8
"""Rows of a page below which the blank one under its title goes."""
_FEWEST_WITH_FIGURES = 6
"""Rows of a page below which no figures stay in view."""
_BRIEFER = tuple(
    Brief(*most)
    for most in ((None, 4), (6, 4), (3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (1, 1), (1, 0))
)
"""What stays in its place where the page is longer than the window, briefer and briefer."""


def lay_out(view: WhyView, width: int, height: int, bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows; ``bottom`` stands at their end."""
    return frame_of(view, width, height, len(bottom)).rows(bottom)


@dataclass(frozen=True)
class Frame:
    """What stands above and below the page, and the part of it that is seen between."""

    view: WhyView
    width: int
    height: int
    head: Sequence[Row]
    body: Body
    said: Sequence[Row]
    """What is said above the line at the bottom."""
    room: int
    """Rows between what stands above and below."""
    wanted_top: int

    def rows(self, bottom: Sequence[Row]) -> list[Row]:
        """Return all rows of the window."""
        shown, below = list(self.body.rows), [*self.said, *bottom]
        if self.is_cut:
            shown = self._cut()
            below = [*(self.figures if self.has_figures else []), *below]
        return [*pad([*self.head, *shown], self.height - len(below)), *below][-self.height :]

    @property
    def is_chosen_seen(self) -> bool:
        """Whether the chosen row is seen, so that no key changes what one can't see."""
        if not self.is_cut:
            return True
        first = self.top + (1 if self.top else 0)
        last = self.top + self.seen - (1 if self.left else 0)
        return first <= self.body.start < last

    def following(self) -> Frame:
        """Return the frame in which the chosen row is seen, moved as little as can be.

        What is different now is seen together with the second look, or at least as a whole, where
        there is room for it.
        """
        body, seen = self.body, self.seen - 2
        together = [end for end in body.ends if body.end <= end and end - body.heading <= seen]
        first = body.heading if together else body.start
        lowest, highest = max([*together[:1], body.end]) - self.seen + 1, max(0, first - 1)
        top = max(0, min(max(self.top, lowest), highest, self.last_top))
        return replace(self, wanted_top=top)

    def scrolled_by(self, pages: int) -> Frame:
        """Return the frame so many pages further down; up, where they are below zero."""
        top = self.top + pages * max(1, self.seen - 2)
        return replace(self, wanted_top=max(0, min(top, self.last_top)))

    @property
    def is_cut(self) -> bool:
        """Whether the page is longer than the window."""
        return len(self.body.rows) > self.room

    @property
    def has_figures(self) -> bool:
        """Whether today's figures stay in view, since their place on the page is out of it."""
        if self.body.summary < 0 or self.room < _FEWEST_WITH_FIGURES:
            return False
        top = max(0, min(self.wanted_top, len(self.body.rows) - self.room))
        return not top < self.body.summary < top + self.room - 1

    @cached_property
    def figures(self) -> list[Row]:
        """Today's figures, as they stay in view."""
        return _in_short(self.view, self.width)

    @property
    def seen(self) -> int:
        """Rows of the page that are seen."""
        return max(0, self.room - (len(self.figures) if self.has_figures else 0))

    @property
    def last_top(self) -> int:
        """The first row when the end is seen."""
        return max(0, len(self.body.rows) - self.seen)

    @property
    def top(self) -> int:
        """The first row that is seen."""
        return max(0, min(self.wanted_top, self.last_top))

    @property
    def left(self) -> int:
        """Rows below the last that is seen."""
        return len(self.body.rows) - self.top - self.seen

    def _cut(self) -> list[Row]:
        shown = list(self.body.rows[self.top : self.top + self.seen])
        if self.top and shown:
            shown[0] = line(f"{self.top + 1} more rows above", self.width, "muted", indent=3)
        if self.left and shown:
            shown[-1] = line(f"{self.left + 1} more rows below", self.width, "muted", indent=3)
        return shown


def frame_of(view: WhyView, width: int, height: int, bottom: int) -> Frame:
    """Return the frame of a window with so many rows at its bottom."""
    head = _header(view, width)
    role: Role = "warning" if view.is_warning else "muted"
    words = wrap(view.notice, width - 2)[:3] if view.notice else []
    said = [line(text, width, role) for text in words]
    room = height - len(head) - len(said) - bottom
    if room >= _FEWEST:
        head.append(EMPTY)
        room -= 1
    room = max(0, room)
    body = body_of(view, width)
    if len(body.rows) > room:
        body = tightened(body)
    if len(body.rows) > room:
        body = tightened(body_of(view, width, _brief(view, width, room, body)))
    return Frame(view, width, height, head, body, said, room, view.top)


def _brief(view: WhyView, width: int, room: int, whole: Body) -> Brief:
    """Return how much leaves room, in the first window, for what is different now.

    For half a window of it at least, where there is as much.
    """
    figures = len(_in_short(view, width)) if room >= _FEWEST_WITH_FIGURES else 0
    seen = max(0, room - figures - 1)
    _, different = whole.ends
    room_above = seen - min(different - whole.heading, max(2, seen // 2))
    besides = whole.heading - _above(view, width, WHOLE)
    fitting = (one for one in _BRIEFER if besides + _above(view, width, one) <= room_above)
    return next(fitting, _BRIEFER[-1])


def _above(view: WhyView, width: int, brief: Brief) -> int:
    """Return the rows that stand above what is different now, without what is wrong."""
    return len(wrote_rows(view, width, brief.wrote)) + len(knew_rows(view, width, brief.knew))


def _in_short(view: WhyView, width: int) -> list[Row]:
    """Return today's figures in one row, or in as many as they need: none without its range."""
    if view.look is None:
        return []
    said = (account.again_words(view.look), account.again_in_short(view.look))
    texts = in_one_line([f"Now: {words}." for words in said], width - 4)
    return [line(text, width, indent=3) for text in texts]


def _header(view: WhyView, width: int) -> list[Row]:
    opportunity, ended = view.opportunity, account.ended(view.opportunity)
    names = " · ".join(name for name in (opportunity.company, opportunity.role) if name)
    room = width - width_of(ended) - 4
    if width_of(names) <= room or width >= NARROW:
        maker = RowMaker(width).to(1).add(names, "title", width=max(8, room))
        return [maker.right(ended, "muted").row()]
    return [line(names, width, "title"), line(ended, width, "muted")]
