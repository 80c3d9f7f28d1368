"""The text as it is read: without what nobody sees, and the way back to what was handed in."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_HIDDEN = (("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->"))
# One class of characters comes first, so that the search can skip all others at once.
_SEEN_OTHERWISE = re.compile(
    r"[&\r\u00ad\u200b\u200e\u200f\u2060\ufeff]"
    r"(?:(?<=&)(?P<entity>[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});|(?<=\r)(?P<feed>(?=\n)))?"
)
_LINE_ENDS = "\r\u000b\u000c\u0085\u2028\u2029"
_BLANKS = "\u00a0\u2007\u202f"


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to read, and how many characters of the original were left out before each place."""

    text: str
    original: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    left_out: tuple[int, ...]
    """The sums, beginning with 0."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of the text stand in the original."""
        before, within = bisect_right(self.starts, start), bisect_right(self.ends, end)
        return start + self.left_out[before], end + self.left_out[within]


def plain(original: str) -> Plain:
    """Return the text without scripts, entities and invisible characters; every line end is one."""
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    left_out = [0]
    reached = size = 0
    for start, end, instead in _edits(original):
        kept += (original[reached:start], instead)
        size += start - reached + len(instead)
        starts.append(size)
        ends.append(size + (not instead))
        left_out.append(left_out[-1] + end - start - len(instead))
        reached = end
    text = _with_plain_blanks("".join((*kept, original[reached:])))
    return Plain(text, original, tuple(starts), tuple(ends), tuple(left_out))


def _with_plain_blanks(text: str) -> str:
    for instead, others in (("\n", _LINE_ENDS), (" ", _BLANKS)):
        for other in others:
            text = text.replace(other, instead)
    return text


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is read otherwise than it stands: its start, its end, and what is read."""
    hidden = [*_hidden(text), (len(text), len(text))]
    open_to = 0
    for start, end in hidden:
        for match in _SEEN_OTHERWISE.finditer(text, open_to, start):
            seen = _seen(match)
            if seen != match[0]:
                yield match.start(), match.end(), seen
        if start < end:
            yield start, end, "\n"
        open_to = end


def _seen(match: re.Match[str]) -> str:
    """Return the character that is read, or none; whatever is no known entity stays."""
    if match["entity"]:
        character = html.unescape(match[0])
        return character if len(character) == 1 else match[0]
    alone = match[0] == "&" or (match[0] == "\r" and match["feed"] is None)
    return match[0] if alone else ""


def _hidden(text: str) -> list[tuple[int, int]]:
    """Return where scripts, styles and comments stand, in order, none within another."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    spans: list[tuple[int, int]] = []
    for opening, closing in _HIDDEN:
        start = lower.find(opening)
        while start >= 0:
            close = lower.find(closing, start)
            if close < 0:
                break
            spans.append((start, close + len(closing)))
            start = lower.find(opening, close)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
