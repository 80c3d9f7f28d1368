"""Text fit to be sent: what could act on somebody else's screen is taken out, lines stay."""

from __future__ import annotations

import re
import unicodedata

from offer_tui.model.text import normalise

LONGEST = 40_000
"""Characters of a letter, at most: some ten pages."""
# Embeddings, overrides and isolates turn round what stands behind them, in somebody else's mail.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SUBJECT = re.compile(r"\s*subject:[ \t]*(?P<subject>[^\n]*)\n?", re.IGNORECASE)


def sendable(text: str) -> str:
    """Return the text without controls and overrides, its line ends as line feeds.

    Joiners and direction marks stay, since Persian and Hebrew need them.
    """
    lines = TURNING.sub("", _ENDS.sub("\n", normalise(text[: LONGEST * 2]))).replace("\t", " ")
    if lines.isascii() and lines.replace("\n", "").isprintable():
        return lines[:LONGEST]
    kept = "".join(one for one in lines if one == "\n" or not is_control(one))
    return kept[:LONGEST]


def is_control(character: str) -> bool:
    """Whether it is a control, or half of a character."""
    return unicodedata.category(character) in {"Cc", "Cs"}


def parted(text: str) -> tuple[str, str]:
    """Return the subject, empty where there is no such line, and what stands below it."""
    found = _SUBJECT.match(text)
    if found is None:
        return "", text.strip("\n")
    return found["subject"].strip(), text[found.end() :].strip("\n")
