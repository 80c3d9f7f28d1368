"""Debrief before there is a round to go through, or where there is none."""

from __future__ import annotations

from offer_tui.ui.rows import EMPTY, Key, Row, footer, line, pad, wrap

KEYS = (Key("l", "live", 1), Key("a", "from memory", 2), Key("esc", "back", 0))
_BACK = (Key("esc", "back", 0),)
_NOTHING = (
    "No round of this one has been written down yet.",
    "",
    "A debrief goes through a round the same evening: how it felt, loose notes, what stayed open, "
    "promises, what it meant for you, and who moves next. Five minutes at most.",
    "",
    "l writes a round down while they talk, a from memory when it is over.",
)


def unopened(why: str, width: int, height: int, *, is_empty: bool) -> list[Row]:
    """Return exactly ``height`` rows: what is wrong, how to begin, or nothing while it opens."""
    head = [line("Debrief", width, "title"), EMPTY]
    if is_empty:
        said = [line(row, width, "muted") for words in _NOTHING for row in wrap(words, width - 2)]
        return [*pad([*head, *said], height - 1), footer(KEYS, width)]
    if why:
        said = [line(words, width, "warning") for words in wrap(why, width - 2)]
        said += [EMPTY, line("Nothing was changed.", width, "muted")]
        return [*pad([*head, *said], height - 1), footer(_BACK, width)]
    return pad(head, height)
