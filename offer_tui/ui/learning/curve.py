"""The reliability curve as text: a diagonal, and a point for each tenth of the forecasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from offer_tui.ui.rows import Role, Row, RowMaker, Span

HEIGHT = 11
"""Rows from 0 to 100, one for each tenth."""
_LEFT = 6
"""Cells of the scale at the left."""
_SHAPES = {"line": "·", "evaluator": "●", "you": "◆", "both": "■", "up": "│", "along": "─",
           "corner": "└"}  # fmt: skip
_LETTERS = {"line": ".", "evaluator": "E", "you": "Y", "both": "B", "up": "|", "along": "-",
            "corner": "+"}  # fmt: skip
_ROLES: Mapping[str, Role] = {
    "line": "muted", "evaluator": "accent", "you": "title", "both": "title",
}  # fmt: skip
Points = Sequence[tuple[float, float]]
"""What was forecast and what came of it, as probabilities."""


def glyphs(*, letters: bool) -> Mapping[str, str]:
    """Return what each thing is drawn as."""
    return _LETTERS if letters else _SHAPES


def key_of(name: str, *, letters: bool) -> Span:
    """Return what the points of "evaluator", "you" or "both" are drawn as."""
    return Span(glyphs(letters=letters)[name], _ROLES[name])


def curve_rows(
    curves: Mapping[str, Points], cells: int, *, letters: bool, named: bool = False
) -> list[Row]:
    """Return the plot, ``cells`` wide beside its scale; ``curves`` by "evaluator" and "you".

    Where points of both fall together, the plot says how that is drawn; ``named``, also whose each
    point is.
    """
    drawn, width = glyphs(letters=letters), _LEFT + max(1, cells)
    grid = _grid(curves, max(1, cells))
    head = RowMaker(width).to(1).add("regretted, in 100", "muted")
    for name in curves if named else ():
        head.add("  ").extend((key_of(name, letters=letters), Span(f" {name}", "muted")))
    rows = [head.row()]
    for y in range(HEIGHT - 1, -1, -1):
        scale = f"{y * 100 // (HEIGHT - 1):>4} " if y % 5 == 0 else " " * 5
        maker = RowMaker(width).add(scale, "muted").add(drawn["up"], "muted")
        for x in range(cells):
            what = grid.get((x, y))
            maker.add(drawn[what] if what else " ", _ROLES[what] if what else "text")
        rows.append(maker.row())
    rows.append(
        RowMaker(width).to(_LEFT - 1).add(drawn["corner"] + drawn["along"] * cells, "muted").row()
    )
    label = RowMaker(width).to(_LEFT).add("forecast, in 100", "muted")
    if "both" in grid.values():
        label.add("   ").extend((key_of("both", letters=letters), Span(" both", "muted")))
    return [*rows, _scale(cells, width), label.row()]


def _grid(curves: Mapping[str, Points], cells: int) -> dict[tuple[int, int], str]:
    """Return what stands in each cell, by its column and its row from below."""
    grid = {(round(y / (HEIGHT - 1) * (cells - 1)), y): "line" for y in range(HEIGHT)}
    for name, points in curves.items():
        for forecast, came in points:
            place = round(forecast * (cells - 1)), round(came * (HEIGHT - 1))
            grid[place] = name if grid.get(place, "line") in {"line", name} else "both"
    return grid


def _scale(cells: int, width: int) -> Row:
    maker = RowMaker(width).to(_LEFT).add("0", "muted")
    middle = _LEFT + round(0.5 * (cells - 1)) - 1
    if middle > _LEFT + 1:
        maker.to(middle).add("50", "muted")
    return maker.to(width - 3).add("100", "muted").row()
