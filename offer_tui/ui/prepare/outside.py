"""What was found outside of any round, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offer_tui.model.mark import mark_of
from offer_tui.model.session import Observation
from offer_tui.model.signal import Ask, Signal
from offer_tui.ui.parts.item import Heading, Item, Line
from offer_tui.ui.prepare.prepared import Prepared

Found = tuple[Observation, Signal]


def found_lines(prepared: Prepared, heading: str, *asks: Ask) -> Iterator[Line]:
    """Yield what was found of the signals that are noticed in one of these ways."""
    found = [f for f in _all(prepared) if f[1].ask in asks and not f[0].broken_promise]
    yield from _under(heading, found)


def shown_by_promises(prepared: Prepared, heading: str) -> Iterator[Line]:
    """Yield the signals that a broken promise was found to show."""
    yield from _under(heading, [f for f in _all(prepared) if f[0].broken_promise])


def _all(prepared: Prepared) -> Iterator[Found]:
    catalogue = prepared.source.catalogue
    for seen in prepared.opportunity.observations:
        signal = catalogue.by_id.get(seen.subject)
        if signal is not None:
            yield seen, signal


def _under(heading: str, found: Sequence[Found]) -> Iterator[Line]:
    if found:
        yield Heading(heading)
    yield from (_found(one, signal) for one, signal in found)


def _found(seen: Observation, signal: Signal) -> Item:
    return Item(
        f"signal:{signal.id}",
        signal.no if seen.state == "clear" else signal.yes,
        mark_of(signal.polarity, seen.state, seen.degree),
        signal.code or "",
        more=(seen.note,) if seen.note else (),
        means=(signal.yes, signal.no),
        enter="note",
        can=frozenset({"answer"}),
    )
