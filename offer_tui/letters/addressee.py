"""Whom a letter is to, as far as the record can tell."""

from __future__ import annotations

from collections.abc import Sequence

from offer_tui.letters.kind import Addressee, Kind
from offer_tui.model.opportunity import Opportunity, Promise
from offer_tui.model.session import Session
from offer_tui.preparation.listeners import Listener, listener_named, same_name
from offer_tui.preparation.people import Somebody, named_in, people_of

MOST = 6
"""More names than this are no address."""


def addressees(
    kind: Kind,
    opportunity: Opportunity,
    rounds: Sequence[Session],
    talk: Session | None,
    promises: Sequence[Promise] = (),
) -> list[str]:
    """Return the names of those that the letter is to; none where that would be a guess."""
    everybody = _everybody(opportunity, rounds)
    for wanted in kind.to:
        names = _found(wanted, everybody, talk, promises)
        if 0 < len(names) <= MOST:
            return names
    return []


def in_the_talk(talk: Session | None, opportunity: Opportunity) -> list[str]:
    """Return the names of those in a round.

    Where it names nobody, "the manager" is the one person written down who is called so.
    """
    return _present(talk, _everybody(opportunity, ()))


def _found(
    wanted: Addressee,
    everybody: Sequence[Somebody],
    talk: Session | None,
    promises: Sequence[Promise],
) -> list[str]:
    match wanted:
        case "talk":
            return _present(talk, everybody)
        case "promiser":
            names = [[one.name for one in named_in(promise.by)] for promise in promises]
            return names[0] if names and all(one == names[0] for one in names) else []
        case "anyone":
            return [everybody[0].name] if len(everybody) == 1 else []
        case _:
            return _only(wanted, everybody)


def _present(talk: Session | None, everybody: Sequence[Somebody]) -> list[str]:
    if talk is None:
        return []
    names = [one.name for one in named_in(talk.with_whom)]
    listener = listener_named(talk.with_whom)
    if names or listener is None:
        return list(dict.fromkeys(names))
    return _only(listener, everybody)


def _only(listener: Listener, everybody: Sequence[Somebody]) -> list[str]:
    """Return the one person who is called so; none where there are several."""
    called = [one.name for one in everybody if listener_named(one.role) == listener]
    return called if len(called) == 1 else []


def _everybody(opportunity: Opportunity, rounds: Sequence[Session]) -> list[Somebody]:
    found = list(people_of(opportunity, None))
    for session in reversed(rounds):
        for one in named_in(session.with_whom):
            if not any(same_name(one.name, known.name) for known in found):
                found.append(one)
    return found
