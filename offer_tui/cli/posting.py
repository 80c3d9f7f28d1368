"""The command that reads a job description."""

from __future__ import annotations

from collections.abc import Iterator

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.given import given_text
from offer_tui.cli.output import columns, complain, document, say, wrapped
from offer_tui.cli.words import drawn
from offer_tui.model.mark import mark_of
from offer_tui.model.signal import Catalogue
from offer_tui.posting.reader import as_json, read
from offer_tui.posting.reading import Reading
from offer_tui.store.posting_rules import load_posting_rules

_VAGUENESS = (
    "one can see the job",
    "most of it can be seen",
    "half of it can be seen",
    "little of it can be seen",
    "one cannot say what it is",
)


@click.command("posting")
@click.argument("file", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs.")
@pass_surroundings
def posting_command(around: Surroundings, file: str, json_wanted: bool) -> None:
    """Read a job description: what it says, leaves out, promises, and how it is worded.

    In the JSON object every start and end counts characters of the input.
    """
    reading = read(given_text(file), load_posting_rules())
    if reading.notice:
        complain(reading.notice)
    if json_wanted:
        document(as_json(reading))
    else:
        say(_page(reading, around.catalogue))


def _page(reading: Reading, catalogue: Catalogue) -> Iterator[str]:
    if reading.title:
        yield from (reading.title, "")
    yield f"Vagueness {reading.vagueness} of 5: {_VAGUENESS[reading.vagueness - 1]}."
    given = [fact.id.replace("_", " ") for fact in reading.facts if fact.given]
    missing = [fact.missing for fact in reading.facts if not fact.given]
    yield from _listed("It says", given)
    yield from _listed("It leaves open", missing)
    if reading.wording:
        yield from ("", "Wording")
        yield from columns((f'  "{m.phrase}"', m.kind, m.why) for m in reading.wording)
    if reading.promises:
        yield from ("", "Promises, to be checked")
        yield from columns((f"  {p.kind}", p.text) for p in reading.promises)
    yield from _listed("To ask", reading.questions)
    yield from _signals(reading, catalogue)


def _listed(heading: str, sentences: list[str] | tuple[str, ...]) -> Iterator[str]:
    if sentences:
        yield from ("", heading)
        for sentence in sentences:
            yield from wrapped(f"  {sentence}", "  ")


def _signals(reading: Reading, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the posting lets one suspect; a signal that the person hid is left out."""
    rows = []
    for hint in reading.signals:
        signal = catalogue.by_id.get(hint.signal)
        if signal is not None:
            mark = drawn(mark_of(signal.polarity, hint.state, hint.degree))
            label = signal.no if hint.state == "clear" else signal.yes
            rows.append((f"  {mark} {signal.code or '  '} {label}", hint.because))
    if rows:
        yield from ("", "Lets one suspect, for you to confirm or not")
        yield from columns(rows)
