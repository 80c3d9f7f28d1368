"""Where the catalogue's list, and one signal, put everything."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.model.signal import THEME_BY_DIGIT, THEMES, Catalogue, Signal
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, wrap

_NO_COLUMN = 42
NARROW = 64


def list_page(catalogue: Catalogue, chosen: str, width: int, height: int, footer: Row) -> list[Row]:
    """Return exactly ``height`` rows: the signals by theme, the chosen one in view."""
    title = RowMaker(width).to(1).add("Signals", "title")
    title.right(f"{len(catalogue)} of them, version {catalogue.version}", "muted")
    rows: list[Row] = []
    place = 0
    for theme in THEMES:
        signals = catalogue.in_theme(theme.id)
        if signals:
            rows += [EMPTY] if rows else []
            name = THEME_BY_DIGIT[theme.digit].name
            rows.append(line(f"{theme.digit} {name}", width, "title"))
        for signal in signals:
            place = len(rows) if signal.id == chosen else place
            rows.append(_signal(signal, signal.id == chosen, width))
    room = height - 4
    start = max(0, min(place - room // 2, len(rows) - room))
    return [title.row(), EMPTY, *pad(rows[start : start + room], room), EMPTY, footer]


def _signal(signal: Signal, chosen: bool, width: int) -> Row:
    action = f"choose:{signal.id}"
    maker = RowMaker(width).to(1).add("»" if chosen else " ", "accent").add(" ")
    maker.add(f"{signal.code or '  '} ", "muted", action=action)
    maker.add(signal.yes, "title" if chosen else "text", action=action)
    if width >= NARROW:
        maker.to(_NO_COLUMN).add(f"no: {signal.no}", "muted", action=action)
    return maker.row()


def signal_page(
    signal: Signal, said: Sequence[str], width: int, height: int, footer: Row
) -> list[Row]:
    """Return exactly ``height`` rows: all there is to know of one signal."""
    title = f"{signal.code or ''} {signal.yes}".strip()
    rows = [line(title, width, "title"), EMPTY]
    for words in said:
        rows += [line(text, width) for text in wrap(words.replace("`", ""), width - 2)] + [EMPTY]
    return [*pad(rows, height - 2), EMPTY, footer]
