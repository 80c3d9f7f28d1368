"""Figures as they are drawn: the range, the bars, and chances in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from offer_tui.ui.rows import Row, RowMaker, Span

_SHAPES = ("├", "─", "●", "┤", "▲", "█", "│")
_LETTERS = ("+", "-", "o", "+", "^", "#", "|")


def glyphs(*, letters: bool) -> Sequence[str]:
    """Return left end, line, middle, right end, pointer, bar and centre line."""
    return _LETTERS if letters else _SHAPES


def percent(probability: float) -> int:
    """Return a probability in a hundred, rounded."""
    return round(probability * 100)


def share(part: float) -> int:
    """Return a share in whole per cent, rounded down: 8 % is not looked into before it is."""
    return int(part * 100 + 1e-9)


def signed(figure: float) -> str:
    """Return a figure to one place with its sign; what rounds to nothing has none."""
    return f"{figure:+.1f}" if round(figure, 1) else "0.0"


def range_row(
    low: float, middle: float, high: float, width: int, cells: int, *, letters: bool
) -> Row:
    """Return the interval on a scale of that many cells, from 0 to 100."""
    left, dash, point, right, *_ = glyphs(letters=letters)
    start, at, end = (round(p * cells) for p in (low, middle, high))
    start, end = min(start, at - 1), max(end, at + 1)
    maker = RowMaker(width).to(1).add("0", "muted").to(3 + start)
    maker.add(left + dash * (at - start - 1), "text").add(point, "accent")
    maker.add(dash * (end - at - 1) + right, "text")
    return maker.to(4 + cells).add("100", "muted").row()


def pointer_row(threshold: float, width: int, cells: int, words: str, *, letters: bool) -> Row:
    """Return what can be afforded, under its place on the scale."""
    pointer = glyphs(letters=letters)[4]
    column = 3 + round(threshold * cells)
    text = f"{pointer} {words}"
    if column + len(text) + 1 > width:
        column = max(1, width - len(text) - 1)
    return RowMaker(width).to(column).add(pointer, "accent").add(f" {words}", "muted").row()


def bar(nats: float, largest: float, cells: int, *, letters: bool) -> str:
    """Return a bar, at least one cell long, in proportion to the largest."""
    if not largest:
        return ""
    return glyphs(letters=letters)[5] * max(1, round(abs(nats) / largest * cells))


def against_bar(nats: float, largest: float, cells: int, *, letters: bool) -> list[Span]:
    """Return the bar with the centre line: to its right when it speaks against."""
    line = Span(glyphs(letters=letters)[6], "muted")
    drawn = bar(nats, largest, cells, letters=letters)
    if nats > 0:
        return [Span(" " * cells), line, Span(drawn, "against")]
    return [Span(" " * (cells - len(drawn))), Span(drawn, "for"), line]


def chance_words(chance: float) -> str:
    """Return a chance in small numbers: "2 in 5"."""
    near = Fraction(chance).limit_denominator(10)
    if near == 0:
        return f"1 in {round(1 / chance)}" if chance > 0.001 else "hardly any"
    return f"{near.numerator} in {near.denominator}" if near < 1 else "nearly sure"
