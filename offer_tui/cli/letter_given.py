"""What the person adds to a letter on the line, and the facts that come of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offer_tui.cli.failure import Failed
from offer_tui.cli.output import complain
from offer_tui.cli.rounds import named
from offer_tui.cli.words import count
from offer_tui.letters.change import Earlier
from offer_tui.letters.facts import Added, facts_of
from offer_tui.store.letters import load_topics
from offer_tui.store.reading import FileProblem
from offer_tui.store.references import UnknownReference

if TYPE_CHECKING:
    from offer_tui.cli.context import Surroundings
    from offer_tui.letters.fact import Facts
    from offer_tui.model.opportunity import Opportunity, Promise
    from offer_tui.model.session import Session
    from offer_tui.store.library import Round


@dataclass(frozen=True)
class Given:
    """What the line said beside the kind and the opportunity."""

    to: tuple[str, ...]
    me: str
    round_name: str
    promises: tuple[int, ...]
    mentions: tuple[str, ...]
    until: dt.date | None
    asks: tuple[str, ...]
    with_market: bool
    other_role: str
    changes: tuple[str, ...]
    learnt: tuple[str, ...]
    news: tuple[str, ...]
    output: str | None
    force: bool
    as_json: bool
    source_wanted: bool

    def is_given(self, option: str) -> bool:
        """Whether an option was on the line."""
        return bool(getattr(self, _FIELDS[option]))


_FIELDS = {
    "--to": "to",
    "--from": "me",
    "--round": "round_name",
    "--promise": "promises",
    "--mention": "mentions",
    "--until": "until",
    "--ask": "asks",
    "--with-market": "with_market",
    "--role": "other_role",
    "--changed": "changes",
    "--learnt": "learnt",
    "--news": "news",
}


def facts_for(
    around: Surroundings,
    kind: str,
    opportunity: Opportunity,
    rounds: Sequence[Round],
    given: Given,
) -> Facts:
    """Return the facts. Raises Failed for a talk or a promise that is not there."""
    market = around.profile.market if given.with_market else None
    added = Added(
        me=given.me,
        to=given.to,
        talk=_talk(rounds, given.round_name),
        promises=tuple(_promises(opportunity, given.promises)),
        mentions=given.mentions,
        until=given.until,
        asks=given.asks,
        market=market,
        other_role=given.other_role,
        changes=given.changes,
        learnt=given.learnt,
        news=given.news,
    )
    sessions = [one.session for one in rounds]
    facts = facts_of(
        kind, opportunity, sessions, added, load_topics(), dt.datetime.now().astimezone(),
        _earlier(around, opportunity),
    )  # fmt: skip
    if given.with_market and "market" not in facts:
        complain("your profile has no market range yet, so none is named")
    return facts


def _earlier(around: Surroundings, opportunity: Opportunity) -> Earlier | None:
    """Return what it goes back to; where that cannot be read, the letter does without."""
    if opportunity.returns_to is None:
        return None
    try:
        slug = around.library.resolve(opportunity.returns_to)
        rounds, problems = around.library.rounds(slug)
        earlier = Earlier(around.library.opportunity(slug), [one.session for one in rounds])
    except (FileProblem, UnknownReference) as error:
        complain(str(error))
        return None
    complain(*map(str, problems))
    return earlier


def _talk(rounds: Sequence[Round], name: str) -> Session | None:
    if not name.strip():
        return None
    found = named(rounds, name)
    if found is None:
        names = ", ".join(one.session.round for one in rounds)
        raise Failed(f"there is no round {name[:60]}; there is {names or 'none yet'}")
    return found.session


def _promises(opportunity: Opportunity, numbers: Sequence[int]) -> Iterator[Promise]:
    for number in numbers:
        if not 0 < number <= len(opportunity.promises):
            there = count(len(opportunity.promises), "promise")
            raise Failed(f"there is no promise {number:02}; {opportunity.company} has {there}")
        yield opportunity.promises[number - 1]
