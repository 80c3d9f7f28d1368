"""A filled template in sentences: those that lack a fact are left out, the others are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile("\0([^\0]*)\0")
_PARAGRAPH = "\1"
_EMPTY_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_END = re.compile(r"[.?!:,;…][\"')\]\u201d\u2019\u00bb]*\Z")
_SUBJECT = re.compile(r"\s*subject:\s*(.*)\Z", re.IGNORECASE)
_LOOSE_STOP = re.compile(r" (?=[.,](?:\s|\Z))")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a filled template."""

    subject: str
    """Empty where every subject lacked something."""
    body: str
    missing: tuple[str, ...]
    """Names of the facts whose sentences were left out, in the order they would have come."""


def marked(template: str) -> str:
    """Return the template with a mark on its empty lines: lines that turn out empty are no gap."""
    return _EMPTY_LINE.sub(_PARAGRAPH, template)


def said(filled: str) -> Said:
    """Return the letter in a filled template.

    A sentence ends where a line ends with a full stop or the like, or with a backslash, which keeps
    the line's end; before and behind a line that begins with "- "; and at an empty line, which
    ends the paragraph too. The first of the subject lines that lacks nothing is the subject.
    """
    written = [_lines(part) for part in filled.split(_PARAGRAPH)]
    subjects = list(_subjects(written))
    missing: dict[str, None] = {}
    paragraphs = []
    for lines in written:
        kept = []
        for sentence in _sentences(lines):
            lacks = _MARK.findall(sentence)
            missing.update(dict.fromkeys(lacks))
            if not lacks:
                kept.append(sentence)
        if kept:
            paragraphs.append(_joined(kept))
    subject = next((_tidy(one) for one in subjects if one and not _MARK.search(one)), "")
    return Said(subject, "\n\n".join(paragraphs), tuple(missing))


def has_subject(template: str) -> bool:
    """Whether there is a line for the subject at all."""
    return any(_SUBJECT.match(line) for line in template.split("\n"))


def _lines(part: str) -> list[str]:
    return [line.strip() for line in part.split("\n") if line.strip()]


def _subjects(paragraphs: list[list[str]]) -> Iterator[str]:
    """Take the subject lines from the top, and yield what they say."""
    for lines in paragraphs:
        while lines and (found := _SUBJECT.match(lines[0])):
            yield found[1]
            del lines[0]
        if lines:
            return


def _sentences(lines: list[str]) -> Iterator[str]:
    sentence: list[str] = []
    for line in lines:
        if line.startswith("- ") and sentence:
            yield " ".join(sentence)
            sentence = []
        sentence.append(line)
        if line.endswith("\\") or line.startswith("- ") or _END.search(line):
            yield " ".join(sentence)
            sentence = []
    if sentence:
        yield " ".join(sentence)


def _joined(sentences: list[str]) -> str:
    """Return a paragraph: its sentences in one line, entries of a list on lines of their own."""
    lines: list[str] = []
    is_open = False
    for sentence in sentences:
        is_entry, ends = sentence.startswith("- "), sentence.endswith("\\")
        text = _tidy(sentence.removesuffix("\\"))
        if is_open and not is_entry:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
        is_open = not is_entry and not ends
    return "\n".join(lines)


def _tidy(text: str) -> str:
    """Return the text without blanks that stand loose, or a second stop behind "Inc."."""
    return _TWO_STOPS.sub(".", _LOOSE_STOP.sub("", " ".join(text.split())))
