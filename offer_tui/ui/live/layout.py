"""Where everything in Live stands, at every size; a view in, rows out.

Header, line and footer never go. When rows are short the log goes first, then blank lines, then
the themes' marks, then the second line of the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offer_tui.capture.state import Mode
from offer_tui.model.text import visible
from offer_tui.ui.live import footers, speech
from offer_tui.ui.live.journal import journal
from offer_tui.ui.live.panels import all_themes, condensed_themes, side_list, theme_marks
from offer_tui.ui.live.view import LiveView, clock
from offer_tui.ui.rows import EMPTY, Row, RowMaker, footer, line, pad, width_of, wrap

ALL_OPEN = (114, 38)
SIDE_BY_SIDE = 64
LIST_COLUMN = 26
_PANEL = 10
_CONDENSED = 5
_FEWEST_ROWS = 8
_LEAST_LOG = 3
_LEAST_NAME = 8


@dataclass(frozen=True, slots=True)
class _Room:
    """How many rows each part gets; gaps are named by what stands below them."""

    panel: int
    log: int
    question: int
    gaps: frozenset[str]


def lay_out(view: LiveView, width: int, height: int) -> list[Row]:
    """Return exactly ``height`` rows of at most ``width`` cells."""
    if height < _FEWEST_ROWS:
        return _least(view, width, height)
    question = _question(view, width)
    wide = _all_open(view, width, height, question)
    if wide is not None:
        return wide
    room = _share(height - 3, len(question), _panel_height(view, width, height))
    return _assemble(view, width, height, room, question[: room.question])


def _least(view: LiveView, width: int, height: int) -> list[Row]:
    rows = [_header(view, width), speech.line_row(view, width), _footer(view, width)]
    if view.failure and height > len(rows):
        rows.insert(1, _warning(view, width))
    return rows[-height:] if height < len(rows) else pad([*rows[:-2]], height - 2) + rows[-2:]


def _panel_height(view: LiveView, width: int, height: int) -> int:
    if width < SIDE_BY_SIDE and _list_is_open(view):
        return min(_PANEL, height - 3)
    return _PANEL


def _list_is_open(view: LiveView) -> bool:
    line = view.line
    chosen = line.chosen is not None
    return (
        chosen
        or line.mode in {Mode.CODE, Mode.HELD, Mode.FIND, Mode.WHOSE, Mode.FINISH}
        or bool(line.open_digit() or line.panel)
    )


def _share(rows: int, question: int, panel: int) -> _Room:
    """Share the rows between header and footer; see the module's first lines for the order."""
    gaps = {"panel": 1, "log": 1, "question": 1, "line": 1, "footer": 1}
    order = ("footer", "log", "panel", "question", "line")
    kept = dict(gaps)
    for gap in order:
        if panel + question + sum(kept.values()) <= rows:
            break
        kept[gap] = 0
    if panel + question + sum(kept.values()) > rows and panel == _PANEL:
        kept |= {"question": 1, "line": 1}
        panel = _CONDENSED
    for _ in range(question):
        if panel + question + sum(kept.values()) <= rows:
            break
        question -= 1
    for gap in ("question", "line"):
        if panel + question + sum(kept.values()) > rows:
            kept[gap] = 0
    panel = min(panel, rows - sum(kept.values()))
    log = rows - panel - question - sum(kept.values())
    return _Room(panel, max(0, log), question, frozenset(g for g, n in kept.items() if n))


def _assemble(
    view: LiveView, width: int, height: int, room: _Room, question: Sequence[Row]
) -> list[Row]:
    gap = {name: [EMPTY] if name in room.gaps else [] for name in ("panel", "log", "question")}
    log = journal(view, width, room.log) if room.log else []
    top = [
        _header(view, width),
        *gap["panel"],
        *pad(_panel(view, width, room.panel), room.panel),
        *gap["log"],
        *pad(log, room.log),
        *gap["question"],
        *question,
    ]
    bottom = [speech.line_row(view, width)]
    if "footer" in room.gaps:
        bottom.append(EMPTY)
    bottom.append(_footer(view, width))
    rows = pad(top, height - len(bottom)) + bottom
    if note := _warning(view, width):
        # It takes the blank row above the line, or, where there is none, the row above that.
        rows[height - len(bottom) - 1] = note
    return rows


def _panel(view: LiveView, width: int, height: int) -> list[Row]:
    if width < SIDE_BY_SIDE:
        if _list_is_open(view):
            return side_list(view, width, height, indent=1)
        if height < _PANEL:
            return condensed_themes(view, width, height)
        return theme_marks(view, width)
    left = theme_marks(view, LIST_COLUMN) if height >= _PANEL else []
    if not left:
        left = condensed_themes(view, LIST_COLUMN, height, columns=1)
    right = side_list(view, width - LIST_COLUMN, height, indent=0)
    return _beside(left, right, width, height)


