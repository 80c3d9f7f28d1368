"""What was handed in: a posting, or something that cannot be read as one, and what to do then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from offer_tui.posting.words import Words

Material = Literal["posting", "empty", "pdf", "binary", "foreign", "short"]

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ud800-\udfff]")
_SAMPLE = 20_000
_WORDS = 600
_ENOUGH = 12
_LATIN = 0x24F


def unreadable(text: str) -> Material | None:
    """Return what the text is when it holds no words to read: empty, a PDF or another binary."""
    if text.lstrip("\ufeff \t\r\n").startswith("%PDF"):
        return "pdf"
    if not text.strip("\ufeff \t\r\n"):
        return "empty"
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 50):
        return "binary"
    return None


def language(words: Words, small_words: Mapping[str, frozenset[str]]) -> str:
    """Return the language of the words: a name, "another script", or "" when it cannot be told."""
    lowers = [word.lower for word in words.words[:_WORDS] if word.kind == "word"]
    if not lowers:
        return ""
    if sum(ord(lower[0]) > _LATIN for lower in lowers) > len(lowers) / 3:
        return "another script"
    counts = {name: sum(map(small.__contains__, lowers)) for name, small in small_words.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] * _ENOUGH < len(lowers) or len(lowers) < _ENOUGH:
        return ""
    return "English" if counts["English"] * 2 >= counts[best] else best


_NOTICES: Mapping[Material, str] = {
    "posting": "",
    "empty": "There is no text here. Paste the posting, or name a file that holds it.",
    "pdf": "This is a PDF, which the reader cannot open. Copy its text and paste that.",
    "binary": "This is not text but another kind of file. Copy the posting and paste it.",
}


def notice(material: Material, spoken: str, count: int) -> str:
    """Return what to tell the person about the material; nothing when it is a posting."""
    if material == "foreign":
        return f"This reader knows English. The text looks like {spoken}: little of it was read."
    if material == "short":
        words = "word" if count == 1 else "words"
        return f"This is {count} {words} long. Paste the whole posting if there is more."
    return _NOTICES[material]
