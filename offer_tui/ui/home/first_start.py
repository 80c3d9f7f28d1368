"""What an empty library shows: four choices, and all there is to learn."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.ui.home.notices import notice_rows
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, pad, wrap

_CHOICES = (
    ("l", "an interview starts now: write down what you see and hear"),
    ("n", "add a job you are looking at"),
    ("a", "it is over: write it down from memory"),
    ("s", "look around in a sample first"),
)
_LESSON = (
    ("she said the team is new", "words are a note, with the time"),
    ("71", 'ticks number 71, "people keep leaving"'),
    ("71-   71.   71*", "no, partly, dodged the question"),
)


def lay_out(width: int, height: int, notices: Sequence[str], bottom: Sequence[Row]) -> list[Row]:
    """Return exactly ``height`` rows."""
    room = height - len(bottom)
    rows = [line("offer-tui", width, "title"), EMPTY]
    rows += [*notice_rows(notices, width, height), *([EMPTY] if notices else [])]
    told = "Nothing here yet. What you write stays on this machine, in files you can read."
    rows += _said(told, width)
    rows.append(EMPTY)
    for key, does in _CHOICES:
        first, *more = wrap(does, width - 8)
        rows.append(RowMaker(width).to(3).add(key, "accent").to(7).add(first).row())
        rows += [line(words, width, indent=7) for words in more]
    lead = "While they talk, one line takes everything:"
    lesson: list[Row] = [EMPTY, EMPTY, *_said(lead, width), EMPTY]
    for typed, means in _LESSON:
        if width >= 64:
            maker = RowMaker(width).to(3).add(typed, "accent").to(34).add(means)
            lesson.append(maker.row())
        else:
            lesson += [
                RowMaker(width).to(3).add(typed, "accent").row(),
                *(line(words, width, "muted", indent=5) for words in wrap(means, width - 6)),
            ]
    last = "The numbers are on the screen. There is nothing else to learn."
    closing = [EMPTY, *_said(last, width)]
    if len(rows) + len(lesson) + len(closing) > room:
        lesson = [row for row in lesson if row]
    if len(rows) > room:
        rows = [row for row in rows if row]
    for part in (lesson, closing):
        # Words that break off say less than none.
        rows += part if len(rows) + len(part) <= room else []
    return [*pad(rows, room), *bottom]


def _said(text: str, width: int) -> list[Row]:
    return [line(words, width) for words in wrap(text, width - 2)]
