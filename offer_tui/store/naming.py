"""Names of folders and files, safe on every system, made from what people call things."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

LONGEST_SLUG = 60

_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
     "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
     "\u0131": "i"}
)  # fmt: skip
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
_NO_RECORD = re.compile(r"\.|.*(?:~|\.swp|\.swo|\.tmp|\.bak)\Z|.*\.(?:sync-)?conflict-")
_CONFLICT = re.compile(r"[^.].*\.(?:sync-)?conflict-")


def slug_for(name: str, id_: str) -> str:
    """Return a folder's name for the company: a to z, 0 to 9 and hyphens, ``LONGEST_SLUG`` at most.

    A name without such letters is called after the end of the id.
    """
    slug = folded(name)
    if not re.search("[a-z]", slug):
        return f"job-{id_[-6:].lower()}"
    return f"{slug}-job" if _RESERVED.match(slug) else slug


def folded(name: str) -> str:
    """Return the name in a to z, 0 to 9 and single hyphens; nothing if there is nothing of it."""
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS)).lower()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_SLUG].rstrip("-")


def numbered(name: str, number: int) -> str:
    """Return the name, from the second on with a number, and still not too long."""
    if number < 2:
        return name
    end = f"-{number}"
    return name[: LONGEST_SLUG - len(end)].rstrip("-") + end


def session_name(began: dt.datetime, round_name: str, number: int = 1) -> str:
    """Return a round's file name: its day, its time, its name."""
    name = numbered(folded(round_name) or "round", number)
    return f"{began:%Y-%m-%dT%H%M%S}-{name}.toml"


def is_session(name: str) -> bool:
    """Whether a file of this name is a round: not a leftover, not a copy some program set aside."""
    return name.endswith(".toml") and name != "opportunity.toml" and not _NO_RECORD.match(name)


def is_conflict(name: str) -> bool:
    """Whether a file of this name is a version that a program set aside."""
    return bool(_CONFLICT.match(name))
