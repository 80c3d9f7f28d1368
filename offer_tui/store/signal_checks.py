"""What each key of a signal may hold, and what is said where it holds something else."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from offer_tui.model.signal import LONGEST_LABEL, THEME_BY_DIGIT, THEME_BY_ID
from offer_tui.model.text import visible

LONGEST_QUESTION = 120
"""Characters in a question, at most: two lines of the list at 80 columns."""

Fault = tuple[str, str]
"""What is wrong with a value, and how to mend it."""
Check = Callable[[Any], Fault | None]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[1-9][1-9]|00")


def code_fault(code: str, theme: str, taken: Iterable[str]) -> Fault | None:
    """Return why a signal of the theme cannot have the code; None when it can."""
    digit = THEME_BY_ID[theme].digit
    if code[0] != digit:
        there = THEME_BY_DIGIT[code[0]].id
        mend = f'begin it with {digit}, or move the signal to "{there}"'
        return f'the codes of "{theme}" begin with {digit}', mend
    if code not in taken:
        return None
    places = ["00"] if digit == "0" else [f"{digit}{second}" for second in range(1, 10)]
    if free := [place for place in places if place not in taken]:
        return f"the code {code} is taken", f"use {', '.join(free)}; or leave the code out"
    return f'"{theme}" has no place left: it holds {len(places)} at most', "leave the code out"


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a mend that names the nearest of the known words, or all of them."""
    known = list(known)
    near = nearest_words(word, known)
    return f'write "{near[0]}"' if near else f"write {_any_of(known)}"


def nearest_words(word: str, known: Iterable[str], count: int = 1) -> list[str]:
    """Return those of the known words that the word may have been meant to be, nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    return get_close_matches(word, list(known), n=count, cutoff=0.6)


def _is_text(value: object) -> Fault | None:
    if not isinstance(value, str):
        return "this must be text", 'put it in quotes: "..."'
    if not value.strip():
        return "there is nothing in it", "write something, or remove the line"
    return None


def _is_line(longest: int) -> Check:
    def check(value: object) -> Fault | None:
        if fault := _is_text(value):
            return fault
        if visible(str(value)) != value:
            return "it holds a control character", "write it anew, on one line"
        if len(str(value)) > longest:
            return f"it has {len(str(value))} characters", f"use at most {longest}"
        return None

    return check


def _is_prose(value: object) -> Fault | None:
    if fault := _is_text(value):
        return fault
    if visible(str(value), keep_lines=True) != value:
        return "it holds a control character", "write it anew"
    return None


def _is_one_of(*words: str) -> Check:
    def check(value: object) -> Fault | None:
        if fault := _is_text(value):
            return fault
        if value not in words:
            return f"{_shown(value)} is none of the words allowed", f"write {_any_of(words)}"
        return None

    return check


def _is_id(value: object) -> Fault | None:
    if fault := _is_line(60)(value):
        return fault
    if not _ID.fullmatch(str(value)):
        return f"{_shown(value)} is no id", 'use small letters, digits and hyphens: "late-shifts"'
    return None


def _is_code(value: object) -> Fault | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return "this must be text", f'put it in quotes: "{value:02d}"'
    if fault := _is_line(20)(value):
        return fault
    if not _CODE.fullmatch(str(value)):
        mend = 'use two digits from 1 to 9, the theme\'s first: "74"; or leave the code out'
        return f"{_shown(value)} is no code of a signal", mend
    return None


def _is_theme(value: object) -> Fault | None:
    if fault := _is_text(value):
        return fault
    if value not in THEME_BY_ID:
        return f"there is no theme {_shown(value)}", suggestion(str(value), THEME_BY_ID)
    return None


def _is_number(value: object) -> Fault | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "this must be a number", "write it in digits, without quotes"
    if not math.isfinite(value):
        return "this must be a number", "write it in digits: 0.25"
    return None


def _is_rate(value: object) -> Fault | None:
    if fault := _is_number(value):
        return fault
    if not 0 < float(str(value)) < 1:
        return f"{value} is no rate", "write one between 0 and 1, such as 0.25"
    return None


def _is_strength(value: object) -> Fault | None:
    if fault := _is_number(value):
        return fault
    if float(str(value)) <= 0:
        return f"{value} is no strength", "write one above 0: 20 for a guess, 120 for a large study"
    return None


def _is_flag(value: object) -> Fault | None:
    if not isinstance(value, bool):
        return "this must be true or false", "write true or false, without quotes"
    return None


def _any_of(words: Sequence[str]) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _shown(value: object) -> str:
    text = visible(str(value))
    return f'"{text}"' if len(text) <= 40 else "this"


CHECKS: Mapping[str, Check] = {
    "id": _is_id,
    "code": _is_code,
    "theme": _is_theme,
    "polarity": _is_one_of("red", "green"),
    "yes": _is_line(LONGEST_LABEL),
    "no": _is_line(LONGEST_LABEL),
    "question": _is_line(LONGEST_QUESTION),
    "ask": _is_one_of("them", "around", "yourself", "watch"),
    "when": _is_one_of("before", "room", "after"),
    "seen_if_regret": _is_rate,
    "seen_if_not": _is_rate,
    "strength": _is_strength,
    "grade": _is_one_of("A", "B", "C", "D"),
    "pair": _is_id,
    "negotiable": _is_flag,
    "derivation": _is_prose,
    "source": _is_prose,
    "hidden": _is_flag,
}
"""The check of every key that a signal or a change may have."""
