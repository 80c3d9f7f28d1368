"""The command that reads a job description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

import click

from offer_tui.cli.context import Surroundings, pass_surroundings
from offer_tui.cli.output import complain, document, say, width_of, wrapped
from offer_tui.cli.words import drawn
from offer_tui.model.mark import mark_of
from offer_tui.model.signal import Catalogue
from offer_tui.posting.facts import Fact
from offer_tui.posting.reader import as_json, read
from offer_tui.posting.reading import Reading
from offer_tui.posting.rules import FactId
from offer_tui.store.given import given_text
from offer_tui.store.posting_rules import load_posting_rules

_VAGUENESS = (
    "one can see the job",
    "most of it can be seen",
    "half of it can be seen",
    "little of it can be seen",
    "one cannot say what it is",
)
_FACTS: Mapping[FactId, str] = {
    "pay_range": "pay range",
    "location_or_remote": "place",
    "concrete_duties": "duties",
    "reporting_line": "reports to",
    "first_goals": "first goals",
    "team_structure": "team",
}


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
        lines = (_tidy(line) for line in reading.title.splitlines())
        yield from (*wrapped(" · ".join(filter(None, lines))), "")
    is_foreign = reading.material == "foreign"
    if is_foreign:
        yield "How vague it is cannot be told. What the reader knows without the language:"
    else:
        yield f"Vagueness {reading.vagueness} of 5: {_VAGUENESS[reading.vagueness - 1]}."
    given = [(_FACTS[fact.id], _shown(fact, reading)) for fact in reading.facts if fact.given]
    yield from _beside("It says", given)
    yield from _beside("Promises, to be checked", [(p.kind, p.text) for p in reading.promises])
    if is_foreign:
        return
    yield from _listed("It leaves open", [fact.missing for fact in reading.facts if not fact.given])
    yield from _wording(reading)
    yield from _listed("To ask", reading.questions)
    yield from _signals(reading, catalogue)


def _shown(fact: Fact, reading: Reading) -> str:
    return reading.text[fact.start : fact.end]


def _tidy(text: str) -> str:
    """Return a piece of the posting in one line, as it read on the page it came from."""
    return " ".join(unescape(text).split())


def _listed(heading: str, sentences: Iterable[str]) -> Iterator[str]:
    lines = [line for sentence in sentences for line in wrapped(f"  {sentence}", "  ")]
    if lines:
        yield from ("", heading, *lines)


def _beside(heading: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield labels with texts beside them, the texts below one another and wrapped."""
    if not rows:
        return
    yield from ("", heading)
    left = max(width_of(label) for label, _ in rows) + 4
    for label, text in rows:
        room = " " * (left - 2 - width_of(label))
        yield from wrapped(f"  {label}{room}{_tidy(text)}", " " * left)


def _wording(reading: Reading) -> Iterator[str]:
    """Yield each reason once, the most frequent first, with the phrases it is about."""
    phrases: dict[tuple[str, str], list[str]] = {}
    for mark in reading.wording:
        phrases.setdefault((mark.kind, mark.why), []).append(f'"{_tidy(mark.phrase)}"')
    if phrases:
        yield from ("", "Wording")
    for (kind, why), found in sorted(phrases.items(), key=lambda item: -len(item[1])):
        yield from wrapped(f"  {kind.replace('-', ' ').capitalize()}: {why}", "  ")
        yield from wrapped(f"    {', '.join(found)}", "    ")


def _signals(reading: Reading, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the posting lets one suspect; a signal that the person hid is left out."""
    rows = []
    for hint in reading.signals:
        signal = catalogue.by_id.get(hint.signal)
        if signal is not None:
            mark = drawn(mark_of(signal.polarity, hint.state, hint.degree))
            label = signal.no if hint.state == "clear" else signal.yes
            rows.append((f"{mark} {signal.code or '  '} {label}", hint.because))
    yield from _beside("Lets one suspect, for you to confirm or not", rows)
