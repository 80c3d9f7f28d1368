"""The themes with their marks, and the list beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from offer_tui.capture.commands import Command
from offer_tui.capture.sheet import Entry
from offer_tui.capture.state import Mode
from offer_tui.capture.wishes import Whose
from offer_tui.model.signal import THEME_BY_DIGIT, THEMES
from offer_tui.ui.live.speech import GUT_WORDS
from offer_tui.ui.live.view import LiveView
from offer_tui.ui.rows import EMPTY, Row, RowMaker, line, mark_span, wrap

_MARKS_COLUMN = 14
_COLUMNS = (1, 41, 81)
_LEAST_WITH_HEADING = 4
_COMMANDS_COLUMN = 14

KEYS_HELP = (
    ("words", 'a note, "words a quote'),
    ("00-99", "tick; again shows it"),
    (". - * +", "partly, no, dodged, yes"),
    ("space", "mark this moment, name it later"),
    ("enter tab", "the question: asked, another one"),
    ("backspace", "untick what is on the line"),
    ("ctrl+z y", "undo, redo"),
    ("/", "a signal, finish, time, attach, export"),
    ("!  esc", "what to say, hide"),
)


def theme_marks(view: LiveView, width: int) -> list[Row]:
    """Return a row a theme: digit, name, and a mark for each of its signals."""
    open_digit = view.line.open_digit()
    rows = []
    for theme in THEMES:
        is_open = theme.digit == open_digit
        maker = RowMaker(width).to(1).add(theme.digit, "accent", action=theme.digit).add(" ")
        maker.add(theme.name, "title" if is_open else "text", action=theme.digit)
        maker.to(_MARKS_COLUMN)
        for entry in view.line.sheet.coded(theme.digit):
            span = mark_span(view.mark(entry), letters=view.letters)
            maker.add(span.text, span.role, action=theme.digit)
        rows.append(maker.row())
    return rows


def condensed_themes(view: LiveView, width: int, height: int, *, columns: int = 2) -> list[Row]:
    """Return the themes with only how many of their signals have an answer."""
    column = width // 2 if columns == 2 else width
    rows = []
    for place in range(min(height, -(-len(THEMES) // columns))):
        maker = RowMaker(width)
        for n, theme in enumerate(THEMES[place :: len(THEMES) // columns][:columns]):
            answered = sum(view.is_answered(e) for e in view.line.sheet.by_digit[theme.digit])
            maker.to(n * column + 1).add(theme.digit, "accent", action=theme.digit)
            maker.add(f" {theme.name}", action=theme.digit).to(n * column + _MARKS_COLUMN)
            maker.add(str(answered) if answered else "")
        rows.append(maker.row())
    return rows


def side_list(view: LiveView, width: int, height: int, *, indent: int) -> list[Row]:
    """Return what is in view now: help, what to say, a theme, what was found, or the watch list."""
    line_ = view.line
    if line_.mode is Mode.FINISH:
        return _gut(width, height, indent)
    if line_.panel == "keys":
        return _keys(width, height, indent)
    if line_.panel == "say":
        return _script(view, width, height, indent)
    if line_.whose_name() is not None:
        return _whose(view, width, height, indent)
    if line_.mode is Mode.FIND:
        first = "Find a signal, or" if line_.sheet.has_commands else "Find a signal"
        return _list(view, width, height, indent, "Find" if line_.text else first, first=True)
    if line_.shown_by_it():
        return _list(view, width, height, indent, "Which of these does it show?")
    if digit := line_.open_digit():
        more = line_.sheet.uncoded(digit)
        behind = f"   and {more} more: /" if more else ""
        title = f"{digit} {THEME_BY_DIGIT[digit].name}{behind}"
        return _list(view, width, height, indent, title, seen=len(line_.sheet.coded(digit)))
    return _list(view, width, height, indent, "Watch for today")


def _list(
    view: LiveView, width: int, height: int, indent: int, title: str, *, first: bool = False,
    seen: int = 0,
) -> list[Row]:  # fmt: skip
    """Return the rows to choose among, the chosen one in view.

    ``seen`` is how many of them are to be seen though the heading goes for it; 0: all.
    """
    choices = view.line.choices()
    chosen = view.line.chosen
    if first and choices and view.line.shows_first:
        chosen = 0
    # The heading goes where all rows are seen without it, and where there are hardly any.
    heading = [line(title, width, "title", indent=indent)]
    if (seen or len(choices)) == height or height < _LEAST_WITH_HEADING:
        heading = []
    room = height - len(heading)
    start = 0 if chosen is None else max(0, min(chosen - room + 1, len(choices) - room))
    shown = choices[start : start + room]
    return heading + [
        _choice(view, choice, width, start + n, indent, chosen=start + n == chosen)
        for n, choice in enumerate(shown)
    ]


def _whose(view: LiveView, width: int, height: int, indent: int) -> list[Row]:
    """Return the opportunities that the round can be given to, and what it leaves behind."""
    rows = _list(view, width, height, indent, "Whose round is this?", first=True)
    if not (count := view.line.left_behind()):
        return rows
    answers = "1 answer on a promise" if count == 1 else f"{count} answers on promises"
    said = f"{answers} of {view.heading.company}: kept, as a ? without its words."
    more = [line(words, width, "warning", indent=indent) for words in wrap(said, width - indent)]
    return [*rows[: max(1, height - len(more))], *more][:height]


def _choice(
    view: LiveView, choice: Entry | Command | Whose, width: int, place: int, indent: int, *,
    chosen: bool,
) -> Row:  # fmt: skip
    maker = RowMaker(width)
    lead = "» " if chosen else ""
    if indent:
        maker.to(1 if not chosen else 0)
        lead = "»" if chosen else ""
    maker.add(lead, "accent")
    action = f"choice:{place}"
    if isinstance(choice, Command):
        maker.add(f"{choice.name}  ", "title", action=action).to(indent + _COMMANDS_COLUMN)
        return maker.add(choice.says, "muted", action=action).row()
    if isinstance(choice, Whose):
        role = f", {choice.role}" if choice.role else ""
        behind = f"round {choice.rounds + 1}{role}" if choice.slug else "a new one"
        maker.add(choice.company, "title" if chosen else "text", action=action)
        return maker.add(f"   {behind}", "muted", action=action).row()
    return _entry(view, choice, maker, chosen=chosen)


def _entry(view: LiveView, entry: Entry, maker: RowMaker, *, chosen: bool) -> Row:
    span = mark_span(view.mark(entry), letters=view.letters)
    action = entry.code or entry.subject
    maker.add(entry.code or "  ", "accent" if entry.code else "muted", action=action).add(" ")
    maker.add(span.text, span.role, action=action).add(" ")
    maker.add(view.label(entry), "title" if chosen else "text", action=action)
    behind = view.behind(entry)
    if behind and maker.width + len(behind) + 3 <= maker.limit:
        maker.add(f"   {behind}", "muted", action=action)
    return maker.row()


def _gut(width: int, height: int, indent: int) -> list[Row]:
    scale = [
        RowMaker(width).to(indent + 2).add(str(n), "accent").add(f"  {words}").row()
        for n, words in enumerate(GUT_WORDS, 1)
    ]
    title = line("Before any number: how did it feel?", width, "title", indent=indent)
    if height <= len(scale) + 1:
        return [title, *scale][:height]
    words = "Enter rates it later; p pauses."
    after = line(words, width, "muted", indent=indent)
    return [title, EMPTY, *scale, EMPTY, after][:height]


def _keys(width: int, height: int, indent: int) -> list[Row]:
    title = RowMaker(width).to(indent).add("Keys", "title")
    title.right("any key goes on" if width > 40 else "", "muted")
    column = indent + 13
    rows = [
        RowMaker(width).to(indent).add(key, "accent").to(column).add(does).row()
        for key, does in KEYS_HELP
    ]
    return [title.row(), *rows][:height]


def _script(view: LiveView, width: int, height: int, indent: int) -> list[Row]:
    if not view.scripts:
        return [line("There is nothing to say here.", width, "muted", indent=indent)]
    place = view.line.script % len(view.scripts)
    title, text = view.scripts[place]
    head = RowMaker(width).to(indent)
    head.add(f"What to say, {place + 1} of {len(view.scripts)}: {title}", "title")
    head.right("! next", "muted")
    body = [line(row, width, indent=indent) for row in wrap(text, min(width - indent - 1, 60))]
    return [head.row(), EMPTY, *body][:height] if height > 6 else [head.row(), *body][:height]


def all_themes(
    view: LiveView, width: int, gap: Sequence[Row], *, is_short: bool = False
) -> list[Row]:
    """Return every theme open: three columns, and *this job* below them, in short or whole."""
    blocks = [_block(view, theme.digit, 39) for theme in THEMES[:-1]]
    columns = [_stack(blocks[start : start + 3], gap) for start in (0, 3, 6)]
    height = max(len(column) for column in columns)
    rows = []
    for place in range(height):
        maker = RowMaker(width)
        for start, column in zip(_COLUMNS, columns, strict=True):
            spans = column[place] if place < len(column) else EMPTY
            chosen = bool(spans) and spans[0].text == "»"
            maker.to(start - chosen).extend(spans)
        rows.append(maker.row())
    return [*rows, *gap, *_this_job(view, width, is_short=is_short)]


def _this_job(view: LiveView, width: int, *, is_short: bool) -> list[Row]:
    block = _block(view, THEMES[-1].digit, 39)
    heading = RowMaker(width).to(1).extend(block[0])
    hidden = len(block) - 1 - len(_COLUMNS) if is_short else 0
    if hidden > 0:
        heading.add(f"   and {hidden} more: 0", "muted")
        block = block[: 1 + len(_COLUMNS)]
    rows = [heading.row()]
    for start in range(1, len(block), 3):
        maker = RowMaker(width)
        for column, spans in zip(_COLUMNS, block[start : start + 3], strict=False):
            chosen = bool(spans) and spans[0].text == "»"
            maker.to(column - chosen).extend(spans)
        rows.append(maker.row())
    return rows


def _block(view: LiveView, digit: str, width: int) -> list[Row]:
    more = view.line.sheet.uncoded(digit)
    is_open = digit == view.line.open_digit()
    heading = RowMaker(width).add(digit, "accent", action=digit)
    name = THEME_BY_DIGIT[digit].name
    heading.add(f" {name}", "accent" if is_open else "title", action=digit)
    heading.add(f"   and {more} more: /" if more else "", "muted")
    chosen = _chosen_subject(view)
    rows = [heading.row()]
    for entry in view.line.sheet.coded(digit):
        is_chosen = entry.subject == chosen
        maker = RowMaker(width).add("»" if is_chosen else "", "accent")
        rows.append(_entry(view, entry, maker, chosen=is_chosen))
    return rows


def _chosen_subject(view: LiveView) -> str:
    choices, chosen = view.line.choices(), view.line.chosen
    if chosen is None or chosen >= len(choices):
        return ""
    choice = choices[chosen]
    return choice.subject if isinstance(choice, Entry) else ""


def _stack(blocks: Sequence[Iterable[Row]], gap: Sequence[Row]) -> list[Row]:
    rows: list[Row] = []
    for block in blocks:
        rows += [*gap, *block] if rows else list(block)
    return rows