def _beside(left: Sequence[Row], right: Sequence[Row], width: int, height: int) -> list[Row]:
    rows = []
    for one, other in zip(pad(left, height), pad(right, height), strict=True):
        chosen = bool(other) and other[0].text.startswith("»")
        column = LIST_COLUMN - 2 if chosen else LIST_COLUMN
        rows.append(RowMaker(width).extend(one).to(column).extend(other).row())
    return rows


def _all_open(view: LiveView, width: int, height: int, question: Sequence[Row]) -> list[Row] | None:
    """Return the page with every theme open, when it has room; the log gets what is left.

    A full catalogue leaves no blank rows between the themes at 40 rows.
    """
    if width < ALL_OPEN[0] or height < ALL_OPEN[1]:
        return None
    if view.line.panel or view.line.mode in {Mode.FIND, Mode.WHOSE, Mode.FINISH}:
        return None
    # Where they leave too little room, this job's rows give way, unless they are what is open.
    shrunk: list[tuple[list[Row], bool]] = [] if view.line.open_digit() == "0" else [([], True)]
    for gap, is_short in [([EMPTY], False), ([], False), *shrunk]:
        panel = all_themes(view, width, gap, is_short=is_short)
        rest = [*question, _warning(view, width), speech.line_row(view, width), *gap]
        top = [_header(view, width), *gap, *panel, *gap]
        log = height - len(top) - len(gap) - len(rest) - 1
        if log >= _LEAST_LOG:
            entries = pad(journal(view, width, log), log)
            return [*top, *entries, *gap, *rest, _footer(view, width)]
    return None


def _header(view: LiveView, width: int) -> Row:
    heading, session = view.heading, view.line.session
    names = [heading.company, heading.role, heading.round]
    if width < SIDE_BY_SIDE:
        names = [heading.company, heading.round]
    elif width >= ALL_OPEN[0] and heading.with_whom:
        names[-1] = f"{heading.round} with {heading.with_whom}"
    state = "saved" if view.saved else ("NOT SAVED" if view.failure else "saving")
    if view.line.mode is Mode.WRITING and not view.failure:
        # What is on the disk is all but the words on the line, and "saved" must not promise these.
        state = "typing"
    if view.read_only:
        state = "reading only"
    when = "from memory" if session.from_memory else view.minutes()
    right = f"{when} · {state}"
    if width >= SIDE_BY_SIDE and not session.from_memory:
        right = f"{clock(view.now)} · {right}"
    if width - len(right) - 4 < _LEAST_NAME:
        right = state
    room = width - len(right) - 4
    left = " · ".join(visible(n) for n in names if n)
    maker = RowMaker(width).to(1).add(left, "title", width=max(0, room))
    return maker.right(right, "warning" if view.failure else "muted").row()


def _warning(view: LiveView, width: int) -> Row:
    if view.failure:
        since = clock(view.failure.since)
        why = f" NOT SAVED since {since}, {view.failure.why}. All is kept here: do not close."
        if width_of(why) > width:
            why = f" NOT SAVED since {since}: do not close. {view.failure.why.capitalize()}."
        if width_of(why) > width:
            why = f" NOT SAVED since {since}: do not close."
        return RowMaker(width).add(why, "warning").row()
    if view.read_only:
        words = "Another window writes this round."
        if width >= SIDE_BY_SIDE:
            who = f" ({view.held_by})" if view.held_by else ""
            words = f"Another window writes this round; here it can be read{who}."
        return line(words, width, "warning")
    return line(view.heard, width, "warning") if view.heard else EMPTY


def _footer(view: LiveView, width: int) -> Row:
    return footer(footers.footer_keys(view, wide=width >= ALL_OPEN[0]), width)


def _question(view: LiveView, width: int) -> list[Row]:
    entry = view.line.asked()
    if entry is None:
        return []
    waiting = len(view.line.waiting_questions())
    count = f"{view.line.question % waiting + 1} of {waiting}"
    code = entry.code or ""
    lead = f"Ask {code}  " if width >= SIDE_BY_SIDE else f"Ask {code} "
    first = wrap(entry.question, width - 1 - len(lead) - len(count) - 3)
    if width >= SIDE_BY_SIDE and len(first) == 1:
        made = RowMaker(width).to(1).add(lead, "accent", action="question").add(first[0])
        return [made.right(count, "muted").row()]
    lines = wrap(entry.question, width - 2 - len(lead))
    rest = " ".join(lines[1:])
    top = RowMaker(width).to(1).add(lead, "accent", action="question").add(lines[0]).row()
    below = RowMaker(width).to(3).add(rest, width=width - len(count) - 5).right(count, "muted")
    return [top, below.row()]
