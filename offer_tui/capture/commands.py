"""What the search offers beside ticks: commands, found by the first letters of their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

LEAST_LETTERS = 3
"""Letters of its name that a command needs before words count as its argument."""
LONGEST_ROUND = 24 * 60
"""Minutes that can be planned, at most."""
_MINUTES = re.compile(r"(?P<minutes>\d{1,4}) ?(?:m|min|minutes)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Command:
    """Something other than a tick; words behind its name are its argument."""

    name: str
    says: str
    argument: str = ""


FINISH = Command("finish", "end this round")
PLANNED_TIME = Command("planned time", "how long it is to take")
ATTACH = Command("attach", "say whose round this is")
EXPORT = Command("export", "write it down as text")
SAY = Command("say", "what to say, as ! does")
COMMANDS = (FINISH, PLANNED_TIME, ATTACH, EXPORT)


def called(query: str) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
    """Return the commands that the words name, and those they may name if nothing else does.

    ``att Acme`` names *attach* with its argument; ``planned for all`` may only name *planned time*,
    since its argument is no number.
    """
    words = query.split()
    if words == ["!"] or query.casefold().strip() == SAY.name:
        # For digit rows on which the sign itself is a digit.
        return (SAY,), ()
    made = [one for command in COMMANDS if (one := _called(command, words))]
    surely = tuple(one for one in made if _fits(one))
    perhaps = tuple(one for one in made if one not in surely and one.name == PLANNED_TIME.name)
    return surely, perhaps


def minutes_of(text: str) -> int | None:
    """Return the minutes that a text says, from 1 to ``LONGEST_ROUND``; None for any other."""
    match = _MINUTES.fullmatch(text.strip())
    minutes = int(match["minutes"]) if match else 0
    return minutes if 1 <= minutes <= LONGEST_ROUND else None


def _called(command: Command, words: Sequence[str]) -> Command | None:
    if not words:
        return None
    name, first = command.name.split(), words[0].casefold()
    start = next((n for n, part in enumerate(name) if part.startswith(first)), None)
    if start is None:
        return None
    behind = 1
    for part in name[start + 1 :]:
        if behind < len(words) and part.startswith(words[behind].casefold()):
            behind += 1
    argument = " ".join(words[behind:])
    if argument and len(first) < LEAST_LETTERS:
        return None
    return replace(command, argument=argument)


def _fits(command: Command) -> bool:
    argument = command.argument
    match command.name:
        case FINISH.name:
            return argument in {"", "1", "2", "3", "4", "5"}
        case PLANNED_TIME.name:
            # A number that is none of minutes is refused in words, and ticks nothing.
            return not argument or argument.lstrip("-").split()[0].isdecimal()
        case ATTACH.name:
            return True
        case _:
            return not argument
