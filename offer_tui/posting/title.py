"""The title of a posting: where it stands, and whether the text below speaks of the same job."""

from __future__ import annotations

import re
from collections.abc import Collection

_FIELD = re.compile(r"^title\s?[:=]\s*[\"']?(?P<title>[^\n]{2,150})", re.MULTILINE)
_FRONT = ("---", "+++")
_HEADING = re.compile(r"^#{1,3} (?P<title>[^\n]{2,150})", re.MULTILINE)
_LINES = re.compile(r"\s*(?P<title>\w[^\n]{0,100}(?:\n(?!\s*\n)[^\n]{1,60}(?=\n))?)")
_NAME = re.compile(r"[^\W\d_]{4,}")
_HEAD = 1500
_STEM = 6


def title_span(text: str) -> tuple[int, int]:
    """Return the characters of the title: a field, the first lines, or a heading; (0, 0) if none.

    The first two lines count together, since some print the company first.
    """
    patterns = (_FIELD, _HEADING) if text.startswith(_FRONT) else (_LINES, _HEADING)
    for pattern in patterns:
        match = pattern.match(text) if pattern is _LINES else pattern.search(text, 0, _HEAD)
        if match:
            return match.span("title")
    return (0, 0)


def speaks_of_another_job(text: str, common: Collection[str]) -> bool:
    """Whether none of the title's own words, but for common ones, comes back below it.

    One word alone proves nothing, so the title must have two.
    """
    start, end = title_span(text)
    names = {name.lower() for name in _NAME.findall(text[start:end])} - set(common)
    below = text[end:].lower()
    return len(names) > 1 and not any(name[:_STEM] in below for name in names)
